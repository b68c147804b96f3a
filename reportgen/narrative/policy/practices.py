"""The five support practices in words: against their yardstick, what informants said, step and law.

In: the story. Out: rows for the table, its caption and notes, and a sentence on the practices that nobody measured.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.estimates import Estimate
from reportgen.exhibits.policy.practices import PracticeRow
from reportgen.findings import Bundle, Cited, Finding, Practice, Unsure
from reportgen.locales.messages import Message, OutOf, Percent, Points, Several, Value, Words, message
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import joined, laws_words, threshold_words, yardstick_words
from reportgen.narrative.study.naming import within
from reportgen.rulebook import FigureState, Yardstick

FEWEST_FOR_ALL = 3
"""From so many practices on that something is known of, the table has a row for the others too."""


def rows(story: PolicyStory) -> tuple[PracticeRow, ...]:
    """Give a row a practice that is to be shown, then the score where there is one; none where nothing is known."""
    bundle = story.counsel.bundle
    if bundle is None:
        return ()
    score = _score(story, bundle)
    return (*(_row(story, each) for each in shown(bundle)), *([score] if score is not None else []))


def shown(bundle: Bundle) -> tuple[Practice, ...]:
    """Give the practices that the table shows: those known of, and all of them where that is most."""
    known = tuple(each for each in bundle.practices if _is_known(each))
    return bundle.practices if len(known) >= FEWEST_FOR_ALL else known


def not_measured(story: PolicyStory) -> Message | None:
    """Give the sentence that names the practices that nothing is known of, unless the table shows them.

    Where a study has the practices as one score alone, it says that.
    """
    bundle = story.counsel.bundle
    if bundle is None:
        return None
    if not shown(bundle) and (good_score(story, bundle) is not None or bundle.association is not None):
        return message("policy.practices.not_measured.score")
    left = [each for each in bundle.practices if each not in shown(bundle)]
    if not left:
        return None
    kind = "some" if shown(bundle) else "all"
    names = Several(tuple(within(each.topic.label) for each in left), len(left))
    return message(f"policy.practices.not_measured.{kind}", practices=names)


def held_back(story: PolicyStory) -> Message | None:
    """Give the sentence on gaps that the data are too weak to act on: every rule for the action was held back."""
    bundle = story.counsel.bundle
    blocked = {each.action for each in story.counsel.outcomes if each.blocked}
    blocked -= {each.action for each in story.counsel.recommendations}
    gaps = [each for each in bundle.practices if each.state is FigureState.GAP] if bundle is not None else []
    names = tuple(within(each.topic.label) for each in gaps if each.topic.action in blocked)
    return message("policy.practices.held_back", practices=Several(names, len(names))) if names else None


def caption(story: PolicyStory) -> Message:
    """Give the table's caption."""
    return message("policy.practices.caption", place=story.place, period=story.findings.period)


def law(story: PolicyStory) -> tuple[Cited, ...]:
    """Give the regulations that the table cites."""
    bundle = story.counsel.bundle
    return tuple(each for practice in shown(bundle) for each in practice.law) if bundle is not None else ()


def notes(story: PolicyStory) -> tuple[Words, ...]:
    """Give what stands below the table, as one note: what the figures are held against, what informants are, steps."""
    told = tuple(_notes(story))
    return (joined(told, link="policy.then"),) if told else ()


def _notes(story: PolicyStory) -> Iterator[Words]:
    bundle = story.counsel.bundle
    if bundle is None:
        return
    practices = shown(bundle)
    held = [each.yardstick for each in practices if each.finding is not None]
    if bundle.good is not None:
        held.append(bundle.yardstick)
    yield from held_against(tuple(dict.fromkeys(each for each in held if each is not None)))
    if _sources(story, practices) > 1:
        yield message("policy.note.sources")
    if any(each.said is not None or each.raised_by is not None for each in practices):
        yield message("policy.note.said")
    if any(each.topic.steps for each in practices):
        yield message("policy.note.steps")


def held_against(yardsticks: Sequence[Yardstick]) -> Iterator[Words]:
    """Give whose each target is, and of thresholds that they are the brief's own."""
    own = tuple(dict.fromkeys(Percent(each.value, None) for each in yardsticks if each.own))
    if own:
        yield message("policy.note.own", count=len(own), values=Several(own, len(own)))
    for each in yardsticks:
        if not each.own:
            yield message("policy.note.target", yardstick=yardstick_words(each))


def _sources(story: PolicyStory, practices: Sequence[Practice]) -> int:
    """Give how many sources the figures come from."""
    found = (_found(story, each.finding) for each in practices)
    return len({item.quantity.source for item in found if item is not None})


def _is_known(practice: Practice) -> bool:
    return practice.finding is not None or practice.said is not None or practice.raised_by is not None


def good_score(story: PolicyStory, bundle: Bundle) -> Finding | None:
    """Give the share with a good score, or ``None`` where no survey has one."""
    return _found(story, bundle.score.get(bundle.good) if bundle.good is not None else None)


def _found(story: PolicyStory, name: str | None) -> Finding | None:
    return story.findings.get(name) if name is not None else None


def _row(story: PolicyStory, practice: Practice) -> PracticeRow:
    found = _found(story, practice.finding)
    estimate = found.estimate if found is not None else None
    steps = practice.topic.steps
    return PracticeRow(
        practice.topic.label,
        found,
        _standing(practice.state, practice.unsure, yardstick=practice.yardstick, estimate=estimate),
        _said(story, practice),
        Several(steps, len(steps)) if steps else None,
        laws_words(practice.law),
    )


def _score(story: PolicyStory, bundle: Bundle) -> PracticeRow | None:
    """Give the row of the share with a good score, where a survey has one."""
    found = good_score(story, bundle)
    if found is None or bundle.label is None:
        return None
    level = found.subject.group.label if found.subject.group is not None else found.subject.label
    return PracticeRow(
        message("policy.practices.score", label=bundle.label, level=level),
        found,
        _standing(bundle.state, bundle.unsure, yardstick=bundle.yardstick, estimate=found.estimate),
        emphasis=True,
    )


def _standing(
    state: FigureState | None, unsure: Unsure | None, *, yardstick: Yardstick | None, estimate: Estimate | None
) -> Words | None:
    """Give in words what the interval says of the yardstick: a gap with its width, met, cannot say and why."""
    if yardstick is None or state is None:
        return None if unsure is not Unsure.NO_YARDSTICK else message("policy.standing.no_yardstick")
    threshold: Value = threshold_words(yardstick)
    if state is FigureState.CANNOT_SAY:
        why = unsure or (Unsure.HIDDEN if estimate is None else Unsure.WIDE_INTERVAL)
        return message(f"policy.standing.cannot_say.{why.value}", threshold=threshold)
    if state is FigureState.MET:
        return message("policy.standing.met", threshold=threshold)
    if estimate is None:
        return message("policy.standing.gap.bare", threshold=threshold)
    points = Points(abs(estimate.value - yardstick.value))
    side = "above" if estimate.value > yardstick.value else "below"
    return message(f"policy.standing.gap.{side}", points=points, threshold=threshold)


def _said(story: PolicyStory, practice: Practice) -> Words | None:
    """Give how many informants raised it and which way most point; ``None`` where nobody was asked."""
    found = _found(story, practice.raised_by)
    raised = found.estimate if found is not None else None
    if raised is None or raised.numerator is None or raised.denominator is None:
        return message(f"policy.said.{practice.said.value}.bare") if practice.said is not None else None
    counts = OutOf(raised.numerator, raised.denominator)
    if not raised.numerator or practice.said is None:
        return message("policy.said.raised", counts=counts)
    return message(f"policy.said.{practice.said.value}", counts=counts)

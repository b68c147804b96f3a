"""What has changed since the period before, in words; and what is said of earlier results that are of no use.

In: the story, whose findings hold the changes. Out: messages. A change is said only where the interval excludes nought;
each sentence says which period's published figures it is about.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.errors import Severity
from reportgen.estimates import Estimate
from reportgen.findings import Aspect, Change, ChangeKind, Changes, SameAreas, Unlike
from reportgen.locales.languages import Text
from reportgen.locales.messages import (
    ConfidenceInterval,
    Message,
    Number,
    OutOf,
    Points,
    Several,
    Value,
    Words,
    message,
)
from reportgen.locales.names import readable
from reportgen.narrative.methods import Term
from reportgen.narrative.notices import Notice
from reportgen.narrative.shares import FEWEST_FOR_PERCENT, share
from reportgen.narrative.story import Story
from reportgen.narrative.study.naming import within
from reportgen.periods import Period

NAMED = 8
_MOVED = frozenset({ChangeKind.UP, ChangeKind.DOWN})
_ABOUT_NOW = frozenset({Unlike.DATA_NOW, Unlike.HIDDEN_NOW, Unlike.NO_FIGURE_NOW})


def told(story: Story) -> Changes | None:
    """Give the changes, where there is anything to tell of them."""
    found = story.findings.changes
    if found is None or found.unusable is not None:
        return None
    known = any(each.before is not None or each.revised is not None for each in found.changes)
    return found if known or found.new or found.missing else None


def sentences(story: Story) -> tuple[Words, ...]:
    """Give what has changed, what is not clear, what was revised, what is not compared, and whose figures they are."""
    found = told(story)
    return () if found is None else tuple(_sentences(story, found))


def _sentences(story: Story, found: Changes) -> Iterator[Words]:
    previous = found.previous
    yield from (_moved(story, each, previous) for each in found.changes if each.kind in _MOVED)
    unclear = [each for each in found.changes if each.kind is ChangeKind.NO_CLEAR_CHANGE]
    if unclear:
        yield message("changes.unclear", indicators=_listed(story, unclear))
    for each in found.changes:
        if each.kind is ChangeKind.REDEFINED:
            yield from _redefined(story, each, previous)
        elif each.revised is not None:
            yield _revised(story, each, each.revised, previous)
    yield from _not_compared(story, found)
    yield from _areas(story, found)
    for each in found.changes:
        if each.same_areas is not None:
            yield _same_areas(story, each, each.same_areas)


def _name(story: Story, each: Change) -> Text:
    indicator = story.indicators.get(each.indicator)
    return indicator.short if indicator is not None else each.label


def _listed(story: Story, changes: list[Change]) -> Several:
    return Several(tuple(within(_name(story, each)) for each in changes))


def _now(story: Story, each: Change) -> Estimate | None:
    finding = story.findings.get(each.now or "")
    return finding.estimate if finding is not None else None


def _moved(story: Story, each: Change, previous: Period) -> Message:
    now, before, difference = _now(story, each), each.compared, each.difference
    if now is None or before is None or difference is None or difference.interval is None:
        message_ = f"{each.indicator} is said to have changed without two numbers"
        raise ValueError(message_)
    return message(
        f"changes.moved.{each.kind.value}",
        indicator=_name(story, each),
        points=Points(difference.value),
        interval=ConfidenceInterval(difference.interval, points=True),
        before=share(before),
        previous=previous,
        now=share(now),
    )


def _counted(estimate: Estimate) -> Value:
    """Give the share with its counts, so that two numbers that round alike can be told apart."""
    if estimate.numerator is None or (estimate.denominator or 0) < FEWEST_FOR_PERCENT:
        return share(estimate)
    counts = OutOf(estimate.numerator, estimate.denominator or 0)
    return message("changes.counted", share=share(estimate), counts=counts)


def _revised(story: Story, each: Change, revised: Estimate, previous: Period) -> Message:
    indicator, now = _name(story, each), _counted(revised)
    use = "noted" if each.difference is None else "compared"
    if each.before is None:
        return message(f"changes.revised.unpublished.{use}", indicator=indicator, previous=previous, revised=now)
    before = _counted(each.before)
    return message(f"changes.revised.{use}", indicator=indicator, previous=previous, before=before, revised=now)


def _redefined(story: Story, each: Change, previous: Period) -> Iterator[Words]:
    # Its words are other ones wherever something else is: that goes without saying.
    aspects = tuple(aspect for aspect in each.aspects if aspect is not Aspect.DEFINITION)
    listed = Several(tuple(message(f"changes.aspect.{aspect.value}") for aspect in aspects or each.aspects))
    yield message("changes.redefined", indicator=_name(story, each), previous=previous, aspects=listed)
    if each.revised is not None:
        yield message(
            "changes.redefined.again",
            indicator=_name(story, each),
            revised=_counted(each.revised),
            previous=previous,
        )


def _not_compared(story: Story, found: Changes) -> Iterator[Words]:
    for why in Unlike:
        which = [each for each in found.changes if each.kind is ChangeKind.NOT_COMPARABLE and each.why is why]
        if which:
            period = story.findings.period if why in _ABOUT_NOW else found.previous
            yield message(f"changes.not_compared.{reason(why)}", indicators=_listed(story, which), period=period)


def reason(why: Unlike) -> str:
    """Give what is the matter, without saying in which of the two periods: ``data``, ``hidden`` and so on."""
    return why.value.rpartition("_")[0]


def _areas(story: Story, found: Changes) -> Iterator[Words]:
    for way, names in (("new", found.new), ("missing", found.missing)):
        if names:
            yield message(
                f"changes.areas.{way}",
                number=Number(len(names)),
                units=story.units(len(names)),
                names=Several(tuple(map(readable, names)), NAMED),
                previous=found.previous,
            )


def _same_areas(story: Story, each: Change, same: SameAreas) -> Message:
    difference = same.difference
    limits = difference.interval
    if limits is None:
        message_ = "a difference of counts has an interval"
        raise ValueError(message_)
    unclear = limits.lower <= 0 <= limits.upper
    way = "unclear" if unclear else "up" if difference.value > 0 else "down"
    return message(
        f"changes.same_areas.{way}",
        indicator=_name(story, each),
        number=Number(same.count),
        units=story.units(same.count),
        points=Points(difference.value, signed=unclear),
        interval=ConfidenceInterval(limits, points=True),
    )


def methods(story: Story) -> tuple[Term, ...]:
    """Give how the periods were compared."""
    found = told(story)
    if found is None:
        return ()
    return ((message("changes.term"), message("changes.method", previous=found.previous)),)


def limitations(story: Story) -> tuple[Words, ...]:
    """Give what the comparison cannot tell."""
    found = told(story)
    compared = found is not None and any(each.difference is not None for each in found.changes)
    return (message("changes.limit.independent"),) if compared else ()


def sources(story: Story) -> tuple[Words, ...]:
    """Give the file that the earlier figures stand in."""
    found = told(story)
    if found is None:
        return ()
    return (message("changes.source", previous=found.previous, file=found.source, fingerprint=found.sha256[:12]),)


def notices(changes: Changes | None) -> tuple[Notice, ...]:
    """Give what is to be said of earlier results that were found and are of no use."""
    if changes is None or changes.unusable is None:
        return ()
    why = changes.unusable.value
    words = message(f"changes.unusable.{why}", previous=changes.previous, file=changes.source)
    return (Notice(Severity.WARNING, f"earlier.{why}", words),)

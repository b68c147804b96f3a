"""A study's three to five key messages, one sentence each, no p-value.

In: the story. Out: messages, most decisive first: how many, what goes with it, what the data themselves show of their
own soundness, and what to ask for before the figures are used.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.estimates import Estimate
from reportgen.findings import Agreement, Model, Provenance
from reportgen.locales.messages import Message, Number, Percent, PlainInterval, Several, Words, message
from reportgen.narrative.shares import share
from reportgen.narrative.study.comparisons import Clarity, Comparison, comparisons, of_headline
from reportgen.narrative.study.differences import on_page_one
from reportgen.narrative.study.naming import named, what
from reportgen.narrative.study.numbers import HUNDRED, is_few, of_hundred
from reportgen.narrative.study.story import StudyStory

AT_MOST = 5
IN_FULL = 2
MANY_LEFT_OUT = 0.05


def key_messages(story: StudyStory) -> tuple[Words, ...]:
    """Give at most five messages; what to ask for is never the one that is cut."""
    asked = to_ask(story)
    found: list[Words | None] = [prevalence(story)]
    if story.usable:
        found += differences(story)
        found += [disagreement(story, each) for each in story.study.agreements]
        found.append(left_out(story))
    said = [item for item in found if item is not None]
    return (*said[: AT_MOST - 1], asked) if asked is not None else tuple(said[:AT_MOST])


def prevalence(story: StudyStory) -> Message | None:
    """Give the headline in people of every hundred, with how far it may be off."""
    estimate = story.headline_estimate
    if estimate is None or estimate.interval is None:
        return None
    if is_few(estimate):
        return message("study.key.few", outcome=what(story.outcome), share=share(estimate))
    interval = estimate.interval
    return message(
        "study.key.prevalence",
        outcome=what(story.outcome),
        many=of_hundred(estimate.value),
        lower=of_hundred(interval.lower),
        upper=of_hundred(interval.upper),
        level=Percent(interval.level, 0),
    )


def differences(story: StudyStory) -> list[Message | None]:
    """Give the comparisons: the clear ones in full, the others by name; two are both told in full."""
    found = [each for association in of_headline(story) for each in comparisons(story, association)]
    told = [each for each in found if each.clarity is not Clarity.NOTHING]
    if len(told) <= IN_FULL:
        return [on_page_one(each) for each in told]
    clear = [each for each in told if each.clarity is Clarity.CLEAR]
    rest = _exposures(clear[IN_FULL:], but=clear[:IN_FULL])
    unclear = _exposures([each for each in told if each.clarity is Clarity.UNCLEAR], but=clear)
    return [
        *(on_page_one(each) for each in clear[:IN_FULL]),
        message("study.key.also", exposures=rest) if rest is not None else None,
        message("study.key.unclear", outcome=what(told[0].outcome, inside=True), exposures=unclear)
        if unclear is not None
        else None,
    ]


def _exposures(found: Iterable[Comparison], *, but: Iterable[Comparison]) -> Several | None:
    told = {each.exposure.id for each in but}
    exposures = {each.exposure.id: each.exposure for each in found if each.exposure.id not in told}
    return named(exposures.values()) if exposures else None


def disagreement(story: StudyStory, agreement: Agreement) -> Message | None:
    """Give how often two answers about the same thing differ; ``None`` where that is hidden."""
    counted = _differing(story, agreement)
    if counted is None:
        return None
    differing, everyone = counted
    book = story.study.codebooks[agreement.analysis]
    return message(
        "study.key.disagreement",
        first=book[agreement.first].label,
        second=book[agreement.second].label,
        count=differing,
        total=Number(everyone),
        tail=_kappa(story.estimate(agreement.kappa)),
    )


def _differing(story: StudyStory, agreement: Agreement) -> tuple[int, int] | None:
    """Give how many differ, of how many: by the share of equal answers, or by the cells where all are shown."""
    observed = story.estimate(agreement.observed)
    if observed is not None and observed.numerator is not None and observed.denominator is not None:
        return observed.denominator - observed.numerator, observed.denominator
    first, second = (
        [level.id for level in story.study.variable(agreement.analysis, name).levels]
        for name in (agreement.first, agreement.second)
    )
    counts = {
        (first.index(one), second.index(other)): story.estimate(name) for (one, other), name in agreement.cells.items()
    }
    known = {place: each.numerator for place, each in counts.items() if each is not None and each.numerator is not None}
    if not known or len(known) < len(counts):
        return None
    return sum(count for (one, other), count in known.items() if one != other), sum(known.values())


def _kappa(kappa: Estimate | None) -> Message | str:
    if kappa is None:
        return ""
    if kappa.interval is None:
        return message("study.tail.kappa.point", kappa=Number(kappa.value, 2))
    return message("study.tail.kappa", kappa=Number(kappa.value, 2), interval=PlainInterval(kappa.interval))


def largest_model(story: StudyStory) -> tuple[Model, int, int] | None:
    """Give the model of page one that left out the largest share of respondents, with how many it used and left out."""
    found = [
        (model, used, out)
        for association in of_headline(story)
        for model in association.models
        if (used := story.count(model.n)) and (out := story.count(model.left_out)) is not None
    ]
    return max(found, key=lambda each: each[2] / (each[1] + each[2]), default=None)


def left_out(story: StudyStory) -> Message | None:
    """Give how many the adjusted estimates leave out, where they are more than one in twenty."""
    found = largest_model(story)
    if found is None:
        return None
    _, used, out = found
    if out / (used + out) <= MANY_LEFT_OUT:
        return None
    return message("study.key.left_out", used=Number(used), total=Number(used + out), count=out)


def to_ask(story: StudyStory) -> Message | None:
    """Give what is to be asked for before the figures are used."""
    if story.provenance is not Provenance.COLLECTED:
        return message(f"study.ask.{story.provenance.value}")
    unknown, everyone = story.unknown
    if everyone and unknown / everyone > MANY_LEFT_OUT:
        return message(
            "study.ask.missing", count=unknown, total=Number(everyone), outcome=what(story.outcome, inside=True)
        )
    if story.study.associations and not story.facts.has_design:
        return message("study.ask.design")
    return message("study.ask.small") if story.headline_estimate and _is_small(story) else None


def _is_small(story: StudyStory) -> bool:
    estimate = story.headline_estimate
    return estimate is not None and (estimate.denominator or 0) < HUNDRED

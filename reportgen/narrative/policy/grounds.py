"""Why a recommendation is made: what its rules looked at, with the numbers that made them fire.

In: grounds and the findings that they name. Out: words. Each ground says its number with its interval and what it was
held against; what informants said is a count of informants. An association found here is never told as a cause.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from reportgen.estimates import Estimate, Measure
from reportgen.findings import Finding, Findings, Ground, GroundKind, Recommendation, Unsure
from reportgen.locales.messages import Message, Number, OutOf, Several, Value, Words, message
from reportgen.narrative.policy.words import joined, threshold_words
from reportgen.narrative.study.numbers import limits, ratio, share_in_full
from reportgen.rulebook import FigureState

AREAS_NAMED = 6
_RATIOS = frozenset({Measure.PREVALENCE_RATIO, Measure.ODDS_RATIO})
_WITH_NUMBER = frozenset({None, Unsure.WIDE_INTERVAL, Unsure.TOO_FEW})


def why_words(recommendation: Recommendation, findings: Findings) -> Words:
    """Give why it is recommended: its rules' reasons, then what they saw."""
    seen = (message("policy.sentence", words=ground_words(each, findings)) for each in recommendation.because)
    return joined(tuple(dict.fromkeys((*recommendation.why, *seen))), link="policy.then")


def ground_words(ground: Ground, findings: Findings) -> Words:
    """Give what was looked at and what was seen."""
    found = tuple(item for name in ground.findings if (item := findings.get(name)) is not None)
    return _KINDS[ground.kind](ground, found)


def is_above(estimate: Estimate, ground: Ground) -> bool:
    """Say whether the share lies above its yardstick."""
    return ground.yardstick is not None and estimate.value > ground.yardstick.value


def _figure(ground: Ground, found: Sequence[Finding]) -> Words:
    estimate = found[0].estimate if found else None
    if ground.seen is None or estimate is None or ground.yardstick is None or ground.unsure not in _WITH_NUMBER:
        why = ground.unsure if ground.unsure not in _WITH_NUMBER else None
        return message(f"policy.ground.figure.{(why or Unsure.NO_NUMBER).value}", label=ground.label)
    share, threshold = share_in_full(estimate), threshold_words(ground.yardstick)
    if ground.unsure is Unsure.TOO_FEW:
        floor = Number(ground.floor or 0)
        return message("policy.ground.figure.too_few", label=ground.label, share=share, floor=floor)
    if ground.seen == FigureState.CANNOT_SAY:
        return message("policy.ground.figure.wide", label=ground.label, share=share, threshold=threshold)
    side = "above" if is_above(estimate, ground) else "below"
    if ground.seen == FigureState.MET and estimate.value == ground.yardstick.value:
        side = "at"
    return message(f"policy.ground.figure.{ground.seen}.{side}", label=ground.label, share=share, threshold=threshold)


def _ratio_words(estimate: Estimate) -> Message:
    if estimate.interval is None:
        return message("policy.ratio.point", ratio=ratio(estimate.value))
    kind = estimate.measure.value if estimate.measure in _RATIOS else "other"
    return message(f"policy.ratio.{kind}", ratio=ratio(estimate.value), interval=limits(estimate.interval))


def _ratio(ground: Ground, found: Sequence[Finding]) -> Words:
    estimate = found[0].estimate if found else None
    if estimate is None or ground.seen is None:
        return message("policy.ground.ratio.none", label=ground.label)
    return message(f"policy.ground.ratio.{ground.seen}", label=ground.label, ratio=_ratio_words(estimate))


def _association(ground: Ground, found: Sequence[Finding]) -> Words:
    estimates = [item.estimate for item in found if item.estimate is not None]
    if not estimates or ground.seen is None:
        return message("policy.ground.association.none", label=ground.label)
    if ground.unsure is Unsure.TOO_FEW and ground.floor is not None:
        return message("policy.ground.association.few", label=ground.label, floor=Number(ground.floor))
    ratios = Several(tuple(_ratio_words(each) for each in estimates), len(estimates))
    return message(f"policy.ground.association.{ground.seen}", label=ground.label, ratios=ratios)


def _said(ground: Ground, found: Sequence[Finding]) -> Words:
    raised = found[0].estimate if found else None
    if raised is None or raised.numerator is None or raised.denominator is None or ground.seen is None:
        return message("policy.ground.said.unknown", label=ground.label)
    counts = OutOf(raised.numerator, raised.denominator)
    return message(f"policy.ground.said.{ground.seen}", label=ground.label, counts=counts)


def _quality(ground: Ground, _: Sequence[Finding]) -> Words:
    return message(f"policy.ground.quality.{ground.seen or 'unknown'}")


def _areas(ground: Ground, found: Sequence[Finding]) -> Words:
    names: list[Value] = [item.subject.group.label for item in found if item.subject.group is not None]
    if not names or ground.seen is None:
        return message("policy.ground.areas.none", label=ground.label)
    return message(f"policy.ground.areas.{ground.seen}", label=ground.label, areas=Several(tuple(names), AREAS_NAMED))


_KINDS: dict[GroundKind, Callable[[Ground, Sequence[Finding]], Words]] = {
    GroundKind.FIGURE: _figure,
    GroundKind.RATIO: _ratio,
    GroundKind.ASSOCIATION: _association,
    GroundKind.SAID: _said,
    GroundKind.QUALITY: _quality,
    GroundKind.AREAS: _areas,
}

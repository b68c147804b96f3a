"""Counts, denominators and percentages against each other, at the printed precision.

In: a ``ShareClaim`` and the study's n. Out: judgements, with the counts and denominators that would give the percent.
Nothing is corrected: candidates are listed.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from itertools import islice
from math import ceil, floor

from reportgen.integrity.claims import PrintedInterval, ShareClaim
from reportgen.integrity.intervals import judge_order
from reportgen.integrity.marks import decimal_mark
from reportgen.integrity.printed import NAMED_ROUNDINGS, Bounds, Printed, Rounding
from reportgen.integrity.share_intervals import COUNTS, judge_share_interval
from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Condition,
    ConditionKind,
    Figure,
    Judgement,
    Lacking,
    Step,
    StepKey,
    Verdict,
    figures,
    several,
)

LISTED = 12  # candidates named one by one
LARGEST_N = 1000  # of denominators tried where none is stated
_FEWER = 10_000  # of smaller denominators tried


@dataclass(frozen=True, slots=True)
class Share:
    """A share with the denominator that holds: ``own`` where the claim itself states it, else the study's."""

    count: int | None
    n: int | None
    percent: Printed | None
    own: bool


def roundings_that_give(count: int, n: int, *, percent: Printed) -> tuple[Rounding, ...]:
    """Give the ways of rounding by which ``count`` of ``n`` prints so; ``nearest`` where only another tie rule does.

    Source: the definition of each rounding, in exact fractions.
    """
    true = Fraction(100 * count, n)
    found = tuple(rounding for rounding in NAMED_ROUNDINGS if percent.bounds(rounding).holds(true))
    if not found and percent.bounds().holds(true):
        return (Rounding.NEAREST,)
    return found


def _bounds(percent: Printed) -> tuple[Bounds, Bounds]:
    return percent.bounds(), percent.bounds(Rounding.TRUNCATION)


def counts_that_give(n: int, *, percent: Printed) -> range:
    """Give the counts of ``n`` that print as ``percent``, by any rounding; they follow each other.

    Source: Brown NJL, Heathers JAJ (2017) Soc Psychol Personal Sci 8:363–369, for a mean of noughts and ones.
    """
    found = _joined(bounds.times(Fraction(n, 100)).whole_numbers() for bounds in _bounds(percent))
    return range(max(found.start, 0), min(found.stop, n + 1))


def _joined(parts: Iterable[range]) -> range:
    """Give whole numbers that follow each other from ranges that touch, of which some may be empty."""
    filled = [part for part in parts if part]
    return range(min(part.start for part in filled), max(part.stop for part in filled)) if filled else range(0)


def denominators_that_give(count: int, *, percent: Printed, largest: int = LARGEST_N) -> range:
    """Give the denominators up to ``largest`` of which ``count`` prints as ``percent``, by any rounding."""
    return _joined(_denominators(count, bounds, largest=largest) for bounds in _bounds(percent))


def _denominators(count: int, bounds: Bounds, *, largest: int) -> range:
    if bounds.upper <= 0 or (count == 0 and bounds.lower > 0):
        return range(0)
    last = largest if bounds.lower <= 0 else min(floor(100 * count / bounds.lower), largest)
    first = max(ceil(100 * count / bounds.upper), count, 1)
    # an end that is not within is left out
    first += first <= last and not bounds.holds(Fraction(100 * count, first))
    last -= first <= last and not bounds.holds(Fraction(100 * count, last))
    return range(first, last + 1)


def judge_share(claim: ShareClaim, *, study_n: int | None) -> tuple[Judgement, ...]:
    """Give the judgements of a share."""
    share = Share(claim.count, claim.n or study_n, claim.percent, own=claim.n is not None)
    found: list[Judgement] = []
    if claim.percent is not None:
        found += [each for each in (decimal_mark(claim.percent, plausible=(0.0, 100.0)),) if each]
    if share.count is not None and share.n is not None:
        found.append(_numerator(share.count, share.n))
    if claim.percent is not None and claim.percent.value > 100 and not found:  # noqa: PLR2004 -- a whole in percent
        found.append(_beyond_the_whole(claim.percent))
    if claim.percent is not None and claim.interval is not None:
        found.append(judge_order(claim.percent, claim.interval))
    if any(each.verdict is Verdict.IMPOSSIBLE or each.check is CheckName.DECIMAL_MARK for each in found):
        return tuple(found)
    found.append(_percentage(share, weighted=claim.weighted))
    if claim.interval is not None and found[-1].verdict is not Verdict.IMPOSSIBLE:
        found.append(_interval(share, claim.interval, weighted=claim.weighted))
    return tuple(found)


def _interval(share: Share, interval: PrintedInterval, *, weighted: bool) -> Judgement:
    """Judge the interval by the count, or by those that the percentage leaves open."""
    lacking = [Lacking.UNWEIGHTED] if weighted else []
    lacking += [Lacking.N] if share.n is None else []
    counts = range(0)
    if share.count is not None:
        counts = range(share.count, share.count + 1)
    elif share.n is not None and share.percent is not None:
        counts = counts_that_give(share.n, percent=share.percent)
    lacking += [Lacking.COUNT] if not lacking and not 0 < len(counts) <= COUNTS else []
    if lacking or share.n is None:
        return Judgement(CheckName.SHARE_INTERVAL, Verdict.CANNOT_BE_CHECKED, lacking=tuple(lacking))
    return judge_share_interval(counts, share.n, interval=interval)


def _beyond_the_whole(percent: Printed) -> Judgement:
    step = Step(StepKey.ALLOWED_RANGE, figures(value=percent, minimum=0, maximum=100))
    return Judgement(CheckName.RANGE, Verdict.IMPOSSIBLE, steps=(step,), causes=(Cause.TYPING_SLIP,))


def _numerator(count: int, n: int) -> Judgement:
    step = Step(StepKey.NUMERATOR_AND_DENOMINATOR, figures(count=count, n=n))
    fits = 0 <= count <= n and n > 0
    causes = () if fits else (Cause.TYPING_SLIP, Cause.MULTIPLE_RESPONSE)
    return Judgement(
        CheckName.NUMERATOR, Verdict.CONSISTENT if fits else Verdict.IMPOSSIBLE, steps=(step,), causes=causes
    )


def _cannot(*lacking: Lacking) -> Judgement:
    return Judgement(CheckName.COUNT_AND_PERCENT, Verdict.CANNOT_BE_CHECKED, lacking=lacking)


def _percentage(share: Share, *, weighted: bool) -> Judgement:
    if share.percent is None:
        return _cannot(Lacking.PERCENT)
    if weighted:
        return _cannot(Lacking.UNWEIGHTED)
    if share.count is None:
        return _cannot(Lacking.N) if share.n is None else _percent_alone(share, share.percent, n=share.n)
    if share.n is None:
        return _without_n(share.count, share.percent)
    return _all_three(share, share.percent, count=share.count, n=share.n)


def _candidates(key: StepKey, name: str, *, values: range, empty: StepKey, given: tuple[Figure, ...]) -> Step:
    if not values:
        return Step(empty, given)
    shown = tuple(values) if len(values) <= LISTED else (values[0], values[-1])
    return Step(key, (*given, *figures(number=len(values)), *several(name, shown)))


def _counts_step(n: int, percent: Printed) -> Step:
    return _candidates(
        StepKey.COUNTS_THAT_GIVE_IT,
        "count",
        values=counts_that_give(n, percent=percent),
        empty=StepKey.NO_COUNT_GIVES_IT,
        given=figures(n=n, percent=percent),
    )


def _denominators_step(count: int, percent: Printed, *, largest: int) -> Step:
    return _candidates(
        StepKey.DENOMINATORS_THAT_GIVE_IT,
        "n",
        values=denominators_that_give(count, percent=percent, largest=largest),
        empty=StepKey.NO_DENOMINATOR_GIVES_IT,
        given=figures(count=count, percent=percent, largest=largest),
    )


def _agreement(roundings: tuple[Rounding, ...]) -> tuple[Verdict, tuple[Condition, ...]]:
    if roundings == (Rounding.TRUNCATION,):
        return Verdict.CONSISTENT_ONLY_IF, (Condition(ConditionKind.TRUNCATED),)
    return Verdict.CONSISTENT, ()


def _all_three(share: Share, percent: Printed, *, count: int, n: int) -> Judgement:
    computed = Step(StepKey.SHARE_COMPUTED, figures(count=count, n=n, computed=100 * count / n, percent=percent))
    roundings = roundings_that_give(count, n, percent=percent)
    if roundings:
        verdict, conditions = _agreement(roundings)
        words = tuple(Figure("rounding", word=rounding.value) for rounding in roundings)
        step = Step(StepKey.SHARE_COMPUTED, (*computed.figures, *words))
        return Judgement(CheckName.COUNT_AND_PERCENT, verdict, conditions=conditions, steps=(step,))
    smaller = denominators_that_give(count, percent=percent, largest=n)
    steps = (computed, _counts_step(n, percent), _denominators_step(count, percent, largest=max(n, LARGEST_N)))
    causes = (Cause.COUNT_OR_PERCENT_SLIP, *((Cause.MISSING_ANSWERS, Cause.SUBGROUP) if smaller else ()))
    if smaller and not share.own:
        condition = Condition(ConditionKind.DENOMINATOR, several("n", smaller[-LISTED:]))
        return Judgement(
            CheckName.COUNT_AND_PERCENT,
            Verdict.CONSISTENT_ONLY_IF,
            conditions=(condition,),
            steps=steps,
            causes=causes,
        )
    causes = (*causes, Cause.TYPING_SLIP, Cause.WEIGHTING)
    return Judgement(CheckName.COUNT_AND_PERCENT, Verdict.IMPOSSIBLE, steps=steps, causes=causes)


def _percent_alone(share: Share, percent: Printed, *, n: int) -> Judgement:
    counts = counts_that_give(n, percent=percent)
    step = _counts_step(n, percent)
    if counts:
        rounds = bool(percent.bounds().times(Fraction(n, 100)).whole_numbers())
        verdict, conditions = _agreement((Rounding.NEAREST if rounds else Rounding.TRUNCATION,))
        return Judgement(CheckName.COUNT_AND_PERCENT, verdict, conditions=conditions, steps=(step,))
    causes = (Cause.MISSING_ANSWERS, Cause.SUBGROUP, Cause.WEIGHTING, Cause.TYPING_SLIP)
    fewer = range(n - 1, max(n - _FEWER, 0), -1)
    others = tuple(islice((other for other in fewer if counts_that_give(other, percent=percent)), LISTED))
    if others and not share.own:
        condition = Condition(ConditionKind.DENOMINATOR, several("n", others))
        return Judgement(
            CheckName.COUNT_AND_PERCENT,
            Verdict.CONSISTENT_ONLY_IF,
            conditions=(condition,),
            steps=(step,),
            causes=causes,
        )
    nearest = (floor(percent.exact * n / 100), ceil(percent.exact * n / 100))
    around = tuple(
        Step(StepKey.SHARE_COMPUTED, figures(count=count, n=n, computed=100 * count / n, percent=percent))
        for count in nearest
    )
    return Judgement(CheckName.COUNT_AND_PERCENT, Verdict.IMPOSSIBLE, steps=(step, *around), causes=causes)


def _without_n(count: int, percent: Printed) -> Judgement:
    step = _denominators_step(count, percent, largest=max(LARGEST_N, 100 * count))
    found = denominators_that_give(count, percent=percent, largest=max(LARGEST_N, 100 * count))
    if not found and percent.value > 0:
        return Judgement(
            CheckName.COUNT_AND_PERCENT,
            Verdict.IMPOSSIBLE,
            steps=(step,),
            causes=(Cause.COUNT_OR_PERCENT_SLIP, Cause.WEIGHTING),
        )
    condition = Condition(ConditionKind.DENOMINATOR, several("n", found[:LISTED]))
    return Judgement(CheckName.COUNT_AND_PERCENT, Verdict.CONSISTENT_ONLY_IF, conditions=(condition,), steps=(step,))

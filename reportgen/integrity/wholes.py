"""Parts that should add up to a whole, in counts and in rounded percentages, level by level.

In: a ``WholeClaim``. Out: judgements for the whole and for each part that is made of parts.
"""

from __future__ import annotations

from fractions import Fraction

from reportgen.integrity.claims import Part, WholeClaim
from reportgen.integrity.printed import Bounds, Printed, Rounding
from reportgen.integrity.shares import counts_that_give
from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Condition,
    ConditionKind,
    Judgement,
    Lacking,
    Step,
    StepKey,
    Verdict,
    figures,
)

_WHOLE = Fraction(100)


def judge_whole(claim: WholeClaim, *, study_n: int | None) -> tuple[Judgement, ...]:
    """Give the judgements of a whole and, below it, of every part that has parts of its own."""
    total = claim.total if claim.total is not None else study_n
    found = [*_level(claim.parts, total=total, whole=None)]
    waiting = list(claim.parts)
    while waiting:
        part = waiting.pop(0)
        waiting += part.parts
        if part.parts:
            found += _level(part.parts, total=part.count, whole=part.percent)
    return tuple(found) or (_cannot(CheckName.PARTS_IN_COUNTS, Lacking.COUNT),)


def _cannot(check: CheckName, lacking: Lacking) -> Judgement:
    return Judgement(check, Verdict.CANNOT_BE_CHECKED, lacking=(lacking,))


def _level(parts: tuple[Part, ...], *, total: int | None, whole: Printed | None) -> list[Judgement]:
    counts = [part.count for part in parts if part.count is not None]
    percents = [part.percent for part in parts if part.percent is not None]
    found: list[Judgement] = []
    if counts and len(counts) == len(parts):
        found.append(_counts(sum(counts), total=total))
    if percents and len(percents) == len(parts):
        found.append(_percents(tuple(percents), whole=whole))
        if total is not None and whole is None and not counts:
            found.append(_possible_counts(tuple(percents), total=total))
    return found


def _counts(added: int, *, total: int | None) -> Judgement:
    """Compare a sum of counts with its total; persons may be missing from the parts, none can be twice in them."""
    if total is None:
        return _cannot(CheckName.PARTS_IN_COUNTS, Lacking.TOTAL)
    step = Step(StepKey.SUM_OF_COUNTS, figures(sum=added, total=total))
    if added == total:
        return Judgement(CheckName.PARTS_IN_COUNTS, Verdict.CONSISTENT, steps=(step,))
    if added < total:
        return Judgement(
            CheckName.PARTS_IN_COUNTS,
            Verdict.CONSISTENT_ONLY_IF,
            conditions=(Condition(ConditionKind.SOME_MISSING, figures(missing=total - added)),),
            steps=(step,),
            causes=(Cause.MISSING_ANSWERS,),
        )
    causes = (Cause.MULTIPLE_RESPONSE, Cause.TYPING_SLIP)
    return Judgement(CheckName.PARTS_IN_COUNTS, Verdict.IMPOSSIBLE, steps=(step,), causes=causes)


def _sum(percents: tuple[Printed, ...], rounding: Rounding) -> Bounds:
    bounds = [percent.bounds(rounding) for percent in percents]
    return Bounds(sum((each.lower for each in bounds), Fraction(0)), sum((each.upper for each in bounds), Fraction(0)))


def _percents(percents: tuple[Printed, ...], *, whole: Printed | None) -> Judgement:
    """Compare a sum of rounded percentages with 100, or with the percentage of the part that they make up.

    Source: interval arithmetic; k percentages rounded to the nearest unit u add up to within k·u/2 of their true sum.
    """
    target = Bounds(_WHOLE, _WHOLE) if whole is None else whole.bounds()
    nearest, cut = _sum(percents, Rounding.NEAREST), _sum(percents, Rounding.TRUNCATION)
    added = sum(float(percent) for percent in percents)
    step = Step(
        StepKey.SUM_OF_PERCENT,
        figures(
            sum=added,
            lowest=float(nearest.lower),
            highest=float(nearest.upper),
            whole=100 if whole is None else whole,
            parts=len(percents),
        ),
    )
    if nearest.meets(target.lower, target.upper):
        return Judgement(CheckName.PARTS_IN_PERCENT, Verdict.CONSISTENT, steps=(step,))
    if cut.meets(target.lower, target.upper if whole is None else whole.widest.upper):
        verdict, conditions, causes = Verdict.CONSISTENT_ONLY_IF, (Condition(ConditionKind.TRUNCATED),), ()
        return Judgement(CheckName.PARTS_IN_PERCENT, verdict, conditions=conditions, steps=(step,), causes=causes)
    if nearest.upper < target.lower:
        missing = Condition(ConditionKind.SOME_MISSING, figures(percent=float(target.lower) - added))
        return Judgement(
            CheckName.PARTS_IN_PERCENT,
            Verdict.CONSISTENT_ONLY_IF,
            conditions=(missing,),
            steps=(step,),
            causes=(Cause.MISSING_ANSWERS, Cause.TYPING_SLIP),
        )
    return Judgement(
        CheckName.PARTS_IN_PERCENT,
        Verdict.IMPOSSIBLE,
        steps=(step,),
        causes=(Cause.MULTIPLE_RESPONSE, Cause.TYPING_SLIP),
    )


def _possible_counts(percents: tuple[Printed, ...], *, total: int) -> Judgement:
    """Say whether counts of ``total`` that print as these percentages can add up to it."""
    counts = [counts_that_give(total, percent=percent) for percent in percents]
    if not all(counts):
        without = Condition(ConditionKind.DENOMINATOR, figures(other_than=total))
        steps = tuple(
            Step(StepKey.NO_COUNT_GIVES_IT, figures(n=total, percent=percent))
            for percent, found in zip(percents, counts, strict=True)
            if not found
        )
        return Judgement(
            CheckName.PARTS_IN_COUNTS,
            Verdict.CONSISTENT_ONLY_IF,
            conditions=(without,),
            steps=steps,
            causes=(Cause.MISSING_ANSWERS, Cause.WEIGHTING, Cause.TYPING_SLIP),
        )
    least, most = sum(found[0] for found in counts), sum(found[-1] for found in counts)
    step = Step(StepKey.SUM_OF_POSSIBLE_COUNTS, figures(lowest=least, highest=most, total=total))
    if least <= total <= most:
        return Judgement(CheckName.PARTS_IN_COUNTS, Verdict.CONSISTENT, steps=(step,))
    if most < total:
        return Judgement(
            CheckName.PARTS_IN_COUNTS,
            Verdict.CONSISTENT_ONLY_IF,
            conditions=(Condition(ConditionKind.SOME_MISSING, figures(missing=total - most)),),
            steps=(step,),
            causes=(Cause.MISSING_ANSWERS,),
        )
    return Judgement(CheckName.PARTS_IN_COUNTS, Verdict.IMPOSSIBLE, steps=(step,), causes=(Cause.MULTIPLE_RESPONSE,))

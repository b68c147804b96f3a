"""An interval against its point, and the standard error, z and p that it implies.

In: a printed estimate with its limits, on the log scale of a ratio or the linear one of a difference. Out: judgements,
and ``Implied`` over all true values that print so.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import product
from math import exp, inf, log
from statistics import NormalDist

from reportgen.integrity.claims import PrintedInterval
from reportgen.integrity.methods import Method, critical_values
from reportgen.integrity.printed import Bounds, Printed, Rounding
from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Condition,
    ConditionKind,
    Judgement,
    Step,
    StepKey,
    Verdict,
    figures,
)

_TINY = 1e-12
_SLACK = 1e-9

Range = tuple[float, float]


class Scale(StrEnum):
    """On which scale an interval is symmetric, and so what no effect is."""

    LOG = "log"
    LINEAR = "linear"

    @property
    def no_effect(self) -> int:
        """The value of no effect: 1 of a ratio, 0 of a difference."""
        return 1 if self is Scale.LOG else 0

    def transform(self, bounds: Bounds) -> Range:
        """Give both ends on this scale."""
        ends = float(bounds.lower), float(bounds.upper)
        if self is Scale.LINEAR:
            return ends
        return log(max(ends[0], _TINY)), log(max(ends[1], _TINY))

    def back(self, value: float) -> float:
        """Give a value of this scale as it would be printed."""
        return exp(value) if self is Scale.LOG else value


@dataclass(frozen=True, slots=True)
class Implied:
    """Standard error (on the scale of symmetry), z and two-sided p that printed limits leave open; least, greatest."""

    standard_error: Range
    z: Range
    p: Range


def two_sided_p(z: float) -> float:
    """Give the two-sided p of a normal deviate."""
    return 2 * NormalDist().cdf(-abs(z))


def implied(interval: PrintedInterval, scale: Scale, *, rounding: Rounding | None = Rounding.NEAREST) -> Implied:
    """Give what the limits imply; any rounding with ``None``.

    Source: Altman DG, Bland JM (2011) BMJ 343:d2304, over the corners of the box that rounding leaves open.
    """
    lower, upper = (
        scale.transform(limit.widest if rounding is None else limit.bounds(rounding))
        for limit in (interval.lower, interval.upper)
    )
    z_full = critical_values(interval.level)[0]
    errors = (max(upper[0] - lower[1], 0.0) / (2 * z_full), (upper[1] - lower[0]) / (2 * z_full))
    deviates = [(low + high) / (high - low) * z_full if high > low else inf for low, high in product(lower, upper)]
    least = 0.0 if min(deviates) <= 0 <= max(deviates) else min(abs(each) for each in deviates)
    z = (least, max(abs(each) for each in deviates))
    return Implied(errors, z, (two_sided_p(z[1]), two_sided_p(z[0])))


def judge_order(value: Printed, interval: PrintedInterval) -> Judgement:
    """Say whether the lower limit is not above the upper, and the point between them."""
    step = Step(StepKey.LIMITS_AND_POINT, figures(value=value, lower=interval.lower, upper=interval.upper))
    lower, upper = interval.lower.widest, interval.upper.widest
    fits = lower.lower <= upper.upper and value.widest.meets(lower.lower, upper.upper)
    causes = () if fits else (Cause.TYPING_SLIP, Cause.DECIMAL_MARK)
    verdict = Verdict.CONSISTENT if fits else Verdict.IMPOSSIBLE
    return Judgement(CheckName.INTERVAL_ORDER, verdict, steps=(step,), causes=causes)


def _middle(interval: PrintedInterval, scale: Scale, rounding: Rounding) -> Range:
    lower, upper = (scale.transform(limit.bounds(rounding)) for limit in (interval.lower, interval.upper))
    return (lower[0] + upper[0]) / 2, (lower[1] + upper[1]) / 2


def judge_symmetry(value: Printed, interval: PrintedInterval, *, scale: Scale, method: Method | None) -> Judgement:
    """Say whether the point can lie in the middle of its limits, on the scale where a Wald interval is symmetric.

    An interval that is not symmetric may be exact, of a profile likelihood or bootstrapped: impossible only where a
    Wald method is stated.

    Source: Altman DG, Bland JM (2011) BMJ 343:d2090.
    """
    middle = _middle(interval, scale, Rounding.NEAREST)
    step = Step(
        StepKey.CENTRE_OF_LIMITS,
        figures(value=value, lowest=scale.back(middle[0]), highest=scale.back(middle[1])),
    )
    for rounding in (Rounding.NEAREST, Rounding.TRUNCATION):
        centre, point = _middle(interval, scale, rounding), scale.transform(value.bounds(rounding))
        if centre[0] <= point[1] + _SLACK and point[0] <= centre[1] + _SLACK:
            cut = rounding is Rounding.TRUNCATION
            verdict = Verdict.CONSISTENT_ONLY_IF if cut else Verdict.CONSISTENT
            conditions = (Condition(ConditionKind.TRUNCATED),) if cut else ()
            return Judgement(CheckName.INTERVAL_SYMMETRY, verdict, conditions=conditions, steps=(step,))
    causes = (Cause.ANOTHER_METHOD, Cause.TYPING_SLIP)
    if method is not None and method is not Method.EXACT_CONDITIONAL:
        return Judgement(CheckName.INTERVAL_SYMMETRY, Verdict.IMPOSSIBLE, steps=(step,), causes=causes)
    condition = Condition(ConditionKind.NOT_A_WALD_INTERVAL)
    return Judgement(
        CheckName.INTERVAL_SYMMETRY,
        Verdict.CONSISTENT_ONLY_IF,
        conditions=(condition,),
        steps=(step,),
        causes=causes,
    )

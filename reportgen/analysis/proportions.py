"""Exact intervals of shares, and what an interval says of a target.

In: whole counts. Out: ``Interval`` values and a ``TargetState``. Shares with their usual intervals, and the difference
of two of them, are those of ``shares``, which stands lower and is named here for the analyses.
"""

from __future__ import annotations

from reportgen.analysis.distributions import beta_quantile
from reportgen.estimates import Estimate, Interval
from reportgen.findings import TargetState
from reportgen.indicators import Direction
from reportgen.shares import (
    LEVEL,
    NEWCOMBE,
    WILSON,
    Basis,
    change,
    check_counts,
    difference_of_counts,
    exact,
    newcombe,
    proportion,
    wilson,
)

__all__ = [
    "CLOPPER_PEARSON",
    "LEVEL",
    "NEWCOMBE",
    "WILSON",
    "Basis",
    "change",
    "clopper_pearson",
    "difference_of_counts",
    "exact",
    "judge",
    "newcombe",
    "proportion",
    "wilson",
]

CLOPPER_PEARSON = "clopper_pearson"


def clopper_pearson(numerator: int, denominator: int, *, level: float = LEVEL) -> Interval:
    """Give the exact interval of a share; 0–1, exactly 0 at its lower end for none and 1 at its upper end for all.

    It covers at least ``level``, and is wider than Wilson's for it. Raises as ``wilson`` does.

    Source: Clopper CJ, Pearson ES (1934) Biometrika 26:404–413, by quantiles of the beta distribution.
    """
    check_counts(numerator, denominator)
    others, tail = denominator - numerator, (1 - level) / 2
    lower = 0.0 if numerator == 0 else beta_quantile(tail, successes=numerator, failures=others + 1)
    upper = 1.0 if others == 0 else beta_quantile(1 - tail, successes=numerator + 1, failures=others)
    return Interval(lower, upper, level)


def judge(estimate: Estimate, target: float, *, direction: Direction) -> TargetState:
    """Say from the interval alone whether a target (a share 0–1) is met.

    Met: the whole interval at the target or beyond it, on the better side; not met: the whole interval short of it;
    else, or without an interval, it cannot be said.
    """
    if estimate.interval is None:
        return TargetState.CANNOT_SAY
    lower, upper = estimate.interval.lower, estimate.interval.upper
    higher_is_better = direction is Direction.HIGHER
    if lower >= target if higher_is_better else upper <= target:
        return TargetState.MET
    if upper < target if higher_is_better else lower > target:
        return TargetState.NOT_MET
    return TargetState.CANNOT_SAY

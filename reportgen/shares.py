"""Shares with their intervals, and the difference of two of them.

In: whole counts. Out: ``Interval`` and ``Estimate`` values. It stands below the findings, so that what is counted
(``analysis``) and what was published before (``earlier``) are compared by one formula. It knows no register, no
village and no language; a denominator of nought is the caller's business and is refused here.
"""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cache
from math import sqrt
from statistics import NormalDist

from reportgen.estimates import Estimate, Interval, Measure, Unit
from reportgen.periods import Period

LEVEL = 0.95
WILSON = "wilson"
NEWCOMBE = "newcombe"


@dataclass(frozen=True, slots=True)
class Basis:
    """What a number rests on: its period, and its source by name."""

    period: Period
    source: str


@cache
def normal_quantile(level: float) -> float:
    """Give how many standard errors a two-sided interval of this ``level`` (0–1) reaches to either side."""
    return NormalDist().inv_cdf((1 + level) / 2)


def check_counts(numerator: int, denominator: int) -> None:
    """Raise ``ValueError`` where the counts are not ``0 <= numerator <= denominator`` with a denominator above 0."""
    if denominator <= 0 or not 0 <= numerator <= denominator:
        message = f"{numerator} of {denominator} is no share"
        raise ValueError(message)


def wilson(numerator: int, denominator: int, *, level: float = LEVEL) -> Interval:
    """Give the score interval of a share; 0–1, exactly 0 at its lower end for none and 1 at its upper end for all.

    Raises ``ValueError`` where the counts are not ``0 <= numerator <= denominator`` with a denominator above nought.

    Source: Wilson EB (1927) J Am Stat Assoc 22:209–212; Newcombe RG (1998) Stat Med 17:857–872, method 3.
    """
    check_counts(numerator, denominator)
    z_squared = normal_quantile(level) ** 2
    share = numerator / denominator
    centre = share + z_squared / (2 * denominator)
    half = sqrt(z_squared * (share * (1 - share) + z_squared / (4 * denominator)) / denominator)
    scale = 1 + z_squared / denominator
    lower = 0.0 if numerator == 0 else (centre - half) / scale
    upper = 1.0 if numerator == denominator else (centre + half) / scale
    return Interval(lower, upper, level)


def proportion(numerator: int, denominator: int, *, basis: Basis, level: float = LEVEL) -> Estimate:
    """Give a share of persons with its Wilson interval; see ``wilson`` for what it raises."""
    interval = wilson(numerator, denominator, level=level)
    return Estimate(
        measure=Measure.PROPORTION,
        value=numerator / denominator,
        unit=Unit.SHARE,
        method=WILSON,
        period=basis.period,
        source=basis.source,
        interval=interval,
        numerator=numerator,
        denominator=denominator,
        n=denominator,
    )


def exact(share: Estimate) -> Fraction:
    """Give a share as the fraction that it is, so that sums and differences are rounded once and ties are ties.

    Raises ``ValueError`` where it has no counts.
    """
    if share.numerator is None or not share.denominator:
        message = "only a share with its counts is a fraction"
        raise ValueError(message)
    return Fraction(share.numerator, share.denominator)


def _difference(now: Estimate, before: Estimate) -> float:
    return float(exact(now) - exact(before))


def _hybrid(difference: float, *, now: tuple[float, Interval], before: tuple[float, Interval]) -> Interval:
    (share_now, interval_now), (share_before, interval_before) = now, before
    down = sqrt((share_now - interval_now.lower) ** 2 + (interval_before.upper - share_before) ** 2)
    up = sqrt((interval_now.upper - share_now) ** 2 + (share_before - interval_before.lower) ** 2)
    return Interval(difference - down, difference + up, interval_now.level)


def newcombe(now: Estimate, before: Estimate) -> Interval:
    """Give the hybrid score interval of ``now`` minus ``before``; both independent, with Wilson intervals; −1 to 1.

    Raises ``ValueError`` where one has no interval or no counts, or the two are of different levels.

    Source: Newcombe RG (1998) Stat Med 17:873–890, method 10.
    """
    if now.interval is None or before.interval is None or now.interval.level != before.interval.level:
        message = "a difference needs two shares with intervals of one level"
        raise ValueError(message)
    difference = _difference(now, before)
    return _hybrid(difference, now=(now.value, now.interval), before=(before.value, before.interval))


def difference_of_counts(
    now: tuple[int, int], before: tuple[int, int], *, level: float = LEVEL
) -> tuple[float, Interval]:
    """Give the share ``now`` minus the share ``before``, each (numerator, denominator), and its Newcombe interval.

    Raises ``ValueError`` for what is no share. Source: as ``newcombe``.
    """
    intervals = wilson(*now, level=level), wilson(*before, level=level)
    difference = float(Fraction(*now) - Fraction(*before))
    return difference, _hybrid(
        difference, now=(now[0] / now[1], intervals[0]), before=(before[0] / before[1], intervals[1])
    )


def change(now: Estimate, before: Estimate) -> Estimate:
    """Give the share ``now`` minus the share ``before`` with Newcombe's interval; ``n`` is both denominators together.

    Period and source are those of ``now``. Raises as ``newcombe`` does.
    """
    return Estimate(
        measure=Measure.RISK_DIFFERENCE,
        value=_difference(now, before),
        unit=Unit.DIFFERENCE,
        method=NEWCOMBE,
        period=now.period,
        source=now.source,
        interval=newcombe(now, before),
        n=(now.denominator or 0) + (before.denominator or 0),
    )

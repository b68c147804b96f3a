"""Intervals and corrections that others report and this program does not.

In: whole counts. Out: intervals, ratios and tests. They are for comparison, and for the question whether a figure that
somebody printed can be had from the counts beside it. No analysis of a brief may take its number from here.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import exp, inf, log, sqrt

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.contingency import expected_counts
from reportgen.analysis.distributions import chi_square_tail, normal_quantile
from reportgen.analysis.effects import Effect, NoEffect
from reportgen.analysis.fisher import line_of_tables, log_factorials
from reportgen.analysis.ordered_groups import check_groups
from reportgen.analysis.proportions import LEVEL
from reportgen.analysis.two_by_two import TwoByTwo
from reportgen.estimates import AbsenceReason, Interval, Test, TestName

CONDITIONAL = "conditional_maximum_likelihood"

_STEPS = 200  # halvings of a search; what is left of the bracket is below any rounding
_TOLERANCE = 1e-7


def wald(numerator: int, denominator: int, *, level: float = LEVEL) -> Interval:
    """Give the textbook interval of a share, not cut off at 0 and 1; without width for none and for all."""
    share = numerator / denominator
    reach = normal_quantile(level) * sqrt(share * (1 - share) / denominator)
    return Interval(share - reach, share + reach, level)


def agresti_coull(numerator: int, denominator: int, *, level: float = LEVEL) -> Interval:
    """Give the textbook interval about Wilson's centre, cut off at 0 and 1.

    Source: Agresti A, Coull BA (1998) Am Stat 52:119–126.
    """
    z = normal_quantile(level)
    size = denominator + z**2
    share = (numerator + z**2 / 2) / size
    reach = z * sqrt(share * (1 - share) / size)
    return Interval(max(0.0, share - reach), min(1.0, share + reach), level)


def wald_difference(table: TwoByTwo, *, level: float = LEVEL) -> Interval:
    """Give the textbook interval of a risk difference, not cut off."""
    return _difference(
        (table.exposed_cases, table.exposed_total), (table.unexposed_cases, table.unexposed_total), level=level
    )


def agresti_caffo(table: TwoByTwo, *, level: float = LEVEL) -> Interval:
    """Give the textbook interval of a risk difference after one case and one non-case were added to each group.

    Source: Agresti A, Caffo B (2000) Am Stat 54:280–288.
    """
    exposed = (table.exposed_cases + 1, table.exposed_total + 2)
    return _difference(exposed, (table.unexposed_cases + 1, table.unexposed_total + 2), level=level)


def _difference(exposed: tuple[float, float], unexposed: tuple[float, float], *, level: float) -> Interval:
    shares = exposed[0] / exposed[1], unexposed[0] / unexposed[1]
    variance = shares[0] * (1 - shares[0]) / exposed[1] + shares[1] * (1 - shares[1]) / unexposed[1]
    reach = normal_quantile(level) * sqrt(variance)
    return Interval(shares[0] - shares[1] - reach, shares[0] - shares[1] + reach, level)


def bare_ratio(table: TwoByTwo) -> float | None:
    """Give one share divided by the other and nothing more: nought and infinite too, ``None`` for nought by nought."""
    upper, lower = table.exposed_cases * table.unexposed_total, table.unexposed_cases * table.exposed_total
    if lower == 0:
        return inf if upper else None
    return upper / lower


def koopman(table: TwoByTwo, *, level: float = LEVEL, corrected: bool = False) -> Interval:
    """Give the score interval of a prevalence ratio; both groups must have persons and the unexposed some case.

    A ratio is within it if the score test does not reject it. From nought where no exposed person is a case.
    ``corrected`` makes the variance N / (N − 1) times as large, which is the interval of Miettinen and Nurminen. Raises
    ``ValueError`` where the unexposed have no case.

    Source: Koopman PAR (1984) Biometrics 40:513–517; Miettinen O, Nurminen M (1985) Stat Med 4:213–226.
    """
    estimate = bare_ratio(table)
    if estimate is None or estimate == inf:
        message = "the score interval needs a ratio that is a number"
        raise ValueError(message)
    limit = normal_quantile(level) ** 2 * (table.total / (table.total - 1) if corrected else 1.0)
    lower = 0.0 if estimate == 0 else _search(lambda ratio: _score(table, ratio) > limit, inner=estimate, factor=0.5)
    start = estimate or 1 / table.exposed_total
    upper = _search(lambda ratio: _score(table, ratio) > limit, inner=start, factor=2.0)
    return Interval(lower, upper, level)


def _score(table: TwoByTwo, ratio: float) -> float:
    """Give the score chi-square of a ratio, at the shares that are likeliest given it."""
    square = table.total * ratio
    linear = -(ratio * (table.exposed_total + table.unexposed_cases) + table.exposed_cases + table.unexposed_total)
    unexposed = (-linear - sqrt(max(0.0, linear**2 - 4 * square * table.cases))) / (2 * square)
    exposed = ratio * unexposed
    gaps = (
        table.exposed_cases - table.exposed_total * exposed,
        table.unexposed_cases - table.unexposed_total * unexposed,
    )
    spreads = table.exposed_total * exposed * (1 - exposed), table.unexposed_total * unexposed * (1 - unexposed)
    return sum(gap**2 / spread for gap, spread in zip(gaps, spreads, strict=True) if spread > 0)


def _search(beyond: Callable[[float], bool], *, inner: float, factor: float) -> float:
    """Give where, going from ``inner`` by ``factor``, a condition first holds; then by halving the bracket."""
    outer = inner * factor
    while not beyond(outer):
        inner, outer = outer, outer * factor
    for _ in range(_STEPS):
        middle = sqrt(inner * outer)
        inner, outer = (inner, middle) if beyond(middle) else (middle, outer)
    return sqrt(inner * outer)


def yates(table: TwoByTwo) -> Test | NoEffect:
    """Give the chi-square test with continuity correction, half a person but never past nought.

    Source: Yates F (1934) Suppl J R Stat Soc 1:217–235.
    """
    if 0 in {table.exposed_total, table.unexposed_total, table.cases, table.noncases}:
        return NoEffect(AbsenceReason.NO_VARIATION)
    expected = expected_counts(table.rows)
    gap = abs(table.exposed_cases - expected[0][0])
    statistic = (gap - min(0.5, gap)) ** 2 * sum(1 / mean for row in expected for mean in row)
    return Test(TestName.CHI_SQUARE, chi_square_tail(statistic, 1), statistic, (1.0,))


def fisher_tails(table: TwoByTwo) -> tuple[float, float]:
    """Give the exact probability of as many exposed cases or fewer, and of as many or more."""
    first, weights = line_of_tables(table.rows)
    masses, place = np.exp(weights), table.exposed_cases - first
    return min(1.0, float(masses[: place + 1].sum())), min(1.0, float(masses[place:].sum()))


def fisher_doubled(table: TwoByTwo) -> Test:
    """Give the exact test with twice the smaller tail, at most 1, as OpenEpi and Epi Info print it."""
    return Test(TestName.FISHER_EXACT, min(1.0, 2 * min(fisher_tails(table))))


def conditional_odds_ratio(table: TwoByTwo, *, level: float = LEVEL) -> Effect:
    """Give the odds ratio that is likeliest with the margins given, and its exact interval, as R's Fisher test does.

    It is nought, or infinite, where the exposed cases are as few, or as many, as the margins allow.

    Source: Fisher RA (1935) J R Stat Soc 98:39–82; interval: Cornfield J (1956) Proc Third Berkeley Symp 4:135–148.
    """
    first, weights = line_of_tables(table.rows)
    counts = np.arange(first, first + len(weights), dtype=np.float64)
    seen, tail = table.exposed_cases, (1 - level) / 2

    def masses(log_ratio: float) -> NDArray[np.float64]:
        tilted = weights + counts * log_ratio
        scaled = np.exp(tilted - tilted.max())
        return np.asarray(scaled / scaled.sum(), dtype=np.float64)

    lowest, highest = seen == counts[0], seen == counts[-1]
    lower = 0.0 if lowest else exp(_root(lambda at: float(masses(at)[counts >= seen].sum()) > tail))
    upper = inf if highest else exp(_root(lambda at: float(masses(at)[counts <= seen].sum()) < tail))
    value = 0.0 if lowest else inf if highest else exp(_root(lambda at: float(masses(at) @ counts) > seen))
    return Effect(value, Interval(lower, upper, level), CONDITIONAL)


def _root(beyond: Callable[[float], bool], *, reach: float = 500.0) -> float:
    """Give the log odds ratio from which a condition holds."""
    low, high = -reach, reach
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (low, middle) if beyond(middle) else (middle, high)
    return (low + high) / 2


def exact_trend(cases: Sequence[int], totals: Sequence[int], *, scores: Sequence[int]) -> tuple[float, float]:
    """Give the exact one-sided and two-sided probabilities of a trend over ordered groups, all margins given.

    One-sided is the smaller tail; two-sided counts every sum of scores as far from its mean as the one seen or farther.
    ``scores`` are whole (those of 0, 0.5 and 1.5 are 0, 1 and 3), and some persons but not all must be cases. Raises
    ``ValueError`` for what are no groups.

    Source: Graubard BI, Korn EL (1987) Biometrics 43:471–476; Agresti A, Mehta CR, Patel NR (1990) J Am Stat Assoc
    85:453–458.
    """
    check_groups(cases, totals, scores=scores)
    number, lowest = sum(cases), min(scores)
    places = [place - lowest for place in scores]
    share = number / sum(totals)  # any share gives the same answer; this one keeps the masses within range
    logs = log_factorials(sum(totals))
    masses = np.zeros((number + 1, number * max(places) + 1))
    masses[0, 0] = 1.0
    for total, place in zip(totals, places, strict=True):
        after = np.zeros_like(masses)
        for count in range(min(number, total) + 1):
            ways = logs[total] - logs[count] - logs[total - count]
            mass = exp(ways + count * log(share) + (total - count) * log(1 - share))
            width = masses.shape[1] - count * place
            after[count:, count * place :] += mass * masses[: number + 1 - count, :width]
        masses = after
    line = masses[number] / masses[number].sum()
    sums = np.arange(len(line))
    seen = sum(count * place for count, place in zip(cases, places, strict=True))
    mean = number * sum(total * place for total, place in zip(totals, places, strict=True)) / sum(totals)
    one_sided = min(line[: seen + 1].sum(), line[seen:].sum())
    far = np.abs(sums - mean) >= abs(seen - mean) - _TOLERANCE
    return float(one_sided), float(line[far].sum())

"""Two-by-two tables in strata: what they say together once the stratifying variable is held, and whether they agree.

In: ``TwoByTwo`` tables, one a stratum. Out: ``Effect``, ``Test`` and ``Homogeneity``, or ``NoEffect`` with the reason.
Strata that say nothing of the matter (nobody in a group, everybody with one outcome) take no part where they have none.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import log, sqrt

from reportgen.analysis.distributions import chi_square_tail
from reportgen.analysis.effects import Effect, NoEffect, Outcome
from reportgen.analysis.proportions import LEVEL
from reportgen.analysis.two_by_two import TwoByTwo, log_ratio
from reportgen.estimates import AbsenceReason, Test, TestName

MANTEL_HAENSZEL = "mantel_haenszel"


@dataclass(frozen=True, slots=True)
class Homogeneity:
    """Whether the odds ratio is one and the same in all strata: chi-square ``statistic``, ``df`` and ``p_value``.

    ``uncorrected`` is the statistic before Tarone's correction, which some programs print.
    """

    statistic: float
    df: int
    p_value: float
    uncorrected: float


def informative(strata: Sequence[TwoByTwo]) -> tuple[TwoByTwo, ...]:
    """Give the strata in which both groups have persons and not all persons have one outcome."""
    return tuple(one for one in strata if one.exposed_total and one.unexposed_total and one.cases and one.noncases)


def _why_none(strata: Sequence[TwoByTwo]) -> AbsenceReason | None:
    if not sum(one.exposed_total for one in strata) or not sum(one.unexposed_total for one in strata):
        return AbsenceReason.ZERO_DENOMINATOR
    return None if informative(strata) else AbsenceReason.NO_VARIATION


def pooled_odds_ratio(strata: Sequence[TwoByTwo], *, level: float = LEVEL) -> Outcome:
    """Give the odds ratio with strata held, its interval, and the Mantel–Haenszel test without continuity correction.

    ``ZERO_CELL`` where it would be nought or infinite, ``NO_VARIATION`` where no stratum says anything of it,
    ``ZERO_DENOMINATOR`` where a group has nobody at all.

    Source: Mantel N, Haenszel W (1959) J Natl Cancer Inst 22:719–748; interval: Robins J, Breslow N, Greenland S (1986)
    Biometrics 42:311–323.
    """
    if (reason := _why_none(strata)) is not None:
        return NoEffect(reason)
    upper = lower = upper_square = lower_square = cross = 0.0
    for one in informative(strata):
        concordant = one.exposed_cases * one.unexposed_noncases / one.total
        discordant = one.unexposed_cases * one.exposed_noncases / one.total
        concordant_share = (one.exposed_cases + one.unexposed_noncases) / one.total
        discordant_share = (one.unexposed_cases + one.exposed_noncases) / one.total
        upper, lower = upper + concordant, lower + discordant
        upper_square += concordant_share * concordant
        lower_square += discordant_share * discordant
        cross += concordant_share * discordant + discordant_share * concordant
    if upper == 0 or lower == 0:
        return NoEffect(AbsenceReason.ZERO_CELL)
    variance = upper_square / (2 * upper**2) + cross / (2 * upper * lower) + lower_square / (2 * lower**2)
    return _with_test(log(upper / lower), variance=variance, strata=strata, level=level)


def pooled_prevalence_ratio(strata: Sequence[TwoByTwo], *, level: float = LEVEL) -> Outcome:
    """Give the prevalence ratio with strata held, its interval, and the Mantel–Haenszel test, as ``pooled_odds_ratio``.

    Strata in which everybody has the outcome do take part: their ratio is 1.

    Source: Greenland S, Robins JM (1985) Biometrics 41:55–68.
    """
    if (reason := _why_none(strata)) is not None:
        return NoEffect(reason)
    upper = lower = spread = 0.0
    for one in strata:
        if one.total == 0:
            continue
        upper += one.exposed_cases * one.unexposed_total / one.total
        lower += one.unexposed_cases * one.exposed_total / one.total
        products = one.cases * one.exposed_total * one.unexposed_total
        spread += (products - one.exposed_cases * one.unexposed_cases * one.total) / one.total**2
    if upper == 0 or lower == 0:
        return NoEffect(AbsenceReason.ZERO_CELL)
    return _with_test(log(upper / lower), variance=spread / (upper * lower), strata=strata, level=level)


def _with_test(log_value: float, *, variance: float, strata: Sequence[TwoByTwo], level: float) -> Effect:
    effect = log_ratio(log_value, standard_error=sqrt(variance), method=MANTEL_HAENSZEL, level=level)
    test = mantel_haenszel_test(strata)
    return Effect(effect.value, effect.interval, effect.method, test if isinstance(test, Test) else None)


def mantel_haenszel_test(strata: Sequence[TwoByTwo], *, corrected: bool = False) -> Test | NoEffect:
    """Give the test that exposure and outcome have nothing to do with each other in any stratum.

    ``corrected`` takes half a person off the difference (R's default), which this program does not report.
    ``NO_VARIATION`` where no stratum says anything.

    Source: Mantel N, Haenszel W (1959) J Natl Cancer Inst 22:719–748.
    """
    difference = variance = 0.0
    for one in informative(strata):
        margins = one.exposed_total * one.unexposed_total * one.cases * one.noncases
        difference += one.exposed_cases - one.exposed_total * one.cases / one.total
        variance += margins / (one.total**2 * (one.total - 1))
    if variance == 0:
        return NoEffect(AbsenceReason.NO_VARIATION)
    half = 0.5 if corrected and abs(difference) >= 0.5 else 0.0  # noqa: PLR2004 -- R's rule: never past nought
    statistic = (abs(difference) - half) ** 2 / variance
    return Test(TestName.MANTEL_HAENSZEL, chi_square_tail(statistic, 1), statistic, (1.0,))


def breslow_day(strata: Sequence[TwoByTwo]) -> Homogeneity | NoEffect:
    """Give the test that the odds ratio is the same in all strata, with Tarone's correction.

    ``NO_VARIATION`` where fewer than two strata say anything, ``ZERO_CELL`` where there is no pooled ratio.

    Source: Breslow NE, Day NE (1980) Statistical Methods in Cancer Research I, section 4.4; Tarone RE (1985) Biometrika
    72:91–95.
    """
    telling = informative(strata)
    pooled = pooled_odds_ratio(strata)
    if isinstance(pooled, NoEffect):
        return pooled
    if len(telling) < 2:  # noqa: PLR2004 -- one stratum agrees with itself
        return NoEffect(AbsenceReason.NO_VARIATION)
    uncorrected = excess = total_variance = 0.0
    for one in telling:
        fitted = _fitted_cases(one, ratio=pooled.value)
        cells = (
            fitted,
            one.cases - fitted,
            one.exposed_total - fitted,
            one.unexposed_noncases - one.exposed_cases + fitted,
        )
        variance = 1 / sum(1 / cell for cell in cells)
        uncorrected += (one.exposed_cases - fitted) ** 2 / variance
        excess += one.exposed_cases - fitted
        total_variance += variance
    statistic, df = max(0.0, uncorrected - excess**2 / total_variance), len(telling) - 1
    return Homogeneity(statistic, df, chi_square_tail(statistic, df), uncorrected)


def _fitted_cases(one: TwoByTwo, *, ratio: float) -> float:
    """Give how many exposed cases the margins of a stratum hold at an odds ratio: the root with no empty cell."""
    square = 1 - ratio
    linear = one.unexposed_total - one.cases + ratio * (one.exposed_total + one.cases)
    constant = -ratio * one.exposed_total * one.cases
    # the stable form of the quadratic formula, which also holds where the ratio is 1 and the equation is linear
    return -2 * constant / (linear + sqrt(linear**2 - 4 * square * constant))

"""Shares and means of a sample drawn by a design: weights, clusters, strata, a finite population.

In: an array of values and a ``Design``, whose domain says whom the number is about. Out: ``SurveyNumber`` (an effect
with standard error, degrees of freedom and design effect), ``Effect``, ``Test``, or ``NoEffect``. Variances are
Taylor-linearised. It knows no variable and no finding. Values of respondents outside the domain are not looked at.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

import numpy as np

from reportgen.analysis.design import Codes, Design, Flags, Floats
from reportgen.analysis.distributions import beta_quantile
from reportgen.analysis.effects import Effect, NoEffect
from reportgen.analysis.proportions import LEVEL
from reportgen.analysis.wald import f_tail, student_quantile, wald_test
from reportgen.estimates import AbsenceReason, Interval, Test, TestName

LOGIT = "design_logit"
KORN_GRAUBARD = "design_korn_graubard"
LINEARISED = "design_linearised"
MOVER = "design_mover"

_NOUGHT = 1e-12  # a variance of a share below this is rounding


@dataclass(frozen=True, slots=True)
class SurveyNumber:
    """A share or a mean with what its design adds.

    ``standard_error`` is in the value's unit and nought where all clusters agree; ``degrees`` are clusters less strata;
    ``design_effect`` is the variance over that of a simple random sample of as many respondents drawn with replacement
    (R's ``deff = "replace"``), ``None`` where everybody gave one answer; ``respondents`` and ``clusters`` (respondents,
    where there is no cluster) are unweighted counts of the domain.
    """

    effect: Effect
    standard_error: float
    degrees: int
    design_effect: float | None
    respondents: int
    clusters: int


def survey_proportion(cases: Flags, *, design: Design, level: float = LEVEL) -> SurveyNumber | NoEffect:
    """Give the weighted share of ``cases`` in the domain, with a logit interval; 0–1.

    The interval is symmetric on the logit scale, with the t distribution of clusters less strata (``design_logit``).
    Where the share is 0 or 1, or all clusters agree, a logit interval is undefined or of no width: the exact interval
    of Korn and Graubard stands instead (``design_korn_graubard``). ``few_respondents`` without a respondent,
    ``few_clusters`` where no variance can be had.

    Source: Korn EL, Graubard BI (1998) Surv Methodol 24:193–201; logit as ``svyciprop`` of R's survey package.
    """
    absent = _absent(design)
    if absent is not None:
        return absent
    average, variance = _average(cases.astype(float), design=design)
    share = float(min(max(average, 0.0), 1.0))
    if 0.0 < share < 1.0 and variance > _NOUGHT:
        interval, method = _logit_interval(share, variance=variance, degrees=design.degrees, level=level), LOGIT
    else:
        variance = 0.0
        interval, method = _exact_interval(share, design=design, level=level), KORN_GRAUBARD
    return _number(Effect(share, interval, method), values=cases.astype(float), variance=variance, design=design)


def survey_mean(values: Floats, *, design: Design, level: float = LEVEL) -> SurveyNumber | NoEffect:
    """Give the weighted mean of the domain with a symmetric t interval; reasons as ``survey_proportion``.

    Source: Korn EL, Graubard BI (1999) Analysis of Health Surveys, 2.4; as ``svymean`` of R's survey package.
    """
    absent = _absent(design)
    if absent is not None:
        return absent
    average, variance = _average(values, design=design)
    half = student_quantile(design.degrees, level=level) * sqrt(variance)
    effect = Effect(average, Interval(average - half, average + half, level), LINEARISED)
    return _number(effect, values=values, variance=variance, design=design)


def survey_difference(cases: Flags, *, exposed: Flags, design: Design, level: float = LEVEL) -> Effect | NoEffect:
    """Give the share of cases among the exposed of the domain minus that among the others; −1 to 1.

    The variance is that of the contrast of two domains of one sample, so what clusters have in common counts; the
    interval is symmetric with t (``design_linearised``), cut at −1 and 1. Where one of the shares is 0 or 1, its
    variance would be nought: the limits are then put together from those of the two shares (``design_mover``), as if
    the two were independent.

    Source: Korn & Graubard (1999), 5.4; Zou GY, Donner A (2008) Stat Med 27:1693–1702.
    """
    first = survey_proportion(cases, design=design.within(exposed), level=level)
    second = survey_proportion(cases, design=design.within(~exposed), level=level)
    if isinstance(first, NoEffect) or isinstance(second, NoEffect):
        return first if isinstance(first, NoEffect) else second  # type: ignore[return-value]
    difference = first.effect.value - second.effect.value
    influence = _influence(cases.astype(float), design=design.within(exposed)) - _influence(
        cases.astype(float), design=design.within(~exposed)
    )
    variance = float(design.covariance(influence)[0, 0])
    edges = {first.effect.method, second.effect.method}
    if KORN_GRAUBARD in edges or variance <= _NOUGHT:
        return Effect(difference, _mover(first.effect, second.effect), MOVER)
    half = student_quantile(design.degrees, level=level) * sqrt(variance)
    interval = Interval(max(difference - half, -1.0), min(difference + half, 1.0), level)
    test = wald_test(difference / sqrt(variance), degrees=design.degrees)
    return Effect(difference, interval, LINEARISED, test)


def rao_scott(rows: Codes, columns: Codes, *, design: Design) -> Test | NoEffect:
    """Give the second-order Rao–Scott test of no association in the weighted table; F with two degrees of freedom.

    ``rows`` and ``columns`` are whole codes from 0. ``no_variation`` where the domain has one row or one column only.

    Source: Rao JNK, Scott AJ (1984) Ann Stat 12:46–60; Thomas DR, Rao JNK (1987) J Am Stat Assoc 82:630–636 for F; as
    ``svychisq`` of R's survey package.
    """
    absent = _absent(design)
    if absent is not None:
        return absent
    inside = design.members
    row_levels, row = np.unique(rows[inside], return_inverse=True)
    column_levels, column = np.unique(columns[inside], return_inverse=True)
    shape = (len(row_levels), len(column_levels))
    if min(shape) < 2:  # noqa: PLR2004 -- a table has two of each
        return NoEffect(AbsenceReason.NO_VARIATION)
    cells = np.zeros((design.size, shape[0] * shape[1]))
    cells[np.flatnonzero(inside), row * shape[1] + column] = 1.0
    weights = design.weights / design.weights.sum()
    shares = weights @ cells
    covariance = design.covariance((cells - shares) * weights[:, None])
    return _corrected(shares, covariance=covariance, shape=shape, design=design)


def _corrected(shares: Floats, *, covariance: Floats, shape: tuple[int, int], design: Design) -> Test | NoEffect:
    """Correct Pearson's chi-square by the mean and the spread of the design effects of the table's contrasts."""
    table = shares.reshape(shape)
    expected = np.outer(table.sum(axis=1), table.sum(axis=0))
    pearson = design.respondents * float(((table - expected) ** 2 / expected).sum())
    contrasts = np.kron(_deviations(shape[0]), _deviations(shape[1]))
    inverse = np.divide(1.0, shares, out=np.zeros_like(shares), where=shares > 0)
    scaled = contrasts * inverse[:, None]
    simple = contrasts.T @ scaled / design.respondents
    if np.linalg.matrix_rank(simple) < len(simple):
        return NoEffect(AbsenceReason.NOT_COMPUTABLE)
    effects = np.linalg.solve(simple, scaled.T @ covariance @ scaled)
    trace, square = float(np.trace(effects)), float(np.trace(effects @ effects))
    if trace <= _NOUGHT:
        return NoEffect(AbsenceReason.NOT_COMPUTABLE)
    numerator = trace**2 / square
    denominator = numerator * design.degrees
    statistic = pearson / trace
    degrees = (numerator, denominator)
    return Test(TestName.RAO_SCOTT, f_tail(statistic, degrees=degrees), statistic, degrees)


def _deviations(levels: int) -> Floats:
    """Give contrasts of the levels, each orthogonal to the constant: their products span the interaction."""
    return np.asarray(np.vstack([np.eye(levels - 1), -np.ones(levels - 1)]))


def _absent(design: Design) -> NoEffect | None:
    if design.respondents == 0:
        return NoEffect(AbsenceReason.FEW_RESPONDENTS)
    return None if design.estimable else NoEffect(AbsenceReason.FEW_CLUSTERS)


def _influence(values: Floats, *, design: Design) -> Floats:
    """Give what each respondent adds to the error of the domain's mean; nought outside the domain."""
    inside = np.where(design.members, values, 0.0)
    weights = design.weights
    average = float(weights @ inside / weights.sum())
    return np.asarray(weights * (inside - average) / weights.sum())


def _average(values: Floats, *, design: Design) -> tuple[float, float]:
    inside = np.where(design.members, values, 0.0)
    average = float(design.weights @ inside / design.weights.sum())
    return average, float(design.covariance(_influence(values, design=design))[0, 0])


def _number(effect: Effect, *, values: Floats, variance: float, design: Design) -> SurveyNumber:
    respondents = design.respondents
    simple = _scatter(values, design=design) / respondents
    return SurveyNumber(
        effect=effect,
        standard_error=sqrt(variance),
        degrees=design.degrees,
        design_effect=variance / simple if simple > _NOUGHT else None,
        respondents=respondents,
        clusters=design.clusters,
    )


def _scatter(values: Floats, *, design: Design) -> float:
    """Give the weighted variance of the values in the population, with n / (n − 1)."""
    if design.respondents < 2:  # noqa: PLR2004 -- one value does not scatter
        return 0.0
    inside = np.where(design.members, values, 0.0)
    weights = design.weights / design.weights.sum()
    squares = float(weights @ (inside - weights @ inside) ** 2)
    return squares * design.respondents / (design.respondents - 1)


def _logit_interval(share: float, *, variance: float, degrees: int, level: float) -> Interval:
    half = student_quantile(degrees, level=level) * sqrt(variance) / (share * (1 - share))
    centre = log(share / (1 - share))
    return Interval(1 / (1 + exp(half - centre)), 1 / (1 + exp(-half - centre)), level)


def _exact_interval(share: float, *, design: Design, level: float) -> Interval:
    """Give the Korn–Graubard interval with Kish's effective size, as the variance itself says nothing here."""
    weights = design.weights
    effective = float(weights.sum() ** 2 / (weights**2).sum())
    return korn_graubard(share, effective=effective, design=design, level=level)


def korn_graubard(share: float, *, effective: float, design: Design, level: float = LEVEL) -> Interval:
    """Give the Clopper–Pearson limits of a share of ``effective`` respondents, made fewer for the few clusters.

    The effective size is multiplied by the square of the ratio of the t quantiles with respondents − 1 and with
    clusters − strata degrees of freedom.

    Source: Korn & Graubard (1998) Surv Methodol 24:193–201; as ``svyciprop(method = "beta")`` of R's survey package.
    """
    many = student_quantile(max(design.respondents - 1, 1), level=level)
    size = effective * (many / student_quantile(design.degrees, level=level)) ** 2
    tail = (1 - level) / 2
    cases, others = size * share, size * (1 - share)
    lower = 0.0 if share <= 0 else beta_quantile(tail, successes=cases, failures=others + 1)
    upper = 1.0 if share >= 1 else beta_quantile(1 - tail, successes=cases + 1, failures=others)
    return Interval(lower, upper, level)


def _mover(first: Effect, second: Effect) -> Interval:
    if first.interval is None or second.interval is None:  # never: a proportion has its interval
        raise AssertionError
    difference = first.value - second.value
    down = sqrt((first.value - first.interval.lower) ** 2 + (second.interval.upper - second.value) ** 2)
    up = sqrt((first.interval.upper - first.value) ** 2 + (second.value - second.interval.lower) ** 2)
    return Interval(difference - down, difference + up, first.interval.level)

"""Models of a yes-or-no outcome: prevalence ratios by modified Poisson regression, odds ratios by logistic regression.

In: ``ModelData``: an outcome, terms already coded as numbers, and a design where there is one. Out: ``Fit``, or
``NoEffect`` for the whole model. It knows no variable, no level and no finding; which rows are complete is for the
caller to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import exp, sqrt

import numpy as np

from reportgen.analysis.design import Design, Floats
from reportgen.analysis.effects import Effect, NoEffect
from reportgen.analysis.likelihood import Family, Maximum, Problem, maximise
from reportgen.analysis.proportions import LEVEL
from reportgen.analysis.sandwich import Correction, Scores, covariance, follows_a_cluster
from reportgen.analysis.wald import joint_wald_test, student_quantile, wald_test
from reportgen.estimates import AbsenceReason, Interval, Test

EVENTS_A_PARAMETER = 10
ENOUGH_CLUSTERS = 50
"""As many clusters as an uncorrected variance is reliable with. Source: Zou GY, Donner A (2013) SMMR 22:661–670."""

_MANY_CLUSTERS = 1000
_LARGEST = 700.0  # a logarithm whose exponential is still a number
_COLLINEAR = 1e-10  # the least eigenvalue of the terms' correlation matrix, below which they say the same


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One parameter of a model: a column of numbers (0 and 1 for a level), one a row of the data."""

    name: str
    values: Floats


@dataclass(frozen=True, slots=True, eq=False)
class ModelData:
    """What is modelled: ``outcome`` 0 or 1 a row, and a column a parameter; the intercept is added.

    With a ``design``, arrays are as long as the design and its domain says which rows are modelled; what stands in the
    other rows is not looked at. Without one, every row is modelled.
    """

    outcome: Floats
    terms: tuple[Term, ...]
    design: Design | None = None


@dataclass(frozen=True, slots=True)
class Rules:
    """What a model must have before it is fitted, and how its variance is corrected.

    ``events``: fewest rows with the rarer outcome for each parameter but the intercept. ``correction``: ``None``
    chooses by the number of clusters.
    """

    events: float = EVENTS_A_PARAMETER
    correction: Correction | None = None
    level: float = LEVEL


@dataclass(frozen=True, slots=True)
class Coefficient:
    """One parameter: ``effect`` is the ratio with interval and Wald test; the others are on the log scale."""

    name: str
    effect: Effect
    log_ratio: float
    standard_error: float


@dataclass(frozen=True, slots=True, eq=False)
class Fit:
    """A fitted model.

    ``events`` counts the rows with the outcome, unweighted; ``clusters`` is ``None`` without a cluster; ``degrees`` are
    those of t and F, ``None`` where the reference is normal; ``covariance`` is that of the log ratios, in their order.
    """

    coefficients: tuple[Coefficient, ...]
    covariance: Floats
    method: str
    n: int
    events: int
    clusters: int | None
    degrees: float | None
    log_likelihood: float

    def coefficient(self, name: str) -> Coefficient:
        """Give a parameter by its name; raises ``KeyError`` where there is none."""
        for candidate in self.coefficients:
            if candidate.name == name:
                return candidate
        raise KeyError(name)

    def joint_test(self, names: Sequence[str]) -> Test | NoEffect:
        """Give the Wald test that all of the named parameters are nought: F with a design, else chi-square.

        Source: Korn EL, Graubard BI (1999) Analysis of Health Surveys, 3.3; as ``regTermTest`` of R's survey package.
        """
        order = [candidate.name for candidate in self.coefficients]
        chosen = [order.index(name) for name in names]
        values = np.array([self.coefficients[position].log_ratio for position in chosen])
        block = self.covariance[np.ix_(chosen, chosen)]
        if np.linalg.matrix_rank(block) < len(chosen):
            return NoEffect(AbsenceReason.NOT_COMPUTABLE)  # more parameters than clusters can tell apart
        statistic = float(values @ np.linalg.solve(block, values))
        return joint_wald_test(statistic, count=len(chosen), degrees=self.degrees)


class _Variance(StrEnum):
    """How a model's variance is named in its method."""

    MODEL = "model_based"
    HC0 = "hc0"
    LINEARISED = "linearised"
    CLUSTER = "cluster_linearised"


def modified_poisson(data: ModelData, *, rules: Rules = Rules()) -> Fit | NoEffect:
    """Give prevalence ratios: Poisson regression with log link, whose variance does not trust the Poisson.

    Without a design the variance is HC0 with a normal reference (``modified_poisson_hc0``); with one see ``_fitted``.

    Source: Zou GY (2004) Am J Epidemiol 159:702–706; Zou GY, Donner A (2013) Stat Methods Med Res 22:661–670.
    """
    return _fitted(data, family=Family.POISSON, rules=rules)


def logistic(data: ModelData, *, rules: Rules = Rules()) -> Fit | NoEffect:
    """Give odds ratios by logistic regression; model-based variance without a design, else see ``_fitted``.

    Source: Hosmer DW, Lemeshow S (2000) Applied Logistic Regression, 2nd ed., chapters 2 and 6.
    """
    return _fitted(data, family=Family.LOGISTIC, rules=rules)


def _fitted(data: ModelData, *, family: Family, rules: Rules) -> Fit | NoEffect:
    """Fit, with the variance that the design asks for, or say why not.

    With a design the variance is Taylor-linearised, as ``svyglm`` of R's survey package has it, with t on clusters less
    strata + 1 less parameters. Under 50 clusters each cluster's score is first corrected for the cluster's own leverage
    (see ``Correction``), because the plain variance is too small then.

    Source: Binder DA (1983) Int Stat Rev 51:279–292; Li P, Redden DT (2015) Stat Med 34:281–296 for the correction.
    """
    problem = _problem(data)
    reason = _too_little(problem, data=data, rules=rules)
    if reason is not None:
        return NoEffect(reason)
    found = maximise(problem, family=family)
    if isinstance(found, AbsenceReason):
        return NoEffect(found)
    return _reported(data, problem=problem, found=found, rules=rules, family=family)


def _problem(data: ModelData) -> Problem:
    design = data.design
    rows = np.arange(len(data.outcome)) if design is None else np.flatnonzero(design.members)
    columns = np.ones((len(rows), len(data.terms) + 1))
    for position, term in enumerate(data.terms, start=1):
        columns[:, position] = term.values[rows]
    weights = np.ones(len(rows)) if design is None or design.weight is None else design.weight[rows]
    centre = columns.mean(axis=0) if len(rows) else np.zeros(columns.shape[1])
    spread = columns.std(axis=0) if len(rows) else np.ones(columns.shape[1])
    centre[0], spread[0] = 0.0, 1.0
    spread[spread <= 1e-12 * np.maximum(np.abs(centre), 1e-300)] = 0.0
    columns -= centre
    columns /= np.where(spread > 0, spread, 1.0)
    relative = weights / weights.mean() if len(rows) else weights
    return Problem(data.outcome[rows].astype(float), columns, relative, spread, rows)


def _too_little(problem: Problem, *, data: ModelData, rules: Rules) -> AbsenceReason | None:
    n, events = len(problem.outcome), int(problem.outcome.sum())
    if n == 0:
        return AbsenceReason.FEW_RESPONDENTS
    if events in {0, n}:
        return AbsenceReason.NO_VARIATION
    if _says_the_same(problem):
        return AbsenceReason.SINGULAR
    if data.design is not None and (not data.design.estimable or _degrees(data.design, problem=problem) < 1):
        return AbsenceReason.FEW_CLUSTERS
    if min(events, n - events) < rules.events * len(data.terms):
        return AbsenceReason.FEW_EVENTS
    return None


def _says_the_same(problem: Problem) -> bool:
    """Say whether a column is constant or follows from the others."""
    if np.any(problem.spread == 0):
        return True
    products = problem.columns.T @ problem.columns / len(problem.outcome)
    return bool(np.linalg.eigvalsh(products)[0] < _COLLINEAR)


def _degrees(design: Design, *, problem: Problem) -> int:
    return design.degrees + 1 - int(problem.columns.shape[1])


def _reported(data: ModelData, *, problem: Problem, found: Maximum, rules: Rules, family: Family) -> Fit | NoEffect:
    design = data.design
    correction = _correction(design, rules=rules)
    scores = Scores(problem.columns, problem.weights * found.residuals, problem.weights * found.curvature, problem.rows)
    if design is not None and _follows(scores, found=found, design=design):
        return NoEffect(AbsenceReason.FEW_CLUSTERS)
    if design is None:
        matrix = found.inverse if family is Family.LOGISTIC else covariance(scores, bread=found.inverse, design=None)
        degrees: float | None = None
    else:
        matrix = covariance(scores, bread=found.inverse, design=design, correction=correction)
        degrees = float(_degrees(design, problem=problem))
    kept = matrix[1:, 1:] / np.outer(problem.spread[1:], problem.spread[1:])
    log_ratios = found.parameters[1:] / problem.spread[1:]
    method = _method(family, design=design, correction=correction)
    half = student_quantile(degrees, level=rules.level) * np.sqrt(np.maximum(np.diag(kept), 0.0))
    if not np.all((half > 0) & (np.abs(log_ratios) + half < _LARGEST)):
        return NoEffect(AbsenceReason.NOT_COMPUTABLE)
    return Fit(
        coefficients=tuple(
            _coefficient(term.name, log_ratio=value, error=sqrt(variance), degrees=degrees, method=method, rules=rules)
            for term, value, variance in zip(data.terms, log_ratios.tolist(), np.diag(kept).tolist(), strict=True)
        ),
        covariance=np.asarray(kept),
        method=method,
        n=len(problem.outcome),
        events=int(problem.outcome.sum()),
        clusters=None if design is None or design.cluster is None else design.clusters,
        degrees=degrees,
        log_likelihood=found.log_likelihood,
    )


def _follows(scores: Scores, *, found: Maximum, design: Design) -> bool:
    """Look for what one cluster alone tells; among very many clusters that would be a mere row of the data."""
    if design.cluster is None or design.clusters > _MANY_CLUSTERS:
        return False
    return follows_a_cluster(scores, bread=found.inverse, design=design)


def _correction(design: Design | None, *, rules: Rules) -> Correction:
    if rules.correction is not None:
        return rules.correction
    few = design is not None and design.cluster is not None and design.clusters < ENOUGH_CLUSTERS
    return Correction.KAUERMANN_CARROLL if few else Correction.NONE


def _method(family: Family, *, design: Design | None, correction: Correction) -> str:
    if design is None:
        variance = _Variance.MODEL if family is Family.LOGISTIC else _Variance.HC0
        return f"{family}_{variance}"
    if correction is not Correction.NONE:
        return f"{family}_cluster_{correction}"
    return f"{family}_{_Variance.LINEARISED if design.cluster is None else _Variance.CLUSTER}"


def _coefficient(  # noqa: PLR0913 -- one parameter's numbers, all of them
    name: str, *, log_ratio: float, error: float, degrees: float | None, method: str, rules: Rules
) -> Coefficient:
    half = student_quantile(degrees, level=rules.level) * error
    interval = Interval(exp(log_ratio - half), exp(log_ratio + half), rules.level)
    test = wald_test(log_ratio / error, degrees=degrees)
    return Coefficient(name, Effect(exp(log_ratio), interval, method, test), log_ratio, error)

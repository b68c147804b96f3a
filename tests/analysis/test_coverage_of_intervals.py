"""How often 95 % intervals cover, for the sizes that our users have; and whether the brief's doubts are right.

What can be counted out is counted out: Wilson, Newcombe and Katz by summing binomial probabilities, without error. What
cannot is simulated from a fixed seed: a coverage then lies within ``margin`` of the true one, four standard errors of
its Monte Carlo error, so that no scenario of some thirty fails by chance.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from math import sqrt
from typing import Any

import numpy as np
import pytest
from scipy import special

from reportgen.analysis.design import Design
from reportgen.analysis.effects import Effect, NoEffect
from reportgen.analysis.proportions import wilson
from reportgen.analysis.regression import Fit, ModelData, Rules, Term, logistic, modified_poisson
from reportgen.analysis.reliability_of_intervals import (
    MORE_FOR_A_DIFFERENCE,
    Group,
    doubts_of_clustered_ratio,
    doubts_of_ratio,
    doubts_of_share,
)
from reportgen.analysis.survey_design import SurveyNumber, survey_difference, survey_proportion
from reportgen.analysis.two_by_two import TwoByTwo, prevalence_ratio, risk_difference
from reportgen.estimates import Doubt, Interval, Measure

pytestmark = pytest.mark.slow

LEAST = 0.92
REPLICATES = 1500
MARGIN = 4 * sqrt(LEAST * (1 - LEAST) / REPLICATES)
PREVALENCES = tuple(np.arange(1, 10) / 10)


# Counted out.


def masses(size: int, share: float) -> Any:
    counts = np.arange(size + 1)
    logs = special.gammaln(size + 1) - special.gammaln(counts + 1) - special.gammaln(size - counts + 1)
    return np.exp(logs + special.xlogy(counts, share) + special.xlog1py(size - counts, -share))


def wilson_limits(size: int) -> tuple[Any, Any]:
    intervals = [wilson(count, size) for count in range(size + 1)]
    return np.array([one.lower for one in intervals]), np.array([one.upper for one in intervals])


@pytest.mark.parametrize("size", [30, 57, 100, 250, 500])
def test_wilson_covers_from_thirty_respondents_on(size: int) -> None:
    lower, upper = wilson_limits(size)
    shares = np.linspace(0.1, 0.9, 401)
    covered = [masses(size, share)[(lower <= share) & (share <= upper)].sum() for share in shares]
    assert min(covered) > LEAST
    assert np.mean(covered) == pytest.approx(0.95, abs=0.003)


def grid(first: int, second: int, *, measure: Any) -> tuple[Any, Any]:
    """Give the limits of a measure of each table of two groups of these sizes; NaN where there is no interval."""
    lower = np.full((first + 1, second + 1), np.nan)
    upper = lower.copy()
    for cases, others in product(range(first + 1), range(second + 1)):
        found = measure(TwoByTwo(cases, first, others, second))
        if not isinstance(found, NoEffect) and found.interval is not None:
            lower[cases, others], upper[cases, others] = found.interval.lower, found.interval.upper
    return lower, upper


def counted(first: int, second: int, *, measure: Any, truth: Any) -> dict[tuple[float, float], float]:
    """Give the coverage, among the tables that have an interval, at each pair of prevalences."""
    lower, upper = grid(first, second, measure=measure)
    there = ~np.isnan(lower)
    coverage = {}
    for one, other in product(PREVALENCES, PREVALENCES):
        mass = np.outer(masses(first, one), masses(second, other))
        value = truth(one, other)
        covered = there & (lower <= value + 1e-12) & (value - 1e-12 <= upper)
        coverage[one, other] = float(mass[covered].sum() / mass[there].sum())
    return coverage


@pytest.mark.parametrize(("first", "second"), [(15, 15), (10, 20), (12, 45), (30, 30), (20, 80), (57, 57), (100, 150)])
def test_newcombe_covers(first: int, second: int) -> None:
    covered = counted(first, second, measure=risk_difference, truth=lambda one, other: one - other)
    assert min(covered.values()) > LEAST
    assert np.mean(list(covered.values())) == pytest.approx(0.95, abs=0.006)


GROUPS = [(6, 48), (8, 64), (10, 20), (12, 48), (12, 96), (15, 15), (15, 60), (20, 80), (30, 30), (57, 57), (50, 200)]


def test_katz_covers_but_where_a_small_group_decides() -> None:
    doubted, trusted = [], []
    for first, second in GROUPS:
        covered = counted(first, second, measure=prevalence_ratio, truth=lambda one, other: one / other)
        for (one, other), share in covered.items():
            groups = Group(round(first * one), first), Group(round(second * other), second)
            (doubted if Doubt.SMALL_GROUP in doubts_of_ratio(*groups) else trusted).append(share)
    assert len(doubted) > 50
    assert np.mean(trusted) == pytest.approx(0.955, abs=0.005)
    assert np.mean(np.array(trusted) < LEAST) < 0.02
    assert min(trusted) > 0.89
    assert np.mean(doubted) < 0.91
    assert np.median(doubted) < LEAST


# Simulated.


@dataclass(frozen=True, slots=True)
class Population:
    """Outcome by exposure and one confounder, with clusters of unequal size whose prevalences scatter as a beta."""

    n: int
    prevalence: float
    ratio: float = 1.3
    clusters: int = 0
    correlation: float = 0.0
    exposed_clusters: int = 0
    exposed_share: float = 0.5
    confounding: float = 1.25

    def sample(self, chance: np.random.Generator) -> tuple[Any, Any, Any, Any]:
        """Give outcome, exposure, confounder and cluster of each respondent."""
        many = max(self.clusters, 1)
        cluster = chance.choice(many, size=self.n, p=chance.dirichlet(np.full(many, 6.0)))
        confounder = (chance.random(self.n) < 0.5).astype(float)
        if self.exposed_clusters:
            exposed = (cluster < self.exposed_clusters).astype(float)
        else:
            lean = chance.beta(9 * self.exposed_share, 9 * (1 - self.exposed_share), many)[cluster]
            share = lean if self.clusters else self.exposed_share * (0.7 + 0.6 * confounder)
            exposed = (chance.random(self.n) < share).astype(float)
        mean = self.prevalence * self.ratio**exposed * self.confounding**confounder
        if self.clusters:
            spread = (1 - self.correlation) / self.correlation
            mean = special.betaincinv(mean * spread, (1 - mean) * spread, chance.random(many)[cluster])
        return (chance.random(self.n) < mean).astype(float), exposed, confounder, cluster


def holds(interval: Interval | None, value: float) -> bool:
    assert interval is not None
    return interval.lower <= value <= interval.upper


def ratio_coverage(population: Population, *, adjusted: bool = True) -> float:
    chance = np.random.default_rng(20250101)
    covered = []
    for _ in range(REPLICATES):
        outcome, exposed, confounder, cluster = population.sample(chance)
        terms = (Term("exposed", exposed), Term("confounder", confounder))[: 2 if adjusted else 1]
        design = Design(population.n, cluster=cluster) if population.clusters else None
        fit = modified_poisson(ModelData(outcome, terms, design))
        if isinstance(fit, Fit):
            covered.append(holds(fit.coefficient("exposed").effect.interval, population.ratio))
    assert len(covered) > REPLICATES / 2
    return float(np.mean(covered))


LOOSE = (
    Population(n=100, prevalence=0.3),
    Population(n=100, prevalence=0.45, exposed_share=0.2),
    Population(n=250, prevalence=0.15),
    Population(n=250, prevalence=0.55),
    Population(n=500, prevalence=0.45, exposed_share=0.1),
)


@pytest.mark.parametrize("population", LOOSE, ids=str)
def test_adjusted_modified_poisson_covers(population: Population) -> None:
    assert ratio_coverage(population) > LEAST - MARGIN


@pytest.mark.parametrize("population", LOOSE, ids=str)
def test_crude_modified_poisson_covers(population: Population) -> None:
    assert ratio_coverage(replace(population, confounding=1.0), adjusted=False) > LEAST - MARGIN


def test_adjusted_modified_poisson_is_rightly_doubted_where_a_small_group_decides() -> None:
    # Ten exposed of a hundred, of whom one or two without the outcome.
    assert doubts_of_ratio(Group(8, 10), Group(56, 90)) == (Doubt.SMALL_GROUP,)
    assert ratio_coverage(Population(n=100, prevalence=0.55, exposed_share=0.1)) < LEAST


@pytest.mark.parametrize(
    "population",
    [
        Population(n=n, prevalence=prevalence, clusters=clusters, correlation=correlation, exposed_clusters=exposed)
        for n, prevalence, clusters, correlation, exposed in [
            (120, 0.5, 5, 0.1, 0),
            (120, 0.4, 10, 0.01, 0),
            (400, 0.15, 10, 0.1, 0),
            (400, 0.5, 20, 0.05, 0),
            (400, 0.15, 40, 0.1, 0),
            (300, 0.35, 8, 0.05, 4),
            (300, 0.35, 12, 0.05, 4),
            (300, 0.35, 24, 0.05, 8),
            (300, 0.35, 40, 0.05, 8),
        ]
    ],
    ids=str,
)
def test_cluster_robust_modified_poisson_covers(population: Population) -> None:
    if population.exposed_clusters:
        levels = (population.exposed_clusters, population.clusters - population.exposed_clusters)
        assert doubts_of_clustered_ratio(levels) == ()
    assert ratio_coverage(population) > LEAST - MARGIN


@pytest.mark.parametrize(("clusters", "exposed"), [(12, 2), (20, 2), (20, 3), (40, 3), (40, 4)])
def test_an_exposure_of_few_whole_clusters_is_rightly_doubted(clusters: int, exposed: int) -> None:
    assert doubts_of_clustered_ratio((exposed, clusters - exposed)) == (Doubt.FEW_CLUSTERS_AT_A_LEVEL,)
    population = Population(n=300, prevalence=0.3, clusters=clusters, correlation=0.05, exposed_clusters=exposed)
    assert ratio_coverage(population) < LEAST


def clustered_coverage(population: Population, *, measure: Measure) -> float:
    """Give how often a crude difference, or else a crude odds ratio, covers the true one."""
    chance = np.random.default_rng(20250103)
    first, second = population.prevalence * population.ratio, population.prevalence
    odds = first / (1 - first) * (1 - second) / second
    covered = []
    for _ in range(REPLICATES):
        outcome, exposed, _, cluster = population.sample(chance)
        design = Design(population.n, cluster=cluster)
        if measure is Measure.RISK_DIFFERENCE:
            found = survey_difference(outcome > 0, exposed=exposed > 0, design=design)
            if isinstance(found, Effect):
                covered.append(holds(found.interval, first - second))
            continue
        fit = logistic(ModelData(outcome, (Term("exposed", exposed),), design), rules=Rules(events=0))
        if isinstance(fit, Fit):
            covered.append(holds(fit.coefficient("exposed").effect.interval, odds))
    assert len(covered) > REPLICATES / 2
    return float(np.mean(covered))


@pytest.mark.parametrize("measure", [Measure.ODDS_RATIO, Measure.RISK_DIFFERENCE])
@pytest.mark.parametrize(("clusters", "exposed"), [(12, 0), (10, 5), (12, 6), (40, 20), (12, 2), (20, 2), (40, 3)])
def test_odds_ratios_and_differences_from_clusters_cover_unless_they_are_doubted(
    clusters: int, exposed: int, measure: Measure
) -> None:
    levels = (exposed, clusters - exposed) if exposed else None
    more = MORE_FOR_A_DIFFERENCE if measure is Measure.RISK_DIFFERENCE else 0
    doubts = doubts_of_clustered_ratio(levels, more=more)
    population = Population(
        n=300, prevalence=0.4, clusters=clusters, correlation=0.05, exposed_clusters=exposed, confounding=1.0
    )
    covered = clustered_coverage(population, measure=measure)
    assert covered < LEAST if doubts else covered > LEAST - MARGIN


def test_a_difference_needs_more_clusters_at_a_level_than_a_ratio() -> None:
    assert doubts_of_clustered_ratio((4, 16)) == ()
    assert doubts_of_clustered_ratio((4, 16), more=MORE_FOR_A_DIFFERENCE) == (Doubt.FEW_CLUSTERS_AT_A_LEVEL,)
    population = Population(n=400, prevalence=0.4, clusters=20, correlation=0.05, exposed_clusters=4, confounding=1.0)
    assert clustered_coverage(population, measure=Measure.RISK_DIFFERENCE) < LEAST


def share_coverage(n: int, *, share: float, clusters: int, correlation: float) -> float:
    chance = np.random.default_rng(20250102)
    spread = (1 - correlation) / correlation
    covered = []
    for _ in range(REPLICATES):
        cluster = chance.choice(clusters, size=n, p=chance.dirichlet(np.full(clusters, 6.0)))
        cases = chance.random(n) < chance.beta(share * spread, (1 - share) * spread, clusters)[cluster]
        found = survey_proportion(cases, design=Design(n, cluster=cluster))
        assert isinstance(found, SurveyNumber)
        covered.append(holds(found.effect.interval, share))
    return float(np.mean(covered))


@pytest.mark.parametrize(("n", "clusters"), [(30, 5), (60, 8), (120, 12), (300, 20), (500, 40), (400, 8)])
@pytest.mark.parametrize(("share", "correlation"), [(0.1, 0.02), (0.3, 0.1), (0.5, 0.05), (0.9, 0.1)])
def test_a_logit_interval_of_a_share_covers(n: int, clusters: int, share: float, correlation: float) -> None:
    assert doubts_of_share(Group(round(n * share), n), clusters=clusters) == ()
    assert share_coverage(n, share=share, clusters=clusters, correlation=correlation) > LEAST - MARGIN


@pytest.mark.parametrize(("n", "clusters", "share"), [(400, 5, 0.02), (400, 8, 0.05), (400, 8, 0.95), (480, 12, 0.03)])
def test_a_rare_outcome_in_few_large_clusters_is_rightly_doubted(n: int, clusters: int, share: float) -> None:
    assert doubts_of_share(Group(round(n * share), n), clusters=clusters) == (Doubt.RARE_IN_CLUSTERS,)
    assert share_coverage(n, share=share, clusters=clusters, correlation=0.1) < LEAST

"""When a 95 % interval is known to cover less than about 92 %.

In: how many respondents, cases and clusters an interval rests on. Out: ``Doubt`` values, for the brief to word. The
limits are those of the simulation in ``tests/analysis/test_coverage_of_intervals.py``, which holds them to account:
n 30–500, prevalence 0.1–0.9, 5–40 clusters, intra-cluster correlation 0.01–0.1.

Found reliable there without further condition, and so without a doubt: Wilson's and Newcombe's intervals from 30
respondents on, logit intervals of shares of 6 to 94 per cent, prevalence ratios of an exposure that varies within
clusters. Odds ratios and differences were simulated for clusters alone, whole and not: where whole clusters are exposed
odds ratios cover as prevalence ratios do, and differences less.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.analysis.design import Design, Floats
from reportgen.estimates import Doubt

FEWEST_WITHOUT = 4
FEWEST_WITH = 2
"""Without the outcome, and with it, in a group that decides how sure the ratio is."""

DECIDING = 0.7
"""The part of a log ratio's variance that makes a group the one that decides."""

MORE_FOR_A_DIFFERENCE = 1
"""Clusters that a difference needs at a level besides those that a ratio needs."""

RARE = 0.06
CLUSTERS_FOR_RARE = 20
MANY_A_CLUSTER = 30


@dataclass(frozen=True, slots=True)
class Group:
    """Respondents at one level of an exposure, unweighted: ``cases`` have the outcome."""

    cases: int
    respondents: int

    @property
    def others(self) -> int:
        """Count those without the outcome."""
        return self.respondents - self.cases


def doubts_of_ratio(exposed: Group, reference: Group) -> tuple[Doubt, ...]:
    """Give the doubts of a prevalence ratio without clusters: Katz's, or modified Poisson's with HC0 variance.

    For an adjusted ratio the groups are the crude ones. A group with nobody with the outcome has no ratio and no doubt.
    """
    if not (exposed.cases and reference.cases):
        return ()
    groups = (exposed, reference)
    parts = [_part(group) for group in groups]
    for part, group in zip(parts, groups, strict=True):
        small = group.others < FEWEST_WITHOUT or group.cases < FEWEST_WITH
        if part > DECIDING * sum(parts) and small:
            return (Doubt.SMALL_GROUP,)
    return ()


def _part(group: Group) -> float:
    """Give what a group adds to the variance of a log ratio; by half a person not nought where all have the outcome."""
    return (group.others + 0.5) / ((group.cases + 0.5) * (group.respondents + 1))


def doubts_of_share(group: Group, *, clusters: int) -> tuple[Doubt, ...]:
    """Give the doubts of a share with a logit interval from ``clusters`` (not respondents) sampling units."""
    rare = min(group.cases, group.others) < RARE * group.respondents
    crowded = group.respondents >= MANY_A_CLUSTER * clusters
    return (Doubt.RARE_IN_CLUSTERS,) if rare and crowded and clusters <= CLUSTERS_FOR_RARE else ()


def doubts_of_clustered_ratio(levels: Sequence[int] | None, *, more: int = 0) -> tuple[Doubt, ...]:
    """Give the doubts of a ratio from a model with clusters; ``levels`` are what ``clusters_at_levels`` gives.

    The more clusters there are in all, the more a small level is flattered by the degrees of freedom of the others: it
    needs 2 clusters and one more for each ten of all; a difference needs so many ``more`` (``MORE_FOR_A_DIFFERENCE``).
    """
    if levels is None:
        return ()
    needed = 2 + sum(levels) / 10 + more
    return (Doubt.FEW_CLUSTERS_AT_A_LEVEL,) if min(levels) < needed else ()


def clusters_at_levels(values: Floats, *, design: Design) -> tuple[int, int] | None:
    """Count the clusters with and without an exposure (0 or 1) that never varies within a cluster, else ``None``.

    ``None`` too where the design has no clusters; clusters without a respondent of the domain do not count.
    """
    if design.cluster is None:
        return None
    inside = design.members.astype(float)
    exposed = design.totals(inside * (values == 1))[:, 0]
    everybody = design.totals(inside)[:, 0]
    there = everybody > 0
    if bool(((exposed > 0) & (exposed < everybody)).any()):
        return None
    return int((exposed[there] > 0).sum()), int((exposed[there] == 0).sum())

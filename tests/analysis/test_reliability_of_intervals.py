"""When a doubt is raised, case by case; that the doubts are right is shown by the simulation."""

from __future__ import annotations

import numpy as np
import pytest

from reportgen.analysis.design import Design
from reportgen.analysis.reliability_of_intervals import (
    Group,
    clusters_at_levels,
    doubts_of_clustered_ratio,
    doubts_of_ratio,
    doubts_of_share,
)
from reportgen.estimates import Doubt

CLUSTER = np.array([0, 0, 1, 1, 2, 2, 3, 3])
DESIGN = Design(8, cluster=CLUSTER)


@pytest.mark.parametrize(
    ("exposed", "reference", "doubted"),
    [
        (Group(10, 12), Group(60, 96), True),
        (Group(60, 96), Group(10, 12), True),
        (Group(6, 6), Group(90, 100), True),
        (Group(8, 12), Group(60, 96), False),
        (Group(1, 12), Group(60, 96), True),
        (Group(2, 12), Group(60, 96), False),
        (Group(13, 15), Group(13, 15), False),
        (Group(200, 200), Group(100, 200), False),
        (Group(0, 12), Group(60, 96), False),
    ],
)
def test_a_ratio_is_doubted_where_the_deciding_group_has_hardly_anybody(
    exposed: Group,
    reference: Group,
    doubted: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    assert doubts_of_ratio(exposed, reference) == ((Doubt.SMALL_GROUP,) if doubted else ())


@pytest.mark.parametrize(
    ("levels", "doubted"),
    [
        (None, False),
        ((2, 6), True),
        ((3, 5), False),
        ((9, 3), True),
        ((4, 8), False),
        ((5, 35), True),
        ((6, 34), False),
    ],
)
def test_a_small_level_of_whole_clusters_is_doubted_the_sooner_the_more_clusters_there_are(
    levels: tuple[int, int] | None,
    doubted: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    assert doubts_of_clustered_ratio(levels) == ((Doubt.FEW_CLUSTERS_AT_A_LEVEL,) if doubted else ())


@pytest.mark.parametrize(
    ("group", "clusters", "doubted"),
    [
        (Group(20, 400), 8, True),
        (Group(380, 400), 8, True),
        (Group(24, 400), 8, False),
        (Group(20, 400), 21, False),
        (Group(5, 100), 8, False),
    ],
)
def test_a_share_is_doubted_where_it_is_rare_in_few_large_clusters(
    group: Group,
    clusters: int,
    doubted: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    assert doubts_of_share(group, clusters=clusters) == ((Doubt.RARE_IN_CLUSTERS,) if doubted else ())


def test_clusters_are_counted_at_the_levels_of_an_exposure_of_whole_clusters() -> None:
    assert clusters_at_levels((CLUSTER == 1).astype(float), design=DESIGN) == (1, 3)


def test_an_exposure_that_varies_within_a_cluster_has_no_clusters_at_its_levels() -> None:
    assert clusters_at_levels(np.array([1.0, 0, 1, 1, 0, 0, 0, 0]), design=DESIGN) is None
    assert clusters_at_levels(np.ones(8), design=Design(8)) is None


def test_clusters_outside_the_domain_do_not_count() -> None:
    exposed = np.array([1.0, 0, 1, 1, 0, 0, 0, 0])
    assert clusters_at_levels(exposed, design=DESIGN.within(np.arange(8) >= 1)) == (1, 3)
    assert clusters_at_levels(exposed, design=DESIGN.within(np.arange(8) >= 4)) == (0, 2)

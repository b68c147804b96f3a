"""Funnel limits, dispersion and standings against R, a published comparison, and by hand."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis import binomial
from reportgen.analysis.comparison import TAILS, Lying, Spread, lie, overdispersion, standing
from reportgen.analysis.proportions import Basis, proportion
from reportgen.estimates import Estimate
from reportgen.findings import Standing
from reportgen.periods import parse_period

REFERENCE = json.loads((Path(__file__).resolve().parents[1] / "reference" / "funnel.json").read_text(encoding="utf-8"))
BASIS = Basis(parse_period("2025-Q1"), "register")


def shares(*counts: tuple[int, int]) -> dict[str, Estimate]:
    return {f"group_{place}": proportion(*pair, basis=BASIS) for place, pair in enumerate(counts)}


def pooled(points: dict[str, Estimate]) -> float:
    return sum(point.numerator or 0 for point in points.values()) / sum(point.n or 0 for point in points.values())


def lying(points: dict[str, Estimate]) -> Lying:
    found = lie(points, pooled(points))
    assert found is not None
    return found


@pytest.mark.parametrize("case", REFERENCE["limits"], ids=lambda case: f"{case['size']}_{case['share']:.3g}")
def test_limits_are_those_that_r_interpolates_between_counts(case: dict[str, Any]) -> None:
    found = binomial.limits(case["size"], case["share"], tails=TAILS)
    assert found == pytest.approx(case["limits"], abs=1e-9)


def test_tail_probabilities_are_right_where_they_can_be_counted() -> None:
    first, below = binomial.cumulative(3, 0.5)
    assert first == 0
    assert list(below) == pytest.approx([1 / 8, 4 / 8, 7 / 8, 1])


@pytest.mark.parametrize(("size", "share"), [(0, 0.5), (5, 0.0), (5, 1.0)])
def test_a_distribution_that_does_not_exist_is_refused(size: int, share: float) -> None:
    with pytest.raises(ValueError, match="no binomial"):
        binomial.cumulative(size, share)


def centres() -> dict[str, Estimate]:
    table = REFERENCE["centres"]
    triples = zip(table["names"], table["deaths"], table["operations"], strict=True)
    return {name: proportion(deaths, operations, basis=BASIS) for name, deaths, operations in triples}


def test_bristol_alone_is_an_outlier_among_the_twelve_heart_surgery_centres() -> None:
    # Aylin P et al. (2001) Lancet 358:181-187: Bristol's mortality was about double that of the others; and Aylin P et
    # al. (2004) BMJ 329:825: of the others, Oxford's was above the average too, by less.
    found = lying(centres())
    assert found.standings["Bristol"] is Standing.HIGHER
    assert found.standings["Oxford"] is Standing.POSSIBLY_HIGHER
    outliers = [name for name, where in found.standings.items() if where in {Standing.LOWER, Standing.HIGHER}]
    assert outliers == ["Bristol"]


def test_dispersion_is_the_one_that_r_gives_and_bristol_does_not_hide_itself() -> None:
    spread = overdispersion(tuple(centres().values()), pooled(centres()))
    assert spread.dispersion == pytest.approx(REFERENCE["centres"]["dispersion"], abs=1e-12)
    assert not spread.overdispersed  # 1.69 is below 1 + 2·√(2/12) = 1.82


def villages() -> dict[str, Estimate]:
    table = REFERENCE["villages"]
    return shares(*zip(table["numerators"], table["denominators"], strict=True))


def test_limits_widen_by_the_root_of_a_dispersion_beyond_chance() -> None:
    points = villages()
    found, benchmark = lying(points), pooled(points)
    assert found.spread.overdispersed  # 2.29 is above 1 + 2·√(2/9) = 1.94
    assert found.spread.method == "exact_binomial_overdispersed"
    assert found.spread.dispersion == pytest.approx(REFERENCE["villages"]["dispersion"], abs=1e-12)
    exact = binomial.limits(50, benchmark, tails=TAILS)
    at = found.limits.n.index(50)
    assert found.limits.lower_95[at] == pytest.approx(benchmark - (benchmark - exact[0]) * found.spread.dispersion**0.5)
    assert found.limits.upper_998[at] == min(1.0, benchmark + (exact[3] - benchmark) * found.spread.dispersion**0.5)


def test_limits_stay_exact_where_groups_differ_by_chance_only() -> None:
    points = shares((8, 10), (16, 20), (25, 30), (31, 40))
    found = lying(points)
    assert found.spread == Spread(1.0, overdispersed=False)
    assert found.spread.method == "exact_binomial"
    at = found.limits.n.index(40)
    assert found.limits.lower_998[at] == binomial.limits(40, pooled(points), tails=TAILS)[2]


@pytest.mark.parametrize(
    ("value", "where"),
    [
        (0.19, Standing.LOWER),
        (0.2, Standing.POSSIBLY_LOWER),
        (0.39, Standing.POSSIBLY_LOWER),
        (0.4, Standing.WITHIN),
        (0.6, Standing.WITHIN),
        (0.61, Standing.POSSIBLY_HIGHER),
        (0.8, Standing.POSSIBLY_HIGHER),
        (0.81, Standing.HIGHER),
    ],
)
def test_a_group_on_a_limit_is_within_it(value: float, where: Standing) -> None:
    assert standing(value, (0.4, 0.6, 0.2, 0.8)) is where


def test_two_groups_have_nothing_to_be_compared_with() -> None:
    assert lie(shares((5, 10), (9, 10)), 0.7) is None


@pytest.mark.parametrize("benchmark", [0.0, 1.0])
def test_no_funnel_is_drawn_where_nobody_differs(benchmark: float) -> None:
    numerators = int(benchmark) * 10
    assert lie(shares((numerators, 10), (numerators, 10), (numerators, 10)), benchmark) is None


tables = st.lists(
    st.integers(1, 400).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size))), min_size=3, max_size=12
).filter(lambda counts: 0 < sum(part for part, _ in counts) < sum(whole for _, whole in counts))


@given(tables)
def test_limits_are_nested_around_the_benchmark_and_standings_agree_with_the_curve(
    counts: list[tuple[int, int]],
) -> None:
    points = shares(*counts)
    found, benchmark = lying(points), pooled(points)
    limits = found.limits
    assert list(limits.n) == sorted(set(limits.n))
    assert (limits.n[0], limits.n[-1]) == (1, max(size for _, size in counts))
    for low_998, low_95, high_95, high_998 in zip(
        limits.lower_998, limits.lower_95, limits.upper_95, limits.upper_998, strict=True
    ):
        assert 0 <= low_998 <= low_95 <= high_95 <= high_998 <= 1
        assert low_998 <= benchmark <= high_998
    for name, point in points.items():
        at = limits.n.index(point.n or 0)
        bounds = (limits.lower_95[at], limits.upper_95[at], limits.lower_998[at], limits.upper_998[at])
        assert found.standings[name] is standing(point.value, bounds)

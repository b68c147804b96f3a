"""Run charts and changes."""

from __future__ import annotations

from fractions import Fraction
from statistics import median
from typing import Any

import pytest
from hypothesis import given as given_counts
from hypothesis import strategies as st

from reportgen import analysis
from reportgen.analysis.proportions import Basis, proportion
from reportgen.analysis.trend import median_share, signal
from reportgen.config.model import CoverageAnalysis, TrendAnalysis
from reportgen.estimates import Absent, Estimate, Measure
from reportgen.findings import GroupBy, RunSignal
from reportgen.periods import Month, parse_period
from reportgen.raw import RawFindings


def trend(bench: analysis.Bench, **settings: Any) -> RawFindings:
    asked = TrendAnalysis(id="course", kind="trend", source="register", indicator="ebf", **settings)
    return analysis.run((asked,), bench=bench)


def monthly(*counts: tuple[int, int], first: str = "2024-04") -> list[tuple[str, str, str, float, float]]:
    start = Month(int(first[:4]), int(first[5:])).ordinal
    months = [str(Month.from_ordinal(start + place)) for place in range(len(counts))]
    return [("WAGIR", "A", month, *pair) for month, pair in zip(months, counts, strict=True)]


def ids(findings: RawFindings) -> list[str]:
    return [item.subject.id for item in findings.items]


TWELVE = [(50 + place, 100) for place in (0, 3, 1, 4, 2, 5, 3, 6, 4, 7, 5, 8)]


def test_points_go_up_to_the_end_of_the_period_and_no_further(bench_of: Any, given: Any) -> None:
    findings = trend(bench_of(monthly(*TWELVE, (1, 100)), given(period="2025-Q1")))
    (chart,) = findings.run_charts
    assert chart.points[0] == "course.ebf.month.2024-04"
    assert chart.points[-1] == "course.ebf.month.2025-03"
    assert len(chart.points) == 12


def test_at_most_so_many_points_are_shown(bench_of: Any) -> None:
    (chart,) = trend(bench_of(monthly(*TWELVE)), points=4).run_charts
    assert chart.points == tuple(f"course.ebf.month.{month}" for month in ("2024-12", "2025-01", "2025-02", "2025-03"))


def test_a_gap_is_absent_and_months_before_the_first_share_are_left_out(bench_of: Any) -> None:
    lines = monthly((5, 10), (0, 0), (7, 10), first="2024-12")
    findings = trend(bench_of(lines))
    points = [item for item in findings.items if ".month." in item.subject.id]
    assert [isinstance(point.quantity, Absent) for point in points] == [False, True, False, True]
    assert points[0].subject.group is not None
    assert (points[0].subject.group.by, points[0].subject.group.month) == (GroupBy.MONTH, Month(2024, 12))


def test_quarters_are_summed_and_only_whole_ones_are_points(bench_of: Any, given: Any) -> None:
    findings = trend(bench_of(monthly(*TWELVE), given(period="2025-02")), step="quarter", points=3)
    (chart,) = findings.run_charts
    assert chart.points == tuple(f"course.ebf.quarter.2024-Q{quarter}" for quarter in (2, 3, 4))
    second = next(item for item in findings.items if item.subject.id == "course.ebf.quarter.2024-Q2")
    assert isinstance(second.quantity, Estimate)
    assert (second.quantity.numerator, second.quantity.denominator) == (154, 300)
    assert second.quantity.period == parse_period("2024-Q2")
    assert second.subject.group is not None
    assert (second.subject.group.level, second.subject.group.month) == ("2024-Q2", Month(2024, 4))


def test_a_quarter_that_ends_with_the_period_is_a_point(bench_of: Any) -> None:
    (chart,) = trend(bench_of(monthly(*TWELVE)), step="quarter").run_charts
    assert chart.points[-1] == "course.ebf.quarter.2025-Q1"


def test_the_median_is_of_the_shares_and_is_no_count_of_persons(bench_of: Any) -> None:
    findings = trend(bench_of(monthly((5, 10), (9, 10), (7, 10), (6, 10), first="2024-12")))
    middle = next(item for item in findings.items if item.subject.id == "course.ebf.median")
    assert isinstance(middle.quantity, Estimate)
    assert middle.quantity.value == pytest.approx(0.65)
    assert (middle.quantity.measure, middle.quantity.n) == (Measure.MEDIAN, 4)
    assert (middle.quantity.numerator, middle.quantity.denominator, middle.quantity.persons) == (None, None, False)
    assert middle.derived_from == ()


def share(numerator: int, denominator: int) -> Estimate:
    return proportion(numerator, denominator, basis=Basis(parse_period("2025-Q1"), "register"))


def test_the_median_of_two_shares_is_rounded_once() -> None:
    # the mean of the two floats is 0.38749999999999996, which would be worded as another tenth of a percent
    assert median_share((share(6, 20), share(19, 40))) == float(Fraction(31, 80)) == 0.3875


@given_counts(st.lists(st.integers(1, 400).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size)))))
def test_a_median_is_the_one_of_the_fractions(counts: list[tuple[int, int]]) -> None:
    expected = float(median(Fraction(*pair) for pair in counts)) if len(counts) > 1 else None
    assert median_share([share(*pair) for pair in counts]) == expected


def test_one_share_is_no_run_chart(bench_of: Any) -> None:
    findings = trend(bench_of(monthly((5, 10), first="2025-03")))
    assert findings.run_charts == ()
    assert ids(findings) == ["course.ebf", "course.ebf.month.2025-03"]


def test_the_change_stands_with_both_its_sides(bench_of: Any) -> None:
    findings = trend(bench_of(monthly(*TWELVE)))
    assert ids(findings)[:3] == ["course.ebf", "course.ebf.previous", "course.ebf.change"]
    change = findings.items[2]
    assert isinstance(change.quantity, Estimate)
    assert change.quantity.value == pytest.approx((57 + 55 + 58) / 300 - (53 + 56 + 54) / 300)
    assert change.quantity.method == "newcombe"


def test_ids_are_unique_over_all_analyses(bench_of: Any) -> None:
    coverage = CoverageAnalysis(
        id="coverage", kind="coverage", source="register", indicators=("ebf",), by=("month", "subunit")
    )
    months = TrendAnalysis(id="months", kind="trend", source="register", indicator="ebf")
    quarters = TrendAnalysis(id="quarters", kind="trend", source="register", indicator="ebf", step="quarter")
    found = ids(analysis.run((coverage, months, quarters), bench=bench_of(monthly(*TWELVE))))
    assert len(found) == len(set(found))


UP_AND_DOWN = [0.5, 0.6] * 6


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ([0.5] * 9, RunSignal.TOO_FEW),
        (UP_AND_DOWN, RunSignal.NONE),
        # six on one side of the median 0.55, not in a row of rises
        ([0.5, 0.4, 0.5, 0.4, 0.5, 0.4, 0.6, 0.7, 0.6, 0.7, 0.6, 0.7], RunSignal.SHIFT_UP),
        ([0.6, 0.7, 0.6, 0.7, 0.6, 0.7, 0.5, 0.4, 0.5, 0.4, 0.5, 0.4], RunSignal.SHIFT_DOWN),
        # five on one side are chance
        ([0.6, 0.7, 0.6, 0.7, 0.6, 0.5, 0.4, 0.5, 0.4, 0.5], RunSignal.NONE),
        # points on the median (0.5) neither break a run nor count in it
        ([0.6, 0.5, 0.7, 0.6, 0.5, 0.7, 0.6, 0.7, 0.4, 0.3, 0.4, 0.3, 0.4], RunSignal.SHIFT_UP),
        ([0.6, 0.5, 0.7, 0.6, 0.5, 0.7, 0.6, 0.4, 0.3, 0.4, 0.3, 0.4], RunSignal.NONE),
        # five points each above the one before; four are chance
        ([0.5, 0.6, 0.5, 0.6, 0.5, 0.6, 0.3, 0.45, 0.55, 0.65, 0.75], RunSignal.TREND_UP),
        ([0.5, 0.6, 0.5, 0.6, 0.5, 0.6, 0.45, 0.55, 0.65, 0.75][::-1], RunSignal.NONE),
        ([0.6, 0.5, 0.6, 0.5, 0.6, 0.5, 0.9, 0.8, 0.58, 0.4, 0.3], RunSignal.TREND_DOWN),
        # a point equal to the one before is passed over
        ([0.5, 0.6, 0.5, 0.6, 0.5, 0.6, 0.3, 0.45, 0.45, 0.55, 0.65, 0.75], RunSignal.TREND_UP),
    ],
)
def test_runs_say_what_perla_s_rules_say(values: list[float], said: RunSignal) -> None:
    assert signal(values) is said


def test_the_run_that_ends_last_is_the_one_that_is_told() -> None:
    falls_then_rises = [0.9, 0.8, 0.7, 0.6, 0.5, 0.45, 0.2, 0.3, 0.4, 0.55, 0.65, 0.75]
    assert signal(falls_then_rises) is RunSignal.TREND_UP
    assert signal([1 - value for value in falls_then_rises]) is RunSignal.TREND_DOWN

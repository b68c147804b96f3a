"""Comparison across villages and units."""

from __future__ import annotations

from typing import Any

from reportgen import analysis
from reportgen.config.model import ComparisonAnalysis
from reportgen.estimates import Absent, Estimate
from reportgen.findings import GroupBy, Standing
from reportgen.raw import RawFindings

REGISTER = [
    ("WAGIR", "A", "2025-01", 40, 50),
    ("WAGIR", "B", "2025-01", 39, 50),
    ("WAGIR", "C", "2025-01", 41, 50),
    ("WAGIR", "D", "2025-02", 42, 50),
    ("WAGIR", "E", "2025-02", 38, 50),
    ("WAGIR", "F", "2025-02", 22, 50),
    ("WAGIR", "G", "2025-02", 0, 0),
    ("PAKIS", "A", "2025-02", 50, 100),
    ("TUREN", "A", "2025-02", 60, 100),
]


def compared(bench: analysis.Bench, across: str = "subunit") -> RawFindings:
    asked = ComparisonAnalysis(id="villages", kind="comparison", source="register", indicator="ebf", across=across)
    return analysis.run((asked,), bench=bench)


def test_a_village_beyond_the_limits_is_lower_and_the_others_are_within(bench_of: Any) -> None:
    findings = compared(bench_of(REGISTER))
    (funnel,) = findings.funnels
    assert funnel.standings["villages.ebf.subunit.f"] is Standing.LOWER
    assert {where for name, where in funnel.standings.items() if name[-1] != "f"} == {Standing.WITHIN}
    assert (funnel.id, funnel.analysis, funnel.indicator) == ("villages.ebf", "villages", "ebf")
    assert (funnel.by, funnel.method) == (GroupBy.SUBUNIT, "exact_binomial")
    assert funnel.limits.n[-1] == 50


def test_the_benchmark_is_what_the_groups_share(bench_of: Any) -> None:
    findings = compared(bench_of(REGISTER))
    benchmark = next(item for item in findings.items if item.subject.id == findings.funnels[0].benchmark)
    assert isinstance(benchmark.quantity, Estimate)
    assert (benchmark.quantity.numerator, benchmark.quantity.denominator) == (222, 300)
    assert benchmark.subject.group is None


def test_a_village_without_figures_is_absent_and_not_in_the_funnel(bench_of: Any) -> None:
    findings = compared(bench_of(REGISTER))
    (silent,) = [item for item in findings.items if isinstance(item.quantity, Absent)]
    assert silent.subject.id == "villages.ebf.subunit.g"
    assert silent.subject.id not in findings.funnels[0].points
    assert len(findings.funnels[0].points) == 6


def test_across_units_every_puskesmas_is_a_point_around_the_district(bench_of: Any) -> None:
    findings = compared(bench_of(REGISTER), across="unit")
    (funnel,) = findings.funnels
    assert funnel.by is GroupBy.UNIT
    assert funnel.points == ("villages.ebf.unit.wagir", "villages.ebf.unit.pakis", "villages.ebf.unit.turen")
    benchmark = findings.items[0].quantity
    assert isinstance(benchmark, Estimate)
    assert (benchmark.numerator, benchmark.denominator) == (332, 500)


def test_two_villages_are_shown_without_a_funnel(bench_of: Any) -> None:
    findings = compared(bench_of(REGISTER[:2]))
    assert findings.funnels == ()
    assert len(findings.items) == 3


def test_nothing_is_judged_against_a_target_in_a_comparison(bench_of: Any, given: Any) -> None:
    findings = compared(bench_of(REGISTER, given(target=0.6)))
    assert all(item.verdict is None for item in findings.items)

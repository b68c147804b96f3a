"""Coverage, from a few lines of a register to findings."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest

from reportgen import analysis
from reportgen.analysis.proportions import wilson
from reportgen.config.model import CoverageAnalysis
from reportgen.estimates import AbsenceReason, Absent, Estimate, Measure, Unit
from reportgen.findings import GroupBy, TargetState
from reportgen.indicators import Direction
from reportgen.locales.languages import Language, Text
from reportgen.periods import Month, parse_period
from reportgen.raw import RawFinding

REGISTER = [
    ("WAGIR", "SUMBERSUKO", "2025-01", 30, 40),
    ("WAGIR", "SUMBERSUKO", "2025-02", 20, 30),
    ("WAGIR", "JEDONG", "2025-02", 12, 20),
    ("WAGIR", "JEDONG", "2025-01", 9, 8),  # impossible: kept out
    ("WAGIR", "SITIREJO", "2025-02", 0, 0),  # not reported
    ("PAKIS", "SUMBERSUKO", "2025-03", 50, 100),
    ("PAKIS", "SEKARPURO", "2025-02", 101, 100),  # impossible: kept out
    ("PAKIS", "SEKARPURO", "2024-12", 1, 100),
]


def asked(**settings: Any) -> tuple[CoverageAnalysis]:
    return (CoverageAnalysis(id="coverage", kind="coverage", source="register", indicators=("ebf",), **settings),)


def found(bench: analysis.Bench, **settings: Any) -> dict[str, RawFinding]:
    return {item.subject.id: item for item in analysis.run(asked(**settings), bench=bench).items}


def estimate(item: RawFinding) -> Estimate:
    assert isinstance(item.quantity, Estimate)
    return item.quantity


def counts(item: RawFinding) -> tuple[int | None, int | None]:
    return estimate(item).numerator, estimate(item).denominator


def test_several_months_are_summed_and_not_averaged(bench_of: Any) -> None:
    whole = found(bench_of(REGISTER))["coverage.ebf"]
    assert counts(whole) == (62, 90)
    assert estimate(whole).value == 62 / 90
    assert estimate(whole).interval == wilson(62, 90)
    assert (whole.subject.analysis, whole.subject.indicator, whole.subject.group) == ("coverage", "ebf", None)
    assert whole.subject.label.in_(Language.ENGLISH) == "ebf (en)"
    assert (estimate(whole).source, estimate(whole).period) == ("register", parse_period("2025-Q1"))


def test_villages_come_in_the_expected_order_and_those_without_figures_are_absent(bench_of: Any, given: Any) -> None:
    expected = ("JEDONG", "DALISODO", "SUMBERSUKO")
    items = found(bench_of(REGISTER, given(expected=expected)), by=("subunit",))
    villages = [item for item in items.values() if item.subject.group and item.subject.group.by is GroupBy.SUBUNIT]
    assert [item.subject.group.level for item in villages if item.subject.group] == [*expected, "SITIREJO"]
    assert counts(items["coverage.ebf.subunit.jedong"]) == (12, 20)
    assert counts(items["coverage.ebf.subunit.sumbersuko"]) == (50, 70)
    absent = items["coverage.ebf.subunit.dalisodo"].quantity
    assert isinstance(absent, Absent)
    assert absent.reason is AbsenceReason.NOT_REPORTED
    assert isinstance(items["coverage.ebf.subunit.sitirejo"].quantity, Absent)


def test_a_denominator_of_nought_that_was_reported_is_said_to_be_nought(bench_of: Any, given: Any) -> None:
    items = found(bench_of(REGISTER, given(zero_is_unreported=False)), by=("subunit",))
    absent = items["coverage.ebf.subunit.sitirejo"].quantity
    assert isinstance(absent, Absent)
    assert absent.reason is AbsenceReason.ZERO_DENOMINATOR


def test_villages_are_printed_in_readable_letters_and_keep_their_recorded_name(bench_of: Any) -> None:
    group = found(bench_of(REGISTER), by=("subunit",))["coverage.ebf.subunit.sumbersuko"].subject.group
    assert group is not None
    assert (group.level, group.label) == ("SUMBERSUKO", Text.same("Sumbersuko"))


def test_villages_whose_names_slug_alike_have_ids_of_their_own(bench_of: Any) -> None:
    lines = [("WAGIR", name, "2025-01", 6, 12) for name in ("SUMBER-REJO", "SUMBER REJO")]
    once = set(found(bench_of(lines), by=("subunit",)))
    assert {"coverage.ebf.subunit.sumber-rejo", "coverage.ebf.subunit.sumber-rejo-2"} < once
    again = found(bench_of(lines[::-1]), by=("subunit",))
    group = again["coverage.ebf.subunit.sumber-rejo"].subject.group
    assert group is not None
    assert group.level == "SUMBER REJO"
    assert set(again) == once


def test_every_month_of_the_period_is_there_with_its_own_period(bench_of: Any) -> None:
    items = found(bench_of(REGISTER), by=("month",))
    assert counts(items["coverage.ebf.month.2025-01"]) == (30, 40)
    assert counts(items["coverage.ebf.month.2025-02"]) == (32, 50)
    assert isinstance(items["coverage.ebf.month.2025-03"].quantity, Absent)
    february = items["coverage.ebf.month.2025-02"]
    assert february.subject.group is not None
    assert february.subject.group.month == Month(2025, 2)
    assert estimate(february).period == parse_period("2025-02")


def test_the_district_counts_this_puskesmas_and_only_usable_rows_of_the_period(bench_of: Any, given: Any) -> None:
    district = Text.of({"id": "Kabupaten Malang", "en": "Malang Regency"})
    item = found(bench_of(REGISTER, given(district=district)), compare="district")["coverage.ebf.district"]
    assert counts(item) == (112, 190)
    assert item.subject.group is not None
    assert (item.subject.group.by, item.subject.group.label) == (GroupBy.DISTRICT, district)


def test_the_rest_of_the_district_leaves_this_puskesmas_out(bench_of: Any) -> None:
    items = found(bench_of(REGISTER), compare="rest_of_district")
    assert counts(items["coverage.ebf.rest_of_district"]) == (50, 100)
    assert "coverage.ebf.district" not in items


@pytest.mark.parametrize("compare", ["district", "rest_of_district"])
def test_the_difference_is_from_the_others_whatever_stands_beside_it(bench_of: Any, compare: str) -> None:
    item = found(bench_of(REGISTER), compare=compare)["coverage.ebf.difference"]
    assert isinstance(item.quantity, Estimate)
    assert item.quantity.value == float(Fraction(62, 90) - Fraction(50, 100))
    assert item.quantity.interval is not None
    # Newcombe's hybrid score interval for 62/90 - 50/100, worked in R from the Wilson limits of each.
    assert item.quantity.interval.lower == pytest.approx(0.04890764, abs=1e-7)
    assert item.quantity.interval.upper == pytest.approx(0.3180705, abs=1e-7)


@pytest.mark.parametrize("compare", ["district", "rest_of_district"])
def test_a_puskesmas_alone_does_not_pass_for_its_district(bench_of: Any, compare: str) -> None:
    alone = [line for line in REGISTER if line[0] == "WAGIR"]
    assert isinstance(found(bench_of(alone), compare=compare)[f"coverage.ebf.{compare}"].quantity, Absent)


def test_the_previous_period_and_the_change_since_are_there_where_it_was_reported(bench_of: Any) -> None:
    items = found(bench_of([*REGISTER, ("WAGIR", "JEDONG", "2024-11", 40, 80)]))
    previous, change = items["coverage.ebf.previous"], estimate(items["coverage.ebf.change"])
    assert counts(previous) == (40, 80)
    assert estimate(previous).period == parse_period("2024-Q4")
    assert (change.measure, change.unit) == (Measure.RISK_DIFFERENCE, Unit.DIFFERENCE)
    assert change.value == 62 / 90 - 40 / 80
    assert items["coverage.ebf.change"].derived_from == ("coverage.ebf", "coverage.ebf.previous")


@pytest.mark.parametrize("zero_is_unreported", [True, False])
def test_nothing_is_said_of_a_previous_period_without_a_denominator(
    bench_of: Any, given: Any, *, zero_is_unreported: bool
) -> None:
    lines = [*REGISTER, ("WAGIR", "JEDONG", "2024-11", 0, 0), ("WAGIR", "JEDONG", "2024-12", 9, 8)]
    bench = bench_of(lines, given(zero_is_unreported=zero_is_unreported))
    assert set(found(bench)) == {"coverage.ebf"}


def test_the_whole_the_district_and_the_previous_period_are_judged_and_parts_are_not(bench_of: Any, given: Any) -> None:
    lines = [*REGISTER, ("WAGIR", "JEDONG", "2024-11", 40, 80)]
    items = found(bench_of(lines, given(target=0.6)), by=("subunit", "month"), compare="district")
    judged = {name: item.verdict.state for name, item in items.items() if item.verdict}
    assert judged == {
        "coverage.ebf": TargetState.CANNOT_SAY,
        "coverage.ebf.district": TargetState.CANNOT_SAY,
        "coverage.ebf.rest_of_district": TargetState.NOT_MET,
        "coverage.ebf.previous": TargetState.CANNOT_SAY,
    }


def test_a_verdict_minds_which_way_is_better(bench_of: Any, given: Any) -> None:
    item = found(bench_of(REGISTER, given(target=0.9, direction=Direction.LOWER)))["coverage.ebf"]
    assert item.verdict is not None
    assert item.verdict.state is TargetState.MET


def test_a_puskesmas_without_usable_rows_has_its_parts_absent(bench_of: Any) -> None:
    items = found(bench_of([("WAGIR", "JEDONG", "2025-01", 0, 0)]), by=("subunit", "month"), compare="district")
    assert len(items) == 7
    assert all(isinstance(item.quantity, Absent) for item in items.values())


def test_a_register_of_one_puskesmas_without_villages_has_no_villages(bench_of: Any, given: Any) -> None:
    items = found(bench_of([("", "", "2025-01", 6, 12)], given(unit="")), by=("subunit",))
    assert set(items) == {"coverage.ebf"}

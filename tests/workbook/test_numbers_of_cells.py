"""Numbers that a cell shows together stand in the workbook as numbers, in columns of their own."""

from __future__ import annotations

import io
from dataclasses import replace

import briefs
import pytest
from python_calamine import CalamineWorkbook

from reportgen import workbook
from reportgen.brief import NumberedTable
from reportgen.estimates import Estimate, Interval, Measure, Spread, Suppressed, SuppressionReason, Unit
from reportgen.exhibits import cells
from reportgen.exhibits.table import Cell, Column, Row, Table
from reportgen.findings import Finding, Subject
from reportgen.locales.languages import Language, Text
from reportgen.locales.voice import voice
from reportgen.periods import parse_period

ESTIMATE = Estimate(
    measure=Measure.PROPORTION,
    value=132 / 161,
    unit=Unit.SHARE,
    method="wilson",
    period=parse_period("2025-Q1"),
    source="register",
    interval=Interval(0.753, 0.872, 0.95),
    numerator=132,
    denominator=161,
)
HIDDEN = Suppressed(
    Measure.PROPORTION, Unit.SHARE, None, parse_period("2025-Q1"), "register", SuppressionReason.SMALL_CELL
)


def finding(quantity: Estimate | Suppressed) -> Finding:
    return Finding(Subject("coverage.ebf", "coverage", None, Text.same("Coverage")), quantity)


def sheet(*rows: Row, language: Language = Language.ENGLISH) -> list[list[object]]:
    columns = (Column(Text.same("Village")), Column(Text.same("Figure")))
    table = Table("small", Text.same("caption"), columns, rows)
    section = briefs.section("findings", briefs.both("Temuan", "Findings"), NumberedTable(1, table))
    made = replace(briefs.brief(), front=(), sections=(section,))
    book = CalamineWorkbook.from_filelike(io.BytesIO(workbook.write(made, [voice(language)])))
    return book.get_sheet_by_name("1-small").to_python(skip_empty_area=False)


def numbers_of(cell: Cell) -> dict[str, object]:
    rows = sheet(Row("Desa", (cell,)))
    return dict(zip(map(str, rows[3][2:]), rows[4][2:], strict=True))


def test_numerator_and_denominator_stand_apart_beside_what_is_printed() -> None:
    rows = sheet(Row("Desa", (cells.counts(finding(ESTIMATE)),)))
    assert rows[3] == ["Village", "Figure", "Figure: numerator", "Figure: denominator"]
    assert str(rows[4][1]).replace("\u2060", "") == "132/161"
    assert rows[4][2:] == [132, 161]


def test_the_limits_of_an_interval_are_numbers() -> None:
    assert numbers_of(cells.interval(finding(ESTIMATE))) == {
        "Figure: lower limit": 0.753,
        "Figure: upper limit": 0.872,
    }


def test_a_ratio_has_its_value_and_its_limits() -> None:
    ratio = replace(ESTIMATE, value=1.61, unit=Unit.RATIO, interval=Interval(1.26, 2.05, 0.95))
    assert list(numbers_of(cells.ratio(finding(ratio))).values()) == [1.61, 1.26, 2.05]


def test_a_change_is_in_percentage_points_as_its_head_says() -> None:
    change = replace(ESTIMATE, value=-0.125, interval=Interval(-0.25, 0.5, 0.95))
    assert list(numbers_of(cells.difference(finding(change))).values()) == [-12.5, -25.0, 50.0]


def test_a_mean_has_its_standard_deviation_and_a_median_its_quartiles() -> None:
    spread = Spread(standard_deviation=5.6, lower_quartile=24.0, upper_quartile=32.0)
    told = finding(replace(ESTIMATE, value=28.4, spread=spread))
    assert list(numbers_of(cells.mean(told)).values()) == [28.4, 5.6]
    assert list(numbers_of(cells.median(told)).values()) == [28.4, 24.0, 32.0]


def test_a_count_with_its_share_gives_no_number_that_is_not_printed() -> None:
    assert numbers_of(cells.counts_and_share(finding(ESTIMATE))) == {
        "Figure: numerator": 132.0,
        "Figure: value": pytest.approx(132 / 161),
    }


def test_what_is_hidden_has_no_number_in_any_column() -> None:
    shown, hidden = (cells.counts(finding(each)) for each in (ESTIMATE, HIDDEN))
    rows = sheet(Row("Desa 1", (shown,)), Row("Desa 2", (hidden,)))
    assert rows[5][1:] == ["[c]", "", ""]


def test_a_row_that_only_heads_others_has_no_number() -> None:
    rows = sheet(Row("Kelompok", ()), Row("Desa", (cells.counts(finding(ESTIMATE)),)))
    assert [row[2] for row in rows[4:6]] == ["", 132]


def test_the_heads_are_in_the_language_of_the_sheet() -> None:
    rows = sheet(Row("Desa", (cells.interval(finding(ESTIMATE)),)), language=Language.INDONESIAN)
    assert rows[3][2:] == ["Figure: batas bawah", "Figure: batas atas"]

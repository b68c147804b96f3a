"""Cells: what is a count, what is a month, and what is neither."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.periods import Month
from reportgen.sources.cells import counts, read_month, read_year


@pytest.mark.parametrize(
    ("text", "decimal", "value"),
    [
        ("558.0", ".", 558),
        ("558", ".", 558),
        (" 12 ", ".", 12),
        ("-3", ".", -3),
        ("1.234", ".", 1.234),
        ("558,0", ",", 558),
        ("1,234", ",", 1.234),
    ],
)
def test_a_count_is_read_by_the_declared_decimal_sign(text: str, decimal: str, value: float) -> None:
    parsed = counts([text], decimal=decimal)
    assert parsed.numbers.tolist() == [value]
    assert parsed.unreadable == ()


@pytest.mark.parametrize(
    ("text", "decimal"),
    [
        ("1.234,5", "."),
        ("1.234,5", ","),
        ("1,234", "."),
        ("1.234", ","),
        ("12 bayi", "."),
        ("dua belas", "."),
        ("-", "."),
        ("nan", "."),
        ("inf", "."),
        ("1e3", "."),
        ("#DIV/0!", "."),
        ("١٢", "."),
        ("9" * 400, "."),
    ],
)
def test_what_is_no_plain_number_is_unreadable_and_never_guessed(text: str, decimal: str) -> None:
    parsed = counts(["1", text, "2"], decimal=decimal)
    assert parsed.unreadable == (1,)
    assert math.isnan(parsed.numbers[1])
    assert parsed.numbers[[0, 2]].tolist() == [1, 2]


def test_an_empty_cell_is_missing_and_neither_nought_nor_unreadable() -> None:
    parsed = counts(["", "   ", "0"], decimal=".")
    assert parsed.unreadable == ()
    assert [math.isnan(value) for value in parsed.numbers] == [True, True, False]


@given(st.integers(min_value=-(10**12), max_value=10**12))
def test_a_whole_number_reads_back_as_itself(number: int) -> None:
    assert counts([str(number)], decimal=".").numbers.tolist() == [number]


@pytest.mark.parametrize(
    "text",
    ["2", "02", "2.0", "Februari", "feb", "PEBRUARI", "February"],
)
def test_a_month_without_a_year_takes_the_year_from_elsewhere(text: str) -> None:
    month = read_month(text)
    assert month is not None
    assert month.ordinal(2025) == Month(2025, 2).ordinal
    assert month.ordinal(None) is None


@pytest.mark.parametrize(
    "text",
    ["2025-02-03", "2025-02", "2025-02-03 00:00:00", "2025-02-03T00:00:00", "03/02/2025", "3-2-2025", "03.02.2025",
     "02/2025", "Feb 2025", "Februari 2025", "feb-2025"],
)  # fmt: skip
def test_a_date_is_read_year_first_or_day_first(text: str) -> None:
    month = read_month(text)
    assert month is not None
    assert month.ordinal(None) == Month(2025, 2).ordinal


def test_a_date_that_could_be_either_way_round_is_read_day_first() -> None:
    month = read_month("03/02/2025")
    assert month is not None
    assert month.number == 2


@pytest.mark.parametrize("text", ["13", "0", "", "Smarch", "2025-13-01", "31/02/2025", "45689", "1.5", "2025"])
def test_a_month_that_no_calendar_has_is_none(text: str) -> None:
    assert read_month(text) is None


def test_a_date_of_another_year_than_the_one_declared_is_none() -> None:
    month = read_month("2024-02-01")
    assert month is not None
    assert month.ordinal(2025) is None


def test_a_year_has_four_digits() -> None:
    assert [read_year(text) for text in ("2025", "2025.0", "25", "", "2O25")] == [2025, 2025, None, None, None]

"""Periods are read as people write them, and written back the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.periods import Month, Period, PeriodKind, parse_period

WRITTEN = ["2025-Q1", "2025-Q4", "2025-02", "2025", "2016-11/2016-12", "2023-10-01/2024-06-30"]


@pytest.mark.parametrize("written", WRITTEN)
def test_a_period_is_written_as_it_was_read(written: str) -> None:
    assert str(parse_period(written)) == written


def test_a_year_may_be_a_number() -> None:
    assert parse_period(2017) == parse_period("2017")


def test_a_quarter_has_its_three_months() -> None:
    assert parse_period("2025-Q2").months() == (Month(2025, 4), Month(2025, 5), Month(2025, 6))


@pytest.mark.parametrize(
    ("written", "before"),
    [
        ("2025-Q1", "2024-Q4"),
        ("2025-01", "2024-12"),
        ("2025", "2024"),
        ("2016-11/2016-12", "2016-09/2016-10"),
        ("2023-10-01/2024-06-30", "2023-01/2023-09"),
    ],
)
def test_the_period_before_is_as_long(written: str, before: str) -> None:
    assert str(parse_period(written).previous()) == before


@pytest.mark.parametrize(
    "written", ["2025-Q5", "2025-13", "25-Q1", "2025-2", "Q1 2025", "", "2025-03/2025-01", "2025-02-30/2025-03-01"]
)
def test_what_is_no_period_is_refused_with_its_value(written: str) -> None:
    with pytest.raises(ValueError, match=r"not a period|ends before|does not exist"):
        parse_period(written)


@given(st.integers(min_value=0, max_value=9999 * 12 + 11))
def test_a_month_and_its_ordinal_are_one(ordinal: int) -> None:
    assert Month.from_ordinal(ordinal).ordinal == ordinal


def test_a_period_by_days_ends_on_the_day_it_says() -> None:
    period = parse_period("2023-10-01/2024-06-30")
    assert period.kind is PeriodKind.DAYS
    assert len(period.months()) == 9


def test_a_folder_name_has_no_slash() -> None:
    assert parse_period("2016-11/2016-12").slug == "2016-11_2016-12"


def test_february_ends_on_its_last_day() -> None:
    leap = Period.of_months(Month(2024, 2), Month(2024, 2), kind=PeriodKind.MONTH)
    assert leap.end.day == 29

"""Quarters to come.

In: the brief's own date and its period. Out: ``Period`` values of kind quarter. No clock is asked.
"""

from __future__ import annotations

from datetime import date

from reportgen.periods import MONTHS_A_QUARTER, Month, Period, PeriodKind


def quarter(day: date, *, later: int = 0) -> Period:
    """Give the quarter that a day lies in, or one so many quarters later."""
    first = Month(day.year, day.month).ordinal // MONTHS_A_QUARTER * MONTHS_A_QUARTER + later * MONTHS_A_QUARTER
    last = Month.from_ordinal(first + MONTHS_A_QUARTER - 1)
    return Period.of_months(Month.from_ordinal(first), last, kind=PeriodKind.QUARTER)


def next_measurement(day: date, *, period: Period) -> Period:
    """Give the quarter after the period's last; where the brief is dated later still, the quarter of its date."""
    return max(quarter(period.end, later=1), quarter(day))

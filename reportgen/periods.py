"""Months, quarters (Triwulan), years and study periods: parsing, order, arithmetic.

In: text as people write it in a configuration. Out: ``Period`` values. It must not word a period for a reader; that is
``locales``' work.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

MONTHS_A_YEAR = 12
MONTHS_A_QUARTER = 3


class PeriodKind(StrEnum):
    """How a period was written, and so how it is worded."""

    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    MONTHS = "months"
    DAYS = "days"


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """One calendar month; ``number`` is 1–12."""

    year: int
    number: int

    def __post_init__(self) -> None:
        """Refuse a month that no calendar has."""
        if not 1 <= self.number <= MONTHS_A_YEAR:
            message = f"month {self.number} does not exist; months are 1 to 12"
            raise ValueError(message)

    @property
    def ordinal(self) -> int:
        """Months since year 0: consecutive months differ by 1."""
        return self.year * MONTHS_A_YEAR + self.number - 1

    @classmethod
    def from_ordinal(cls, ordinal: int) -> Month:
        """Give the month whose ``ordinal`` this is."""
        return cls(ordinal // MONTHS_A_YEAR, ordinal % MONTHS_A_YEAR + 1)

    def __str__(self) -> str:
        """Give ``2025-02``."""
        return f"{self.year:04d}-{self.number:02d}"


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A span of days, both ends within it; ordered by its first day."""

    start: date
    end: date
    kind: PeriodKind

    @classmethod
    def of_months(cls, first: Month, last: Month, *, kind: PeriodKind = PeriodKind.MONTHS) -> Period:
        """Give the period from the first day of ``first`` to the last day of ``last``."""
        return cls(
            date(first.year, first.number, 1),
            date(last.year, last.number, monthrange(last.year, last.number)[1]),
            kind,
        )

    @property
    def first_month(self) -> Month:
        """The month that the period starts in."""
        return Month(self.start.year, self.start.month)

    @property
    def last_month(self) -> Month:
        """The month that the period ends in."""
        return Month(self.end.year, self.end.month)

    @property
    def quarter(self) -> int:
        """1–4, of the first month."""
        return (self.start.month - 1) // MONTHS_A_QUARTER + 1

    def months(self) -> tuple[Month, ...]:
        """Give every month that the period touches, in order."""
        span = range(self.first_month.ordinal, self.last_month.ordinal + 1)
        return tuple(Month.from_ordinal(ordinal) for ordinal in span)

    def previous(self) -> Period:
        """Give the period of the same kind and length just before this one (study periods by days: as many months)."""
        length = len(self.months())
        first = Month.from_ordinal(self.first_month.ordinal - length)
        last = Month.from_ordinal(self.first_month.ordinal - 1)
        kind = PeriodKind.MONTHS if self.kind is PeriodKind.DAYS else self.kind
        return Period.of_months(first, last, kind=kind)

    @property
    def slug(self) -> str:
        """The name of the period's output folder: ``2025-Q1``, ``2016-11_2016-12``."""
        return str(self).replace("/", "_")

    def __str__(self) -> str:
        """Give the canonical text, which ``parse_period`` reads back."""
        if self.kind is PeriodKind.QUARTER:
            return f"{self.start.year:04d}-Q{self.quarter}"
        if self.kind is PeriodKind.YEAR:
            return f"{self.start.year:04d}"
        if self.kind is PeriodKind.MONTH:
            return str(self.first_month)
        if self.kind is PeriodKind.MONTHS:
            return f"{self.first_month}/{self.last_month}"
        return f"{self.start.isoformat()}/{self.end.isoformat()}"


_YEAR = re.compile(r"(\d{4})")
_QUARTER = re.compile(r"(\d{4})-Q([1-4])")
_MONTH = re.compile(r"(\d{4})-(\d{2})")
EXPECTED = "2025-Q1, 2025-02, 2025, 2016-11/2016-12 or 2023-10-01/2024-06-30"


def parse_period(text: str | int) -> Period:
    """Give the period that ``text`` names.

    Raises ``ValueError`` with the value and what was expected.
    """
    written = str(text).strip()
    period = _simple(written) or _span(written)
    if period is None:
        message = f'"{written}" is not a period; write {EXPECTED}'
        raise ValueError(message)
    if period.end < period.start:
        message = f'"{written}" ends before it starts'
        raise ValueError(message)
    return period


def _simple(written: str) -> Period | None:
    if match := _QUARTER.fullmatch(written):
        year, quarter = int(match[1]), int(match[2])
        last = Month(year, quarter * MONTHS_A_QUARTER)
        first = Month.from_ordinal(last.ordinal - MONTHS_A_QUARTER + 1)
        return Period.of_months(first, last, kind=PeriodKind.QUARTER)
    if match := _YEAR.fullmatch(written):
        year = int(match[1])
        return Period.of_months(Month(year, 1), Month(year, MONTHS_A_YEAR), kind=PeriodKind.YEAR)
    if month := _month(written):
        return Period.of_months(month, month, kind=PeriodKind.MONTH)
    return None


def _month(written: str) -> Month | None:
    match = _MONTH.fullmatch(written)
    return Month(int(match[1]), int(match[2])) if match else None


def _span(written: str) -> Period | None:
    first, separator, last = (part.strip() for part in written.partition("/"))
    if not separator:
        return None
    first_month, last_month = _month(first), _month(last)
    if first_month and last_month:
        return Period.of_months(first_month, last_month)
    try:
        return Period(date.fromisoformat(first), date.fromisoformat(last), PeriodKind.DAYS)
    except ValueError:
        return None

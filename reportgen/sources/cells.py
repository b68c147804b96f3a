"""What a cell of a register says: a count, a month.

In: text, and how numbers are written. Out: numbers, and which cells are none. A thousands sign is never guessed:
``1.234`` with the decimal sign ``.`` is one and a bit, which screening then points at. An empty cell is missing, NaN,
never nought.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from reportgen.periods import MONTHS_A_YEAR, Month

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

_NUMBERS = {".": re.compile(r"[+-]?[0-9]{1,15}(\.[0-9]*)?"), ",": re.compile(r"[+-]?[0-9]{1,15}(,[0-9]*)?")}

_NAMES = (
    ("januari", "january", "jan"),
    ("februari", "february", "pebruari", "feb", "peb"),
    ("maret", "march", "mar"),
    ("april", "apr"),
    ("mei", "may"),
    ("juni", "june", "jun"),
    ("juli", "july", "jul"),
    ("agustus", "august", "agu", "agt", "ags", "aug"),
    ("september", "sep", "sept"),
    ("oktober", "october", "okt", "oct"),
    ("november", "nopember", "nov", "nop"),
    ("desember", "december", "des", "dec"),
)
_MONTH_OF_NAME = {name: number for number, names in enumerate(_NAMES, start=1) for name in names}

_TIME = r"(?:[ t][0-9:.]+z?)?"
_BARE = re.compile(r"([0-9]{1,2})(?:[.,]0*)?")
_YEAR_FIRST = re.compile(rf"([0-9]{{4}})[-/.]([0-9]{{1,2}})(?:[-/.]([0-9]{{1,2}}){_TIME})?")
_DAY_FIRST = re.compile(rf"(?:([0-9]{{1,2}})[-/.])?([0-9]{{1,2}})[-/.]([0-9]{{4}}){_TIME}")
_NAMED = re.compile(r"([a-z]+)\.?(?:[ -]?([0-9]{4}))?")
_YEAR = re.compile(r"([12][0-9]{3})(?:[.,]0*)?")


@dataclass(frozen=True, slots=True, eq=False)
class Parsed:
    """A column of numbers: float64, NaN where a cell is blank or unreadable; ``unreadable`` indexes the latter."""

    numbers: npt.NDArray[np.float64]
    unreadable: tuple[int, ...]


def counts(texts: Sequence[str], *, decimal: str) -> Parsed:
    """Read a column of counts by the declared decimal sign (``.`` or ``,``); negative and fractional ones pass."""
    import numpy as np  # noqa: PLC0415 -- heavy, and needed only where data are read

    read = {text: _count(text, decimal) for text in set(texts)}
    unreadable = {text for text, value in read.items() if value is None}
    number_of = {text: math.nan if value is None else value for text, value in read.items()}
    values = np.fromiter((number_of[text] for text in texts), dtype=np.float64, count=len(texts))
    places = tuple(place for place, text in enumerate(texts) if text in unreadable) if unreadable else ()
    return Parsed(values, places)


def _count(text: str, decimal: str) -> float | None:
    stripped = text.strip()
    if not stripped:
        return math.nan
    if not _NUMBERS[decimal].fullmatch(stripped):
        return None
    return float(stripped.replace(",", "."))


@dataclass(frozen=True, slots=True)
class WrittenMonth:
    """A month as a cell gives it; ``year`` is ``None`` where the cell has none."""

    number: int
    year: int | None

    def ordinal(self, year: int | None) -> int | None:
        """Give ``Month.ordinal``, with ``year`` from elsewhere; ``None`` where there is no year, or two that differ."""
        known = self.year if self.year is not None else year
        if known is None or (year is not None and known != year):
            return None
        return Month(known, self.number).ordinal


def read_month(text: str) -> WrittenMonth | None:
    """Read 1–12, a month's Indonesian or English name, or a date (year first, or day first).

    ``None`` means that it is no month: a month 13, 31 February, words.
    """
    stripped = text.strip().casefold()
    for pattern, read in ((_BARE, _bare), (_YEAR_FIRST, _year_first), (_DAY_FIRST, _day_first), (_NAMED, _named)):
        if match := pattern.fullmatch(stripped):
            return read(match)
    return None


def read_year(text: str) -> int | None:
    """Read a year of four digits; ``None`` where it is none."""
    match = _YEAR.fullmatch(text.strip())
    return int(match[1]) if match else None


def _bare(match: re.Match[str]) -> WrittenMonth | None:
    return _checked(int(match[1]), year=None)


def _year_first(match: re.Match[str]) -> WrittenMonth | None:
    return _checked(int(match[2]), year=int(match[1]), day=match[3])


def _day_first(match: re.Match[str]) -> WrittenMonth | None:
    return _checked(int(match[2]), year=int(match[3]), day=match[1])


def _named(match: re.Match[str]) -> WrittenMonth | None:
    number = _MONTH_OF_NAME.get(match[1])
    return None if number is None else _checked(number, year=int(match[2]) if match[2] else None)


def _checked(number: int, *, year: int | None, day: str | None = None) -> WrittenMonth | None:
    if not 1 <= number <= MONTHS_A_YEAR or year == 0:
        return None
    if day is not None and year is not None:
        try:
            date(year, number, int(day))
        except ValueError:
            return None
    return WrittenMonth(number, year)

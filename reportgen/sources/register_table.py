"""A register's file → ``RegisterTable``: every unit's rows, read once for all briefs.

In: a table of text and what its columns mean. Out: one frame with names, months and counts, and the cells that could
not be read. It must not decide what happens to those, nor whether a count is possible.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.periods import Month
from reportgen.sources.cells import Parsed, WrittenMonth, counts, read_month, read_year
from reportgen.sources.dataset import Provenance, RegisterTable, UnreadableCell
from reportgen.sources.files import refuse
from reportgen.sources.spelling import collapse
from reportgen.sources.tables import Table, Written, read_table

if TYPE_CHECKING:
    import pandas as pd

UNREAD_MONTH = -1
_TOTALS = frozenset({"total", "jumlah", "grand total", "subtotal", "sub total", "jumlah total", "total jumlah"})


@dataclass(frozen=True, slots=True)
class Columns:
    """Which header means what; ``year`` is a number, a header, or ``None`` where months are dates."""

    unit: str | None
    subunit: str | None
    month: str
    year: int | str | None
    counts: tuple[tuple[str, str], ...]

    def headers(self) -> tuple[str, ...]:
        """Give every header that must be in the file."""
        year = self.year if isinstance(self.year, str) else None
        places = (self.unit, self.subunit, self.month, year)
        return (*(header for header in places if header is not None), *(header for _, header in self.counts))


@dataclass(frozen=True, slots=True)
class _Bad:
    """A cell that is not what it should be: its place in the table, our name for the column, the header."""

    place: int
    count: str
    header: str
    expected: str


@dataclass(frozen=True, slots=True)
class _Read:
    """The columns, read: a value a row each."""

    units: Sequence[str]
    subunits: Sequence[str]
    months: Sequence[int]
    counts: Mapping[str, Parsed]
    bad: Sequence[_Bad]


def read_register_table(written: Written, columns: Columns) -> RegisterTable:
    """Give the whole register.

    Raises ``SourceError`` and ``DataError`` as ``read_table`` does, and ``DataError`` where months have no year.
    """
    table = read_table(written, columns.headers())
    read = _read(table, columns, decimal=written.decimal)
    recorded = _recorded(table, columns)
    frame = _frame(table, read, columns=columns, recorded=recorded)
    unreadable = tuple(
        _unreadable(cell, table=table, read=read)
        for cell in sorted(read.bad, key=lambda cell: (cell.place, cell.header))
        if cell.place in recorded
    )
    headers = {name: collapse(header) for name, header in columns.counts}
    provenance = Provenance(table.name, table.sha256, table.sheet, len(table.rows))
    return RegisterTable(frame, unreadable, headers, provenance)


def _read(table: Table, columns: Columns, *, decimal: str) -> _Read:
    units = _names(table, columns.unit)
    subunits = _names(table, columns.subunit)
    bad = [
        *_blank(units, columns.unit, count="unit", expected="the name of a puskesmas"),
        *_blank(subunits, columns.subunit, count="subunit", expected="the name of a village"),
    ]
    months, bad_months = _months(table, columns)
    numbers = {name: counts(_cells(table, header), decimal=decimal) for name, header in columns.counts}
    expected = f'a whole number such as 1234, without a thousands sign (the decimal sign is "{decimal}")'
    bad += bad_months
    bad += [
        _Bad(place, name, header, expected) for name, header in columns.counts for place in numbers[name].unreadable
    ]
    return _Read(units, subunits, months, numbers, bad)


def _cells(table: Table, header: str) -> tuple[str, ...]:
    return table.columns[collapse(header)]


def _names(table: Table, header: str | None) -> Sequence[str]:
    """Give a column of names; spellings that differ only in case become the one that is met first."""
    if header is None:
        return [""] * len(table.rows)
    first: dict[str, str] = {}
    spelled: dict[str, str] = {}
    for text in dict.fromkeys(_cells(table, header)):
        name = collapse(text)
        spelled[text] = first.setdefault(name.casefold(), name)
    return [spelled[text] for text in _cells(table, header)]


def _blank(names: Sequence[str], header: str | None, *, count: str, expected: str) -> list[_Bad]:
    if header is None:
        return []
    return [_Bad(place, count, header, expected) for place, name in enumerate(names) if not name]


def _months(table: Table, columns: Columns) -> tuple[Sequence[int], list[_Bad]]:
    """Give each row's ``Month.ordinal`` (or ``UNREAD_MONTH``), and the cells that hold no month or year."""
    texts = _cells(table, columns.month)
    months = {text: read_month(text) for text in set(texts)}
    if columns.year is None:
        _check_dates(table, columns.month, months=months)
    years = _years(table, columns.year)
    ordinals: list[int] = []
    bad: list[_Bad] = []
    for place, (text, year) in enumerate(zip(texts, years, strict=True)):
        written = months[text]
        ordinal = None if written is None or year == 0 else written.ordinal(year)
        ordinals.append(UNREAD_MONTH if ordinal is None else ordinal)
        if ordinal is None:
            bad.append(_bad_month(place, columns, year=year, readable=written is not None))
    return ordinals, bad


def _years(table: Table, year: int | str | None) -> Sequence[int | None]:
    """Give each row's year: ``None`` where months are dates, 0 where the cell holds no year."""
    if not isinstance(year, str):
        return [year] * len(table.rows)
    texts = _cells(table, year)
    years = {text: read_year(text) or 0 for text in set(texts)}
    return [years[text] for text in texts]


def _bad_month(place: int, columns: Columns, *, year: int | None, readable: bool) -> _Bad:
    if year == 0 and isinstance(columns.year, str):
        return _Bad(place, "year", columns.year, "a year such as 2025")
    if columns.year is None:
        return _Bad(place, "month", columns.month, "a date such as 2025-02-01 or 01/02/2025")
    expected = f"a month of {year}" if readable else "a month: 1 to 12, or a date"
    return _Bad(place, "month", columns.month, expected)


def _check_dates(table: Table, header: str, *, months: Mapping[str, WrittenMonth | None]) -> None:
    """Refuse a file whose months are all without a year: that is the configuration's slip, and no cell's."""
    readable = [month for month in months.values() if month is not None]
    if readable and all(month.year is None for month in readable):
        place = next(place for place, text in enumerate(_cells(table, header)) if months[text] is not None)
        text = _cells(table, header)[place].strip()
        message = f'the month "{text}" has no year, and neither has any other in this column'
        hint = "add `year:` to the source: a year such as 2025, or the column that holds it"
        refuse("data.no_year", message, where=table.where(table.rows[place], collapse(header)), hint=hint)


def _recorded(table: Table, columns: Columns) -> frozenset[int]:
    """Give the places of rows that hold any count; the others, and rows of totals, record nothing."""
    filled: set[int] = set()
    for _, header in columns.counts:
        cells = _cells(table, header)
        blank = {text for text in set(cells) if not text.strip()}
        filled.update(place for place, text in enumerate(cells) if text not in blank)
    for column in (columns.unit, columns.subunit):
        if column is not None:
            cells = _cells(table, column)
            totals = {text for text in set(cells) if collapse(text).casefold() in _TOTALS}
            filled.difference_update(place for place, text in enumerate(cells) if text in totals)
    return frozenset(filled)


def _frame(table: Table, read: _Read, *, columns: Columns, recorded: frozenset[int]) -> pd.DataFrame:
    import numpy as np  # noqa: PLC0415 -- heavy, and needed only where data are read
    import pandas as pd  # noqa: PLC0415 -- likewise

    frame = pd.DataFrame(
        {
            "unit": pd.Series(read.units, dtype=object),
            "subunit": pd.Series(read.subunits, dtype=object),
            "month": np.asarray(read.months, dtype=np.int64),
            "row": np.asarray(table.rows, dtype=np.int64),
            **{name: column.numbers for name, column in read.counts.items()},
        }
    )
    keep = np.zeros(len(frame), dtype=bool)
    keep[list(recorded)] = True
    for names, header in ((read.units, columns.unit), (read.subunits, columns.subunit)):
        if header is not None:
            keep &= np.fromiter((bool(name) for name in names), dtype=bool, count=len(frame))
    return frame.loc[keep].reset_index(drop=True)


def _unreadable(cell: _Bad, *, table: Table, read: _Read) -> UnreadableCell:
    ordinal = read.months[cell.place]
    header = collapse(cell.header)
    return UnreadableCell(
        unit=None if cell.count == "unit" else read.units[cell.place],
        subunit=read.subunits[cell.place] or None,
        month=None if ordinal == UNREAD_MONTH else Month.from_ordinal(ordinal),
        where=table.where(table.rows[cell.place], header),
        text=table.columns[header][cell.place],
        expected=cell.expected,
        count=cell.count,
    )

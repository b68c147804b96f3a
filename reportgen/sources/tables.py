"""A located table of text, with only the columns that are needed.

In: a path, how the file is written, and the columns wanted. Out: ``Table``, whose rows count as a spreadsheet counts
them. Everything that makes a file unreadable as a table is refused here, with its place and what to do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.errors import DataError, Diagnostic, Location, Severity
from reportgen.sources.csv_rows import csv_rows
from reportgen.sources.files import FileContent, Format, format_of, load, refuse
from reportgen.sources.spelling import collapse, suggest
from reportgen.sources.workbook_rows import workbook_rows

if TYPE_CHECKING:
    from reportgen.config.model import Expected, RegisterSource, SurveySource

_MOST_LISTED = 50
_TITLE_ROWS = 20
_DELIMITERS = {";": "semicolons", ",": "commas", "\t": "tabs", "|": "bars"}


@dataclass(frozen=True, slots=True)
class Written:
    """How a file is written; ``delimiter`` and ``encoding`` matter for a CSV only, ``sheet`` for a workbook only."""

    path: Path
    sheet: str | None = None
    delimiter: str = ","
    decimal: str = "."
    encoding: str = "utf-8"

    @classmethod
    def as_declared(cls, source: RegisterSource | SurveySource | Expected) -> Written:
        """Give it as a configuration declares it."""
        return cls(source.path, source.sheet, source.csv.delimiter, source.csv.decimal, source.csv.encoding)


@dataclass(frozen=True, slots=True)
class Table:
    """The columns wanted, as text.

    ``columns`` maps a header (white space collapsed) to its cells; ``rows`` gives each cell's row as a spreadsheet
    counts, the header being row 1. Rows in which every wanted cell is blank are left out.
    """

    name: str
    sheet: str | None
    sha256: str
    rows: tuple[int, ...]
    columns: Mapping[str, tuple[str, ...]]

    def where(self, row: int, header: str) -> Location:
        """Give the place of a cell."""
        return Location(file=self.name, sheet=self.sheet, row=row, field=header)


@dataclass(frozen=True, slots=True)
class _Sheet:
    name: str
    sheet: str | None
    delimiter: str | None

    def at(self, row: int | None = None) -> Location:
        return Location(file=self.name, sheet=self.sheet, row=row)


def read_table(written: Written, columns: Sequence[str]) -> Table:
    """Give the wanted columns of a CSV file or a sheet.

    Raises ``SourceError`` where the file is not there, ``DataError`` where it is no table, lacks columns (all of them
    are named at once), has one of them twice, or has rows that are longer or shorter than the header.
    """
    _require_text(written.path)
    content = load(written.path)
    sheet, records = _records(content, written)
    wanted = tuple(dict.fromkeys(collapse(column) for column in columns))
    first = next(records, None)
    if first is None:
        refuse("data.empty", "the file is empty", where=sheet.at())
    header = [collapse(cell) for cell in first]
    positions = _positions(header, wanted, sheet=sheet, following=records)
    rows, cells = _collect(records, positions, width=len(header), sheet=sheet)
    if not rows:
        refuse("data.no_rows", "there is a header, and no row below it", where=sheet.at())
    return Table(content.name, sheet.sheet, content.sha256, rows, dict(zip(wanted, cells, strict=True)))


def _require_text(path: Path) -> None:
    """Refuse the formats that only surveys are read from."""
    if format_of(path) not in {Format.CSV, Format.WORKBOOK}:
        message = f'the ending "{path.suffix.lower()}" is not read for a register in this version'
        refuse("data.format", message, where=Location(file=path.name), hint="save it as .csv or .xlsx")


def _records(content: FileContent, written: Written) -> tuple[_Sheet, Iterator[list[str]]]:
    if content.format is Format.WORKBOOK:
        name, rows = workbook_rows(content, written.sheet, decimal=written.decimal)
        return _Sheet(content.name, name, None), rows
    if written.sheet is not None:
        where = Location(file=content.name)
        message = f'a CSV file has no sheets, and the sheet "{written.sheet}" is asked for'
        refuse("data.no_sheet", message, where=where, hint="take `sheet:` out")
    rows = csv_rows(content, delimiter=written.delimiter, encoding=written.encoding)
    return _Sheet(content.name, None, written.delimiter), rows


def _positions(
    header: Sequence[str], wanted: Sequence[str], *, sheet: _Sheet, following: Iterator[list[str]]
) -> tuple[int, ...]:
    problems = [_missing(name, header, sheet=sheet) for name in wanted if name not in header]
    if problems:
        hint = _hint_for_header(header, wanted, delimiter=sheet.delimiter, following=following)
        if hint:
            problems = [Diagnostic(Severity.ERROR, item.code, item.message, item.where, hint) for item in problems]
    problems += [_twice(name, header, sheet=sheet) for name in wanted if header.count(name) > 1]
    if problems:
        raise DataError(_summary(problems, sheet=sheet, what="columns"), diagnostics=tuple(problems))
    return tuple(header.index(name) for name in wanted)


def _missing(name: str, header: Sequence[str], *, sheet: _Sheet) -> Diagnostic:
    hint = suggest(name, [column for column in header if column], what="columns")
    message = f'there is no column "{name}"'
    return Diagnostic(Severity.ERROR, "data.missing_column", message, sheet.at(row=1), hint)


def _twice(name: str, header: Sequence[str], *, sheet: _Sheet) -> Diagnostic:
    places = ", ".join(str(position) for position, column in enumerate(header, start=1) if column == name)
    message = f'the column "{name}" stands there more than once (as columns number {places})'
    hint = "rename the one that is not meant"
    return Diagnostic(Severity.ERROR, "data.column_twice", message, sheet.at(row=1), hint)


def _hint_for_header(
    header: Sequence[str], wanted: Sequence[str], *, delimiter: str | None, following: Iterator[list[str]]
) -> str | None:
    """See whether it is the delimiter, or titles above the header, that hide the columns."""
    if delimiter and len(header) == 1:
        other = max((sign for sign in _DELIMITERS if sign != delimiter), key=header[0].count)
        if times := header[0].count(other):
            written = "\\t" if other == "\t" else other
            return f'the first row holds {times} {_DELIMITERS[other]}: write csv: {{delimiter: "{written}"}}'
    for row, cells in enumerate(islice(following, _TITLE_ROWS), start=2):
        if set(wanted) <= {collapse(cell) for cell in cells}:
            return f"the columns' names stand in row {row}: delete the rows above it, so that they are in row 1"
    return None


def _collect(
    records: Iterator[list[str]], positions: Sequence[int], *, width: int, sheet: _Sheet
) -> tuple[tuple[int, ...], tuple[tuple[str, ...], ...]]:
    rows: list[int] = []
    picked: list[Sequence[str]] = []
    ragged: list[tuple[int, int]] = []
    pick = _picker(positions)
    for row, cells in enumerate(records, start=2):
        if len(cells) != width:
            if _is_blank(cells):
                continue
            if len(cells) < width or not _is_blank(cells[width:]):
                ragged.append((row, len(cells)))
                continue
        wanted = pick(cells)
        if not _is_blank(wanted):
            rows.append(row)
            picked.append(wanted)
    if ragged:
        raise _ragged(ragged, width=width, sheet=sheet)
    return tuple(rows), tuple(zip(*picked, strict=True)) if picked else tuple(() for _ in positions)


def _picker(positions: Sequence[int]) -> Callable[[list[str]], Sequence[str]]:
    if len(positions) == 1:  # for a single position, itemgetter would give the bare cell
        return itemgetter(slice(positions[0], positions[0] + 1))
    return itemgetter(*positions)


def _is_blank(cells: Sequence[str]) -> bool:
    return not "".join(cells).strip()


def _ragged(ragged: Sequence[tuple[int, int]], *, width: int, sheet: _Sheet) -> DataError:
    hint = "a cell that holds the delimiter must stand in quotation marks; a row must have all its cells, blank or not"
    problems = [
        Diagnostic(
            Severity.ERROR, "data.ragged", f"the row has {cells} cells, the header {width}", sheet.at(row=row), hint
        )
        for row, cells in ragged[:_MOST_LISTED]
    ]
    if len(ragged) > _MOST_LISTED:
        message = f"and {len(ragged) - _MOST_LISTED} more rows like these"
        problems.append(Diagnostic(Severity.ERROR, "data.ragged", message, sheet.at()))
    return DataError(_summary(problems, sheet=sheet, what="rows"), diagnostics=tuple(problems))


def _summary(problems: Sequence[Diagnostic], *, sheet: _Sheet, what: str) -> str:
    first = problems[0]
    if len(problems) == 1:
        return f"{first.where}: {first.message}"
    return f"{sheet.at()}: {len(problems)} problems with its {what}; the first: {first.message}"

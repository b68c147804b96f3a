"""A survey's rows from a CSV file or a workbook.

In: a file's bytes and how it is written. Out: columns of ``RawTable``. Rows that are longer or shorter than the header
are refused with their places; rows without any answer are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from reportgen.errors import DataError, Diagnostic, Location, Severity
from reportgen.sources.csv_rows import csv_rows
from reportgen.sources.files import FileContent, Format, refuse
from reportgen.sources.spelling import collapse
from reportgen.sources.survey_raw import Columns, RawColumn, check_cells
from reportgen.sources.tables import Written
from reportgen.sources.workbook_rows import workbook_rows

_PIECE = 10_000
_MOST_LISTED = 50


@dataclass(frozen=True, slots=True, eq=False)
class Read:
    """What a reader gives: the sheet, the row of every respondent, and the columns."""

    sheet: str | None
    rows: NDArray[np.int64]
    columns: tuple[RawColumn, ...]


def read_text(content: FileContent, written: Written, *, drop: Sequence[str]) -> Read:
    """Give every column but those to drop (see ``is_dropped``).

    Raises ``DataError`` where the file is no table, or has too many cells.
    """
    sheet, records = _records(content, written)
    where = Location(file=content.name, sheet=sheet)
    header = next(records, None)
    if header is None:
        refuse("data.empty", "the file is empty", where=where)
    headings = [collapse(cell) for cell in header]
    _check_delimiter(headings, written, where=where, format_=content.format)
    positions = [place for place, heading in enumerate(headings) if not is_dropped(heading, drop)]
    columns = Columns([headings[place] for place in positions], name=content.name)
    rows: list[int] = []
    ragged: list[tuple[int, int]] = []
    numbered = enumerate(records, start=2)
    while piece := list(islice(numbered, _PIECE)):
        good = _good(piece, width=len(headings), ragged=ragged)
        rows.extend(row for row, _ in good)
        check_cells(content.name, rows=len(rows), columns=len(headings))
        if good:
            by_column = list(zip(*(cells for _, cells in good), strict=True))
            columns.add(by_column[place] for place in positions)
    if ragged:
        raise _ragged(ragged, width=len(headings), where=where)
    if not rows:
        refuse("data.no_rows", "there is a header, and no row below it", where=where)
    return Read(sheet, np.asarray(rows, dtype=np.int64), columns.done(lambda value: collapse(str(value))))


def is_dropped(heading: str, drop: Sequence[str]) -> bool:
    """Say whether ``drop`` names a heading, whole or by its beginning (a trailing ``…``)."""
    return any(heading == entry or (is_prefix(entry) and heading.startswith(beginning(entry))) for entry in drop)


def is_prefix(wanted: str) -> bool:
    """Say whether a heading asked for is only the beginning of one."""
    return bool(beginning(wanted)) and wanted != beginning(wanted)


def beginning(wanted: str) -> str:
    """Give what stands before a trailing ``…`` or ``...``, white space collapsed."""
    return collapse(wanted).removesuffix("…").removesuffix("...").rstrip()


def _records(content: FileContent, written: Written) -> tuple[str | None, Iterator[list[str]]]:
    if content.format is Format.WORKBOOK:
        return workbook_rows(content, written.sheet, decimal=written.decimal)
    return None, csv_rows(content, delimiter=written.delimiter, encoding=written.encoding)


def _check_delimiter(headings: Sequence[str], written: Written, *, where: Location, format_: Format) -> None:
    """See whether the whole header stands in one cell, for then it is the delimiter that is wrong."""
    if format_ is not Format.CSV or len(headings) != 1:
        return
    other = max((sign for sign in ";,\t|" if sign != written.delimiter), key=headings[0].count)
    if headings[0].count(other) > 1:
        shown = "\\t" if other == "\t" else other
        hint = f'the first row holds "{shown}" several times: write csv: {{delimiter: "{shown}"}}'
        refuse("data.delimiter", f'the file is not written with "{written.delimiter}"', where=where, hint=hint)


def _good(
    piece: Sequence[tuple[int, list[str]]], *, width: int, ragged: list[tuple[int, int]]
) -> list[tuple[int, list[str]]]:
    """Give the rows that hold an answer, as wide as the header; note those that are not as wide."""
    good = []
    for row, cells in piece:
        if not "".join(cells).strip():
            continue
        if len(cells) == width:
            good.append((row, cells))
        elif len(cells) > width and not "".join(cells[width:]).strip():
            good.append((row, cells[:width]))
        else:
            ragged.append((row, len(cells)))
    return good


def _ragged(ragged: Sequence[tuple[int, int]], *, width: int, where: Location) -> DataError:
    hint = "a cell that holds the delimiter must stand in quotation marks; a row must have all its cells, blank or not"
    problems = [
        Diagnostic(
            Severity.ERROR,
            "data.ragged",
            f"the row has {cells} cells, the header {width}",
            Location(file=where.file, sheet=where.sheet, row=row),
            hint,
        )
        for row, cells in ragged[:_MOST_LISTED]
    ]
    if more := len(ragged) - len(problems):
        problems.append(Diagnostic(Severity.ERROR, "data.ragged", f"and {more} more rows like these", where))
    message = f"{where}: {len(ragged)} rows are not as long as the header; the first is row {ragged[0][0]}"
    return DataError(message, diagnostics=tuple(problems))

"""A table of segments or of informants: its rows with the columns that are asked for.

In: where the file is, and which headings mean what. Out: ``Sheet``. A file with a column of names, addresses, telephone
or identity numbers is refused before anything of it is quoted, unless the configuration drops that column.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.errors import Location
from reportgen.sources.files import Format, format_of, refuse
from reportgen.sources.interviews_problems import Problems
from reportgen.sources.shelf import Shelf
from reportgen.sources.spelling import collapse, suggest
from reportgen.sources.survey_file import read_raw_table
from reportgen.sources.survey_identity import heading_says, looks
from reportgen.sources.survey_problems import shortened
from reportgen.sources.survey_raw import RawColumn, RawTable
from reportgen.sources.survey_text import is_dropped
from reportgen.sources.tables import Written

_DROP = "delete it from the file, or list its heading under `drop:`, and it is never read"


@dataclass(frozen=True, slots=True)
class Wanted:
    """The headings asked for, by what they mean to us; ``spoken`` are those of what people said.

    What people said is looked at row by row elsewhere, and so is not refused here as a whole column.
    """

    required: Mapping[str, str]
    optional: Mapping[str, str]
    spoken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet counts, and its cells by what they mean; "" where empty or not there."""

    number: int
    cells: Mapping[str, str]

    def __getitem__(self, use: str) -> str:
        """Give a cell."""
        return self.cells.get(use, "")


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """The table with the columns that were found; ``headings`` maps a use to its heading."""

    table: RawTable
    headings: Mapping[str, str]
    columns: Mapping[str, RawColumn]

    def rows(self) -> Iterator[Row]:
        """Go through the rows."""
        for place, number in enumerate(self.table.rows.tolist()):
            yield Row(number, {use: column.texts[column.codes[place]] for use, column in self.columns.items()})

    def where(self, row: int, use: str) -> Location:
        """Give the place of a cell."""
        return self.table.where(row, self.headings.get(use))


def read_sheet(written: Written, wanted: Wanted, *, drop: tuple[str, ...], shelf: Shelf) -> Sheet:
    """Give the table.

    Raises ``SourceError`` where the file is not there, ``DataError`` where it is no table, identifies persons or lacks
    columns, with all of these at once.
    """
    if format_of(written.path) not in {Format.CSV, Format.WORKBOOK}:
        message = f'the ending "{written.path.suffix.lower()}" is not read for interviews'
        where = Location(file=written.path.name)
        refuse("data.format", message, where=where, hint="save it as .csv or .xlsx, or export a .qdpx project")
    dropped = tuple(collapse(heading) for heading in drop)
    options = ("interviews", written, dropped)
    table = shelf.take(written.path, options, read=lambda: read_raw_table(written, dropped))
    problems = Problems(table.name)
    _check_headings(table, problems)
    problems.raise_if_any()
    headings = {**wanted.required, **wanted.optional}
    found = {use: column for use, heading in headings.items() if (column := _find(table, heading, problems))}
    for use, heading in wanted.required.items():
        if use not in found:
            _refuse_missing(table, heading, problems, dropped=is_dropped(collapse(heading), dropped))
    _check_identity(table, {id(found[use]) for use in wanted.spoken if use in found}, problems)
    problems.raise_if_any()
    return Sheet(table, headings, found)


def _find(table: RawTable, heading: str, problems: Problems) -> RawColumn | None:
    matching = [column for column in table.columns if column.heading == collapse(heading)]
    if len(matching) > 1:
        message = f'the column "{shortened(heading)}" stands there more than once'
        problems.add("column_twice", message, where=table.where(1), hint="rename the one that is not meant")
    return matching[0] if matching else None


def _refuse_missing(table: RawTable, heading: str, problems: Problems, *, dropped: bool) -> None:
    message = f'there is no column "{shortened(heading)}"'
    if dropped:
        problems.add("dropped_column", f"{message}: `drop` says that it is never read", where=table.where(1))
        return
    headings = [shortened(column.heading) for column in table.columns if column.heading]
    problems.add("missing_column", message, where=table.where(1), hint=suggest(heading, headings, what="columns"))


def _check_headings(table: RawTable, problems: Problems) -> None:
    for place, column in enumerate(table.columns, start=1):
        if looks([column.heading]) is not None:
            message = f"the heading of column number {place} looks like what identifies a person"
            hint = "row 1 must hold the columns' names"
            problems.add("identifying_heading", message, where=table.where(1), hint=hint)


def _check_identity(table: RawTable, spoken: set[int], problems: Problems) -> None:
    for place, column in enumerate(table.columns):
        if id(column) in spoken:
            continue
        by_answers = table.identifying.get(place)
        by_heading = heading_says(column.heading, column.texts)
        if by_answers is None and by_heading is None:
            continue
        said = f"holds {by_answers}" if by_answers is not None else f"says by its heading that it holds {by_heading}"
        called = f'the column "{shortened(column.heading)}"' if column.heading else f"column number {place + 1}"
        message = f"{called} {said}, which coded interviews must not"
        problems.add("identifying_column", message, where=table.where(1), hint=_DROP)

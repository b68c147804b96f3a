"""Which column of the file each heading of the configuration means.

In: the table and the source's configuration. Out: ``Found``: each use and its column. Problems are added, never raised;
a use whose column cannot be told is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.errors import Location
from reportgen.sources.spelling import collapse, suggest
from reportgen.sources.survey_identity import heading_says, looks
from reportgen.sources.survey_problems import Problems, shortened
from reportgen.sources.survey_raw import RawColumn, RawTable
from reportgen.sources.survey_text import beginning, is_dropped, is_prefix

if TYPE_CHECKING:
    from reportgen.config.model import SurveySource
    from reportgen.config.model.survey import VariableDefinition

_FORMULA = re.compile(r"[=@]|[+-][\w(.]")
_TITLE_ROWS = 20
_MOST_LISTED = 5


@dataclass(frozen=True, slots=True)
class Found:
    """The columns by use: a variable's id; ``count``, or a part of ``design``, under its key."""

    variables: Mapping[str, RawColumn] = field(default_factory=dict)
    others: Mapping[str, RawColumn] = field(default_factory=dict)


def find_columns(source: SurveySource, problems: Problems) -> Found:
    """Give every column that the source asks for; problems with headings are added, and with identifying columns."""
    _check_headings(problems)
    drop = tuple(collapse(heading) for heading in source.drop)
    variables: dict[str, RawColumn] = {}
    others: dict[str, RawColumn] = {}
    for name, definition in source.variables.items():
        if definition.derive is None and definition.score_of is None:
            _find(definition.column or name, f"variables.{name}", problems, drop, into=(variables, name))
    for use, heading in _other_headings(source):
        _find(heading, use, problems, drop, into=(others, use))
    _check_titles(source, problems)
    _check_mapped_twice(source, variables, problems)
    found = Found(variables, others)
    _check_identity(source, found, problems)
    return found


def _check_headings(problems: Problems) -> None:
    """Refuse at once a file whose first row tells of somebody: no other message may quote it."""
    for place, column in enumerate(problems.table.columns, start=1):
        if looks([column.heading]) is not None:
            message = f"the heading of column number {place} looks like what identifies a person"
            problems.add("identifying_heading", message, hint="row 1 must hold the columns' names, not answers")
    problems.raise_if_any()


def _other_headings(source: SurveySource) -> Iterable[tuple[str, str]]:
    if source.count is not None:
        yield "count", source.count
    for part in ("cluster", "stratum", "weight", "population"):
        heading = getattr(source.design, part, None)
        if isinstance(heading, str):
            yield f"design.{part}", heading


def _find(
    heading: str, use: str, problems: Problems, drop: tuple[str, ...], *, into: tuple[dict[str, RawColumn], str]
) -> None:
    wanted = collapse(heading)
    columns = problems.table.columns
    matching = [column for column in columns if column.heading == wanted]
    if not matching and is_prefix(wanted):
        matching = [column for column in columns if column.heading.startswith(beginning(wanted))]
    key = f"sources.{problems.source}.{use}"
    if len(matching) == 1:
        _check_formula(matching[0], key, problems)
        into[0][into[1]] = matching[0]
    elif matching:
        _several(wanted, matching, key, problems)
    elif is_dropped(wanted, drop):
        message = f'{key} names the column "{shortened(wanted)}", which `drop` says is never read'
        problems.add("dropped_column", message, hint="take it out of one of the two")
    else:
        _none(wanted, key, problems)


def _several(wanted: str, matching: list[RawColumn], key: str, problems: Problems) -> None:
    if matching[0].heading == wanted:
        places = ", ".join(str(problems.table.columns.index(column) + 1) for column in matching)
        message = f'the column "{shortened(wanted)}" stands there more than once (as columns number {places})'
        problems.add("column_twice", f"{message}; {key} needs one", where=_header(problems.table), hint="rename one")
        return
    listed = "; ".join(f'"{shortened(column.heading)}"' for column in matching[:_MOST_LISTED])
    message = f'{len(matching)} columns start with "{shortened(beginning(wanted))}": {listed}; {key} needs one'
    problems.add("several_columns", message, where=_header(problems.table), hint="write more of the heading before …")


def _none(wanted: str, key: str, problems: Problems) -> None:
    headings = [shortened(column.heading) for column in problems.table.columns if column.heading]
    verb = "starts with" if is_prefix(wanted) else "is called"
    message = f'no column {verb} "{shortened(beginning(wanted))}", which {key} asks for'
    hint = suggest(shortened(beginning(wanted)), headings, what="columns")
    problems.add("missing_column", message, where=_header(problems.table), hint=hint)


def _header(table: RawTable) -> Location:
    return table.where(1 if table.rows[0] > 1 else None)


def _check_formula(column: RawColumn, key: str, problems: Problems) -> None:
    """Refuse a heading that a spreadsheet would work out: somebody's program would run it one day."""
    if _FORMULA.match(column.heading):
        message = f'the heading "{shortened(column.heading)}", which {key} asks for, looks like a formula'
        hint = "rename the column in the file; a heading must not start with =, +, - or @"
        problems.add("formula_heading", message, where=_header(problems.table), hint=hint)


def _check_titles(source: SurveySource, problems: Problems) -> None:
    """See whether it is titles above the header that hide the columns."""
    if not problems.found or problems.table.rows[0] == 1:
        return
    wanted = {collapse(each.column) for each in source.variables.values() if each.column}
    for place in range(min(_TITLE_ROWS, len(problems.table.rows))):
        cells = {column.texts[column.codes[place]] for column in problems.table.columns}
        if wanted and wanted <= cells:
            row = problems.table.rows[place]
            hint = "delete the rows above it, so that they are in row 1"
            problems.add("header_row", f"the columns' names stand in row {row}", hint=hint)
            return


def _check_mapped_twice(source: SurveySource, columns: Mapping[str, RawColumn], problems: Problems) -> None:
    first: dict[int, str] = {}
    for name, column in columns.items():
        other = first.setdefault(id(column), name)
        if _meaning(source.variables[name]) != _meaning(source.variables[other]):
            message = (
                f'"{other}" and "{name}" are both the column "{shortened(column.heading)}", and read it differently'
            )
            hint = "one of the two names the wrong column; to put answers together in another way, use `derive`"
            problems.add("mapped_twice", message, where=problems.table.where(1, shortened(column.heading)), hint=hint)


def _meaning(definition: VariableDefinition) -> object:
    """Give what a definition takes a column for; of a number the bands and limits are only ways to show it."""
    shared = (definition.type, definition.missing)
    if definition.type.value == "number":
        return shared
    return (*shared, definition.label, definition.values, definition.event)


def _check_identity(source: SurveySource, found: Found, problems: Problems) -> None:
    """Refuse columns that say who somebody is: by their answers in any case, by their heading unless mapped."""
    mapped = {id(column) for name, column in found.variables.items() if _is_mapped(source.variables[name])}
    mapped |= {id(column) for column in found.others.values()}
    for place, column in enumerate(problems.table.columns):
        by_answers = problems.table.identifying.get(place)
        by_heading = None if id(column) in mapped else _said(column)
        if by_answers is None and by_heading is None:
            continue
        what = f"holds {by_answers}" if by_answers is not None else f"says by its heading that it holds {by_heading}"
        called = _called(column, place)
        hint = "delete it from the file, or list its heading under `drop:`, and it is never read"
        if by_answers is None:
            hint += "; if it names no person, map it as a variable and list its answers under `values`"
        problems.add("identifying_column", f"{called} {what}, which a survey for analysis must not", hint=hint)


def _is_mapped(definition: VariableDefinition) -> bool:
    return definition.values is not None or definition.type.value == "number"


def _said(column: RawColumn) -> object:
    label = column.described.label
    return heading_says(column.heading, column.texts) or (heading_says(label, column.texts) if label else None)


def _called(column: RawColumn, place: int) -> str:
    """Name a column by its heading, unless that itself is what must not be told."""
    return (
        f'the column "{shortened(column.heading)}"'
        if column.heading
        else f"column number {place + 1}, which has no heading,"
    )

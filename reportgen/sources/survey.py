"""A survey's answers, one entry a respondent.

In: a source's configuration, and the shelf that tables are kept on. Out: ``Survey``. Everything that is the matter with
the file is said at once: first its headings and whatever identifies persons, then the answers. Headings are only
compared and quoted, never worked out.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, cast

import numpy as np
from numpy.typing import NDArray

from reportgen.sources.dataset import Provenance, Survey, SurveyDesign
from reportgen.sources.shelf import Shelf
from reportgen.sources.spelling import collapse
from reportgen.sources.survey_choices import code_choice, missing_codes
from reportgen.sources.survey_coded import Coded, Definition
from reportgen.sources.survey_columns import Found, find_columns
from reportgen.sources.survey_derived import derive_all, needed
from reportgen.sources.survey_design import code_design
from reportgen.sources.survey_file import read_raw_table
from reportgen.sources.survey_numbers import code_number
from reportgen.sources.survey_problems import Problems
from reportgen.sources.survey_raw import RawColumn, RawTable
from reportgen.sources.tables import Written
from reportgen.sources.value_text import number

if TYPE_CHECKING:
    from reportgen.config.model import SurveySource

MOST_RESPONDENTS = 10_000_000
"""How many respondents rows with a count may stand for together."""

_Numbers = NDArray[np.int64] | NDArray[np.float64]


def read_survey(name: str, source: SurveySource, *, shelf: Shelf) -> Survey:
    """Give the survey; ``name`` is what the configuration calls it.

    Raises ``SourceError`` where the file is not there; ``DataError`` for everything else, with all problems of its
    headings at once, or all problems of its answers.
    """
    written = Written.as_declared(source)
    drop = tuple(collapse(heading) for heading in source.drop)
    table = shelf.take(source.path, ("survey", written, drop), read=lambda: read_raw_table(written, drop))
    problems = Problems(table, name)
    found = find_columns(source, problems)
    problems.raise_if_any()
    counts = _counts(found.others.get("count"), problems)
    design = None
    if source.design is not None:
        design = code_design(source.design, found.others, counts=counts, problems=problems)
    coded = _coded(source, found, problems)
    _check_registered(source.registered, int(counts.sum()), problems)
    problems.raise_if_any()
    return _survey(name, source, _Rows(table, counts if source.count is not None else None), coded=coded, design=design)


def _counts(column: RawColumn | None, problems: Problems) -> NDArray[np.int64]:
    """Give how many respondents each row stands for."""
    if column is None:
        return np.ones(len(problems.table.rows), dtype=np.int64)
    decimal = problems.table.decimal
    read = [number(text, decimal=decimal) for text in column.texts]
    wrong = [place for place, each in enumerate(read) if each is None or each < 0 or not each.is_integer()]
    if wrong:
        hint = "a row stands for a whole number of respondents, 0 or more"
        problems.add_answers("bad_count", "counts that are none", column=column, answers=wrong, hint=hint)
        return np.ones(len(problems.table.rows), dtype=np.int64)
    counts = np.array([float(each or 0) for each in read])[column.codes]
    if counts.sum() > MOST_RESPONDENTS or not counts.any():
        message = f"its rows stand for {counts.sum():,.0f} respondents; from 1 to {MOST_RESPONDENTS:,} are read"
        problems.add("too_many", message, where=problems.table.where(heading=column.heading))
        problems.raise_if_any()
    return counts.astype(np.int64)


def _coded(source: SurveySource, found: Found, problems: Problems) -> dict[str, Coded]:
    """Give every variable that could be coded, in the configuration's order."""
    decimal = problems.table.decimal
    definitions = {name: Definition(name, each, problems) for name, each in source.variables.items()}
    asked: dict[str, Coded] = {}
    for name, definition in definitions.items():
        if needed(definition):
            continue
        missing = missing_codes((*source.missing, *definition.config.missing), decimal=decimal)
        code = code_number if definition.config.type.value == "number" else code_choice
        coded = code(definition, found.variables[name], missing=missing)
        if coded is not None:
            asked[name] = coded
    done = derive_all(definitions, asked)
    return {name: done[name] for name in definitions if name in done}


def _check_registered(registered: int | None, answered: int, problems: Problems) -> None:
    if registered is not None and registered < answered:
        message = f"sources.{problems.source}.registered is {registered}, and {answered} have answered"
        problems.add("registered", message, hint="write how many were on the list; at least all who answered")


class _Rows:
    """The rows of the file, and how each becomes respondents."""

    def __init__(self, table: RawTable, counts: NDArray[np.int64] | None) -> None:
        self.table = table
        self._counts = counts

    def expanded(self, values: NDArray[np.generic]) -> NDArray[np.generic]:
        """Give one entry a respondent, read-only, for briefs share it."""
        each = values.copy() if self._counts is None else np.repeat(values, self._counts)
        each.flags.writeable = False
        return each


def _survey(
    name: str, source: SurveySource, rows: _Rows, *, coded: Mapping[str, Coded], design: SurveyDesign | None
) -> Survey:
    table = rows.table
    return Survey(
        name=name,
        answers={each: cast("_Numbers", rows.expanded(one.values)) for each, one in coded.items()},
        bands={
            each: cast("NDArray[np.int64]", rows.expanded(one.bands))
            for each, one in coded.items()
            if one.bands is not None
        },
        codebook={each: one.variable for each, one in coded.items()},
        design=None if design is None else _expanded(design, rows),
        rows=cast("NDArray[np.int64]", rows.expanded(table.rows)),
        registered=source.registered,
        made=source.provenance,
        note=source.note,
        provenance=Provenance(table.name, table.sha256, table.sheet, len(table.rows)),
    )


def _expanded(design: SurveyDesign, rows: _Rows) -> SurveyDesign:
    cluster, stratum, weight, population = (
        None if part is None else rows.expanded(part)
        for part in (design.cluster, design.stratum, design.weight, design.population)
    )
    return SurveyDesign(
        cast("NDArray[np.intp] | None", cluster),
        cast("NDArray[np.intp] | None", stratum),
        cast("NDArray[np.float64] | None", weight),
        cast("NDArray[np.float64] | None", population),
    )

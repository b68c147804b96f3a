"""An outcome by the levels of a variable: one row a level, with what adds up to what.

In: a topic and the two variables. Out: ``Rows`` (shares with an event) or ``Cells`` (of an outcome without one), as
raw findings. It compares nothing.

Disclosure: the rows of a table are its cells. Their numerators and denominators add up to ``known``, the share of all
who are in the table, which is a finding for that reason.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from reportgen.analysis.respondents import Levelled, Mask
from reportgen.analysis.study_topic import Named, Piece, StudyTopic, answering_group, cell_group, level_group
from reportgen.codebook import Variable
from reportgen.raw import RawFinding, Sum

Table = tuple[tuple[int, ...], ...]


@dataclass(frozen=True, slots=True, eq=False)
class Rows:
    """A table of an outcome's share.

    ``shares``: level id → finding id; ``counts``: (with the outcome, all) a level, in order; ``inside``: who is in the
    table; ``missing``: the id of the count of those who are not, because one of the two answers is missing.
    """

    piece: Piece
    by: Levelled
    shares: Mapping[str, str]
    counts: tuple[tuple[int, int], ...]
    inside: Mask
    cases: Mask
    missing: str

    @property
    def table(self) -> Table:
        """A row a level: with the outcome, and without it."""
        return tuple((cases, total - cases) for cases, total in self.counts)

    @property
    def n(self) -> int:
        """How many are in the table."""
        return sum(total for _, total in self.counts)


def rows_of(topic: StudyTopic, by: Levelled, *, outcome: Variable, suffix: str) -> Rows:
    """Give the outcome's share at each level, among those with both answers.

    ``suffix`` stands in the ids between measure and level: ``.place``, or nothing where there is but one variable.
    A level with nobody is absent. ``known`` is the share of all who are in the table.
    """
    inside = topic.people.known(outcome.id) & by.known
    cases = topic.people.event(outcome.id) & inside
    shares: dict[str, str] = {}
    items: list[RawFinding] = []
    for position, level in enumerate(by.levels):
        named = Named(f"proportion{suffix}.{by.slugs[level.id]}", outcome, level_group(by, level))
        items.append(topic.share(named, cases, inside & (by.codes == position)))
        shares[level.id] = items[-1].subject.id
    whole = topic.share(Named(f"known{suffix}", outcome, answering_group(by)), cases, inside)
    missing = topic.count(_missing(by, suffix), topic.people.size - int(inside.sum()), persons=False)
    sums = (Sum(whole.subject.id, tuple(shares.values()), denominators_known=True),) if shares else ()
    return Rows(
        piece=Piece((*items, whole, missing), sums, (by.variable,)),
        by=by,
        shares=shares,
        counts=_counts(by, inside=inside, cases=cases),
        inside=inside,
        cases=cases,
        missing=missing.subject.id,
    )


def _missing(by: Levelled, suffix: str) -> Named:
    return Named(f"missing{suffix}", by.variable)


def _counts(by: Levelled, *, inside: Mask, cases: Mask) -> tuple[tuple[int, int], ...]:
    n_levels = len(by.levels)
    among = np.bincount(by.codes[inside], minlength=n_levels)
    having = np.bincount(by.codes[cases], minlength=n_levels)
    return tuple(zip(having.tolist(), among.tolist(), strict=True))


@dataclass(frozen=True, slots=True, eq=False)
class Cells:
    """A table of levels by levels: row shares by (row level, column level) → finding id; otherwise as ``Rows``."""

    piece: Piece
    cells: Mapping[tuple[str, str], str]
    table: Table
    inside: Mask
    missing: str


def cells_of(topic: StudyTopic, by: Levelled, *, outcome: Levelled, suffix: str) -> Cells:
    """Give, at each level of a variable, the share of each level of the outcome, among those with both answers."""
    inside = topic.people.inside & by.known & outcome.known
    items: list[RawFinding] = []
    cells: dict[tuple[str, str], str] = {}
    sums: list[Sum] = []
    for position, level in enumerate(by.levels):
        row = inside & (by.codes == position)
        for column, answer in enumerate(outcome.levels):
            name = f"proportion{suffix}.{by.slugs[level.id]}.{outcome.slugs[answer.id]}"
            group = cell_group(by, level, second=outcome, across=answer)
            items.append(topic.share(Named(name, outcome.variable, group), outcome.codes == column, row))
            cells[level.id, answer.id] = items[-1].subject.id
        sums.append(Sum(None, tuple(cells[level.id, each.id] for each in outcome.levels), of_numerators=True))
    sums += [
        Sum(None, tuple(cells[level.id, each.id] for level in by.levels), of_numerators=True) for each in outcome.levels
    ]
    missing = topic.count(_missing(by, suffix), topic.people.size - int(inside.sum()), persons=False)
    made = (by.variable, outcome.variable)
    table = tabulated(by, outcome, inside=inside)
    return Cells(Piece((*items, missing), tuple(sums), made), cells, table, inside, missing.subject.id)


def tabulated(rows: Levelled, columns: Levelled, *, inside: Mask) -> Table:
    """Give the counts of those ``inside`` by the levels of two variables that they all have answered."""
    shape = len(rows.levels), len(columns.levels)
    if 0 in shape:
        return ()
    flat = rows.codes[inside] * shape[1] + columns.codes[inside]
    counts = np.bincount(flat, minlength=shape[0] * shape[1]).reshape(shape)
    return tuple(tuple(int(count) for count in row) for row in counts)

"""Problem rows of a register as they may be shown.

In: rows as recorded. Out: ``Problem`` values, in which a small count, and what tells of one, is hidden; and hidden in
everything that is said of its row.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from reportgen.disclosure.rule import Rule
from reportgen.errors import Location
from reportgen.findings import Audience, Problem, ProblemKind, ProblemValue
from reportgen.raw import RawProblem, RawValue

DATES = frozenset({"month", "year"})
"""What a cell that is no count is called where it cannot be read."""
COUNTED = frozenset({ProblemKind.REPEATED, ProblemKind.SAME_AS_MONTH_BEFORE, ProblemKind.UNEXPECTED_SUBUNIT})
"""Kinds of rows whose very counts are in published figures: beside those a count would give away what is left."""


def shown_problems(problems: Sequence[RawProblem], rule: Rule) -> tuple[Problem, ...]:
    """Give the problem rows; a count of a register row is hidden in all that is said of the row, or nowhere."""
    rows: dict[Location, list[RawProblem]] = {}
    for problem in problems:
        rows.setdefault(_row(problem), []).append(problem)
    secret = {row: _secret(said, rule) for row, said in rows.items()}
    return tuple(_problem(problem, secret[_row(problem)], rule=rule) for problem in problems)


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _row(problem: RawProblem) -> Location:
    return Location(file=problem.where.file, sheet=problem.where.sheet, row=problem.where.row)


def _secret(said: Sequence[RawProblem], rule: Rule) -> frozenset[str]:
    """Give the names of the counts that are hidden, of everything that is said of one row.

    Those are small counts, also below zero, for the count without its sign is what was meant; and the smaller of two
    that differ by a small number, for it may be a part of the other. Only the two of which one is above the other, its
    whole, leave nobody over between them. Where nobody was asked, how many there were is in published figures: there
    the nought alone is told.
    """
    if not rule.hides_counts:
        return frozenset()
    values = {(value.count, value.value) for problem in said for value in problem.values if value.value is not None}
    impossible = {
        frozenset(value.count for value in problem.values)
        for problem in said
        if problem.kind is ProblemKind.NUMERATOR_ABOVE_DENOMINATOR
    }
    small = {count for count, value in values if rule.small(abs(value))}
    parts = {
        part
        for (part, fewer), (whole, more) in permutations(values, 2)
        if rule.small(more - fewer) and frozenset({part, whole}) not in impossible
    }
    unasked = {
        value.count
        for problem in said
        if problem.kind is ProblemKind.NOBODY_ASKED
        for value in problem.values
        if value.value
    }
    return frozenset(small | parts | unasked)


def _problem(problem: RawProblem, secret: frozenset[str], *, rule: Rule) -> Problem:
    told = () if rule.hides_counts and problem.kind in COUNTED else problem.values
    return Problem(
        kind=problem.kind,
        subunit=problem.subunit,
        month=problem.month,
        where=problem.where,
        values=tuple(_value(value, secret, rule=rule) for value in told),
    )


def _value(value: RawValue, secret: frozenset[str], *, rule: Rule) -> ProblemValue:
    """Give a count as it may be shown; never, in public, the text of an unreadable count: it may be a name.

    What stands where a month or a year is due counts nobody: figures there are shown.
    """
    if value.text is None:
        hidden = value.count in secret
    else:
        hidden = rule.audience is Audience.PUBLIC and not (value.count in DATES and not _has_letters(value.text))
    if hidden:
        return ProblemValue(value.count, value.column, None, hidden=True)
    return ProblemValue(value.count, value.column, value.value, text=value.text)

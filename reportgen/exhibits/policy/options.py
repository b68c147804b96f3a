"""The options as a table: what is published of their effect, how certain that is, what they cost, on what law.

In: options worded. Out: a table, or ``None`` where there is nothing to choose between. Effects are those of published
studies; no figure of this brief stands here.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.exhibits.table import Align, Cell, Column, Row, Table
from reportgen.locales.messages import Value, Words, message

FEWEST = 2
"""One option is no choice."""
_HEADS = ("option", "effect", "certainty", "cost", "law")


@dataclass(frozen=True, slots=True)
class OptionLine:
    """One option in words; ``law`` is ``None`` where none is cited."""

    label: Words
    effect: Words
    certainty: Words
    cost: Words
    law: Value | None


def options_table(caption: Words, lines: Sequence[OptionLine], *, notes: tuple[Words, ...]) -> Table | None:
    """Give a row an option, in the order given; ``None`` where there are fewer than two.

    The column of the law is left out where no option cites any.
    """
    if len(lines) < FEWEST:
        return None
    heads = _HEADS if any(line.law is not None for line in lines) else _HEADS[:-1]
    columns = tuple(Column(message(f"policy.captions.options.head.{name}"), Align.TEXT) for name in heads)
    rows = tuple(Row(line.label, _cells(line)[: len(heads) - 1]) for line in lines)
    return Table("options", caption, columns, rows, notes)


def _cells(line: OptionLine) -> tuple[Cell, ...]:
    return Cell(line.effect), Cell(line.certainty), Cell(line.cost), Cell(line.law)

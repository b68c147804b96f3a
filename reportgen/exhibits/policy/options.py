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
    """One option in words."""

    label: Words
    effect: Words
    certainty: Words
    cost: Words
    law: Value


def options_table(caption: Words, lines: Sequence[OptionLine], *, notes: tuple[Words, ...]) -> Table | None:
    """Give a row an option, in the order given; ``None`` where there are fewer than two."""
    if len(lines) < FEWEST:
        return None
    columns = tuple(Column(message(f"policy.captions.options.head.{name}"), Align.TEXT) for name in _HEADS)
    rows = tuple(
        Row(line.label, (Cell(line.effect), Cell(line.certainty), Cell(line.cost), Cell(line.law))) for line in lines
    )
    return Table("options", caption, columns, rows, notes)

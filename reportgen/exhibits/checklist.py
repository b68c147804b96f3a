"""A reporting checklist as an annex: what a report should say, and whether this brief says it.

In: items with their status. Out: a table. Which status an item has is decided elsewhere; none is ever without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportgen.exhibits.table import Align, Cell, Column, Row, Table
from reportgen.locales.messages import Words, message

_HEADS = ("number", "item", "status", "where")


class Status(StrEnum):
    """How far an item is reported."""

    REPORTED = "reported"
    PARTLY = "partly"
    NOT_REPORTED = "not_reported"
    NOT_APPLICABLE = "not_applicable"


@dataclass(frozen=True, slots=True)
class Item:
    """One item: its number (``12a``), its status, and the part of the brief where it stands, or ``None``."""

    number: str
    status: Status
    where: Words | None = None


@dataclass(frozen=True, slots=True)
class Checklist:
    """A checklist: a stable id, its caption, what the ids of its items' words start with, and its notes."""

    id: str
    caption: Words
    items: str
    notes: tuple[Words, ...]


def table_of(checklist: Checklist, items: Sequence[Item]) -> Table:
    """Give a row an item: number, what it asks for, status, where it stands."""
    columns = tuple(Column(message(f"study.strobe.head.{name}"), Align.TEXT) for name in _HEADS)
    rows = tuple(_row(item, checklist.items) for item in items)
    return Table(checklist.id, checklist.caption, columns, rows, checklist.notes)


def _row(item: Item, words: str) -> Row:
    said = item.status in {Status.REPORTED, Status.PARTLY}
    return Row(
        item.number,
        (
            Cell(message(f"{words}{item.number}")),
            Cell(message(f"study.strobe.status.{item.status.value}")),
            Cell(item.where if said else None),
        ),
    )

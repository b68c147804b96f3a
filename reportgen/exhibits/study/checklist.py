"""The STROBE annex: what a report of a cross-sectional study should say, and whether this brief says it.

In: items with their status. Out: a table. Which status an item has is decided elsewhere; none is ever without one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from reportgen.exhibits.table import Align, Cell, Column, Row, Table
from reportgen.locales.messages import Words, message


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


def checklist_table(items: Sequence[Item]) -> Table:
    """Give a row an item: number, what it asks for, status, where it stands."""
    columns = (
        Column(message("study.strobe.head.number"), Align.TEXT),
        Column(message("study.strobe.head.item"), Align.TEXT),
        Column(message("study.strobe.head.status"), Align.TEXT),
        Column(message("study.strobe.head.where"), Align.TEXT),
    )
    rows = tuple(_row(item) for item in items)
    notes = (message("study.strobe.note"), message("study.strobe.note.memory"))
    return Table("strobe", message("study.strobe.caption"), columns, rows, notes)


def _row(item: Item) -> Row:
    said = item.status in {Status.REPORTED, Status.PARTLY}
    return Row(
        item.number,
        (
            Cell(message(f"study.strobe.{item.number}")),
            Cell(message(f"study.strobe.status.{item.status.value}")),
            Cell(item.where if said else None),
        ),
    )

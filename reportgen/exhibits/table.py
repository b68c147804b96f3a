"""A table as a frozen value: described here, rendered by ``html`` and ``workbook``.

In: messages and quantities of findings. Out: ``Table``. Part names are the printing trade's: caption, column head,
stub, note, source. It holds no words of any language and no raw number.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportgen.locales.messages import Value, Words


class Align(StrEnum):
    """How a column is set; numbers align on the decimal sign."""

    TEXT = "text"
    NUMBER = "number"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its head, and how it is set."""

    head: Words
    align: Align = Align.NUMBER


class Part(StrEnum):
    """What one of several numbers in a cell is."""

    VALUE = "value"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    SPREAD = "spread"
    LOWER_QUARTILE = "lower_quartile"
    UPPER_QUARTILE = "upper_quartile"
    LOWER = "lower"
    UPPER = "upper"


@dataclass(frozen=True, slots=True)
class PartNumber:
    """One of several numbers that a cell shows together, for a column of its own in a spreadsheet."""

    part: Part
    number: float
    number_format: str = "0"


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: what it shows (``None`` shows a dash), and the bare number for a spreadsheet where it has one.

    A cell that shows several numbers (``132/161``) has them as ``parts``, and no number itself.
    """

    shows: Value | None
    number: float | None = None
    number_format: str = "0"
    parts: tuple[PartNumber, ...] = ()


class RowRole(StrEnum):
    """What a row is to those round it: a ``group`` heads the ``member`` rows below it, which are set in from it."""

    PLAIN = "plain"
    GROUP = "group"
    MEMBER = "member"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its stub (the head of the row) and its cells, one less than the table has columns.

    A row without any cells has a stub that spans the table.
    """

    stub: Value
    cells: tuple[Cell, ...]
    emphasis: bool = False
    role: RowRole = RowRole.PLAIN


@dataclass(frozen=True, slots=True)
class Table:
    """A table: ``columns[0]`` heads the stub. ``id`` is stable and names the sheet of the workbook."""

    id: str
    caption: Words
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[Words, ...] = ()
    source: Words | None = None

"""Counts by place and month, as a puskesmas or district keeps them.

In: a merged mapping. Out: ``RegisterSource``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from reportgen.config.fields import (
    Name,
    NonEmpty,
    PathField,
    TextField,
    Year,
)
from reportgen.config.model.base import Frozen
from reportgen.config.model.files import Csv


class Expected(Frozen):
    """Where it stands which villages should report."""

    path: PathField
    """A CSV or XLSX file with a row a village."""
    sheet: NonEmpty | None = None
    """The sheet of a workbook; by default the first."""
    csv: Csv = Csv()
    """How the file is written, where it is a CSV."""
    unit: NonEmpty | None = None
    """The column that says which puskesmas a village belongs to."""
    column: NonEmpty
    """The column that holds the village."""


class Subunit(Frozen):
    """The parts of the catchment area that report: villages, posyandu."""

    column: NonEmpty
    """The column that names the village."""
    label: TextField | None = None
    """What such a part is called."""
    expected: Expected | None = None
    """Who should have reported."""


class ZeroMeans(StrEnum):
    """How a denominator of nought is read."""

    REPORTED = "reported"
    UNREPORTED = "unreported"


class BadRows(StrEnum):
    """What happens to cells that cannot be read."""

    REFUSE = "refuse"
    EXCLUDE = "exclude"


class RegisterSource(Frozen):
    """Counts by place and month, as a puskesmas or district keeps them."""

    kind: Literal["register"]
    """`register`."""
    path: PathField
    """A CSV or XLSX file."""
    sheet: NonEmpty | None = None
    """The sheet of a workbook; by default the first."""
    csv: Csv = Csv()
    """How the file is written, where it is a CSV."""
    unit: NonEmpty | None = None
    """The column that says whose row it is; leave it out where the register is of one puskesmas."""
    is_: Annotated[NonEmpty | None, Field(alias="is")] = None
    """The value of `unit` that is this puskesmas."""
    subunit: Subunit | None = None
    """The villages."""
    month: NonEmpty
    """The column with the month: 1–12 (then `year` is needed), or a date."""
    year: Year | NonEmpty | None = None
    """The year of every row, or the column that holds it."""
    zero_means: ZeroMeans = ZeroMeans.REPORTED
    """Whether a denominator of nought means none, or that nobody reported."""
    bad_rows: BadRows = BadRows.REFUSE
    """Refuse a file with cells that cannot be read, or leave those rows out and say so in the brief."""
    counts: Annotated[dict[Name, NonEmpty], Field(min_length=1)]
    """Our name for a count: the column that holds it."""

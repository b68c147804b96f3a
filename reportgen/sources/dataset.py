"""What a source gives: a frame with its codebook and provenance.

In: nothing. Out: the ``Dataset`` of each kind. Frames are shared between briefs of one worker and are read, never
written to.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.errors import Location
from reportgen.locales.languages import Text
from reportgen.periods import Month

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True, slots=True)
class Provenance:
    """Where data came from: the file's name (not its folder), its SHA-256, its sheet, and how many rows it holds."""

    name: str
    sha256: str
    sheet: str | None
    n_rows: int


@dataclass(frozen=True, slots=True)
class UnreadableCell:
    """A cell that is not what its column should hold: words or ``1.234,5`` for a count, a month 13.

    ``count`` is our name for the column, ``month``, ``year``, ``unit`` or ``subunit`` where it holds no count; ``unit``
    is ``None`` where nobody can tell whose row it is.
    """

    unit: str | None
    subunit: str | None
    month: Month | None
    where: Location
    text: str
    expected: str
    count: str


@dataclass(frozen=True, slots=True, eq=False)
class RegisterTable:
    """A whole register, read once.

    ``frame`` has a row a recorded line, in the file's order: ``unit`` (str, as recorded, white space collapsed; ``""``
    where the register is of one puskesmas), ``subunit`` (str, likewise; ``""`` where the register has none), ``month``
    (int64, ``Month.ordinal``; −1 where it could not be read), ``row`` (int64, as a spreadsheet counts), and a float64
    column for each count name, NaN where the cell is empty or could not be read. Spellings that differ only in case
    are one name, spelled as it is first met. Counts are as recorded: negative, fractional and impossible ones are
    still in it. Lines of totals, and lines whose puskesmas or village is blank, are not: they are in ``unreadable``.

    ``columns`` maps a count name to its header in the file. ``memo`` keeps what other rooms work out from the whole
    table, so that a batch does so once and not once a brief.
    """

    frame: pd.DataFrame
    unreadable: tuple[UnreadableCell, ...]
    columns: Mapping[str, str]
    provenance: Provenance
    memo: dict[Hashable, object] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, eq=False)
class Register:
    """One puskesmas's view of a register.

    ``unit`` is its value in ``frame.unit`` (``""`` where the register is of one puskesmas). ``expected`` lists the
    villages that should report, or is ``None`` where nobody said. ``unreadable`` is this puskesmas's only, empty when
    bad rows are refused (they then never get this far); ``unreadable_elsewhere`` counts the other ones.
    """

    name: str
    table: RegisterTable
    unit: str
    expected: tuple[str, ...] | None
    subunit_label: Text | None
    zero_is_unreported: bool
    unreadable: tuple[UnreadableCell, ...]
    unreadable_elsewhere: int

    @property
    def frame(self) -> pd.DataFrame:
        """The whole register's frame, every unit."""
        return self.table.frame

    @property
    def own(self) -> pd.Series[bool]:
        """A mask over ``frame``: the rows of this puskesmas."""
        return self.frame["unit"] == self.unit

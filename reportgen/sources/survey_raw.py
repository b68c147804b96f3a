"""A survey's file as it stands: every answer that occurs, once, and who gave it.

In: values as a reader meets them, piece by piece. Out: ``RawTable``. It knows nothing of what the answers mean. Each
column is factorised as it is read, so that everything after looks at different answers and not at cells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from reportgen.errors import Location
from reportgen.sources.files import refuse

MOST_CELLS = 100_000_000
"""How many cells a survey's file may have: a million respondents with a hundred answers each."""
MOST_ANSWERS = 10_000_000
"""How many different answers all its columns may hold together; more than that does not fit in memory."""

NO_FILE_LABELS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Described:
    """What a file itself says of a column: its label, its answers' labels by text, and which texts mean missing."""

    label: str | None = None
    value_labels: Mapping[str, str] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True, eq=False)
class RawColumn:
    """One column: ``texts`` are its different answers, white space collapsed, ``codes`` the place of each row's in it.

    Two texts may be the same where their white space differs in the file. An empty text is an empty cell.
    """

    heading: str
    codes: NDArray[np.int32]
    texts: tuple[str, ...] = field(repr=False)
    described: Described = Described()

    def times(self) -> NDArray[np.intp]:
        """Give how many rows hold each of ``texts``."""
        return np.bincount(self.codes, minlength=len(self.texts))


@dataclass(frozen=True, slots=True, eq=False)
class RawTable:
    """A whole file but for the columns dropped.

    ``rows`` counts as a spreadsheet does, the header being row 1; a file that has no header (SPSS, Stata, Parquet)
    counts its cases from 1. ``decimal`` is the sign that numbers are written with. ``identifying`` says by a column's
    position what its answers look like (telephone numbers, say): such a file is refused before anything is quoted.
    """

    name: str
    sheet: str | None
    sha256: str
    rows: NDArray[np.int64]
    columns: tuple[RawColumn, ...] = field(repr=False)
    decimal: str
    identifying: Mapping[int, str]

    def where(self, row: int | None = None, heading: str | None = None) -> Location:
        """Give a place in the file."""
        return Location(file=self.name, sheet=self.sheet, row=row, field=heading)


class _CodeOf(dict[object, int]):
    """The code of a value, numbered as they are first met."""

    def __missing__(self, value: object) -> int:
        self[value] = code = len(self)
        return code


class Columns:
    """Columns being read, piece by piece."""

    def __init__(self, headings: Sequence[str], *, name: str) -> None:
        """Begin with no rows; ``name`` is the file's, for an error."""
        self._headings = tuple(headings)
        self._codes_of = tuple(_CodeOf() for _ in headings)
        self._pieces: tuple[list[NDArray[np.int32]], ...] = tuple([] for _ in headings)
        self._name = name

    def add(self, columns: Iterable[Sequence[object]]) -> None:
        """Add the same rows of every column.

        Raises ``DataError`` where the file comes to more than can be held.
        """
        for code_of, pieces, values in zip(self._codes_of, self._pieces, columns, strict=True):
            pieces.append(np.fromiter(map(code_of.__getitem__, values), dtype=np.int32, count=len(values)))
        answers = sum(len(code_of) for code_of in self._codes_of)
        if answers > MOST_ANSWERS:
            message = f"its columns hold more than {MOST_ANSWERS:,} different answers, which is more than is read"
            refuse_size(self._name, message)

    def done(
        self, text: Callable[[object], str], *, described: Sequence[Described] | None = None
    ) -> tuple[RawColumn, ...]:
        """Give the columns; ``text`` writes a value as a CSV file would."""
        said = described if described is not None else [Described()] * len(self._headings)
        return tuple(
            RawColumn(heading, _joined(pieces), tuple(text(value) for value in code_of), about)
            for heading, pieces, code_of, about in zip(self._headings, self._pieces, self._codes_of, said, strict=True)
        )


def _joined(pieces: list[NDArray[np.int32]]) -> NDArray[np.int32]:
    return np.concatenate(pieces) if pieces else np.empty(0, dtype=np.int32)


def check_cells(name: str, *, rows: int, columns: int) -> None:
    """Let a file pass that has not too many cells.

    Raises ``DataError`` where it has more than ``MOST_CELLS``.
    """
    if rows * columns > MOST_CELLS:
        message = f"the file has more than {MOST_CELLS:,} cells ({columns:,} columns), which is more than is read"
        refuse_size(name, message)


def refuse_size(name: str, message: str) -> None:
    """Refuse a file that is too large to be held, and say what to do."""
    hint = "keep only the columns that the configuration names, or list the others under `drop:`"
    refuse("data.too_large", message, where=Location(file=name), hint=hint)

"""What a source gives: a frame with its codebook and provenance.

In: nothing. Out: the ``Dataset`` of each kind. Frames are shared between briefs of one worker and are read, never
written to.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reportgen.codebook import Codebook, Level
from reportgen.errors import Location
from reportgen.findings import Provenance as MadeHow
from reportgen.findings import Stance, Unread
from reportgen.locales.languages import Language, Text
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


@dataclass(frozen=True, slots=True)
class Informant:
    """One informant, by code; ``group`` is a group's id, ``order`` the place in the order of interviews (from 0)."""

    id: str
    group: str
    attributes: Mapping[str, str]
    order: int


@dataclass(frozen=True, slots=True)
class Segment:
    """One coded segment: who said it, the theme's id, the words, and the row or element that it stands in.

    ``name`` is what the file calls it, by which a configuration can choose it as a quote. ``quote`` is ``None`` where a
    project file lacks the words; ``stretch`` then tells one stretch of talk from another.
    """

    informant: str
    theme: str
    quote: str | None
    translation: str | None
    stance: Stance | None
    coder: str | None
    name: str | None
    where: Location
    stretch: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Interviews:
    """Coded interviews. Names, telephone and identity numbers never get this far.

    ``unmapped`` are codes of the file that no theme claims, with how many segments; ``in_order_of_date`` says whether
    informants are ordered by the day of the interview. ``themes`` are words by theme id; ``about`` is the indicator and
    the variable that a theme points at. ``unread`` counts what a project file holds and is not read, by kind: coded
    places in pictures, PDF files, sound and film, whole sources, cases, texts that no list of informants has, and
    segments without words.
    """

    name: str
    informants: tuple[Informant, ...]
    segments: tuple[Segment, ...]
    groups: tuple[Level, ...]
    themes: tuple[Level, ...]
    about: Mapping[str, tuple[str | None, str | None]]
    attributes: Mapping[str, Text]
    language: Language
    unmapped: tuple[tuple[str, int], ...]
    in_order_of_date: bool
    made: MadeHow
    note: Text | None
    provenance: Provenance
    unread: tuple[tuple[Unread, int], ...] = ()
    values: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)
    """Attribute → value → words; a value that has none is told as the file has it."""


@dataclass(frozen=True, slots=True, eq=False)
class SurveyDesign:
    """How respondents were drawn; each array is as long as the survey, or ``None`` where the design lacks it.

    ``cluster`` and ``stratum`` are codes from 0, clusters numbered across strata (a cluster number met in two strata is
    two clusters). ``weight`` is above nought. ``population`` is how many clusters (or, without clusters, respondents)
    there were to draw from in the respondent's stratum.
    """

    cluster: NDArray[np.intp] | None
    stratum: NDArray[np.intp] | None
    weight: NDArray[np.float64] | None
    population: NDArray[np.float64] | None


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """Respondents' answers, one entry a respondent: a row that stands for several is there as many times.

    ``answers`` goes by variable id: of a choice int64 codes, the position of the level in ``codebook``, −1 where
    missing; of a number float64, NaN where missing. Of a banded number ``bands`` holds the codes of its bands besides.
    Derived variables and scores are choices (a score without bands is a number). ``registered`` is how many were to be
    asked, or ``None``; ``rows`` the row of the file that each respondent stands in. Names, telephone and identity
    numbers never get this far.
    """

    name: str
    answers: Mapping[str, NDArray[np.int64] | NDArray[np.float64]]
    bands: Mapping[str, NDArray[np.int64]]
    codebook: Codebook
    design: SurveyDesign | None
    rows: NDArray[np.int64]
    registered: int | None
    made: MadeHow
    note: Text | None
    provenance: Provenance

    @property
    def size(self) -> int:
        """How many respondents there are."""
        return len(self.rows)

    def codes(self, variable: str) -> NDArray[np.int64]:
        """Give each respondent's level of a variable, −1 where missing; of a number, that of its bands.

        Raises ``KeyError`` for a number without bands: it has no levels.
        """
        if self.codebook[variable].is_number:
            return self.bands[variable]
        return self.answers[variable].astype(np.int64, copy=False)

    def numbers(self, variable: str) -> NDArray[np.float64]:
        """Give each respondent's value of a number, NaN where missing."""
        return self.answers[variable].astype(np.float64, copy=False)

    def known(self, variable: str) -> NDArray[np.bool_]:
        """Give who has an answer."""
        values = self.answers[variable]
        known: NDArray[np.bool_] = ~np.isnan(values) if self.codebook[variable].is_number else values >= 0
        return known

    def has_event(self, variable: str) -> NDArray[np.bool_]:
        """Give who has the event of a yes/no variable; a missing answer is not an event, so ask ``known`` too.

        Raises ``ValueError`` for a variable without an event.
        """
        found = self.codebook[variable]
        if found.event is None:
            message = f"{variable} has no event"
            raise ValueError(message)
        position = [level.id for level in found.levels].index(found.event)
        has: NDArray[np.bool_] = self.codes(variable) == position
        return has

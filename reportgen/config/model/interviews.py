"""Coded interviews: one row a coded segment, or a project exported from a program for qualitative analysis.

In: a merged mapping. Out: ``InterviewsSource`` and its analyses.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.config.fields import LevelField, LevelKey, Name, NonEmpty, PathField, TextField, ThemeField
from reportgen.config.model.base import Frozen
from reportgen.config.model.files import Csv
from reportgen.findings import Provenance


class SegmentColumns(Frozen):
    """The headings of the file of segments."""

    informant: NonEmpty = "informant"
    """Who said it."""
    theme: NonEmpty = "theme"
    """Which theme it was coded with."""
    quote: NonEmpty = "quote"
    """The words."""
    translation: NonEmpty = "quote_en"
    """The words in the other language; the column may be missing."""
    stance: NonEmpty = "stance"
    """supports, hinders or mixed (mendukung, menghambat, campuran); the column may be missing."""
    coder: NonEmpty = "coder"
    """Who coded it, where two did; the column may be missing."""
    segment: NonEmpty = "segment"
    """A name of the segment, by which a quote can be chosen; the column may be missing."""


class InformantColumns(Frozen):
    """The headings of the file of informants."""

    informant: NonEmpty = "informant"
    """The informant's code: never a name."""
    group: NonEmpty = "group"
    """The group that the informant belongs to."""
    date: NonEmpty = "date"
    """The day of the interview; the column may be missing."""


class Attribute(Frozen):
    """What else describes an informant."""

    column: NonEmpty
    """The heading of its column, or the name of the variable in a project file."""
    label: TextField
    """What it is called beside a quote."""
    values: dict[LevelKey, LevelField] = Field(default_factory=dict)
    """Its values in words, each as the file spells it; a value that is not listed is printed as it stands there."""


class InterviewsSource(Frozen):
    """Coded segments and informants."""

    kind: Literal["interviews"]
    """`interviews`."""
    path: PathField
    """A CSV or XLSX file with a row a coded segment, or a REFI-QDA project (.qdpx)."""
    sheet: NonEmpty | None = None
    """The sheet of a workbook; by default the first."""
    csv: Csv = Csv()
    """How the files are written, where they are CSV."""
    informants: PathField | None = None
    """A CSV or XLSX file with a row an informant; a project file may hold them itself, as cases."""
    informants_sheet: NonEmpty | None = None
    """The sheet of that workbook."""
    columns: SegmentColumns = SegmentColumns()
    """The headings of the file of segments."""
    informant_columns: InformantColumns = InformantColumns()
    """The headings of the file of informants."""
    group_variable: NonEmpty | None = None
    """In a project file: the variable of a case that names its group."""
    stance_codes: dict[Literal["supports", "hinders", "mixed"], NonEmpty] = Field(default_factory=dict)
    """In a project file: codes that mark a stance where they lie on the same words as a theme."""
    groups: Annotated[dict[LevelKey, LevelField], Field(min_length=1)]
    """The groups of informants, in the order of display."""
    themes: Annotated[dict[Name, ThemeField], Field(min_length=1)]
    """The themes: words, how the file spells them (raw), and the indicator or variable that they are about."""
    attributes: dict[Name, Attribute] = Field(default_factory=dict)
    """What else may be told of an informant beside a quote."""
    language: Literal["id", "en"] = "id"
    """The language that people spoke."""
    names: tuple[NonEmpty, ...] = ()
    """Names of persons that must not stand in a quote, beside those that are found by themselves."""
    allowed: tuple[NonEmpty, ...] = ()
    """Words that look like a person's name and are none, such as a place."""
    provenance: Provenance = Provenance.COLLECTED
    """`collected`, `reconstructed` or `illustrative`. The brief says so."""
    note: TextField | None = None
    """A sentence on how the interviews came about, printed with them."""
    drop: tuple[NonEmpty, ...] = ()
    """Columns with names, telephone or identity numbers, which are never read."""


class ThemesAnalysis(Frozen):
    """Themes by informant group, who did not raise them, saturation, triangulation, quotes."""

    id: Name
    """Starts the ids of its findings."""
    kind: Literal["themes"]
    """`themes`."""
    source: Name
    """A source by name."""
    themes: tuple[Name, ...] = ()
    """Which themes; by default all, in the order of the source."""
    quotes_per_theme: Annotated[int, Field(ge=0, le=6, strict=True)] = 2
    """How many quotes a theme shows, spread over groups and stances."""
    quotes: dict[Name, tuple[LevelKey, ...]] = Field(default_factory=dict)
    """Quotes chosen by hand: theme → names of segments."""


class JointAnalysis(Frozen):
    """What people said beside what was counted."""

    id: Name
    """Starts the ids of its findings."""
    kind: Literal["joint"]
    """`joint`."""
    source: Name
    """A source of interviews by name."""
    themes: tuple[Name, ...] = ()
    """Which themes; by default all that point at an indicator or a variable."""
    beside: dict[Name, NonEmpty] = Field(default_factory=dict)
    """Theme → id of a finding, where another number than the theme's own is meant."""

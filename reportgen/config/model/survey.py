"""Answers of respondents: one row a respondent, or one row a combination of answers with how many gave it.

In: a merged mapping. Out: ``SurveySource``, ``VariableDefinition``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from reportgen.config.fields import Expects, LevelField, LevelKey, Name, NonEmpty, PathField, TextField
from reportgen.config.model.base import Frozen
from reportgen.config.model.files import Csv
from reportgen.findings import Provenance

Number = Annotated[float, Field(allow_inf_nan=False, strict=True)]
Ends = Annotated[tuple[Number, Number], Expects("two numbers: [from, to]")]
Levels = Annotated[LevelKey | tuple[LevelKey, ...], Expects("an answer's code, or a list of them")]
_VALUES = Expects('each answer with its words: {1: {id: Ya, en: "Yes"}, 2: …}')
_BANDS = Expects("where bands begin ([20, 25, 30]), or for a score its bands with their ends ({poor: [0, 3], good: …})")
_WHEN = Expects("variables with the answer each must have: {breastfed: yes, water: no}")
_VARIABLES = Expects("variables by name, each with its column: {age: {column: …}}")


class Design(Frozen):
    """How respondents were drawn; each is the heading of a column."""

    cluster: NonEmpty | None = None
    """The column that says which posyandu (or other cluster) a respondent was drawn with."""
    stratum: NonEmpty | None = None
    """The column that says from which stratum."""
    weight: NonEmpty | None = None
    """The column with the sampling weight; above nought."""
    population: NonEmpty | Annotated[int, Field(ge=1, strict=True)] | None = None
    """How many there were to draw from (clusters, or respondents without them): a number, or a column by stratum."""


class VariableType(StrEnum):
    """What a variable's values are."""

    CHOICE = "choice"
    NUMBER = "number"


class Unknown(StrEnum):
    """What a derived variable is where an answer that it needs is missing."""

    MISSING = "missing"
    FALSE = "false"


class Derive(Frozen):
    """A yes/no variable made from others."""

    when: Annotated[dict[Name, Levels], Field(min_length=1), _WHEN]
    """Yes where every one of these variables has this level (or one of these)."""
    unknown: Unknown = Unknown.MISSING
    """Where an answer is missing and no other decides: `missing`, or `false`."""


class WhenMissing(StrEnum):
    """What a score is where an item is missing."""

    DECIDED = "decided"
    COMPLETE = "complete"
    ANY = "any"


class VariableDefinition(Frozen):
    """One thing that respondents were asked, or that is worked out from their answers."""

    column: NonEmpty | None = None
    """The column's heading; a trailing `…` stands for the rest of a long question."""
    label: TextField | None = None
    """What it is called in tables; by default the file's own label."""
    type: VariableType = VariableType.CHOICE
    """`choice` (answers from a list) or `number`."""
    values: Annotated[dict[LevelKey, LevelField] | None, Field(min_length=1), _VALUES] = None
    """The answers, in the order of display; the first is the reference unless said."""
    event: LevelKey | None = None
    """For a yes/no outcome: the answer that counts."""
    reference: LevelKey | None = None
    """The answer that others are compared with; by default the first."""
    bands: Annotated[
        Annotated[tuple[Number, ...], Field(min_length=1)]
        | Annotated[dict[LevelKey, Ends], Field(min_length=1)]
        | None,
        _BANDS,
    ] = None
    """For a number: where bands begin ([20, 25, 30]); for a score: {poor: [0, 3], good: [4, 5]}, ends within."""
    between: Ends | None = None
    """For a number: what is possible, ends within; anything else is an error."""
    missing: tuple[LevelKey, ...] = ()
    """Further codes that mean missing, of this variable alone."""
    derive: Derive | None = None
    """Worked out from other variables: yes where all hold."""
    score_of: Annotated[tuple[Name, ...] | None, Field(min_length=1)] = None
    """The number of these yes/no variables that are yes."""
    topic: Name | None = None
    """The topic of the rules or the indicator that it measures (imd, rooming_in); by default one of its own name."""
    when_missing: WhenMissing = WhenMissing.DECIDED
    """`decided`: a score where the items answered fix its band; `complete`: where all are; `any`: of those given."""


class SurveySource(Frozen):
    """One row a respondent (or, with `count`, one row a combination of answers)."""

    kind: Literal["survey"]
    """`survey`."""
    path: PathField
    """A CSV, XLSX, Parquet, SPSS (.sav) or Stata (.dta) file."""
    sheet: NonEmpty | None = None
    """The sheet of a workbook; by default the first."""
    csv: Csv = Csv()
    """How the file is written, where it is a CSV."""
    count: NonEmpty | None = None
    """The column that says how many respondents a row stands for."""
    design: Design | None = None
    """How respondents were drawn, where not each by themselves with one chance."""
    missing: tuple[LevelKey, ...] = ()
    """Codes that mean missing, everywhere; an empty cell always does."""
    registered: Annotated[int | None, Field(ge=1, strict=True)] = None
    """How many were on the list or asked to take part."""
    provenance: Provenance = Provenance.COLLECTED
    """`collected`; `reconstructed` from published figures; or `illustrative`, made up. The brief says so."""
    note: TextField | None = None
    """A sentence on how the data came about, printed with them."""
    drop: tuple[NonEmpty, ...] = ()
    """Columns with names, telephone or identity numbers, which are never read."""
    variables: Annotated[dict[Name, VariableDefinition], Field(min_length=1), _VARIABLES]
    """Our name for a variable: its column and its answers."""

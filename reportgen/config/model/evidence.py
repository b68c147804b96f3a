"""Published figures to set beside the local ones, kept as they were printed.

In: a merged mapping. Out: ``Publication`` and its claims.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from reportgen.config.commas import read_as_printed
from reportgen.config.fields import (
    Expects,
    Identifier,
    LevelKey,
    Name,
    NonEmpty,
    PrintedField,
    PrintedPField,
    Share,
    TextField,
)
from reportgen.config.model.base import Frozen
from reportgen.indicators import Recall

Count = Annotated[int, Field(ge=0, strict=True)]
Interval = Annotated[tuple[PrintedField, PrintedField], Expects("both limits as printed: [lower, upper]")]
Whole = Annotated[int, Field(strict=True)]
Range = Annotated[tuple[Whole, Whole], Expects("two whole numbers: [from, to]")]


class RatioKind(StrEnum):
    """What a published ratio is, as far as the publication says."""

    UNSPECIFIED = "unspecified"
    PREVALENCE_RATIO = "prevalence_ratio"
    ODDS_RATIO = "odds_ratio"
    RISK_RATIO = "risk_ratio"
    HAZARD_RATIO = "hazard_ratio"


class ClaimOf(StrEnum):
    """What an estimate is said to show."""

    ASSOCIATION = "association"
    NO_ASSOCIATION = "no_association"


class _Claim(Frozen):
    label: TextField | None = None
    """What the figure is of."""
    n: Annotated[int | None, Field(ge=1, strict=True)] = None
    """How many it rests on, where not the study's n."""
    where: NonEmpty | None = None
    """Page or table of the publication."""
    indicator: Name | None = None
    """The indicator that it is of, where it is one of the catalogue or of this file."""
    exposure: Name | None = None
    """The variable that it compares groups of."""
    outcome: Name | None = None
    """The variable that it is about."""


class Margins(Frozen):
    """What is known of a table: its margins, or its cells."""

    rows: tuple[Count, ...] | None = None
    """The row totals."""
    columns: tuple[Count, ...] | None = None
    """The column totals."""
    cells: tuple[tuple[Count, ...], ...] | None = None
    """The cells, row by row."""


class ShareClaim(_Claim):
    """A count, a percentage, or both."""

    measure: Literal["share"]
    """`share`."""
    count: Count | None = None
    """How many."""
    percent: PrintedField | None = None
    """Of a hundred, as printed."""
    ci: Interval | None = None
    """Both limits of its interval, in per cent."""
    level: Share = 0.95
    """The level of the interval."""
    weighted: bool = False
    """Whether it is weighted; a weighted share is not the ratio of its counts and is not checked against them."""


class PartOfWhole(Frozen):
    """A part of a whole that is itself made of parts."""

    label: TextField | None = None
    """What the part is."""
    count: Count | None = None
    """How many."""
    percent: PrintedField | None = None
    """Of a hundred of the whole, as printed."""
    counts: tuple[Count, ...] = ()
    """Its own parts in counts."""
    percents: tuple[PrintedField, ...] = ()
    """Its own parts in per cent of the whole, in the same order."""


class WholeClaim(_Claim):
    """Parts that should add up to a whole."""

    measure: Literal["whole"]
    """`whole`."""
    counts: tuple[Count, ...] = ()
    """The parts in counts."""
    percents: tuple[PrintedField, ...] = ()
    """The parts in per cent, in the same order."""
    parts: tuple[PartOfWhole, ...] = ()
    """The parts, where some are made of parts of their own; instead of `counts` and `percents`."""
    total: Count | None = None
    """What the counts should add up to; by default n."""


class IntervalMethod(StrEnum):
    """How the interval of a ratio was got, where the publication says."""

    KATZ = "katz"
    POISSON_MODEL = "poisson_model"
    WOOLF = "woolf"
    EXACT_CONDITIONAL = "exact_conditional"


class RatioClaim(_Claim):
    """A ratio of two groups."""

    measure: Literal["ratio"]
    """`ratio`."""
    value: PrintedField
    """The ratio."""
    ci: Interval | None = None
    """Both limits."""
    level: Share = 0.95
    """The level of the interval."""
    p: PrintedPField | None = None
    """The p-value, as printed."""
    kind: RatioKind = RatioKind.UNSPECIFIED
    """Which ratio, as the publication says."""
    adjusted: bool | None = None
    """Whether a model held other variables; leave it out where the publication does not say."""
    method: IntervalMethod | None = None
    """How the interval was got; leave it out where the publication does not say."""
    binary: bool = True
    """Whether exposure and outcome have two levels each; `false` for a ratio per year of age, or of three levels."""
    table: Margins | None = None
    """What is known of the 2×2 table: exposed first, with the outcome first."""
    says: ClaimOf | None = None
    """What the publication concludes."""


class DifferenceClaim(_Claim):
    """A difference of two groups."""

    measure: Literal["difference"]
    """`difference`."""
    value: PrintedField
    """The difference."""
    ci: Interval | None = None
    """Both limits."""
    level: Share = 0.95
    """The level of the interval."""
    p: PrintedPField | None = None
    """The p-value, as printed."""
    says: ClaimOf | None = None
    """What the publication concludes."""


class PublishedTest(StrEnum):
    """The test that a publication names."""

    CHI_SQUARE = "chi-square"
    YATES = "yates"
    FISHER = "fisher"
    LIKELIHOOD_RATIO = "likelihood-ratio"
    UNSPECIFIED = "unspecified"


class TestClaim(_Claim):
    """A p-value."""

    __test__ = False

    measure: Literal["test"]
    """`test`."""
    p: PrintedPField
    """As printed, in quotation marks where noughts matter."""
    test: PublishedTest = PublishedTest.UNSPECIFIED
    """Which test."""
    statistic: PrintedField | None = None
    """The chi-square, where it is printed."""
    table: Margins | None = None
    """What is known of the table."""
    says: ClaimOf | None = None
    """What the publication concludes."""


class MeanClaim(_Claim):
    """A mean of whole numbers, with or without its standard deviation."""

    measure: Literal["mean"]
    """`mean`."""
    value: PrintedField
    """The mean."""
    sd: PrintedField | None = None
    """The standard deviation."""
    items: Annotated[int, Field(ge=1, strict=True)] = 1
    """How many whole-number items the score is the mean of; 1 where it is their sum."""
    scale: Range | None = None
    """The least and the greatest possible score."""
    whole: bool = True
    """Whether answers are whole numbers; `false` for what is measured in fractions, such as a weight."""


class CoefficientClaim(_Claim):
    """Cronbach's alpha or Cohen's kappa."""

    measure: Literal["alpha", "kappa"]
    """`alpha` or `kappa`."""
    value: PrintedField
    """As printed."""
    ci: Interval | None = None
    """Both limits."""
    level: Share = 0.95
    """The level of the interval."""


class ScoreClaim(_Claim):
    """A score with its range and the bands that it is cut into."""

    measure: Literal["score"]
    """`score`."""
    scale: Range
    """The least and the greatest possible score."""
    values: tuple[PrintedField, ...] = ()
    """Scores that were reported."""
    cut_off: PrintedField | None = None
    """The score at which it is cut in two."""
    bands: Annotated[dict[LevelKey, Range], Expects("bands with their ends: {poor: [0, 3], good: [4, 5]}")] = Field(
        default_factory=dict
    )
    """The bands, ends within."""


Claim = Annotated[
    ShareClaim | WholeClaim | RatioClaim | DifferenceClaim | TestClaim | MeanClaim | CoefficientClaim | ScoreClaim,
    Field(discriminator="measure"),
]


class StudyDesign(StrEnum):
    """How a publication got its figures."""

    CROSS_SECTIONAL = "cross-sectional"
    COHORT = "cohort"
    CASE_CONTROL = "case-control"
    TRIAL = "trial"
    REVIEW = "review"
    QUALITATIVE = "qualitative"
    SURVEY = "survey"
    REGISTER = "register"
    UNSPECIFIED = "unspecified"


class Publication(Frozen):
    """One publication and what it claims."""

    id: Identifier
    """Names it in messages and results."""
    citation: TextField
    """How the brief cites it."""
    design: StudyDesign = StudyDesign.UNSPECIFIED
    """How it got its figures."""
    n: Annotated[int | None, Field(ge=1, strict=True)] = None
    """How many took part."""
    indicator: Name | None = None
    """The indicator of its outcome, where it is one that is known here."""
    population: TextField | None = None
    """Whom it is about."""
    age: Range | None = None
    """The children's age in completed months, ends within."""
    recall: Recall | None = None
    """Over what time it was asked."""
    language: Literal["id", "en"] = "en"
    """The language of the text that the figures stand in: it says whether 1,547 is a decimal."""
    claims: Annotated[tuple[Claim, ...], Field(min_length=1)]
    """Its figures."""

    @model_validator(mode="before")
    @classmethod
    def _commas(cls, given: Any) -> Any:
        """Read commas as the publication's language prints them."""
        return read_as_printed(given)

"""The checked shape of a configuration.

In: a merged mapping, from ``config.load``. Out: a frozen ``Config``. Each class says what its keys mean; the same words
become the descriptions of the JSON Schema. It checks shapes and what stands within one key; what needs two keys
(an analysis naming a source) is checked in ``config.crosscheck``, which knows the places.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from reportgen.config.fields import (
    Code,
    Encoding,
    Expects,
    Identifier,
    Name,
    NonEmpty,
    PathField,
    PeriodField,
    Share,
    TextField,
    Year,
)
from reportgen.findings import Audience
from reportgen.indicators import Direction, Recall
from reportgen.locales.languages import Language


class _Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, strict=False)


class Puskesmas(_Model):
    """Whose brief it is."""

    id: Identifier
    """Names the output folder: letters, digits, hyphens."""
    code: Code | None = None
    """The official facility code, in quotation marks."""
    name: TextField
    """The full name, as in a letterhead."""
    district: TextField | None = None
    """Kabupaten or kota."""
    province: TextField | None = None
    """Provinsi."""


class Layout(StrEnum):
    """How the languages stand together."""

    SEPARATE = "separate"
    SEQUENTIAL = "sequential"
    PARALLEL = "parallel"


class Section(StrEnum):
    """The sections that a brief may have, in their usual order."""

    KEY_MESSAGES = "key_messages"
    QUALITY = "quality"
    FINDINGS = "findings"
    RECOMMENDATIONS = "recommendations"
    LIMITATIONS = "limitations"
    METHODS = "methods"
    SOURCES = "sources"


class Brief(_Model):
    """How the brief looks and reads."""

    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = (Language.INDONESIAN, Language.ENGLISH)
    """The languages it is printed in."""
    layout: Layout = Layout.SEPARATE
    """One file a language (separate), one after the other (sequential), or side by side (parallel)."""
    title: TextField | None = None
    """Replaces the title that the headline finding would word."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)] = tuple(Section)
    """Which sections, in which order."""
    theme: Name = "default"
    """A folder of templates/themes."""
    templates: PathField | None = None
    """A folder of your own templates, which come before the built-in ones file by file."""
    issuer: TextField | None = None
    """Who puts the brief out."""
    contact: TextField | None = None
    """Whom to ask."""
    logo: PathField | None = None
    """A PNG or SVG file for the letterhead."""
    note: TextField | None = None
    """A sentence under the letterhead that every reader must see, such as that the data are invented."""


class Status(StrEnum):
    """Whether the brief may be passed on."""

    DRAFT = "draft"
    FINAL = "final"


class Disclosure(_Model):
    """What is hidden to protect persons."""

    minimum_cell: Annotated[int, Field(ge=0, le=100, strict=True)] = 5
    """Counts of persons from 1 to one below this, and their complements, are suppressed; 0 switches it off."""
    audience: Audience = Audience.PUBLIC
    """`internal` shows all, and marks every page and file name as not for publication."""


class Quality(_Model):
    """Where the verdict on the data turns; shares are 0–1."""

    reporting_usable: Share = 0.80
    """At least this share of the expected villages gave the figures behind the headline: usable."""
    reporting_caution: Share = 0.30
    """Below this share of the expected villages: not usable for the headline."""
    asked_usable: Share = 0.80
    """At least this share of infants asked: usable."""
    asked_caution: Share = 0.30
    """Below this share of infants asked: not usable for the headline."""
    minimum_denominator: Annotated[int, Field(ge=1, strict=True)] = 20
    """Fewer than this in the headline's denominator: not usable for the headline."""


class Csv(_Model):
    """How a CSV file is written."""

    delimiter: Annotated[str, Field(min_length=1, max_length=1), Expects("one character in quotation marks")] = ","
    """The character between cells."""
    decimal: Literal[".", ","] = "."
    """The decimal sign; a thousands sign is never guessed."""
    encoding: Encoding = "utf-8"
    """The text encoding; a byte-order mark is understood."""


class Expected(_Model):
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


class Subunit(_Model):
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


class RegisterSource(_Model):
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


class AgeRange(_Model):
    """Completed months, both ends within."""

    lower: Annotated[int, Field(ge=0, strict=True)]
    """Youngest."""
    upper: Annotated[int, Field(ge=0, strict=True)]
    """Oldest."""

    @model_validator(mode="after")
    def _in_order(self) -> AgeRange:
        if self.lower > self.upper:
            message = f"has lower {self.lower} above upper {self.upper}; the youngest age comes first"
            raise ValueError(message)
        return self


class IndicatorDefinition(_Model):
    """An indicator: what is counted over what."""

    label: TextField
    """The full name, in tables."""
    short: TextField | None = None
    """A short name, in charts; by default the label."""
    definition: TextField | None = None
    """One sentence that defines it; by default the label."""
    among: TextField | None = None
    """The people in the denominator; by default `who`."""
    who: TextField
    """For a title: whom it is about (infants under six months)."""
    does: TextField
    """For a title: what is true of those in the numerator, plural (are exclusively breastfed)."""
    does_one: TextField | None = None
    """The same of a single one, where a language tells the two apart (is exclusively breastfed)."""
    numerator: Name
    """The count above the line."""
    denominator: Name
    """The count below the line."""
    age_range: AgeRange | None = None
    """Which ages."""
    recall: Recall = Recall.NONE
    """Over what time it was asked."""
    direction: Direction = Direction.HIGHER
    """Which way is better."""
    source: TextField
    """Who defines it so."""
    mark: Literal["V", "C", "V2", "U"] = "U"
    """How well the definition is verified."""
    caveat: TextField | None = None
    """Printed with a definition that is not verified."""
    measures_asking: Annotated[bool, Field(strict=True)] = False
    """It tells how many were asked, not how they fare."""


class CompareWith(StrEnum):
    """The neighbour that coverage is set beside."""

    DISTRICT = "district"
    REST_OF_DISTRICT = "rest_of_district"


class SplitBy(StrEnum):
    """The parts that coverage is also given for."""

    SUBUNIT = "subunit"
    MONTH = "month"


class CoverageAnalysis(_Model):
    """Shares with Wilson intervals: the whole, its villages and months, and the district beside it."""

    id: Name
    """Starts the ids of its findings."""
    kind: Literal["coverage"]
    """`coverage`."""
    source: Name
    """A source by name."""
    indicators: Annotated[tuple[Name, ...], Field(min_length=1)]
    """The first is the headline of the brief."""
    by: tuple[SplitBy, ...] = ()
    """Also by village, by month."""
    compare: CompareWith | None = None
    """`district` counts this puskesmas in it, `rest_of_district` leaves it out."""


class Across(StrEnum):
    """What is compared."""

    SUBUNIT = "subunit"
    UNIT = "unit"


class ComparisonAnalysis(_Model):
    """Funnel limits: who differs by more than chance, and who only looks so."""

    id: Name
    """Starts the ids of its findings."""
    kind: Literal["comparison"]
    """`comparison`."""
    source: Name
    """A source by name."""
    indicator: Name
    """What is compared."""
    across: Across = Across.SUBUNIT
    """Villages of this puskesmas (subunit), or the puskesmas of the register (unit)."""


class Step(StrEnum):
    """The length of a point in time."""

    MONTH = "month"
    QUARTER = "quarter"


class TrendAnalysis(_Model):
    """Change between periods with its interval, and a run chart."""

    id: Name
    """Starts the ids of its findings."""
    kind: Literal["trend"]
    """`trend`."""
    source: Name
    """A source by name."""
    indicator: Name
    """What is followed."""
    step: Step = Step.MONTH
    """A point a month, or a quarter."""
    points: Annotated[int, Field(ge=2, le=60, strict=True)] = 12
    """At most so many points, up to this period."""


Source = RegisterSource
Analysis = Annotated[CoverageAnalysis | ComparisonAnalysis | TrendAnalysis, Field(discriminator="kind")]


class TargetDefinition(_Model):
    """What the indicator should reach."""

    indicator: Name
    """An indicator by name."""
    value: Annotated[float, Field(gt=0, le=1, strict=True)]
    """A share, 0–1."""
    year: Year | None = None
    """The year it is for."""
    basis: TextField
    """Whose target it is."""


class Policy(_Model):
    """Targets."""

    targets: tuple[TargetDefinition, ...] = ()
    """One a indicator."""


class Config(_Model):
    """One brief."""

    puskesmas: Puskesmas
    """Whose brief it is."""
    period: PeriodField
    """What time it covers."""
    brief: Brief = Brief()
    """How it looks and reads."""
    status: Status = Status.DRAFT
    """Whether it may be passed on."""
    disclosure: Disclosure = Disclosure()
    """What is hidden to protect persons."""
    quality: Quality = Quality()
    """Where the verdict on the data turns."""
    sources: Annotated[dict[Name, Source], Field(min_length=1)]
    """The data, by name."""
    indicators: dict[Name, IndicatorDefinition] = {}
    """Local indicators, beside the catalogue."""
    analyses: Annotated[tuple[Analysis, ...], Field(min_length=1)]
    """What is computed."""
    policy: Policy = Policy()
    """Targets."""

"""What is computed from a register; a trend also from a survey.

In: a merged mapping. Out: one class a kind of analysis.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from reportgen.config.fields import Expects, LevelKey, Name
from reportgen.config.model.base import Frozen


class CompareWith(StrEnum):
    """The neighbour that coverage is set beside."""

    DISTRICT = "district"
    REST_OF_DISTRICT = "rest_of_district"


class SplitBy(StrEnum):
    """The parts that coverage is also given for."""

    SUBUNIT = "subunit"
    MONTH = "month"


class CoverageAnalysis(Frozen):
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


class ComparisonAnalysis(Frozen):
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


OnlyField = Annotated[
    dict[
        Name, Annotated[LevelKey | tuple[LevelKey, ...], Expects("an answer, a list of answers, or a range [from, to]")]
    ],
    Expects("variables with the answers to look at: {place: slum, months: [0, 5]}"),
]
"""Variable: a level, a list of levels, or for a number the range from the first to the second, ends within."""


class TrendAnalysis(Frozen):
    """Of a register: change between periods and a run chart. Of a survey: an outcome over an ordered variable."""

    id: Name
    """Starts the ids of its findings."""
    kind: Literal["trend"]
    """`trend`."""
    source: Name
    """A source by name."""
    indicator: Name | None = None
    """Of a register: what is followed."""
    step: Step = Step.MONTH
    """Of a register: a point a month, or a quarter."""
    points: Annotated[int, Field(ge=2, le=60, strict=True)] = 12
    """Of a register: at most so many points, up to this period."""
    outcome: Name | None = None
    """Of a survey: a yes/no variable."""
    over: Name | None = None
    """Of a survey: a variable with an order, such as the child's age in months."""
    only: OnlyField = Field(default_factory=dict)
    """Of a survey: look only at respondents with these answers."""

"""What is known elsewhere, with how well it is verified: regulations with their dates, and published findings.

In: a merged mapping. Out: ``RegulationDefinition``, ``CitationDefinition``, ``EvidenceDefinition``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from reportgen.config.fields import DayField, Expects, NonEmpty, TextField, Year
from reportgen.config.model.base import Frozen
from reportgen.rulebook import Design, Force, Mark

ArticleNumber = Annotated[NonEmpty, Expects('an article as it is cited, in quotation marks: "26(1)"')]


class Marked(Frozen):
    """A fact with how well it is verified."""

    mark: Mark = Mark.UNVERIFIED
    """`V` read in the source; `C` calculated or our own rule; `V2` from a secondary source; `U` unverified."""
    reported_by: TextField | None = None
    """Who reports it, where it is known from a secondary source (`V2`); printed with it."""

    @model_validator(mode="after")
    def _says_who(self) -> Marked:
        if self.mark is Mark.SECONDARY and self.reported_by is None:
            message = 'has mark V2 without "reported_by"; say who reports it'
            raise ValueError(message)
        return self


class SpanDefinition(Marked):
    """A stretch of days in which a regulation is one thing."""

    first: Annotated[DayField, Field(alias="from")]
    """The first day."""
    last: Annotated[DayField | None, Field(alias="to")] = None
    """The last day; none: until further notice."""
    force: Literal[Force.IN_FORCE, Force.UNKNOWN] = Force.IN_FORCE
    """`in_force`; `unknown` where nobody has checked whether it still is."""

    @model_validator(mode="after")
    def _in_order(self) -> SpanDefinition:
        if self.last is not None and self.last < self.first:
            message = f"ends on {self.last}, before it begins on {self.first}"
            raise ValueError(message)
        return self


class ArticleDefinition(Frozen):
    """One article."""

    mark: Mark = Mark.UNVERIFIED
    """How well its number is verified."""
    line: TextField | None = None
    """What it says, in one line."""


class RegulationDefinition(Marked):
    """One regulation."""

    name: TextField
    """How it is cited: PP 28/2024."""
    title: TextField
    """Its full name."""
    line: TextField
    """What it says, in one sentence."""
    in_force: Annotated[tuple[SpanDefinition, ...], Field(min_length=1)]
    """When it is in force; the stretches must not overlap."""
    articles: dict[ArticleNumber, ArticleDefinition] = Field(default_factory=dict)
    """The articles that may be cited, by number."""
    superseded_by: tuple[NonEmpty, ...] = ()
    """What took its place, by id."""
    written: tuple[NonEmpty, ...] = ()
    """Further ways in which running text writes its name."""


class CitationDefinition(Frozen):
    """A regulation with the articles meant."""

    regulation: NonEmpty
    """A regulation by id."""
    articles: tuple[ArticleNumber, ...] = ()
    """Its articles; none: the whole."""


class EvidenceDefinition(Marked):
    """One published finding."""

    line: TextField
    """What it found, in one sentence."""
    citation: TextField
    """Where it stands."""
    year: Year | None = None
    """When it came out (of several, the newest): a brief of an earlier date says that it cites newer evidence."""
    design: Design
    """`review`, `trial`, `cohort`, `cross_sectional`, `qualitative`, `guideline`; two may be causal."""

"""Definitions of indicators.

In: a merged mapping, of a configuration or of the catalogue. Out: ``IndicatorDefinition``.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from reportgen.config.fields import (
    Name,
    TextField,
)
from reportgen.config.model.base import Frozen
from reportgen.config.model.law import CitationDefinition
from reportgen.indicators import Direction, Recall


class AgeRange(Frozen):
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


class IndicatorDefinition(Frozen):
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
    law: tuple[CitationDefinition, ...] = ()
    """The law that defines it so, cited as it stands on the brief's date."""
    mark: Literal["V", "C", "V2", "U"] = "U"
    """How well the definition is verified."""
    caveat: TextField | None = None
    """Printed with a definition that is not verified."""
    measures_asking: Annotated[bool, Field(strict=True)] = False
    """It tells how many were asked, not how they fare."""

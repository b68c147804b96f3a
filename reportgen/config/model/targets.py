"""What figures are held against, and what is set beside them: targets, thresholds, figures of other places or times.

In: a merged mapping. Out: ``TargetDefinition``, ``ReferenceTargetDefinition``, ``ThresholdDefinition``,
``ContextDefinition``.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.config.fields import Name, TextField, Year
from reportgen.config.model.base import Frozen
from reportgen.config.model.law import Marked
from reportgen.config.printed import PrintedShare
from reportgen.rulebook import Level

TargetShare = Annotated[float, Field(gt=0, le=1, strict=True)]


class Baseline(Frozen):
    """Where the indicator stood when a target was set."""

    value: PrintedShare
    """A share, 0–1, as it was printed."""
    count: Annotated[int, Field(ge=0, strict=True)] | None = None
    """The count above the line, where it was printed."""
    n: Annotated[int, Field(ge=1, strict=True)] | None = None
    """The count below the line, where it was printed."""
    year: Year
    """The year it is of."""
    source: TextField
    """Who published it."""


class TargetDefinition(Frozen):
    """What the indicator should reach."""

    indicator: Name
    """An indicator by name."""
    value: TargetShare
    """A share, 0–1."""
    year: Year | None = None
    """The year it is for."""
    basis: TextField
    """Whose target it is."""
    level: Level | None = None
    """`puskesmas`, `district`, `province`, `national` or `global`."""
    baseline: Baseline | None = None
    """Where it stood when the target was set."""


class ReferenceTargetDefinition(Marked):
    """A target that is known, for briefs that name none of their own and to set beside those that do."""

    indicator: Name
    """An indicator by name."""
    value: TargetShare
    """A share, 0–1."""
    year: Year
    """The year it is for."""
    since: Year | None = None
    """The year it was set in: a brief of an earlier year is not held against it."""
    level: Level
    """`puskesmas`, `district`, `province`, `national` or `global`."""
    basis: TextField
    """Whose target it is."""


class ContextDefinition(Marked):
    """A figure of another place or time, to set beside the local one."""

    indicator: Name
    """The indicator that it measures, by name."""
    value: PrintedShare
    """A share, 0–1, with as many decimals as were printed."""
    count: Annotated[int, Field(ge=0, strict=True)] | None = None
    """The count above the line, where it was printed."""
    n: Annotated[int, Field(ge=1, strict=True)] | None = None
    """The count below the line, where it was printed."""
    place: TextField
    """Where: a district, a province, the country."""
    year: Year
    """The year it is of."""
    source: TextField
    """Who published it."""


class ThresholdDefinition(Marked):
    """A threshold of a topic's own; with mark `C` it is printed as the brief's own, and as no official target."""

    value: TargetShare
    """A share, 0–1."""
    basis: TextField
    """Whose threshold it is."""

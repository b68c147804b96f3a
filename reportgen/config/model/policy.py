"""Targets.

In: a merged mapping. Out: ``Policy``.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from reportgen.config.fields import (
    Name,
    TextField,
    Year,
)
from reportgen.config.model.base import Frozen


class TargetDefinition(Frozen):
    """What the indicator should reach."""

    indicator: Name
    """An indicator by name."""
    value: Annotated[float, Field(gt=0, le=1, strict=True)]
    """A share, 0–1."""
    year: Year | None = None
    """The year it is for."""
    basis: TextField
    """Whose target it is."""


class Policy(Frozen):
    """Targets."""

    targets: tuple[TargetDefinition, ...] = ()
    """One a indicator."""

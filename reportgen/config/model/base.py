"""The base of every part of a configuration: no key that nobody knows, and nothing that changes.

In: nothing. Out: ``Frozen``.
"""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Frozen(BaseModel):
    """A part of a configuration: frozen, and refusing keys that it does not know."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True, strict=False)

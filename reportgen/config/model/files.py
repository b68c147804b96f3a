"""How files are written.

In: a merged mapping. Out: ``Csv``, which every source that may be a CSV file has.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.config.fields import (
    Encoding,
    Expects,
)
from reportgen.config.model.base import Frozen


class Csv(Frozen):
    """How a CSV file is written."""

    delimiter: Annotated[str, Field(min_length=1, max_length=1), Expects("one character in quotation marks")] = ","
    """The character between cells."""
    decimal: Literal[".", ","] = "."
    """The decimal sign; a thousands sign is never guessed."""
    encoding: Encoding = "utf-8"
    """The text encoding; a byte-order mark is understood."""

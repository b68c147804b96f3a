"""Field types of published numbers, which keep the decimals that they were printed with.

In: numbers and strings as read from YAML; a number of a file arrives as ``Written``. Out: ``PrintedNumber``. It rounds
nothing and knows no decimal comma: ``config.commas`` does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import (
    BeforeValidator,
    Field,
    PlainSerializer,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
    WrapValidator,
)

from reportgen.config.expects import Expects


class Written(float):
    """A number that remembers how it was written, so that ``61.40`` keeps its two decimals."""

    __slots__ = ("text",)
    text: str

    @classmethod
    def as_text(cls, value: float, text: str) -> Written:
        """Give the number with its writing."""
        written = cls(value)
        written.text = text
        return written


@dataclass(frozen=True, slots=True)
class PrintedNumber:
    """A published number as it was printed; ``text`` keeps its decimals."""

    value: float
    text: str

    def __float__(self) -> float:
        """Give the bare number."""
        return self.value


_DECIMAL = re.compile(r"[-+]?([0-9]+(\.[0-9]*)?|\.[0-9]+)([eE][-+]?[0-9]+)?")


def _printed(value: Any) -> PrintedNumber:
    if isinstance(value, PrintedNumber):
        return value
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        message = f"is {value!r}; write the number as it was printed, with a decimal point"
        raise ValueError(message)  # noqa: TRY004 -- pydantic reports a ValueError, and lets a TypeError through
    text = value.text if isinstance(value, Written) else str(value).strip()
    if not _DECIMAL.fullmatch(text):
        message = f'is "{text}"; {_unprintable(text)}'
        raise ValueError(message)
    number = float(text)
    if number != number or number in {float("inf"), float("-inf")}:  # noqa: PLR0124 -- NaN is not itself
        message = f'is "{text}"; a published number is finite'
        raise ValueError(message)
    return PrintedNumber(number, text)


def _unprintable(text: str) -> str:
    """Say what to do about writing that is no number."""
    if text[:1] in {"<", ">", "≤", "≥"}:
        return "that is a bound and not a number, and cannot be checked; leave it out, or write the number itself"
    bare = text.rstrip("% ").replace(",", ".")
    if bare != text and bare.count(".") <= 1 and bare.replace(".", "").isdigit():
        return (
            f"write the number as it was printed, with a decimal point and no sign: {bare}; "
            "a comma is a decimal mark only in a publication with `language: id`"
        )
    return "write the number as it was printed, with a decimal point and no thousands sign"


def _printed_p(value: Any) -> PrintedNumber:
    """Read a p-value, which may be a bound: ``<0.001`` keeps its sign in the text and its number in the value."""
    if isinstance(value, str) and value.strip()[:1] in _BOUNDS:
        bare = _printed(value.strip()[1:].removeprefix("=").strip())
        return PrintedNumber(bare.value, f"{_BOUNDS[value.strip()[:1]]}{bare.text}")
    return _printed(value)


_BOUNDS = {"<": "<", "≤": "<", ">": ">", "≥": ">"}


_PATTERN = r"^\s*[-+]?([0-9]+([.,][0-9]*)*|[.,][0-9]+)([eE][-+]?[0-9]+)?\s*$"
_P_PATTERN = r"^\s*[<>≤≥]?=?\s*[+-]?(\d+([.,]\d*)?|[.,]\d+)\s*$"

PrintedField = Annotated[
    PrintedNumber,
    BeforeValidator(_printed),
    PlainSerializer(lambda number: number.text),
    Expects('a number as it was printed, with a decimal point (in quotation marks where noughts matter: "0.000")'),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": _PATTERN}]}),
]
"""A published number, with the decimals that it was printed with."""

PrintedPField = Annotated[
    PrintedNumber,
    BeforeValidator(_printed_p),
    PlainSerializer(lambda number: number.text),
    Expects('a p-value as it was printed: 0.03, "0.000", "<0.001", ">0.05"'),
    WithJsonSchema({"anyOf": [{"type": "number"}, {"type": "string", "pattern": _P_PATTERN}]}),
]
"""A published p-value, which may be a bound."""


def _as_written(value: Any, check: ValidatorFunctionWrapHandler) -> Any:
    share = check(value)
    return value if isinstance(value, Written) else share


PrintedShare = Annotated[float, Field(ge=0, le=1, strict=True), WrapValidator(_as_written)]
"""A published share 0–1; one that was read from a file remembers its decimals, which ``writing`` gives."""


def writing(number: float) -> str:
    """Give a number as it was written, or as Python writes it where nobody wrote it."""
    return number.text if isinstance(number, Written) else repr(number)

"""Messages: what is to be said, before any language is chosen.

In: nothing. Out: ``Message`` (an id of the catalogues with its values) and the typed values that a language words by
its own conventions. Everything between the findings and the page speaks in these, so that the editions of a brief
carry the same numbers: numbers once, words twice.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportgen.estimates import Interval
from reportgen.locales.languages import Text
from reportgen.periods import Month, Period


@dataclass(frozen=True, slots=True)
class Percent:
    """A share 0–1, worded as a percentage with so many decimals.

    ``decimals`` of ``None`` gives as many as the share itself has: for a target or a threshold, which somebody set and
    nobody may round.
    """

    share: float
    decimals: int | None = 1


@dataclass(frozen=True, slots=True)
class Points:
    """A difference of shares, worded in percentage points; the sign is dropped unless ``signed``.

    ``bare`` leaves the unit out, for a table whose head names it.
    """

    difference: float
    decimals: int = 1
    signed: bool = False
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Number:
    """A number with so many decimals (a count has none), grouped in thousands."""

    value: float
    decimals: int = 0


@dataclass(frozen=True, slots=True)
class OutOf:
    """A count out of a count: ``7 dari 12``, ``7 of 12``."""

    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class ConfidenceInterval:
    """Both limits with their level, as percentages (or as percentage points where ``points``)."""

    interval: Interval
    decimals: int = 1
    points: bool = False


@dataclass(frozen=True, slots=True)
class PlainInterval:
    """Both limits with their level, as they are: of a ratio, a coefficient or a mean.

    ``bare`` leaves the level out, for a table whose head names it.
    """

    interval: Interval
    decimals: int = 2
    bare: bool = False


@dataclass(frozen=True, slots=True)
class PValue:
    """A p-value 0–1, worded ``p = 0,04`` or ``p < 0,001``, never as nought.

    ``bare`` leaves the letter out, for a table whose head names it.
    """

    value: float
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Ordinary:
    """A share in everyday words: ``dua dari tiga``, ``two in three``; small whole numbers, spelled out."""

    numerator: int
    denominator: int


@dataclass(frozen=True, slots=True)
class ShortMonth:
    """A month's short name without its year, for an axis: ``Agu``, ``Aug``."""

    month: Month


@dataclass(frozen=True, slots=True)
class ShortQuarter:
    """A quarter without its year, for an axis: ``TW III``, ``Q3``; ``quarter`` is 1–4."""

    quarter: int


@dataclass(frozen=True, slots=True)
class Several:
    """A list, worded with the language's own *and*; cut after ``at_most`` with how many more there are."""

    items: tuple[Value, ...]
    at_most: int = 8


@dataclass(frozen=True, slots=True)
class Message:
    """A message of the catalogues: its id, its named values, and the count that picks the plural form."""

    id: str
    values: tuple[tuple[str, Value], ...] = ()
    count: int | None = None


Value = (
    str
    | int
    | Text
    | Message
    | Percent
    | Points
    | Number
    | OutOf
    | ConfidenceInterval
    | PlainInterval
    | PValue
    | Ordinary
    | ShortMonth
    | ShortQuarter
    | Several
    | Month
    | Period
    | date
)
Words = Message | Text


def message(identity: str, /, count: int | None = None, **values: Value) -> Message:
    """Give a message with its values; ``count`` also becomes the value ``count`` where none is given."""
    if count is not None:
        values.setdefault("count", Number(count))
    return Message(identity, tuple(values.items()), count)

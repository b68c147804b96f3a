"""Numbers as they were printed, and which true values print so.

In: the written form of a number. Out: ``Printed`` and ``PrintedP``, with the bounds between which the number before
rounding must have lain. Exact fractions, no floating point; it judges nothing and words nothing.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor

_POINT = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d*)(\.\d*)?")
_COMMA = re.compile(r"[+-]?(\d{1,3}(\.\d{3})+|\d*)(,\d*)?")
_EITHER = re.compile(r"[+-]?\d{1,3}[.,]\d{3}")
_P = re.compile(r"\s*(?:p\s*)?(?P<relation><=|>=|[<>=≤≥]?)\s*(?P<number>.+?)\s*", re.IGNORECASE)


class Rounding(StrEnum):
    """How a number became its printed digits.

    ``nearest`` is any rounding to the nearest digit, ties going either way: software that rounds a binary fraction
    follows neither of the two named rules. ``half_up`` rounds ties away from nought.
    """

    NEAREST = "nearest"
    HALF_UP = "half_up"
    HALF_EVEN = "half_even"
    TRUNCATION = "truncation"


NAMED_ROUNDINGS = (Rounding.HALF_UP, Rounding.HALF_EVEN, Rounding.TRUNCATION)


@dataclass(frozen=True, slots=True)
class Bounds:
    """The values between two ends, each end within or without."""

    lower: Fraction
    upper: Fraction
    includes_lower: bool = True
    includes_upper: bool = True

    def holds(self, value: Fraction | int) -> bool:
        """Say whether the value lies between the ends."""
        above = value >= self.lower if self.includes_lower else value > self.lower
        below = value <= self.upper if self.includes_upper else value < self.upper
        return above and below

    def meets(self, lower: float | Fraction, upper: float | Fraction) -> bool:
        """Say whether some value from ``lower`` to ``upper`` lies within; ends that only touch do meet."""
        return lower <= self.upper and upper >= self.lower

    def times(self, factor: Fraction | int) -> Bounds:
        """Give the bounds of the values multiplied by a positive factor."""
        return Bounds(self.lower * factor, self.upper * factor, self.includes_lower, self.includes_upper)

    def whole_numbers(self) -> range:
        """Give the whole numbers within."""
        first, last = ceil(self.lower), floor(self.upper)
        if not self.includes_lower and first == self.lower:
            first += 1
        if not self.includes_upper and last == self.upper:
            last -= 1
        return range(first, last + 1)


@dataclass(frozen=True, slots=True)
class Printed:
    """A number as printed: its text, its value, and how many decimals it shows ("61.40": two)."""

    text: str
    value: Decimal
    decimals: int

    @classmethod
    def read(cls, text: str, *, decimal_comma: bool = False) -> Printed:
        """Give the number of a written form.

        With ``decimal_comma`` the comma is the decimal mark and the point parts thousands, else the reverse.
        Raises ``ValueError`` where the text is no such number ("1,5" without ``decimal_comma``).
        """
        plain = text.strip().replace("−", "-").rstrip("%").rstrip()
        thousands, mark = (".", ",") if decimal_comma else (",", ".")
        pattern = _COMMA if decimal_comma else _POINT
        if not pattern.fullmatch(plain) or not any(sign.isdigit() for sign in plain):
            message = f'"{text}" is no number with a decimal {"comma" if decimal_comma else "point"}'
            raise ValueError(message)
        digits = plain.replace(thousands, "").replace(mark, ".")
        return cls(text, Decimal(digits), len(digits.partition(".")[2]))

    def __float__(self) -> float:
        """Give the value as a float, for logarithms and square roots."""
        return float(self.value)

    @property
    def exact(self) -> Fraction:
        """The value as a fraction."""
        return Fraction(self.value)

    @property
    def unit(self) -> Fraction:
        """One unit of the last printed digit."""
        return Fraction(1, 10**self.decimals)

    def bounds(self, rounding: Rounding = Rounding.NEAREST) -> Bounds:
        """Give the true values that print so by one way of rounding; of a negative number, mirrored."""
        value, unit = abs(self.exact), self.unit
        low, high = value - unit / 2, value + unit / 2
        even = (value / unit) % 2 == 0
        found = {
            Rounding.NEAREST: Bounds(low, high),
            Rounding.HALF_UP: Bounds(low, high, includes_upper=False),
            Rounding.HALF_EVEN: Bounds(low, high, even, even),
            Rounding.TRUNCATION: Bounds(value, value + unit, includes_upper=False),
        }[rounding]
        if self.value < 0:
            return Bounds(-found.upper, -found.lower, found.includes_upper, found.includes_lower)
        if self.value == 0 and rounding is Rounding.TRUNCATION:
            return Bounds(-unit, unit, includes_lower=False, includes_upper=False)
        return found

    @property
    def widest(self) -> Bounds:
        """The true values that print so by any rounding, cutting off included."""
        nearest, cut = self.bounds(), self.bounds(Rounding.TRUNCATION)
        return Bounds(min(nearest.lower, cut.lower), max(nearest.upper, cut.upper))

    @property
    def other_reading(self) -> Printed | None:
        """The number that the same text is with the other decimal mark, where it can be read both ways ("1,144")."""
        plain = self.text.strip().replace("−", "-").rstrip("%").rstrip()
        if not _EITHER.fullmatch(plain):
            return None
        as_point = "." in plain
        return Printed.read(plain, decimal_comma=as_point if self.decimals else not as_point)


class Relation(StrEnum):
    """How a printed p stands to the true one."""

    EQUAL = "equal"
    BELOW = "below"
    ABOVE = "above"


_RELATIONS = {"<": Relation.BELOW, "<=": Relation.BELOW, "≤": Relation.BELOW} | {
    ">": Relation.ABOVE,
    ">=": Relation.ABOVE,
    "≥": Relation.ABOVE,
}


@dataclass(frozen=True, slots=True)
class PrintedP:
    """A p-value as printed: "0.052", "< 0.001", ".000"."""

    text: str
    relation: Relation
    number: Printed

    @classmethod
    def read(cls, text: str, *, decimal_comma: bool = False) -> PrintedP:
        """Give the p-value of a written form; raises ``ValueError`` where the text is none."""
        match = _P.fullmatch(text)
        if match is None:
            message = f'"{text}" is no p-value'
            raise ValueError(message)
        relation = _RELATIONS.get(match["relation"], Relation.EQUAL)
        return cls(text, relation, Printed.read(match["number"], decimal_comma=decimal_comma))

    @property
    def is_zero(self) -> bool:
        """Whether it is printed as nought, which no p-value is."""
        return self.relation is Relation.EQUAL and self.number.value == 0

    def bounds(self, rounding: Rounding = Rounding.NEAREST) -> Bounds:
        """Give the true p-values that print so, 0–1."""
        if self.relation is Relation.BELOW:
            return Bounds(Fraction(0), self.number.exact)
        if self.relation is Relation.ABOVE:
            return Bounds(self.number.exact, Fraction(1))
        found = self.number.bounds(rounding)
        return Bounds(max(found.lower, Fraction(0)), found.upper, found.includes_lower, found.includes_upper)

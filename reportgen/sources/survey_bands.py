"""Bands of a number or of a score: their levels, and which band each number falls in.

In: bounds from a configuration. Out: ``Bands``. Bands that begin at 20, 25 and 30 are called 20–24 where all numbers
are whole, and 20–<25 where they are not.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from reportgen.codebook import Level
from reportgen.locales.languages import Text
from reportgen.sources.survey_coded import MISSING, Definition
from reportgen.sources.value_text import value_text


@dataclass(frozen=True, slots=True)
class Bands:
    """Levels with the ends of each, in the order of display; ``upper`` belongs to a band where it is ``closed``."""

    levels: tuple[Level, ...]
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    closed: bool

    def codes(self, numbers: NDArray[np.float64]) -> NDArray[np.int64]:
        """Give the position of each number's band, −1 for NaN and for what no band holds."""
        codes = np.full(numbers.shape, MISSING, dtype=np.int64)
        for position, (low, high) in enumerate(zip(self.lower, self.upper, strict=True)):
            below = numbers <= high if self.closed else numbers < high
            codes[(numbers >= low) & below & (codes == MISSING)] = position
        return codes


def named_bands(definition: Definition, bounds: Mapping[str, tuple[float, float]]) -> Bands:
    """Give bands that the configuration names, ends within."""
    definition.only_these(tuple(bounds))
    levels = tuple(Level(name, definition.words(name, Text.same(name))) for name in bounds)
    lower, upper = zip(*bounds.values(), strict=True)
    return Bands(levels, lower, upper, closed=True)


def bands_from(definition: Definition, starts: Sequence[float], *, least: float, most: float, whole: bool) -> Bands:
    """Give the bands that begin at ``starts``, those that lie wholly outside ``least``–``most`` left out.

    ``whole`` says that all numbers are whole.
    """
    cuts = (-np.inf, *sorted(set(starts)), np.inf)
    kept = [(low, high) for low, high in pairwise(cuts) if low <= most and high > least]
    whole = whole and all(float(start).is_integer() for start in starts)
    names = tuple(_id(low, high, whole=whole) for low, high in kept)
    definition.only_these(names)
    levels = tuple(
        Level(name, definition.words(name, _label(low, high, whole=whole)))
        for name, (low, high) in zip(names, kept, strict=True)
    )
    return Bands(levels, tuple(low for low, _ in kept), tuple(high for _, high in kept), closed=False)


def _id(low: float, high: float, *, whole: bool) -> str:
    if low == -np.inf:
        return f"under_{_plain(high)}"
    if high == np.inf:
        return f"{_plain(low)}_up"
    if whole and high - low == 1:
        return _plain(low)
    return f"{_plain(low)}_{_plain(high - 1 if whole else high)}"


def _plain(number: float) -> str:
    return value_text(float(number)).replace(".", "p").replace("-", "minus_")


def _label(low: float, high: float, *, whole: bool) -> Text:
    return Text.of(
        {"id": _range(low, high, decimal=",", whole=whole), "en": _range(low, high, decimal=".", whole=whole)}
    )


def _range(low: float, high: float, *, decimal: str, whole: bool) -> str:
    if low == -np.inf:
        return f"<{_said(high, decimal)}"
    if high == np.inf:
        return f"≥{_said(low, decimal)}"
    if not whole:
        return f"{_said(low, decimal)}–<{_said(high, decimal)}"
    return _said(low, decimal) if high - low == 1 else f"{_said(low, decimal)}–{_said(high - 1, decimal)}"


def _said(number: float, decimal: str) -> str:
    return value_text(float(number)).replace(".", decimal).replace("-", "−")

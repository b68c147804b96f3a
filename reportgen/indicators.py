"""Checked indicator definitions: what is counted over what, at which age, by which recall, and which way is better.

In: values from ``config`` (the catalogue in ``configs/indicators/`` and a configuration's own ``indicators``). Out:
``Indicator``. Indicators are named, never positional, and two that differ in definition never share an axis.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import StrEnum

from reportgen.locales.languages import Text
from reportgen.rulebook.law import Citation


class Recall(StrEnum):
    """Over what time the mother (or the register) was asked."""

    DAY = "24h"
    SINCE_BIRTH = "since_birth"
    REGISTER = "register"
    RETROSPECTIVE = "retrospective"
    NONE = "none"


class Direction(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"


@dataclass(frozen=True, slots=True)
class AgeRange:
    """Completed months of age, both ends within."""

    lower: int
    upper: int


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator.

    ``numerator`` and ``denominator`` are count names as a source's ``counts`` gives them. ``among`` names the people
    in the denominator; ``who`` and ``does`` (with ``does_one`` for a single one) word a title: *infants under six
    months* / *are exclusively breastfed*. ``mark`` is how well the definition is verified: ``V`` read in the source
    itself, ``C`` calculated, ``V2`` from a secondary source, ``U`` unverified; ``caveat`` is printed with it where
    the mark is neither ``V`` nor ``C``.

    ``measures_asking`` is true for an indicator that tells how many were asked, not how they fare: it belongs to the
    quality exhibit. ``law`` is the law that defines it so, to be cited as it stands on the brief's date.
    """

    id: str
    label: Text
    short: Text
    definition: Text
    among: Text
    who: Text
    does: Text
    does_one: Text
    numerator: str
    denominator: str
    age_range: AgeRange | None
    recall: Recall
    direction: Direction
    source: Text
    mark: str
    caveat: Text | None = None
    measures_asking: bool = False
    law: tuple[Citation, ...] = ()

    @property
    def axis(self) -> tuple[object, ...]:
        """What must be equal for two indicators to share an axis."""
        return (self.numerator, self.denominator, self.age_range, self.recall, self.direction)

    @property
    def definition_sha(self) -> str:
        """A fingerprint of the definition's words, whatever their capitals and spacing: SHA-256, hexadecimal."""
        worded = sorted(self.definition.as_mapping().items())
        text = "\n".join(f"{language}: {' '.join(words.casefold().split())}" for language, words in worded)
        return hashlib.sha256(text.encode()).hexdigest()

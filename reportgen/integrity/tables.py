"""Two-by-two tables and how many of them fit.

In: nothing. Out: ``Table`` and ``TablesFound``. It searches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.integrity.methods import Method
from reportgen.integrity.printed import Rounding


@dataclass(frozen=True, slots=True)
class Table:
    """Whole counts of exposed and unexposed, with the outcome (cases) and without."""

    exposed_cases: int
    exposed_noncases: int
    unexposed_cases: int
    unexposed_noncases: int

    @property
    def n(self) -> int:
        """How many persons."""
        return self.exposed_cases + self.exposed_noncases + self.unexposed_cases + self.unexposed_noncases


@dataclass(frozen=True, slots=True)
class Variant:
    """How many tables fit with one critical value and one way of rounding."""

    z: float
    rounding: Rounding
    count: int


@dataclass(frozen=True, slots=True)
class TablesFound:
    """The tables of ``n`` persons that give the printed figures by one method, rounded to the nearest digit.

    ``tables`` are listed where they are few, else empty; ``truncated`` is how many more fit only with digits cut off;
    ``expected_by_chance`` is how many a printed triple nearby would find, ``None`` where that is not estimated. A
    ``test`` instead of a ``method`` where the tables give a p-value.
    """

    n: int
    count: int
    tables: tuple[Table, ...]
    method: Method | None = None
    test: str | None = None
    truncated: int = 0
    expected_by_chance: float | None = None
    variants: tuple[Variant, ...] = ()

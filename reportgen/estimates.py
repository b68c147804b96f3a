"""Numbers with all that belongs to them.

In: nothing. Out: ``Estimate`` (a value with interval, counts, unit, method, period and source), ``Suppressed`` (what
stands in its place once disclosure control has taken it away) and ``Absent`` (why there is no number). It computes
nothing and words nothing. Shares are 0–1 and become percent only where they are worded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportgen.periods import Period


class Measure(StrEnum):
    """What kind of number it is; the names are those of results.json."""

    COUNT = "count"
    PROPORTION = "proportion"
    MEAN = "mean"
    MEDIAN = "median"
    PREVALENCE_RATIO = "prevalence_ratio"
    ODDS_RATIO = "odds_ratio"
    RISK_DIFFERENCE = "risk_difference"
    SLOPE = "slope"
    KAPPA = "kappa"
    ALPHA = "alpha"
    DESIGN_EFFECT = "design_effect"
    TEST = "test"


class Unit(StrEnum):
    """What the value counts in: ``share`` is 0–1, ``difference`` a difference of shares (−1 to 1)."""

    SHARE = "share"
    DIFFERENCE = "difference"
    COUNT = "count"
    RATIO = "ratio"


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval; ``lower <= upper``, ``level`` 0–1."""

    lower: float
    upper: float
    level: float = 0.95


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number and what it means.

    ``numerator`` and ``denominator`` are whole counts where the value is their ratio, else ``None``; ``n`` is how
    many units the value rests on. ``method`` names how value and interval were got (``wilson``, ``newcombe`` …).
    ``persons`` says whether the counts are of persons, which is what disclosure control looks at: villages and
    months are not persons.
    """

    measure: Measure
    value: float
    unit: Unit
    method: str
    period: Period
    source: str
    interval: Interval | None = None
    numerator: int | None = None
    denominator: int | None = None
    n: int | None = None
    persons: bool = True


class SuppressionReason(StrEnum):
    """Why a published finding has no numbers."""

    SMALL_CELL = "small_cell"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Stands where disclosure control took a number away; nothing of the number is kept."""

    measure: Measure
    unit: Unit
    method: str
    period: Period
    source: str
    reason: SuppressionReason


class AbsenceReason(StrEnum):
    """Why a number could not be computed."""

    NOT_REPORTED = "not_reported"
    ZERO_DENOMINATOR = "zero_denominator"


@dataclass(frozen=True, slots=True)
class Absent:
    """Stands where there was nothing to compute from: explicitly no number, never nought."""

    measure: Measure
    unit: Unit
    period: Period
    source: str
    reason: AbsenceReason


Published = Estimate | Suppressed | Absent

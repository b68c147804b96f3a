"""What published figures claim.

In: nothing; whoever reads a configuration or a table builds these. Out: one frozen value for each kind of claim, with
numbers kept as printed. ``None`` means not stated. It judges nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportgen.integrity.methods import Method
from reportgen.integrity.printed import Printed, PrintedP
from reportgen.locales.languages import Text

LEVEL = 0.95
ALPHA = 0.05


@dataclass(frozen=True, slots=True)
class ShareClaim:
    """So many of so many, so many percent. A ``weighted`` share is not the ratio of its counts; limits in percent."""

    count: int | None = None
    n: int | None = None
    percent: Printed | None = None
    weighted: bool = False
    interval: PrintedInterval | None = None
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a whole, itself perhaps made of ``parts``."""

    count: int | None = None
    percent: Printed | None = None
    parts: tuple[Part, ...] = ()
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class WholeClaim:
    """Parts that should add up to ``total`` and to 100 percent, each person in one part."""

    parts: tuple[Part, ...]
    total: int | None = None
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class MeanClaim:
    """A mean of whole-number answers with its sample standard deviation (n − 1).

    A scale's score that is the mean of several items has ``items`` of them; one that is their sum has one, its
    ``minimum`` and ``maximum`` being those of the sum. ``whole`` is false for what is measured in fractions (weights).
    """

    mean: Printed
    sd: Printed | None = None
    n: int | None = None
    items: int = 1
    minimum: int | None = None
    maximum: int | None = None
    whole: bool = True
    label: Text | None = None


class RatioKind(StrEnum):
    """What a ratio is a ratio of."""

    UNSPECIFIED = "unspecified"
    PREVALENCE_RATIO = "prevalence_ratio"
    RISK_RATIO = "risk_ratio"
    ODDS_RATIO = "odds_ratio"
    HAZARD_RATIO = "hazard_ratio"
    RATE_RATIO = "rate_ratio"


@dataclass(frozen=True, slots=True)
class PrintedInterval:
    """A confidence interval as printed; ``level`` 0–1."""

    lower: Printed
    upper: Printed
    level: float = LEVEL


@dataclass(frozen=True, slots=True)
class Margins:
    """Totals of a table, row by row and column by column; of a ratio exposed first, with the outcome first.

    An empty tuple where they are not stated.
    """

    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class RatioClaim:
    """A ratio between two groups.

    ``adjusted`` and ``associated`` are ``None`` where nothing is said; ``method`` is how the interval was got, where
    that is stated; ``binary`` is false where exposure or outcome have more than two levels. ``cells`` are the whole
    counts, exposed first and with the outcome first.
    """

    value: Printed
    interval: PrintedInterval | None = None
    p: PrintedP | None = None
    kind: RatioKind = RatioKind.UNSPECIFIED
    adjusted: bool | None = None
    method: Method | None = None
    n: int | None = None
    margins: Margins | None = None
    cells: tuple[tuple[int, ...], ...] = ()
    associated: bool | None = None
    alpha: float = ALPHA
    binary: bool = True
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class DifferenceClaim:
    """A difference between two groups, in whatever unit its three numbers share."""

    value: Printed
    interval: PrintedInterval | None = None
    p: PrintedP | None = None
    n: int | None = None
    associated: bool | None = None
    alpha: float = ALPHA
    label: Text | None = None


class TestKind(StrEnum):
    """Tests of a table, as a publication names them; ``chi_square`` leaves open whether corrected."""

    __test__ = False  # no test case, whatever its name says

    CHI_SQUARE = "chi_square"
    PEARSON = "pearson"
    YATES = "yates"
    FISHER = "fisher"
    LIKELIHOOD_RATIO = "likelihood_ratio"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class TestClaim:
    """A test of a table: its p as printed, its name, and the table's totals or its whole counts (``cells``, by row)."""

    __test__ = False

    p: PrintedP | None = None
    test: TestKind | None = None
    statistic: Printed | None = None
    margins: Margins | None = None
    cells: tuple[tuple[int, ...], ...] = ()
    n: int | None = None
    associated: bool | None = None
    alpha: float = ALPHA
    label: Text | None = None


class CoefficientKind(StrEnum):
    """Coefficients that have a range of their own."""

    KAPPA = "kappa"
    ALPHA = "alpha"
    CORRELATION = "correlation"


@dataclass(frozen=True, slots=True)
class CoefficientClaim:
    """A coefficient of agreement, of internal consistency or of correlation."""

    kind: CoefficientKind
    value: Printed
    interval: PrintedInterval | None = None
    n: int | None = None
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class ScoreClaim:
    """A score, or a range of scores, on a scale from ``minimum`` to ``maximum``, perhaps cut in two at ``cut_off``.

    ``above`` is where the next lower range ends: none of its scores is in this one.
    """

    minimum: Printed
    maximum: Printed
    value: Printed | None = None
    lower: Printed | None = None
    upper: Printed | None = None
    cut_off: Printed | None = None
    above: Printed | None = None
    label: Text | None = None


Claim = ShareClaim | WholeClaim | MeanClaim | RatioClaim | DifferenceClaim | TestClaim | CoefficientClaim | ScoreClaim


@dataclass(frozen=True, slots=True)
class Study:
    """One publication, or one source of supplied figures: its claims, and the ``n`` that they share unless they say."""

    id: str
    claims: tuple[Claim, ...]
    n: int | None = None
    design: str | None = None

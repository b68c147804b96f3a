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
    """What the value counts in.

    ``share`` is 0–1, ``difference`` a difference of shares (−1 to 1), ``value`` what the variable is measured in
    (years, months), ``coefficient`` a kappa or an alpha, ``p_value`` the p-value of a test that stands by itself.
    """

    SHARE = "share"
    DIFFERENCE = "difference"
    COUNT = "count"
    RATIO = "ratio"
    VALUE = "value"
    COEFFICIENT = "coefficient"
    P_VALUE = "p_value"


@dataclass(frozen=True, slots=True)
class Interval:
    """A confidence interval; ``lower <= upper``, ``level`` 0–1."""

    lower: float
    upper: float
    level: float = 0.95


class TestName(StrEnum):
    """Tests by the names that results.json gives them."""

    __test__ = False  # no test case, whatever its name says

    CHI_SQUARE = "chi_square"
    FISHER_EXACT = "fisher_exact"
    MANTEL_HAENSZEL = "mantel_haenszel"
    COCHRAN_ARMITAGE = "cochran_armitage"
    RAO_SCOTT = "rao_scott"
    WALD = "wald"


@dataclass(frozen=True, slots=True)
class Test:
    """The outcome of a test: ``p_value`` 0–1, two-sided; an exact test has no ``statistic``.

    ``df`` are the degrees of freedom: none (exact, or a normal reference), one (chi-square, t), or two (F).
    """

    __test__ = False

    name: TestName
    p_value: float
    statistic: float | None = None
    df: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Spread:
    """How values scatter: the sample standard deviation (n − 1) of a mean, or the quartiles of a median."""

    standard_deviation: float | None = None
    lower_quartile: float | None = None
    upper_quartile: float | None = None


@dataclass(frozen=True, slots=True)
class Estimate:
    """One number and what it means.

    ``numerator`` and ``denominator`` are whole counts where the value is their ratio, else ``None``; ``n`` is how
    many units the value rests on. With survey weights the counts are those of respondents, unweighted, and the value
    is no longer their ratio: ``weighted`` says so. ``method`` names how value and interval were got (``wilson``,
    ``newcombe`` …). ``persons`` says whether the counts are of persons, which is what disclosure control looks at:
    villages and months are not persons.

    A ratio or a difference between groups has a ``reference`` (the level it is compared with), is ``adjusted`` where a
    model holds other variables, and has the ``test`` of no effect where one was made. ``doubts`` say why its interval
    may cover less than it says.
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
    weighted: bool = False
    adjusted: bool = False
    reference: str | None = None
    test: Test | None = None
    spread: Spread | None = None
    doubts: tuple[Doubt, ...] = ()


class SuppressionReason(StrEnum):
    """Why a published finding has no numbers."""

    SMALL_CELL = "small_cell"


@dataclass(frozen=True, slots=True)
class Suppressed:
    """Stands where disclosure control took a number away; nothing of the number is kept.

    ``method`` is ``None`` where it was chosen by the counts, and would tell of them.
    """

    measure: Measure
    unit: Unit
    method: str | None
    period: Period
    source: str
    reason: SuppressionReason


class AbsenceReason(StrEnum):
    """Why a number could not be computed.

    ``zero_cell``: a group has nobody with (or nobody without) the outcome, so that a ratio is nought or infinite.
    ``no_variation``: everybody gave one answer. ``separation``: a model's outcome is foretold without exception by a
    variable. ``singular``: variables of a model say the same. ``few_events``: fewer than ten outcomes a parameter of
    the model. ``few_clusters``: fewer than two, of which no variance can be had.
    """

    NOT_REPORTED = "not_reported"
    ZERO_DENOMINATOR = "zero_denominator"
    ZERO_CELL = "zero_cell"
    NO_VARIATION = "no_variation"
    SEPARATION = "separation"
    NOT_CONVERGED = "not_converged"
    SINGULAR = "singular"
    FEW_EVENTS = "few_events"
    FEW_CLUSTERS = "few_clusters"
    FEW_RESPONDENTS = "few_respondents"
    NOT_COMPUTABLE = "not_computable"


class Doubt(StrEnum):
    """Why a 95 % interval is known to cover less than it says, so that the brief warns.

    ``small_group``: the group that decides how sure a ratio is has hardly anybody with, or without, the outcome.
    ``few_clusters_at_a_level``: an exposure is the same for whole clusters, and few clusters have it (or lack it).
    ``rare_in_clusters``: next to nobody has (or lacks) the outcome, and they may all be of a few clusters.
    """

    SMALL_GROUP = "small_group"
    FEW_CLUSTERS_AT_A_LEVEL = "few_clusters_at_a_level"
    RARE_IN_CLUSTERS = "rare_in_clusters"


@dataclass(frozen=True, slots=True)
class Absent:
    """Stands where there was nothing to compute from: explicitly no number, never nought."""

    measure: Measure
    unit: Unit
    period: Period
    source: str
    reason: AbsenceReason


Published = Estimate | Suppressed | Absent

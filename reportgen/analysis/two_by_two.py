"""Measures of a two-by-two table: prevalence ratio, odds ratio and risk difference with their intervals.

In: four whole counts, named. Out: ``Effect``, or ``NoEffect`` with the reason. No half is ever added to a cell: a
ratio with a cell of nought is a reason, not a number. It knows no data set; which group is exposed is the caller's say.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import exp, log, sqrt

from reportgen.analysis.distributions import normal_quantile, normal_two_sided
from reportgen.analysis.effects import Effect, NoEffect, Outcome
from reportgen.analysis.proportions import LEVEL, NEWCOMBE, difference_of_counts
from reportgen.estimates import AbsenceReason, Interval, Test, TestName

KATZ_LOG = "katz_log"
WOOLF = "woolf"


@dataclass(frozen=True, slots=True)
class TwoByTwo:
    """Persons with the outcome (cases) and all persons, in the exposed group and in the reference group.

    Raises ``ValueError`` where ``0 <= cases <= total`` does not hold in a group.
    """

    exposed_cases: int
    exposed_total: int
    unexposed_cases: int
    unexposed_total: int

    def __post_init__(self) -> None:
        """Refuse what cannot be counts of persons."""
        groups = ((self.exposed_cases, self.exposed_total), (self.unexposed_cases, self.unexposed_total))
        for cases, total in groups:
            if not 0 <= cases <= total:
                message = f"{cases} of {total} is no group of persons"
                raise ValueError(message)

    @property
    def exposed_noncases(self) -> int:
        """Exposed persons without the outcome."""
        return self.exposed_total - self.exposed_cases

    @property
    def unexposed_noncases(self) -> int:
        """Unexposed persons without the outcome."""
        return self.unexposed_total - self.unexposed_cases

    @property
    def cases(self) -> int:
        """All persons with the outcome."""
        return self.exposed_cases + self.unexposed_cases

    @property
    def noncases(self) -> int:
        """All persons without the outcome."""
        return self.exposed_noncases + self.unexposed_noncases

    @property
    def total(self) -> int:
        """All persons."""
        return self.exposed_total + self.unexposed_total

    @property
    def rows(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """The four cells: exposed and unexposed, each with the outcome and without it."""
        exposed = (self.exposed_cases, self.exposed_noncases)
        return exposed, (self.unexposed_cases, self.unexposed_noncases)


def log_ratio(log_value: float, *, standard_error: float, method: str, level: float) -> Effect:
    """Give a ratio from its logarithm and standard error (above nought), with interval and Wald test on that scale."""
    reach = normal_quantile(level) * standard_error
    z = log_value / standard_error
    return Effect(
        value=exp(log_value),
        interval=Interval(exp(log_value - reach), exp(log_value + reach), level),
        method=method,
        test=Test(TestName.WALD, normal_two_sided(z), z),
    )


def why_no_ratio(table: TwoByTwo) -> AbsenceReason | None:
    """Give the reason for which neither ratio can be had, ``None`` where none is.

    A group without persons is a denominator of nought; an outcome that everybody has, or nobody, does not vary.
    """
    if table.exposed_total == 0 or table.unexposed_total == 0:
        return AbsenceReason.ZERO_DENOMINATOR
    if table.cases == 0 or table.noncases == 0:
        return AbsenceReason.NO_VARIATION
    return None


def prevalence_ratio(table: TwoByTwo, *, level: float = LEVEL) -> Outcome:
    """Give the share with the outcome among the exposed divided by that among the unexposed, with its log interval.

    ``ZERO_CELL`` where one of the groups has no case. A group in which all are cases has a ratio (its share is 1) but
    adds nothing to the variance, so that the interval is narrow where that group is small; where both are so, the
    interval would have no width, and the reason is ``NO_VARIATION``, as it is where nobody has the outcome.

    Source: Katz D, Baptista J, Azen SP, Pike MC (1978) Biometrics 34:469–474, method C.
    """
    if (reason := why_no_ratio(table)) is not None:
        return NoEffect(reason)
    if table.exposed_cases == 0 or table.unexposed_cases == 0:
        return NoEffect(AbsenceReason.ZERO_CELL)
    exposed_part = table.exposed_noncases / (table.exposed_cases * table.exposed_total)
    unexposed_part = table.unexposed_noncases / (table.unexposed_cases * table.unexposed_total)
    ratio = (table.exposed_cases * table.unexposed_total) / (table.unexposed_cases * table.exposed_total)
    return log_ratio(log(ratio), standard_error=sqrt(exposed_part + unexposed_part), method=KATZ_LOG, level=level)


def odds_ratio(table: TwoByTwo, *, level: float = LEVEL) -> Outcome:
    """Give the odds of the outcome among the exposed divided by those among the unexposed, with their log interval.

    ``ZERO_CELL`` where any of the four cells is nought, ``NO_VARIATION`` where all have the outcome or nobody has.

    Source: Woolf B (1955) Ann Hum Genet 19:251–253.
    """
    if (reason := why_no_ratio(table)) is not None:
        return NoEffect(reason)
    (exposed_cases, exposed_noncases), (unexposed_cases, unexposed_noncases) = table.rows
    cells = (exposed_cases, exposed_noncases, unexposed_cases, unexposed_noncases)
    if 0 in cells:
        return NoEffect(AbsenceReason.ZERO_CELL)
    ratio = (exposed_cases * unexposed_noncases) / (unexposed_cases * exposed_noncases)
    return log_ratio(log(ratio), standard_error=sqrt(sum(1 / cell for cell in cells)), method=WOOLF, level=level)


def risk_difference(table: TwoByTwo, *, level: float = LEVEL) -> Outcome:
    """Give the share with the outcome among the exposed minus that among the unexposed, −1 to 1, with its interval.

    Cells of nought are no hindrance; ``ZERO_DENOMINATOR`` where a group has nobody. It carries no test.

    Source: Newcombe RG (1998) Stat Med 17:873–890, method 10.
    """
    if table.exposed_total == 0 or table.unexposed_total == 0:
        return NoEffect(AbsenceReason.ZERO_DENOMINATOR)
    exposed = (table.exposed_cases, table.exposed_total)
    value, interval = difference_of_counts(exposed, (table.unexposed_cases, table.unexposed_total), level=level)
    return Effect(value, interval, NEWCOMBE)

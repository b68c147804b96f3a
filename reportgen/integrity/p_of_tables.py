"""p-values of two-by-two tables, of all that have given margins.

In: margins, or whole counts. Out: arrays of p, one a table. It judges nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reportgen.integrity.claims import TestKind
from reportgen.integrity.methods import Counts, Reals
from reportgen.integrity.tables import Table

KNOWN_TESTS = (TestKind.PEARSON, TestKind.YATES, TestKind.FISHER, TestKind.LIKELIHOOD_RATIO)
_TIE = 1 + 1e-7  # probabilities that differ by less are equal, as in R


@dataclass(frozen=True, slots=True)
class TwoByTwo:
    """Margins of a two-by-two table: how many are exposed, how many have the outcome, how many there are."""

    exposed_total: int
    cases_total: int
    n: int

    @property
    def exposed_cases(self) -> Counts:
        """The counts of exposed cases that the margins allow."""
        first = max(0, self.exposed_total + self.cases_total - self.n)
        return np.arange(first, min(self.exposed_total, self.cases_total) + 1, dtype=np.int64)

    @property
    def smallest_expected(self) -> float:
        """The smallest expected count."""
        rows = min(self.exposed_total, self.n - self.exposed_total)
        return rows * min(self.cases_total, self.n - self.cases_total) / self.n

    def table(self, exposed_cases: int) -> Table:
        """Give the table with so many exposed cases."""
        others = self.cases_total - exposed_cases
        return Table(exposed_cases, self.exposed_total - exposed_cases, others, self.n - self.exposed_total - others)


def cells_and_expected(margins: TwoByTwo) -> tuple[Reals, Reals]:
    """Give observed (table by cell) and expected (cell) counts of all tables with the margins."""
    cases = margins.exposed_cases
    others = margins.cases_total - cases
    unexposed = margins.n - margins.exposed_total
    observed = np.stack((cases, margins.exposed_total - cases, others, unexposed - others), axis=1)
    row = np.array([margins.exposed_total, margins.exposed_total, unexposed, unexposed])
    column = np.array([margins.cases_total, margins.n - margins.cases_total] * 2)
    return observed.astype(np.float64), row * column / margins.n


def statistic(observed: Reals, expected: Reals, *, test: TestKind) -> Reals:
    """Give the chi-square statistic, one a table (last axis: cells).

    Source: Pearson K (1900) Philos Mag 50:157–175; Yates F (1934) Suppl J R Stat Soc 1:217–235, the correction never
    larger than the deviation, as in R; Wilks SS (1938) Ann Math Stat 9:60–62 (likelihood ratio).
    """
    if test is TestKind.LIKELIHOOD_RATIO:
        with np.errstate(divide="ignore", invalid="ignore"):
            terms = np.where(observed > 0, observed * np.log(observed / expected), 0.0)
        return np.asarray(np.maximum(2 * terms.sum(axis=-1), 0.0))
    deviation = np.abs(observed - expected)
    if test is TestKind.YATES:
        deviation = deviation - np.minimum(0.5, deviation)
    return np.asarray((deviation**2 / expected).sum(axis=-1))


def chi_square_p(value: Reals, df: int) -> Reals:
    """Give the upper tail of the chi-square distribution."""
    from scipy.special import chdtrc  # noqa: PLC0415 -- heavy

    return np.asarray(chdtrc(df, value), dtype=np.float64)


def fisher_p(margins: TwoByTwo) -> Reals:
    """Give the two-sided exact p of each table: the probability of all that are no more probable.

    Source: Fisher RA (1935) J R Stat Soc 98:39–54; two-sided as in R's ``fisher.test``.
    """
    log_factorial = np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, margins.n + 1, dtype=np.float64)))))
    observed, _ = cells_and_expected(margins)
    weight = -log_factorial[observed.astype(np.int64)].sum(axis=1)
    probability = np.exp(weight - weight.max())
    probability /= probability.sum()
    rising = np.sort(probability)
    below = np.searchsorted(rising, probability * _TIE, side="right")
    return np.asarray(np.minimum(np.cumsum(rising)[below - 1], 1.0))


def p_values(margins: TwoByTwo, test: TestKind) -> Reals:
    """Give the p of each table with the margins, in the order of ``exposed_cases``; no margin is nought."""
    if test is TestKind.FISHER:
        return fisher_p(margins)
    observed, expected = cells_and_expected(margins)
    return chi_square_p(statistic(observed, expected, test=test), 1)

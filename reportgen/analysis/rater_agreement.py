"""How far two judgements of the same persons agree.

In: a square table of counts, the rows one judgement's levels and the columns the other's, in one order. Out:
``Effect``, or ``NoEffect`` with the reason. Which of the two is right is not asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import sqrt

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.contingency import Counts, check_counts
from reportgen.analysis.distributions import normal_quantile, normal_two_sided
from reportgen.analysis.effects import Effect, NoEffect, Outcome
from reportgen.analysis.proportions import LEVEL, WILSON, wilson
from reportgen.estimates import AbsenceReason, Interval, Test, TestName

Floats = NDArray[np.float64]

_ROUNDING = 1e-14  # below this a variance, or a departure from full agreement, is rounding alone


class Weights(StrEnum):
    """What counts as agreement: the same level alone, or nearer levels more (levels in order, evenly spaced)."""

    UNWEIGHTED = "cohen_kappa"
    LINEAR = "cohen_kappa_linear"


@dataclass(frozen=True, slots=True)
class _Agreement:
    """Shares of the cells, the weight of each, and both margins."""

    shares: Floats
    weights: Floats
    rows: Floats
    columns: Floats

    @property
    def observed(self) -> float:
        return float((self.weights * self.shares).sum())

    @property
    def by_chance(self) -> float:
        return float((self.weights * np.outer(self.rows, self.columns)).sum())


def observed_agreement(table: Counts, *, level: float = LEVEL) -> Outcome:
    """Give the share of persons on whom the two judgements are the same, with its Wilson interval.

    ``ZERO_DENOMINATOR`` where nobody was judged. Raises ``ValueError`` for what is no square table of counts.
    """
    _check_square(table)
    same, everyone = sum(table[place][place] for place in range(len(table))), sum(map(sum, table))
    if everyone == 0:
        return NoEffect(AbsenceReason.ZERO_DENOMINATOR)
    return Effect(same / everyone, wilson(same, everyone, level=level), WILSON)


def cohen_kappa(table: Counts, *, weights: Weights = Weights.UNWEIGHTED, level: float = LEVEL) -> Outcome:
    """Give the agreement beyond chance as a share of what is possible beyond chance: 1 full, 0 as by chance, or below.

    The interval is the asymptotic one, cut off at −1 and 1; there is none where its standard error is nought (full
    agreement; a judgement with one level alone). The test is that of no agreement beyond chance, with the standard
    error that holds then. ``ZERO_DENOMINATOR`` where nobody was judged, ``NO_VARIATION`` where both judgements know one
    and the same level only. Raises ``ValueError`` for what is no square table of counts.

    Source: Cohen J (1960) Educ Psychol Meas 20:37–46; (1968) Psychol Bull 70:213–220; standard errors: Fleiss JL, Cohen
    J, Everitt BS (1969) Psychol Bull 72:323–327.
    """
    _check_square(table)
    counts = np.asarray(table, dtype=np.float64)
    everyone = float(counts.sum())
    if everyone == 0:
        return NoEffect(AbsenceReason.ZERO_DENOMINATOR)
    shares = counts / everyone
    agreement = _Agreement(shares, _weights_of(len(table), weights), shares.sum(axis=1), shares.sum(axis=0))
    beyond = 1 - agreement.by_chance
    if beyond < _ROUNDING:
        return NoEffect(AbsenceReason.NO_VARIATION)
    kappa = (agreement.observed - agreement.by_chance) / beyond
    variance, null_variance = (value / (everyone * beyond**2) for value in _variances(agreement, kappa=kappa))
    return Effect(
        value=kappa,
        interval=_interval(kappa, variance=variance, level=level),
        method=weights.value,
        test=_test(kappa, variance=null_variance),
    )


def _check_square(table: Counts) -> None:
    check_counts(table)
    if len(table) != len(table[0]):
        message = f"a table of two judgements is square, not {len(table)} by {len(table[0])}"
        raise ValueError(message)


def _weights_of(levels: int, weights: Weights) -> Floats:
    if weights is Weights.UNWEIGHTED:
        return np.eye(levels)
    places = np.arange(levels, dtype=np.float64)
    return np.asarray(1 - np.abs(places[:, None] - places[None, :]) / max(levels - 1, 1), dtype=np.float64)


def _variances(agreement: _Agreement, *, kappa: float) -> tuple[float, float]:
    """Give the variance as it is and as it would be without agreement, both still to be divided by n (1 − chance)²."""
    row_mean = agreement.weights @ agreement.columns
    column_mean = agreement.rows @ agreement.weights
    means = row_mean[:, None] + column_mean[None, :]
    chance = agreement.by_chance
    observed_part = (agreement.shares * (agreement.weights - means * (1 - kappa)) ** 2).sum()
    null_part = (np.outer(agreement.rows, agreement.columns) * (agreement.weights - means) ** 2).sum()
    return float(observed_part - (kappa - chance * (1 - kappa)) ** 2), float(null_part - chance**2)


def _interval(kappa: float, *, variance: float, level: float) -> Interval | None:
    if variance < _ROUNDING:
        return None
    reach = normal_quantile(level) * sqrt(variance)
    return Interval(max(-1.0, kappa - reach), min(1.0, kappa + reach), level)


def _test(kappa: float, *, variance: float) -> Test | None:
    if variance < _ROUNDING:
        return None
    z = kappa / sqrt(variance)
    return Test(TestName.WALD, normal_two_sided(z), z)

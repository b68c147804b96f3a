"""How the interval of a ratio is got, by name.

In: counts of two-by-two tables, as arrays. Out: standard errors of the logarithm, and critical values. It searches and
judges nothing.
"""

from __future__ import annotations

from enum import StrEnum
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Reals = NDArray[np.float64]


class Method(StrEnum):
    """Methods by name; ``poisson_model`` is what a Poisson model, or Cox's with equal times, reports if not robust."""

    KATZ = "katz"
    POISSON_MODEL = "poisson_model"
    WOOLF = "woolf"
    EXACT_CONDITIONAL = "exact_conditional"


_CUSTOMARY = {0.9: 1.645, 0.95: 1.96, 0.99: 2.576}


def critical_values(level: float) -> tuple[float, float]:
    """Give the normal quantile of a two-sided level (0–1) in full, and as it is customarily rounded."""
    full = NormalDist().inv_cdf((1 + level) / 2)
    return full, _CUSTOMARY.get(level, round(full, 2))


def katz(exposed_cases: Counts, exposed_total: Counts, *, unexposed_cases: Counts, unexposed_total: Counts) -> Reals:
    """Give SE(log PR); cases above nought.

    Source: Katz D, Baptista J, Azen SP, Pike MC (1978) Biometrics 34:469–474, method C.
    """
    squared = 1 / exposed_cases - 1 / exposed_total + 1 / unexposed_cases - 1 / unexposed_total
    return np.sqrt(np.maximum(squared, 0.0))


def poisson_model(exposed_cases: Counts, *, unexposed_cases: Counts) -> Reals:
    """Give the model-based SE(log ratio) of a Poisson model, or a Cox model with equal times; cases above nought.

    Source: Barros AJD, Hirakata VN (2003) BMC Med Res Methodol 3:21, of the models without a robust variance.
    """
    return np.sqrt(1 / exposed_cases + 1 / unexposed_cases)


def woolf(exposed_cases: Counts, exposed_total: Counts, *, unexposed_cases: Counts, unexposed_total: Counts) -> Reals:
    """Give SE(log OR); all four counts above nought.

    Source: Woolf B (1955) Ann Hum Genet 19:251–253.
    """
    exposed, unexposed = exposed_total - exposed_cases, unexposed_total - unexposed_cases
    return np.sqrt(1 / exposed_cases + 1 / exposed + 1 / unexposed_cases + 1 / unexposed)

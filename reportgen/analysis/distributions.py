"""Tail probabilities and quantiles of the usual reference distributions.

In: statistics. Out: probabilities and quantiles. scipy is imported on first use and only its special functions, since a
register brief needs none of them and ``scipy.stats`` takes seconds to import.
"""

from __future__ import annotations

from math import erfc, sqrt

from reportgen.shares import normal_quantile

__all__ = ["beta_quantile", "chi_square_tail", "f_quantile", "normal_quantile", "normal_two_sided"]


def normal_two_sided(z: float) -> float:
    """Give the probability of a standard normal value at least as far from nought as ``z``."""
    return erfc(abs(z) / sqrt(2))


def chi_square_tail(statistic: float, df: float) -> float:
    """Give the probability of a chi-square value of at least ``statistic`` with ``df`` degrees of freedom."""
    from scipy.special import chdtrc  # noqa: PLC0415 -- heavy

    return float(chdtrc(df, statistic))


def beta_quantile(probability: float, *, successes: float, failures: float) -> float:
    """Give the quantile of the beta distribution with shapes ``successes`` and ``failures``, both above nought."""
    from scipy.special import betaincinv  # noqa: PLC0415 -- heavy

    return float(betaincinv(successes, failures, probability))


def f_quantile(probability: float, *, numerator_df: float, denominator_df: float) -> float:
    """Give the quantile of the F distribution."""
    from scipy.special import fdtri  # noqa: PLC0415 -- heavy

    return float(fdtri(numerator_df, denominator_df, probability))

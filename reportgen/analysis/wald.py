"""Wald tests and the quantiles that go with them: t and F where there are degrees of freedom, else normal, chi-square.

In: a statistic, degrees of freedom. Out: ``Test`` values and quantiles. It estimates nothing. Where degrees of freedom
are ``None``, the reference is the normal distribution.
"""

from __future__ import annotations

from reportgen.analysis.distributions import chi_square_tail, normal_quantile, normal_two_sided
from reportgen.estimates import Test, TestName


def student_quantile(degrees: float | None, *, level: float) -> float:
    """Give how many standard errors an interval reaches to either side."""
    if degrees is None:
        return normal_quantile(level)
    from scipy.special import stdtrit  # noqa: PLC0415 -- heavy

    return float(stdtrit(degrees, (1 + level) / 2))


def wald_test(statistic: float, *, degrees: float | None) -> Test:
    """Give the two-sided test of an estimate over its standard error."""
    if degrees is None:
        return Test(TestName.WALD, normal_two_sided(statistic), statistic)
    from scipy.special import stdtr  # noqa: PLC0415 -- heavy

    return Test(TestName.WALD, float(2 * stdtr(degrees, -abs(statistic))), statistic, (float(degrees),))


def joint_wald_test(statistic: float, *, count: int, degrees: float | None) -> Test:
    """Give the test of ``count`` estimates at once from their quadratic form: F with degrees of freedom."""
    if degrees is None:
        return Test(TestName.WALD, chi_square_tail(statistic, count), statistic, (float(count),))
    ratio = statistic / count
    return Test(TestName.WALD, f_tail(ratio, degrees=(count, degrees)), ratio, (float(count), float(degrees)))


def f_tail(statistic: float, *, degrees: tuple[float, float]) -> float:
    """Give the probability of an F value of at least ``statistic`` with numerator and denominator ``degrees``."""
    from scipy.special import fdtrc  # noqa: PLC0415 -- heavy

    return float(fdtrc(*degrees, statistic))

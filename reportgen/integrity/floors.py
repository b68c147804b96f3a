"""How narrow the interval of an odds ratio from n persons can be.

In: a printed interval, n, and the ratio. Out: a judgement, with the n that it would need.
"""

from __future__ import annotations

from math import ceil, sqrt

from reportgen.integrity.claims import RatioClaim
from reportgen.integrity.intervals import Scale, implied
from reportgen.integrity.tables import Table
from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Judgement,
    Lacking,
    Reading,
    Step,
    StepKey,
    Verdict,
    figures,
)

_SLACK = 1e-9


def floor(n: int) -> float:
    """Give the least model-based SE(log OR) of a yes/no exposure and outcome among ``n`` persons, crude or adjusted.

    Source: the information on the coefficient of a 0/1 variable is at most n · ¼ · ¼ (each variance at most ¼), and
    holding other variables only takes from it; SE >= 4/√n. Hosmer DW, Lemeshow S, Sturdivant RX (2013) Applied Logistic
    Regression, 3rd ed., section 2.4, for the information matrix.
    """
    return 4 / sqrt(n)


def crude_floor(n: int, odds_ratio: float) -> float:
    """Give the least SE(log OR) of a crude odds ratio of this size: Woolf's, with both margins in halves.

    Source: Woolf B (1955) Ann Hum Genet 19:251–253, minimised over tables with that odds ratio.
    """
    root = sqrt(odds_ratio)
    return sqrt(4 * (1 + root) ** 2 / (n * root))


def best_split(n: int) -> tuple[Table, float]:
    """Give the table of ``n`` >= 4 persons with the least Woolf SE, and that SE: four cells as equal as can be.

    Raises ``ValueError`` for fewer than four.
    """
    if n < 4:  # noqa: PLR2004 -- four cells
        message = f"{n} persons do not fill four cells"
        raise ValueError(message)
    quarter, rest = divmod(n, 4)
    cells = [quarter + (1 if position < rest else 0) for position in range(4)]
    return Table(*cells), sqrt(sum(1 / cell for cell in cells))


def _steps(claim: RatioClaim, n: int, *, error: tuple[float, float]) -> tuple[Step, ...]:
    split, best = best_split(n)
    value = float(claim.value)
    needed = {"n": ceil(16 / error[1] ** 2), "n_at_this_ratio": ceil(n * (crude_floor(n, value) / error[1]) ** 2)}
    return (
        Step(StepKey.IMPLIED_STANDARD_ERROR, figures(lowest=error[0], highest=error[1])),
        Step(StepKey.FLOOR, figures(n=n, floor=floor(n))),
        Step(StepKey.FLOOR_AT_THIS_RATIO, figures(n=n, value=claim.value, floor=crude_floor(n, value))),
        Step(
            StepKey.BEST_SPLIT,
            figures(
                exposed_cases=split.exposed_cases,
                exposed_noncases=split.exposed_noncases,
                unexposed_cases=split.unexposed_cases,
                unexposed_noncases=split.unexposed_noncases,
                standard_error=best,
            ),
        ),
        Step(StepKey.N_NEEDED, figures(**needed)),
    )


def judge_floor(claim: RatioClaim, n: int | None, *, reading: Reading | None) -> Judgement:
    """Say whether an odds ratio of ``n`` persons can have so narrow an interval."""
    lacking = [Lacking.N] if n is None else []
    lacking += [Lacking.INTERVAL] if claim.interval is None else []
    lacking += [] if claim.binary else [Lacking.BINARY_EXPOSURE]
    if lacking or n is None or claim.interval is None or n < 4 or claim.value.value <= 0:  # noqa: PLR2004 -- four cells
        found = tuple(lacking) or (Lacking.VALUE,)
        verdict = Verdict.CANNOT_BE_CHECKED
        return Judgement(CheckName.STANDARD_ERROR_FLOOR, verdict, lacking=found, reading=reading)
    steps = _steps(claim, n, error=implied(claim.interval, Scale.LOG).standard_error)
    widest = implied(claim.interval, Scale.LOG, rounding=None).standard_error[1]
    if widest >= floor(n) * (1 - _SLACK):
        return Judgement(CheckName.STANDARD_ERROR_FLOOR, Verdict.CONSISTENT, steps=steps, reading=reading)
    causes = (Cause.ANOTHER_METHOD, Cause.ANOTHER_N, Cause.ROBUST_STANDARD_ERROR, Cause.EXPOSURE_NOT_BINARY)
    return Judgement(CheckName.STANDARD_ERROR_FLOOR, Verdict.IMPOSSIBLE, steps=steps, causes=causes, reading=reading)

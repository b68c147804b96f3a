"""How far the items of a score go together.

In: a matrix of answers, one line a respondent and one column an item, complete. Out: ``Effect``, or ``NoEffect`` with
the reason. Who is complete, and which items are turned round, is the caller's choice; a missing answer is refused.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.distributions import f_quantile
from reportgen.analysis.effects import Effect, NoEffect, Outcome
from reportgen.analysis.proportions import LEVEL
from reportgen.estimates import AbsenceReason, Interval

FELDT = "feldt"
FEWEST_ITEMS = 2
FEWEST_RESPONDENTS = 3

Items = Sequence[Sequence[float]] | NDArray[np.float64]
"""Lines of respondents, columns of items."""

_ROUNDING = 1e-12  # relative; below this a variance is rounding alone


def cronbach_alpha(items: Items, *, level: float = LEVEL) -> Outcome:
    """Give Cronbach's alpha, at most 1 and below nought where items go against each other, with Feldt's interval.

    There is no interval where alpha is 1: the items are one and the same. ``FEW_RESPONDENTS`` for fewer than three,
    ``NOT_COMPUTABLE`` for fewer than two items, ``NO_VARIATION`` where all respondents have one score. Raises
    ``ValueError`` for a missing answer and for lines of several lengths.

    Source: Cronbach LJ (1951) Psychometrika 16:297–334; interval: Feldt LS, Woodruff DJ, Salih FA (1987) Appl Psychol
    Meas 11:93–103.
    """
    answers = _matrix(items)
    respondents, number = answers.shape
    if respondents < FEWEST_RESPONDENTS:
        return NoEffect(AbsenceReason.FEW_RESPONDENTS)
    if number < FEWEST_ITEMS:
        return NoEffect(AbsenceReason.NOT_COMPUTABLE)
    by_item = float(answers.var(axis=0, ddof=1).sum())
    of_score = float(answers.sum(axis=1).var(ddof=1))
    if of_score <= _ROUNDING * by_item or by_item == 0:
        return NoEffect(AbsenceReason.NO_VARIATION)
    alpha = min(1.0, number / (number - 1) * (1 - by_item / of_score))
    return Effect(alpha, feldt_interval(alpha, respondents=respondents, items=number, level=level), FELDT)


def alpha_if_deleted(items: Items, *, level: float = LEVEL) -> tuple[Outcome, ...]:
    """Give, for each item in order, the alpha of all others; reasons and ``Raises`` as ``cronbach_alpha``."""
    answers = _matrix(items)
    return tuple(cronbach_alpha(np.delete(answers, item, axis=1), level=level) for item in range(answers.shape[1]))


def _matrix(items: Items) -> NDArray[np.float64]:
    if len({len(line) for line in items}) > 1:
        message = "each respondent needs an answer to each item"
        raise ValueError(message)
    answers = np.asarray(items, dtype=np.float64).reshape(len(items), -1 if len(items) else 0)
    if not np.isfinite(answers).all():
        message = "an answer is missing; alpha is of complete respondents"
        raise ValueError(message)
    return answers


def feldt_interval(alpha: float, *, respondents: int, items: int, level: float = LEVEL) -> Interval | None:
    """Give the interval of an alpha that rests on so many respondents and items; ``None`` for an alpha of 1.

    Source: Feldt LS, Woodruff DJ, Salih FA (1987) Appl Psychol Meas 11:93–103.
    """
    if 1 - alpha <= _ROUNDING:
        return None
    df, residual_df = respondents - 1, (respondents - 1) * (items - 1)
    upper_f, lower_f = (
        f_quantile(probability, numerator_df=df, denominator_df=residual_df)
        for probability in ((1 + level) / 2, (1 - level) / 2)
    )
    return Interval(1 - (1 - alpha) * upper_f, 1 - (1 - alpha) * lower_f, level)

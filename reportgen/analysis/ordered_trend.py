"""Whether an outcome's share rises or falls over a variable that has an order.

In: a trend analysis of a survey and its topic. Out: ``Ordered``. A course over calendar time is ``trend``'s matter.

Disclosure: the test is a function of the rows, and derived from each.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from reportgen.analysis.comparing import ANY_NUMBER_OF_EVENTS
from reportgen.analysis.crosstab import Rows, rows_of
from reportgen.analysis.effects import NoEffect
from reportgen.analysis.ordered_groups import cochran_armitage
from reportgen.analysis.prevalence import outcome_of
from reportgen.analysis.regression import Fit, ModelData, Term, logistic
from reportgen.analysis.respondents import Numbers
from reportgen.analysis.study_topic import Named, Piece, StudyTopic
from reportgen.codebook import Variable
from reportgen.estimates import AbsenceReason, Test
from reportgen.findings import OrderedTrend
from reportgen.raw import RawFinding


@dataclass(frozen=True, slots=True)
class Ordered:
    """Everything that one such trend found; ``whole`` is the id of the outcome's share."""

    piece: Piece
    trend: OrderedTrend
    whole: str


def ordered_trend(topic: StudyTopic, *, outcome: str, over: str) -> Ordered:
    """Give the outcome's share at each level in order, and the test for a linear trend.

    A number is its own score, each value a group of the test, also where the shares are by its bands; a choice is
    scored 1, 2, 3 … by the place of its levels. With a design the test is that of the slope of a logistic model on the
    same scores, with its linearised variance: Cochran and Armitage's knows no weights and no clusters.

    Source: see ``cochran_armitage`` and ``logistic``.
    """
    variable = topic.codebook[outcome]
    rows = rows_of(topic, topic.people.levelled(over), outcome=variable, suffix="")
    tested = _test(topic, variable, rows)
    whole, _ = outcome_of(topic, variable)
    piece = Piece((whole,)) + rows.piece + Piece((tested,))
    found = OrderedTrend(topic.analysis, outcome, over, rows.shares, tested.subject.id, rows.missing, topic.people.only)
    return Ordered(piece, found, whole.subject.id)


def _scores(topic: StudyTopic, rows: Rows) -> Numbers:
    if rows.by.variable.is_number:
        return topic.people.numbers(rows.by.variable.id)
    return rows.by.codes.astype(np.float64) + 1


def _test(topic: StudyTopic, outcome: Variable, rows: Rows) -> RawFinding:
    named = Named("test", outcome, derived_from=tuple(rows.shares.values()))
    scores = _scores(topic, rows)
    design = topic.people.design
    if design is None:
        return topic.test(named, _counted(rows, scores), n=rows.n)
    data = ModelData(rows.cases.astype(np.float64), (Term("score", scores),), design.within(rows.inside))
    fit = logistic(data, rules=ANY_NUMBER_OF_EVENTS)
    if not isinstance(fit, Fit):
        return topic.test(named, fit, n=rows.n)
    slope = fit.coefficients[0].effect
    found = slope.test if slope.test is not None else NoEffect(AbsenceReason.NOT_COMPUTABLE)
    return topic.test(named, found, n=rows.n, method=fit.method)


def _counted(rows: Rows, scores: Numbers) -> Test | NoEffect:
    values, group = np.unique(scores[rows.inside], return_inverse=True)
    totals = np.bincount(group, minlength=len(values))
    cases = np.bincount(group, weights=rows.cases[rows.inside], minlength=len(values)).astype(np.int64)
    return cochran_armitage(cases.tolist(), totals.tolist(), scores=values.tolist())

"""The one doorway from what was found to what may be published.

In: ``RawFindings`` and ``RawQuality``. Out: ``Findings``, in which a number that could point at a person is
``Suppressed`` and nothing of it is kept: not its interval, not its verdict, not its place in a funnel. Whatever a brief
shows, in a table, a chart, a sentence or a file, comes through ``publish``. It words nothing.

What is hidden is decided in passes, each of which only adds to it: cells that are small in themselves, then whatever
could be solved for them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from reportgen.analysis.comparison import Spread, lie
from reportgen.estimates import Estimate, Measure, Suppressed, SuppressionReason
from reportgen.findings import Audience, Finding, Findings, Funnel, Problem, ProblemKind, ProblemValue, Quality
from reportgen.periods import Period
from reportgen.raw import RawFinding, RawFindings, RawProblem, RawQuality, RawValue


@dataclass(frozen=True, slots=True)
class Rule:
    """What is hidden: counts of persons from 1 to one below ``minimum_cell``, and their complements.

    An internal audience sees all; 0 (or 1) hides nothing but the text of unreadable cells.
    """

    minimum_cell: int
    audience: Audience

    def small(self, count: float | None) -> bool:
        """Say whether a count of persons is too small to be shown; nought is not, for it is nobody."""
        return self.audience is Audience.PUBLIC and count is not None and 0 < count < self.minimum_cell


Ids = frozenset[str]
Pass = Callable[[Sequence[RawFinding], Ids, Rule], Ids]
"""Findings, the ids hidden so far, the rule → all ids to hide."""


def publish(findings: RawFindings, quality: RawQuality, *, period: Period, rule: Rule) -> Findings:
    """Give what may be published of the findings and of the quality of the data behind them."""
    raw = (*findings.items, *quality.items)
    hidden: Ids = frozenset()
    for decide in PASSES:
        hidden |= decide(raw, hidden, rule)
    items = tuple(_finding(item, hidden) for item in raw)
    estimates = {item.id: item.estimate for item in items if item.estimate is not None}
    return Findings(
        period=period,
        items=items,
        funnels=tuple(shown for funnel in findings.funnels if (shown := _funnel(funnel, estimates)) is not None),
        run_charts=findings.run_charts,
        quality=_quality(quality, rule),
        audience=rule.audience,
        minimum_cell=rule.minimum_cell,
    )


def _small_cells(items: Sequence[RawFinding], hidden: Ids, rule: Rule) -> Ids:
    """Primary suppression: a count of persons, or those it leaves over, is from 1 to one below the minimum.

    Source: Hundepool A et al. (2012) Statistical Disclosure Control, Wiley: frequency tables, threshold rule.
    """
    return hidden | {item.subject.id for item in items if _is_small(item, rule)}


def _is_small(item: RawFinding, rule: Rule) -> bool:
    estimate = item.quantity
    if not isinstance(estimate, Estimate) or not estimate.persons:
        return False
    counts: list[float | None] = [estimate.numerator, estimate.denominator, estimate.n]
    if estimate.numerator is not None and estimate.denominator is not None:
        counts.append(estimate.denominator - estimate.numerator)
    if estimate.measure is Measure.COUNT:
        counts.append(estimate.value)
    return any(rule.small(count) for count in counts)


def _derived(items: Sequence[RawFinding], hidden: Ids, _rule: Rule) -> Ids:
    """Hide what a hidden finding could be solved from, until nothing more is found."""
    while more := {item.subject.id for item in items if hidden.intersection(item.derived_from)} - hidden:
        hidden |= more
    return hidden


PASSES: tuple[Pass, ...] = (_small_cells, _derived)
"""In this order; complementary suppression belongs between the two."""


def _finding(item: RawFinding, hidden: Ids) -> Finding:
    estimate = item.quantity
    if item.subject.id not in hidden or not isinstance(estimate, Estimate):
        return Finding(item.subject, estimate, item.verdict)
    return Finding(
        item.subject,
        Suppressed(
            measure=estimate.measure,
            unit=estimate.unit,
            method=estimate.method,
            period=estimate.period,
            source=estimate.source,
            reason=SuppressionReason.SMALL_CELL,
        ),
    )


def _funnel(funnel: Funnel, estimates: dict[str, Estimate]) -> Funnel | None:
    """Give the funnel of the shares that may be shown, or ``None`` where they are too few or nothing to lie around.

    With a point gone it is drawn anew around the others: limits end at the largest of them, and the dispersion, which
    is still that of all groups, is told so coarsely that the hidden ones cannot be worked out of it.
    """
    benchmark = estimates.get(funnel.benchmark)
    shown = {name: estimates[name] for name in funnel.points if name in estimates}
    if benchmark is None:
        return None
    if len(shown) == len(funnel.points):
        return funnel
    coarse = Spread(funnel.dispersion, funnel.overdispersed).coarse()
    lying = lie(shown, benchmark.value, spread=coarse)
    if lying is None:
        return None
    return replace(
        funnel,
        points=tuple(shown),
        standings=lying.standings,
        limits=lying.limits,
        dispersion=coarse.dispersion,
    )


def _quality(quality: RawQuality, rule: Rule) -> Quality:
    return Quality(
        usability=quality.usability,
        reasons=quality.reasons,
        ids=quality.ids,
        subunit_label=quality.subunit_label,
        grid=quality.grid,
        missing=quality.missing,
        unexpected=quality.unexpected,
        problems=tuple(_problem(problem, rule) for problem in quality.problems),
    )


def _problem(problem: RawProblem, rule: Rule) -> Problem:
    return Problem(
        kind=problem.kind,
        subunit=problem.subunit,
        month=problem.month,
        where=problem.where,
        values=tuple(_value(value, hidden=_hides(value, problem, rule)) for value in problem.values),
    )


def _value(value: RawValue, *, hidden: bool) -> ProblemValue:
    if hidden:
        return ProblemValue(value.count, value.column, None, hidden=True)
    return ProblemValue(value.count, value.column, value.value, text=value.text)


def _hides(value: RawValue, problem: RawProblem, rule: Rule) -> bool:
    """Say whether a count of a problem row is hidden.

    So is one below zero that would be small without its sign, for that is what was meant; the text of an unreadable
    cell, which may be a small count in words or a name; and the smaller of two counts that differ by a small number,
    for it may be a part of the other. A count above its whole leaves nobody over, so there both may be shown.
    """
    if value.text is not None:
        return rule.audience is Audience.PUBLIC
    if value.value is None:
        return False
    if rule.small(abs(value.value)):
        return True
    if problem.kind is ProblemKind.NUMERATOR_ABOVE_DENOMINATOR:
        return False
    return any(
        rule.small(whole.value - part.value)
        for part, whole in permutations(problem.values, 2)
        if part is value and part.value is not None and whole.value is not None
    )

"""The one doorway from what was found to what may be published.

In: ``RawFindings`` and ``RawQuality``. Out: ``Findings``, in which a number that could point at a person is
``Suppressed`` and nothing of it is kept: not its interval, not its verdict, not its place in a funnel. Whatever a brief
shows, in a table, a chart, a sentence or a file, comes through ``publish``. It words nothing.

What is hidden is decided in passes, each of which only adds to it: cells that are small in themselves, then whatever
could be solved for them. What is computed from several findings at once (a funnel, a median, the signal of a run chart)
is then computed anew from those that are shown, so that it is the same whatever the hidden ones were.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import permutations

from reportgen.analysis.comparison import lie
from reportgen.analysis.trend import median_share, signal
from reportgen.errors import Location
from reportgen.estimates import Estimate, Measure, Suppressed, SuppressionReason
from reportgen.findings import (
    Audience,
    Finding,
    Findings,
    Funnel,
    Problem,
    ProblemKind,
    ProblemValue,
    Quality,
    RunChart,
)
from reportgen.periods import Period
from reportgen.raw import RawFinding, RawFindings, RawProblem, RawQuality, RawValue


@dataclass(frozen=True, slots=True)
class Rule:
    """What is hidden: counts of persons from 1 to one below ``minimum_cell``, and their complements.

    An internal audience sees all; 0 (or 1) hides nothing but the text of unreadable cells.
    """

    minimum_cell: int
    audience: Audience

    @property
    def hides_counts(self) -> bool:
        """Whether there is any count that is too small to be shown."""
        return self.audience is Audience.PUBLIC and self.minimum_cell > 1

    def small(self, count: float | None) -> bool:
        """Say whether a count of persons is too small to be shown; nought is not, for it is nobody."""
        return self.audience is Audience.PUBLIC and count is not None and 0 < count < self.minimum_cell


Ids = frozenset[str]
Pass = Callable[[Sequence[RawFinding], Ids, Rule], Ids]
"""Findings, the ids hidden so far, the rule → all ids to hide."""


def publish(findings: RawFindings, quality: RawQuality | None, *, period: Period, rule: Rule) -> Findings:
    """Give what may be published of the findings and of the quality of a register's data behind them."""
    raw = (*findings.items, *(quality.items if quality is not None else ()))
    hidden: Ids = frozenset()
    for decide in PASSES:
        hidden |= decide(raw, hidden, rule)
    items = tuple(_finding(item, hidden) for item in raw)
    estimates = {item.id: item.estimate for item in items if item.estimate is not None}
    medians = {chart.median: _shares(chart.points, estimates) for chart in findings.run_charts}
    return Findings(
        period=period,
        items=tuple(_median(item, medians[item.id]) if item.id in medians else item for item in items),
        funnels=tuple(shown for funnel in findings.funnels if (shown := _funnel(funnel, estimates)) is not None),
        run_charts=tuple(_run_chart(chart, estimates) for chart in findings.run_charts),
        register=_quality(quality, rule) if quality is not None else None,
        audience=rule.audience,
        minimum_cell=rule.minimum_cell,
        study=findings.study,
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
    return Finding(item.subject, _suppressed(estimate))


def _suppressed(estimate: Estimate) -> Suppressed:
    return Suppressed(
        measure=estimate.measure,
        unit=estimate.unit,
        method=estimate.method,
        period=estimate.period,
        source=estimate.source,
        reason=SuppressionReason.SMALL_CELL,
    )


Estimates = Mapping[str, Estimate]
"""What is shown, by id."""


def _shares(points: Sequence[str], estimates: Estimates) -> tuple[Estimate, ...]:
    return tuple(estimates[name] for name in points if name in estimates)


def _median(item: Finding, shares: Sequence[Estimate]) -> Finding:
    """Give the median of the shares that are shown; hidden where they are fewer than two."""
    if item.estimate is None:
        return item
    value = median_share(shares)
    if value is None:
        return replace(item, quantity=_suppressed(item.estimate), verdict=None)
    return replace(item, quantity=replace(item.estimate, value=value, n=len(shares)))


def _run_chart(chart: RunChart, estimates: Estimates) -> RunChart:
    """Give the chart with what the runs of the shares that are shown say; hidden points keep their places."""
    return replace(chart, signal=signal([share.value for share in _shares(chart.points, estimates)]))


def _funnel(funnel: Funnel, estimates: Estimates) -> Funnel | None:
    """Give the funnel of the shares that may be shown, or ``None`` where they are too few or nothing to lie around.

    With a point gone it is drawn anew from the others alone: limits, dispersion and standings. Of the hidden ones it
    keeps what the published benchmark, the share of all together, says of them.
    """
    benchmark = estimates.get(funnel.benchmark)
    shown = {name: estimates[name] for name in funnel.points if name in estimates}
    if benchmark is None:
        return None
    if len(shown) == len(funnel.points):
        return funnel
    lying = lie(shown, benchmark.value)
    if lying is None:
        return None
    return replace(
        funnel,
        points=tuple(shown),
        standings=lying.standings,
        limits=lying.limits,
        dispersion=lying.spread.dispersion,
        overdispersed=lying.spread.overdispersed,
        method=lying.spread.method,
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
        problems=_problems(quality.problems, rule),
    )


DATES = frozenset({"month", "year"})
"""What a cell that is no count is called where it cannot be read."""
COUNTED = frozenset({ProblemKind.REPEATED, ProblemKind.SAME_AS_MONTH_BEFORE, ProblemKind.UNEXPECTED_SUBUNIT})
"""Kinds of rows whose very counts are in published figures: beside those a count would give away what is left."""


def _problems(problems: Sequence[RawProblem], rule: Rule) -> tuple[Problem, ...]:
    """Give the problem rows; a count of a register row is hidden in all that is said of the row, or nowhere."""
    rows: dict[Location, list[RawProblem]] = {}
    for problem in problems:
        rows.setdefault(_row(problem), []).append(problem)
    secret = {row: _secret(said, rule) for row, said in rows.items()}
    return tuple(_problem(problem, secret[_row(problem)], rule=rule) for problem in problems)


def _has_letters(text: str) -> bool:
    return any(letter.isalpha() for letter in text)


def _row(problem: RawProblem) -> Location:
    return Location(file=problem.where.file, sheet=problem.where.sheet, row=problem.where.row)


def _secret(said: Sequence[RawProblem], rule: Rule) -> frozenset[str]:
    """Give the names of the counts that are hidden, of everything that is said of one row.

    Those are small counts, also below zero, for the count without its sign is what was meant; and the smaller of two
    that differ by a small number, for it may be a part of the other. Only the two of which one is above the other, its
    whole, leave nobody over between them. Where nobody was asked, how many there were is in published figures: there
    the nought alone is told.
    """
    if not rule.hides_counts:
        return frozenset()
    values = {(value.count, value.value) for problem in said for value in problem.values if value.value is not None}
    impossible = {
        frozenset(value.count for value in problem.values)
        for problem in said
        if problem.kind is ProblemKind.NUMERATOR_ABOVE_DENOMINATOR
    }
    small = {count for count, value in values if rule.small(abs(value))}
    parts = {
        part
        for (part, fewer), (whole, more) in permutations(values, 2)
        if rule.small(more - fewer) and frozenset({part, whole}) not in impossible
    }
    unasked = {
        value.count
        for problem in said
        if problem.kind is ProblemKind.NOBODY_ASKED
        for value in problem.values
        if value.value
    }
    return frozenset(small | parts | unasked)


def _problem(problem: RawProblem, secret: frozenset[str], *, rule: Rule) -> Problem:
    told = () if rule.hides_counts and problem.kind in COUNTED else problem.values
    return Problem(
        kind=problem.kind,
        subunit=problem.subunit,
        month=problem.month,
        where=problem.where,
        values=tuple(_value(value, secret, rule=rule) for value in told),
    )


def _value(value: RawValue, secret: frozenset[str], *, rule: Rule) -> ProblemValue:
    """Give a count as it may be shown; never, in public, the text of an unreadable count: it may be a name.

    What stands where a month or a year is due counts nobody: figures there are shown.
    """
    if value.text is None:
        hidden = value.count in secret
    else:
        hidden = rule.audience is Audience.PUBLIC and not (value.count in DATES and not _has_letters(value.text))
    if hidden:
        return ProblemValue(value.count, value.column, None, hidden=True)
    return ProblemValue(value.count, value.column, value.value, text=value.text)

"""What is to be measured again: each indicator with its baseline, its target, who answers for it, and when.

In: ``Measures``. Out: a table. A hidden baseline shows the sign, one whose data are not usable says so instead of a
number; no row judges.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.exhibits import cells
from reportgen.exhibits.policy.measures import Measures
from reportgen.exhibits.table import Align, Cell, Column, Part, PartNumber, Row, Table
from reportgen.findings import Finding, Monitored
from reportgen.locales.messages import ConfidenceInterval, Number, Percent, Value, Words, message
from reportgen.periods import Period
from reportgen.rulebook import Yardstick

_HEADS = ("indicator", "baseline", "target", "owner", "due")


def monitoring_table(measures: Measures, *, notes: tuple[Words, ...] = ()) -> Table | None:
    """Give a row an indicator, ``notes`` with its own below; ``None`` where nothing is to be measured again.

    What all rows share is said once: the level of the intervals in the head, the quarter in the caption.
    """
    monitored = measures.counsel.monitoring
    if not monitored:
        return None
    shared = _Shared.of(measures)
    caption = message("policy.captions.monitoring", place=measures.place, period=measures.findings.period)
    if shared.due is not None:
        caption = message("policy.captions.monitoring.due", caption=caption, due=shared.due)
    rows = tuple(_row(measures, each, shared=shared) for each in monitored)
    return Table("monitoring", caption, tuple(_columns(shared)), rows, (*_notes(measures), *notes))


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all rows have in common, each ``None`` where they have not: the level of intervals, the quarter."""

    level: float | None
    due: Period | None

    @classmethod
    def of(cls, measures: Measures) -> _Shared:
        found = [_finding(measures, each) for each in measures.counsel.monitoring]
        estimates = (each.estimate for each in found if each is not None)
        levels = {each.interval.level for each in estimates if each is not None and each.interval is not None}
        quarters = {each.due for each in measures.counsel.monitoring}
        return cls(levels.pop() if len(levels) == 1 else None, quarters.pop() if len(quarters) == 1 else None)


def _columns(shared: _Shared) -> Iterator[Column]:
    for name in _HEADS:
        head = message(f"policy.captions.monitoring.head.{name}")
        if name == "baseline" and shared.level is not None:
            head = message("policy.captions.monitoring.head.level", level=Percent(shared.level, None))
        if name != "due" or shared.due is None:
            yield Column(head, Align.TEXT)


def _row(measures: Measures, monitored: Monitored, *, shared: _Shared) -> Row:
    target = _target(monitored.yardstick, lower=measures.lower_is_better(monitored.figure))
    baseline = _baseline(measures, _finding(measures, monitored), bare=shared.level is not None)
    due = () if shared.due is not None else (Cell(monitored.due),)
    return Row(monitored.label, (baseline, target, Cell(monitored.owner), *due))


def _finding(measures: Measures, monitored: Monitored) -> Finding | None:
    return None if monitored.finding is None else measures.findings.get(monitored.finding)


def _baseline(measures: Measures, finding: Finding | None, *, bare: bool) -> Cell:
    """Give the share with its interval and n; a word where there is none yet."""
    if finding is None:
        return Cell(message("policy.captions.baseline.none"))
    if not measures.is_usable(finding):
        return Cell(message("policy.captions.baseline.unusable"))
    return figure_cell(finding, bare=bare)


def figure_cell(finding: Finding, *, bare: bool = False) -> Cell:
    """Give a local share with its interval and n: ``65,1% (IK 95%: 57,7–71,8); n = 172``.

    ``bare`` leaves the level out, for a table whose head names it.
    """
    shown = cells.share(finding)
    estimate = finding.estimate
    if estimate is None:
        return shown
    share: Value = Percent(estimate.value)
    parts = [PartNumber(Part.VALUE, estimate.value, cells.PERCENT_FORMAT)]
    if estimate.interval is not None:
        limits = cells.bare_limits(estimate.interval) if bare else ConfidenceInterval(estimate.interval)
        share = message("policy.captions.figure.limits", share=share, limits=limits)
        parts += cells.interval(finding).parts
    n = estimate.denominator if estimate.denominator is not None else estimate.n
    if n is None:
        return Cell(share, parts=tuple(parts))
    parts.append(PartNumber(Part.DENOMINATOR, n))
    return Cell(message("policy.captions.figure.n", share=share, n=Number(n)), parts=tuple(parts))


def _target(yardstick: Yardstick | None, *, lower: bool) -> Cell:
    """Give the target with whose it is; a threshold of the brief's own bears that name, which a note explains."""
    if yardstick is None:
        return Cell(message("policy.captions.target.none"))
    value = value_of(yardstick, lower=lower)
    basis: Words = message("policy.captions.target.own") if yardstick.own else whose(yardstick)
    words = message("policy.captions.target", value=value, basis=basis)
    return Cell(words, parts=(PartNumber(Part.VALUE, yardstick.value, cells.PERCENT_FORMAT),))


def value_of(yardstick: Yardstick, *, lower: bool) -> Words:
    """Give what is to be reached: ``≥ 60%``, or ``≤ 10%`` where less is better."""
    value = Percent(yardstick.value, None)
    return message("policy.captions.target.most" if lower else "policy.captions.target.least", value=value)


def whose(yardstick: Yardstick) -> Words:
    """Give whose target it is, for which year, and who reports it where it is known at second hand."""
    basis: Words = yardstick.basis
    if yardstick.year is not None:
        basis = message("policy.captions.target.year", basis=basis, year=str(yardstick.year))
    if yardstick.reported_by is not None and not yardstick.mark.needs_no_caveat:
        basis = message("policy.reported", what=basis, reporter=yardstick.reported_by)
    return basis


def _notes(measures: Measures) -> tuple[Words, ...]:
    monitored = measures.counsel.monitoring
    found = [_finding(measures, each) for each in monitored]
    usable = [each for each in found if each is not None and measures.is_usable(each)]
    notes: list[Words] = []
    if any(each.yardstick is not None and each.yardstick.own for each in monitored):
        notes.append(message("policy.captions.note.own"))
    if len(usable) < sum(each is not None for each in found):
        notes.append(message("policy.captions.note.unusable"))
    return (*notes, *cells.sign_notes(usable))

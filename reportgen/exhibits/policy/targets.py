"""One indicator against several known targets: met, not met or not to be said, each for itself.

In: ``Measures``, and what must be said of the figures from which targets were set. Out: a table, or ``None`` where no
target is known beside the one in force. States come from the interval.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.exhibits import cells
from reportgen.exhibits.policy.measures import Measures
from reportgen.exhibits.policy.monitoring import figure_cell, value_of, whose
from reportgen.exhibits.table import Align, Cell, Column, Row, RowRole, Table
from reportgen.findings import Finding
from reportgen.locales.messages import Number, Words, message
from reportgen.rulebook import FigureState, Yardstick

_FEWEST = 2
_HEADS = (("whose", Align.TEXT), ("value", Align.NUMBER), ("state", Align.TEXT))


def targets_table(measures: Measures, *, baselines: tuple[Words, ...] = ()) -> Table | None:
    """Give a row a target, by indicator; ``baselines`` say where an indicator stood when its target was set."""
    groups = [(finding, known) for finding, known in known_targets(measures) if len(known) >= _FEWEST]
    if not groups:
        return None
    columns = tuple(Column(message(f"policy.captions.targets.head.{name}"), align) for name, align in _HEADS)
    caption = message("policy.captions.targets", place=measures.place, period=measures.findings.period)
    rows: list[Row] = []
    states: list[FigureState] = []
    for finding, known in groups:
        rows.append(_heading(measures, finding))
        for yardstick in known:
            states.append(state_of(measures, finding, yardstick))
            rows.append(_row(measures, finding, yardstick, state=states[-1]))
    found = [finding for finding, _ in groups]
    return Table("policy-targets", caption, columns, tuple(rows), (*_notes(measures, found, states), *baselines))


def known_targets(measures: Measures) -> Iterator[tuple[Finding, tuple[Yardstick, ...]]]:
    """Go through the indicators with a local figure: the target of this brief, then others that are known."""
    names = dict.fromkeys(each.indicator for each in measures.counsel.references)
    for name in sorted(names, key=lambda each: each != measures.headline):
        finding = measures.local(name)
        if finding is not None:
            yield finding, tuple(_yardsticks(measures, name, finding))


def _yardsticks(measures: Measures, indicator: str, finding: Finding) -> Iterator[Yardstick]:
    seen: set[tuple[float, int | None]] = set()
    own = finding.verdict.target if finding.verdict is not None else None
    if own is not None:
        seen.add((own.value, own.year))
        yield Yardstick(own.value, own.basis, own.year)
    for each in measures.counsel.references:
        yardstick = each.yardstick
        same = (yardstick.value, yardstick.year) in seen
        if each.indicator == indicator and yardstick.mark.may_be_printed and not same:
            yield yardstick


def name_of(measures: Measures, finding: Finding) -> str:
    """Give the name by which rules and tables know a local share."""
    return finding.subject.indicator or next(
        (each.figure for each in measures.counsel.monitoring if each.finding == finding.id), ""
    )


def state_of(measures: Measures, finding: Finding, yardstick: Yardstick) -> FigureState:
    """Say what the interval of a local share says of one known target."""
    return measures.state(name_of(measures, finding), finding, yardstick)


def _heading(measures: Measures, finding: Finding) -> Row:
    label = finding.subject.label
    shown = figure_cell(finding).shows if measures.is_usable(finding) else None
    if shown is None:
        return Row(label, (), role=RowRole.GROUP)
    return Row(message("policy.captions.targets.figure", label=label, figure=shown), (), role=RowRole.GROUP)


def _row(measures: Measures, finding: Finding, yardstick: Yardstick, *, state: FigureState) -> Row:
    value = value_of(yardstick, lower=measures.lower_is_better(name_of(measures, finding)))
    told = message(f"policy.captions.state.{state.value}")
    return Row(whose(yardstick), (Cell(value, yardstick.value, cells.PERCENT_FORMAT), Cell(told)), role=RowRole.MEMBER)


def _notes(measures: Measures, found: list[Finding], states: Iterable[FigureState]) -> Iterator[Words]:
    if {FigureState.MET, FigureState.GAP} <= set(states):
        yield message("policy.captions.note.both")
    yield message("policy.captions.note.interval")
    if any(measures.is_too_small(each) for each in found):
        yield message("policy.captions.note.few", floor=Number(measures.floor))
    if not all(map(measures.is_usable, found)):
        yield message("policy.captions.note.unusable")
    yield from cells.sign_notes([each for each in found if measures.is_usable(each)])

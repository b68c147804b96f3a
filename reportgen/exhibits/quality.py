"""The first exhibit: who reported, how many were asked, what was kept out and why.

In: the scene. Out: tables, or ``None`` where there is nothing to show. What disclosure control hid stays hidden.
"""

from __future__ import annotations

from reportgen.exhibits import cells
from reportgen.exhibits.scene import Scene
from reportgen.exhibits.table import Align, Cell, Column, Row, Table
from reportgen.findings import Finding, Problem, ProblemValue
from reportgen.locales.messages import Number, Several, Value, Words, message
from reportgen.locales.names import readable

MEASURES = ("subunits", "months", "reports", "asked", "zeros", "kept_out", "suspicious")
MOST_PROBLEMS = 12
MOST_VALUES = 8


def quality_table(scene: Scene) -> Table | None:
    """Give a row a measure: how many, out of how many, which share; a count of problems only where there are any."""
    ids = scene.findings.quality.ids
    named = [scene.findings.get(ids[name]) for name in MEASURES if name in ids]
    found = [item for item in named if item is not None and not _is_none(item)]
    if not found:
        return None
    columns = (
        Column(message("captions.head.measure"), Align.TEXT),
        Column(message("captions.head.number")),
        Column(message("captions.head.expected")),
        Column(message("captions.head.share")),
    )
    caption = message("captions.quality.table", period=scene.findings.period)
    return Table("quality", caption, columns, tuple(_measure(item) for item in found), cells.sign_notes(found))


def _is_none(finding: Finding) -> bool:
    estimate = finding.estimate
    return estimate is not None and estimate.denominator is None and estimate.value == 0


def _measure(finding: Finding) -> Row:
    estimate = finding.estimate
    if estimate is not None and estimate.denominator is None:
        return Row(finding.subject.label, (cells.count(estimate.value), cells.NOTHING, cells.NOTHING))
    shown = (cells.numerator(finding), cells.denominator(finding), cells.share(finding))
    return Row(finding.subject.label, shown)


def problems_table(scene: Scene) -> Table | None:
    """Give the rows that were kept out or look odd: row, village, month, what is the matter, values."""
    problems = scene.findings.quality.problems
    if not problems:
        return None
    shown = sorted(problems, key=lambda problem: not problem.kind.keeps_out)[:MOST_PROBLEMS]
    columns = (
        Column(message("captions.head.row"), Align.TEXT),
        Column(scene.findings.quality.subunit_label or message("captions.head.village"), Align.TEXT),
        Column(message("captions.head.month"), Align.TEXT),
        Column(message("captions.head.matter"), Align.TEXT),
        Column(message("captions.head.values"), Align.TEXT),
    )
    notes: list[Words] = [message("captions.problems.rows")]
    if any(value.hidden for problem in shown for value in problem.values):
        notes.append(message("captions.note.suppressed"))
    if len(problems) > len(shown):
        notes.append(message("captions.problems.more", count=len(problems) - len(shown)))
    caption = message("captions.problems.table")
    return Table("problems", caption, columns, tuple(_problem(problem) for problem in shown), tuple(notes))


def _problem(problem: Problem) -> Row:
    effect = "kept_out" if problem.kind.keeps_out else "pointed_at"
    matter = message(f"captions.problem.{effect}", matter=message(f"captions.matter.{problem.kind.value}"))
    values = tuple(_value(value) for value in problem.values)
    row: Value = Number(problem.where.row) if problem.where.row is not None else "–"
    return Row(
        row,
        (
            Cell(readable(problem.subunit) if problem.subunit else None),
            Cell(problem.month),
            Cell(matter),
            Cell(Several(values, MOST_VALUES) if values else None),
        ),
    )


def _value(value: ProblemValue) -> Value:
    return message("captions.problem.value", column=value.column.replace("_", " "), value=_shown(value))


def _shown(value: ProblemValue) -> Value:
    if value.hidden:
        return message("captions.sign.suppressed")
    if value.text is not None:
        return value.text
    if value.value is None:
        return "–"
    return Number(value.value, 0 if float(value.value).is_integer() else 2)

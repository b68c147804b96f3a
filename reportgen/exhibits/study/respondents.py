"""Who answered: the flow of respondents, and what they are like.

In: the scene. Out: tables, or ``None`` where there is nothing to show. What disclosure control hid stays hidden.
"""

from __future__ import annotations

from reportgen.codebook import Variable
from reportgen.estimates import Suppressed
from reportgen.exhibits import cells
from reportgen.exhibits.study import notes
from reportgen.exhibits.study.scene import StudyScene
from reportgen.exhibits.table import Align, Cell, Column, Row, RowRole, Table
from reportgen.findings import Characteristic, Finding, Only
from reportgen.locales.messages import Value, Words, message

BOTH = 2
YES = frozenset({"ya", "yes"})


def flow_table(scene: StudyScene) -> Table | None:
    """Give a row a step: how many respondents are left, and how many the step cost."""
    found = [(step, scene.found(each)) for step, each in scene.study.flow.steps]
    shown = [(step, each) for step, each in found if each is not None]
    if not shown:
        return None
    columns = (
        Column(message("study.captions.head.step"), Align.TEXT),
        Column(message("study.captions.head.respondents")),
        Column(message("study.captions.head.lost")),
    )
    before: list[Finding | None] = [None, *(each for _, each in shown)]
    rows = tuple(
        Row(message(f"study.captions.step.{step.value}"), (cells.value(each), _lost(earlier, each)))
        for (step, each), earlier in zip(shown, before, strict=False)
    )
    caption = message("study.captions.flow.table", period=scene.findings.period)
    remarks = (
        *notes.only(scene, scene.study.headline_analysis, scene.study.flow.only),
        *notes.about(scene, [each for _, each in shown]),
        *cells.sign_notes([each for _, each in shown]),
    )
    return Table("flow", caption, columns, rows, remarks)


def _lost(earlier: Finding | None, now: Finding) -> Cell:
    """Give how many a step cost; a count that is hidden (or not there) hides the steps to and from it."""
    if earlier is None:
        return cells.BLANK
    if earlier.estimate is None or now.estimate is None:
        hidden = any(isinstance(each.quantity, Suppressed) for each in (earlier, now))
        return cells.HIDDEN if hidden else cells.NOTHING
    return cells.count(earlier.estimate.value - now.estimate.value)


def characteristics_tables(scene: StudyScene) -> tuple[Table, ...]:
    """Give a table for each group of respondents that variables are described in: one survey, one restriction."""
    groups: dict[tuple[str, Only], dict[str, Characteristic]] = {}
    for each in scene.study.characteristics:
        known = scene.estimate(each.known)
        source = known.source if known is not None else each.analysis
        groups.setdefault((source, each.only), {}).setdefault(each.variable, each)
    tables = (characteristics_table(scene, tuple(described.values())) for described in groups.values())
    return tuple(table for table in tables if table is not None)


def characteristics_table(scene: StudyScene, described: tuple[Characteristic, ...]) -> Table | None:
    """Give what respondents are like: a group a variable, a row a level; of a number its mean and its median.

    A yes/no variable has one row, that of the answer that counts.
    """
    if not described:
        return None
    columns = (
        Column(message("study.captions.head.characteristic"), Align.TEXT),
        Column(message("study.captions.head.number")),
        Column(message("study.captions.head.share_or_value")),
        Column(message("study.captions.head.missing")),
    )
    rows = tuple(row for each in described for row in _described(scene, each))
    shown = [each for described_one in described for each in _findings(scene, described_one)]
    caption = message("study.captions.characteristics.table", place=scene.place, period=scene.findings.period)
    return Table(
        f"characteristics-{described[0].analysis}",
        caption,
        columns,
        rows,
        (*_remarks(scene, described), *notes.about(scene, shown), *cells.sign_notes(shown)),
    )


def _remarks(scene: StudyScene, described: tuple[Characteristic, ...]) -> tuple[Words, ...]:
    first = described[0]
    restricted = notes.only(scene, first.analysis, first.only)
    return (*restricted, message("study.captions.characteristics.denominator"))


def _findings(scene: StudyScene, one: Characteristic) -> tuple[Finding, ...]:
    summaries = [each for each in (one.mean, one.median) if each is not None]
    return scene.all_of([one.known, one.missing, *one.levels.values(), *summaries])


def _described(scene: StudyScene, one: Characteristic) -> tuple[Row, ...]:
    label = scene.label(one.analysis, one.variable)
    known, missing = scene.found(one.known), scene.found(one.missing)
    variable = scene.study.variable(one.analysis, one.variable)
    if variable.event is not None and len(one.levels) == BOTH and variable.event in one.levels:
        counted = scene.found(one.levels[variable.event])
        return (
            Row(_event(variable, variable.event), (cells.counts(counted), cells.share(counted), cells.value(missing))),
        )
    head = Row(label, (cells.value(known), cells.BLANK, cells.value(missing)), role=RowRole.GROUP)
    levels = tuple(
        Row(
            scene.level(one.analysis, one.variable, level),
            (cells.numerator(scene.found(each)), cells.share(scene.found(each)), cells.BLANK),
            role=RowRole.MEMBER,
        )
        for level, each in one.levels.items()
    )
    return (head, *_summaries(scene, one), *levels)


def _event(variable: Variable, event: str) -> Value:
    """Give what a row of a yes/no variable counts: its label, and the answer where that is not *yes*."""
    answer = variable.level(event).label
    if all(words.strip().lower() in YES for _, words in answer.versions):
        return variable.label
    return message("study.captions.characteristics.event", variable=variable.label, level=answer)


def _summaries(scene: StudyScene, one: Characteristic) -> tuple[Row, ...]:
    found = (("mean", one.mean, cells.mean), ("median", one.median, cells.median))
    return tuple(
        Row(
            message(f"study.captions.{name}"),
            (cells.BLANK, shown(scene.found(each)), cells.BLANK),
            role=RowRole.MEMBER,
        )
        for name, each, shown in found
        if each is not None
    )

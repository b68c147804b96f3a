"""What goes with the outcome: tables of groups with their tests, crude and adjusted estimates.

In: the scene and an association. Out: tables. One ratio a table: two side by side are read as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.estimates import Measure, Suppressed
from reportgen.exhibits import cells
from reportgen.exhibits.study import notes
from reportgen.exhibits.study.models import effect_notes, fisher_notes, missing_notes
from reportgen.exhibits.study.scene import StudyScene
from reportgen.exhibits.study.testing import outcome_of_test, tested
from reportgen.exhibits.table import Align, Cell, Column, Row, RowRole, Table
from reportgen.findings import Association, Exposure, Finding
from reportgen.locales.messages import Value, Words, message

REFERENCE = Cell(message("study.captions.reference"))


def association_tables(scene: StudyScene, association: Association) -> tuple[Table, ...]:
    """Give the table of the first ratio with the difference beside it, then one a further ratio.

    An outcome of more than two answers has a table of its groups an exposure instead.
    """
    if any(exposure.cells for exposure in association.exposures):
        return tuple(_crosstab(scene, association, exposure) for exposure in association.exposures if exposure.cells)
    first, *others = ratios(association) or (None,)
    if not association.exposures:
        return ()
    return (_main(scene, association, first), *(_further(scene, association, each) for each in others if each))


def ratios(association: Association) -> tuple[Measure, ...]:
    """Give the ratios that were asked for, in order."""
    return tuple(each for each in association.measures if each in {Measure.PREVALENCE_RATIO, Measure.ODDS_RATIO})


def _main(scene: StudyScene, association: Association, ratio: Measure | None) -> Table:
    measures = tuple(each for each in association.measures if each in {ratio, Measure.RISK_DIFFERENCE})
    grid = _Grid(scene, association, _columns(association, measures), counted=True)
    counted = (Column(message("captions.head.counts")), Column(message("captions.head.share")))
    rows: list[Row] = []
    for exposure in association.exposures:
        rows.append(Row(_headed(scene, association, exposure), (), role=RowRole.GROUP))
        rows += [_level(grid, exposure, level) for level in exposure.shares or exposure.effects]
    shown = scene.all_of(each for exposure in association.exposures for each in exposure.shares.values())
    outcome = scene.label(association.analysis, association.outcome)
    remarks = (
        *notes.only(scene, association.analysis, association.only),
        *effect_notes(scene, association, measures),
        *fisher_notes(scene, association),
        *missing_notes(scene, association),
        *notes.about(scene, shown),
        *cells.sign_notes([*shown, *_hidden(scene, association, grid.kinds)]),
    )
    return Table(
        f"association-{association.analysis}",
        message("study.captions.association.table", outcome=outcome, period=scene.findings.period),
        (_stub_column(), *counted, *(_head(*kind) for kind in grid.kinds)),
        tuple(rows),
        remarks,
    )


def _further(scene: StudyScene, association: Association, ratio: Measure) -> Table:
    grid = _Grid(scene, association, _columns(association, (ratio,)), counted=False)
    rows: list[Row] = []
    for exposure in association.exposures:
        label = scene.label(association.analysis, exposure.variable)
        rows.append(Row(label, (), role=RowRole.GROUP))
        rows += [_level(grid, exposure, level) for level in exposure.shares or exposure.effects]
    outcome = scene.label(association.analysis, association.outcome)
    remarks = (
        *notes.only(scene, association.analysis, association.only),
        *effect_notes(
            scene, association, (ratio,), told=tuple(each for each in association.measures if each is not ratio)
        ),
        *notes.about(scene, scene.all_of(_effect_ids(association, grid.kinds))),
        *cells.sign_notes(_hidden(scene, association, grid.kinds)),
    )
    measure = message(f"study.captions.measure.{ratio.value}")
    return Table(
        f"association-{association.analysis}-{ratio.value}",
        message("study.captions.association.further", outcome=outcome, measure=measure),
        (_stub_column(), *(_head(*kind) for kind in grid.kinds)),
        tuple(rows),
        remarks,
    )


Kind = tuple[Measure, str]
"""A measure, as counted (``crude``) or from a model (``adjusted``)."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """What the rows of one table share: the columns of effects, and whether counts stand before them."""

    scene: StudyScene
    association: Association
    kinds: tuple[Kind, ...]
    counted: bool


def _columns(association: Association, measures: tuple[Measure, ...]) -> tuple[Kind, ...]:
    """Give the columns that hold anything: ratios crude and adjusted, then the difference."""
    ordered = sorted(measures, key=lambda measure: measure is Measure.RISK_DIFFERENCE)
    kinds = ((measure, kind) for measure in ordered for kind in ("crude", "adjusted"))
    return tuple(kind for kind in kinds if any(True for _ in _effect_ids(association, (kind,))))


def _effect_ids(association: Association, kinds: tuple[Kind, ...]) -> list[str]:
    return [
        _ids(exposure, level, kind)[measure]
        for exposure in association.exposures
        for level in exposure.effects
        for measure, kind in kinds
        if measure in _ids(exposure, level, kind)
    ]


def _hidden(scene: StudyScene, association: Association, kinds: tuple[Kind, ...]) -> tuple[Finding, ...]:
    """Give the effects that are hidden; why others are absent has a note of its own."""
    found = scene.all_of(_effect_ids(association, kinds))
    return tuple(each for each in found if isinstance(each.quantity, Suppressed))


def _ids(exposure: Exposure, level: str, kind: str) -> Mapping[Measure, str]:
    effects = exposure.effects[level]
    return effects.crude if kind == "crude" else effects.adjusted


def _stub_column() -> Column:
    return Column(message("study.captions.head.exposure"), Align.TEXT)


def _head(measure: Measure, kind: str) -> Column:
    return Column(message(f"study.captions.head.{measure.value}.{kind}"))


def _headed(scene: StudyScene, association: Association, exposure: Exposure) -> Value:
    """Give the head of a group of rows: the exposure and its test."""
    label = scene.label(association.analysis, exposure.variable)
    test = outcome_of_test(scene.estimate(exposure.test))
    return label if test is None else message("study.captions.exposure", variable=label, test=tested(test))


def _level(grid: _Grid, exposure: Exposure, level: str) -> Row:
    scene, association = grid.scene, grid.association
    stub: Value = (
        scene.level(association.analysis, exposure.variable, level) if level else message("study.captions.step_of_one")
    )
    share = scene.found(exposure.shares.get(level))
    blank = level not in exposure.shares
    counts = (cells.BLANK, cells.BLANK) if blank else (cells.counts(share), cells.share(share))
    effects = tuple(_effect(scene, exposure, level=level, kind=kind) for kind in grid.kinds)
    return Row(stub, (*(counts if grid.counted else ()), *effects), role=RowRole.MEMBER)


def _effect(scene: StudyScene, exposure: Exposure, *, level: str, kind: Kind) -> Cell:
    if level == exposure.reference:
        return REFERENCE
    measure, which = kind
    if level not in exposure.effects or measure not in _ids(exposure, level, which):
        return cells.BLANK
    found = scene.found(_ids(exposure, level, which)[measure])
    return cells.difference(found) if measure is Measure.RISK_DIFFERENCE else cells.ratio(found)


def _crosstab(scene: StudyScene, association: Association, exposure: Exposure) -> Table:
    """Give an exposure against an outcome of more than two answers: counts and row shares."""
    outcome = scene.study.variable(association.analysis, association.outcome)
    label = scene.label(association.analysis, exposure.variable)
    columns = tuple(Column(message("study.captions.head.answer", answer=level.label)) for level in outcome.levels)
    levels = dict.fromkeys(level for level, _ in exposure.cells)
    rows = tuple(
        Row(
            scene.level(association.analysis, exposure.variable, level),
            tuple(
                cells.counts_and_share(scene.found(exposure.cells.get((level, answer.id)))) for answer in outcome.levels
            ),
        )
        for level in levels
    )
    shown = scene.all_of(exposure.cells.values())
    test = outcome_of_test(scene.estimate(exposure.test))
    said: tuple[Words, ...] = () if test is None else (message("study.captions.note.test", test=tested(test)),)
    return Table(
        f"crosstab-{association.analysis}-{exposure.variable}",
        message("study.captions.crosstab.table", outcome=outcome.label, exposure=label),
        (Column(label, Align.TEXT), *columns),
        rows,
        (
            *notes.only(scene, association.analysis, association.only),
            *said,
            *fisher_notes(scene, association),
            *notes.missing(scene, [(label, exposure.missing)], either=True),
            *notes.about(scene, shown),
            *cells.sign_notes(shown),
        ),
    )

"""How many have the outcome: as a table over groups, and as the picture of page one.

In: the scene. Out: a table or a chart, or ``None`` where there is nothing to show.
"""

from __future__ import annotations

from reportgen.estimates import Unit
from reportgen.exhibits import cells
from reportgen.exhibits.chart import Bar, BarChart, Chart, Role
from reportgen.exhibits.study import notes
from reportgen.exhibits.study.scene import StudyScene
from reportgen.exhibits.table import Align, Column, Row, RowRole, Table
from reportgen.exhibits.wording import alternative, gap
from reportgen.findings import Finding, Prevalence, Split
from reportgen.locales.messages import Number, Value, Words, message


def prevalence_table(scene: StudyScene, prevalence: Prevalence) -> Table | None:
    """Give the share of all respondents and of each group: counts, share, interval."""
    whole = scene.found(prevalence.whole)
    if whole is None:
        return None
    columns = (
        Column(message("study.captions.head.group"), Align.TEXT),
        Column(message("captions.head.counts")),
        Column(message("captions.head.share")),
        Column(message("captions.head.interval")),
    )
    outcome = scene.label(prevalence.analysis, prevalence.outcome)
    rows = [_row(message("study.captions.everybody"), whole, emphasis=True)]
    for split in prevalence.splits:
        rows.append(Row(scene.label(prevalence.analysis, split.variable), (), role=RowRole.GROUP))
        rows += [
            _row(scene.level(prevalence.analysis, split.variable, level), scene.found(each), role=RowRole.MEMBER)
            for level, each in split.levels.items()
        ]
    caption = message("study.captions.prevalence.table", outcome=outcome, period=scene.findings.period)
    return Table(f"prevalence-{prevalence.analysis}", caption, columns, tuple(rows), _remarks(scene, prevalence))


def _row(stub: Value, found: Finding | None, *, emphasis: bool = False, role: RowRole = RowRole.PLAIN) -> Row:
    return Row(stub, (cells.counts(found), cells.share(found), cells.interval(found)), emphasis, role)


def _remarks(scene: StudyScene, prevalence: Prevalence) -> tuple[Words, ...]:
    ids = [prevalence.whole, *(each for split in prevalence.splits for each in split.levels.values())]
    shown = scene.all_of(ids)
    outcome: list[tuple[Value, str]] = [(scene.label(prevalence.analysis, prevalence.outcome), prevalence.missing)]
    groups: list[tuple[Value, str]] = [
        (scene.label(prevalence.analysis, split.variable), split.missing) for split in prevalence.splits
    ]
    return (
        *notes.only(scene, prevalence.analysis, prevalence.only),
        *notes.missing(scene, outcome),
        *notes.missing(scene, groups, either=True),
        *_design_effect(scene, prevalence),
        *notes.about(scene, shown),
        *cells.sign_notes(shown),
    )


def _design_effect(scene: StudyScene, prevalence: Prevalence) -> tuple[Words, ...]:
    effect = scene.estimate(prevalence.design_effect)
    if effect is None:
        return ()
    return (message("study.captions.design_effect", effect=Number(effect.value, 2)),)


def headline_chart(scene: StudyScene) -> Chart | None:
    """Give the picture of page one: all respondents, and the groups of the first variable that the outcome is given by.

    Without such a variable, the groups of the first exposure that the outcome is set against.
    """
    whole = scene.findings.get(scene.study.headline)
    if whole is None or whole.estimate is None or whole.estimate.unit is not Unit.SHARE:
        return None
    analysis, outcome = scene.study.headline_analysis, scene.study.outcome
    label = scene.label(analysis, outcome)
    everybody = message("study.captions.everybody")
    items: list[tuple[Value, Finding | None]] = [(everybody, whole)]
    bars = [Bar(everybody, whole.estimate, role=Role.THIS)]
    caption = message("study.captions.headline.chart", outcome=label, place=scene.place, period=scene.findings.period)
    split = _first_split(scene)
    if split is not None:
        owner, groups = split
        grouped = [
            (scene.level(owner, groups.variable, level), scene.found(each)) for level, each in groups.levels.items()
        ]
        items += grouped
        bars += [Bar(name, found.estimate if found else None, gap(found)) for name, found in grouped]
        caption = message(
            "study.captions.headline.chart.by",
            outcome=label,
            place=scene.place,
            period=scene.findings.period,
            variable=scene.label(owner, groups.variable),
        )
    picture = BarChart(tuple(bars), message("study.captions.axis", outcome=label))
    remarks = (message("captions.note.interval"), *notes.about(scene, [found for _, found in items]))
    return Chart("study-headline", caption, alternative(caption, items), picture, remarks)


def _first_split(scene: StudyScene) -> tuple[str, Split] | None:
    """Give the groups to draw beside the whole, with the analysis that they are of."""
    study = scene.study
    for prevalence in study.prevalences:
        if prevalence.whole == study.headline and prevalence.splits:
            return prevalence.analysis, prevalence.splits[0]
    for association in study.associations:
        if association.outcome == study.outcome and not association.only:
            for exposure in association.exposures:
                if exposure.shares:
                    return association.analysis, Split(exposure.variable, exposure.shares, exposure.missing)
    return None

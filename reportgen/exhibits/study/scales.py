"""Whether answers can be relied on: agreement of two variables, and items that should measure one thing.

In: the scene and a structure of the study. Out: tables.
"""

from __future__ import annotations

from reportgen.exhibits import cells
from reportgen.exhibits.study import notes
from reportgen.exhibits.study.scene import StudyScene
from reportgen.exhibits.table import Align, Cell, Column, Row, RowRole, Table
from reportgen.findings import Agreement, Finding, Reliability
from reportgen.locales.messages import ConfidenceInterval, Number, Percent, PlainInterval, Words, message


def agreement_table(scene: StudyScene, agreement: Agreement) -> Table:
    """Give the crosstab of two variables, in shares of all who answered both; kappa stands below."""
    first, second = (scene.study.variable(agreement.analysis, each) for each in (agreement.first, agreement.second))
    columns = tuple(Column(message("study.captions.head.answer", answer=level.label)) for level in second.levels)
    rows = (
        Row(message("study.captions.agreement.rows", variable=first.label), (), role=RowRole.GROUP),
        *(
            Row(
                level.label,
                tuple(
                    cells.counts_and_share(scene.found(agreement.cells.get((level.id, across.id))))
                    for across in second.levels
                ),
                role=RowRole.MEMBER,
            )
            for level in first.levels
        ),
    )
    shown = scene.all_of(agreement.cells.values())
    return Table(
        f"agreement-{agreement.analysis}",
        message("study.captions.agreement.table", first=first.label, second=second.label),
        (Column(message("study.captions.agreement.columns", variable=second.label), Align.TEXT), *columns),
        rows,
        (
            *notes.only(scene, agreement.analysis, agreement.only),
            *_kappa(scene.found(agreement.kappa)),
            *_observed(scene.found(agreement.observed)),
            *notes.missing(scene, [(message("study.captions.agreement.either"), agreement.missing)]),
            *notes.about(scene, shown),
            *cells.sign_notes(shown),
        ),
    )


def _kappa(found: Finding | None) -> tuple[Words, ...]:
    if found is None or found.estimate is None:
        return (message("study.captions.kappa.none"),)
    kappa = found.estimate
    name = "study.captions.kappa.linear" if kappa.method.endswith("linear") else "study.captions.kappa"
    value = Number(kappa.value, 2)
    if kappa.interval is None:
        return (message(f"{name}.bare", kappa=value),)
    return (message(name, kappa=value, interval=PlainInterval(kappa.interval)),)


def _observed(found: Finding | None) -> tuple[Words, ...]:
    estimate = found.estimate if found is not None else None
    if estimate is None:
        return ()
    share = Percent(estimate.value)
    if estimate.numerator is None or estimate.denominator is None or estimate.interval is None:
        return (message("study.captions.observed", share=share),)
    return (
        message(
            "study.captions.observed.full",
            share=share,
            numerator=Number(estimate.numerator),
            denominator=Number(estimate.denominator),
            interval=ConfidenceInterval(estimate.interval),
        ),
    )


def reliability_table(scene: StudyScene, reliability: Reliability) -> Table:
    """Give alpha of all items, and of the others without each item."""
    whole = scene.found(reliability.alpha)
    columns = (
        Column(message("study.captions.head.item"), Align.TEXT),
        Column(message("study.captions.head.alpha")),
        Column(message("captions.head.interval")),
    )
    everything = message("study.captions.alpha.all", items=Number(len(reliability.items)))
    without = [(item, scene.found(reliability.without.get(item))) for item in reliability.items]
    rows = (
        Row(everything, (cells.value(whole, 2), cells.plain_interval(whole)), emphasis=True),
        Row(message("study.captions.alpha.without"), (), role=RowRole.GROUP),
        *(
            Row(
                scene.label(reliability.analysis, item),
                (cells.value(found, 2), _interval_where_one(found)),
                role=RowRole.MEMBER,
            )
            for item, found in without
        ),
    )
    shown = [whole, *(found for _, found in without)]
    remarks = (
        *notes.only(scene, reliability.analysis, reliability.only),
        *_answered(whole),
        *notes.missing(scene, [(message("study.captions.alpha.any"), reliability.left_out)]),
        *notes.about(scene, shown),
        *cells.sign_notes(shown),
    )
    caption = message("study.captions.alpha.table")
    return Table(f"reliability-{reliability.analysis}", caption, columns, rows, remarks)


def _interval_where_one(found: Finding | None) -> Cell:
    has_none = found is not None and found.estimate is not None and found.estimate.interval is None
    return cells.BLANK if has_none else cells.plain_interval(found)


def _answered(whole: Finding | None) -> tuple[Words, ...]:
    if whole is None or whole.estimate is None or whole.estimate.n is None:
        return ()
    return (message("study.captions.alpha.n", number=Number(whole.estimate.n)),)

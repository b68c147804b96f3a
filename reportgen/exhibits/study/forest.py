"""Ratios drawn: each group beside its reference, as counted and adjusted, on one log axis.

In: the scene and an association. Out: a chart of one ratio; prevalence ratios and odds ratios never share an axis.
"""

from __future__ import annotations

from reportgen.estimates import Estimate, Measure
from reportgen.exhibits.chart import Chart, Effect, ForestChart, ForestRole, ForestRow
from reportgen.exhibits.study import notes
from reportgen.exhibits.study.association import ratios
from reportgen.exhibits.study.models import drawn_notes
from reportgen.exhibits.study.scene import StudyScene
from reportgen.exhibits.wording import gap
from reportgen.findings import Association, Exposure, Finding
from reportgen.locales.messages import Number, PlainInterval, Several, Value, Words, message

EVERYTHING = 1000


def forest_chart(scene: StudyScene, association: Association, ratio: Measure | None = None) -> Chart | None:
    """Give the first ratio that was asked for (or ``ratio``) of every group; ``None`` where no group has a figure."""
    asked = ratios(association)
    measure = ratio or (asked[0] if asked else None)
    if measure is None:
        return None
    rows = tuple(row for exposure in association.exposures for row in _rows(scene, association, exposure, measure))
    if not any(effect.estimate is not None for row in rows for effect in row.effects):
        return None
    name = message(f"study.captions.measure.{measure.value}")
    outcome = scene.label(association.analysis, association.outcome)
    caption = message("study.captions.forest.chart", outcome=outcome, measure=name)
    adjusted = any(measure in effects.adjusted for each in association.exposures for effects in each.effects.values())
    picture = ForestChart(
        rows,
        message(f"study.captions.forest.axis.{measure.value}"),
        message("study.captions.forest.crude"),
        message("study.captions.forest.adjusted") if adjusted else None,
        message("study.captions.forest.no_effect"),
        message("study.captions.reference"),
    )
    remarks = (
        *notes.only(scene, association.analysis, association.only),
        message("study.captions.forest.note"),
        *drawn_notes(scene, association, measure),
        *notes.about(scene, scene.all_of(_ids(association, measure))),
    )
    spoken = message("captions.alternative", caption=caption, values=Several(_spoken(picture), EVERYTHING))
    return Chart(f"forest-{association.analysis}-{measure.value}", caption, spoken, picture, remarks)


def _rows(scene: StudyScene, association: Association, exposure: Exposure, measure: Measure) -> tuple[ForestRow, ...]:
    """Give the rows of one exposure: its name, its reference, its other groups; none where nothing compares them."""
    if not any(measure in {*effects.crude, *effects.adjusted} for effects in exposure.effects.values()):
        return ()
    rows = [ForestRow(scene.label(association.analysis, exposure.variable), ForestRole.HEADING)]
    for level in exposure.shares or exposure.effects:
        name: Value = (
            scene.level(association.analysis, exposure.variable, level)
            if level
            else message("study.captions.step_of_one")
        )
        if level == exposure.reference:
            rows.append(ForestRow(name, ForestRole.REFERENCE))
        elif level in exposure.effects:
            effects = exposure.effects[level]
            drawn = tuple(
                _effect(scene.found(ids[measure]), adjusted=adjusted)
                for ids, adjusted in ((effects.crude, False), (effects.adjusted, True))
                if measure in ids
            )
            rows.append(ForestRow(name, ForestRole.EFFECT, drawn))
    return tuple(rows)


def _ids(association: Association, measure: Measure) -> tuple[str, ...]:
    every = (effects for exposure in association.exposures for effects in exposure.effects.values())
    return tuple(ids[measure] for effects in every for ids in (effects.crude, effects.adjusted) if measure in ids)


def _effect(found: Finding | None, *, adjusted: bool) -> Effect:
    return Effect(found.estimate if found is not None else None, adjusted=adjusted, gap=gap(found))


def _spoken(picture: ForestChart) -> tuple[Value, ...]:
    """Give every group with its values in words."""
    said: list[Value] = []
    heading: Value = ""
    for row in picture.rows:
        if row.role is ForestRole.HEADING:
            heading = row.label
        elif row.role is ForestRole.REFERENCE:
            said.append(message("study.captions.forest.item.reference", variable=heading, level=row.label))
        else:
            values = Several(tuple(_effect_words(effect) for effect in row.effects), EVERYTHING)
            said.append(message("study.captions.forest.item", variable=heading, level=row.label, values=values))
    return tuple(said)


def _effect_words(effect: Effect) -> Words:
    kind = message(f"study.captions.kind.{'adjusted' if effect.adjusted else 'crude'}")
    value: Value = _numbers(effect.estimate) if effect.estimate is not None else effect.gap or "–"
    return message("study.captions.forest.value", kind=kind, value=value)


def _numbers(estimate: Estimate) -> Words:
    number = Number(estimate.value, 2)
    if estimate.interval is None:
        return message("study.captions.number", number=number)
    return message("study.captions.number.full", number=number, interval=PlainInterval(estimate.interval))

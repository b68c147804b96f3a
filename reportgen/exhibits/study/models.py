"""What stands below a table of effects: what they are adjusted for, on how many they rest, why some are missing.

In: the scene and an association. Out: notes.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.estimates import Estimate, Measure, TestName
from reportgen.exhibits.study import absences, notes
from reportgen.exhibits.study.scene import StudyScene
from reportgen.exhibits.study.testing import outcome_of_test, tested
from reportgen.findings import Association, Exposure, Finding, Model
from reportgen.locales.messages import Message, Number, PlainInterval, Points, Several, Value, Words, message

EVERYTHING = 1000
BIAS_CORRECTED = ("kauermann_carroll", "mancl_derouen")


def effect_notes(
    scene: StudyScene, association: Association, measures: Sequence[Measure], *, told: Sequence[Measure] = ()
) -> tuple[Words, ...]:
    """Give the notes that belong to the effects of these measures.

    ``told`` are measures of a table above: on how many a model rests is not said again where it is the same.
    """
    models = [model for model in association.models if model.measure in measures]
    failed = frozenset(model.reason for model in models if model.reason is not None)
    return (
        *_meanings(measures),
        *(note for note in _modelled(scene, association, models) if note not in _rests_of(scene, association, told)),
        *(note for note in _clusters(models) if not told),
        *absences.reasons(_effects(scene, association, measures), told=failed),
        *(note for exposure in association.exposures for note in _pooled(scene, association, exposure, measures)),
    )


def drawn_notes(scene: StudyScene, association: Association, measure: Measure) -> tuple[Words, ...]:
    """Give the notes that a picture of one measure needs; its table tells the rest."""
    models = [model for model in association.models if model.measure is measure]
    failed = frozenset(model.reason for model in models if model.reason is not None)
    return (
        *_meanings((measure,)),
        *(_held(scene, association, model) for model in models if model.reason is not None),
        *absences.reasons(_effects(scene, association, (measure,)), told=failed),
    )


def fisher_notes(scene: StudyScene, association: Association) -> tuple[Words, ...]:
    """Say why Fisher's exact test was used, where it was."""
    tests = (outcome_of_test(scene.estimate(exposure.test)) for exposure in association.exposures)
    if any(test is not None and test.name is TestName.FISHER_EXACT for test in tests):
        return (message("study.captions.note.fisher"),)
    return ()


def missing_notes(scene: StudyScene, association: Association) -> tuple[Words, ...]:
    """Say how many lack the answer to each exposure or the outcome."""
    pairs: list[tuple[Value, str]] = [
        (scene.label(association.analysis, exposure.variable), exposure.missing) for exposure in association.exposures
    ]
    return notes.missing(scene, pairs, either=True)


def _meanings(measures: Sequence[Measure]) -> tuple[Words, ...]:
    explained = (Measure.RISK_DIFFERENCE, Measure.ODDS_RATIO)
    return tuple(message(f"study.captions.note.{each.value}") for each in explained if each in measures)


def _modelled(scene: StudyScene, association: Association, models: Sequence[Model]) -> tuple[Words, ...]:
    notes_of = (
        (_held(scene, association, each), *(() if each.reason is not None else _rests_on(scene, association, each)))
        for each in models
    )
    return tuple(dict.fromkeys(note for notes_of_one in notes_of for note in notes_of_one))


def _rests_of(scene: StudyScene, association: Association, told: Sequence[Measure]) -> frozenset[Words]:
    """Give what a table of these measures says of how many its models rest on."""
    models = (each for each in association.models if each.measure in told and each.reason is None)
    return frozenset(note for model in models for note in _rests_on(scene, association, model))


def _held(scene: StudyScene, association: Association, model: Model) -> Words:
    """Say what a model holds, or why it gives nothing."""
    measure = message(f"study.captions.measure.{model.measure.value}")
    held: list[Value] = [scene.label(association.analysis, each) for each in (*model.exposures, *model.adjusted_for)]
    if model.reason is not None:
        reason = absences.words(model.reason)
        variables = Several(tuple(held), EVERYTHING)
        return message("study.captions.model.none", measure=measure, variables=variables, reason=reason)
    method = message(f"study.captions.method.{_family(model)}")
    return message("study.captions.model", measure=measure, method=method, variables=Several(tuple(held), EVERYTHING))


def _family(model: Model) -> str:
    return "logistic" if model.measure is Measure.ODDS_RATIO else "modified_poisson"


def _rests_on(scene: StudyScene, association: Association, model: Model) -> tuple[Words, ...]:
    """Say on how many respondents a model rests, and who is left out of it; what is hidden is not said."""
    n, left_out = scene.count(model.n), scene.count(model.left_out)
    if n is None:
        return ()
    if not left_out:
        return (message("study.captions.model.n", number=Number(n)),)
    lacking: list[Value] = [
        message("study.captions.missing.item", variable=scene.label(association.analysis, name), number=Number(number))
        for name, number in ((name, scene.count(each)) for name, each in model.left_out_by.items())
        if number
    ]
    if not lacking:
        return (message("study.captions.model.left_out", number=Number(n), left_out=Number(left_out)),)
    return (
        message(
            "study.captions.model.left_out_by",
            number=Number(n),
            left_out=Number(left_out),
            lacking=Several(tuple(lacking), EVERYTHING),
        ),
    )


def _clusters(models: Sequence[Model]) -> tuple[Words, ...]:
    """Say that clusters are reckoned with, and how where they are few."""
    clustered = [model for model in models if model.clusters is not None and model.reason is None]
    if not clustered:
        return ()
    first = clustered[0]
    corrected = any(each in first.method for each in BIAS_CORRECTED)
    name = "study.captions.model.few_clusters" if corrected else "study.captions.model.clusters"
    return (message(name, clusters=Number(first.clusters or 0)),)


def _effects(
    scene: StudyScene, association: Association, measures: Sequence[Measure]
) -> Iterable[tuple[Value, Finding | None]]:
    for exposure in association.exposures:
        for level, effects in exposure.effects.items():
            for kind, ids in (("crude", effects.crude), ("adjusted", effects.adjusted)):
                for measure in measures:
                    if measure in ids:
                        yield _named(scene, association, exposure, level=level, kind=kind), scene.found(ids[measure])


def _named(scene: StudyScene, association: Association, exposure: Exposure, *, level: str, kind: str) -> Message:
    label = scene.label(association.analysis, exposure.variable)
    which = message(f"study.captions.kind.{kind}")
    if not level:
        return message("study.captions.absent.number", variable=label, kind=which)
    words = scene.level(association.analysis, exposure.variable, level)
    return message("study.captions.absent.group", variable=label, level=words, kind=which)


def _pooled(
    scene: StudyScene, association: Association, exposure: Exposure, measures: Sequence[Measure]
) -> tuple[Words, ...]:
    """Give what the strata say together, after Mantel and Haenszel."""
    if association.stratified_by is None:
        return ()
    found = [(measure, scene.estimate(exposure.pooled.get(measure))) for measure in measures]
    values: list[Value] = [_effect_words(measure, estimate) for measure, estimate in found if estimate is not None]
    test = outcome_of_test(scene.estimate(exposure.pooled_test))
    if test is not None and values:
        values.append(tested(test))
    if not values:
        return ()
    return (
        message(
            "study.captions.note.pooled",
            variable=scene.label(association.analysis, exposure.variable),
            strata=scene.label(association.analysis, association.stratified_by),
            values=Several(tuple(values), EVERYTHING),
        ),
    )


def _effect_words(measure: Measure, estimate: Estimate) -> Words:
    name = message(f"study.captions.measure.{measure.value}")
    if measure is Measure.RISK_DIFFERENCE:
        return message("study.captions.effect", measure=name, value=Points(estimate.value, signed=True))
    if estimate.interval is None:
        return message("study.captions.effect", measure=name, value=Number(estimate.value, 2))
    return message(
        "study.captions.effect.full",
        measure=name,
        value=Number(estimate.value, 2),
        interval=PlainInterval(estimate.interval),
    )

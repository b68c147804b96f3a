"""Notes that the tables and charts of a study share: restrictions, missing answers, weights, designs.

In: the scene. Out: messages.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.exhibits.study.scene import StudyScene
from reportgen.findings import Finding, Only, Provenance, Restriction
from reportgen.locales.messages import Number, Several, Value, Words, message

EVERYTHING = 1000


def only(scene: StudyScene, analysis: str, restrictions: Only) -> tuple[Words, ...]:
    """Say whom the exhibit is restricted to, where it is."""
    if not restrictions:
        return ()
    parts: list[Value] = [_restriction(scene, analysis, each) for each in restrictions]
    return (message("study.captions.only", conditions=Several(tuple(parts), EVERYTHING)),)


def _restriction(scene: StudyScene, analysis: str, restriction: Restriction) -> Words:
    label = scene.label(analysis, restriction.variable)
    if restriction.levels:
        levels: list[Value] = [scene.level(analysis, restriction.variable, each) for each in restriction.levels]
        return message("study.captions.only.levels", variable=label, levels=Several(tuple(levels), EVERYTHING))
    lower, upper = (None if end is None else _plain(end) for end in (restriction.lower, restriction.upper))
    if lower is None or upper is None:
        side, end = ("upper", upper) if lower is None else ("lower", lower)
        return message(f"study.captions.only.{side}", variable=label, end="" if end is None else end)
    return message("study.captions.only.range", variable=label, lower=lower, upper=upper)


def _plain(value: float) -> Number:
    return Number(value, 0 if float(value).is_integer() else 1)


def missing(scene: StudyScene, counts: Iterable[tuple[Value, str]], *, either: bool = False) -> tuple[Words, ...]:
    """Say how many gave no answer, by variable (words, id of the count); nothing where everybody answered.

    ``either``: those counted lack the answer to the variable or the outcome, as beside a table of the two.
    """
    parts: list[Value] = [
        message("study.captions.missing.item", variable=label, number=Number(number))
        for label, number in ((label, scene.count(each)) for label, each in counts)
        if number
    ]
    if not parts:
        return ()
    name = "study.captions.missing.either" if either else "study.captions.missing"
    return (message(name, numbers=Several(tuple(parts), EVERYTHING)),)


def about(scene: StudyScene, findings: Iterable[Finding | None]) -> tuple[Words, ...]:
    """Say that shares are weighted and counts are not, and that answers were not collected, where that is so."""
    found = [each for each in findings if each is not None]
    weighted = any(each.estimate is not None and each.estimate.weighted for each in found)
    sources = {each.quantity.source for each in found}
    made = {facts.provenance for facts in scene.study.surveys if facts.name in sources} - {Provenance.COLLECTED}
    return (
        *((message("study.captions.weighted"),) if weighted else ()),
        *(message(f"study.captions.made.{each.value}") for each in sorted(made)),
    )

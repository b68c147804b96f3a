"""One question of a rule → what was seen, and whether it holds.

In: a leaf of a condition. Out: ``Ground``. What is not there to be looked at is unknown, and never false.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from reportgen.estimates import Unit
from reportgen.findings import Ground, GroundKind, QualityReason, Truth, Unsure, Usability
from reportgen.locales.languages import Text
from reportgen.policy import judging, labels, soundness
from reportgen.policy.areas import differing
from reportgen.policy.associations import compared
from reportgen.policy.figures import figure
from reportgen.policy.informants import heard
from reportgen.policy.judging import Terms, held
from reportgen.policy.matter import Matter
from reportgen.policy.yardsticks import yardstick
from reportgen.rulebook import (
    AreasDiffer,
    AssociationIs,
    FigureIs,
    FigureState,
    Kept,
    Leaf,
    QualityIs,
    RatioIs,
    RatioState,
    Said,
    Verdict,
    Way,
)

_BEHIND = {
    QualityReason.FEW_REPORTS: "subunits",
    QualityReason.MONTHS_MISSING: "months",
    QualityReason.FEW_ASKED: "asked",
    QualityReason.ROWS_KEPT_OUT: "kept_out",
}
"""Which number on the data tells of a reason, by the name that ``Quality.ids`` gives it."""
_LIKELIEST = (Truth.HOLDS, Truth.UNKNOWN, Truth.FAILS)


def look(leaf: Leaf, *, matter: Matter, place: str, negated: bool) -> Ground:
    """Give what one question of a rule sees."""
    return replace(_seen(leaf, matter), place=place, negated=negated)


def _seen(leaf: Leaf, matter: Matter) -> Ground:
    if isinstance(leaf, FigureIs):
        return _figure(leaf, matter)
    if isinstance(leaf, RatioIs):
        return _ratio(leaf, matter)
    if isinstance(leaf, AssociationIs):
        return _association(leaf, matter)
    if isinstance(leaf, Said):
        return _said(leaf, matter)
    if isinstance(leaf, QualityIs):
        return _quality(leaf, matter)
    return _areas(leaf, matter)


def _wanted(states: Iterable[StrEnum], kinds: type[StrEnum]) -> tuple[str, ...]:
    """Give the states that a rule asks for, in the order in which they are defined."""
    listed = frozenset(states)
    return tuple(state.value for state in kinds if state in listed)


def _blank(kind: GroundKind, subject: str, label: Text, wanted: tuple[str, ...]) -> Ground:
    """Give the ground of something that there is nothing to look at of."""
    return Ground("", kind, subject, label, wanted, None, Truth.UNKNOWN, unsure=Unsure.NOT_MEASURED)


def _figure(leaf: FigureIs, matter: Matter) -> Ground:
    floor = leaf.at_least if leaf.at_least is not None else matter.book.floor
    found = figure(leaf.figure, matter=matter, level=leaf.level)
    label = found.label if found is not None else matter.label(leaf.figure)
    blank = replace(_blank(GroundKind.FIGURE, leaf.figure, label, _wanted(leaf.states, FigureState)), floor=floor)
    if found is None:
        return blank
    ids, target = (found.finding.id,), yardstick(found.names, matter=matter, threshold=leaf.threshold)
    if target is None:
        return replace(blank, findings=ids, unsure=Unsure.NO_YARDSTICK)
    judged = judging.share(found.finding.quantity, target, terms=Terms(floor, found.sound, found.direction))
    return replace(
        blank,
        seen=judged.state.value,
        truth=held(holds=judged.state in leaf.states),
        findings=ids,
        yardstick=target,
        unsure=judged.unsure,
        gap=judged.gap,
    )


def _ratio(leaf: RatioIs, matter: Matter) -> Ground:
    floor = leaf.at_least if leaf.at_least is not None else matter.book.floor
    found = matter.findings.get(leaf.finding)
    found = found if found is not None and found.quantity.unit is Unit.RATIO else None
    label = found.subject.label if found is not None else Text.same(leaf.finding)
    blank = replace(_blank(GroundKind.RATIO, leaf.finding, label, _wanted(leaf.states, RatioState)), floor=floor)
    if found is None:
        return blank
    sound = soundness.of_ratio(found, matter=matter)
    state, unsure = judging.ratio(found.quantity, leaf.of, terms=Terms(floor, sound))
    truth = held(holds=state in leaf.states)
    return replace(blank, seen=state.value, truth=truth, findings=(found.id,), unsure=unsure)


def _association(leaf: AssociationIs, matter: Matter) -> Ground:
    floor = leaf.at_least if leaf.at_least is not None else matter.book.floor
    wanted = _wanted(leaf.states, RatioState)
    blank = replace(_blank(GroundKind.ASSOCIATION, leaf.topic, matter.label(leaf.topic), wanted), floor=floor)
    found = compared(leaf.topic, matter=matter)
    if found is None:
        return blank
    sound = soundness.of_ratio(found.finding, matter=matter)
    state, unsure = judging.ratio(found.finding.quantity, 1.0, terms=Terms(floor, sound))
    if unsure is None and found.grouped and (found.smallest is None or found.smallest < floor):
        # Many respondents do not help where hardly any of them are in one of the two groups.
        state, unsure = RatioState.UNCLEAR, Unsure.TOO_FEW
    state = found.read(state)
    truth = held(holds=state in leaf.states)
    return replace(blank, seen=state.value, truth=truth, findings=(found.finding.id,), unsure=unsure)


def _said(leaf: Said, matter: Matter) -> Ground:
    """Give what informants said: of several themes on a topic, the one that holds."""
    blank = _blank(GroundKind.SAID, leaf.topic, matter.label(leaf.topic), _wanted(leaf.ways, Way))
    found = heard(leaf.topic, matter=matter)
    if not found:
        return blank
    told = min(found, key=lambda each: _LIKELIEST.index(each.truth(leaf.ways)))
    truth = told.truth(leaf.ways)
    label = blank.label if matter.knows(leaf.topic) else told.theme.label
    unsure = told.unsure if truth is Truth.UNKNOWN else None
    return replace(blank, label=label, seen=told.seen, truth=truth, findings=told.findings, unsure=unsure)


def _quality(leaf: QualityIs, matter: Matter) -> Ground:
    verdict = Verdict(matter.case.usability.value)
    blank = _blank(GroundKind.QUALITY, "quality", labels.QUALITY, _wanted(leaf.verdicts, Verdict))
    if leaf.source is not None and leaf.source is not _kept(matter):
        return blank
    truth = held(holds=verdict in leaf.verdicts)
    return replace(blank, seen=verdict.value, truth=truth, findings=_behind(matter), unsure=None)


def _kept(matter: Matter) -> Kept:
    """Give what kind of source the data behind page one are of."""
    if matter.findings.register is not None:
        return Kept.REGISTER
    return Kept.SURVEY if matter.findings.study is not None else Kept.INTERVIEWS


def _behind(matter: Matter) -> tuple[str, ...]:
    """Give the numbers that made the verdict what it is, where it is not that all is well."""
    quality = matter.findings.register
    if quality is None or matter.case.usability is Usability.USABLE:
        return ()
    named = (quality.ids.get(_BEHIND.get(reason, "")) for reason in quality.reasons)
    return tuple(each for each in named if each is not None and matter.findings.get(each) is not None)


def _areas(leaf: AreasDiffer, matter: Matter) -> Ground:
    blank = _blank(GroundKind.AREAS, leaf.indicator, matter.label(leaf.indicator), (leaf.side.value,))
    found = differing(leaf.indicator, leaf.side, matter=matter)
    if isinstance(found, Unsure):
        return replace(blank, unsure=found)
    seen = leaf.side.value if found else None
    return replace(blank, seen=seen, truth=held(holds=bool(found)), findings=found, unsure=None)

"""What became of the rules → recommendations: one an action, in order of rank.

In: outcomes with what made them so. Out: ``Recommendation``. Every one has a rule that fired; three at most are for
page one.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from reportgen.findings import Ground, Recommendation, Usability
from reportgen.policy.deadlines import quarter
from reportgen.policy.deciding import Ruled
from reportgen.policy.law import cited
from reportgen.policy.matter import Matter
from reportgen.rulebook import Action, Actor, Call, Certainty, Evidence, Power

HEADLINES = 3
_CERTAINTY = {
    Certainty.HIGH: 1.0,
    Certainty.MODERATE: 0.75,
    Certainty.LOW: 0.5,
    Certainty.VERY_LOW: 0.25,
    Certainty.GOOD_PRACTICE: 0.5,
}
"""How much a gap weighs by how certain the evidence is; our rule."""
_OTHER_LEVEL, _OTHERS = 0.5, 0.25
"""How much it weighs where another level of the health service acts, and where others do; our rule."""


def recommend(ruled: Iterable[Ruled], *, matter: Matter) -> tuple[Recommendation, ...]:
    """Give one recommendation an action, with every rule that fired for it, in order of rank.

    Acting comes first, then mending the data, waiting, and keeping on; where the data are not usable, mending does.
    Within these what has a gap with a size comes first, by gap × certainty × power, then the rest by certainty × power.
    """
    fired: dict[str, list[Ruled]] = {}
    for each in ruled:
        if each.outcome.fired:
            fired.setdefault(each.outcome.action, []).append(each)
    found = [_recommendation(matter.book.actions[name], rules, matter) for name, rules in fired.items()]
    found.sort(key=lambda each: _rank(each, matter))
    return tuple(replace(each, headline=place < HEADLINES) for place, each in enumerate(found))


def _rank(each: Recommendation, matter: Matter) -> tuple[int, bool, float]:
    calls = [Call.ACT, Call.MEND, Call.WAIT, Call.KEEP]
    if matter.case.usability is Usability.NOT_USABLE:
        calls = [Call.MEND, Call.ACT, Call.WAIT, Call.KEEP]
    worth = weight(each.certainty, each.actor, reader=matter.book.reader)
    return calls.index(each.call), each.gap is None, -(worth if each.gap is None else each.score)


def weight(certainty: Certainty, actor: Actor, *, reader: Power) -> float:
    """Give how much an action weighs, 0–1: by its certainty, and by whose power it is within."""
    if actor.power is reader:
        return _CERTAINTY[certainty]
    return _CERTAINTY[certainty] * (_OTHERS if actor.power is Power.OTHERS else _OTHER_LEVEL)


def _recommendation(action: Action, rules: list[Ruled], matter: Matter) -> Recommendation:
    book, because = matter.book, _once(ground for each in rules for ground in each.causes)
    actor = book.actors[action.actor]
    gap = max((each.gap for each in because if each.gap is not None), default=None)
    return Recommendation(
        rules=tuple(each.outcome.rule for each in rules),
        action=action.id,
        call=action.call,
        do=action.do,
        how=action.how,
        actor=actor,
        due=quarter(matter.case.day, later=action.within),
        because=because,
        why=tuple(dict.fromkeys(each.outcome.why for each in rules)),
        steps=action.steps,
        law=cited(action.law, book.regulations, day=matter.case.day),
        evidence=evidence(action.evidence, matter=matter),
        certainty=action.certainty,
        certainty_is_ours=action.certainty_is_ours,
        gap=gap,
        score=(gap or 0.0) * weight(action.certainty, actor, reader=book.reader),
        headline=False,
        provisional=matter.case.usability is not Usability.USABLE,
    )


def _once(grounds: Iterable[Ground]) -> tuple[Ground, ...]:
    """Give each ground once, wherever it stands in however many rules."""
    return tuple({replace(each, place=""): each for each in reversed(tuple(grounds))}.values())[::-1]


def evidence(names: Iterable[str], *, matter: Matter) -> tuple[Evidence, ...]:
    """Give pieces of evidence by id; one that is switched off, or that nobody has checked, is left out."""
    found = (matter.book.evidence.get(name) for name in names)
    return tuple(each for each in found if each is not None and each.mark.may_be_printed)

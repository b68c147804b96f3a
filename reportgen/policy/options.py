"""Options to choose between: going on as now, and whatever holds something that is recommended.

In: the rulebook's options, and the recommendations. Out: ``Choice`` values, two at least where the rulebook has two.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.findings import Choice, Recommendation
from reportgen.policy.law import cited
from reportgen.policy.matter import Matter
from reportgen.policy.recommending import evidence
from reportgen.rulebook import Call, Option


def choices(recommended: Sequence[Recommendation], *, matter: Matter) -> tuple[Choice, ...]:
    """Give the options in the rulebook's order: going on as now, and every one with an action that is recommended.

    Where there is none with one, the one that fits best what is recommended stands beside going on as now.
    """
    actions = [each.action for each in recommended]
    options = tuple(matter.book.options.values())
    chosen = {each.id for each in options if not each.actions or set(each.actions) & set(actions)}
    if len(chosen) <= sum(not each.actions for each in options):
        chosen |= _fitting(options, recommended, matter)
    return tuple(_choice(each, actions, matter) for each in options if each.id in chosen)


def _fitting(options: Sequence[Option], recommended: Sequence[Recommendation], matter: Matter) -> set[str]:
    """Give the option whose actions call for what is called for: to wait or to keep on, where nothing is."""
    calls = [*dict.fromkeys(each.call for each in recommended), Call.WAIT, Call.KEEP, Call.MEND]
    made = [each for each in options if each.actions]
    if not made:
        return set()
    best = min(made, key=lambda each: min(_place(name, calls, matter) for name in each.actions))
    return {best.id}


def _place(action: str, calls: Sequence[Call], matter: Matter) -> int:
    found = matter.book.actions.get(action)
    return calls.index(found.call) if found is not None and found.call in calls else len(calls)


def _choice(option: Option, recommended: Sequence[str], matter: Matter) -> Choice:
    return Choice(
        id=option.id,
        label=option.label,
        effect=option.effect,
        design=option.design,
        certainty=option.certainty,
        certainty_is_ours=option.certainty_is_ours,
        cost=option.cost,
        actions=tuple(name for name in option.actions if name in recommended),
        evidence=evidence(option.evidence, matter=matter),
        law=cited(option.law, matter.book.regulations, day=matter.case.day),
    )

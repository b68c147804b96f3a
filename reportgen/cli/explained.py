"""What became of each rule of a brief, ready to be told.

In: the counsel that the rules gave, and the rulebook. Out: ``Explained``, one a rule: recommendations in order of
rank, then what was not recommended. It judges nothing: it says what ``policy`` found.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from reportgen.findings import Counsel, Outcome, Recommendation, Truth
from reportgen.rulebook import Rulebook, Verdict


class Standing(StrEnum):
    """What became of a rule; ``blocked``: what it asks holds, and the data cannot bear it."""

    RECOMMENDED = "recommended"
    BLOCKED = "blocked"
    FAILED = "failed"
    UNKNOWN = "unknown"
    SWITCHED_OFF = "switched_off"


@dataclass(frozen=True, slots=True)
class Explained:
    """One rule: what it saw, and the recommendation that it led to.

    ``outcome`` is ``None`` of a rule that is switched off, ``needs`` the worst verdict on the data that it may fire on,
    ``rank`` the recommendation's place among all, from 1.
    """

    rule: str
    outcome: Outcome | None
    needs: Verdict | None = None
    recommendation: Recommendation | None = None
    rank: int | None = None

    @property
    def standing(self) -> Standing:
        """What became of it."""
        if self.outcome is None:
            return Standing.SWITCHED_OFF
        if self.outcome.blocked:
            return Standing.BLOCKED
        if self.outcome.truth is Truth.HOLDS:
            return Standing.RECOMMENDED
        return Standing.FAILED if self.outcome.truth is Truth.FAILS else Standing.UNKNOWN


def explained(counsel: Counsel, book: Rulebook) -> tuple[Explained, ...]:
    """Give what became of every rule: by what it is, recommendations by rank, and else in the rulebook's order."""
    told = [_explained(outcome, counsel, book) for outcome in counsel.outcomes]
    told += [Explained(rule, None) for rule in counsel.switched_off]
    return tuple(sorted(told, key=lambda each: (list(Standing).index(each.standing), each.rank or 0)))


def asked_for(rules: Iterable[Explained], name: str) -> tuple[Explained, ...]:
    """Give the rule of a name, and every rule that leads to the action of that name; empty where there is none."""
    return tuple(
        each for each in rules if name in {each.rule, each.outcome.action if each.outcome is not None else None}
    )


def _explained(outcome: Outcome, counsel: Counsel, book: Rulebook) -> Explained:
    rule = book.rules.get(outcome.rule)
    needs = rule.needs if rule is not None else None
    for rank, each in enumerate(counsel.recommendations, start=1):
        if outcome.fired and outcome.rule in each.rules:
            return Explained(outcome.rule, outcome, needs, each, rank)
    return Explained(outcome.rule, outcome, needs)

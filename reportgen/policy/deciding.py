"""A rule → what became of it: whether it holds, fails, or cannot be told, and what made it so.

In: rules. Out: ``Decided``. Conditions are joined by Kleene's strong logic: what cannot be told stays so unless the
rest decides it.

Source: Kleene SC (1952) Introduction to Metamathematics, section 64.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.findings import Ground, Outcome, Truth
from reportgen.policy.looking import look
from reportgen.policy.matter import Matter
from reportgen.rulebook import AllOf, AnyOf, Condition, Not, Rule, Verdict

_NOT = {Truth.HOLDS: Truth.FAILS, Truth.FAILS: Truth.HOLDS, Truth.UNKNOWN: Truth.UNKNOWN}


@dataclass(frozen=True, slots=True)
class Decided:
    """A condition's truth, everything that it looked at, and those of it (``causes``) that made it so."""

    truth: Truth
    grounds: tuple[Ground, ...]
    causes: tuple[Ground, ...]


def decide(condition: Condition, *, matter: Matter, place: str = "", negated: bool = False) -> Decided:
    """Give what can be told of a condition; ``place`` is where it stands in its rule."""
    if isinstance(condition, Not):
        part = decide(condition.part, matter=matter, place=_within(place, "not"), negated=not negated)
        return Decided(_NOT[part.truth], part.grounds, part.causes)
    if isinstance(condition, AllOf | AnyOf):
        word = "all" if isinstance(condition, AllOf) else "any"
        parts = tuple(
            decide(part, matter=matter, place=_within(place, f"{word}[{number}]"), negated=negated)
            for number, part in enumerate(condition.parts)
        )
        return _joined(parts, decisive=Truth.FAILS if word == "all" else Truth.HOLDS)
    ground = look(condition, matter=matter, place=place, negated=negated)
    return Decided(ground.truth, (ground,), (ground,))


def _within(place: str, part: str) -> str:
    return f"{place}.{part}" if place else part


def _joined(parts: tuple[Decided, ...], *, decisive: Truth) -> Decided:
    """Join parts of which one with the decisive truth decides; the causes are those of the truth that came out."""
    found = {part.truth for part in parts}
    truth = next((each for each in (decisive, Truth.UNKNOWN) if each in found), _NOT[decisive])
    return Decided(
        truth,
        tuple(ground for part in parts for ground in part.grounds),
        tuple(ground for part in parts if part.truth is truth for ground in part.causes),
    )


@dataclass(frozen=True, slots=True)
class Ruled:
    """A rule's outcome, and the grounds that made it what it is."""

    outcome: Outcome
    causes: tuple[Ground, ...]


def rule(each: Rule, *, matter: Matter) -> Ruled:
    """Give what became of a rule; it is blocked where it holds, and the data are worse than it needs."""
    decided = decide(each.when, matter=matter)
    worst = list(Verdict)
    weak = worst.index(Verdict(matter.case.usability.value)) > worst.index(each.needs)
    outcome = Outcome(
        each.id, each.why, each.action, decided.truth, decided.truth is Truth.HOLDS and weak, decided.grounds
    )
    return Ruled(outcome, decided.causes)

"""Whether a rule's conditions can all hold at once, for some state of the things that they ask about.

In: conditions, and what is known of the figures in them. Out: yes; no; and of conditions that exclude one another, a
smallest set. Where counting every state would take too long the answer is yes: a rule is refused on proof alone.

Only states are counted in which every question has an answer. Adding an answer to a question never undoes a rule that
holds without it (Kleene's logic), so that a figure that is not measured makes no further rule possible.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain, combinations

from reportgen.config.rule_answers import Answers, Known, Subject, domain, subject
from reportgen.rulebook import AllOf, AnyOf, Condition, Leaf, Not

_MOST_QUESTIONS = 200
"""How many questions a rule may ask and still be judged."""
_MOST_STEPS = 5_000
"""How often a search tries what one thing may be."""


@lru_cache(maxsize=1024)
def can_hold(conditions: tuple[Condition, ...], known: Known) -> bool:
    """Say whether the conditions can all hold at once; true where that takes too long to find out."""
    parts = tuple(_flat(conditions))
    return all(_group_can_hold(group, known) for group in _independent(parts))


def contradiction(conditions: tuple[Condition, ...], known: Known) -> tuple[int, ...]:
    """Give the indices of conditions that exclude one another, none of which can be spared; empty where all can hold.

    A pair is preferred to more, where there is one.
    """
    if len(list(leaves(AllOf(conditions)))) > _MOST_QUESTIONS or can_hold(conditions, known):
        return ()
    for indices in chain(*(combinations(range(len(conditions)), size) for size in (1, 2))):
        if not can_hold(tuple(conditions[at] for at in indices), known):
            return tuple(indices)
    kept = list(range(len(conditions)))
    for at in range(len(conditions)):
        others = [other for other in kept if other != at]
        if not can_hold(tuple(conditions[other] for other in others), known):
            kept = others
    return tuple(kept)


def leaves(condition: Condition) -> Iterator[Leaf]:
    """Go through the single questions of a condition."""
    match condition:
        case AllOf(parts) | AnyOf(parts):
            for part in parts:
                yield from leaves(part)
        case Not(part):
            yield from leaves(part)
        case _:
            yield condition


def _flat(conditions: Iterable[Condition]) -> Iterator[Condition]:
    for condition in conditions:
        if isinstance(condition, AllOf):
            yield from _flat(condition.parts)
        else:
            yield condition


def _independent(parts: Sequence[Condition]) -> list[tuple[Condition, ...]]:
    """Give the conditions in groups of which no two ask about the same thing."""
    groups: list[tuple[frozenset[Subject], tuple[Condition, ...]]] = []
    for part in parts:
        asked = frozenset(map(subject, leaves(part)))
        near = [group for group in groups if group[0] & asked]
        groups = [group for group in groups if not group[0] & asked]
        subjects = asked.union(*(group[0] for group in near))
        groups.append((subjects, (*(each for group in near for each in group[1]), part)))
    return [members for _, members in groups]


def _group_can_hold(group: tuple[Condition, ...], known: Known) -> bool:
    if len(group) == 1 and isinstance(group[0], AnyOf):
        return any(can_hold((part,), known) for part in group[0].parts)
    by_subject: dict[Subject, dict[Leaf, None]] = {}
    for leaf in leaves(AllOf(group)):
        by_subject.setdefault(subject(leaf), {})[leaf] = None
    domains = [domain(tuple(asked), known) for asked in by_subject.values()]
    return _Search(AllOf(group), [each for each in domains if each is not None]).found()


@dataclass(slots=True)
class _Search:
    """Trying what one thing after another may be, given up as soon as the condition fails whatever the rest is."""

    condition: Condition
    domains: list[list[Answers]]
    steps: int = 0
    answers: dict[Leaf, bool] = field(default_factory=dict)

    def found(self, depth: int = 0) -> bool:
        self.steps += 1
        if self.steps > _MOST_STEPS:
            return True
        truth = _truth(self.condition, self.answers)
        if truth is not None or depth == len(self.domains):
            return truth is not False
        before = dict(self.answers)
        for answers in self.domains[depth]:
            self.answers = {**before, **answers}
            if self.found(depth + 1):
                return True
        self.answers = before
        return False


def _truth(condition: Condition, answers: Answers) -> bool | None:
    match condition:
        case AllOf(parts):
            found = {_truth(part, answers) for part in parts}
            return False if False in found else None if None in found else True
        case AnyOf(parts):
            found = {_truth(part, answers) for part in parts}
            return True if True in found else None if None in found else False
        case Not(part):
            truth = _truth(part, answers)
            return None if truth is None else not truth
        case _:
            return answers.get(condition)

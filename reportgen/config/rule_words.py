"""A rule's conditions in the program's own plain English, for messages and for ``reportgen explain``.

In: conditions. Out: words. It judges nothing, and no page prints it.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from reportgen.rulebook import (
    AllOf,
    AnyOf,
    AreasDiffer,
    AssociationIs,
    Condition,
    FigureIs,
    Not,
    QualityIs,
    RatioIs,
    Said,
)


def condition_words(condition: Condition) -> str:  # noqa: PLR0911 -- one line a kind is the clearest table
    """Give what a condition asks, on one line."""
    match condition:
        case AllOf(parts):
            return f"all of: {'; '.join(map(condition_words, parts))}"
        case AnyOf(parts):
            return f"any of: {'; '.join(map(condition_words, parts))}"
        case Not(part):
            return f"not: {condition_words(part)}"
        case FigureIs():
            return _figure(condition)
        case RatioIs():
            of = "" if condition.of == 1 else f" of {condition.of:g}"
            return f"{condition.finding} is {_either(condition.states)}{of}{_at_least(condition.at_least)}"
        case AssociationIs():
            return f"association with {condition.topic} is {_either(condition.states)}{_at_least(condition.at_least)}"
        case Said():
            return f"said of {condition.topic}: {_either(condition.ways)}"
        case QualityIs():
            return f"quality is {_either(condition.verdicts)}"
        case AreasDiffer():
            return f"areas of {condition.indicator} are {condition.side}"


def _figure(asked: FigureIs) -> str:
    level = "" if asked.level is None else f' "{asked.level}"'
    threshold = "" if asked.threshold is None else f" at threshold {asked.threshold:g}"
    return f"{asked.figure}{level} is {_either(asked.states)}{threshold}{_at_least(asked.at_least)}"


def _either(states: Iterable[StrEnum]) -> str:
    """Give the states in the order in which their kind lists them."""
    found = list(states)
    return " or ".join(state.value for state in type(found[0]) if state in found)


def _at_least(n: int | None) -> str:
    return "" if n is None else f" on at least {n}"

"""What a rule asks, as a configuration writes it → a ``Condition``.

In: a checked ``ConditionDefinition``. Out: ``Condition``. It judges nothing: how an answer is found is the business of
``policy``.
"""

from __future__ import annotations

from reportgen.config.model.conditions import ConditionDefinition
from reportgen.rulebook import (
    AllOf,
    AnyOf,
    AreasDiffer,
    AssociationIs,
    Condition,
    FigureIs,
    FigureState,
    Not,
    QualityIs,
    RatioIs,
    RatioState,
    Said,
    Side,
    Verdict,
    Way,
)


def condition(definition: ConditionDefinition) -> Condition:
    """Give what a rule asks."""
    if definition.all_ is not None:
        return AllOf(tuple(condition(part) for part in definition.all_))
    if definition.any_ is not None:
        return AnyOf(tuple(condition(part) for part in definition.any_))
    if definition.not_ is not None:
        return Not(condition(definition.not_))
    return _of_a_figure(definition) or _of_the_rest(definition)


def _of_a_figure(asked: ConditionDefinition) -> Condition | None:
    states = _listed(asked.is_)
    if asked.figure is not None:
        meant = frozenset(FigureState(state) for state in states)
        return FigureIs(asked.figure, meant, asked.level, asked.threshold, asked.at_least)
    if asked.finding is not None:
        return RatioIs(asked.finding, frozenset(map(RatioState, states)), asked.of or 1.0, asked.at_least)
    if asked.association is not None:
        return AssociationIs(asked.association, frozenset(map(RatioState, states)), asked.at_least)
    return None


def _of_the_rest(asked: ConditionDefinition) -> Condition:
    if asked.said is not None:
        return Said(asked.said, frozenset(map(Way, _listed(asked.way))))
    if asked.quality is not None:
        return QualityIs(frozenset(map(Verdict, _listed(asked.quality))), asked.source)
    assert asked.areas is not None  # noqa: S101 -- the model has checked that one thing is asked, and with which side
    assert asked.side is not None  # noqa: S101
    return AreasDiffer(asked.areas, Side(asked.side))


def _listed(words: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return () if words is None else (words,) if isinstance(words, str) else tuple(words)

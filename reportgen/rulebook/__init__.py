"""The dated data that recommendations rest on: regulations, targets, topics, actions, rules, options.

In: checked values from ``config`` (``configs/policy/`` with what a district or a puskesmas adds, overrides or switches
off). Out: ``Rulebook``. It judges nothing and words nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.rulebook.actions import (
    Action,
    Actor,
    Call,
    Certainty,
    ContextFigure,
    Cost,
    Design,
    Evidence,
    Level,
    Option,
    Owner,
    Power,
    ReferenceTarget,
    Rule,
    Topic,
    Yardstick,
)
from reportgen.rulebook.conditions import (
    AllOf,
    AnyOf,
    AreasDiffer,
    AssociationIs,
    Condition,
    FigureIs,
    FigureState,
    Kept,
    Leaf,
    Not,
    QualityIs,
    RatioIs,
    RatioState,
    Said,
    Side,
    Verdict,
    Way,
)
from reportgen.rulebook.law import Article, Citation, Force, Regulation, Span
from reportgen.rulebook.marks import Mark

__all__ = [
    "Action",
    "Actor",
    "AllOf",
    "AnyOf",
    "AreasDiffer",
    "Article",
    "AssociationIs",
    "Call",
    "Certainty",
    "Citation",
    "Condition",
    "ContextFigure",
    "Cost",
    "Design",
    "Evidence",
    "FigureIs",
    "FigureState",
    "Force",
    "Kept",
    "Leaf",
    "Level",
    "Mark",
    "Not",
    "Option",
    "Owner",
    "Power",
    "QualityIs",
    "RatioIs",
    "RatioState",
    "ReferenceTarget",
    "Regulation",
    "Rule",
    "Rulebook",
    "Said",
    "Side",
    "Span",
    "Topic",
    "Verdict",
    "Way",
    "Yardstick",
]

DEFAULT_FLOOR = 30


@dataclass(frozen=True, slots=True)
class Rulebook:
    """Everything that recommendations rest on, each kind by id in the order of display.

    ``floor`` is the smallest denominator that a rule may judge; ``reader`` within whose power the reader acts.
    ``targets`` is the target in force for each indicator on the brief's date; ``references`` all that are known.
    """

    regulations: Mapping[str, Regulation] = field(default_factory=dict)
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    actors: Mapping[str, Actor] = field(default_factory=dict)
    topics: Mapping[str, Topic] = field(default_factory=dict)
    actions: Mapping[str, Action] = field(default_factory=dict)
    rules: Mapping[str, Rule] = field(default_factory=dict)
    options: Mapping[str, Option] = field(default_factory=dict)
    references: Mapping[str, ReferenceTarget] = field(default_factory=dict)
    targets: Mapping[str, Yardstick] = field(default_factory=dict)
    owners: tuple[Owner, ...] = ()
    context: tuple[ContextFigure, ...] = ()
    floor: int = DEFAULT_FLOOR
    reader: Power = Power.PUSKESMAS
    switched_off: tuple[str, ...] = ()

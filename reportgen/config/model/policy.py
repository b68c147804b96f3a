"""Actors, topics, actions, rules, options, and the whole that recommendations rest on, with targets and law.

In: a merged mapping: ``configs/policy/`` with what a configuration lays over it. Out: ``Policy``. An entry that a
configuration sets to ``off`` is switched off.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from reportgen.config.fields import Expects, Name, NonEmpty, TextField
from reportgen.config.model.base import Frozen
from reportgen.config.model.conditions import ConditionDefinition
from reportgen.config.model.law import CitationDefinition, EvidenceDefinition, RegulationDefinition
from reportgen.config.model.targets import (
    ContextDefinition,
    ReferenceTargetDefinition,
    TargetDefinition,
    ThresholdDefinition,
)
from reportgen.rulebook import DEFAULT_FLOOR, Call, Certainty, Cost, Design, Power

ReadOff = Literal["off"]
Step = Annotated[NonEmpty, Expects('a step of the Ten Steps (2018), in quotation marks: "1b", "4"')]


class ActorDefinition(Frozen):
    """Who acts."""

    label: TextField
    """The words."""
    power: Power
    """`puskesmas`, `district` or `others`: within whose power its actions are."""


class TopicDefinition(Frozen):
    """Something that figures, informants and rules can be about."""

    label: TextField
    """What it is called."""
    practice: Annotated[bool, Field(strict=True)] = False
    """It is one of the support practices of the bundle."""
    bundle: Annotated[bool, Field(strict=True)] = False
    """It is the score of the practices."""
    steps: tuple[Step, ...] = ()
    """The steps of the Ten Steps (2018 revision) that it is."""
    law: tuple[CitationDefinition, ...] = ()
    """What the law says of it."""
    threshold: ThresholdDefinition | None = None
    """What its share is held against where no target is set."""
    action: Name | None = None
    """What closes its gap."""


class ActionDefinition(Frozen):
    """One action, in two sentences."""

    do: TextField
    """What is to be done: one sentence, which page one prints."""
    how: TextField
    """What goes with it: one sentence."""
    actor: Name
    """Who acts, by name."""
    call: Call = Call.ACT
    """`act` on a gap, `mend` the data, `wait` before concluding, `keep` going."""
    certainty: Certainty
    """`high`, `moderate`, `low`, `very_low` (GRADE's words), or `good_practice`."""
    certainty_is_ours: Annotated[bool, Field(strict=True)] = False
    """No review graded it: the certainty is our judgement."""
    within: Annotated[int, Field(ge=1, le=8, strict=True)] = 1
    """By the end of how many quarters after the brief's own."""
    steps: tuple[Step, ...] = ()
    """The steps of the Ten Steps (2018 revision)."""
    evidence: tuple[Name, ...] = ()
    """What it rests on, by name."""
    law: tuple[CitationDefinition, ...] = ()
    """Its legal basis."""


class RuleDefinition(Frozen):
    """When an action is recommended."""

    why: TextField
    """The reason in one sentence, printed with the recommendation."""
    when: ConditionDefinition
    """What has to hold."""
    action: Name
    """What is then recommended, by name."""
    needs: Literal["usable", "caution", "not_usable"] = "caution"
    """The worst verdict on the data that it may fire on."""


class OptionDefinition(Frozen):
    """One way to go on."""

    label: TextField
    """What it is called."""
    effect: TextField
    """What is published of its effect, in one sentence."""
    design: Design | None = None
    """What kind of work found it; only a review or a trial may be worded causally."""
    certainty: Certainty | None = None
    """How certain that is."""
    certainty_is_ours: Annotated[bool, Field(strict=True)] = False
    """No review graded it."""
    cost: Cost
    """`none`, `low`, `medium` or `high`: our judgement."""
    actions: tuple[Name, ...] = ()
    """The actions that it is made of; none: going on as now."""
    evidence: tuple[Name, ...] = ()
    """What it rests on, by name."""
    law: tuple[CitationDefinition, ...] = ()
    """Its legal basis."""


class Policy(Frozen):
    """What recommendations rest on; each entry lies over the one of that name in `configs/policy/`."""

    targets: tuple[TargetDefinition, ...] = ()
    """This brief's targets: one an indicator."""
    reference_targets: dict[Name, ReferenceTargetDefinition | ReadOff] = Field(default_factory=dict)
    """Targets that are known, by name."""
    context: tuple[ContextDefinition, ...] = ()
    """Figures of other places or times, to set beside the local ones."""
    reader: Literal[Power.PUSKESMAS, Power.DISTRICT] = Power.PUSKESMAS
    """Who reads page one: actions within the reader's power come first."""
    minimum_n: Annotated[int, Field(ge=1, strict=True)] = DEFAULT_FLOOR
    """The smallest denominator that a rule may judge."""
    regulations: dict[NonEmpty, RegulationDefinition | ReadOff] = Field(default_factory=dict)
    """Regulations by id: pp-28-2024."""
    evidence: dict[Name, EvidenceDefinition | ReadOff] = Field(default_factory=dict)
    """Published findings that actions and options rest on."""
    actors: dict[Name, ActorDefinition] = Field(default_factory=dict)
    """Who acts."""
    topics: dict[Name, TopicDefinition] = Field(default_factory=dict)
    """What figures, informants and rules can be about."""
    actions: dict[Name, ActionDefinition | ReadOff] = Field(default_factory=dict)
    """What can be recommended."""
    rules: dict[Name, RuleDefinition | ReadOff] = Field(default_factory=dict)
    """When it is."""
    options: dict[Name, OptionDefinition | ReadOff] = Field(default_factory=dict)
    """Ways to go on, in the order of display."""
    monitoring: dict[Name, TextField] = Field(default_factory=dict)
    """Who answers for an indicator, a topic or a variable: name → who."""


SECTIONS = tuple(name for name, field in Policy.model_fields.items() if field.default_factory is dict)
"""The parts of ``Policy`` that hold entries by name, each laid over the built-in ones."""

LAID_OVER: tuple[type[Frozen], ...] = (
    ReferenceTargetDefinition,
    RegulationDefinition,
    EvidenceDefinition,
    ActorDefinition,
    ThresholdDefinition,
    TopicDefinition,
    ActionDefinition,
    RuleDefinition,
    OptionDefinition,
)
"""What an entry may leave out, because the built-in one of its name has it."""

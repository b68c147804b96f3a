"""Targets, regulations, topics, actions, rules, options: the dated data that recommendations rest on.

In: a merged mapping: ``configs/policy/`` with what a configuration lays over it. Out: ``Policy``. An entry that a
configuration sets to ``off`` is switched off.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator

from reportgen.config.fields import DayField, Expects, Name, NonEmpty, TextField, Year
from reportgen.config.model.base import Frozen
from reportgen.config.model.conditions import ConditionDefinition
from reportgen.config.printed import PrintedShare
from reportgen.rulebook import Call, Certainty, Cost, Design, Force, Level, Mark, Power

ReadOff = Literal["off"]
TargetShare = Annotated[float, Field(gt=0, le=1, strict=True)]


ArticleNumber = Annotated[NonEmpty, Expects('an article as it is cited, in quotation marks: "26(1)"')]
Step = Annotated[NonEmpty, Expects('a step of the Ten Steps (2018), in quotation marks: "1b", "4"')]


class Marked(Frozen):
    """A fact with how well it is verified."""

    mark: Mark = Mark.UNVERIFIED
    """`V` read in the source; `C` calculated or our own rule; `V2` from a secondary source; `U` unverified."""
    reported_by: TextField | None = None
    """Who reports it, where it is known from a secondary source (`V2`); printed with it."""

    @model_validator(mode="after")
    def _says_who(self) -> Marked:
        if self.mark is Mark.SECONDARY and self.reported_by is None:
            message = 'has mark V2 without "reported_by"; say who reports it'
            raise ValueError(message)
        return self


class Baseline(Frozen):
    """Where the indicator stood when a target was set."""

    value: PrintedShare
    """A share, 0–1, as it was printed."""
    count: Annotated[int, Field(ge=0, strict=True)] | None = None
    """The count above the line, where it was printed."""
    n: Annotated[int, Field(ge=1, strict=True)] | None = None
    """The count below the line, where it was printed."""
    year: Year
    """The year it is of."""
    source: TextField
    """Who published it."""


class TargetDefinition(Frozen):
    """What the indicator should reach."""

    indicator: Name
    """An indicator by name."""
    value: TargetShare
    """A share, 0–1."""
    year: Year | None = None
    """The year it is for."""
    basis: TextField
    """Whose target it is."""
    level: Level | None = None
    """`puskesmas`, `district`, `province`, `national` or `global`."""
    baseline: Baseline | None = None
    """Where it stood when the target was set."""


class ReferenceTargetDefinition(Marked):
    """A target that is known, for briefs that name none of their own and to set beside those that do."""

    indicator: Name
    """An indicator by name."""
    value: TargetShare
    """A share, 0–1."""
    year: Year
    """The year it is for."""
    since: Year | None = None
    """The year it was set in: a brief of an earlier year is not held against it."""
    level: Level
    """`puskesmas`, `district`, `province`, `national` or `global`."""
    basis: TextField
    """Whose target it is."""


class ContextDefinition(Marked):
    """A figure of another place or time, to set beside the local one."""

    indicator: Name
    """The indicator that it measures, by name."""
    value: PrintedShare
    """A share, 0–1, with as many decimals as were printed."""
    count: Annotated[int, Field(ge=0, strict=True)] | None = None
    """The count above the line, where it was printed."""
    n: Annotated[int, Field(ge=1, strict=True)] | None = None
    """The count below the line, where it was printed."""
    place: TextField
    """Where: a district, a province, the country."""
    year: Year
    """The year it is of."""
    source: TextField
    """Who published it."""


class SpanDefinition(Marked):
    """A stretch of days in which a regulation is one thing."""

    first: Annotated[DayField, Field(alias="from")]
    """The first day."""
    last: Annotated[DayField | None, Field(alias="to")] = None
    """The last day; none: until further notice."""
    force: Literal[Force.IN_FORCE, Force.UNKNOWN] = Force.IN_FORCE
    """`in_force`; `unknown` where nobody has checked whether it still is."""

    @model_validator(mode="after")
    def _in_order(self) -> SpanDefinition:
        if self.last is not None and self.last < self.first:
            message = f"ends on {self.last}, before it begins on {self.first}"
            raise ValueError(message)
        return self


class ArticleDefinition(Frozen):
    """One article."""

    mark: Mark = Mark.UNVERIFIED
    """How well its number is verified."""
    line: TextField | None = None
    """What it says, in one line."""


class RegulationDefinition(Marked):
    """One regulation."""

    name: TextField
    """How it is cited: PP 28/2024."""
    title: TextField
    """Its full name."""
    line: TextField
    """What it says, in one sentence."""
    in_force: Annotated[tuple[SpanDefinition, ...], Field(min_length=1)]
    """When it is in force; the stretches must not overlap."""
    articles: dict[ArticleNumber, ArticleDefinition] = Field(default_factory=dict)
    """The articles that may be cited, by number."""
    superseded_by: tuple[NonEmpty, ...] = ()
    """What took its place, by id."""
    written: tuple[NonEmpty, ...] = ()
    """Further ways in which running text writes its name."""


class CitationDefinition(Frozen):
    """A regulation with the articles meant."""

    regulation: NonEmpty
    """A regulation by id."""
    articles: tuple[ArticleNumber, ...] = ()
    """Its articles; none: the whole."""


class EvidenceDefinition(Marked):
    """One published finding."""

    line: TextField
    """What it found, in one sentence."""
    citation: TextField
    """Where it stands."""
    design: Design
    """`review`, `trial`, `cohort`, `cross_sectional`, `qualitative`, `guideline`; two may be causal."""


class ActorDefinition(Frozen):
    """Who acts."""

    label: TextField
    """The words."""
    power: Power
    """`puskesmas`, `district` or `others`: within whose power its actions are."""


class ThresholdDefinition(Marked):
    """A threshold of a topic's own; with mark `C` it is printed as the brief's own, and as no official target."""

    value: TargetShare
    """A share, 0–1."""
    basis: TextField
    """Whose threshold it is."""


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
    minimum_n: Annotated[int, Field(ge=1, strict=True)] = 30
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

"""What the rules made of the findings: recommendations with their reasons, practices, options, what to measure next.

In: nothing. Out: ``Counsel``. Its figures are findings, named by id, so that a number stands once; what it says of the
law is as of the brief's own date.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reportgen.findings.voices import Stance
from reportgen.locales.languages import Text
from reportgen.periods import Period
from reportgen.rulebook import (
    Actor,
    Call,
    Certainty,
    ContextFigure,
    Cost,
    Design,
    Evidence,
    FigureState,
    Force,
    Mark,
    ReferenceTarget,
    Topic,
    Yardstick,
)


class Truth(StrEnum):
    """What can be told of a condition."""

    HOLDS = "holds"
    FAILS = "fails"
    UNKNOWN = "unknown"


class GroundKind(StrEnum):
    """What a rule looked at."""

    FIGURE = "figure"
    RATIO = "ratio"
    ASSOCIATION = "association"
    SAID = "said"
    QUALITY = "quality"
    AREAS = "areas"


class Unsure(StrEnum):
    """Why a figure cannot be judged, or why there is nothing to judge.

    ``not_measured``: this brief has no such figure. ``no_yardstick``: no target and no threshold.
    """

    WIDE_INTERVAL = "wide_interval"
    TOO_FEW = "too_few"
    HIDDEN = "hidden"
    NO_NUMBER = "no_number"
    DATA_NOT_USABLE = "data_not_usable"
    NOT_MEASURED = "not_measured"
    NO_YARDSTICK = "no_yardstick"


@dataclass(frozen=True, slots=True)
class Ground:
    """One thing that a rule looked at, and what it saw.

    ``place`` says where in the rule it stands (``any[0]``; ``""`` where the rule is this one thing). ``subject`` is the
    name that the rule uses (an indicator, a topic, a finding's id), ``wanted`` the states that the rule asks for,
    ``seen`` the state found, ``None`` where there was nothing to look at. ``negated`` where an odd number of *not*
    stand before it. ``findings`` are the ids looked at. ``gap`` is how far the share lies from its yardstick on the
    worse side, as a share 0–1; ``None`` where it is not, or has no size.
    """

    place: str
    kind: GroundKind
    subject: str
    label: Text
    wanted: tuple[str, ...]
    seen: str | None
    truth: Truth
    findings: tuple[str, ...] = ()
    yardstick: Yardstick | None = None
    unsure: Unsure | None = None
    floor: int | None = None
    gap: float | None = None
    negated: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """One rule and what became of it; ``blocked`` where it would have fired and the data cannot bear it."""

    rule: str
    why: Text
    action: str
    truth: Truth
    blocked: bool
    grounds: tuple[Ground, ...]

    @property
    def fired(self) -> bool:
        """Whether its action is recommended."""
        return self.truth is Truth.HOLDS and not self.blocked


@dataclass(frozen=True, slots=True)
class Cited:
    """A regulation as it may be cited on the brief's date.

    ``articles`` are those that may be printed, ``unprinted`` whether others were left out because nobody checked them.
    ``force`` is what it is on that day; where it has ended, ``successors`` are the names of what took its place.
    ``reported_by`` says who reports it where it is known from a secondary source alone; ``force_reported_by`` the same
    of its being in force or not.
    """

    regulation: str
    name: Text
    line: Text
    articles: tuple[str, ...]
    force: Force
    successors: tuple[Text, ...] = ()
    mark: Mark = Mark.VERIFIED
    reported_by: Text | None = None
    force_reported_by: Text | None = None
    unprinted: bool = False


@dataclass(frozen=True, slots=True)
class Recommendation:
    """One thing to do, with all that made it one.

    ``rules`` are the ids of every rule that fired for it, ``because`` the grounds that made them fire. ``due`` is the
    quarter by whose end it should be done. ``gap`` is the widest gap behind it, ``None`` where only people's words
    raise it. ``score`` orders headline actions: gap width × certainty × within the reader's power; 0 without a size.
    ``provisional`` where the data are to be used with caution.
    """

    rules: tuple[str, ...]
    action: str
    call: Call
    do: Text
    how: Text
    actor: Actor
    due: Period
    because: tuple[Ground, ...]
    why: tuple[Text, ...]
    steps: tuple[str, ...]
    law: tuple[Cited, ...]
    evidence: tuple[Evidence, ...]
    certainty: Certainty
    certainty_is_ours: bool
    gap: float | None
    score: float
    headline: bool
    provisional: bool

    @property
    def rule(self) -> str:
        """The first rule that fired for it."""
        return self.rules[0]


@dataclass(frozen=True, slots=True)
class Practice:
    """One of the five support practices: its figure where there is one, its gap, its step, its law, what closes it.

    ``finding`` is an id or ``None``; ``state`` ``None`` where it was not measured. ``said`` is which way most
    informants point who raised it, ``raised_by`` the id of how many did.
    """

    topic: Topic
    finding: str | None
    state: FigureState | None
    unsure: Unsure | None
    yardstick: Yardstick | None
    gap: float | None
    said: Stance | None
    raised_by: str | None
    law: tuple[Cited, ...]
    recommended: bool


@dataclass(frozen=True, slots=True)
class Bundle:
    """The five practices, and their score where a survey has one.

    ``score`` maps the levels of the score to ids of their shares; ``good`` is the level that counts as good;
    ``unsure`` says why its share cannot be judged, where it cannot.
    """

    practices: tuple[Practice, ...]
    variable: str | None = None
    label: Text | None = None
    score: Mapping[str, str] = field(default_factory=dict)
    good: str | None = None
    state: FigureState | None = None
    yardstick: Yardstick | None = None
    association: str | None = None
    unsure: Unsure | None = None

    @property
    def n_measured(self) -> int:
        """How many of the practices have a figure."""
        return sum(practice.finding is not None for practice in self.practices)


@dataclass(frozen=True, slots=True)
class Choice:
    """One option, as it stands on the brief's date; ``actions`` are the recommended ones that it is made of."""

    id: str
    label: Text
    effect: Text
    design: Design | None
    certainty: Certainty | None
    certainty_is_ours: bool
    cost: Cost
    actions: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    law: tuple[Cited, ...]


@dataclass(frozen=True, slots=True)
class Monitored:
    """One indicator to measure again: its baseline by finding id, its yardstick, who answers for it, when.

    ``due`` is the quarter of the next measurement, ``state`` what the interval says of the yardstick, ``None`` without
    one or without a figure. ``usable`` is false where the data behind the figure cannot bear a baseline.
    """

    figure: str
    label: Text
    finding: str | None
    yardstick: Yardstick | None
    owner: Text
    due: Period
    state: FigureState | None = None
    usable: bool = True


@dataclass(frozen=True, slots=True)
class Counsel:
    """Everything that policy made of the findings.

    ``recommendations`` stand in order of rank, headline ones first. ``outcomes`` tells of every rule, fired or not.
    ``references`` are the known targets that may be printed for the brief's indicators, ``context`` figures of
    elsewhere.
    """

    date: date
    outcomes: tuple[Outcome, ...]
    recommendations: tuple[Recommendation, ...]
    bundle: Bundle | None
    choices: tuple[Choice, ...]
    monitoring: tuple[Monitored, ...]
    references: tuple[ReferenceTarget, ...] = ()
    context: tuple[ContextFigure, ...] = ()
    switched_off: tuple[str, ...] = ()

    @property
    def headline(self) -> tuple[Recommendation, ...]:
        """What page one says: three at most."""
        return tuple(each for each in self.recommendations if each.headline)

    @property
    def others(self) -> tuple[Recommendation, ...]:
        """What the annex says."""
        return tuple(each for each in self.recommendations if not each.headline)

    def outcome(self, rule: str) -> Outcome | None:
        """Give what became of a rule, or ``None`` where there is no such rule."""
        return next((each for each in self.outcomes if each.rule == rule), None)

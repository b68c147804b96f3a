"""What can be recommended: actions with who acts, on what basis, and options to choose between.

In: nothing. Out: ``Action``, ``Actor``, ``Evidence``, ``Option``, ``Rule``, ``Topic``, ``Yardstick``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportgen.locales.languages import Text
from reportgen.rulebook.conditions import Condition, Verdict
from reportgen.rulebook.law import Citation
from reportgen.rulebook.marks import Mark


class Call(StrEnum):
    """What a recommendation calls for: to act on a gap, to mend the data, to wait before concluding, to keep going."""

    ACT = "act"
    MEND = "mend"
    WAIT = "wait"
    KEEP = "keep"


class Certainty(StrEnum):
    """How certain the evidence behind an action is, in GRADE's words; ``good_practice`` needs no trial."""

    HIGH = "high"
    MODERATE = "moderate"
    LOW = "low"
    VERY_LOW = "very_low"
    GOOD_PRACTICE = "good_practice"


class Cost(StrEnum):
    """The cost class of an option; our judgement, by whether it needs staff time, training, or building and pay."""

    NONE = "none"
    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class Power(StrEnum):
    """Within whose power an action is."""

    PUSKESMAS = "puskesmas"
    DISTRICT = "district"
    OTHERS = "others"


class Level(StrEnum):
    """Whose target it is, from the nearest to the farthest."""

    PUSKESMAS = "puskesmas"
    DISTRICT = "district"
    PROVINCE = "province"
    NATIONAL = "national"
    GLOBAL = "global"


class Design(StrEnum):
    """What kind of work found a piece of evidence; only the first two may be worded causally."""

    REVIEW = "review"
    TRIAL = "trial"
    COHORT = "cohort"
    CROSS_SECTIONAL = "cross_sectional"
    QUALITATIVE = "qualitative"
    GUIDELINE = "guideline"

    @property
    def may_be_causal(self) -> bool:
        """Whether its effect may be worded as one."""
        return self in {Design.REVIEW, Design.TRIAL}


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the words, and within whose power it is."""

    id: str
    label: Text
    power: Power


@dataclass(frozen=True, slots=True)
class Evidence:
    """One published finding: what it found in one sentence, where it stands, and when it came out, if known."""

    id: str
    line: Text
    citation: Text
    design: Design
    mark: Mark
    reported_by: Text | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Yardstick:
    """What a share is held against: a target, or a threshold of this brief's own (``own``).

    ``value`` is a share 0–1; ``year`` the year it is for; ``level`` whose it is.
    """

    value: float
    basis: Text
    year: int | None = None
    level: Level | None = None
    own: bool = False
    mark: Mark = Mark.VERIFIED
    reported_by: Text | None = None


@dataclass(frozen=True, slots=True)
class ReferenceTarget:
    """A target that is known, by id, for an indicator; ``yardstick`` holds its value and whose it is."""

    id: str
    indicator: str
    yardstick: Yardstick


@dataclass(frozen=True, slots=True)
class Topic:
    """Something that figures, informants and rules can be about: a support practice, the bundle of them, and others.

    ``practice`` says that it is one of the five support practices, ``bundle`` that it is their score. ``steps`` are
    steps of the Ten Steps (2018 revision: ``1b``, ``4``). ``yardstick`` is the topic's own threshold, where it has one.
    ``action`` is what closes its gap.
    """

    id: str
    label: Text
    practice: bool = False
    bundle: bool = False
    steps: tuple[str, ...] = ()
    law: tuple[Citation, ...] = ()
    yardstick: Yardstick | None = None
    action: str | None = None


@dataclass(frozen=True, slots=True)
class Action:
    """One action in two sentences: ``do`` says what, ``how`` what goes with it.

    ``within`` is how many quarters after the brief's own it should be done by. ``certainty_is_ours`` where no review
    graded it.
    """

    id: str
    do: Text
    how: Text
    actor: str
    call: Call
    certainty: Certainty
    certainty_is_ours: bool
    within: int
    steps: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    law: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Rule:
    """When an action is recommended. ``needs`` is the worst verdict on the data that it may fire on."""

    id: str
    why: Text
    when: Condition
    action: str
    needs: Verdict = Verdict.CAUTION


@dataclass(frozen=True, slots=True)
class Option:
    """One way to go on; ``actions`` are those that it is made of, none for going on as now."""

    id: str
    label: Text
    effect: Text
    design: Design | None
    certainty: Certainty | None
    certainty_is_ours: bool
    cost: Cost
    actions: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    law: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Owner:
    """Who answers for an indicator, a topic or a variable in the monitoring table."""

    figure: str
    owner: Text


@dataclass(frozen=True, slots=True)
class ContextFigure:
    """A figure of another place or time, set beside the local one with its source.

    ``value`` is a share 0–1 with ``decimals`` as printed; ``indicator`` says what it measures.
    """

    indicator: str
    value: float
    decimals: int
    place: Text
    year: int
    source: Text
    mark: Mark
    reported_by: Text | None = None

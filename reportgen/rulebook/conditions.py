"""What a rule asks: a small language of conditions, without any code in it.

In: nothing. Out: ``Condition``: leaves that look at one thing, and ``AllOf``, ``AnyOf``, ``Not``. A leaf holds, fails,
or cannot be told; how that is judged is the business of ``policy``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FigureState(StrEnum):
    """What a share's interval says of its yardstick: never the point alone."""

    GAP = "gap"
    MET = "met"
    CANNOT_SAY = "cannot_say"


class RatioState(StrEnum):
    """What a ratio's interval says of no effect, or of another value."""

    ABOVE = "above"
    BELOW = "below"
    UNCLEAR = "unclear"


class Way(StrEnum):
    """Which way what informants said of a topic points; ``raised`` is any of them, and those without a stance."""

    HINDERS = "hinders"
    SUPPORTS = "supports"
    MIXED = "mixed"
    RAISED = "raised"


class Verdict(StrEnum):
    """The verdict on the data behind page one."""

    USABLE = "usable"
    CAUTION = "caution"
    NOT_USABLE = "not_usable"


class Side(StrEnum):
    """On which side of the other areas some lie by more than chance; ``worse`` and ``better`` go by the indicator."""

    WORSE = "worse"
    BETTER = "better"


@dataclass(frozen=True, slots=True)
class FigureIs:
    """A share against its yardstick.

    ``figure`` is an indicator, a topic or a survey's variable by name, ``level`` the answer that counts where the
    variable has none of its own. ``threshold`` (a share 0–1) takes the place of the target or of the topic's own
    threshold; ``at_least`` is the smallest denominator that may be judged (``None``: the rulebook's own).
    """

    figure: str
    states: frozenset[FigureState]
    level: str | None = None
    threshold: float | None = None
    at_least: int | None = None


@dataclass(frozen=True, slots=True)
class RatioIs:
    """A ratio, by the id of its finding, against ``of`` (1 is no effect)."""

    finding: str
    states: frozenset[RatioState]
    of: float = 1.0
    at_least: int | None = None


@dataclass(frozen=True, slots=True)
class AssociationIs:
    """Whether any survey finds the outcome more often (``above``) with a topic's better answers than without."""

    topic: str
    states: frozenset[RatioState]
    at_least: int | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """Which way most of those who raised a topic point; it may raise a gap and gives it no size."""

    topic: str
    ways: frozenset[Way]


class Kept(StrEnum):
    """What kind of source the data behind page one are kept in."""

    REGISTER = "register"
    SURVEY = "survey"
    INTERVIEWS = "interviews"


@dataclass(frozen=True, slots=True)
class QualityIs:
    """The verdict on the data behind page one; with ``source``, only where they are of that kind."""

    verdicts: frozenset[Verdict]
    source: Kept | None = None


@dataclass(frozen=True, slots=True)
class AreasDiffer:
    """Whether some areas of a comparison differ from the others by more than chance, in an indicator."""

    indicator: str
    side: Side


Leaf = FigureIs | RatioIs | AssociationIs | Said | QualityIs | AreasDiffer


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one holds."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """It fails; of what cannot be told, it cannot be told either."""

    part: Condition


Condition = Leaf | AllOf | AnyOf | Not

"""What a number is about, and what it says of a target.

In: nothing. Out: ``Subject`` (with its ``Group``), ``Finding`` and ``Verdict``. A finding holds a publishable quantity
only; what was computed before disclosure control stands in ``raw``.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportgen.estimates import Estimate, Published
from reportgen.locales.languages import Text
from reportgen.periods import Month


class TargetState(StrEnum):
    """What the interval says of a target; never the point alone."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True, slots=True)
class Target:
    """A target for an indicator: a share 0–1, the year it is for, and whose it is."""

    value: float
    year: int | None
    basis: Text


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target, and what can be said against it."""

    target: Target
    state: TargetState


class GroupBy(StrEnum):
    """What a group is a part or a neighbour of."""

    SUBUNIT = "subunit"
    MONTH = "month"
    UNIT = "unit"
    DISTRICT = "district"
    REST_OF_DISTRICT = "rest_of_district"
    PREVIOUS = "previous"
    CHANGE = "change"
    DIFFERENCE = "difference"
    MEDIAN = "median"
    VARIABLE = "variable"
    CELL = "cell"
    AGE = "age"
    INFORMANTS = "informants"


@dataclass(frozen=True, slots=True)
class Group:
    """The group that a finding is about; ``level`` is stable (a month ``2025-02``, a village's name as recorded).

    Of respondents who share an answer (``by`` ``variable``), ``variable`` names what they were asked and ``level``
    their answer; of those who share two (``by`` ``cell``), ``across`` is the second variable with its level.
    """

    by: GroupBy
    level: str
    label: Text
    month: Month | None = None
    variable: str | None = None
    across: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is about, which never needs hiding.

    ``id`` is ``<analysis id>.<indicator or measure>[.<group>[.<level>]]``, stable from run to run. ``indicator`` is set
    for a register's indicators, ``variable`` for what respondents were asked (the outcome of a prevalence, the
    variable described); ``label`` is its words.
    """

    id: str
    analysis: str
    indicator: str | None
    label: Text
    group: Group | None = None
    variable: str | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One publishable number (or the reason why there is none) and its subject."""

    subject: Subject
    quantity: Published
    verdict: Verdict | None = None

    @property
    def id(self) -> str:
        """The subject's id."""
        return self.subject.id

    @property
    def estimate(self) -> Estimate | None:
        """The estimate, or ``None`` where it is suppressed or absent."""
        return self.quantity if isinstance(self.quantity, Estimate) else None

"""Findings before disclosure control.

In: what ``quality`` and ``analysis`` computed. Out: ``RawFindings`` and ``RawQuality``, which only ``disclosure`` may
take further: no room downstream imports this module (an import contract holds that), and the store of publishable
findings cannot hold these types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.errors import Location
from reportgen.estimates import Absent, Estimate
from reportgen.findings import (
    Funnel,
    ProblemKind,
    QualityReason,
    Reported,
    RunChart,
    Study,
    Subject,
    Usability,
    Verdict,
)
from reportgen.locales.languages import Text
from reportgen.periods import Month


@dataclass(frozen=True, slots=True)
class RawFinding:
    """One number as computed, with its subject and its verdict against a target.

    ``derived_from`` names the findings that this one could be solved for (a change: both its sides): where one of them
    is suppressed, so is this. ``counted`` names what its numerator and its denominator count, where another finding on
    the same group may show one of them too; by default no other does.
    """

    subject: Subject
    quantity: Estimate | Absent
    verdict: Verdict | None = None
    derived_from: tuple[str, ...] = ()
    counted: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class Sum:
    """Findings that add up to another: whoever knows all but one of them knows that one too.

    The parts' denominators and their numerators add up to those of the whole. With ``of_numerators`` it is only the
    parts' numerators, and what they add up to is the denominator that they share (the levels of one variable); the
    whole is then ``None``, or the id of a count. With ``denominators_known`` everybody knows what the denominators add
    up to, also where the whole is hidden: how many answered is told elsewhere.
    """

    whole: str | None
    parts: tuple[str, ...]
    of_numerators: bool = False
    denominators_known: bool = False


@dataclass(frozen=True, slots=True)
class RawFindings:
    """What the analyses of one brief found; funnels, run charts and a study name findings by id and hold no counts.

    ``sums`` tells disclosure control what could be solved for what.
    """

    items: tuple[RawFinding, ...]
    funnels: tuple[Funnel, ...] = ()
    run_charts: tuple[RunChart, ...] = ()
    study: Study | None = None
    sums: tuple[Sum, ...] = ()


@dataclass(frozen=True, slots=True)
class RawValue:
    """One count of a problem row as recorded: our name, their column, the number or (where it is none) the text."""

    count: str
    column: str
    value: float | None
    text: str | None = None


@dataclass(frozen=True, slots=True)
class RawProblem:
    """One problem row of this puskesmas and period."""

    kind: ProblemKind
    subunit: str | None
    month: Month | None
    where: Location
    values: tuple[RawValue, ...]


@dataclass(frozen=True, slots=True)
class RawQuality:
    """The quality of the data behind a brief; see ``findings.Quality`` for the fields."""

    items: tuple[RawFinding, ...]
    usability: Usability
    reasons: tuple[QualityReason, ...]
    ids: Mapping[str, str]
    subunit_label: Text | None
    grid: Mapping[tuple[str, Month], Reported]
    missing: tuple[str, ...]
    unexpected: tuple[str, ...]
    problems: tuple[RawProblem, ...]

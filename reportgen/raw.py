"""Findings before disclosure control.

In: what ``quality`` and ``analysis`` computed. Out: ``RawFindings`` and ``RawQuality``, which only ``disclosure`` may
take further: no room downstream imports this module (an import contract holds that), and the store of publishable
findings cannot hold these types.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.codebook import Level
from reportgen.errors import Location
from reportgen.estimates import Absent, Estimate
from reportgen.findings import (
    Funnel,
    ProblemKind,
    QualityReason,
    Reported,
    RunChart,
    Stance,
    Study,
    Subject,
    Usability,
    Verdict,
    VoicesFacts,
)
from reportgen.locales.languages import Language, Text
from reportgen.periods import Month


@dataclass(frozen=True, slots=True)
class RawFinding:
    """One number as computed, with its subject and its verdict against a target.

    ``derived_from`` names the findings that this one could be solved for (a change: both its sides): where one of them
    is suppressed, so is this. ``counted`` names what its numerator and its denominator count, where another finding on
    the same group may show one of them too; by default no other does. ``values_of`` names a number of which this is a
    mean, a median or a slope: with the sizes of groups of single values it is one more equation. ``tells`` are counts
    of persons that can be read out of it though it does not show them. ``weight_classes`` are the two counts of a
    weighted share, numerator and denominator, class by class of weight, in one order for all of a survey.
    """

    subject: Subject
    quantity: Estimate | Absent
    verdict: Verdict | None = None
    derived_from: tuple[str, ...] = ()
    counted: tuple[str, str] | None = None
    values_of: str | None = None
    tells: tuple[int, ...] = ()
    weight_classes: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Sum:
    """Findings that add up to another: whoever knows all but one of them knows that one too.

    The parts' denominators and their numerators add up to those of the whole. With ``of_numerators`` it is only the
    parts' numerators, and what they add up to is the denominator that they share (the levels of one variable), or is
    told elsewhere; the whole is then ``None``, or the id of a count. With ``denominators_known`` everybody knows what
    the denominators add up to, also where the whole is hidden: how many answered is told elsewhere.
    """

    whole: str | None
    parts: tuple[str, ...]
    of_numerators: bool = False
    denominators_known: bool = False


@dataclass(frozen=True, slots=True)
class RawInformant:
    """One informant, by code: the group, what else describes him or her, and the place in the order of interviews."""

    id: str
    group: str
    attributes: Mapping[str, str]
    order: int


@dataclass(frozen=True, slots=True)
class RawSegment:
    """One coded segment; ``chosen`` where the configuration chose it as a quote, ``coder`` where several coded.

    ``quote`` is ``None`` where the file lacks the words: the segment counts and is never quoted. ``stretch`` then tells
    one stretch of talk from another.
    """

    informant: str
    theme: str
    quote: str | None
    translation: str | None
    stance: Stance | None
    coder: str | None
    chosen: bool = False
    stretch: str | None = None


@dataclass(frozen=True, slots=True)
class RawVoices:
    """What people said, before disclosure control: informants and segments, and what the analysis asks for.

    ``groups`` and ``themes`` are in display order; ``themes`` gives each with its words and the indicator or the
    variable that it is about (or ``None``, ``None``). ``attributes`` gives the words of each attribute, ``values``
    those of its values, where there are any. ``joint`` maps a theme to the id of the finding that it stands beside;
    ``None`` where no joint display is asked for.
    """

    analysis: str
    source: str
    facts: VoicesFacts
    groups: tuple[Level, ...]
    themes: tuple[Level, ...]
    attributes: Mapping[str, Text]
    informants: tuple[RawInformant, ...]
    segments: tuple[RawSegment, ...]
    language: Language
    quotes_per_theme: int
    joint: Mapping[str, str | None] | None = None
    values: Mapping[str, Mapping[str, Text]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class RawFindings:
    """What the analyses of one brief found; funnels, run charts and a study name findings by id and hold no counts.

    ``sums`` tells disclosure control what could be solved for what.
    """

    items: tuple[RawFinding, ...]
    funnels: tuple[Funnel, ...] = ()
    run_charts: tuple[RunChart, ...] = ()
    study: Study | None = None
    voices: tuple[RawVoices, ...] = ()
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

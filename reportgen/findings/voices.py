"""What people said: themes by informant group, stances, quotes, and what stands beside the numbers.

In: nothing. Out: ``Voices``; its counts are findings, named by id. Everything counts informants, never segments. A
group here has at least the minimum of informants: smaller ones were merged before anything got this far.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from fractions import Fraction

from reportgen.findings.reporting import Usability
from reportgen.findings.studies import Provenance
from reportgen.locales.languages import Language, Text


class Stance(StrEnum):
    """Which way what was said points: for what the theme is about, against it, or both ways."""

    SUPPORTS = "supports"
    HINDERS = "hinders"
    MIXED = "mixed"


MOSTLY = Fraction(2, 3)
"""From this share on people are taken to say mostly one thing; our rule."""
CODED = Fraction(1, 2)
"""From this share of stances known on, they are taken to tell which way a theme points; our rule."""


def mostly(counts: Mapping[Stance, int], raised: int) -> Stance | None:
    """Give which way most of those who raised a theme point: ``counts`` took a stance, of ``raised``.

    ``supports`` or ``hinders`` where at least two thirds of the stances known are that, else ``mixed``. ``None`` where
    nobody raised it, or where the stances of fewer than half of those who did are known.
    """
    known = sum(counts.values())
    if not known or Fraction(known, raised) < CODED:
        return None
    sides = (Stance.SUPPORTS, Stance.HINDERS)
    return next((side for side in sides if Fraction(counts.get(side, 0), known) >= MOSTLY), Stance.MIXED)


class Reach(StrEnum):
    """How many of the groups that were asked raised a theme (triangulation of sources)."""

    NOBODY = "nobody"
    ONE_GROUP = "one_group"
    SOME_GROUPS = "some_groups"
    ALL_GROUPS = "all_groups"


class Accord(StrEnum):
    """How what was said lies to what was counted.

    ``silent``: nobody raised the theme, or there is no number to set beside it; ``unclear``: the number cannot be
    judged (no target, or its interval spans it), or people contradict each other.
    """

    AGREES = "agrees"
    CONTRADICTS = "contradicts"
    UNCLEAR = "unclear"
    SILENT = "silent"


class Judged(StrEnum):
    """What a number by itself says, by its interval: well, badly, or neither can be said."""

    FAVOURABLE = "favourable"
    UNFAVOURABLE = "unfavourable"
    CANNOT_SAY = "cannot_say"
    NO_YARDSTICK = "no_yardstick"


@dataclass(frozen=True, slots=True)
class InformantGroup:
    """A group of informants: the id of how many there were; ``merged`` are the groups of the file that it joins."""

    id: str
    label: Text
    n: str
    merged: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Quote:
    """One thing that somebody said, in the language it was said in.

    ``translation`` is into the other language of a brief, or ``None``. ``group`` is the id of the informant's group,
    and ``attributes`` what else may be told of the informant (label, value): only what several share.
    """

    text: str
    language: Language
    translation: str | None
    group: str
    attributes: tuple[tuple[Text, Text], ...] = ()
    stance: Stance | None = None


@dataclass(frozen=True, slots=True)
class Theme:
    """One theme.

    ``whole`` is the id of how many informants raised it, of all asked; ``by_group`` the same by group id; ``stances``
    and ``stances_by_group`` how many of those raised it with which stance (an informant who said both is ``mixed``).
    ``contradicted`` says that some support and others hinder. ``kappa`` is the id of the coders' agreement.
    """

    id: str
    label: Text
    whole: str
    by_group: Mapping[str, str]
    stances: Mapping[Stance, str]
    stances_by_group: Mapping[tuple[str, Stance], str]
    reach: Reach
    contradicted: bool
    quotes: tuple[Quote, ...] = ()
    kappa: str | None = None


@dataclass(frozen=True, slots=True)
class SaturationPoint:
    """After the ``order``-th interview (from 1): how many themes were new in it, and how many there were by then."""

    order: int
    new: int
    cumulative: int


@dataclass(frozen=True, slots=True)
class JointRow:
    """A theme beside a number: the finding's id (``None`` where there is none), what it says, and the accord."""

    theme: str
    finding: str | None
    judged: Judged
    stance: Stance | None
    accord: Accord
    said: Mapping[str, Stance | None] = field(default_factory=dict)


class VoicesReason(StrEnum):
    """What to keep in mind with these interviews."""

    FEW_INFORMANTS = "few_informants"
    ONE_GROUP = "one_group"
    NOT_SATURATED = "not_saturated"
    ONE_CODER = "one_coder"
    CODES_UNMAPPED = "codes_unmapped"
    NOT_READ = "not_read"
    ILLUSTRATIVE = "illustrative"
    RECONSTRUCTED = "reconstructed"
    COMPLETE = "complete"


class Unread(StrEnum):
    """What a project file holds that is counted and not read: coded places by kind, and texts.

    ``no_text``: coded passages whose words the file lacks; they count for their themes and are never quoted.
    """

    PICTURE = "picture"
    PDF = "pdf"
    AUDIO = "audio"
    VIDEO = "video"
    WHOLE_SOURCE = "whole_source"
    CASE = "case"
    SOURCE_NOT_LISTED = "source_not_listed"
    NO_TEXT = "no_text"


@dataclass(frozen=True, slots=True)
class VoicesFacts:
    """What is known of the interviews beside what was said; counts are ids of findings.

    ``unmapped`` are codes of the file that no theme claims, by name with how many segments; ``in_order_of_date`` says
    whether saturation goes by date, or by the order of the file. ``unread`` counts by kind what a project file holds
    and the brief does not read or cannot quote.
    """

    source: str
    informants: str
    segments: str
    n_coders: int
    unmapped: tuple[tuple[str, int], ...]
    in_order_of_date: bool
    provenance: Provenance
    note: Text | None
    unread: tuple[tuple[Unread, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Voices:
    """Everything that one source of interviews gave."""

    analysis: str
    facts: VoicesFacts
    usability: Usability
    reasons: tuple[VoicesReason, ...]
    groups: tuple[InformantGroup, ...]
    themes: tuple[Theme, ...]
    saturation: tuple[SaturationPoint, ...]
    joint: tuple[JointRow, ...] = ()

    def group(self, group_id: str) -> InformantGroup:
        """Give a group by id; ``KeyError`` where there is none."""
        return {group.id: group for group in self.groups}[group_id]

    def theme(self, theme_id: str) -> Theme:
        """Give a theme by id; ``KeyError`` where there is none."""
        return {theme.id: theme for theme in self.themes}[theme_id]

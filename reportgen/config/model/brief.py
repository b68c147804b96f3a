"""Whose brief it is, how it looks, what it hides, and where the verdict on its data turns.

In: a merged mapping. Out: ``Puskesmas``, ``Brief``, ``Disclosure``, ``Quality``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from reportgen.config.fields import (
    Code,
    DayField,
    Expects,
    Identifier,
    Name,
    NonEmpty,
    PathField,
    Share,
    TextField,
)
from reportgen.config.model.base import Frozen
from reportgen.findings import Audience
from reportgen.locales.languages import Language


class Puskesmas(Frozen):
    """Whose brief it is."""

    id: Identifier
    """Names the output folder: letters, digits, hyphens."""
    code: Code | None = None
    """The official facility code, in quotation marks."""
    name: TextField
    """The full name, as in a letterhead."""
    district: TextField | None = None
    """Kabupaten or kota."""
    province: TextField | None = None
    """Provinsi."""


class Layout(StrEnum):
    """How the languages stand together."""

    SEPARATE = "separate"
    SEQUENTIAL = "sequential"
    PARALLEL = "parallel"


class Section(StrEnum):
    """The sections that a brief may have, in their usual order."""

    KEY_MESSAGES = "key_messages"
    QUALITY = "quality"
    FINDINGS = "findings"
    VOICES = "voices"
    RECOMMENDATIONS = "recommendations"
    OPTIONS = "options"
    MONITORING = "monitoring"
    CHANGES = "changes"
    LIMITATIONS = "limitations"
    METHODS = "methods"
    EVIDENCE = "evidence"
    SOURCES = "sources"
    ANNEX = "annex"
    CHECKLIST = "checklist"


class Brief(Frozen):
    """How the brief looks and reads."""

    languages: Annotated[tuple[Language, ...], Field(min_length=1)] = (Language.INDONESIAN, Language.ENGLISH)
    """The languages it is printed in."""
    layout: Layout = Layout.SEPARATE
    """One file a language (separate), one after the other (sequential), or side by side (parallel)."""
    title: TextField | None = None
    """Replaces the title that the headline finding would word."""
    sections: Annotated[tuple[Section, ...], Field(min_length=1)] = tuple(Section)
    """Which sections, in which order."""
    theme: Name = "default"
    """A folder of templates/themes."""
    templates: PathField | None = None
    """A folder of your own templates, which come before the built-in ones file by file."""
    issuer: TextField | None = None
    """Who puts the brief out."""
    contact: TextField | None = None
    """Whom to ask."""
    logo: PathField | None = None
    """A PNG or SVG file for the letterhead."""
    date: DayField | None = None
    """The day it is issued, which says what law is in force; by default the last day of the period."""
    previous: PathField | None = None
    """The results.json of the period before; by default looked for beside this brief's own output."""
    note: TextField | None = None
    """A sentence under the letterhead that every reader must see, such as that the data are invented."""


class Status(StrEnum):
    """Whether the brief may be passed on."""

    DRAFT = "draft"
    FINAL = "final"


class SignOff(Frozen):
    """Who read a brief and lets it be passed on."""

    name: NonEmpty
    """The person's name."""
    role: TextField
    """Kepala puskesmas, section head …"""
    date: DayField
    """The day of signing."""
    hash: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$"), Expects("what `reportgen sign` prints")]
    """The hash of what was read: data, configuration, catalogues, rules. Any later change voids it."""


class Disclosure(Frozen):
    """What is hidden to protect persons."""

    minimum_cell: Annotated[int, Field(ge=0, le=100, strict=True)] = 5
    """Counts of persons from 1 to one below this, and their complements, are suppressed; 0 switches it off."""
    audience: Audience = Audience.PUBLIC
    """`internal` shows all, and marks every page and file name as not for publication."""


class Quality(Frozen):
    """Where the verdict on the data turns; shares are 0–1."""

    reporting_usable: Share = 0.80
    """At least this share of the expected villages gave the figures behind the headline: usable."""
    reporting_caution: Share = 0.30
    """Below this share of the expected villages: not usable for the headline."""
    asked_usable: Share = 0.80
    """At least this share of infants asked: usable."""
    asked_caution: Share = 0.30
    """Below this share of infants asked: not usable for the headline."""
    minimum_denominator: Annotated[int, Field(ge=1, strict=True)] = 20
    """Fewer than this in the headline's denominator: not usable for the headline."""

"""Publications and local findings for the tests of published evidence, as a configuration would give them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from stories import EBF, story
from studies import study_findings

from reportgen.config.model import Publication
from reportgen.exhibits.evidence.pairs import Pair, pairs
from reportgen.exhibits.evidence.scene import EvidenceScene
from reportgen.findings import Finding, Findings, Usability
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Value
from reportgen.locales.voice import voice
from reportgen.publications import audited

ROOT = Path(__file__).resolve().parents[2]
SEEDS = ROOT.parent / "shared" / "acceptance" / "seeds"
PLACE = Text.of({"id": "Puskesmas Wagir", "en": "Wagir Puskesmas"})


def publication(*claims: Mapping[str, Any], **said: Any) -> Publication:
    """Give a publication with these claims."""
    given = {"id": "study", "citation": {"id": "Studi A", "en": "Study A"}, "claims": list(claims), **said}
    return Publication.model_validate(given)


def scene(
    *found: Finding, publications: tuple[Publication, ...], usability: Usability = Usability.USABLE
) -> EvidenceScene:
    """Give the scene of a register's findings on exclusive breastfeeding, beside publications."""
    findings = story(*found, usability=usability).findings
    return EvidenceScene(findings, PLACE, tuple(map(audited, publications)), {EBF.id: EBF}, headline=EBF.id)


def beside_study(*publications: Publication, findings: Findings | None = None) -> EvidenceScene:
    """Give the scene of a made-up survey's findings beside publications."""
    return EvidenceScene(findings or study_findings(), PLACE, tuple(map(audited, publications)), {EBF.id: EBF})


def only_pair(made: EvidenceScene) -> Pair:
    """Give the one pair of a scene with one claim."""
    (pair,) = pairs(made)
    return pair


def said(value: Value, language: Language = Language.ENGLISH) -> str:
    """Give words in a language."""
    return voice(language).say(value)

"""Verdicts as plain mappings, for programs: numbers in full, words in every language.

In: ``Audited`` publications. Out: mappings of JSON values. An infinite number is ``null``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import asdict
from math import isfinite
from typing import Any

from reportgen.integrity.tables import TablesFound
from reportgen.integrity.verdicts import Condition, Figure, Judgement, Verdict
from reportgen.locales.languages import Language
from reportgen.locales.messages import Words
from reportgen.locales.voice import voice
from reportgen.narrative.audit import claim_words, long_form, short_form, word
from reportgen.publications import Audited, AuditedClaim

Record = dict[str, Any]


def file_record(file: str, found: Sequence[Audited]) -> Record:
    """Give all that was found in a file, for audit.json."""
    claims = [claim for each in found for claim in each.claims]
    return {
        "file": file,
        "claims": len(claims),
        "verdicts": {verdict.value: sum(claim.verdict is verdict for claim in claims) for verdict in Verdict},
        "results": [claim_record(file, each, claim) for each in found for claim in each.claims],
    }


def claim_record(file: str, of: Audited, claim: AuditedClaim) -> Record:
    """Give one claim with its verdict, its checks and their words."""
    judged, publication = claim.judged, of.publication
    return {
        "file": file,
        "study": publication.id,
        "citation": publication.citation.as_mapping(),
        "n": publication.n,
        "number": claim.number,
        "measure": claim.published.measure,
        "claim": _both(claim_words(judged.claim)),
        "verdict": claim.verdict.value,
        "verdict_words": _both(word(claim.verdict)),
        "summary": _both(short_form(judged)),
        "explanation": {
            language.value: [
                line for passage in long_form(judged) for line in _lines(passage.heading, passage.lines, language)
            ]
            for language in Language
        },
        "conditions": [_condition(each) for each in judged.conditions],
        "one_of": [[[_condition(each) for each in way] for way in choice.ways] for choice in judged.choices],
        "checks": [_judgement(each) for each in judged.judgements],
    }


def _lines(heading: Words | None, lines: Iterable[Words], language: Language) -> list[str]:
    return [voice(language).say(words) for words in (heading, *lines) if words is not None]


def _both(words: Words) -> dict[str, str]:
    return {language.value: voice(language).say(words) for language in Language}


def _condition(condition: Condition) -> Record:
    return {"kind": condition.kind.value, "figures": _figures(condition.figures)}


def _judgement(judgement: Judgement) -> Record:
    return {
        "check": judgement.check.value,
        "verdict": judgement.verdict.value,
        "reading": judgement.reading.value if judgement.reading is not None else None,
        "conditions": [_condition(each) for each in judgement.conditions],
        "any_of": judgement.any_of,
        "steps": [{"step": step.key.value, "figures": _figures(step.figures)} for step in judgement.steps],
        "tables": [_tables(each) for each in judgement.tables],
        "possible_reasons": [cause.value for cause in judgement.causes],
        "lacking": [each.value for each in judgement.lacking],
    }


def _figures(figures: Iterable[Figure]) -> list[Record]:
    return [
        {"name": each.name, "value": each.word if each.word is not None else _number(each.value)} for each in figures
    ]


def _number(value: float | None) -> float | None:
    return value if value is not None and isfinite(value) else None


def _tables(found: TablesFound) -> Record:
    return {
        "method": found.method.value if found.method is not None else None,
        "test": found.test,
        "n": found.n,
        "count": found.count,
        "count_cut_off": found.truncated,
        "expected_by_chance": found.expected_by_chance,
        "tables": [asdict(table) for table in found.tables],
    }

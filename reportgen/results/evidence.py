"""Published figures, as results.json gives them: each claim as printed, with its verdict, conditions and arithmetic.

In: the story of the evidence. Out: plain mappings and lists. Numbers of a publication are texts, so that their
decimals stay; numbers of the arithmetic are numbers. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import isfinite
from typing import Any

from reportgen.exhibits.evidence.pairs import Pair, pairs
from reportgen.integrity.tables import Table, TablesFound
from reportgen.integrity.verdicts import Condition, Figure, Judgement, Step
from reportgen.narrative.evidence import EvidenceStory
from reportgen.publications import Audited

Json = dict[str, Any]


def evidence_json(story: EvidenceStory) -> list[Json]:
    """Give each publication with its claims; ``beside`` are ids of the local findings that stand beside a claim."""
    found = pairs(story.scene)
    return [_publication(audited, [pair for pair in found if pair.audited is audited]) for audited in story.published]


def _publication(audited: Audited, found: Sequence[Pair]) -> Json:
    publication = audited.publication
    return {
        **publication.model_dump(mode="json", exclude={"claims"}),
        "claims": [_claim(pair) for pair in found],
    }


def _claim(pair: Pair) -> Json:
    claim, judged = pair.claim, pair.claim.judged
    return {
        "number": claim.number,
        "claim": claim.published.model_dump(mode="json", exclude_none=True),
        "verdict": judged.verdict.value,
        "conditions": [_condition(each) for each in judged.conditions],
        "choices": [[[_condition(each) for each in way] for way in choice.ways] for choice in judged.choices],
        "checks": [_judgement(each) for each in judged.judgements],
        "beside": [finding.id for finding in pair.local],
        "drawn": pair.is_drawn,
        "not_drawn_because": [reason.apart.value for reason in pair.reasons],
    }


def _judgement(judgement: Judgement) -> Json:
    return {
        "check": judgement.check.value,
        "verdict": judgement.verdict.value,
        "reading": judgement.reading.value if judgement.reading else None,
        "conditions": [_condition(each) for each in judgement.conditions],
        "any_of": judgement.any_of,
        "steps": [_step(each) for each in judgement.steps],
        "tables": [_tables(each) for each in judgement.tables],
        "causes": [each.value for each in judgement.causes],
        "lacking": [each.value for each in judgement.lacking],
    }


def _condition(condition: Condition) -> Json:
    return {"kind": condition.kind.value, "figures": _figures(condition.figures)}


def _step(step: Step) -> Json:
    return {"step": step.key.value, "figures": _figures(step.figures)}


def _figures(figures: Sequence[Figure]) -> list[Json]:
    """Give names with numbers or words, in order; a number that is not finite is ``null``."""
    return [{"name": each.name, "value": each.word if each.value is None else _finite(each.value)} for each in figures]


def _finite(value: float) -> float | None:
    return value if isfinite(value) else None


def _tables(found: TablesFound) -> Json:
    return {
        "n": found.n,
        "count": found.count,
        "method": found.method.value if found.method else None,
        "test": found.test,
        "only_cut_off": found.truncated,
        "expected_by_chance": found.expected_by_chance,
        "tables": [_table(each) for each in found.tables],
    }


def _table(table: Table) -> Json:
    return {
        "exposed_cases": table.exposed_cases,
        "exposed_noncases": table.exposed_noncases,
        "unexposed_cases": table.unexposed_cases,
        "unexposed_noncases": table.unexposed_noncases,
    }

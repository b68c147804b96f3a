"""Every verdict, check, condition, cause and step has words in both languages, and none of them accuses anybody."""

from __future__ import annotations

import re
from enum import StrEnum
from itertools import product

import pytest

from reportgen.auditing.reading import in_every_language
from reportgen.config.model import Publication, StudyDesign
from reportgen.integrity.claims import CoefficientKind, RatioKind, TestKind
from reportgen.integrity.methods import Method
from reportgen.integrity.share_intervals import ShareMethod
from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Condition,
    ConditionKind,
    Lacking,
    Reading,
    StepKey,
    Verdict,
    figures,
    several,
)
from reportgen.locales.languages import Language, Text
from reportgen.locales.voice import voice
from reportgen.narrative.audit import claim_words, long_form, short_form, verdict_words
from reportgen.narrative.audit.clauses import condition_words
from reportgen.narrative.audit.figures import computed
from reportgen.publications import AuditedClaim, audited

WORDED: dict[type[StrEnum], str] = {
    Verdict: "audit.word",
    CheckName: "audit.check",
    Reading: "audit.reading",
    Cause: "audit.cause",
    Lacking: "audit.lacking",
    Method: "audit.method",
    TestKind: "audit.test",
    RatioKind: "audit.kind",
    CoefficientKind: "audit.coefficient",
    ConditionKind: "audit.condition",
    StepKey: "audit.step",
    StudyDesign: "audit.design",
    ShareMethod: "audit.share_method",
}
MEMBERS = [(start, member.value) for kind, start in WORDED.items() for member in kind]
NEEDED = {
    ConditionKind.DENOMINATOR: several("n", (40, 41)),
    ConditionKind.SOME_MISSING: figures(missing=5, n=245),
    ConditionKind.ANOTHER_LEVEL: figures(level=0.9),
    ConditionKind.DECIMAL_MARK: figures(value=1.144),
    ConditionKind.P_BELOW: figures(limit=0.0005),
    ConditionKind.P_IS_OF: figures(test="fisher"),
    ConditionKind.SMALL_EXPECTED_COUNT: figures(expected=1.47, limit=5),
    ConditionKind.P_BEYOND_ALPHA: figures(alpha=0.05),
    ConditionKind.END_LEFT_OUT: figures(value=3),
}
CLAIMS = [
    {"measure": "share", "count": 37, "n": 57, "percent": "61.4"},
    {"measure": "share", "count": 60, "n": 57},
    {"measure": "share", "count": 37, "percent": "61.4"},
    {"measure": "share", "count": 3, "percent": "61.4"},
    {"measure": "share", "percent": "33.3"},
    {"measure": "share", "count": 45, "percent": "78.9", "ci": ["66.7", "87.5"]},
    {"measure": "share", "count": 45, "percent": "78.9", "ci": ["60.7", "87.5"]},
    {"measure": "share", "count": 45, "percent": "78.9", "weighted": True},
    {"measure": "ratio", "value": "2.5", "ci": ["1.03", "6.05"], "table": {"cells": [[10, 4], [4, 10]]}},
    {"measure": "ratio", "value": "2.7", "kind": "odds_ratio", "adjusted": False, "table": {"cells": [[9, 4], [4, 9]]}},
    {"measure": "score", "scale": [0, 5], "cut_off": "6", "bands": {"poor": [0, 3], "good": [3, 5]}},
    {"measure": "share", "n": 57, "percent": "61.5"},
    {"measure": "share", "n": 900, "percent": "61"},
    {"measure": "share", "percent": "130"},
    {"measure": "share", "count": 1, "n": 7, "percent": "14.2"},
    {"measure": "whole", "counts": [20, 17, 20], "total": 57},
    {"measure": "whole", "counts": [20, 17, 30], "total": 57},
    {"measure": "whole", "counts": [20, 17], "total": 57},
    {"measure": "whole", "percents": ["35.1", "29.8", "35.1"]},
    {"measure": "whole", "percents": ["35.1", "29.8", "45.1"], "total": 57},
    {"measure": "whole", "percents": ["35.1", "29.8"], "total": 57},
    {"measure": "ratio", "value": "1.547", "ci": ["1.023", "2.339"]},
    {"measure": "ratio", "value": "1.547", "ci": ["1.023", "2.339"], "kind": "odds_ratio", "adjusted": True},
    {"measure": "ratio", "value": "1.547", "ci": ["1.023", "2.339"], "kind": "odds_ratio", "table": {"rows": [9, 9]}},
    {"measure": "ratio", "value": "1.547", "ci": ["1.023", "2.339"], "kind": "hazard_ratio"},
    {"measure": "ratio", "value": "2.5", "ci": ["1.0", "2.339"], "p": "0.052", "says": "association"},
    {"measure": "ratio", "value": "1.5", "ci": ["0.9", "2.5"], "p": "0.03", "says": "association"},
    {"measure": "ratio", "value": "1.5", "ci": ["0.9", "2.5"], "p": "0.05", "says": "association"},
    {"measure": "ratio", "value": "1.2", "ci": ["1.2", "1.2"], "kind": "prevalence_ratio"},
    {"measure": "ratio", "value": "1.2"},
    {"measure": "ratio", "value": "-1.2", "ci": ["0.5", "2.0"]},
    {"measure": "difference", "value": "-4.1", "ci": ["-8.2", "0.1"], "p": "0.20", "says": "no_association"},
    {"measure": "difference", "value": "4.1", "ci": ["1.2", "9.1"]},
    {"measure": "test", "p": "0.000", "test": "chi-square", "table": {"rows": [50, 7], "columns": [45, 12]}},
    {"measure": "test", "p": "0.31", "test": "chi-square", "table": {"cells": [[45, 5], [0, 7]]}},
    {"measure": "test", "p": "0.04", "table": {"cells": [[45, 5, 1], [0, 7, 3]]}},
    {"measure": "test", "p": "0.04", "table": {"rows": [50, 8], "columns": [45, 12]}},
    {"measure": "test", "p": "1.4"},
    {"measure": "mean", "value": "3.45", "sd": "1.20", "n": 19, "scale": [0, 5]},
    {"measure": "mean", "value": "3.42", "sd": "4.20", "n": 19, "scale": [0, 5]},
    {"measure": "mean", "value": "3.42", "sd": "1.26", "n": 19},
    {"measure": "mean", "value": "3.47", "n": 19, "items": 3},
    {"measure": "mean", "value": "7.1", "scale": [0, 5]},
    {"measure": "alpha", "value": "1.2"},
    {"measure": "alpha", "value": "-0.2"},
    {"measure": "kappa", "value": "0.61", "n": 40},
    {"measure": "score", "scale": [0, 5], "values": ["3.2", "5.1"], "bands": {"poor": [0, 3], "good": [4, 5]}},
]


def claims(*, n: int | None = 57) -> tuple[AuditedClaim, ...]:
    made = {"id": "made", "citation": Text.same("Made"), "n": n, "claims": CLAIMS}
    return audited(Publication.model_validate(made)).claims


def everything(claim: AuditedClaim, language: Language) -> list[str]:
    passages = long_form(claim.judged)
    words = [line for passage in passages for line in (passage.heading, *passage.lines) if line is not None]
    said = (claim_words(claim.judged.claim), short_form(claim.judged), verdict_words(claim.judged), *words)
    return [voice(language).say(each) for each in said]


@pytest.mark.parametrize(("start", "member"), MEMBERS)
@pytest.mark.parametrize("language", list(Language))
def test_every_member_of_every_enum_has_words(start: str, member: str, language: Language) -> None:
    assert voice(language).catalogue.form(f"{start}.{member}", None)


@pytest.mark.parametrize("kind", list(ConditionKind))
def test_every_condition_is_a_clause_in_both_languages(kind: ConditionKind) -> None:
    words = condition_words(Condition(kind, NEEDED.get(kind, ())))
    indonesian, english = (voice(language).say(words) for language in Language)
    assert indonesian != english
    assert not english.endswith(".")


@pytest.mark.parametrize(("language", "n"), list(product(Language, (57, None))))
def test_claims_of_every_kind_are_worded_whatever_the_checks_say(language: Language, n: int | None) -> None:
    for claim in claims(n=n):
        assert all(everything(claim, language))
        assert not [words for words in everything(claim, language) if "nan" in words.split() or "None" in words]


def test_the_claims_above_meet_every_verdict_and_nearly_every_step() -> None:
    found = claims()
    assert {claim.verdict for claim in found} == set(Verdict)
    met = {step.key for claim in found for judgement in claim.judged.judgements for step in judgement.steps}
    assert len(met) > 25


@pytest.mark.parametrize("language", list(Language))
def test_nothing_is_called_wrong(language: Language) -> None:
    accusing = re.compile(
        r"\b(wrong|false|error(?! of)|mistake|fraud|salah(?! ketik)(?! satu)|keliru|palsu)\b", re.IGNORECASE
    )
    said = "\n".join(words for claim in claims() for words in everything(claim, language))
    said = said.replace("standard error", "")
    assert accusing.findall(said) == []


def test_numbers_keep_the_decimals_that_they_were_printed_with() -> None:
    made = {
        "id": "made",
        "citation": Text.same("Made"),
        "n": 250,
        "claims": [{"measure": "ratio", "value": "1.50", "ci": ["1.00", "2.30"], "p": "0.050"}],
    }
    (claim,) = audited(Publication.model_validate(made)).claims
    english, indonesian = (everything(claim, language) for language in (Language.ENGLISH, Language.INDONESIAN))
    assert english[0] == "ratio (kind not stated) 1.50 (95%\u00a0CI: 1.00–2.30), p = 0.050"
    assert indonesian[0] == "rasio (jenis tidak disebutkan) 1,50 (IK\u00a095%: 1,00–2,30), p = 0,050"


@pytest.mark.parametrize(
    ("value", "shown"), [(64.9122807, "64.91"), (0.21078, "0.2108"), (5.0, "5"), (0.0005, "0.0005"), (1234.56, "1,235")]
)
def test_a_computed_number_has_four_digits_that_count(value: float, shown: str) -> None:
    assert voice(Language.ENGLISH).say(computed(value)) == shown


def test_words_that_stand_in_one_language_serve_in_both() -> None:
    made = {
        "id": "made",
        "citation": Text.of({"id": "Studi"}),
        "claims": [{"measure": "share", "count": 1, "label": Text.of({"id": "Ya"})}],
    }
    filled = in_every_language(Publication.model_validate(made))
    assert filled.citation.in_(Language.ENGLISH) == "Studi"
    assert filled.claims[0].label is not None
    assert filled.claims[0].label.in_(Language.ENGLISH) == "Ya"

"""Published claims as the checks take them: numbers as printed, one verdict a claim."""

from __future__ import annotations

from typing import Any

import pytest

from reportgen.config.fields import PrintedNumber
from reportgen.config.model import Publication
from reportgen.integrity.claims import Margins, RatioClaim, TestClaim, TestKind, WholeClaim
from reportgen.integrity.verdicts import Verdict
from reportgen.locales.languages import Text
from reportgen.publications import audited, printed, study_of


def publication(*claims: dict[str, Any], **others: Any) -> Publication:
    made = {"id": "made", "citation": Text.same("Made"), "n": 57, "claims": claims, **others}
    return Publication.model_validate(made)


def test_numbers_keep_their_decimals() -> None:
    (claim,) = study_of(publication({"measure": "ratio", "value": "1.50", "ci": ["1.00", "2.250"]})).claims
    assert isinstance(claim, RatioClaim)
    assert claim.interval is not None
    assert (claim.value.decimals, claim.interval.lower.decimals, claim.interval.upper.decimals) == (2, 2, 3)


@pytest.mark.parametrize(
    ("text", "language", "value"), [("1,547", "id", 1.547), ("1,547", "en", 1547), ("1.547", "id", 1.547)]
)
def test_a_comma_is_read_in_the_language_of_the_publication(text: str, language: str, value: float) -> None:
    of = publication({"measure": "share", "count": 1}, language=language)
    assert float(printed(PrintedNumber(value, text), of)) == value


def test_cells_give_the_totals_of_a_table() -> None:
    table = {"cells": [[45, 5], [0, 7]]}
    (claim,) = study_of(publication({"measure": "test", "p": "0.000", "test": "yates", "table": table})).claims
    assert isinstance(claim, TestClaim)
    assert (claim.margins, claim.test) == (Margins((50, 7), (45, 12)), TestKind.YATES)


@pytest.mark.parametrize(("says", "associated"), [("association", True), ("no_association", False), (None, None)])
def test_what_is_said_reaches_the_checks(says: str | None, *, associated: bool | None) -> None:
    (claim,) = study_of(publication({"measure": "ratio", "value": "1.5", "says": says})).claims
    assert isinstance(claim, RatioClaim)
    assert claim.associated is associated


def test_a_whole_without_a_total_has_its_own_n() -> None:
    (claim,) = study_of(publication({"measure": "whole", "counts": [20, 17], "n": 40})).claims
    assert isinstance(claim, WholeClaim)
    assert claim.total == 40


def test_a_score_with_values_and_bands_has_one_verdict() -> None:
    score = {"measure": "score", "scale": [0, 5], "values": ["3.2", "5.4"], "bands": {"good": [4, 5]}}
    found = audited(publication(score, {"measure": "share", "count": 1}))
    assert [claim.verdict for claim in found.claims] == [Verdict.IMPOSSIBLE, Verdict.CONSISTENT]
    assert [claim.number for claim in found.impossible] == [1]
    assert len(found.claims[0].judged.judgements) > 2

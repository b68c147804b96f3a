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


@pytest.mark.parametrize(
    ("claim", "language", "expected"),
    [
        ({"measure": "share", "count": 30, "percent": "25,0"}, "id", Verdict.CONSISTENT),
        ({"measure": "ratio", "value": "1,144"}, "en", Verdict.CONSISTENT_ONLY_IF),
        ({"measure": "test", "p": "< 0,05", "says": "association"}, "id", Verdict.CONSISTENT),
        ({"measure": "test", "p": ">0.05", "says": "association"}, "en", Verdict.IMPOSSIBLE),
        ({"measure": "test", "p": "≤0.001", "says": "association"}, "en", Verdict.CONSISTENT),
        ({"measure": "share", "count": 37, "n": 57, "percent": "61.4", "weighted": True}, "en", Verdict.CONSISTENT),
        ({"measure": "mean", "value": "5.19", "n": 28}, "en", Verdict.IMPOSSIBLE),
        ({"measure": "mean", "value": "5.19", "n": 28, "whole": False}, "en", Verdict.CANNOT_BE_CHECKED),
        ({"measure": "score", "scale": [0, 5], "cut_off": "6"}, "en", Verdict.IMPOSSIBLE),
        ({"measure": "kappa", "value": "0.60", "ci": ["0.70", "0.90"]}, "en", Verdict.IMPOSSIBLE),
    ],
)
def test_what_a_list_may_say_reaches_the_checks(claim: dict[str, Any], language: str, expected: Verdict) -> None:
    assert audited(publication(claim, n=120, language=language)).claims[0].verdict is expected


def test_a_ratio_for_each_year_of_age_may_be_narrower_than_one_of_two_groups() -> None:
    claim = {"measure": "ratio", "value": "1.02", "ci": ["1.01", "1.03"], "kind": "odds_ratio", "n": 250}
    found = audited(publication(claim, {**claim, "binary": False})).claims
    assert [each.verdict for each in found] == [Verdict.IMPOSSIBLE, Verdict.CONSISTENT]


def test_a_part_of_a_whole_must_be_the_sum_of_its_own_parts() -> None:
    def whole(*within: int) -> dict[str, Any]:
        return {"measure": "whole", "total": 100, "parts": [{"count": 60}, {"count": 40, "counts": within}]}

    found = audited(publication(whole(30, 10), whole(30, 20))).claims
    assert [each.verdict for each in found] == [Verdict.CONSISTENT, Verdict.IMPOSSIBLE]


def test_a_comma_of_no_thousands_in_an_english_text_is_refused() -> None:
    with pytest.raises(ValueError, match="language: id"):
        publication({"measure": "share", "percent": "25,0"})


def test_a_search_can_be_followed_claim_by_claim() -> None:
    heard: list[int] = []
    share = {"measure": "share", "count": 1}
    audited(publication(share, share), lambda _of, number: heard.append(number))
    assert heard == [1, 2]

"""The verdict: each reason at its threshold, worst first."""

from __future__ import annotations

from dataclasses import replace

import pytest
from registers import an_indicator

from reportgen.config.model import Quality
from reportgen.findings import QualityReason, Usability
from reportgen.indicators import Direction, Recall
from reportgen.quality.verdict import Evidence, judge

EBF = an_indicator("ebf")
COMPLETE = Evidence(
    numerator=60,
    denominator=100,
    unfilled=0,
    village_share=1.0,
    asked_share=1.0,
    months_missing=0,
    rows_kept_out=0,
    has_expected_list=True,
)
USABLE, CAUTION, NOT_USABLE = Usability.USABLE, Usability.CAUTION, Usability.NOT_USABLE


@pytest.mark.parametrize(
    ("change", "usability", "reason"),
    [
        ({}, USABLE, "complete"),
        ({"village_share": 0.80}, USABLE, "complete"),
        ({"village_share": 0.79}, CAUTION, "few_reports"),
        ({"village_share": 0.30}, CAUTION, "few_reports"),
        ({"village_share": 0.29}, NOT_USABLE, "few_reports"),
        ({"asked_share": 0.80}, USABLE, "complete"),
        ({"asked_share": 0.79}, CAUTION, "few_asked"),
        ({"asked_share": 0.30}, CAUTION, "few_asked"),
        ({"asked_share": 0.29}, NOT_USABLE, "few_asked"),
        ({"denominator": 20, "numerator": 10}, USABLE, "complete"),
        ({"denominator": 19, "numerator": 10}, NOT_USABLE, "small_denominator"),
        ({"denominator": 0, "numerator": 0}, NOT_USABLE, "no_denominator"),
        ({"denominator": 20, "numerator": 0}, NOT_USABLE, "numerator_left_empty"),
        ({"denominator": 19, "numerator": 0}, NOT_USABLE, "small_denominator"),
        ({"denominator": 0, "numerator": 0, "unfilled": 20}, NOT_USABLE, "numerator_left_empty"),
        ({"months_missing": 1}, CAUTION, "months_missing"),
        ({"rows_kept_out": 1}, CAUTION, "rows_kept_out"),
        ({"asked_share": None}, CAUTION, "no_recall_coverage"),
        ({"has_expected_list": False}, CAUTION, "no_expected_list"),
    ],
)
def test_each_reason_alone_gives_its_verdict(change: dict[str, float], usability: Usability, reason: str) -> None:
    verdict = judge(replace(COMPLETE, **change), headline=EBF, thresholds=Quality())
    assert verdict == (usability, (QualityReason(reason),))


def test_all_reasons_that_apply_are_given_worst_first() -> None:
    evidence = replace(COMPLETE, denominator=10, village_share=0.5, asked_share=0.2, months_missing=1)
    assert judge(evidence, headline=EBF, thresholds=Quality()) == (
        NOT_USABLE,
        (
            QualityReason.SMALL_DENOMINATOR,
            QualityReason.FEW_ASKED,
            QualityReason.FEW_REPORTS,
            QualityReason.MONTHS_MISSING,
        ),
    )


def test_thresholds_are_the_configurations() -> None:
    strict = Quality(reporting_usable=1.0, reporting_caution=0.95)
    evidence = replace(COMPLETE, village_share=0.9)
    assert judge(evidence, headline=EBF, thresholds=strict)[0] is NOT_USABLE


def test_an_indicator_that_asks_nobody_needs_no_share_asked() -> None:
    imd = an_indicator("imd", recall=Recall.REGISTER)
    assert judge(replace(COMPLETE, asked_share=None), headline=imd, thresholds=Quality())[0] is USABLE


def test_none_at_all_may_be_true_where_less_is_better() -> None:
    bottle = an_indicator("bottle", direction=Direction.LOWER)
    evidence = replace(COMPLETE, numerator=0)
    assert judge(evidence, headline=bottle, thresholds=Quality())[0] is USABLE
    assert judge(evidence, headline=EBF, thresholds=Quality())[0] is NOT_USABLE

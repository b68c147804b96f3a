"""Ratios and differences of two groups against R and published values, their laws, and the reasons for none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis.effects import Effect, NoEffect, Outcome
from reportgen.analysis.proportions import clopper_pearson
from reportgen.analysis.two_by_two import KATZ_LOG, WOOLF, TwoByTwo, odds_ratio, prevalence_ratio, risk_difference
from reportgen.estimates import AbsenceReason, Interval, TestName

REFERENCE = json.loads(
    (Path(__file__).resolve().parents[1] / "reference" / "contingency.json").read_text(encoding="utf-8")
)


def three(outcome: Outcome) -> tuple[float, float, float]:
    assert isinstance(outcome, Effect)
    assert outcome.interval is not None
    return outcome.value, outcome.interval.lower, outcome.interval.upper


def reason(outcome: Outcome) -> AbsenceReason | None:
    return outcome.reason if isinstance(outcome, NoEffect) else None


@pytest.mark.parametrize("case", REFERENCE["pairs"], ids=lambda case: str(case["groups"]))
def test_ratios_are_those_of_epitools(case: dict[str, Any]) -> None:
    table = TwoByTwo(*case["groups"])
    assert three(prevalence_ratio(table)) == pytest.approx(case["prevalence_ratio"], rel=1e-9)
    if case["odds_ratio"]:
        assert three(odds_ratio(table)) == pytest.approx(case["odds_ratio"], rel=1e-9)
    else:
        assert reason(odds_ratio(table)) is AbsenceReason.ZERO_CELL


@pytest.mark.parametrize("case", REFERENCE["pairs"], ids=lambda case: str(case["groups"]))
def test_the_exact_interval_of_a_share_is_that_of_binom_test(case: dict[str, Any]) -> None:
    cases, total, _, _ = case["groups"]
    interval = clopper_pearson(cases, total)
    assert (interval.lower, interval.upper) == pytest.approx(case["exact_share"], rel=1e-9)


def test_a_ratio_carries_the_wald_test_of_its_logarithm() -> None:
    # by hand: log(4/3) = 0.287682, sqrt(1/16 - 1/128 + 1/24 - 1/256) = 0.304052
    ratio = prevalence_ratio(TwoByTwo(16, 128, 24, 256))
    assert isinstance(ratio, Effect)
    assert ratio.method == KATZ_LOG
    assert ratio.test is not None
    assert ratio.test.name is TestName.WALD
    assert ratio.test.statistic == pytest.approx(0.287682 / 0.304052, rel=1e-5)
    assert ratio.test.p_value == pytest.approx(0.3441, abs=5e-5)
    odds = odds_ratio(TwoByTwo(16, 128, 24, 256))
    assert isinstance(odds, Effect)
    assert odds.method == WOOLF


def test_a_difference_has_the_interval_that_newcombe_printed() -> None:
    # Newcombe RG (1998) Stat Med 17:873-890, table II, method 10
    assert three(risk_difference(TwoByTwo(56, 70, 48, 80))) == pytest.approx((0.2, 0.0524, 0.3339), abs=5e-5)
    assert three(risk_difference(TwoByTwo(0, 10, 0, 10))) == pytest.approx((0, -0.2775, 0.2775), abs=5e-5)


@pytest.mark.parametrize(
    ("groups", "of_prevalences", "of_odds"),
    [
        ((0, 10, 5, 20), AbsenceReason.ZERO_CELL, AbsenceReason.ZERO_CELL),
        ((5, 10, 0, 20), AbsenceReason.ZERO_CELL, AbsenceReason.ZERO_CELL),
        ((10, 10, 5, 20), None, AbsenceReason.ZERO_CELL),
        ((5, 10, 20, 20), None, AbsenceReason.ZERO_CELL),
        ((10, 10, 0, 20), AbsenceReason.ZERO_CELL, AbsenceReason.ZERO_CELL),
        ((0, 10, 0, 20), AbsenceReason.NO_VARIATION, AbsenceReason.NO_VARIATION),
        ((10, 10, 20, 20), AbsenceReason.NO_VARIATION, AbsenceReason.NO_VARIATION),
        ((0, 0, 5, 20), AbsenceReason.ZERO_DENOMINATOR, AbsenceReason.ZERO_DENOMINATOR),
        ((5, 10, 0, 0), AbsenceReason.ZERO_DENOMINATOR, AbsenceReason.ZERO_DENOMINATOR),
    ],
)
def test_a_ratio_that_cannot_be_had_is_a_reason(
    groups: tuple[int, int, int, int], of_prevalences: AbsenceReason | None, of_odds: AbsenceReason | None
) -> None:
    table = TwoByTwo(*groups)
    assert reason(prevalence_ratio(table)) is of_prevalences
    assert reason(odds_ratio(table)) is of_odds
    missing = AbsenceReason.ZERO_DENOMINATOR if 0 in {groups[1], groups[3]} else None
    assert reason(risk_difference(table)) is missing


@pytest.mark.parametrize("groups", [(11, 10, 5, 20), (5, 10, 21, 20), (-1, 10, 5, 20)])
def test_counts_that_are_no_groups_are_refused(groups: tuple[int, int, int, int]) -> None:
    with pytest.raises(ValueError, match="is no group of persons"):
        TwoByTwo(*groups)


def test_an_exact_share_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="0 of 0 is no share"):
        clopper_pearson(0, 0)
    assert clopper_pearson(0, 20).lower == 0.0
    assert clopper_pearson(20, 20).upper == 1.0


@st.composite
def full_tables(draw: st.DrawFn) -> TwoByTwo:
    cells = [draw(st.integers(1, 400)) for _ in range(4)]
    return TwoByTwo(cells[0], cells[0] + cells[1], cells[2], cells[2] + cells[3])


def swapped(table: TwoByTwo) -> TwoByTwo:
    return TwoByTwo(table.unexposed_cases, table.unexposed_total, table.exposed_cases, table.exposed_total)


@given(full_tables())
def test_an_interval_holds_its_estimate_and_a_wider_level_holds_it(table: TwoByTwo) -> None:
    for measure in (prevalence_ratio, odds_ratio, risk_difference):
        value, lower, upper = three(measure(table))
        assert lower <= value <= upper
        _, lowest, highest = three(measure(table, level=0.99))
        assert lowest <= lower <= upper <= highest


@given(full_tables())
def test_groups_swapped_give_the_inverse_ratio_and_the_opposite_difference(table: TwoByTwo) -> None:
    for measure in (prevalence_ratio, odds_ratio):
        value, lower, upper = three(measure(table))
        assert three(measure(swapped(table))) == pytest.approx((1 / value, 1 / upper, 1 / lower))
    value, lower, upper = three(risk_difference(table))
    assert three(risk_difference(swapped(table))) == pytest.approx((-value, -upper, -lower), abs=1e-12)


@given(full_tables())
def test_a_ratio_is_called_different_from_one_exactly_where_its_interval_leaves_one_out(table: TwoByTwo) -> None:
    ratio = prevalence_ratio(table)
    assert isinstance(ratio, Effect)
    assert isinstance(ratio.interval, Interval)
    assert ratio.test is not None
    assert (ratio.test.p_value < 0.05) == (not ratio.interval.lower <= 1 <= ratio.interval.upper)


@given(st.integers(1, 300), st.data())
def test_an_exact_interval_of_a_share_holds_it(total: int, data: st.DataObject) -> None:
    cases = data.draw(st.integers(0, total))
    interval = clopper_pearson(cases, total)
    assert 0 <= interval.lower <= cases / total <= interval.upper <= 1

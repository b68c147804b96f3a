"""Pooled ratios and the tests of strata against R, and the reasons for none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis.effects import Effect, NoEffect, Outcome
from reportgen.analysis.stratified import (
    Homogeneity,
    breslow_day,
    mantel_haenszel_test,
    pooled_odds_ratio,
    pooled_prevalence_ratio,
)
from reportgen.analysis.two_by_two import TwoByTwo, odds_ratio, prevalence_ratio
from reportgen.estimates import AbsenceReason, Test

REFERENCE = json.loads(
    (Path(__file__).resolve().parents[1] / "reference" / "contingency.json").read_text(encoding="utf-8")
)
EMPTY = TwoByTwo(0, 0, 0, 0)
ONE_SIDED = TwoByTwo(3, 9, 0, 0)
ALL_CASES = TwoByTwo(6, 6, 4, 4)


def strata_of(case: dict[str, Any]) -> list[TwoByTwo]:
    return [TwoByTwo(row[0], row[0] + row[1], row[2], row[2] + row[3]) for row in case["strata"]]


def three(outcome: Outcome) -> tuple[float, float, float]:
    assert isinstance(outcome, Effect)
    assert outcome.interval is not None
    return outcome.value, outcome.interval.lower, outcome.interval.upper


def pair(test: object) -> tuple[float | None, float]:
    assert isinstance(test, Test)
    return test.statistic, test.p_value


@pytest.mark.parametrize("case", REFERENCE["stratified"], ids=lambda case: str(len(case["strata"])))
def test_pooled_ratios_and_their_tests_are_those_of_r(case: dict[str, Any]) -> None:
    strata = strata_of(case)
    odds = pooled_odds_ratio(strata)
    assert isinstance(odds, Effect)
    assert three(odds) == pytest.approx(case["odds_ratio"], rel=1e-9)
    assert three(pooled_prevalence_ratio(strata)) == pytest.approx(case["prevalence_ratio"], rel=1e-9)
    assert pair(odds.test) == pytest.approx(case["test"], rel=1e-9)
    assert pair(mantel_haenszel_test(strata, corrected=True)) == pytest.approx(case["corrected"], rel=1e-9)


@pytest.mark.parametrize("case", REFERENCE["stratified"], ids=lambda case: str(len(case["strata"])))
def test_homogeneity_is_that_of_epi_r_and_of_tarones_formula_in_r(case: dict[str, Any]) -> None:
    found = breslow_day(strata_of(case))
    assert isinstance(found, Homogeneity)
    assert (found.uncorrected, found.df) == pytest.approx(case["breslow_day"][:2], rel=1e-6)
    assert (found.statistic, found.p_value) == pytest.approx(case["tarone"], rel=1e-6)


def test_one_stratum_pools_to_itself() -> None:
    table = TwoByTwo(16, 128, 24, 256)
    assert three(pooled_odds_ratio([table])) == pytest.approx(three(odds_ratio(table)))
    assert three(pooled_prevalence_ratio([table])) == pytest.approx(three(prevalence_ratio(table)))
    assert breslow_day([table]) == NoEffect(AbsenceReason.NO_VARIATION)


def test_strata_that_say_nothing_change_nothing() -> None:
    strata = [TwoByTwo(10, 30, 8, 38), TwoByTwo(5, 20, 9, 21)]
    more = [*strata, EMPTY, ONE_SIDED]
    assert pooled_odds_ratio(more) == pooled_odds_ratio(strata)
    assert pooled_prevalence_ratio(more) == pooled_prevalence_ratio(strata)
    assert breslow_day(more) == breslow_day(strata)


def test_a_stratum_in_which_all_are_cases_draws_the_prevalence_ratio_to_one() -> None:
    strata = [TwoByTwo(20, 30, 8, 38)]
    pooled, plain = (three(pooled_prevalence_ratio(some))[0] for some in ([*strata, ALL_CASES], strata))
    assert 1 < pooled < plain
    assert pooled_odds_ratio([*strata, ALL_CASES]) == pooled_odds_ratio(strata)


@pytest.mark.parametrize(
    ("strata", "reason"),
    [
        ([], AbsenceReason.ZERO_DENOMINATOR),
        ([EMPTY, ONE_SIDED], AbsenceReason.ZERO_DENOMINATOR),
        ([ONE_SIDED, TwoByTwo(0, 0, 2, 5)], AbsenceReason.NO_VARIATION),
        ([ALL_CASES], AbsenceReason.NO_VARIATION),
        ([TwoByTwo(0, 8, 3, 9), TwoByTwo(0, 5, 2, 4)], AbsenceReason.ZERO_CELL),
        ([TwoByTwo(4, 8, 0, 9), TwoByTwo(2, 5, 0, 4)], AbsenceReason.ZERO_CELL),
    ],
)
def test_a_pooled_ratio_that_cannot_be_had_is_a_reason(strata: list[TwoByTwo], reason: AbsenceReason) -> None:
    assert pooled_odds_ratio(strata) == NoEffect(reason)
    assert pooled_prevalence_ratio(strata) == NoEffect(reason)
    assert breslow_day(strata) == NoEffect(reason)


def test_the_test_of_strata_that_say_nothing_is_a_reason() -> None:
    assert mantel_haenszel_test([EMPTY, ONE_SIDED, ALL_CASES]) == NoEffect(AbsenceReason.NO_VARIATION)


tables = st.tuples(*[st.integers(0, 60)] * 4).map(
    lambda cells: TwoByTwo(cells[0], cells[0] + cells[1], cells[2], cells[2] + cells[3])
)


@given(st.lists(tables, max_size=6))
def test_whatever_the_strata_a_ratio_holds_its_estimate_or_has_a_reason(strata: list[TwoByTwo]) -> None:
    for measure in (pooled_odds_ratio, pooled_prevalence_ratio):
        outcome = measure(strata)
        if isinstance(outcome, Effect):
            value, lower, upper = three(outcome)
            assert lower <= value <= upper
            assert outcome.test is not None
    found = breslow_day(strata)
    assert isinstance(found, NoEffect) or 0 <= found.p_value <= 1

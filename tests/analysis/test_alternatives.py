"""What others report, against R, and the laws that it obeys; published cases are in ``test_oracles``."""

from __future__ import annotations

import json
from math import inf
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis import alternatives
from reportgen.analysis.distributions import normal_two_sided
from reportgen.analysis.effects import NoEffect
from reportgen.analysis.fisher import fisher_exact
from reportgen.analysis.two_by_two import TwoByTwo
from reportgen.estimates import AbsenceReason, Test

REFERENCE = json.loads(
    (Path(__file__).resolve().parents[1] / "reference" / "contingency.json").read_text(encoding="utf-8")
)


@pytest.mark.parametrize("case", REFERENCE["pairs"], ids=lambda case: str(case["groups"]))
def test_the_corrected_chi_square_is_that_of_r(case: dict[str, Any]) -> None:
    test = alternatives.yates(TwoByTwo(*case["groups"]))
    assert isinstance(test, Test)
    assert (test.statistic, test.p_value) == pytest.approx(case["yates"], rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("case", REFERENCE["pairs"], ids=lambda case: str(case["groups"]))
def test_the_conditional_odds_ratio_solves_the_equations_of_r(case: dict[str, Any]) -> None:
    found = alternatives.conditional_odds_ratio(TwoByTwo(*case["groups"]))
    assert found.interval is not None
    limits = (found.value, found.interval.lower, found.interval.upper)
    assert [min(limit, 1e300) for limit in limits] == pytest.approx(case["conditional"], rel=1e-6)


@pytest.mark.parametrize("case", REFERENCE["pairs"], ids=lambda case: str(case["groups"]))
def test_the_exact_test_of_two_groups_is_that_of_r(case: dict[str, Any]) -> None:
    test = fisher_exact(TwoByTwo(*case["groups"]).rows)
    assert isinstance(test, Test)
    assert test.p_value == pytest.approx(case["fisher"], rel=1e-6)


def test_a_bare_ratio_is_nought_infinite_or_none_at_all() -> None:
    assert alternatives.bare_ratio(TwoByTwo(0, 10, 5, 20)) == 0
    assert alternatives.bare_ratio(TwoByTwo(5, 10, 0, 20)) == inf
    assert alternatives.bare_ratio(TwoByTwo(0, 10, 0, 20)) is None
    assert alternatives.bare_ratio(TwoByTwo(5, 10, 5, 20)) == 2


def test_a_score_interval_of_a_ratio_that_is_no_number_is_refused() -> None:
    with pytest.raises(ValueError, match="a ratio that is a number"):
        alternatives.koopman(TwoByTwo(5, 10, 0, 20))
    assert alternatives.koopman(TwoByTwo(0, 10, 5, 20)).lower == 0


def test_a_corrected_test_without_variation_is_a_reason() -> None:
    assert alternatives.yates(TwoByTwo(0, 9, 0, 9)) == NoEffect(AbsenceReason.NO_VARIATION)


def test_twice_the_smaller_tail_is_at_most_one() -> None:
    assert alternatives.fisher_doubled(TwoByTwo(5, 10, 5, 10)).p_value == 1


def test_the_exact_trend_of_two_groups_is_the_exact_test() -> None:
    one_sided, _ = alternatives.exact_trend([2, 8], [12, 13], scores=[0, 1])
    assert one_sided == pytest.approx(min(alternatives.fisher_tails(TwoByTwo(2, 12, 8, 13))))


cells = st.tuples(st.integers(0, 40), st.integers(1, 40), st.integers(1, 40), st.integers(1, 40)).map(
    lambda counts: TwoByTwo(counts[0], counts[0] + counts[1], counts[2], counts[2] + counts[3])
)


@settings(max_examples=50, deadline=None)
@given(cells)
def test_a_score_interval_holds_the_ratio_and_ends_where_the_score_test_rejects(table: TwoByTwo) -> None:
    ratio = alternatives.bare_ratio(table)
    interval = alternatives.koopman(table)
    assert ratio is not None
    assert interval.lower <= ratio <= interval.upper
    at_the_end = alternatives._score(table, interval.upper)
    assert normal_two_sided(at_the_end**0.5) == pytest.approx(0.05, rel=1e-6)
    corrected = alternatives.koopman(table, corrected=True)
    assert corrected.lower <= interval.lower
    assert interval.upper <= corrected.upper


@given(st.integers(1, 300), st.data())
def test_other_intervals_of_a_share_hold_it(total: int, data: st.DataObject) -> None:
    cases = data.draw(st.integers(0, total))
    for method in (alternatives.wald, alternatives.agresti_coull):
        interval = method(cases, total)
        assert interval.lower <= cases / total <= interval.upper

"""The trend of a share over ordered groups against R, its laws, and the reasons for none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis.effects import NoEffect
from reportgen.analysis.ordered_groups import cochran_armitage
from reportgen.estimates import AbsenceReason, Test, TestName

REFERENCE = json.loads(
    (Path(__file__).resolve().parents[1] / "reference" / "contingency.json").read_text(encoding="utf-8")
)


def made(outcome: object) -> Test:
    assert isinstance(outcome, Test)
    return outcome


@pytest.mark.parametrize("case", REFERENCE["trends"], ids=lambda case: str(case["cases"]))
def test_a_trend_is_that_of_prop_trend_test(case: dict[str, Any]) -> None:
    test = made(cochran_armitage(case["cases"], case["totals"], scores=case["scores"]))
    assert test.name is TestName.COCHRAN_ARMITAGE
    assert (test.statistic, test.p_value) == pytest.approx(case["test"], rel=1e-9)
    assert test.df == (1,)


def test_groups_without_scores_are_evenly_placed() -> None:
    cases, totals = [83, 90, 129, 70], [86, 93, 136, 82]
    assert cochran_armitage(cases, totals) == cochran_armitage(cases, totals, scores=[1, 2, 3, 4])


@pytest.mark.parametrize(
    ("cases", "totals", "reason"),
    [
        ([0, 0, 0], [5, 6, 7], AbsenceReason.NO_VARIATION),
        ([5, 6, 7], [5, 6, 7], AbsenceReason.NO_VARIATION),
        ([0, 3, 0], [0, 7, 0], AbsenceReason.NO_VARIATION),
        ([3], [7], AbsenceReason.NO_VARIATION),
        ([0, 0], [0, 0], AbsenceReason.ZERO_DENOMINATOR),
        ([], [], AbsenceReason.ZERO_DENOMINATOR),
    ],
)
def test_a_trend_that_cannot_be_had_is_a_reason(cases: list[int], totals: list[int], reason: AbsenceReason) -> None:
    assert cochran_armitage(cases, totals) == NoEffect(reason)


def test_what_are_no_groups_is_refused() -> None:
    with pytest.raises(ValueError, match="8 of 7 is no group"):
        cochran_armitage([1, 8], [7, 7])
    with pytest.raises(ValueError, match="2 groups of cases, 3 totals and 3 scores"):
        cochran_armitage([1, 2], [7, 7, 7])


groups = st.lists(
    st.integers(0, 50).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))), min_size=1, max_size=7
)


@given(groups)
def test_the_order_turned_round_and_scores_moved_or_stretched_change_nothing(pairs: list[tuple[int, int]]) -> None:
    cases, totals = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    test = cochran_armitage(cases, totals)
    moved = cochran_armitage(cases, totals, scores=[10 + 2 * place for place in range(len(pairs))])
    back = cochran_armitage(cases[::-1], totals[::-1])
    if isinstance(test, NoEffect):
        assert moved == back == test
        return
    assert 0 <= test.p_value <= 1
    assert made(moved).p_value == pytest.approx(test.p_value, rel=1e-6)
    assert made(back).p_value == pytest.approx(test.p_value, rel=1e-6)

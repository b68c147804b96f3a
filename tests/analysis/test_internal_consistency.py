"""Cronbach's alpha against R, its laws, and the reasons for none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis.effects import Effect, NoEffect, Outcome
from reportgen.analysis.internal_consistency import FELDT, alpha_if_deleted, cronbach_alpha
from reportgen.estimates import AbsenceReason

REFERENCE = json.loads(
    (Path(__file__).resolve().parents[1] / "reference" / "contingency.json").read_text(encoding="utf-8")
)


def made(outcome: Outcome) -> Effect:
    assert isinstance(outcome, Effect)
    return outcome


@pytest.mark.parametrize("case", REFERENCE["items"], ids=lambda case: str(case["alpha"]))
def test_alpha_with_and_without_each_item_is_that_of_psych(case: dict[str, Any]) -> None:
    alpha = made(cronbach_alpha(case["items"]))
    assert alpha.method == FELDT
    assert alpha.value == pytest.approx(case["alpha"], rel=1e-9)
    assert alpha.interval is not None
    assert (alpha.interval.lower, alpha.interval.upper) == pytest.approx(case["feldt"], rel=1e-6)
    without = [made(one).value for one in alpha_if_deleted(case["items"])]
    assert without == pytest.approx(case["deleted"], rel=1e-9, abs=1e-9)


def test_alpha_of_answers_worked_by_hand() -> None:
    # variances 1, 1 of the items and 3 of the score: 2 * (1 - 2/3) = 2/3
    assert made(cronbach_alpha([[1, 2], [2, 1], [3, 3]])).value == pytest.approx(2 / 3)


def test_items_that_are_one_and_the_same_have_an_alpha_of_one_without_an_interval() -> None:
    alpha = made(cronbach_alpha([[1, 1], [2, 2], [5, 5]]))
    assert (alpha.value, alpha.interval) == (pytest.approx(1.0), None)


@pytest.mark.parametrize(
    ("items", "reason"),
    [
        ([], AbsenceReason.FEW_RESPONDENTS),
        ([[1, 2], [2, 3]], AbsenceReason.FEW_RESPONDENTS),
        ([[1], [2], [3]], AbsenceReason.NOT_COMPUTABLE),
        ([[1, 0], [1, 0], [1, 0]], AbsenceReason.NO_VARIATION),
        ([[1, 3], [2, 2], [3, 1]], AbsenceReason.NO_VARIATION),
        ([[0.1, 0.3], [0.2, 0.2], [0.3, 0.1]], AbsenceReason.NO_VARIATION),
    ],
)
def test_an_alpha_that_cannot_be_had_is_a_reason(items: list[list[float]], reason: AbsenceReason) -> None:
    assert cronbach_alpha(items) == NoEffect(reason)


def test_two_items_leave_one_when_either_is_deleted() -> None:
    assert alpha_if_deleted([[1, 2], [2, 1], [3, 3]]) == (NoEffect(AbsenceReason.NOT_COMPUTABLE),) * 2


@pytest.mark.parametrize("items", [[[1, 2], [2, float("nan")], [3, 3]], [[1, 2], [2], [3, 3]]])
def test_a_missing_answer_is_refused(items: list[list[float]]) -> None:
    with pytest.raises(ValueError, match="answer"):
        cronbach_alpha(items)


answers = st.tuples(st.integers(3, 12), st.integers(2, 5)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(0, 5), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


@given(answers)
def test_alpha_is_at_most_one_within_its_interval_and_blind_to_order_and_scale(items: list[list[int]]) -> None:
    matrix = np.array(items, dtype=float)
    alpha = cronbach_alpha(matrix)
    turned = cronbach_alpha(10 + 3 * matrix[::-1, ::-1])
    if isinstance(alpha, NoEffect):
        assert turned == alpha
        return
    assert alpha.value <= 1
    assert made(turned).value == pytest.approx(alpha.value, rel=1e-6, abs=1e-9)
    if alpha.interval is not None:
        assert alpha.interval.lower <= alpha.value <= alpha.interval.upper

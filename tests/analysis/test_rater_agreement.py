"""Kappa against R and published values, its laws, and the reasons for none."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis.effects import Effect, NoEffect, Outcome
from reportgen.analysis.proportions import WILSON
from reportgen.analysis.rater_agreement import Weights, cohen_kappa, observed_agreement
from reportgen.estimates import AbsenceReason

REFERENCE = json.loads(
    (Path(__file__).resolve().parents[1] / "reference" / "contingency.json").read_text(encoding="utf-8")
)
Z = 1.959963984540054

Rows = list[list[int]]


def made(outcome: Outcome) -> Effect:
    assert isinstance(outcome, Effect)
    return outcome


@pytest.mark.parametrize("case", REFERENCE["judgements"], ids=lambda case: str(case["rows"]))
@pytest.mark.parametrize("weights", list(Weights))
def test_kappa_and_its_standard_error_are_those_of_vcd(case: dict[str, Any], weights: Weights) -> None:
    value, error = case["unweighted" if weights is Weights.UNWEIGHTED else "linear"]
    kappa = made(cohen_kappa(case["rows"], weights=weights))
    assert kappa.method == weights.value
    assert kappa.value == pytest.approx(value, rel=1e-9, abs=1e-12)
    assert kappa.interval is not None
    expected = max(-1.0, value - Z * error), min(1.0, value + Z * error)
    assert (kappa.interval.lower, kappa.interval.upper) == pytest.approx(expected, rel=1e-9)


def test_kappa_of_a_table_worked_by_hand() -> None:
    # observed 35/50 = 0.7; by chance 0.5 * 0.6 + 0.5 * 0.4 = 0.5; (0.7 - 0.5) / (1 - 0.5) = 0.4
    assert made(cohen_kappa([[20, 5], [10, 15]])).value == pytest.approx(0.4)
    agreement = made(observed_agreement([[20, 5], [10, 15]]))
    assert (agreement.value, agreement.method) == (0.7, WILSON)


def test_full_agreement_is_one_without_an_interval() -> None:
    kappa = made(cohen_kappa([[7, 0], [0, 9]]))
    assert kappa.value == pytest.approx(1.0)
    assert kappa.interval is None
    assert kappa.test is not None
    assert kappa.test.statistic == pytest.approx(4.0)  # by hand: 1 / sqrt(1 / 16) where agreement is all there can be


def test_a_judgement_with_one_level_alone_agrees_as_by_chance_and_has_no_interval() -> None:
    kappa = made(cohen_kappa([[5, 5], [0, 0]]))
    assert kappa.value == pytest.approx(0.0)
    assert (kappa.interval, kappa.test) == (None, None)


@pytest.mark.parametrize(
    ("table", "reason"),
    [
        ([[9, 0], [0, 0]], AbsenceReason.NO_VARIATION),
        ([[9]], AbsenceReason.NO_VARIATION),
        ([[0, 0], [0, 0]], AbsenceReason.ZERO_DENOMINATOR),
    ],
)
@pytest.mark.parametrize("weights", list(Weights))
def test_a_kappa_that_cannot_be_had_is_a_reason(table: Rows, reason: AbsenceReason, weights: Weights) -> None:
    assert cohen_kappa(table, weights=weights) == NoEffect(reason)


def test_the_share_of_agreement_among_nobody_is_a_reason() -> None:
    assert observed_agreement([[0, 0], [0, 0]]) == NoEffect(AbsenceReason.ZERO_DENOMINATOR)


def test_a_table_that_is_not_square_is_refused() -> None:
    for measure in (cohen_kappa, observed_agreement):
        with pytest.raises(ValueError, match="square, not 2 by 3"):
            measure([[1, 2, 3], [4, 5, 6]])


squares = st.integers(1, 4).flatmap(
    lambda size: st.lists(st.lists(st.integers(0, 30), min_size=size, max_size=size), min_size=size, max_size=size)
)


@given(squares, st.sampled_from(list(Weights)))
def test_kappa_is_at_most_one_within_its_interval_and_the_same_for_judges_swapped(
    table: Rows, weights: Weights
) -> None:
    kappa = cohen_kappa(table, weights=weights)
    swapped = cohen_kappa([list(column) for column in zip(*table, strict=True)], weights=weights)
    if isinstance(kappa, NoEffect):
        assert swapped == kappa
        return
    assert -1 - 1e-9 <= kappa.value <= 1 + 1e-9
    assert made(swapped).value == pytest.approx(kappa.value, abs=1e-9)
    if kappa.interval is not None:
        assert -1 <= kappa.interval.lower <= kappa.value <= kappa.interval.upper <= 1


@given(st.tuples(*[st.integers(0, 30)] * 4))
def test_two_levels_have_one_kappa_whatever_the_weights(cells: tuple[int, int, int, int]) -> None:
    table = [list(cells[:2]), list(cells[2:])]
    plain, linear = (cohen_kappa(table, weights=weights) for weights in Weights)
    if isinstance(plain, NoEffect):
        assert linear == plain
    else:
        assert made(linear).value == pytest.approx(plain.value, abs=1e-12)

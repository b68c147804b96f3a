"""Intervals against published values, R, and the laws that they obey."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction
from math import sqrt
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis.proportions import Basis, change, exact, judge, newcombe, proportion, wilson
from reportgen.estimates import Estimate, Measure, Unit
from reportgen.findings import TargetState
from reportgen.indicators import Direction
from reportgen.periods import parse_period

ROOT = Path(__file__).resolve().parents[2]
REFERENCE = json.loads((ROOT / "tests" / "reference" / "proportions.json").read_text(encoding="utf-8"))
ORACLES = ROOT.parent / "shared" / "data" / "oracles" / "oracle_cases.json"
BASIS = Basis(parse_period("2025-Q1"), "register")


def share(numerator: int, denominator: int) -> Estimate:
    return proportion(numerator, denominator, basis=BASIS)


# Newcombe RG (1998) Stat Med 17:857-872, table I, method 3; four decimals as printed.
PUBLISHED_SHARES = [
    (81, 263, 0.2553, 0.3662),
    (15, 148, 0.0624, 0.1605),
    (0, 20, 0.0000, 0.1611),
    (1, 29, 0.0061, 0.1718),
]

# Newcombe RG (1998) Stat Med 17:873-890, table II, method 10; four decimals as printed.
PUBLISHED_DIFFERENCES = [
    ((56, 70), (48, 80), 0.0524, 0.3339),
    ((9, 10), (3, 10), 0.1705, 0.8090),
    ((6, 7), (2, 7), 0.0582, 0.8062),
    ((5, 56), (0, 29), -0.0381, 0.1926),
    ((0, 10), (0, 20), -0.1611, 0.2775),
    ((0, 10), (0, 10), -0.2775, 0.2775),
    ((10, 10), (0, 20), 0.6791, 1.0000),
    ((10, 10), (0, 10), 0.6075, 1.0000),
]


@pytest.mark.parametrize(("numerator", "denominator", "lower", "upper"), PUBLISHED_SHARES)
def test_a_share_has_the_interval_that_newcombe_printed(
    numerator: int, denominator: int, lower: float, upper: float
) -> None:
    interval = wilson(numerator, denominator)
    assert (interval.lower, interval.upper) == pytest.approx((lower, upper), abs=5e-5)


@pytest.mark.parametrize(("now", "before", "lower", "upper"), PUBLISHED_DIFFERENCES)
def test_a_difference_has_the_interval_that_newcombe_printed(
    now: tuple[int, int], before: tuple[int, int], lower: float, upper: float
) -> None:
    interval = newcombe(share(*now), share(*before))
    assert (interval.lower, interval.upper) == pytest.approx((lower, upper), abs=5.1e-5)


@pytest.mark.parametrize("case", REFERENCE["shares"], ids=lambda case: f"{case['numerator']}_{case['denominator']}")
def test_a_share_has_the_interval_that_r_gives(case: dict[str, Any]) -> None:
    narrow = wilson(case["numerator"], case["denominator"])
    wide = wilson(case["numerator"], case["denominator"], level=0.998)
    assert (narrow.lower, narrow.upper) == pytest.approx((case["lower"], case["upper"]), abs=1e-12)
    assert (wide.lower, wide.upper) == pytest.approx((case["lower_998"], case["upper_998"]), abs=1e-12)


@pytest.mark.parametrize("case", REFERENCE["differences"], ids=lambda case: f"{case['now']}-{case['before']}")
def test_a_difference_has_the_interval_that_r_gives(case: dict[str, Any]) -> None:
    difference = change(share(*case["now"]), share(*case["before"]))
    assert difference.value == pytest.approx(case["value"], abs=1e-12)
    assert difference.interval is not None
    found = (difference.interval.lower, difference.interval.upper)
    assert found == pytest.approx((case["lower"], case["upper"]), abs=1e-12)


def oracle_cases(*methods: str) -> list[dict[str, Any]]:
    if not ORACLES.exists():
        return []
    return [case for case in json.loads(ORACLES.read_text(encoding="utf-8")) if case["method"] in methods]


@pytest.mark.shared
def test_every_wilson_oracle_is_met() -> None:
    cases = oracle_cases("wilson")
    if not cases:
        pytest.skip("../shared is not here")
    for case in cases:
        interval = wilson(case["input"]["x"], case["input"]["n"], level=case["input"]["conf"])
        expected = (case["expected"]["low"], case["expected"]["high"])
        assert (interval.lower, interval.upper) == pytest.approx(expected, abs=case["tolerance"]), case["id"]


@pytest.mark.shared
def test_every_newcombe_oracle_is_met() -> None:
    cases = oracle_cases("rd_newcombe")
    if not cases:
        pytest.skip("../shared is not here")
    for case in cases:
        counts = case["input"]
        interval = newcombe(share(counts["a"], counts["n1"]), share(counts["c"], counts["n0"]))
        expected = (case["expected"]["low"], case["expected"]["high"])
        assert (interval.lower, interval.upper) == pytest.approx(expected, rel=case["tolerance"]), case["id"]


def test_nobody_has_a_lower_limit_of_exactly_nought_and_everybody_an_upper_one_of_exactly_one() -> None:
    assert wilson(0, 7).lower == 0.0
    assert wilson(7, 7).upper == 1.0


@pytest.mark.parametrize(("numerator", "denominator"), [(0, 0), (3, 0), (4, 3), (-1, 3)])
def test_counts_that_are_no_share_are_refused(numerator: int, denominator: int) -> None:
    with pytest.raises(ValueError, match=f"{numerator} of {denominator}"):
        wilson(numerator, denominator)


counts = st.integers(1, 100_000).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size)))


@given(counts)
def test_an_interval_contains_its_share_and_stays_within_nought_and_one(pair: tuple[int, int]) -> None:
    interval = wilson(*pair)
    assert 0 <= interval.lower <= pair[0] / pair[1] <= interval.upper <= 1


@given(counts, st.integers(2, 50))
def test_an_interval_narrows_as_the_same_share_is_of_more(pair: tuple[int, int], times: int) -> None:
    few, many = wilson(*pair), wilson(pair[0] * times, pair[1] * times)
    assert many.upper - many.lower < few.upper - few.lower


@given(counts)
def test_the_complement_has_the_mirrored_interval(pair: tuple[int, int]) -> None:
    interval, mirrored = wilson(*pair), wilson(pair[1] - pair[0], pair[1])
    assert (1 - mirrored.upper, 1 - mirrored.lower) == pytest.approx((interval.lower, interval.upper), abs=1e-12)


@given(counts, counts)
def test_a_difference_lies_in_its_interval_and_turns_round_with_its_sides(
    now: tuple[int, int], before: tuple[int, int]
) -> None:
    there, back = change(share(*now), share(*before)), change(share(*before), share(*now))
    assert there.interval is not None
    assert back.interval is not None
    assert -1 - 1e-12 <= there.interval.lower <= there.value <= there.interval.upper <= 1 + 1e-12
    assert (-back.interval.upper, -back.interval.lower) == pytest.approx((there.interval.lower, there.interval.upper))


def test_a_share_carries_all_that_belongs_to_it() -> None:
    estimate = share(132, 161)
    assert (estimate.measure, estimate.unit, estimate.method) == (Measure.PROPORTION, Unit.SHARE, "wilson")
    assert (estimate.numerator, estimate.denominator, estimate.n) == (132, 161, 161)
    assert (estimate.period, estimate.source, estimate.persons) == (BASIS.period, "register", True)
    assert estimate.value == 132 / 161


def test_a_change_is_rounded_once() -> None:
    # 5/20 - 11/80 is 0.1125, which is rounded up to 11.3 points; the difference of the floats is below it
    difference = change(share(5, 20), share(11, 80))
    assert difference.value == float(Fraction(9, 80)) == 0.1125
    assert difference.interval == newcombe(share(5, 20), share(11, 80))


@given(counts, counts)
def test_a_change_is_the_one_of_the_fractions(now: tuple[int, int], before: tuple[int, int]) -> None:
    assert change(share(*now), share(*before)).value == float(Fraction(*now) - Fraction(*before))


def test_limits_are_measured_from_the_difference_that_is_rounded_once() -> None:
    now, before = share(5, 20), share(11, 80)
    assert now.interval is not None
    assert before.interval is not None
    down = sqrt((now.value - now.interval.lower) ** 2 + (before.interval.upper - before.value) ** 2)
    assert newcombe(now, before).lower == float(Fraction(9, 80)) - down


def test_a_share_without_its_counts_is_no_fraction() -> None:
    with pytest.raises(ValueError, match="with its counts"):
        exact(replace(share(5, 20), numerator=None))


def test_a_change_is_now_minus_before_with_newcombe_named() -> None:
    difference = change(share(9, 10), share(3, 10))
    assert difference.value == pytest.approx(0.6)
    assert (difference.measure, difference.unit) == (Measure.RISK_DIFFERENCE, Unit.DIFFERENCE)
    assert (difference.method, difference.numerator, difference.denominator, difference.n) == (
        "newcombe",
        None,
        None,
        20,
    )


@pytest.mark.parametrize(
    ("target", "direction", "state"),
    [
        (0.60, Direction.HIGHER, TargetState.MET),
        (0.80, Direction.HIGHER, TargetState.CANNOT_SAY),
        (0.95, Direction.HIGHER, TargetState.NOT_MET),
        (0.60, Direction.LOWER, TargetState.NOT_MET),
        (0.80, Direction.LOWER, TargetState.CANNOT_SAY),
        (0.95, Direction.LOWER, TargetState.MET),
    ],
)
def test_the_whole_interval_decides_on_a_target_and_the_direction_counts(
    target: float, direction: Direction, state: TargetState
) -> None:
    assert judge(share(132, 161), target, direction=direction) is state


def test_a_point_beyond_the_target_does_not_meet_it_while_its_interval_reaches_below() -> None:
    estimate = share(13, 20)
    assert estimate.value > 0.6
    assert judge(estimate, 0.6, direction=Direction.HIGHER) is TargetState.CANNOT_SAY


def test_an_interval_that_ends_on_the_target_meets_it() -> None:
    estimate = share(20, 20)
    assert estimate.interval is not None
    assert judge(estimate, estimate.interval.lower, direction=Direction.HIGHER) is TargetState.MET
    assert judge(estimate, estimate.interval.upper, direction=Direction.LOWER) is TargetState.MET

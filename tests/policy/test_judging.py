"""A share is held against its yardstick by its interval alone, and what may not be shown is never judged."""

from __future__ import annotations

from dataclasses import replace

import pytest
from counsels import NOTHING, OWN, SMALL, share
from hypothesis import given
from hypothesis import strategies as st

from reportgen.analysis import proportions
from reportgen.estimates import Estimate, Interval
from reportgen.findings import TargetState, Unsure
from reportgen.indicators import Direction
from reportgen.policy import judging
from reportgen.policy.judging import Judged, Terms
from reportgen.rulebook import FigureState, Yardstick

TERMS = Terms(floor=30)
SAME = {
    TargetState.MET: FigureState.MET,
    TargetState.NOT_MET: FigureState.GAP,
    TargetState.CANNOT_SAY: FigureState.CANNOT_SAY,
}


def against(value: float) -> Yardstick:
    return replace(OWN, value=value)


@pytest.mark.parametrize(
    ("limits", "state"),
    [
        ((0.70, 0.79), FigureState.GAP),
        ((0.70, 0.80), FigureState.CANNOT_SAY),
        ((0.75, 0.85), FigureState.CANNOT_SAY),
        ((0.80, 0.90), FigureState.MET),
    ],
)
def test_a_share_is_judged_by_its_interval_and_one_that_touches_the_yardstick_from_below_is_no_gap(
    limits: tuple[float, float], state: FigureState
) -> None:
    assert judging.share(share(77, 100, limits), against(0.8), terms=TERMS).state is state


def test_where_less_is_better_the_states_are_mirrored_and_the_gap_is_above() -> None:
    terms = replace(TERMS, direction=Direction.LOWER)
    found = judging.share(share(30, 100, (0.22, 0.40)), against(0.2), terms=terms)
    assert found.state is FigureState.GAP
    assert found.gap == pytest.approx(0.1)
    assert judging.share(share(10, 100, (0.05, 0.2)), against(0.2), terms=terms).state is FigureState.MET


def test_the_gap_is_as_wide_as_the_share_lies_from_the_yardstick_and_there_is_none_without_one() -> None:
    assert judging.share(share(40, 100), against(0.8), terms=TERMS).gap == pytest.approx(0.4)
    assert judging.share(share(78, 100), against(0.8), terms=TERMS).gap is None
    assert judging.share(share(99, 100), against(0.8), terms=TERMS).gap is None


@pytest.mark.parametrize(
    ("quantity", "unsure"),
    [
        (SMALL, Unsure.HIDDEN),
        (NOTHING, Unsure.NO_NUMBER),
        (replace(share(10, 100), interval=None), Unsure.NO_NUMBER),
        (share(2, 29), Unsure.TOO_FEW),
        (replace(share(10, 100), n=None, denominator=None), Unsure.TOO_FEW),
        (share(78, 100), Unsure.WIDE_INTERVAL),
    ],
)
def test_what_cannot_be_judged_says_why_and_has_no_gap(quantity: Estimate, unsure: Unsure) -> None:
    found = judging.share(quantity, against(0.8), terms=TERMS)
    assert found == Judged(FigureState.CANNOT_SAY, unsure)


def test_data_that_cannot_bear_a_figure_leave_it_unjudged_however_narrow_its_interval() -> None:
    found = judging.share(share(10, 1000), against(0.8), terms=replace(TERMS, sound=False))
    assert found == Judged(FigureState.CANNOT_SAY, Unsure.DATA_NOT_USABLE)


def test_thirty_are_enough_for_a_floor_of_thirty() -> None:
    assert judging.share(share(3, 30), against(0.8), terms=TERMS).state is FigureState.GAP


SHARES = st.integers(30, 400).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))
YARDSTICKS = st.floats(0.01, 0.99)


@given(SHARES, YARDSTICKS, st.sampled_from(Direction))
def test_states_agree_with_those_of_targets(counts: tuple[int, int], value: float, direction: Direction) -> None:
    estimate = share(*counts)
    state = judging.share(estimate, against(value), terms=replace(TERMS, direction=direction)).state
    assert state is SAME[proportions.judge(estimate, value, direction=direction)]


@given(SHARES, YARDSTICKS, st.sampled_from(Direction), st.floats(0, 0.5))
def test_a_wider_interval_never_makes_a_verdict_where_there_was_none(
    counts: tuple[int, int], value: float, direction: Direction, wider: float
) -> None:
    estimate, terms = share(*counts), replace(TERMS, direction=direction)
    assert estimate.interval is not None
    wide = Interval(max(0.0, estimate.interval.lower - wider), min(1.0, estimate.interval.upper + wider))
    now = judging.share(estimate, against(value), terms=terms).state
    then = judging.share(replace(estimate, interval=wide), against(value), terms=terms).state
    assert then in {now, FigureState.CANNOT_SAY}


@given(SHARES, YARDSTICKS)
def test_only_a_gap_has_a_width_and_it_is_above_nought(counts: tuple[int, int], value: float) -> None:
    found = judging.share(share(*counts), against(value), terms=TERMS)
    assert (found.gap is not None) == (found.state is FigureState.GAP)
    assert found.gap is None or found.gap > 0

"""What the same areas show, and that it gives no hidden area away."""

from __future__ import annotations

import random

import pytest
from quarters import BEFORE, HIDDEN, then
from stories import PERIOD

from reportgen.earlier.areas import same_areas
from reportgen.earlier.published import NO_FIGURE, Figure
from reportgen.findings import SameAreas
from reportgen.shares import Basis

BASES = (Basis(PERIOD, "register"), Basis(BEFORE, "register"))


def compared(now: dict[str, Figure], before: dict[str, Figure]) -> SameAreas | None:
    return same_areas(now, before, bases=BASES)


def test_only_areas_with_a_shown_figure_in_both_periods_are_summed() -> None:
    now = {"A": then(30, 40), "b ": then(10, 40), "C": then(1, 40), "D": HIDDEN, "E": HIDDEN}
    before = {"a": then(20, 40), "B": then(10, 40), "D": then(40, 40), "C": NO_FIGURE}
    found = compared(now, before)
    assert found is not None
    assert found.count == 2
    assert found.difference.value == pytest.approx(40 / 80 - 30 / 80)
    assert (found.difference.n, found.difference.period) == (160, PERIOD)


def test_nothing_is_given_where_the_areas_with_figures_are_the_same_ones() -> None:
    both = {"A": then(30, 40), "B": then(20, 40)}
    assert compared(both, {**both, "C": NO_FIGURE}) is None


def test_nothing_is_given_of_fewer_than_two_areas() -> None:
    assert compared({"A": then(30, 40), "C": then(9, 40)}, {"A": then(30, 40)}) is None


def test_nothing_is_given_where_exactly_one_area_is_hidden_in_either_period() -> None:
    shown = {"A": then(30, 40), "B": then(30, 40)}
    one_hidden, one_more = {**shown, "C": HIDDEN}, {**shown, "D": then(20, 40)}
    assert compared(one_hidden, one_more) is None
    assert compared(one_more, one_hidden) is None
    two_hidden = {**one_hidden, "E": HIDDEN}
    assert compared(two_hidden, one_more) is not None
    assert compared(one_more, two_hidden) is not None


def test_whole_minus_same_areas_never_leaves_one_hidden_area_by_itself() -> None:
    # An adversary takes the sum of the same areas, and every other shown area, from the whole: what is left over are
    # the hidden ones together, and of a single one the counts.
    chance = random.Random(6)  # noqa: S311 -- repeatable
    given = 0
    for _ in range(3000):
        periods = [
            {name: chance.choice([then(chance.randint(5, 20), 30), HIDDEN, NO_FIGURE]) for name in "ABCDEF"}
            for _ in range(2)
        ]
        found = compared(periods[0], periods[1])
        if found is None:
            continue
        given += 1
        left_over = [sum(figure.hidden for figure in areas.values()) for areas in periods]
        assert 1 not in left_over
    assert given > 100

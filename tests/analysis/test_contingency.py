"""Chi-square and Fisher's test of tables of any size against R, and which of the two a table gets."""

from __future__ import annotations

import json
from itertools import product
from math import comb, factorial, prod
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.analysis.contingency import Choice, chi_square, choose, expected_counts
from reportgen.analysis.effects import NoEffect
from reportgen.analysis.fisher import fisher_exact
from reportgen.estimates import AbsenceReason, Test, TestName

REFERENCE = json.loads(
    (Path(__file__).resolve().parents[1] / "reference" / "contingency.json").read_text(encoding="utf-8")
)

Rows = list[list[int]]


def made(outcome: object) -> Test:
    assert isinstance(outcome, Test)
    return outcome


def chosen(table: Rows) -> Choice:
    choice = choose(table)
    assert isinstance(choice, Choice)
    return choice


def turned(table: Rows) -> Rows:
    return [list(column) for column in zip(*table, strict=True)]


@pytest.mark.parametrize("case", REFERENCE["tables"], ids=lambda case: str(case["rows"]))
def test_both_tests_are_those_of_r(case: dict[str, Any]) -> None:
    approximate = made(chi_square(case["rows"]))
    assert (approximate.statistic, approximate.p_value) == pytest.approx(case["pearson"], rel=1e-9)
    assert approximate.df == (case["df"],)
    assert made(fisher_exact(case["rows"])).p_value == pytest.approx(case["fisher"], rel=1e-6)


def test_an_exact_test_has_no_statistic() -> None:
    assert made(fisher_exact([[0, 64], [3, 8]])).statistic is None


def every_table(rows: list[int], columns: list[int]) -> list[Rows]:
    """All tables with these margins, by trying all cells: slow, and plainly right."""
    free = [range(min(row, column) + 1) for row in rows[:-1] for column in columns[:-1]]
    found = []
    for cells in product(*free):
        width = len(columns) - 1
        table = [list(cells[start : start + width]) for start in range(0, len(cells), width)]
        for row, total in zip(table, rows, strict=False):
            row.append(total - sum(row))
        table.append([total - sum(column) for total, column in zip(columns, zip(*table, strict=True), strict=True)])
        if min(map(min, table)) >= 0:
            found.append(table)
    return found


def ways(table: Rows) -> float:
    return 1 / prod(factorial(count) for row in table for count in row)


@settings(max_examples=60, deadline=None)
@given(
    st.integers(2, 3).flatmap(
        lambda width: st.lists(st.lists(st.integers(0, 5), min_size=width, max_size=width), min_size=2, max_size=3)
    )
)
def test_the_exact_test_is_the_sum_over_every_table_and_knows_no_rows_from_columns(table: Rows) -> None:
    rows, columns = [sum(row) for row in table], [sum(column) for column in zip(*table, strict=True)]
    found = fisher_exact(table)
    if sum(map(bool, rows)) < 2 or sum(map(bool, columns)) < 2:
        assert found == NoEffect(AbsenceReason.NO_VARIATION)
        return
    weights = [ways(one) for one in every_table(rows, columns)]
    by_hand = sum(weight for weight in weights if weight <= ways(table) * (1 + 1e-7)) / sum(weights)
    p_value = made(found).p_value
    assert 0 < p_value <= 1
    assert p_value == pytest.approx(by_hand, rel=1e-9)
    assert made(fisher_exact(turned(table))).p_value == pytest.approx(p_value, rel=1e-9)


def test_an_exact_test_too_small_for_a_number_is_still_above_nought() -> None:
    assert 0 < made(fisher_exact([[3000, 0], [0, 3000]])).p_value < 1e-300


def test_a_table_of_thousands_is_exact_two_by_two() -> None:
    # 1 of 100000 against 2 of 100000: all tables with 3 cases, of which the most probable two are as probable as this
    assert made(fisher_exact([[1, 99999], [2, 99998]])).p_value == pytest.approx(1.0)
    lowest = comb(100000, 3) / comb(200000, 3)
    assert made(fisher_exact([[0, 100000], [3, 99997]])).p_value == pytest.approx(2 * lowest, rel=1e-6)


def test_fisher_is_chosen_where_an_expected_count_is_below_five() -> None:
    # by hand: 11 * 3 / 75 = 0.44
    sparse = chosen([[0, 64], [3, 8]])
    assert sparse.test.name is TestName.FISHER_EXACT
    assert sparse.smallest_expected == pytest.approx(0.44)
    assert not sparse.approximate


def test_an_expected_count_of_five_exactly_keeps_the_chi_square_test() -> None:
    even = chosen([[4, 6], [6, 4]])
    assert even.smallest_expected == 5
    assert even.test.name is TestName.CHI_SQUARE
    assert chosen([[4, 6], [5, 5]]).test.name is TestName.FISHER_EXACT


def test_a_table_too_large_for_the_exact_test_says_that_its_p_value_is_approximate() -> None:
    large = [[40, 41, 39, 40, 2], [38, 40, 44, 41, 1], [41, 37, 40, 42, 3], [42, 40, 41, 40, 2], [40, 43, 38, 41, 4]]
    assert fisher_exact(large) == NoEffect(AbsenceReason.NOT_COMPUTABLE)
    choice = chosen(large)
    assert choice.approximate
    assert choice.test == chi_square(large)


@pytest.mark.parametrize(
    "table",
    [
        [[3, 40, 60, 50, 40, 30], [1, 50, 60, 70, 50, 46]],
        [[3, 20, 20, 10], [2, 30, 22, 12], [1, 28, 24, 28]],
        [[1, 10, 100], [2, 60, 50], [4, 80, 190]],
    ],
)
def test_tables_of_the_sizes_that_surveys_have_are_within_the_budget(table: Rows) -> None:
    assert 0 < made(fisher_exact(table)).p_value < 1


def test_rows_and_columns_with_nobody_are_left_out() -> None:
    table = [[10, 0, 20], [0, 0, 0], [15, 0, 12]]
    assert chi_square(table) == chi_square([[10, 20], [15, 12]])
    assert choose(table) == choose([[10, 20], [15, 12]])
    assert fisher_exact(table) == fisher_exact([[10, 20], [15, 12]])


@pytest.mark.parametrize("table", [[[0, 0], [0, 0]], [[5, 9], [0, 0]], [[5, 0], [9, 0]], [[7]]])
def test_a_table_without_variation_is_a_reason(table: Rows) -> None:
    none = NoEffect(AbsenceReason.NO_VARIATION)
    assert (chi_square(table), choose(table), fisher_exact(table)) == (none, none, none)


@pytest.mark.parametrize(("table", "words"), [([[1, 2], [3]], "one length"), ([[1, -2], [3, 4]], "below nought")])
def test_what_is_no_table_of_counts_is_refused(table: Rows, words: str) -> None:
    for test in (chi_square, choose, fisher_exact):
        with pytest.raises(ValueError, match=words):
            test(table)


def test_expected_counts_keep_the_margins() -> None:
    assert expected_counts([[3, 1], [5, 7]]) == ((2, 2), (6, 6))


def test_a_long_sparse_table_is_answered_as_fast_as_a_short_one() -> None:
    # three cases in forty groups of five: one in each of three groups is the likeliest, two in one group rarer
    table = [[1 if place < 3 else 0 for place in range(40)], [4 if place < 3 else 5 for place in range(40)]]
    assert made(fisher_exact(table)).p_value == pytest.approx(1.0)
    paired = [[2, 1] + [0] * 38, [3, 4] + [5] * 38]
    apart = comb(40, 3) * 5**3 / comb(200, 3)
    assert made(fisher_exact(paired)).p_value == pytest.approx(1 - apart, rel=1e-9)
    assert made(fisher_exact(turned(paired))).p_value == pytest.approx(1 - apart, rel=1e-9)

"""Screening: what is kept out of an estimate, and what is only pointed at."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reportgen.errors import DataError
from reportgen.findings import ProblemKind
from reportgen.indicators import Indicator
from reportgen.periods import Month, parse_period
from reportgen.quality.screening import Screening, refuse_impossible, screen
from reportgen.raw import RawValue
from reportgen.sources.dataset import Register

MakeRegister = Callable[..., Register]
QUARTER = parse_period("2025-Q1")


def found(screening: Screening) -> list[tuple[ProblemKind, int | None]]:
    return [(problem.kind, problem.where.row) for problem in screening.problems]


def usable_rows(register: Register, screening: Screening, indicator: Indicator) -> list[int]:
    return register.frame.loc[screening.usable[indicator.id], "row"].tolist()


def test_proper_rows_are_usable_and_no_problem(make_register: MakeRegister, ebf: Indicator) -> None:
    register = make_register("A,Satu,2025,1,20,10,8", "A,Dua,2025,1,20,10,10", "B,Tiga,2025,2,20,10,0")
    screening = screen(register, [ebf], period=QUARTER)
    assert usable_rows(register, screening, ebf) == [2, 3, 4]
    assert screening.problems == ()


def test_more_fed_than_asked_is_kept_out_of_that_indicator_only(
    make_register: MakeRegister, ebf: Indicator, asked: Indicator
) -> None:
    register = make_register("A,Satu,2025,1,20,8,12", "A,Dua,2025,1,20,10,8")
    screening = screen(register, [ebf, asked], period=QUARTER)
    assert usable_rows(register, screening, ebf) == [3]
    assert usable_rows(register, screening, asked) == [2, 3]
    (problem,) = screening.problems
    assert problem.kind is ProblemKind.NUMERATOR_ABOVE_DENOMINATOR
    assert (problem.subunit, problem.month) == ("Satu", Month(2025, 1))
    assert str(problem.where) == "register.csv, row 2"
    assert problem.values == (RawValue("ebf", "ASI", 12.0), RawValue("recalled", "Direcall", 8.0))


def test_negative_and_fractional_counts_are_kept_out_and_named(make_register: MakeRegister, ebf: Indicator) -> None:
    register = make_register("A,Satu,2025,1,20,10,-1", "A,Dua,2025,1,20,1.234,1", "A,Tiga,2025,1,20,10,8")
    screening = screen(register, [ebf], period=QUARTER)
    assert usable_rows(register, screening, ebf) == [4]
    assert found(screening) == [(ProblemKind.NEGATIVE, 2), (ProblemKind.FRACTIONAL, 3)]
    assert screening.problems[0].values == (RawValue("ebf", "ASI", -1.0),)
    assert screening.problems[1].values == (RawValue("recalled", "Direcall", 1.234),)


def test_a_count_that_no_indicator_uses_does_not_matter(make_register: MakeRegister, ebf: Indicator) -> None:
    register = make_register("A,Satu,2025,1,-20,10,8")
    assert screen(register, [ebf], period=QUARTER).problems == ()


def test_a_village_twice_in_a_month_is_kept_out_altogether(make_register: MakeRegister, ebf: Indicator) -> None:
    rows = ("A,Satu,2025,1,20,10,8", "A,Satu,2025,1,20,10,7", "A,SATU,2025,2,20,10,8", "B,Satu,2025,1,20,10,8")
    register = make_register(*rows)
    screening = screen(register, [ebf], period=QUARTER)
    assert usable_rows(register, screening, ebf) == [4, 5]
    assert found(screening) == [(ProblemKind.DUPLICATE, 2), (ProblemKind.DUPLICATE, 3)]


def test_of_equal_rows_the_first_counts(make_register: MakeRegister, ebf: Indicator) -> None:
    row = "A,Satu,2025,1,20,,8"
    register = make_register(row, "A,Dua,2025,1,20,10,8", row, row)
    screening = screen(register, [ebf], period=QUARTER)
    assert found(screening) == [(ProblemKind.REPEATED, 4), (ProblemKind.REPEATED, 5)]
    register = make_register(*["A,Satu,2025,1,20,10,8"] * 2)
    assert usable_rows(register, screen(register, [ebf], period=QUARTER), ebf) == [2]


def test_two_equal_rows_and_a_third_that_differs_leave_none(make_register: MakeRegister, ebf: Indicator) -> None:
    register = make_register("A,Satu,2025,1,20,10,8", "A,Satu,2025,1,20,10,8", "A,Satu,2025,1,20,10,7")
    screening = screen(register, [ebf], period=QUARTER)
    assert usable_rows(register, screening, ebf) == []
    assert [kind for kind, _ in found(screening)] == [ProblemKind.DUPLICATE] * 3


def test_rows_that_differ_only_in_a_count_no_indicator_uses_differ(make_register: MakeRegister, ebf: Indicator) -> None:
    register = make_register("A,Satu,2025,1,20,10,8", "A,Satu,2025,1,21,10,8")
    assert usable_rows(register, screen(register, [ebf], period=QUARTER), ebf) == []


def test_an_empty_count_is_not_usable_and_an_empty_numerator_is_a_problem(
    make_register: MakeRegister, ebf: Indicator
) -> None:
    register = make_register("A,Satu,2025,1,20,10,", "A,Dua,2025,1,20,,8")
    screening = screen(register, [ebf], period=QUARTER)
    assert usable_rows(register, screening, ebf) == []
    assert [(problem.kind, problem.where.row) for problem in screening.problems] == [(ProblemKind.NUMERATOR_EMPTY, 2)]


@pytest.mark.parametrize(("zero_means", "usable"), [("unreported", [3]), ("reported", [2, 3])])
def test_what_nought_means_is_for_the_source_to_say(
    make_register: MakeRegister, ebf: Indicator, zero_means: str, usable: list[int]
) -> None:
    register = make_register("A,Satu,2025,1,0,0,0", "A,Dua,2025,1,20,10,0", zero_means=zero_means)
    screening = screen(register, [ebf], period=QUARTER)
    assert usable_rows(register, screening, ebf) == usable
    assert screening.problems == ()


def test_four_fed_of_nobody_asked_is_impossible_even_where_nought_means_unreported(
    make_register: MakeRegister, ebf: Indicator
) -> None:
    register = make_register("A,Satu,2025,1,4,0,4", zero_means="unreported")
    assert found(screen(register, [ebf], period=QUARTER)) == [(ProblemKind.NUMERATOR_ABOVE_DENOMINATOR, 2)]


def test_cells_that_cannot_be_read_are_problems_with_their_text(
    make_register: MakeRegister, ebf: Indicator, asked: Indicator
) -> None:
    register = make_register("A,Satu,2025,1,20,10,dua", "A,Dua,2025,13,20,10,8", "A,Tiga,2024,1,20,10,x")
    screening = screen(register, [ebf, asked], period=QUARTER)
    assert found(screening) == [(ProblemKind.UNREADABLE, 2), (ProblemKind.UNREADABLE, 3)]
    assert screening.problems[0].values == (RawValue("ebf", "ASI", None, "dua"),)
    assert screening.problems[1].values == (RawValue("month", "Bulan", None, "13"),)
    assert usable_rows(register, screening, ebf) == []
    assert usable_rows(register, screening, asked) == [2, 4]


def test_nobody_asked_among_infants_is_pointed_at_and_stays_in(
    make_register: MakeRegister, ebf: Indicator, asked: Indicator
) -> None:
    rows = ("A,Satu,2025,1,9,0,0", "A,Dua,2025,1,9,,", "A,Tiga,2025,1,0,0,0", "A,Empat,2025,1,9,x,0")
    register = make_register(*rows, zero_means="unreported")
    screening = screen(register, [ebf, asked], period=QUARTER)
    pointed = [row for kind, row in found(screening) if kind is ProblemKind.NOBODY_ASKED]
    assert pointed == [2, 3]
    assert usable_rows(register, screening, asked) == [2]


def test_a_month_equal_to_the_one_before_is_pointed_at_and_stays_in(
    make_register: MakeRegister, ebf: Indicator
) -> None:
    rows = (
        "A,Satu,2024,12,20,10,8",
        "A,Satu,2025,1,20,10,8",
        "A,Satu,2025,3,20,10,8",  # equal, but not to the month before
        "A,Dua,2025,1,20,10,0",
        "A,Dua,2025,2,20,10,0",  # only two are not nought
        "B,Satu,2025,2,20,10,8",  # equal to another puskesmas's
    )
    register = make_register(*rows)
    screening = screen(register, [ebf], period=QUARTER)
    assert found(screening) == [(ProblemKind.SAME_AS_MONTH_BEFORE, 3)]
    assert usable_rows(register, screening, ebf) == [2, 3, 4, 5, 6, 7]


def test_a_village_that_nobody_expects_is_pointed_at_and_stays_in(make_register: MakeRegister, ebf: Indicator) -> None:
    register = make_register("A,SATU,2025,1,20,10,8", "A,Dua,2025,1,20,10,8", expected=("Satu",))
    screening = screen(register, [ebf], period=QUARTER)
    assert found(screening) == [(ProblemKind.UNEXPECTED_SUBUNIT, 3)]
    assert usable_rows(register, screening, ebf) == [2, 3]


def test_problems_are_those_of_this_puskesmas_and_period_and_screening_is_of_all(
    make_register: MakeRegister, ebf: Indicator
) -> None:
    register = make_register("A,Satu,2024,12,20,8,12", "B,Satu,2025,1,20,8,12", "A,Satu,2025,1,20,10,8")
    screening = screen(register, [ebf], period=QUARTER)
    assert screening.problems == ()
    assert usable_rows(register, screening, ebf) == [4]


def test_a_batch_screens_a_table_once(make_register: MakeRegister, ebf: Indicator) -> None:
    register = make_register("A,Satu,2025,1,20,10,8")
    first, second = (screen(register, [ebf], period=parse_period(text)) for text in ("2025-Q1", "2025-Q2"))
    assert first.usable["ebf"] is second.usable["ebf"]


class TestStrict:
    def test_lists_every_row_that_was_kept_out_with_place_and_value(
        self, make_register: MakeRegister, ebf: Indicator
    ) -> None:
        rows = ("A,Satu,2025,1,20,8,12", "A,Dua,2025,1,20,-2,0", "A,Tiga,2025,1,20,1.234,1", "A,Empat,2025,1,2,2,x")
        twice = ("A,Lima,2025,1,20,10,8", "A,Lima,2025,1,20,10,7")
        screening = screen(make_register(*rows, *twice), [ebf], period=QUARTER)
        with pytest.raises(DataError) as caught:
            refuse_impossible(screening)
        assert caught.value.exit_code == 4
        assert "rows that cannot be: 6" in caught.value.message
        words = [str(diagnostic) for diagnostic in caught.value.diagnostics]
        assert len(words) == 6
        assert 'register.csv, row 2: error: Satu, 2025-01: "ASI" is 12, "Direcall" is 8' in words[0]
        assert '"Direcall" is -2' in words[1]
        assert "a thousands sign?" in words[2]
        assert '"ASI" is "x"' in words[3]

    def test_lets_rows_pass_that_are_only_pointed_at(
        self, make_register: MakeRegister, ebf: Indicator, asked: Indicator
    ) -> None:
        screening = screen(make_register("A,Satu,2025,1,9,0,0"), [ebf, asked], period=QUARTER)
        assert screening.problems
        refuse_impossible(screening)

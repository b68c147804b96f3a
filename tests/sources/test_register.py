"""A register as one puskesmas sees it."""

from __future__ import annotations

import os
import pickle
from pathlib import Path

import numpy as np
import pytest
from registers import csv_file, source, workbook

from reportgen import sources
from reportgen.errors import DataError, NoRowsError, ReportgenError
from reportgen.periods import Month, parse_period
from reportgen.sources import Shelf
from reportgen.sources.register_table import UNREAD_MONTH

GOOD = ("A,Satu,2025,1,10,8", "A,Dua,2025,1,12,9", "B,Tiga,2025,1,20,4")


def told(error: ReportgenError) -> str:
    return "\n".join(str(diagnostic) for diagnostic in error.diagnostics)


def test_a_register_holds_every_unit_and_marks_its_own(tmp_path: Path, shelf: Shelf) -> None:
    register = sources.read("register", source(csv_file(tmp_path, *GOOD)), shelf=shelf)
    assert register.unit == "A"
    assert register.frame["unit"].tolist() == ["A", "A", "B"]
    assert register.own.tolist() == [True, True, False]
    assert register.frame["month"].tolist() == [Month(2025, 1).ordinal] * 3
    assert register.frame["row"].tolist() == [2, 3, 4]
    assert register.frame["recalled"].tolist() == [10, 12, 20]
    assert register.frame["ebf"].dtype == np.float64
    assert register.expected is None
    assert register.unreadable == ()


def test_provenance_is_the_name_without_its_folder_and_the_hash_of_the_bytes(tmp_path: Path, shelf: Shelf) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes(b"Puskesmas,Desa,Tahun,Bulan,Direcall,ASI\nA,Satu,2025,1,1,1\n")
    provenance = sources.read("register", source(path), shelf=shelf).table.provenance
    # sha256sum of those bytes
    assert provenance.sha256 == "a6c03c4c45f0bbc510e02f6caab32ca0c0fa47e3d2bb9bf0a92eca2699aa08d5"
    assert (provenance.name, provenance.sheet, provenance.n_rows) == ("register.csv", None, 1)


def test_a_workbook_gives_the_same_register_as_a_csv_file(tmp_path: Path, shelf: Shelf) -> None:
    header = ("Puskesmas", "Desa", "Tahun", "Bulan", "Direcall", "ASI")
    book = workbook(tmp_path, header, ("A", "Satu", 2025, 1, 10, 8), ("B", "Dua", 2025, 2, 12, 9))
    text = csv_file(tmp_path, "A,Satu,2025,1,10,8", "B,Dua,2025,2,12,9")
    frames = [sources.read("register", source(path), shelf=shelf).frame for path in (book, text)]
    assert frames[0].equals(frames[1])


@pytest.mark.parametrize("spelled", ["Wagir Utara", " wagir   utara ", "WAGIR UTARA"])
def test_a_unit_is_found_whatever_its_white_space_and_case(tmp_path: Path, shelf: Shelf, spelled: str) -> None:
    path = csv_file(tmp_path, "Wagir  Utara,Satu,2025,1,10,8", "WAGIR UTARA,Dua,2025,1,10,8", "Dau,X,2025,1,1,1")
    register = sources.read("register", source(path, **{"is": spelled}), shelf=shelf)
    assert register.unit == "Wagir Utara"
    assert register.own.sum() == 2


def test_a_register_of_one_puskesmas_needs_no_unit(tmp_path: Path, shelf: Shelf) -> None:
    path = csv_file(tmp_path, "Satu,1,10,8", header="Desa,Bulan,Direcall,ASI")
    register = sources.read("register", source(path, unit=None, year=2025, **{"is": None}), shelf=shelf)
    assert register.unit == ""
    assert register.own.all()


def test_a_register_of_many_must_say_which(tmp_path: Path, shelf: Shelf) -> None:
    with pytest.raises(DataError) as caught:
        sources.read("register", source(csv_file(tmp_path, *GOOD), **{"is": None}), shelf=shelf)
    assert "write `is:` with one of A, B" in told(caught.value)


class TestAPuskesmasWithoutAnyRow:
    def test_is_said_with_the_nearest_name(self, tmp_path: Path, shelf: Shelf) -> None:
        path = csv_file(tmp_path, "DAMPIT,Satu,2025,1,1,1", "WAGIR,Dua,2025,1,1,1")
        with pytest.raises(NoRowsError) as caught:
            sources.read("register", source(path, **{"is": "DAMPITT"}), shelf=shelf)
        assert caught.value.exit_code == 4
        assert 'register.csv has no row of "DAMPITT"' in caught.value.message
        assert 'did you mean "DAMPIT"?' in caught.value.message

    def test_is_one_that_has_not_reported_where_the_list_expects_it(self, tmp_path: Path, shelf: Shelf) -> None:
        listed = csv_file(tmp_path, "C,Empat", header="Puskesmas,Desa", name="desa.csv")
        subunit = {"column": "Desa", "expected": {"path": listed, "unit": "Puskesmas", "column": "Desa"}}
        with pytest.raises(NoRowsError, match="on the list of those that should report"):
            sources.read("register", source(csv_file(tmp_path, *GOOD), subunit=subunit, **{"is": "C"}), shelf=shelf)

    def test_survives_a_process_border(self, tmp_path: Path, shelf: Shelf) -> None:
        with pytest.raises(NoRowsError) as caught:
            sources.read("register", source(csv_file(tmp_path, *GOOD), **{"is": "C"}), shelf=shelf)
        again = pickle.loads(pickle.dumps(caught.value))  # noqa: S301 -- our own bytes
        assert (type(again), again.diagnostics) == (NoRowsError, caught.value.diagnostics)

    def test_in_the_period_is_told_which_months_there_are(self, tmp_path: Path, shelf: Shelf) -> None:
        path = csv_file(tmp_path, "A,Satu,2024,12,1,1", "A,Satu,2024,11,1,1", "B,Tiga,2025,1,1,1")
        register = sources.read("register", source(path), shelf=shelf)
        sources.require_rows(register, parse_period("2024-Q4"))
        with pytest.raises(NoRowsError, match=r'"A" has no row for 2025-Q1 in register.csv.*2024-11, 2024-12$'):
            sources.require_rows(register, parse_period("2025-Q1"))


class TestCellsThatCannotBeRead:
    ROWS = (
        "A,Satu,2025,1,12 bayi,8",
        'A,Dua,2025,1,12,"1.234,5"',
        "A,Tiga,2025,13,12,9",
        "A,Empat,20x5,1,12,9",
        "A,,2025,1,12,9",
        "B,Lima,2025,1,dua,4",
        "A,Enam,2025,1,12,9",
    )

    def test_are_all_listed_with_place_value_and_what_was_due(self, tmp_path: Path, shelf: Shelf) -> None:
        with pytest.raises(DataError) as caught:
            sources.read("register", source(csv_file(tmp_path, *self.ROWS)), shelf=shelf)
        errors = [each for each in caught.value.diagnostics if each.severity.value == "error"]
        assert [(each.where.row, each.where.field) for each in errors if each.where] == [
            (2, "Direcall"),
            (3, "ASI"),
            (4, "Bulan"),
            (5, "Tahun"),
            (6, "Desa"),
        ]
        words = told(caught.value)
        assert '"12 bayi" where a whole number' in words
        assert '"1.234,5" where a whole number' in words
        assert '"13" where a month: 1 to 12' in words
        assert "an empty cell where the name of a village is due" in words
        assert "bad_rows: exclude" in words
        assert "rows of other puskesmas: 1" in words
        assert "register.csv: 5 cells cannot be read" in caught.value.message

    def test_of_another_puskesmas_do_not_stop_this_one(self, tmp_path: Path, shelf: Shelf) -> None:
        rows = ("A,Satu,2025,1,10,8", "B,Lima,2025,1,dua,4", "B,Lima,2025,13,2,4")
        register = sources.read("register", source(csv_file(tmp_path, *rows)), shelf=shelf)
        assert register.unreadable == ()
        assert register.unreadable_elsewhere == 2

    def test_are_kept_beside_the_register_where_they_are_to_be_excluded(self, tmp_path: Path, shelf: Shelf) -> None:
        wanted = source(csv_file(tmp_path, *self.ROWS), bad_rows="exclude")
        register = sources.read("register", wanted, shelf=shelf)
        assert [(cell.count, cell.text, cell.subunit) for cell in register.unreadable] == [
            ("recalled", "12 bayi", "Satu"),
            ("ebf", "1.234,5", "Dua"),
            ("month", "13", "Tiga"),
            ("year", "20x5", "Empat"),
            ("subunit", "", None),
        ]
        assert register.unreadable[0].month == Month(2025, 1)
        assert register.unreadable_elsewhere == 1
        own = register.frame[register.own]
        assert own["subunit"].tolist() == ["Satu", "Dua", "Tiga", "Empat", "Enam"]
        assert own["recalled"].isna().tolist() == [True, False, False, False, False]
        assert (own["month"] == UNREAD_MONTH).tolist() == [False, False, True, True, False]

    @pytest.mark.parametrize("bad_rows", ["refuse", "exclude"])
    def test_without_an_owner_stop_nobody_and_are_counted(self, tmp_path: Path, shelf: Shelf, bad_rows: str) -> None:
        rows = (*GOOD, ",Empat,2025,1,10,8")
        register = sources.read("register", source(csv_file(tmp_path, *rows), bad_rows=bad_rows), shelf=shelf)
        assert (len(register.frame), register.unreadable, register.unreadable_elsewhere) == (3, (), 1)


def test_rows_of_totals_and_rows_without_any_count_record_nothing(tmp_path: Path, shelf: Shelf) -> None:
    rows = (*GOOD, "A,JUMLAH,2025,1,22,17", "Total,,2025,1,42,21", "A,Catatan,,,,", ",,,,,")
    register = sources.read("register", source(csv_file(tmp_path, *rows)), shelf=shelf)
    assert register.frame["subunit"].tolist() == ["Satu", "Dua", "Tiga"]
    assert register.unreadable_elsewhere == 0


class TestMonths:
    def test_as_dates_need_no_year(self, tmp_path: Path, shelf: Shelf) -> None:
        path = csv_file(tmp_path, "A,Satu,,2025-02-01,10,8", "A,Satu,,01/03/2025,10,8")
        register = sources.read("register", source(path, year=None), shelf=shelf)
        assert register.frame["month"].tolist() == [Month(2025, 2).ordinal, Month(2025, 3).ordinal]

    def test_as_numbers_without_a_year_say_so(self, tmp_path: Path, shelf: Shelf) -> None:
        with pytest.raises(DataError) as caught:
            sources.read("register", source(csv_file(tmp_path, *GOOD), year=None), shelf=shelf)
        assert "add `year:` to the source" in told(caught.value)
        assert 'row 2, column "Bulan"' in told(caught.value)

    def test_in_words_take_the_year_declared(self, tmp_path: Path, shelf: Shelf) -> None:
        path = csv_file(tmp_path, "A,Satu,,Februari,10,8")
        register = sources.read("register", source(path, year=2025), shelf=shelf)
        assert register.frame["month"].tolist() == [Month(2025, 2).ordinal]


class TestExpectedVillages:
    def listed(self, folder: Path, *rows: str) -> dict[str, object]:
        path = csv_file(folder, *rows, header="Puskesmas,Desa", name="desa.csv")
        return {"column": "Desa", "expected": {"path": path, "unit": "Puskesmas", "column": "Desa"}}

    def test_stand_in_the_order_of_the_list_spelled_as_the_register_spells_them(
        self, tmp_path: Path, shelf: Shelf
    ) -> None:
        subunit = self.listed(tmp_path, "a,DUA", "a,NOL", "B,TIGA", "a,SATU", "a,Satu")
        register = sources.read("register", source(csv_file(tmp_path, *GOOD), subunit=subunit), shelf=shelf)
        assert register.expected == ("Dua", "NOL", "Satu")

    def test_of_nobody_here_are_an_error_of_the_list(self, tmp_path: Path, shelf: Shelf) -> None:
        subunit = self.listed(tmp_path, "B,TIGA")
        with pytest.raises(DataError, match=r'desa.csv, column "Puskesmas": the list .* has none of "A"'):
            sources.read("register", source(csv_file(tmp_path, *GOOD), subunit=subunit), shelf=shelf)


def test_a_count_may_not_take_a_name_that_the_frame_needs(tmp_path: Path, shelf: Shelf) -> None:
    wanted = source(csv_file(tmp_path, *GOOD), counts={"month": "Direcall"})
    with pytest.raises(DataError, match='calls a count "month"'):
        sources.read("register", wanted, shelf=shelf)


class TestTheShelf:
    def test_reads_a_register_once_for_all_its_puskesmas(self, tmp_path: Path, shelf: Shelf) -> None:
        path = csv_file(tmp_path, *GOOD)
        first, second = (sources.read("register", source(path, **{"is": unit}), shelf=shelf) for unit in "AB")
        assert first.table is second.table
        assert first.own.sum() + second.own.sum() == 3

    def test_reads_anew_what_has_changed_and_what_is_read_otherwise(self, tmp_path: Path, shelf: Shelf) -> None:
        path = csv_file(tmp_path, *GOOD)
        first = sources.read("register", source(path), shelf=shelf)
        otherwise = sources.read("register", source(path, counts={"ebf": "ASI"}), shelf=shelf)
        assert list(otherwise.table.columns) == ["ebf"]
        csv_file(tmp_path, "A,Satu,2025,1,10,7", *GOOD[1:])
        os.utime(path, ns=(1, 1))
        assert sources.read("register", source(path), shelf=shelf).frame["ebf"].iloc[0] == 7
        assert first.frame["ebf"].iloc[0] == 8

    def test_tells_of_a_file_that_has_gone(self, tmp_path: Path, shelf: Shelf) -> None:
        path = csv_file(tmp_path, *GOOD)
        sources.read("register", source(path), shelf=shelf)
        path.unlink()
        with pytest.raises(ReportgenError) as caught:
            sources.read("register", source(path), shelf=shelf)
        assert caught.value.exit_code == 5

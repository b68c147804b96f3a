"""Tables: everything that makes a file unreadable is refused with its place and what to do."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from registers import bomb, csv_file, workbook

from reportgen.errors import DataError, ReportgenError, SourceError
from reportgen.sources.tables import Table, Written, read_table
from reportgen.sources.unpacking import check_unpacked_size


def refused(path: Path, *columns: str, **written: str) -> ReportgenError:
    with pytest.raises(ReportgenError) as caught:
        read_table(Written(path, **written), columns or ("Desa", "ASI"))
    assert caught.value.diagnostics
    return caught.value


def told(error: ReportgenError) -> str:
    return "\n".join(str(diagnostic) for diagnostic in error.diagnostics)


def test_only_the_wanted_columns_come_back_with_rows_as_a_spreadsheet_counts_them(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "A,Satu,2025,1,10,8", "", "A,Dua,2025,1,9,", ",,,,,", "A,Tiga,2025,1,7,6")
    table = read_table(Written(path), ("Desa", "ASI"))
    assert table.rows == (2, 4, 6)
    assert table.columns == {"Desa": ("Satu", "Dua", "Tiga"), "ASI": ("8", "", "6")}


def test_a_cell_of_two_lines_is_one_row_of_the_spreadsheet(tmp_path: Path) -> None:
    path = csv_file(tmp_path, '"Dua\nbaris",1', "Satu,2", header="Desa,ASI")
    table = read_table(Written(path), ("Desa", "ASI"))
    assert table.rows == (2, 3)
    assert table.columns["Desa"] == ("Dua\nbaris", "Satu")


def test_headers_match_after_collapsing_white_space(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Satu,1", header='  Nama   Desa ,"Jumlah\nASI"')
    table = read_table(Written(path), ("Nama Desa", "Jumlah  ASI"))
    assert table.columns == {"Nama Desa": ("Satu",), "Jumlah ASI": ("1",)}


def test_all_missing_columns_are_named_at_once_with_the_nearest_and_the_list(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "A,Satu,2025,1,10,8")
    words = told(refused(path, "Dessa", "Bualn"))
    assert 'no column "Dessa"' in words
    assert 'did you mean "Desa"' in words
    assert 'no column "Bualn"' in words
    assert 'did you mean "Bulan"' in words
    assert "register.csv, row 1" in words
    assert "Puskesmas, Desa, Tahun, Bulan, Direcall, ASI" in words


def test_a_long_list_of_columns_is_not_recited(tmp_path: Path) -> None:
    path = csv_file(tmp_path, ",".join("1" * 30), header=",".join(f"K{n}" for n in range(30)))
    assert "there are 30 columns" in told(refused(path, "Sesuatu"))


def test_a_wanted_column_that_stands_there_twice_is_refused_and_an_unwanted_one_is_not(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Satu,1,2,x,y", header="Desa,ASI,ASI,Lain,Lain")
    assert "columns number 2, 3" in told(refused(path))
    assert read_table(Written(path), ("Desa",)).columns == {"Desa": ("Satu",)}


def test_a_wrong_delimiter_is_recognised_by_the_one_that_would_fit(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "A;Satu;8", header="Puskesmas;Desa;ASI")
    assert 'csv: {delimiter: ";"}' in told(refused(path))
    assert read_table(Written(path, delimiter=";"), ("ASI",)).columns == {"ASI": ("8",)}


def test_titles_above_the_header_are_recognised(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("Register gizi",), ("Tahun 2025",), ("Desa", "ASI"), ("Satu", 1))
    assert "stand in row 3" in told(refused(path))


def test_rows_longer_or_shorter_than_the_header_are_all_listed(tmp_path: Path) -> None:
    path = csv_file(tmp_path, "Satu,1", "Dua", "Tiga,3,4", "Empat,4,,", header="Desa,ASI")
    error = refused(path)
    assert [diagnostic.where.row for diagnostic in error.diagnostics if diagnostic.where] == [3, 4]
    assert "has 1 cells, the header 2" in told(error)


def test_a_quotation_mark_that_is_never_closed_is_refused(tmp_path: Path) -> None:
    assert "never closed" in told(refused(csv_file(tmp_path, '"Satu,1', "Dua,2", header="Desa,ASI")))


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_a_byte_order_mark_is_understood_whatever_was_declared(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "register.csv"
    path.write_text("Desa,ASI\nSumberé,1\n", encoding=encoding)
    assert read_table(Written(path, encoding="cp1252"), ("Desa",)).columns == {"Desa": ("Sumberé",)}


def test_a_wrong_encoding_names_itself_the_row_and_what_to_try(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    path.write_bytes("Desa,ASI\nSatu,1\nSumberé,1\n".encode("cp1252"))
    error = refused(path)
    assert error.exit_code == 4
    assert "row 3" in told(error)
    assert "utf-8" in told(error)
    assert "cp1252" in told(error)
    assert read_table(Written(path, encoding="cp1252"), ("Desa",)).columns["Desa"] == ("Satu", "Sumberé")


@pytest.mark.parametrize("encoding", ["klingon", "hex"])
def test_an_encoding_that_does_not_exist_is_refused(tmp_path: Path, encoding: str) -> None:
    assert f'"{encoding}"' in told(refused(csv_file(tmp_path, "A,B,1,1,1,1"), encoding=encoding))


def test_an_empty_file_and_a_header_alone_are_refused(tmp_path: Path) -> None:
    empty = tmp_path / "kosong.csv"
    empty.write_bytes(b"")
    assert "the file is empty" in told(refused(empty))
    assert "no row below it" in told(refused(csv_file(tmp_path)))
    assert "the file is empty" in told(refused(workbook(tmp_path)))


def test_a_missing_file_names_its_path_and_the_nearest_in_the_folder(tmp_path: Path) -> None:
    csv_file(tmp_path, "A,B,1,1,1,1")
    error = refused(tmp_path / "registr.csv")
    assert isinstance(error, SourceError)
    assert error.exit_code == 5
    assert str(tmp_path / "registr.csv") in error.message
    assert 'did you mean "register.csv"' in told(error)


def test_a_folder_in_place_of_a_file_is_a_source_error(tmp_path: Path) -> None:
    folder = tmp_path / "register.csv"
    folder.mkdir()
    assert refused(folder).exit_code == 5


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("register.parquet", '".parquet" is not read for a register'),
        ("register.xls", "save it as .xlsx"),
        ("https:/example.org/register.csv", "addresses are not read"),
        ("s3:/bucket/register.csv", "addresses are not read"),
        ("register", "no ending"),
    ],
)
def test_what_is_not_read_in_this_version_is_said_before_the_file_is_looked_for(
    tmp_path: Path, name: str, words: str
) -> None:
    error = refused(tmp_path / name)
    assert isinstance(error, DataError)
    assert words in told(error)


def test_a_sheet_is_found_by_name_and_a_wrong_one_gets_the_nearest(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("Desa", "ASI"), ("Satu", 1), sheet="Triwulan I")
    assert read_table(Written(path, sheet="Triwulan I"), ("Desa",)).sheet == "Triwulan I"
    words = told(refused(path, sheet="Triwulan 1"))
    assert 'did you mean "Triwulan I"' in words


def test_a_csv_file_has_no_sheet(tmp_path: Path) -> None:
    assert "has no sheets" in told(refused(csv_file(tmp_path, "A,B,1,1,1,1"), sheet="Data"))


def test_a_workbook_reads_as_a_csv_file_of_the_same_content_would(tmp_path: Path) -> None:
    rows = (("Desa", "Bulan", "ASI"), ("Satu", date(2025, 2, 1), 8), ("Dua", "Februari", 558.0), ("Tiga", 2, 1.5))
    table = read_table(Written(workbook(tmp_path, *rows)), ("Desa", "Bulan", "ASI"))
    assert table.rows == (2, 3, 4)
    assert table.columns["Bulan"] == ("2025-02-01", "Februari", "2")
    assert table.columns["ASI"] == ("8", "558", "1.5")
    with_comma = read_table(Written(tmp_path / "register.xlsx", decimal=","), ("ASI",))
    assert with_comma.columns["ASI"] == ("8", "558", "1,5")


def test_a_workbook_that_starts_lower_and_further_right_keeps_its_row_numbers(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("", "Desa", "ASI"), (), ("", "Satu", 1))
    assert read_table(Written(path), ("Desa",)).rows == (3,)


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda: b"Desa,ASI\nSatu,1\n", "not a workbook"),
        (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + "EncryptedPackage".encode("utf-16-le"), "password"),
        (lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(64), "old .xls workbook"),
        (lambda: b"PK\x03\x04" + bytes(64), "damaged"),
    ],
    ids=["text", "password", "xls", "damaged"],
)
def test_a_file_that_only_looks_like_a_workbook_is_refused(
    tmp_path: Path, make: Callable[[], bytes], words: str
) -> None:
    path = tmp_path / "register.xlsx"
    path.write_bytes(make())
    assert words in told(refused(path))


def test_a_workbook_named_csv_is_refused(tmp_path: Path) -> None:
    path = workbook(tmp_path, ("Desa", "ASI"), ("Satu", 1)).rename(tmp_path / "register.csv")
    assert "name it .xlsx" in told(refused(path))


@pytest.mark.parametrize("declared", [None, 100, 0], ids=["honest", "lying", "claiming nothing"])
def test_a_workbook_that_unpacks_to_a_gigabyte_is_refused_unopened(tmp_path: Path, declared: int | None) -> None:
    path = bomb(tmp_path, mebibytes=1024, declared=declared)
    assert path.stat().st_size < 2 * 1024 * 1024
    error = refused(path)
    assert error.exit_code == 4
    assert "more than 256 MiB, and was not opened" in told(error)


def test_the_unpacked_size_is_what_counts_up_to_the_limit_itself(tmp_path: Path) -> None:
    data = bomb(tmp_path, mebibytes=3).read_bytes()
    check_unpacked_size("a.xlsx", data, limit=3 * 1024 * 1024)
    with pytest.raises(DataError):
        check_unpacked_size("a.xlsx", data, limit=3 * 1024 * 1024 - 1)


def test_a_place_names_file_sheet_row_and_column() -> None:
    table = Table("a.xlsx", "Data", "", (), {})
    assert str(table.where(7, "ASI")) == 'a.xlsx, sheet "Data", row 7, column "ASI"'

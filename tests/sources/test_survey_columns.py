"""Headings and columns, and whom a column would give away."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from survey_files import YES_NO, lines, refusal, survey

from reportgen.sources.survey_identity import heading_says, looks

SHARED = Path(__file__).resolve().parents[3] / "shared"
ASKED = {"ebf": {"column": "asi"}}


@pytest.mark.parametrize(
    "heading", ["Ibu menyusui  hari ini? ", "Ibu menyusui…", "Ibu menyusui...", " Ibu   menyusui hari…"]
)
def test_a_heading_is_found_whatever_its_white_space_or_by_its_beginning(tmp_path: Path, heading: str) -> None:
    path = lines(tmp_path, '"Ibu menyusui\n hari   ini?",Ibu bekerja', "1,0", "0,1")
    assert survey(path, {"ebf": {"column": heading}}).codes("ebf").tolist() == [1, 0]


def test_a_beginning_that_several_columns_have_is_refused_with_their_names(tmp_path: Path) -> None:
    told = refusal(lines(tmp_path, "Ibu menyusui,Ibu bekerja", "1,0"), {"ebf": {"column": "Ibu…"}})
    assert '"Ibu menyusui"; "Ibu bekerja"' in told
    assert "sources.mothers.variables.ebf" in told


def test_every_column_that_is_not_there_is_said_at_once_with_the_nearest(tmp_path: Path) -> None:
    variables = {"ebf": {"column": "asii"}, "other": {"column": "Xyz…"}}
    told = refusal(lines(tmp_path, "asi,umur", "1,20"), variables, count="jml")
    assert 'did you mean "asi"' in told
    assert 'no column starts with "Xyz"' in told
    assert 'no column is called "jml", which sources.mothers.count asks for' in told


def test_a_heading_that_stands_there_twice_matters_only_where_it_is_wanted(tmp_path: Path) -> None:
    path = lines(tmp_path, "asi,umur,umur", "1,2,3", "0,2,3")
    assert survey(path, ASKED).size == 2
    assert "columns number 2, 3" in refusal(path, {"age": {"column": "umur", "type": "number"}})


def test_a_column_that_two_variables_read_differently_is_refused(tmp_path: Path) -> None:
    path = lines(tmp_path, "asi eksklusif", "1", "0")
    variables = {"ebf": {"column": "asi…", "values": YES_NO}, "other": {"column": "asi eksklusif", "type": "number"}}
    assert '"ebf" and "other" are both the column "asi eksklusif"' in refusal(path, variables)


def test_a_number_may_be_banded_in_two_ways(tmp_path: Path) -> None:
    age = {"column": "umur", "type": "number"}
    read = survey(lines(tmp_path, "umur", "19", "31"), {"age": {**age, "bands": [20]}, "old": {**age, "bands": [30]}})
    assert read.codes("age").tolist() == read.codes("old").tolist() == [0, 1]


@pytest.mark.parametrize("heading", ["=A1", "+HYPERLINK(1)", "-1+2", "@SUM(A1)"])
def test_a_heading_like_a_formula_is_refused_where_it_is_wanted_only(tmp_path: Path, heading: str) -> None:
    path = lines(tmp_path, f"asi,{heading}", "1,2", "0,1")
    assert survey(path, ASKED).size == 2
    assert "looks like a formula" in refusal(path, {"ebf": {"column": heading}})


SECRETS = ("3507012345678901", "081234567890", "+62 812-3456-7890", "siti@contoh.id", "NIK 3507 0123 4567 8901")


@pytest.mark.parametrize("secret", SECRETS)
def test_a_column_of_numbers_that_name_persons_is_refused_read_or_not_and_not_quoted(
    tmp_path: Path, secret: str
) -> None:
    path = lines(tmp_path, "asi,keterangan", "1,baik", f'0,"{secret}"')
    variables = {"ebf": {"column": "asi"}, "note": {"column": "keterangan", "values": {"baik": "Baik"}}}
    for wanted in (ASKED, variables):
        told = refusal(path, wanted)
        assert 'the column "keterangan" holds' in told
        assert secret not in told
    assert survey(path, ASKED, drop=["keterangan"]).size == 2


@pytest.mark.parametrize("heading", ["Nama", "nama_ibu", "No. HP", "NIK", "Alamat rumah", "Nomor WhatsApp", "E-mail"])
def test_a_heading_that_is_a_name_field_is_refused_unless_dropped_or_mapped(tmp_path: Path, heading: str) -> None:
    path = lines(tmp_path, f"asi,{heading}", "1,Siti", "0,Ani")
    told = refusal(path, ASKED)
    assert f'the column "{heading}"' in told
    assert "Siti" not in told
    assert "Siti" not in refusal(path, {"who": {"column": heading}})
    assert survey(path, ASKED, drop=[heading]).size == 2
    mapped = {"who": {"column": heading, "values": {"a": {"raw": ["Siti"], "id": "A", "en": "A"}, "Ani": "B"}}}
    assert survey(path, mapped).size == 2


def test_answers_of_a_mapped_name_field_are_never_quoted(tmp_path: Path) -> None:
    path = lines(tmp_path, "asi,Alamat", "1,Jalan Melati 3", "0,kota")
    told = refusal(path, {"place": {"column": "Alamat", "values": {"kota": "Kota"}}})
    assert "not quoted" in told
    assert "Melati" not in told


def test_a_first_row_that_holds_a_person_is_not_quoted_either(tmp_path: Path) -> None:
    told = refusal(lines(tmp_path, "1,3507012345678901", "0,3507012345678902"), ASKED)
    assert "column number 2" in told
    assert "35070123" not in told


def test_a_column_cannot_be_dropped_and_read(tmp_path: Path) -> None:
    assert "`drop` says is never read" in refusal(lines(tmp_path, "asi,umur", "1,2"), ASKED, drop=["asi"])


@pytest.mark.parametrize(
    "heading",
    [
        "Was (name of the baby) breastfed yesterday during the day or at night?",
        "64 Your address is classified as",
        "Nama Posyandu",
        "Nama susu formula",
        "Jumlah KK",
        "Punya HP?",
        "Pendidikan ibu",
        "respondent id",
        "No",
    ],
)
def test_a_question_that_only_mentions_a_name_is_none(heading: str) -> None:
    assert heading_says(heading) is None


@pytest.mark.parametrize(
    "harmless",
    [
        "1.234567890123456",
        "0.0812345678901234",
        "15739081534155",
        "2025-01-01T10:00:00.000+07:00",
        "01-02-2025",
        "9999",
    ],
)
def test_figures_and_dates_are_no_identity_numbers(harmless: str) -> None:
    assert looks([harmless]) is None


def test_mobile_numbers_that_lost_their_nought_are_known_where_they_are_many() -> None:
    assert looks(["81234567890", "85712345678", "82112345678"]) is not None
    assert looks(["81234567890", "1", "2", "3", "4"]) is None


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.exists(), reason="needs ../shared")
@pytest.mark.parametrize("path", sorted((SHARED / "data" / "survey").glob("*.csv")), ids=lambda path: path.stem)
def test_no_real_survey_at_hand_is_taken_for_a_list_of_persons(path: Path) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    for heading, texts in zip(header, zip(*rows, strict=True), strict=True):
        different = sorted(set(texts))
        assert heading_says(heading, different) is None, heading
        assert looks(different) is None, heading

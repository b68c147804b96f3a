"""The tables of a brief as a spreadsheet."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import briefs
from python_calamine import CalamineWorkbook

from reportgen import workbook
from reportgen.brief import Brief, NumberedTable
from reportgen.exhibits.table import Cell, Column, Row, Table
from reportgen.locales.languages import Language, Text
from reportgen.locales.voice import voice

INDONESIAN, ENGLISH = Language
WORD_JOINER = "\u2060"


def write(brief: Brief, *languages: Language) -> bytes:
    return workbook.write(brief, [voice(language) for language in languages or (ENGLISH,)])


def sheets(brief: Brief, *languages: Language) -> dict[str, list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(write(brief, *languages)))
    return {name: book.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in book.sheet_names}


def with_table(table: Table) -> Brief:
    made = briefs.brief()
    section = briefs.section("findings", briefs.both("Temuan", "Findings"), NumberedTable(1, table))
    return replace(made, front=(), sections=(section,))


def small(shows: str) -> Table:
    columns = (Column(Text.same("stub")), Column(Text.same("cell")))
    return Table("small", Text.same("caption"), columns, (Row(shows, (Cell(shows),)),))


def test_there_is_a_sheet_for_every_table_in_every_language() -> None:
    names = list(sheets(briefs.brief(), *Language))
    assert names == [f"{number}-villages_{number}-{code}" for code in ("id", "en") for number in (1, 2, 3)]
    assert list(sheets(briefs.brief(), ENGLISH)) == ["1-villages_1", "2-villages_2", "3-villages_3"]


def test_a_sheet_holds_caption_heads_rows_notes_and_source() -> None:
    rows = sheets(briefs.brief())["1-villages_1"]
    assert rows[0][0] == "Table 1. Coverage by village"
    assert rows[3] == ["Village", "Asked (infants)", "Exclusively breastfed (infants)", "Coverage (%)", "95% CI"]
    assert rows[4][0] == "Desa Contoh 1"
    assert [row[0] for row in rows[-2:]] == ["Cells of 1–4 are suppressed.", "Source: register of the puskesmas"]


def test_every_sheet_bears_place_period_and_marks() -> None:
    for name, rows in sheets(briefs.brief(), *Language).items():
        place, marks = ("Puskesmas Wagir", "Draf") if name.endswith("id") else ("Wagir Puskesmas", "Draft")
        assert str(rows[1][0]).startswith(place)
        assert f" · {marks} · Internal – " in str(rows[1][0])
    assert str(sheets(briefs.plain(briefs.brief()))["1-villages_1"][1][0]) == "Wagir Puskesmas · Q1 2025"


def test_a_number_is_a_number_in_full_and_a_suppressed_one_is_words() -> None:
    rows = sheets(briefs.brief())["1-villages_1"]
    assert rows[4][1:4] == [21, 12, 12 / 21]
    assert rows[10][1:] == [7, "suppressed", "suppressed", "–"]


def test_a_share_is_shown_as_a_percentage() -> None:
    with zipfile.ZipFile(io.BytesIO(write(briefs.brief()))) as parts:
        assert 'formatCode="0.0%"' in parts.read("xl/styles.xml").decode()


def test_nothing_that_looks_like_a_formula_or_an_address_becomes_one() -> None:
    for hostile in ('=HYPERLINK("http://example.org","x")', "=1+1", "+1", "@SUM(1)", "http://example.org", "{=1}"):
        made = with_table(small(hostile))
        assert sheets(made)["1-small"][4] == [hostile, hostile]
        with zipfile.ZipFile(io.BytesIO(write(made))) as parts:
            sheet = parts.read("xl/worksheets/sheet1.xml").decode()
            assert "<f>" not in sheet
            assert "hyperlink" not in sheet


def test_a_name_longer_than_a_sheet_may_have_is_cut_and_stays_unique() -> None:
    long = replace(small("x"), id="coverage_of_exclusive_breastfeeding_by_village_and_month")
    names = list(sheets(with_table(long), *Language))
    assert len(set(names)) == 2
    assert all(len(name) <= 31 for name in names)


def test_a_brief_without_tables_gives_a_workbook_that_opens() -> None:
    assert len(sheets(replace(briefs.brief(), sections=()))) == 1


def test_the_same_tables_give_the_same_bytes() -> None:
    assert write(briefs.brief(), *Language) == write(briefs.brief(), *Language)

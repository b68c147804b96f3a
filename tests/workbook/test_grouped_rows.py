"""Groups of rows in a spreadsheet: the head bold, its members set in, and the numbers where they were."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace

import briefs
from python_calamine import CalamineWorkbook

from reportgen import workbook
from reportgen.brief import Brief, NumberedTable
from reportgen.exhibits.table import Cell, Column, Row, RowRole, Table
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Number
from reportgen.locales.voice import voice

COLUMNS = (Column(Text.same("stub")), Column(Text.same("one")))
GROUPED = (
    Row("Education", (), role=RowRole.GROUP),
    Row("Primary", (Cell(Number(62), 62),), role=RowRole.MEMBER),
    Row("Missing", (Cell(""),)),
)


def brief(rows: tuple[Row, ...]) -> Brief:
    table = Table("grouped", Text.same("caption"), COLUMNS, rows)
    section = briefs.section("findings", briefs.both("Temuan", "Findings"), NumberedTable(1, table))
    return replace(briefs.brief(), front=(), sections=(section,))


def written(rows: tuple[Row, ...] = GROUPED) -> bytes:
    return workbook.write(brief(rows), [voice(Language.ENGLISH)])


def test_heads_and_members_stand_in_the_first_column_and_numbers_stay_numbers() -> None:
    book = CalamineWorkbook.from_filelike(io.BytesIO(written()))
    rows = book.get_sheet_by_name(book.sheet_names[0]).to_python(skip_empty_area=False)
    assert rows[4:7] == [["Education", ""], ["Primary", 62.0], ["Missing", ""]]


def styles(rows: tuple[Row, ...]) -> str:
    with zipfile.ZipFile(io.BytesIO(written(rows))) as parts:
        return parts.read("xl/styles.xml").decode()


def stub_styles(rows: tuple[Row, ...]) -> list[str]:
    """Give the number of the style of each row's first cell (``""`` for none)."""
    with zipfile.ZipFile(io.BytesIO(written(rows))) as parts:
        sheet = parts.read("xl/worksheets/sheet1.xml").decode()
    cells = (re.search(rf'<c r="A{number}"([^>]*)>', sheet) for number in range(5, 5 + len(rows)))
    found = (re.search(r's="(\d+)"', cell.group(1)) if cell else None for cell in cells)
    return [each.group(1) if each else "" for each in found]


def test_a_member_is_set_in_from_its_head_and_a_plain_row_is_not() -> None:
    head, member, plain = stub_styles(GROUPED)
    assert len({head, member, plain}) == 3
    assert plain == ""
    assert 'indent="1"' in styles(GROUPED)

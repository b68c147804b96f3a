"""The tables of a brief as a spreadsheet.

In: a ``Brief`` and the voices to say it in. Out: the bytes of an XLSX workbook, a sheet a table and language, each with
place, period and the marks of the brief. Numbers are numbers with the format they are printed in; everything else is
text, never a formula. A cell that shows several numbers together (``132/161``, an interval) stays as it is printed and
has each of them besides in a column of its own, right of the printed table. What disclosure control hid has no number
here either, since only the brief's tables are read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from reportgen.brief import Brief, NumberedTable
from reportgen.exhibits.table import Align, Cell, Part, Row, RowRole, Table
from reportgen.locales.messages import message
from reportgen.locales.voice import Voice

LONGEST_SHEET_NAME = 31
LONGEST_FOOTER = 120
STUB_WIDTH, CELL_WIDTH, TEXT_WIDTH = 38, 14, 24
STANDING_ROW, HEAD_ROW = 1, 3
_STUBS: dict[RowRole, dict[str, Any]] = {RowRole.GROUP: {"bold": True}, RowRole.MEMBER: {"indent": 1}}
_MADE = datetime(2000, 1, 1, tzinfo=UTC)
"""No clock: the same tables give the same bytes."""


def write(brief: Brief, voices: Sequence[Voice]) -> bytes:
    """Give the workbook; a brief without tables gives one empty sheet."""
    file = BytesIO()
    with xlsxwriter.Workbook(
        file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    ) as workbook:
        workbook.set_properties({"title": voices[0].say(brief.title), "created": _MADE.replace(tzinfo=None)})
        for voice in voices:
            standing = _standing(brief, voice)
            suffix = f"-{voice.language.value}" if len(voices) > 1 else ""
            for block in brief.tables():
                sheet = workbook.add_worksheet(_sheet_name(block, suffix))
                sheet.write_string(STANDING_ROW, 0, standing)
                sheet.set_footer(f"&L{standing[:LONGEST_FOOTER].replace('&', '&&')}&R&P / &N")
                _fill(workbook, sheet, block, voice=voice)
        if not brief.tables():
            workbook.add_worksheet()
    return file.getvalue()


def _standing(brief: Brief, voice: Voice) -> str:
    """Give place, period and marks: a sheet travels further than the brief it came from."""
    head = brief.letterhead
    standing = (head.place, head.period, *brief.marks)
    return " · ".join(voice.say(words) for words in standing if words is not None)


def _sheet_name(block: NumberedTable, suffix: str) -> str:
    return f"{block.number}-{block.table.id}"[: LONGEST_SHEET_NAME - len(suffix)] + suffix


def _fill(workbook: Any, sheet: Any, block: NumberedTable, *, voice: Voice) -> None:
    table = block.table
    strong = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    caption = voice.say(message("html.table", number=str(block.number)))
    sheet.write_string(0, 0, f"{caption} {voice.say(table.caption)}", workbook.add_format({"bold": True}))
    for index, column in enumerate(table.columns):
        sheet.write_string(HEAD_ROW, index, voice.say(column.head), strong)
        wide = TEXT_WIDTH if column.align is Align.TEXT else CELL_WIDTH
        sheet.set_column(index, index, STUB_WIDTH if index == 0 else wide)
    sheet.freeze_panes(HEAD_ROW + 1, 1)
    stubs = {role: workbook.add_format(look) for role, look in _STUBS.items()}
    for offset, row in enumerate(table.rows, start=HEAD_ROW + 1):
        sheet.write_string(offset, 0, voice.say(row.stub), stubs.get(row.role))
        for index, cell in enumerate(row.cells, start=1):
            _cell(workbook, sheet, (offset, index), cell=cell, voice=voice)
    _parts(workbook, sheet, table, voice=voice)
    _notes(sheet, table, voice)


def _cell(workbook: Any, sheet: Any, place: tuple[int, int], *, cell: Cell, voice: Voice) -> None:
    if cell.number is not None:
        sheet.write_number(*place, cell.number, workbook.add_format({"num_format": cell.number_format}))
    else:
        sheet.write_string(*place, "–" if cell.shows is None else voice.say(cell.shows))


def _parts(workbook: Any, sheet: Any, table: Table, *, voice: Voice) -> None:
    """Write each number of the cells that show several, a column for each kind, right of the table."""
    strong = workbook.add_format({"bold": True, "text_wrap": True, "valign": "top"})
    for place, (index, part) in enumerate(_columns_of_parts(table.rows), start=len(table.columns)):
        said = message("captions.part", head=table.columns[index].head, part=message(f"captions.part.{part.value}"))
        sheet.write_string(HEAD_ROW, place, voice.say(said), strong)
        sheet.set_column(place, place, CELL_WIDTH)
        for offset, row in enumerate(table.rows, start=HEAD_ROW + 1):
            for each in row.cells[index - 1].parts if len(row.cells) >= index else ():
                if each.part is part:
                    format_ = workbook.add_format({"num_format": each.number_format})
                    sheet.write_number(offset, place, each.number, format_)


def _columns_of_parts(rows: Sequence[Row]) -> tuple[tuple[int, Part], ...]:
    """Give which column of the table has which parts, in the order of the columns and of the parts."""
    found = {(index, each.part) for row in rows for index, cell in enumerate(row.cells, start=1) for each in cell.parts}
    order = list(Part)
    return tuple(sorted(found, key=lambda one: (one[0], order.index(one[1]))))


def _notes(sheet: Any, table: Table, voice: Voice) -> None:
    below = HEAD_ROW + len(table.rows) + 2
    notes = table.notes if table.source is None else (*table.notes, table.source)
    for offset, note in enumerate(notes):
        sheet.write_string(below + offset, 0, voice.say(note))

"""The rows of a workbook's sheet as text, numbers written with the declared decimal sign.

In: a file's bytes, checked for unpacked size before they are opened. Out: the sheet's name and its rows, the first one
being row 1 of the sheet even where it is empty.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from io import BytesIO

from reportgen.errors import Location
from reportgen.sources.files import FileContent, refuse
from reportgen.sources.spelling import suggest
from reportgen.sources.unpacking import check_unpacked_size

_Cell = int | float | str | bool | time | date | datetime | timedelta


def workbook_rows(content: FileContent, sheet: str | None, *, decimal: str) -> tuple[str, Iterator[list[str]]]:
    """Give the name of the sheet (by default the first) and its rows.

    Raises ``DataError`` for a workbook too large once unpacked, a damaged one, and a sheet that is not there.
    """
    check_unpacked_size(content.name, content.data)
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 -- only a workbook needs it

    try:
        workbook = CalamineWorkbook.from_filelike(BytesIO(content.data))
        chosen = _sheet_name(workbook.sheet_names, sheet, name=content.name)
        table = workbook.get_sheet_by_name(chosen)
    except CalamineError as error:
        hint = "open it in a spreadsheet program and save it as .xlsx"
        message = f"this is not a workbook that can be read ({error})"
        refuse("data.no_workbook", message, where=Location(file=content.name), hint=hint)
    return chosen, ([_text(cell, decimal) for cell in row] for row in table.iter_rows())


def _sheet_name(names: list[str], sheet: str | None, *, name: str) -> str:
    where = Location(file=name)
    if not names:
        refuse("data.no_sheet", "the workbook has no sheet", where=where)
    if sheet is not None and sheet not in names:
        hint = suggest(sheet, names, what="sheets")
        refuse("data.no_sheet", f'there is no sheet "{sheet}"', where=where, hint=hint)
    return names[0] if sheet is None else sheet


def _text(cell: _Cell, decimal: str) -> str:
    """Write a cell as a CSV file would hold it: whole numbers without a decimal sign, dates as 2025-02-01."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return str(cell).upper()
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else repr(cell).replace(".", decimal)
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell)

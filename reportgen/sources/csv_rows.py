"""The rows of a CSV file as text, by its declared delimiter and encoding.

In: a file's bytes. Out: ``Rows``. Nothing is guessed: neither the delimiter nor the encoding, but for a byte-order
mark, which leaves nothing to guess. Cells stay text; what they mean is decided where it is known what they should be.
"""

from __future__ import annotations

import codecs
import csv
from collections.abc import Iterator
from io import StringIO
from typing import NoReturn

from reportgen.errors import Location
from reportgen.sources.files import FileContent, refuse

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),  # before UTF-16, whose mark it starts with
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_OTHERS = {"utf-8": "cp1252", "cp1252": "utf-8", "ascii": "utf-8"}


def csv_rows(content: FileContent, *, delimiter: str, encoding: str) -> Iterator[list[str]]:
    """Give each record as a list of cells, an empty line as an empty list.

    Raises ``DataError`` where the text is not in ``encoding``, or quotation marks do not match.
    """
    text = _decode(content, encoding)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    row = 0
    while True:
        row += 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            _refuse_row(content.name, row, error=error)
        if cells is None:
            return
        yield cells


def _refuse_row(name: str, row: int, *, error: csv.Error) -> NoReturn:
    hint = 'look for a quotation mark (") that is never closed, or one within a cell that is not doubled'
    message = f"the row cannot be taken apart into cells ({error})"
    refuse("data.quotation_marks", message, where=Location(file=name, row=row), hint=hint)


def _decode(content: FileContent, encoding: str) -> str:
    chosen = next((known for mark, known in _MARKS if content.data.startswith(mark)), encoding)
    where = Location(file=content.name)
    try:
        return content.data.decode(chosen)
    except LookupError:
        hint = "write csv: {encoding: utf-8}, or cp1252, or utf-16"
        refuse("data.encoding", f'no text encoding is called "{encoding}"', where=where, hint=hint)
    except UnicodeDecodeError as error:
        line = content.data.count(b"\n", 0, error.start) + 1
        byte = content.data[error.start]
        other = _OTHERS.get(_canonical(chosen), "utf-8")
        message = f"byte 0x{byte:02X} does not exist in {chosen}: the file is not in the encoding declared"
        hint = f"try csv: {{encoding: {other}}}, or save the file again as CSV UTF-8"
        refuse("data.encoding", message, where=Location(file=content.name, row=line), hint=hint)


def _canonical(encoding: str) -> str:
    return codecs.lookup(encoding).name

"""A survey's whole file, whatever its format.

In: where the file is, how it is written, and which columns are never to be read. Out: ``RawTable``.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.errors import Location
from reportgen.sources.files import FileContent, Format, load, refuse
from reportgen.sources.survey_identity import looks
from reportgen.sources.survey_parquet import read_parquet
from reportgen.sources.survey_raw import RawTable
from reportgen.sources.survey_statistical import read_statistical
from reportgen.sources.survey_text import Read, read_text
from reportgen.sources.tables import Written


def read_raw_table(written: Written, drop: Sequence[str]) -> RawTable:
    """Give the file's columns but those to drop, whose cells are let go as they are met.

    Raises ``SourceError`` where the file is not there, ``DataError`` where it cannot be read as a table.
    """
    content = load(written.path)
    if written.sheet is not None and content.format is not Format.WORKBOOK:
        message = f'a {content.format.value} has no sheets, and the sheet "{written.sheet}" is asked for'
        refuse("data.no_sheet", message, where=Location(file=content.name), hint="take `sheet:` out")
    read = _read(content, written, drop)
    typed = content.format not in {Format.CSV, Format.WORKBOOK}
    decimal = "." if typed else written.decimal
    found = {place: kind for place, column in enumerate(read.columns) if (kind := looks(column.texts)) is not None}
    return RawTable(content.name, read.sheet, content.sha256, read.rows, read.columns, decimal, found)


def _read(content: FileContent, written: Written, drop: Sequence[str]) -> Read:
    if content.format in {Format.SPSS, Format.STATA}:
        return read_statistical(content, encoding=written.encoding, drop=drop)
    if content.format is Format.PARQUET:
        return read_parquet(content, drop=drop)
    return read_text(content, written, drop=drop)

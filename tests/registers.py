"""Small builders of register files of the sources that read them, and of the indicators counted from them."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path
from typing import Any

from reportgen.config.model import RegisterSource
from reportgen.indicators import Direction, Indicator, Recall
from reportgen.locales.languages import Text

HEADER = "Puskesmas,Desa,Tahun,Bulan,Direcall,ASI"


def csv_file(folder: Path, *rows: str, header: str = HEADER, name: str = "register.csv") -> Path:
    """Give a CSV file of these lines, in UTF-8."""
    path = folder / name
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return path


def workbook(folder: Path, *rows: tuple[Any, ...], sheet: str = "Data", name: str = "register.xlsx") -> Path:
    """Give a workbook whose one sheet holds these rows, the first being the header."""
    import xlsxwriter  # noqa: PLC0415 -- few tests need it

    path = folder / name
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        page = book.add_worksheet(sheet)
        for number, row in enumerate(rows):
            page.write_row(number, 0, row)
    return path


def bomb(folder: Path, *, mebibytes: int, declared: int | None = None, name: str = "bomb.xlsx") -> Path:
    """Give an archive whose one member unpacks to so many MiB, whatever size (in bytes) it declares."""
    squeezer = zlib.compressobj(9, zlib.DEFLATED, -15)
    block = squeezer.compress(bytes(1024 * 1024)) + squeezer.flush(zlib.Z_FULL_FLUSH)
    packed = block * mebibytes + squeezer.flush()
    size = mebibytes * 1024 * 1024 if declared is None else declared
    member = b"xl/worksheets/sheet1.xml"
    common = struct.pack("<HHHHHIIIHH", 20, 0, 8, 0, 0x21, 0, len(packed), size, len(member), 0)
    local = b"PK\x03\x04" + common + member + packed
    central = b"PK\x01\x02" + struct.pack("<H", 20) + common + struct.pack("<HHHII", 0, 0, 0, 0, 0) + member
    end = b"PK\x05\x06" + struct.pack("<HHHHIIH", 0, 0, 1, 1, len(central), len(local), 0)
    path = folder / name
    path.write_bytes(local + central + end)
    return path


def source(path: Path, **changes: Any) -> RegisterSource:
    """Give a source that reads the columns of ``HEADER`` and is puskesmas A."""
    written: dict[str, Any] = {
        "kind": "register",
        "path": path,
        "unit": "Puskesmas",
        "is": "A",
        "subunit": {"column": "Desa"},
        "month": "Bulan",
        "year": "Tahun",
        "counts": {"recalled": "Direcall", "ebf": "ASI"},
    }
    written.update(changes)
    return RegisterSource.model_validate({key: value for key, value in written.items() if value is not ...})


def an_indicator(identity: str, **changes: Any) -> Indicator:
    """Give an indicator of counts ``ebf`` over ``recalled``, worded in both languages."""
    text = Text.of({"id": f"{identity} (id)", "en": f"{identity} (en)"})
    written: dict[str, Any] = {
        "id": identity,
        **dict.fromkeys(("label", "short", "definition", "among", "who", "does", "does_one"), text),
        "numerator": "ebf",
        "denominator": "recalled",
        "age_range": None,
        "recall": Recall.DAY,
        "direction": Direction.HIGHER,
        "source": "WHO 2021",
        "mark": "V",
    }
    return Indicator(**(written | changes))

"""Small registers, made of lines and read from a real file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from registers import an_indicator, csv_file, source

from reportgen import sources
from reportgen.indicators import Indicator, Recall
from reportgen.sources import Shelf
from reportgen.sources.dataset import Register

HEADER = "Puskesmas,Desa,Tahun,Bulan,Bayi,Direcall,ASI"
COUNTS = {"infants": "Bayi", "recalled": "Direcall", "ebf": "ASI"}

MakeRegister = Callable[..., Register]


@pytest.fixture
def ebf() -> Indicator:
    return an_indicator("ebf")


@pytest.fixture
def asked() -> Indicator:
    changes = {"numerator": "recalled", "denominator": "infants", "recall": Recall.REGISTER, "measures_asking": True}
    return an_indicator("asked", **changes)


@pytest.fixture
def make_register(tmp_path: Path) -> MakeRegister:
    """Give a register of puskesmas A from lines ``A,village,year,month,infants,recalled,ebf``."""

    def make(*rows: str, expected: tuple[str, ...] | None = None, **changes: Any) -> Register:
        subunit: dict[str, Any] = {"column": "Desa"}
        if expected is not None:
            path = csv_file(tmp_path, *expected, header="Desa", name="desa.csv")
            subunit["expected"] = {"path": path, "column": "Desa"}
        path = csv_file(tmp_path, *rows, header=HEADER)
        settings = {"counts": COUNTS, "subunit": subunit, "bad_rows": "exclude"} | changes
        return sources.read("register", source(path, **settings), shelf=Shelf())

    return make

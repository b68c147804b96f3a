"""A register of 200,000 rows and 50 columns: one copy for all its puskesmas."""

from __future__ import annotations

from pathlib import Path
from time import process_time

import pytest
from registers import source

from reportgen import sources
from reportgen.sources import Shelf

N_ROWS, N_COLUMNS, N_UNITS = 200_000, 50, 39


@pytest.mark.slow
def test_a_large_register_is_read_once_and_seen_by_each_puskesmas_at_once(tmp_path: Path) -> None:
    path = tmp_path / "register.csv"
    others = ",".join("7" for _ in range(N_COLUMNS - 6))
    with path.open("w", encoding="utf-8") as file:
        file.write("Puskesmas,Desa,Tahun,Bulan,Direcall,ASI," + ",".join(f"K{n}" for n in range(N_COLUMNS - 6)) + "\n")
        file.writelines(
            f"P{n % N_UNITS},D{n % 4000},{2000 + n // 48_000},{1 + n // 4000 % 12},{n % 60},{n % 40},{others}\n"
            for n in range(N_ROWS)
        )
    shelf = Shelf()
    started = process_time()
    first = sources.read("register", source(path, **{"is": "P0"}), shelf=shelf)
    once = process_time() - started
    started = process_time()
    registers = [sources.read("register", source(path, **{"is": f"P{n}"}), shelf=shelf) for n in range(1, N_UNITS)]
    rest = process_time() - started
    assert all(register.table is first.table for register in registers)
    assert len(first.frame) == N_ROWS
    assert int(first.own.sum()) + sum(int(register.own.sum()) for register in registers) == N_ROWS
    assert rest < once

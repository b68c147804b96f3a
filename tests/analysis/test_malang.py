"""Wagir's findings against a calculation by hand on the register, cell by cell."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportgen import analysis, sources
from reportgen.config.load import load
from reportgen.estimates import Estimate
from reportgen.quality.screening import screen
from reportgen.raw import RawFinding

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
CONFIG = SHARED / "acceptance" / "malang" / "wagir.yaml"
REGISTER = SHARED / "data" / "register" / "malang_2025-03-12.csv"
ASKED = "Jumlah_Bayi_usia_0-5_bulan_yang_direcall"
FED = "Jumlah_Bayi_usia_0-5_bulan_yang_mendapat_ASI_Eksklusif_berdasarkan_recall_24_jam"

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not CONFIG.exists(), reason="../shared is not here")]


@pytest.fixture(scope="module")
def found() -> dict[str, RawFinding]:
    loaded = load(CONFIG)
    config = loaded.config
    registers = {name: sources.read(name, source, shelf=sources.Shelf()) for name, source in config.sources.items()}
    indicators = tuple(loaded.indicators.values())
    bench = analysis.Bench(
        registers=registers,
        screenings={name: screen(each, indicators, period=config.period) for name, each in registers.items()},
        indicators=loaded.indicators,
        targets=loaded.targets,
        period=config.period,
        place=config.puskesmas.name,
        district=config.puskesmas.district,
    )
    return {item.subject.id: item for item in analysis.run(config.analyses, bench=bench).items}


def possible_rows() -> Iterator[tuple[str, str, int, int]]:
    with REGISTER.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            fed, asked = int(float(row[FED] or 0)), int(float(row[ASKED] or 0))
            if 0 <= fed <= asked and asked > 0:
                yield row["Puskesmas"].strip(), row["Kelurahan"].strip(), fed, asked


def counts(item: RawFinding) -> tuple[int | None, int | None]:
    assert isinstance(item.quantity, Estimate)
    return item.quantity.numerator, item.quantity.denominator


def test_wagir_s_coverage_is_what_adding_up_its_rows_gives(found: dict[str, RawFinding]) -> None:
    own = [(fed, asked) for unit, _, fed, asked in possible_rows() if unit == "WAGIR"]
    expected = (sum(fed for fed, _ in own), sum(asked for _, asked in own))
    assert expected == (132, 161)
    assert counts(found["coverage.ebf_24h_0_5"]) == expected
    assert counts(found["villages.ebf_24h_0_5"]) == expected


def test_every_village_s_share_is_what_its_rows_give(found: dict[str, RawFinding]) -> None:
    villages = {village: (fed, asked) for unit, village, fed, asked in possible_rows() if unit == "WAGIR"}
    assert len(villages) == 9
    for village, expected in villages.items():
        assert counts(found[f"coverage.ebf_24h_0_5.subunit.{village.lower()}"]) == expected
    assert len([name for name in found if name.startswith("coverage.ebf_24h_0_5.subunit.")]) == 12


def test_the_district_is_every_possible_row_of_every_puskesmas(found: dict[str, RawFinding]) -> None:
    rows = list(possible_rows())
    expected = (sum(fed for _, _, fed, _ in rows), sum(asked for _, _, _, asked in rows))
    assert counts(found["coverage.ebf_24h_0_5.district"]) == expected

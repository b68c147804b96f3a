"""The real register of Kabupaten Malang, against what a hand calculation on its lines gives."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from reportgen import sources
from reportgen.config.load import load
from reportgen.errors import NoRowsError
from reportgen.findings import ProblemKind, QualityReason, Usability
from reportgen.quality.assessment import Question, assess
from reportgen.quality.screening import screen
from reportgen.raw import RawQuality
from reportgen.sources import Shelf

SHARED = Path(__file__).resolve().parents[2] / ".." / "shared"
CONFIGS = SHARED / "acceptance" / "malang"
REGISTER = SHARED / "data" / "register" / "malang_2025-03-12.csv"
ASKED = "Jumlah_Bayi_usia_0-5_bulan_yang_direcall"
FED = "Jumlah_Bayi_usia_0-5_bulan_yang_mendapat_ASI_Eksklusif_berdasarkan_recall_24_jam"

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not SHARED.exists(), reason="../shared is absent")]
shelf = Shelf()


def counted(puskesmas: str) -> tuple[int, int, RawQuality]:
    """Give numerator, denominator and quality behind a puskesmas's headline, by its acceptance configuration."""
    loaded = load(CONFIGS / f"{puskesmas}.yaml")
    register = sources.read("register", loaded.config.sources["register"], shelf=shelf)
    sources.require_rows(register, loaded.config.period)
    indicators = tuple(loaded.indicators.values())
    headline = loaded.indicators[loaded.headline]
    screening = screen(register, indicators, period=loaded.config.period)
    rows = register.frame.loc[screening.here & screening.usable[headline.id]]
    question = Question(headline, indicators, loaded.config.period, loaded.config.quality)
    quality = assess(register, screening, question=question)
    return int(rows[headline.numerator].sum()), int(rows[headline.denominator].sum()), quality


def by_hand(puskesmas: str) -> tuple[int, int]:
    """Add up a puskesmas's lines with nothing but the csv module: a nought means that nobody reported."""
    with REGISTER.open(encoding="utf-8", newline="") as file:
        lines = [
            (float(line[FED]), float(line[ASKED])) for line in csv.DictReader(file) if line["Puskesmas"] == puskesmas
        ]
    possible = [(fed, asked) for fed, asked in lines if 0 <= fed <= asked and asked > 0]
    return int(sum(fed for fed, _ in possible)), int(sum(asked for _, asked in possible))


def test_wagir_is_132_of_161() -> None:
    numerator, denominator, quality = counted("wagir")
    assert (numerator, denominator) == (132, 161) == by_hand("WAGIR")
    assert quality.usability is Usability.CAUTION
    assert quality.reasons == (QualityReason.FEW_REPORTS, QualityReason.FEW_ASKED, QualityReason.MONTHS_MISSING)
    assert quality.missing == ("SITIREJO",)


@pytest.mark.parametrize(
    ("puskesmas", "unit"), [("wonokerto", "WONOKERTO"), ("kromengan", "KROMENGAN"), ("bantur", "BANTUR")]
)
def test_others_equal_their_hand_calculation_too(puskesmas: str, unit: str) -> None:
    assert counted(puskesmas)[:2] == by_hand(unit)


def test_wonokertos_four_fed_of_nobody_asked_is_kept_out_and_listed() -> None:
    *_, quality = counted("wonokerto")
    impossible = [problem for problem in quality.problems if problem.kind.keeps_out]
    assert [(each.kind, each.subunit, each.where.row) for each in impossible] == [
        (ProblemKind.NUMERATOR_ABOVE_DENOMINATOR, "REJOSARI", 16)
    ]


@pytest.mark.parametrize(
    ("puskesmas", "reason"),
    [
        ("sumbermanjing-kulon", QualityReason.NUMERATOR_LEFT_EMPTY),
        ("ardimulyo", QualityReason.NO_DENOMINATOR),
        ("turen", QualityReason.SMALL_DENOMINATOR),
    ],
)
def test_data_that_cannot_carry_the_headline_say_why(puskesmas: str, reason: QualityReason) -> None:
    *_, quality = counted(puskesmas)
    assert quality.usability is Usability.NOT_USABLE
    assert quality.reasons[0] is reason


def test_fifteen_of_the_thirty_nine_have_no_row() -> None:
    without = []
    for path in sorted(CONFIGS.glob("*.yaml")):
        if path.stem != "kab-malang":
            try:
                sources.read("register", load(path).config.sources["register"], shelf=shelf)
            except NoRowsError as error:
                without.append(path.stem)
                assert "malang_2025-03-12.csv has no row of" in error.message  # noqa: PT017 -- one of many
    assert len(without) == 15
    assert "dampit" in without

"""Numbers that an office writes by hand: told where no finding has them, at the decimals that they are written with."""

import pytest
from stories import finding, proportion, story

from reportgen.findings import Findings
from reportgen.locales.languages import Language
from reportgen.narrative.stray import strays


def findings() -> Findings:
    return story(finding(proportion(112, 172, (0.577, 0.718)))).findings


def found(text: str, language: Language = Language.INDONESIAN) -> list[str]:
    return [flaw.found for flaw in strays(text, language, findings())]


@pytest.mark.parametrize(
    "text", ["65,1%", "65%", "57,7–71,8%", "71,8 persen", "65% (IK 95%: 57,7–71,8)", "112 dari 172 bayi", "34,9% belum"]
)
def test_a_number_of_a_finding_passes_at_the_decimals_it_is_written_with(text: str) -> None:
    assert found(f"Cakupan {text} pada Triwulan I 2025.") == []


@pytest.mark.parametrize(("text", "wrong"), [("65,2%", "65,2"), ("66%", "66"), ("173 bayi", "173"), ("112%", "112")])
def test_any_other_number_is_told(text: str, wrong: str) -> None:
    assert found(f"Cakupan {text}.") == [wrong]


def test_english_numbers_are_read_as_english() -> None:
    assert found("65.1% of infants, not 65.9%", Language.ENGLISH) == ["65.9"]


@pytest.mark.parametrize(
    "text",
    [
        "usia 12–23 bulan",
        "recall 24 jam",
        "21 November 2026",
        "PP 28/2024 Pasal 26",
        "3 desa dan 7 kader",
        "IK 95%",
        "tahun 2024",
        "Langkah 10",
    ],
)
def test_ages_dates_articles_and_small_counts_are_no_findings(text: str) -> None:
    assert found(text) == []

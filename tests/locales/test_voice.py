"""Numbers, dates and lists read as an office writes them."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.estimates import Interval
from reportgen.locales import numbers
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import (
    ConfidenceInterval,
    Message,
    Number,
    Ordinary,
    OutOf,
    Percent,
    Points,
    Several,
    Value,
    message,
)
from reportgen.locales.voice import voice
from reportgen.periods import Month, parse_period

INDONESIAN, ENGLISH = voice(Language.INDONESIAN), voice(Language.ENGLISH)


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (Percent(0.7632, 1), "76,3%", "76.3%"),
        (Percent(0.5), "50,0%", "50.0%"),
        (Number(1234567.891, 3), "1.234.567,891", "1,234,567.891"),
        (Number(2800000), "2.800.000", "2,800,000"),
        (OutOf(7, 12), "7 dari 12", "7 of 12"),
        (Ordinary(2, 3), "dua dari tiga", "two in three"),
        (Points(-0.0523), "5,2 poin persentase", "5.2 percentage points"),
        (Points(0.0523, signed=True), "+5,2 poin persentase", "+5.2 percentage points"),
        (Points(-0.0523, signed=True), "−5,2 poin persentase", "−5.2 percentage points"),
        (ConfidenceInterval(Interval(0.74, 0.786)), "IK\u00a095%: 74,0–78,6", "95%\u00a0CI 74.0–78.6"),
        (
            ConfidenceInterval(Interval(-0.05, 0.1), points=True),
            "IK\u00a095%: −5,0 sampai +10,0",
            "95%\u00a0CI −5.0 to +10.0",
        ),
        (Month(2025, 8), "Agustus 2025", "August 2025"),
        (parse_period("2025-Q1"), "Triwulan I 2025", "Q1 2025"),
        (parse_period("2026-Q4"), "Triwulan IV 2026", "Q4 2026"),
        (parse_period("2025"), "2025", "2025"),
        (parse_period("2025-02"), "Februari 2025", "February 2025"),
        (parse_period("2016-11/2016-12"), "November–Desember 2016", "November–December 2016"),
        (parse_period("2023-10-01/2024-06-30"), "1 Oktober 2023 – 30 Juni 2024", "1 October 2023 – 30 June 2024"),
        (date(2026, 11, 21), "21 November 2026", "21 November 2026"),
        (Several(("A", "B")), "A dan B", "A and B"),
        (Several(("A", "B", "C"), at_most=1), "A dan 2 lainnya", "A and 2 others"),
        (Several(("A", "B"), at_most=1), "A dan 1 lainnya", "A and 1 other"),
        (Text.of({"id": "bayi", "en": "infants"}), "bayi", "infants"),
    ],
)
def test_a_value_is_worded_in_each_language(value: Value, indonesian: str, english: str) -> None:
    assert INDONESIAN.say(value) == indonesian
    assert ENGLISH.say(value) == english


@pytest.mark.parametrize(
    ("share", "decimals", "expected"),
    [
        (0.285, 0, "29%"),
        (0.125, 0, "13%"),
        (0.005, 0, "1%"),
        (0.61425, 1, "61,4%"),
        (0.6135, 1, "61,4%"),
        (0.0005, 1, "0,1%"),
    ],
)
def test_halves_are_rounded_away_from_zero_as_a_spreadsheet_does(share: float, decimals: int, expected: str) -> None:
    assert INDONESIAN.percent(share, decimals) == expected


@pytest.mark.parametrize(
    ("share", "decimals", "expected"),
    [
        (0.475, None, "47,5%"),
        (0.6, None, "60%"),
        (0.07, None, "7%"),
        (0.999, None, "99,9%"),
        (1195 / 1200, 0, "99,6%"),
        (6 / 1300, 0, "0,5%"),
        (9999 / 10000, 1, "99,99%"),
        (1.0, 0, "100%"),
        (0.0, 1, "0,0%"),
    ],
)
def test_a_share_is_called_none_or_all_only_where_it_is(share: float, decimals: int | None, expected: str) -> None:
    assert INDONESIAN.percent(share, decimals) == expected


def test_a_negative_half_is_rounded_away_from_zero_and_nought_has_no_minus() -> None:
    assert numbers.points(-0.00125, 1, Language.ENGLISH) == "−0.1"
    assert numbers.points(-0.0125, 0, Language.ENGLISH) == "−1"
    assert numbers.points(-0.0004, 0, Language.ENGLISH) == "0"
    assert numbers.points(0.0004, 0, Language.ENGLISH) == "0"


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=3), st.sampled_from(list(Language)))
def test_reading_a_number_back_gives_the_number(value: Decimal, language: Language) -> None:
    words = numbers.decimal(value, 3, language)
    thousands, point = (".", ",") if language is Language.INDONESIAN else (",", ".")
    assert Decimal(words.replace(thousands, "").replace(point, ".").replace("−", "-")) == value


def test_a_plural_follows_its_count() -> None:
    assert ENGLISH.say(message("value.more", count=1)) == "1 other"
    assert ENGLISH.say(message("value.more", count=2)) == "2 others"


def test_a_text_without_the_language_is_a_defect() -> None:
    with pytest.raises(KeyError):
        ENGLISH.say(Text.of({"id": "bayi"}))


def test_a_message_with_a_missing_value_is_a_defect() -> None:
    with pytest.raises(KeyError):
        ENGLISH.say(Message("narrative.share"))

"""Numbers in running text: read by each language's marks, the same in both, and borne out by something."""

from decimal import Decimal

import pytest

from reportgen.locales.languages import Language
from reportgen.proofreading import Kind, Passage, differing, figures_of, unverified

INDONESIAN, ENGLISH = Language.INDONESIAN, Language.ENGLISH


def numbers(text: str, language: Language) -> list[Decimal]:
    return [figure.value for figure in figures_of(text, language)]


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("3.850 ibu, 61,4% (50,1–70,2)", "3,850 mothers, 61.4% (50.1–70.2)"),
        ("Rp2.800.000", "IDR 2,800,000"),
        ("Triwulan III 2026", "Q3 2026"),
        ("Pasal 26 ayat (1)", "Article 26(1)"),
        ("rasio 1,547 (1,023–2,339)", "ratio 1.547 (1.023–2.339)"),
    ],
)
def test_numbers_are_read_by_the_marks_of_their_language(indonesian: str, english: str) -> None:
    assert numbers(indonesian, INDONESIAN) == numbers(english, ENGLISH)


def test_a_named_place_and_a_letter_code_hold_no_number() -> None:
    assert numbers("{n95} EBF2D {count}", ENGLISH) == []


@pytest.mark.parametrize(
    ("indonesian", "english"),
    [
        ("sedikitnya empat kontak", "at least 4 contacts"),
        ("kelima praktik", "all five practices"),
        ("pantau kelimanya", "monitor all five"),
        ("satu jam", "1 hour"),
        ("hari pertama", "day 1"),
        ("dua pertiga", "two thirds"),
        ("sepertiga ibu", "a third of mothers"),
        ("seperempat ibu", "a quarter of mothers"),
        ("tiga perempat", "three quarters"),
        ("selama dua triwulan", "for two quarters"),
        ("dua puluh empat bulan", "24 months"),
        ("dua belas bulan", "twelve months"),
        ("sebelas kader", "eleven cadres"),
        ("satu belas kader", "eleven cadres"),
        ("Sepuluh Langkah", "Ten Steps"),
        ("salah satu dari keduanya", "either of them"),
        ("Triwulan III 2026", "the third quarter of 2026"),
    ],
)
def test_a_number_may_be_spelt_in_one_language_and_not_in_the_other(indonesian: str, english: str) -> None:
    assert differing({INDONESIAN: indonesian, ENGLISH: english}) is None


@pytest.mark.parametrize(
    ("indonesian", "english", "told"),
    [
        ("43% ibu", "34% of mothers", "43 only in id; 34 only in en"),
        ("dalam 3 bulan", "within some months", "3 only in id"),
        ("empat kontak", "five contacts", "4 only in id; 5 only in en"),
        ("1.547 kali", "1.547 times", "1547 only in id; 1.547 only in en"),
        ("Triwulan II 2026", "Q3 2026", "2 only in id; 3 only in en"),
        ("dua puluh ibu", "30 mothers", "20 only in id; 30 only in en"),
        ("0,80 dan 0,80", "0.80", "0.80 only in id"),
    ],
)
def test_a_number_of_one_language_alone_is_told(indonesian: str, english: str, told: str) -> None:
    flaw = differing({INDONESIAN: indonesian, ENGLISH: english})
    assert flaw is not None
    assert flaw.found == told


def test_a_text_in_one_language_is_compared_with_nothing() -> None:
    assert differing({INDONESIAN: "43%"}) is None


def action(words: str) -> Passage:
    return Passage(words, ENGLISH, Kind.ACTION)


def test_a_number_that_nothing_bears_out_is_found() -> None:
    assert [flaw.found for flaw in unverified(action("Train 12 midwives in four sessions."), ())] == ["4", "12"]
    assert unverified(action("Give four contacts."), ("four or more contacts after birth",)) == ()
    assert unverified(action("Give 4 contacts."), ("four or more contacts after birth",)) == ()


def test_a_number_may_be_a_proposal_or_part_of_a_name() -> None:
    assert unverified(action("Train 12 midwives; this number is our proposal."), ()) == ()
    assert unverified(action("Keep 24-hour rooming-in."), (), names=("24-hour",)) == ()
    assert unverified(action("Keep 24-hour rooming-in for 9 days."), (), names=("24-hour",)) != ()

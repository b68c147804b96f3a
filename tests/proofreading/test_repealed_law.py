"""A regulation that has ended by the brief's date may not be named as if it were in force."""

from dataclasses import replace
from datetime import date

import pytest

from reportgen.locales.languages import Language, Text
from reportgen.proofreading import Kind, Passage, repealed
from reportgen.rulebook import Force, Mark, Regulation, Span

OLD = Regulation(
    "pp-33-2012",
    Text.of({"id": "PP 33/2012", "en": "Government Regulation 33/2012"}),
    Text.of({"id": "Peraturan Pemerintah tentang ASI Eksklusif", "en": "Regulation on Exclusive Breastfeeding"}),
    Text.same("…"),
    (Span(date(2012, 3, 1), date(2024, 7, 25), Force.IN_FORCE, Mark.VERIFIED),),
    Mark.VERIFIED,
    successors=("pp-28-2024",),
    written=("aturan ASI lama",),
)
AFTER, BEFORE = date(2024, 7, 26), date(2024, 7, 25)


def found(words: str, language: Language = Language.INDONESIAN, day: date = AFTER) -> list[str]:
    return [flaw.found for flaw in repealed(Passage(words, language, Kind.NOTE), (OLD,), day)]


@pytest.mark.parametrize(
    "name",
    [
        "PP 33/2012",
        "pp 33 / 2012",
        "PP No. 33 Tahun 2012",
        "PP Nomor 33 Tahun 2012",
        "PP RI Nomor 33 Tahun 2012",
        "PP No. 33/2012",
        "Peraturan Pemerintah Nomor 33 Tahun 2012",
        "Peraturan Pemerintah Republik Indonesia Nomor 33 Tahun 2012",
        "Government Regulation 33/2012",
        "Government Regulation 33 of 2012",
        "Government Regulation No. 33 of 2012",
        "Government Regulation (No.) 33/2012",
        "GR 33/2012",
        "aturan ASI lama",
        "Peraturan Pemerintah tentang ASI Eksklusif",
    ],
)
def test_every_way_of_writing_its_name_is_found_after_its_end_and_none_before(name: str) -> None:
    words = f"Menurut {name}, setiap bayi berhak atas ASI."
    assert len(found(words)) == 1
    assert found(words, day=BEFORE) == []


@pytest.mark.parametrize(
    "words",
    [
        "PP 33/2012 telah dicabut.",
        "PP 33/2012 tidak berlaku lagi.",
        "PP 33/2012 digantikan PP 28/2024.",
        "PP 28/2024 menggantikan PP 33/2012.",
        "Government Regulation 33/2012 is no longer in force.",
        "Government Regulation 33/2012 (superseded) ruled on rooming-in.",
        "GR 33 of 2012, since repealed, set the hour.",
    ],
)
def test_a_sentence_that_says_that_it_has_ended_is_right(words: str) -> None:
    assert found(words) == []


def test_another_sentence_that_says_so_does_not_excuse_it() -> None:
    assert found("PP 33/2012 mewajibkan rawat gabung. Aturan lain telah dicabut.") == ["PP 33/2012"]
    assert found("Menurut PP No. 33 Tahun 2012 yang tidak berlaku lagi, ibu didukung.") == []


def test_another_regulation_of_the_year_or_the_number_is_another() -> None:
    assert found("PP 33/2013, PP 133/2012, PP 3/2012, Permenkes 33/2012") == []


def test_the_flaw_says_when_it_ended_and_what_took_its_place() -> None:
    (flaw,) = repealed(Passage("PP 33/2012", Language.INDONESIAN, Kind.NOTE), (OLD,), AFTER)
    assert "2024-07-25" in flaw.expected
    assert "(pp-28-2024)" in flaw.advice
    new = replace(OLD, id="pp-28-2024", name=Text.of({"id": "PP 28/2024", "en": "Government Regulation 28/2024"}))
    (flaw,) = repealed(Passage("GR 33/2012", Language.ENGLISH, Kind.NOTE), (OLD,), AFTER, known=(OLD, new))
    assert "(Government Regulation 28/2024)" in flaw.advice

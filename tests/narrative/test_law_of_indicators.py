"""The law that defines an indicator is cited as it stands on the brief's date."""

from dataclasses import replace
from datetime import date

import pytest
from stories import finding, proportion, story

from reportgen.config import catalogue
from reportgen.config.places import Keys, Place
from reportgen.config.wording_checks import regulations
from reportgen.locales.languages import Language
from reportgen.locales.voice import voice
from reportgen.narrative.methods import sources
from reportgen.policy.law import cited

IMD = catalogue.indicator("imd")


def printed(day: date) -> tuple[str, str]:
    known = {each.id: each for each in regulations(Keys({}, Place("none")))}
    told = replace(
        story(finding(proportion(112, 172))),
        indicators={IMD.id: IMD},
        law={IMD.id: cited(IMD.law, known, day=day)},
    )
    first, second = ("\n".join(voice(each).say(words) for words in sources(told)) for each in Language)
    return first, second


def test_until_its_end_it_is_cited_as_it_is() -> None:
    indonesian, english = printed(date(2023, 3, 31))
    assert "PP 33/2012 Pasal 9." in indonesian
    assert "Government Regulation 33/2012, Article 9." in english
    assert "no longer" not in english


@pytest.mark.parametrize("day", [date(2024, 7, 26), date(2025, 3, 31)])
def test_after_its_end_it_says_so_and_names_what_took_its_place(day: date) -> None:
    indonesian, english = printed(day)
    assert "tidak berlaku lagi" in indonesian
    assert "PP 28/2024" in indonesian
    assert "no longer in force" in english
    assert "Government Regulation 28/2024" in english


def test_an_indicator_without_a_law_has_its_source_alone() -> None:
    told = story(finding(proportion(112, 172)))
    assert any("WHO/UNICEF" in voice(Language.ENGLISH).say(words) for words in sources(told))

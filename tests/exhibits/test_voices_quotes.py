"""Quotations: the original with its language, the translation marked as one, who said it and who was silent."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import briefs
import pytest
from interviews import voices_findings, voices_of

from reportgen.brief import Brief
from reportgen.config.model import Layout
from reportgen.exhibits.quotes import Quotes
from reportgen.exhibits.voices.quotes import quotes_block
from reportgen.exhibits.voices.scene import VoicesScene
from reportgen.html import Setting, render
from reportgen.html.pieces import pairs
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Value
from reportgen.locales.voice import voice

MADE = voices_findings()
SCENE = VoicesScene(MADE, voices_of(MADE), Text.same("Serpong 1"))
BOTH = [Language.INDONESIAN, Language.ENGLISH]


def block(theme: str) -> Quotes:
    found = quotes_block(SCENE, voices_of(MADE).theme(theme))
    assert found is not None
    return found


def english(value: Value | None) -> str:
    return "" if value is None else voice(Language.ENGLISH).say(value).replace("\N{NO-BREAK SPACE}", " ")


def brief(*themes: str) -> Brief:
    said = tuple(block(theme) for theme in themes)
    section = briefs.section("voices", briefs.both("Yang diungkapkan informan", "What people said"), *said)
    return replace(briefs.brief(), front=(), sections=(section,))


def html(*themes: str, languages: list[Language], layout: Layout = Layout.SEPARATE) -> str:
    made = brief(*themes)
    setting = Setting(layout=layout, created=date(2025, 3, 31))
    voices = [voice(language) for language in languages]
    text = render(made, voices, pictures=briefs.pictures(made), setting=setting)
    return text.replace("\N{NO-BREAK SPACE}", " ").replace("&#39;", "'")


def test_a_theme_is_headed_by_how_many_raised_it() -> None:
    assert english(block("imd").heading) == "Early initiation and rooming-in – 12 of 20 informants"


def test_a_quotation_tells_the_group_what_else_may_be_told_and_the_stance() -> None:
    first, second = block("imd").items
    assert (english(first.who), english(first.stance)) == ("Health workers", "↓ hinders")
    assert english(second.who) == "Mothers (Education: SMA)"
    assert english(block("sanctions").items[0].stance) == ""


def test_groups_that_were_asked_and_silent_are_named() -> None:
    assert [english(note) for note in block("counselling").notes] == [
        "Asked, but did not raise this theme: Posyandu volunteers 0 of 5 and Husbands and parents 0 of 5."
    ]
    assert block("imd").notes == ()


def test_a_theme_without_quotations_has_no_block() -> None:
    assert quotes_block(SCENE, voices_of(MADE).theme("workplace")) is None


def test_the_edition_of_the_original_shows_no_translation() -> None:
    page = html("imd", languages=[Language.INDONESIAN])
    assert page.count('<p class="said" lang="id">') == 2
    assert 'class="translation"' not in page


def test_the_other_edition_shows_the_original_and_marks_the_translation() -> None:
    page = html("imd", languages=[Language.ENGLISH])
    assert '<p class="said" lang="id">“Saya baru ketemu anak saya besok paginya' in page
    assert '<span class="label-translation">[translation]</span> “I saw my child only the next morning' in page


def test_a_missing_translation_is_said() -> None:
    assert "[no translation available]" in html("family", languages=[Language.ENGLISH])


def test_an_english_quotation_is_translated_in_the_indonesian_edition() -> None:
    theme = voices_of(MADE).theme("imd")
    turned = replace(theme.quotes[0], text="They said so.", language=Language.ENGLISH, translation="Kata mereka.")
    found = quotes_block(SCENE, replace(theme, quotes=(turned,)))
    assert found is not None
    section = briefs.section("voices", briefs.both("Suara", "Voices"), found)
    made = replace(briefs.brief(), front=(), sections=(section,))
    setting = Setting(created=date(2025, 3, 31))
    page = render(made, [voice(Language.INDONESIAN)], pictures=briefs.pictures(made), setting=setting)
    assert '<p class="said" lang="en">“They said so.”' in page
    assert "[terjemahan]</span> “Kata mereka.”" in page


def test_what_was_said_cannot_become_markup() -> None:
    theme = voices_of(MADE).theme("imd")
    found = quotes_block(SCENE, replace(theme, quotes=(replace(theme.quotes[0], text="<b>IMD</b>"),)))
    assert found is not None
    section = briefs.section("voices", briefs.both("Suara", "Voices"), found)
    made = replace(briefs.brief(), front=(), sections=(section,))
    page = render(
        made, [voice(Language.ENGLISH)], pictures=briefs.pictures(made), setting=Setting(created=date(2025, 3, 31))
    )
    assert "&lt;b&gt;IMD&lt;/b&gt;" in page


def test_side_by_side_each_quotation_is_a_pair_and_nothing_is_lost() -> None:
    parts = [part for part in pairs(block("family")) if isinstance(part, Quotes)]
    assert [len(part.items) for part in parts] == [1, 1]
    assert [part.heading is not None for part in parts] == [True, False]
    assert [len(part.notes) for part in parts] == [0, 1]
    page = html("family", languages=BOTH, layout=Layout.PARALLEL)
    assert page.count("Suami saya yang bangun malam") == 2
    assert page.count('class="pair pair-quotes"') == 2


@pytest.mark.parametrize("language", BOTH)
def test_the_page_has_no_empty_quotation(language: Language) -> None:
    page = html("imd", "family", "sanctions", languages=[language])
    assert "“”" not in page
    assert page.count("<blockquote") == 5

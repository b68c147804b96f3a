"""Pictures of interviews: a mark an informant, steps of themes; every value in words, and no words cut."""

from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from interviews import both, voices_findings, voices_of, with_facts, with_voices
from pictures import digits_in, drawn, faces_of, lettering_of, misplaced, words_of

from reportgen.exhibits.chart import Chart, MapCell, MapMark, MapRow, Picture, StepChart, StepPoint, ThemeMap
from reportgen.exhibits.drawing.shades import lightness
from reportgen.exhibits.drawing.steps import ticks_to
from reportgen.exhibits.drawing.theme_map import fill_of
from reportgen.exhibits.drawing.theme_map_layout import lay_out
from reportgen.exhibits.theme import DEFAULT
from reportgen.exhibits.voices.saturation import saturation_chart
from reportgen.exhibits.voices.scene import VoicesScene
from reportgen.exhibits.voices.theme_map import theme_map
from reportgen.findings import Findings, SaturationPoint
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Value
from reportgen.locales.voice import Voice, voice

INDONESIAN, ENGLISH = voice(Language.INDONESIAN), voice(Language.ENGLISH)
BOTH_WIDTHS = (174.0, 124.0)
MADE = voices_findings()
LONG = both(
    "Dukungan suami, orang tua, dan mertua selama kehamilan, persalinan, dan menyusui",
    "Support by husbands, parents and parents-in-law through pregnancy, birth and breastfeeding",
)


def scene(findings: Findings = MADE) -> VoicesScene:
    return VoicesScene(findings, voices_of(findings), Text.of({"id": "Puskesmas Serpong 1", "en": "Serpong 1"}))


def there(found: Chart | None) -> Chart:
    assert found is not None
    return found


def plain(value: Value, spoken: Voice = ENGLISH) -> str:
    return spoken.say(value).replace("\N{NO-BREAK SPACE}", " ")


def the_map(findings: Findings = MADE) -> ThemeMap:
    picture = there(theme_map(scene(findings))).picture
    assert isinstance(picture, ThemeMap)
    return picture


def saturation(*new: int) -> Findings:
    points = tuple(SaturationPoint(order, each, sum(new[:order])) for order, each in enumerate(new, 1))
    return with_voices(MADE, saturation=points)


def crowded(groups: int, asked: int) -> ThemeMap:
    marks = tuple(MapMark)
    cell = MapCell(f"{asked} / {asked}", tuple(marks[place % len(marks)] for place in range(asked)))
    rows = tuple(MapRow(LONG, "120 / 240", (cell,) * groups) for _ in range(4))
    key = tuple((mark, LONG) for mark in MapMark)
    return ThemeMap((LONG,) * groups, rows, both("Semua informan", "All informants"), key)


def steps(*new: int) -> StepChart:
    points = tuple(StepPoint(order, each, sum(new[:order])) for order, each in enumerate(new, 1))
    return StepChart(points, LONG, LONG, LONG)


PICTURES: dict[str, Picture] = {
    "map": the_map(),
    "map of one group": crowded(1, 3),
    "map of many": crowded(5, 34),
    "steps": there(saturation_chart(scene())).picture,
    "steps of four": steps(1, 0, 0, 0),
    "steps of sixty": steps(*[2, 3, 1] * 20),
}


@pytest.mark.parametrize("width", BOTH_WIDTHS)
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("name", PICTURES)
def test_no_words_are_cut_and_none_lie_over_others(name: str, language: Language, width: float) -> None:
    svg = drawn(PICTURES[name], language, width=width)
    assert lettering_of(svg)
    assert misplaced(svg) == []


@pytest.mark.parametrize("name", PICTURES)
def test_both_languages_carry_the_same_numbers_in_the_same_order(name: str) -> None:
    indonesian, english = (digits_in(PICTURES[name], language) for language in Language)
    assert indonesian == english


@pytest.mark.parametrize("name", PICTURES)
def test_the_same_picture_gives_the_same_bytes_in_the_bundled_face(name: str) -> None:
    svg = drawn(PICTURES[name])
    assert svg == drawn(PICTURES[name])
    assert faces_of(svg) == {"'IBM Plex Sans'"}


def test_every_informant_who_was_asked_has_one_mark() -> None:
    for row in the_map().rows:
        assert [len(cell.marks) for cell in row.cells] == [5, 5, 5, 5]


def test_marks_tell_the_stances_the_uncoded_and_the_silent() -> None:
    cells = {plain(row.label): row.cells for row in the_map().rows}
    family = Counter(cells["Husbands' and parents' knowledge"][3].marks)
    assert family == {MapMark.SUPPORTS: 1, MapMark.HINDERS: 2, MapMark.MIXED: 1, MapMark.SILENT: 1}
    sanctions = Counter(cells["Enforcement of sanctions"][0].marks)
    assert sanctions == {MapMark.UNCODED: 3, MapMark.SILENT: 2}


def test_marks_differ_without_colour() -> None:
    fills = {mark: fill_of(mark, DEFAULT) for mark in MapMark}
    for one, other in combinations(MapMark, 2):
        apart = abs(lightness(fills[one].inside) - lightness(fills[other].inside))
        assert fills[one].shape != fills[other].shape or apart > 0.3, (one, other)


def test_the_map_prints_every_count_and_names_each_kind_of_mark_once() -> None:
    words = [each.replace("\N{NO-BREAK SPACE}", " ") for each in words_of(drawn(PICTURES["map"], Language.ENGLISH))]
    assert words.count("0 of 5") == 12
    assert "12 of 20" in words
    named = {"supports", "both", "hinders", "raised, no stance coded", "asked, did not raise it"}
    assert named <= set(words)
    assert not [each for each in words if "%" in each]


def test_marks_are_smaller_where_the_picture_would_not_fit_a_page() -> None:
    few, many = (lay_out(chart, INDONESIAN, theme=DEFAULT, width=124.0) for chart in (the_map(), crowded(5, 34)))
    assert few.pitch > many.pitch
    assert max(few.height, many.height) < 160


def test_the_key_names_only_what_is_drawn() -> None:
    only = tuple(theme for theme in voices_of(MADE).themes if theme.id == "volunteers")
    key = the_map(with_voices(MADE, themes=only)).key
    assert [mark for mark, _ in key] == [MapMark.HINDERS, MapMark.SILENT]


def test_the_alternative_text_of_the_map_says_every_count_and_stance() -> None:
    said = plain(there(theme_map(scene())).alternative)
    assert (
        "Husbands' and parents' knowledge: 11 of 20 (5 supporting, 5 hindering, 1 both); Health workers 0 of 5; "
        "Posyandu volunteers 3 of 5 (1 supporting, 2 hindering); Mothers 4 of 5 (3 supporting, 1 hindering); "
        "Husbands and parents 4 of 5 (1 supporting, 2 hindering, 1 both)."
    ) in said
    assert "Lactation rooms at work: 0 of 20; Health workers 0 of 5;" in said
    assert "mendukung" in plain(there(theme_map(scene())).alternative, INDONESIAN)


def test_themes_that_nobody_raised_make_no_map() -> None:
    only = tuple(theme for theme in voices_of(MADE).themes if theme.id == "workplace")
    assert theme_map(scene(with_voices(MADE, themes=only))) is None


def test_steps_mark_the_interviews_that_brought_a_theme() -> None:
    words = words_of(drawn(PICTURES["steps"], Language.ENGLISH))
    assert [each for each in words if each.startswith("+")] == ["+2", "+1", "+1", "+1"]
    assert "5 themes" in words


def test_the_alternative_text_of_the_steps_says_when_themes_were_new_and_how_many_there_are() -> None:
    said = plain(there(saturation_chart(scene())).alternative)
    assert "interview 1: 2 new themes, 2 in all; interview 2: 1 new theme, 3 in all; interview 4:" in said
    assert said.endswith("No other interview brought a new theme; after 20 interviews there are 5 themes.")


def test_interviews_without_dates_go_by_the_file() -> None:
    def order(findings: Findings) -> str:
        picture = there(saturation_chart(scene(findings))).picture
        assert isinstance(picture, StepChart)
        return plain(picture.orders)

    assert order(MADE) == "Interview, in order of date"
    assert order(with_facts(MADE, in_order_of_date=False)) == "Interview, in the order of the file"


@pytest.mark.parametrize(("new", "is_drawn"), [((1, 0, 1), False), ((1, 0, 1, 0), True), ((0, 0, 0, 0), False)])
def test_fewer_than_four_interviews_or_no_theme_make_no_steps(new: tuple[int, ...], *, is_drawn: bool) -> None:
    assert (saturation_chart(scene(saturation(*new))) is not None) == is_drawn


@pytest.mark.parametrize(
    ("top", "ticks"), [(1, (0, 1)), (6, (0, 1, 2, 3, 4, 5, 6)), (7, (0, 2, 4, 6, 8)), (41, (0, 10, 20, 30, 40, 50))]
)
def test_heights_are_whole_numbers_of_themes(top: int, ticks: tuple[int, ...]) -> None:
    assert ticks_to(top) == ticks

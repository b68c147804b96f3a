"""A study's pictures: no words cut or over others, marks told apart without colour, long intervals cut with arrows."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

import pytest
from pictures import ABSENT, AXIS, clashes, digits_in, drawn, faces_of, lettering_of, misplaced, size_of, words_of
from studies import PLACE, ratio, study_findings, study_of, suppressed, with_quantity

from reportgen.estimates import Estimate, Interval, Measure
from reportgen.exhibits.chart import AreaChart, AreaColumn, AreaPart, Chart, Effect, ForestChart, ForestRole, ForestRow
from reportgen.exhibits.drawing.area import draw_area
from reportgen.exhibits.drawing.canvas import Box, settings
from reportgen.exhibits.drawing.log_scale import LogScale, ticks_for
from reportgen.exhibits.drawing.shades import hatching, ink_on, lightness, mixed, shade
from reportgen.exhibits.study.feeding import HIDDEN, UPWARDS, feeding_chart
from reportgen.exhibits.study.forest import forest_chart
from reportgen.exhibits.study.gradient import gradient_chart
from reportgen.exhibits.study.prevalence import headline_chart
from reportgen.exhibits.study.scene import StudyScene
from reportgen.exhibits.theme import DEFAULT
from reportgen.findings import Feeding, Findings
from reportgen.locales.languages import Language, Text
from reportgen.locales.voice import voice

MADE = study_findings()
BOTH_WIDTHS = (174.0, 124.0)
LONG = Text.of(
    {
        "id": "Dukungan keluarga, termasuk suami, orang tua, dan mertua, selama kehamilan, persalinan, dan menyusui",
        "en": "Support by the family, husband and parents-in-law included, through pregnancy and breastfeeding",
    }
)


def effect(value: float, lower: float, upper: float, *, adjusted: bool = False) -> Effect:
    return Effect(ratio(Measure.PREVALENCE_RATIO, value, (lower, upper), reference="poor"), adjusted)


def forest(*effects: tuple[Effect, ...]) -> ForestChart:
    rows = [ForestRow(LONG, ForestRole.HEADING), ForestRow(PLACE, ForestRole.REFERENCE)]
    rows += [ForestRow(LONG, ForestRole.EFFECT, each) for each in effects]
    reference = Text.of({"id": "acuan", "en": "reference"})
    return ForestChart(
        tuple(rows),
        AXIS,
        Text.of({"id": "Kasar", "en": "Crude"}),
        Text.of({"id": "Disesuaikan", "en": "Adjusted"}),
        Text.of({"id": "1 = sama", "en": "1 = same"}),
        reference,
    )


def chart(found: Chart | None) -> Chart:
    assert found is not None
    return found


def scene(findings: Findings = MADE) -> StudyScene:
    return StudyScene(findings, study_of(findings), PLACE)


STUDY = study_of(MADE)
PART_HIDDEN = with_quantity(MADE, "factors.prevalence_ratio.support.good", suppressed(Measure.PREVALENCE_RATIO))
PICTURES = {
    "headline": chart(headline_chart(scene())).picture,
    "prevalence ratios": chart(forest_chart(scene(), STUDY.associations[0])).picture,
    "odds ratios": chart(forest_chart(scene(), STUDY.associations[0], Measure.ODDS_RATIO)).picture,
    "one hidden": chart(forest_chart(scene(PART_HIDDEN), study_of(PART_HIDDEN).associations[0])).picture,
    "far apart": forest(
        (effect(6.16, 0.001, 379.0), effect(0.31, 0.01, 1.7, adjusted=True)),
        (Effect(None, adjusted=False, gap=ABSENT),),
    ),
    "crude only": replace(forest((effect(1.6, 1.3, 2.1),)), adjusted=None),
    "trend": chart(gradient_chart(scene(), STUDY.trends[0])).picture,
    "feeding": chart(feeding_chart(scene(), STUDY.feeding[0])).picture,
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


def test_a_forest_prints_each_number_beside_its_mark_and_the_line_of_no_effect() -> None:
    words = [each.replace("\N{NO-BREAK SPACE}", " ") for each in words_of(drawn(PICTURES["prevalence ratios"]))]
    assert {"1,61 (1,26–2,05)", "1,53 (1,18–1,99)", "1 = tidak berbeda", "acuan", "1"} <= set(words)


def test_a_missing_pair_of_effects_is_said_once_and_has_no_mark() -> None:
    words = words_of(drawn(PICTURES["prevalence ratios"]))
    assert words.count("tidak ada angka") == 1


def marks(svg: str, colour: str) -> int:
    return len(re.findall(rf"<use [^>]*style=\"fill: {colour}", svg))


def test_crude_marks_are_hollow_and_adjusted_ones_filled() -> None:
    colours = (DEFAULT.palette.paper, DEFAULT.palette.accent)
    effects = (effect(1.6, 1.3, 2.1), effect(1.5, 1.2, 2.0, adjusted=True))
    bare, crude, both = (
        [marks(drawn(forest(*each)), colour) for colour in colours] for each in ((), (effects[:1],), (effects,))
    )
    assert [crude[0] - bare[0], crude[1] - bare[1]] == [1, 0]
    assert [both[0] - bare[0], both[1] - bare[1]] == [1, 1]


def test_each_kind_of_mark_is_shown_beside_its_name() -> None:
    both, crude = (drawn(each) for each in (forest(), replace(forest(), adjusted=None)))
    assert [marks(svg, DEFAULT.palette.accent) for svg in (both, crude)] == [1, 0]


@pytest.mark.parametrize(
    ("lower", "upper", "arrows"), [(0.8, 2.0, 0), (0.001, 2.0, 1), (0.8, 90.0, 1), (0.001, 900.0, 2)]
)
def test_an_interval_far_wider_than_the_values_ends_in_arrows(lower: float, upper: float, arrows: int) -> None:
    plain = marks(drawn(forest((effect(1.3, 0.8, 2.0),))), DEFAULT.palette.ink)
    assert marks(drawn(forest((effect(1.3, lower, upper),))), DEFAULT.palette.ink) - plain == arrows


def estimates(*limits: tuple[float, float, float]) -> list[Estimate]:
    return [ratio(Measure.ODDS_RATIO, value, (lower, upper), reference="poor") for value, lower, upper in limits]


@pytest.mark.parametrize(
    "limits",
    [
        (1.6, 1.3, 2.1),
        (0.4, 0.2, 0.7),
        (35.0, 2.0, 700.0),
        (0.004, 0.0001, 0.3),
        (1.0, 0.99, 1.01),
    ],
)
def test_a_log_axis_holds_one_and_every_value(limits: tuple[float, float, float]) -> None:
    ticks = ticks_for(estimates(limits))
    assert 1.0 in ticks
    assert ticks[0] <= min(limits[0], 1.0)
    assert ticks[-1] >= max(limits[0], 1.0)
    assert all(earlier < later for earlier, later in pairwise(ticks))


def test_equal_ratios_take_equal_room_on_a_log_axis() -> None:
    scale = LogScale((0.5, 1.0, 2.0), 10.0, 30.0)
    assert [round(scale.at(each), 9) for each in (0.5, 1.0, 2.0)] == [10.0, 20.0, 30.0]
    assert scale.within(9.0) == scale.at(2.0)
    assert (scale.cuts_below(0.4), scale.cuts_above(2.1), scale.cuts_above(2.0)) == (True, True, False)


def test_layers_of_feeding_grow_lighter_step_by_step_and_differ_in_grey() -> None:
    tones = [lightness(shade(each.value, DEFAULT)) for each in UPWARDS[:5]]
    assert all(later - earlier > 0.08 for earlier, later in pairwise(tones))
    grey = lightness(shade(Feeding.NOT_BREASTFED.value, DEFAULT))
    assert min(abs(grey - lightness(shade(each.value, DEFAULT))) for each in UPWARDS if each != "not_breastfed") > 0.03


@pytest.mark.parametrize("layer", [*UPWARDS, HIDDEN])
def test_words_on_a_shade_are_legible(layer: str) -> None:
    paper = shade(layer, DEFAULT)
    ink = ink_on(paper, DEFAULT)
    luminances = sorted(_luminance(each) for each in (paper, ink))
    assert (luminances[1] + 0.05) / (luminances[0] + 0.05) >= 4.5


def _luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.1."""
    channels = [int(colour[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    linear = [each / 12.92 if each <= 0.03928 else ((each + 0.055) / 1.055) ** 2.4 for each in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_a_mixture_lies_between_its_colours() -> None:
    assert mixed("#000000", "#ffffff", 1.0) == "#000000"
    assert mixed("#000000", "#ffffff", 0.0) == "#ffffff"
    assert mixed("#ff0000", "#0000ff", 0.5) == "#800080"


def test_hatching_stays_within_its_box() -> None:
    box = Box(10.0, 5.0, 30.0, 18.0)
    lines = hatching(box)
    assert len(lines) > 10
    for line in lines:
        for across, down in line:
            assert box.left - 1e-9 <= across <= box.right + 1e-9
            assert box.top - 1e-9 <= down <= box.bottom + 1e-9


def feeding(*columns: AreaColumn) -> AreaChart:
    return AreaChart(columns, (("exclusive", PLACE), ("foods", AXIS)), AXIS, AXIS)


def test_only_a_hatched_column_has_hatching() -> None:
    parts = (AreaPart("exclusive", 0.6), AreaPart("foods", 0.4))
    plain, hatched = (drawn(feeding(AreaColumn("0–1", 20, parts, hatched=each))) for each in (False, True))
    assert hatched.count("<path") > plain.count("<path") + 10


def test_a_column_that_is_not_drawn_has_its_number_and_the_word_for_it() -> None:
    parts = (AreaPart("exclusive", 0.6), AreaPart("foods", 0.4))
    words = words_of(drawn(feeding(AreaColumn("0–1", 40, parts), AreaColumn("2–3", 7, gap=ABSENT))))
    assert {"tidak ada angka", "60%", "40%", "n\N{NO-BREAK SPACE}=\N{NO-BREAK SPACE}7"} <= set(words)


@pytest.mark.parametrize("bands", [1, 4, 12])
def test_bands_of_any_number_keep_their_names_apart(bands: int) -> None:
    parts = (AreaPart("exclusive", 1.0),)
    columns = tuple(AreaColumn(f"{age}–{age + 1}", 40, parts) for age in range(0, 2 * bands, 2))
    with settings():
        svg = draw_area(feeding(*columns), voice(Language.ENGLISH), theme=DEFAULT, width=124.0).svg().decode()
    assert clashes(lettering_of(svg)) == []
    assert [each.words for each in lettering_of(svg) if not each.box.within(size_of(svg))] == []


def test_an_interval_is_drawn_where_it_is_and_not_where_there_is_none() -> None:
    bare = Effect(replace(estimates((1.3, 1.0, 2.0))[0], interval=None), adjusted=False)
    full = Effect(replace(estimates((1.3, 1.0, 2.0))[0], interval=Interval(1.1, 1.9)), adjusted=False)
    without, with_one = (drawn(forest((each,))) for each in (bare, full))
    assert with_one.count("<path") > without.count("<path")

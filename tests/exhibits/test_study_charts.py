"""A study's charts as values: what is drawn, what a word stands for, and alternative texts that miss nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest
from studies import PLACE, count, share, study_findings, study_of, suppressed, with_quantity, with_study

from reportgen.estimates import Measure
from reportgen.exhibits.chart import AreaChart, BarChart, Chart, ForestChart, ForestRole, Role
from reportgen.exhibits.study.feeding import HIDDEN, UPWARDS, feeding_chart
from reportgen.exhibits.study.forest import forest_chart
from reportgen.exhibits.study.gradient import gradient_chart
from reportgen.exhibits.study.prevalence import headline_chart
from reportgen.exhibits.study.scene import StudyScene
from reportgen.findings import Feeding, Findings, Provenance
from reportgen.locales.languages import Language
from reportgen.locales.messages import Value
from reportgen.locales.voice import Voice, voice

INDONESIAN, ENGLISH = voice(Language.INDONESIAN), voice(Language.ENGLISH)
MADE = study_findings()


def scene(findings: Findings = MADE) -> StudyScene:
    return StudyScene(findings, study_of(findings), PLACE)


def there(found: Chart | None) -> Chart:
    assert found is not None
    return found


def forest(findings: Findings = MADE, ratio: Measure | None = None) -> Chart:
    return there(forest_chart(scene(findings), study_of(findings).associations[0], ratio))


def feeding(findings: Findings = MADE) -> Chart:
    return there(feeding_chart(scene(findings), study_of(findings).feeding[0]))


def area(findings: Findings = MADE) -> AreaChart:
    picture = feeding(findings).picture
    assert isinstance(picture, AreaChart)
    return picture


def charts(findings: Findings = MADE) -> tuple[Chart, ...]:
    told = scene(findings)
    gradient = there(gradient_chart(told, told.study.trends[0]))
    odds = forest(findings, Measure.ODDS_RATIO)
    return (there(headline_chart(told)), forest(findings), odds, gradient, feeding(findings))


def plain(value: Value, spoken: Voice = ENGLISH) -> str:
    return spoken.say(value).replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize("chart", charts(), ids=lambda chart: chart.id)
def test_alternative_texts_and_captions_are_worded_in_both_languages(chart: Chart) -> None:
    indonesian, english = plain(chart.alternative, INDONESIAN), plain(chart.alternative)
    assert indonesian != english
    assert indonesian.startswith(plain(chart.caption, INDONESIAN))
    assert english.startswith(plain(chart.caption))
    assert not {plain(note, INDONESIAN) for note in chart.notes} & {plain(note) for note in chart.notes}


def test_the_picture_of_page_one_sets_the_whole_beside_its_groups() -> None:
    picture = there(headline_chart(scene())).picture
    assert isinstance(picture, BarChart)
    assert [plain(bar.label) for bar in picture.bars] == [
        "All respondents",
        "No schooling",
        "Primary school",
        "Secondary school",
        "Higher education",
    ]
    assert [bar.role for bar in picture.bars][:2] == [Role.THIS, Role.PART]
    assert picture.bars[1].estimate is None
    assert [bar.estimate.interval is not None for bar in picture.bars if bar.estimate] == [True] * 4


def test_the_picture_of_page_one_has_no_p_value() -> None:
    chart = there(headline_chart(scene()))
    assert "p <" not in " ".join([plain(chart.alternative), *(plain(note) for note in chart.notes)])


def test_a_hidden_group_of_page_one_is_a_word_and_no_bar() -> None:
    hidden = with_quantity(MADE, "feeding.proportion.education.higher", suppressed())
    chart = there(headline_chart(scene(hidden)))
    assert isinstance(chart.picture, BarChart)
    assert chart.picture.bars[-1].estimate is None
    assert plain(chart.picture.bars[-1].gap or "") == "not shown (small numbers)"
    assert "Higher education not shown (small numbers)" in plain(chart.alternative)


def test_without_groups_of_its_own_page_one_shows_those_of_the_first_exposure() -> None:
    bare = replace(study_of(MADE).prevalences[0], splits=())
    picture = there(headline_chart(scene(with_study(MADE, prevalences=(bare,))))).picture
    assert isinstance(picture, BarChart)
    assert [plain(bar.label) for bar in picture.bars] == ["All respondents", "Poor", "Good"]


def test_a_hidden_headline_has_no_picture() -> None:
    assert headline_chart(scene(with_quantity(MADE, "feeding.proportion", suppressed()))) is None


def test_a_forest_has_a_heading_a_reference_and_both_kinds_of_effect() -> None:
    picture = forest().picture
    assert isinstance(picture, ForestChart)
    assert [row.role for row in picture.rows[:3]] == [ForestRole.HEADING, ForestRole.REFERENCE, ForestRole.EFFECT]
    assert [effect.adjusted for effect in picture.rows[2].effects] == [False, True]


@pytest.mark.parametrize("ratio", [Measure.PREVALENCE_RATIO, Measure.ODDS_RATIO])
def test_one_axis_holds_one_ratio_and_names_it(ratio: Measure) -> None:
    chart = forest(ratio=ratio)
    picture = chart.picture
    assert isinstance(picture, ForestChart)
    drawn = {effect.estimate.measure for row in picture.rows for effect in row.effects if effect.estimate}
    assert drawn == {ratio}
    assert ratio.value.replace("_", " ") in plain(picture.axis).lower()
    assert ratio.value.replace("_", " ") in plain(chart.caption)


def test_a_forest_says_why_a_group_has_no_mark() -> None:
    chart = forest()
    assert "Elsewhere, crude no figure and adjusted no figure" in plain(chart.alternative)
    assert any("Elsewhere (crude): a group has nobody with" in plain(note) for note in chart.notes)


def test_a_forest_says_every_number_in_its_alternative_text() -> None:
    assert "Family support: Good, crude 1.61 (95% CI 1.26–2.05) and adjusted 1.53 (95% CI 1.18–1.99)" in plain(
        forest().alternative
    )


def test_a_forest_without_any_figure_is_not_drawn() -> None:
    findings = MADE
    for each in MADE:
        if each.id.startswith("factors.prevalence_ratio."):
            findings = with_quantity(findings, each.id, suppressed(Measure.PREVALENCE_RATIO))
    assert forest_chart(scene(findings), study_of(findings).associations[0]) is None


def test_without_a_ratio_there_is_no_forest() -> None:
    first = replace(study_of(MADE).associations[0], measures=(Measure.RISK_DIFFERENCE,))
    assert forest_chart(scene(), first) is None


def test_a_trend_has_its_levels_in_order_and_its_test_below() -> None:
    chart = there(gradient_chart(scene(), study_of(MADE).trends[0]))
    assert isinstance(chart.picture, BarChart)
    assert [plain(bar.label) for bar in chart.picture.bars] == ["Never", "Once", "Twice or more", "Elsewhere"]
    assert "Trend: Cochran–Armitage test for trend 3.34, p < 0.001." in [plain(note) for note in chart.notes]


def test_feeding_stands_from_exclusive_at_the_bottom_to_unknown_at_the_top() -> None:
    assert [part.layer for part in area().columns[0].parts] == [each.value for each in UPWARDS]
    assert UPWARDS[0] is Feeding.EXCLUSIVE
    assert UPWARDS[-2:] == (Feeding.NOT_BREASTFED, Feeding.UNKNOWN)


def test_the_parts_of_each_column_fill_it() -> None:
    assert [round(sum(part.share for part in column.parts), 9) for column in area().columns] == [1.0, 1.0, 1.0, 0]


@pytest.mark.parametrize(("n", "drawn", "hatched"), [(9, False, False), (10, True, True), (29, True, True)])
def test_a_band_of_few_is_hatched_and_of_very_few_not_drawn(n: int, *, drawn: bool, hatched: bool) -> None:
    column = area(with_quantity(MADE, "fed.count.0_1", count(n))).columns[0]
    assert (bool(column.parts), column.hatched) == (drawn, hatched)


def test_a_band_of_thirty_is_drawn_plain() -> None:
    column = area(with_quantity(MADE, "fed.count.0_1", count(30))).columns[0]
    assert column.parts
    assert not column.hatched


def test_hidden_classes_are_drawn_together_and_never_by_themselves() -> None:
    parts = {part.layer: part.share for part in area().columns[1].parts}
    assert round(parts[HIDDEN], 6) == round(6 / 59, 6)
    assert {Feeding.FOODS.value, Feeding.NOT_BREASTFED.value}.isdisjoint(parts)
    assert any("small numbers" in plain(note) for note in feeding().notes)
    assert "breast milk and complementary foods not shown (small numbers)" in plain(feeding().alternative)


def test_a_hidden_number_of_children_hides_the_whole_band() -> None:
    column = area(with_quantity(MADE, "fed.count.2_3", suppressed(Measure.COUNT))).columns[1]
    assert (column.n, column.parts) == (None, ())
    assert plain(column.gap or "") == "not shown (small numbers)"


def test_feeding_of_too_few_at_every_age_has_no_picture() -> None:
    findings = MADE
    for band in ("0_1", "2_3", "4_5"):
        findings = with_quantity(findings, f"fed.count.{band}", count(9))
    assert feeding_chart(scene(findings), study_of(findings).feeding[0]) is None


def test_every_picture_of_answers_nobody_gave_says_so() -> None:
    facts = replace(study_of(MADE).surveys[0], provenance=Provenance.ILLUSTRATIVE)
    words = "Made-up data; no respondent gave these answers."
    made = charts(with_study(MADE, surveys=(facts,)))
    assert all(words in [plain(note) for note in chart.notes] for chart in made)
    assert not [chart.id for chart in charts() if words in [plain(note) for note in chart.notes]]


def test_weighted_bars_say_so() -> None:
    weighted = with_quantity(MADE, "feeding.proportion", replace(share(138, 240), weighted=True))
    notes = [plain(note) for note in there(headline_chart(scene(weighted))).notes]
    assert "Percentages are weighted; numbers of respondents are not." in notes

"""What is not comparable is on no axis together, and a reason says why."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from evidence.supplied import beside_study, only_pair, publication, said, scene
from stories import EBF, SMALL, finding, proportion
from studies import study_findings, study_of, with_study

from reportgen.exhibits.evidence.pairs import Apart, Pair, pairs
from reportgen.exhibits.evidence.pictures import evidence_charts
from reportgen.findings import Provenance, Usability
from reportgen.locales.languages import Language

SHARE = {"measure": "share", "count": 45, "percent": "78.9", "indicator": EBF.id}
RATIO = {
    "measure": "ratio",
    "value": "1.547",
    "ci": ["1.023", "2.339"],
    "kind": "prevalence_ratio",
    "adjusted": True,
    "exposure": "support",
    "outcome": "ebf",
}
LOCAL = finding(proportion(112, 172, (0.577, 0.718)))


def apart(pair: Pair) -> set[Apart]:
    return {reason.apart for reason in pair.reasons}


def share(**stated: Any) -> Pair:
    return only_pair(scene(LOCAL, publications=(publication(SHARE, n=57, **stated),)))


def ratio(**changed: Any) -> Pair:
    return only_pair(beside_study(publication({**RATIO, **changed}, n=250)))


def test_a_share_of_the_register_s_indicator_stands_beside_the_register_s_figure_and_is_drawn() -> None:
    pair = share()
    assert [each.id for each in pair.local] == ["coverage.ebf_24h_0_5"]
    assert pair.is_drawn


def test_a_share_of_no_indicator_and_no_outcome_stands_beside_nothing() -> None:
    bare = {name: value for name, value in SHARE.items() if name != "indicator"}
    pair = only_pair(scene(LOCAL, publications=(publication(bare, n=57),)))
    assert (pair.local, pair.reasons, pair.is_drawn) == ((), (), False)


@pytest.mark.parametrize(
    ("stated", "reason"),
    [
        ({"age": [6, 24]}, Apart.AGE),
        ({"recall": "retrospective"}, Apart.RECALL),
        ({"population": {"id": "ibu bekerja", "en": "working mothers"}}, Apart.POPULATION),
    ],
)
def test_another_age_recall_or_population_keeps_a_share_off_the_axis(stated: dict[str, Any], reason: Apart) -> None:
    pair = share(**stated)
    assert apart(pair) == {reason}
    assert not pair.is_drawn


def test_the_same_age_recall_and_population_in_words_do_not() -> None:
    among = {"id": "Bayi 0–5 bulan yang ditanyakan", "en": "Infants aged 0–5 months asked about"}
    assert share(age=[0, 5], recall="24h", population=among).is_drawn


def test_the_reason_names_both_ages_in_the_language_of_the_reader() -> None:
    (reason,) = share(age=[6, 24]).reasons
    assert said(reason.words, Language.INDONESIAN) == "anak usia 6–24 bulan, di sini anak usia 0–5 bulan"
    assert said(reason.words) == "children aged 6–24 months, here children aged 0–5 months"


def test_a_figure_that_cannot_be_reproduced_is_not_drawn() -> None:
    pair = only_pair(scene(LOCAL, publications=(publication({**SHARE, "count": 37, "percent": "61.4", "n": 57}),)))
    assert apart(pair) == {Apart.IMPOSSIBLE}


def test_a_hidden_local_figure_is_not_drawn_beside() -> None:
    pair = only_pair(scene(finding(SMALL), publications=(publication(SHARE, n=57),)))
    assert apart(pair) == {Apart.NO_LOCAL_VALUE}


def test_a_headline_that_the_data_cannot_bear_is_not_drawn_beside() -> None:
    made = scene(LOCAL, publications=(publication(SHARE, n=57),), usability=Usability.NOT_USABLE)
    assert apart(only_pair(made)) == {Apart.NOT_USABLE}


def test_an_interval_of_another_level_is_not_drawn_beside() -> None:
    pair = only_pair(
        scene(LOCAL, publications=(publication({**SHARE, "ci": ["68.0", "87.0"], "level": 0.9}, n=57),)),
    )
    assert apart(pair) == {Apart.LEVEL}


def test_a_survey_s_share_is_not_drawn_for_its_age_and_recall_are_no_indicator_s() -> None:
    bare = {"measure": "share", "count": 45, "percent": "78.9", "outcome": "ebf"}
    pair = only_pair(beside_study(publication(bare, n=57)))
    assert [each.id for each in pair.local] == ["feeding.proportion"]
    assert apart(pair) == {Apart.DEFINITION}


def test_a_prevalence_ratio_stands_beside_the_local_ones_of_the_same_variables_crude_and_adjusted() -> None:
    pair = ratio()
    assert [each.id for each in pair.local] == [
        "factors.prevalence_ratio.support.good",
        "factors.prevalence_ratio.support.good.adjusted",
    ]
    assert pair.is_drawn


def test_an_odds_ratio_stands_beside_the_local_odds_ratio_and_never_beside_the_prevalence_ratio() -> None:
    pair = ratio(kind="odds_ratio", ci=["0.90", "2.659"])
    assert [each.id.split(".")[1] for each in pair.local] == ["odds_ratio", "odds_ratio"]


def test_an_odds_ratio_is_not_drawn_where_only_a_prevalence_ratio_is_known_here() -> None:
    findings = study_findings()
    (association,) = study_of(findings).associations
    without = replace(association, measures=association.measures[:2])
    made = beside_study(
        publication({**RATIO, "kind": "odds_ratio"}, n=2500), findings=with_study(findings, associations=(without,))
    )
    assert apart(only_pair(made)) == {Apart.KIND}


def test_a_ratio_of_no_stated_kind_is_drawn_beside_nothing() -> None:
    assert apart(ratio(kind="unspecified", adjusted=None)) == {Apart.KIND_UNKNOWN}


def test_an_exposure_of_more_than_two_groups_here_has_no_one_ratio_to_be_drawn_beside() -> None:
    assert apart(ratio(exposure="counselling")) == {Apart.GROUPS}


@pytest.mark.parametrize("other", [{"exposure": "education"}, {"outcome": "stunting"}])
def test_other_variables_have_nothing_beside_them(other: dict[str, str]) -> None:
    assert ratio(**other).local == ()


def test_local_data_reconstructed_from_publications_are_no_second_piece_of_evidence() -> None:
    findings = study_findings()
    facts = replace(study_of(findings).surveys[0], provenance=Provenance.RECONSTRUCTED)
    pair = only_pair(beside_study(publication(RATIO, n=250), findings=with_study(findings, surveys=(facts,))))
    assert apart(pair) == {Apart.RECONSTRUCTED}


def test_only_comparable_figures_are_on_an_axis() -> None:
    made = scene(LOCAL, publications=(publication(SHARE, n=57), publication(SHARE, id="other", n=57, age=[6, 24])))
    (chart,) = evidence_charts(made, pairs(made))
    assert len(chart.picture.bars) == 1 + 1  # type: ignore[union-attr]
    assert "Study A 45 (78.9%)" in said(chart.alternative).replace(": ", " ")


def test_a_forest_plot_has_the_local_ratio_first_and_says_where_adjustment_is_not_stated() -> None:
    made = beside_study(publication({**RATIO, "adjusted": None}, n=250))
    (chart,) = evidence_charts(made, pairs(made))
    picture: Any = chart.picture
    assert [said(row.label) for row in picture.rows][1:] == ["Wagir Puskesmas", "Study A"]
    assert said(picture.crude) == "Crude or not stated"
    assert [effect.adjusted for effect in picture.rows[2].effects] == [False]

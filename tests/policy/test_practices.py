"""The five practices as a bundle, options to choose between, and what to measure again."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from counsels import (
    ACTORS,
    INDICATORS,
    OPTIONS,
    OWN,
    PRACTICES,
    REFERENCES,
    SMALL,
    TOPICS,
    book,
    by_topic,
    case,
    counsel_of,
    figure,
    findings,
    option,
    share,
)
from surveyed import Compared, Described, ratio, surveyed, variable, with_voices

from reportgen.estimates import Measure
from reportgen.findings import Bundle, Counsel, Findings, Practice, QualityReason, Stance, Unsure, Usability
from reportgen.periods import parse_period
from reportgen.policy import counsel
from reportgen.policy.deadlines import next_measurement, quarter
from reportgen.rulebook import FigureState, Force, Mark, Owner

WHO = by_topic({"q11": "anc_counselling", "q12": "imd", "score": "support"})
SCORE = Described(variable("score", "poor", "good"), {"poor": share(114, 186), "good": share(72, 186)})


def bundle(found: Findings, **overrides: object) -> Bundle:
    made = counsel_of(found, **overrides).bundle  # type: ignore[arg-type]
    assert made is not None
    return made


def practice(name: str, found: Findings, **overrides: object) -> Practice:
    return next(each for each in bundle(found, **overrides).practices if each.topic.id == name)


# --- Practices --------------------------------------------------------------------------------------------------------


def test_all_five_are_there_measured_or_not() -> None:
    found = bundle(findings(figure("imd", share(96, 240))))
    assert tuple(each.topic.id for each in found.practices) == PRACTICES
    assert found.n_measured == 1
    assert {each.unsure for each in found.practices if each.finding is None} == {Unsure.NOT_MEASURED}


def test_a_practice_has_its_gap_its_law_and_whether_something_is_recommended_for_it() -> None:
    made = practice("imd", findings(figure("imd", share(96, 240))))
    assert (made.finding, made.state, made.yardstick) == ("coverage.imd", FigureState.GAP, OWN)
    assert made.gap == pytest.approx(0.4)
    assert [each.force for each in made.law] == [Force.IN_FORCE]
    assert made.recommended
    assert not practice("imd", findings(figure("imd", share(230, 240)))).recommended


def test_a_hidden_practice_says_that_it_is_hidden_and_nothing_else() -> None:
    made = practice("imd", findings(figure("imd", SMALL)))
    assert (made.finding, made.state, made.unsure, made.gap) == (
        "coverage.imd",
        FigureState.CANNOT_SAY,
        Unsure.HIDDEN,
        None,
    )


def test_what_people_said_stands_beside_a_practice_measured_or_not() -> None:
    made = practice("rooming_in", with_voices(findings(), {"rooming_in": (14, {Stance.HINDERS: 14})}))
    assert (made.finding, made.said, made.raised_by) == (None, Stance.HINDERS, "said.proportion.rooming_in")
    silent = practice("rooming_in", with_voices(findings(), {"rooming_in": (0, {})}))
    assert (silent.said, silent.raised_by) == (None, None)


def test_the_score_has_its_levels_the_good_one_its_state_and_its_association() -> None:
    score = replace(SCORE.variable)
    association = Compared(score, "poor", {("good", Measure.PREVALENCE_RATIO, False): ratio(1.2, 2.0)})
    variables = {**WHO, ("factors", "score"): "support"}
    topics = {**TOPICS, "support": replace(TOPICS["support"], yardstick=OWN)}
    made = counsel(surveyed(SCORE, association), book(topics=topics), case=case(variables=variables)).bundle
    assert made is not None
    assert made.variable == "score"
    assert made.score == {"poor": "who.proportion.score.poor", "good": "who.proportion.score.good"}
    assert (made.good, made.state, made.yardstick) == ("good", FigureState.GAP, OWN)
    assert made.association == "factors.prevalence_ratio.score.good"


def test_a_score_that_cannot_be_judged_says_why() -> None:
    topics = {**TOPICS, "support": replace(TOPICS["support"], yardstick=OWN)}
    few = Described(SCORE.variable, {"poor": share(18, 20), "good": share(2, 20)})
    made = counsel(surveyed(few), book(topics=topics), case=case(variables=WHO)).bundle
    assert made is not None
    assert (made.state, made.unsure) == (FigureState.CANNOT_SAY, Unsure.TOO_FEW)


def test_a_score_without_a_yardstick_is_not_judged_and_one_that_is_not_there_is_none() -> None:
    assert bundle(surveyed(SCORE), variables=WHO).state is None
    assert bundle(surveyed(), variables=WHO).variable is None


def test_a_score_that_is_only_set_against_the_outcome_has_its_association() -> None:
    association = Compared(SCORE.variable, "poor", {("good", Measure.PREVALENCE_RATIO, False): ratio(1.2, 2.0)})
    made = bundle(surveyed(association), variables={("factors", "score"): "support"})
    assert (made.variable, made.association) == (None, "factors.prevalence_ratio.score.good")


def test_a_rulebook_without_practices_has_no_bundle() -> None:
    assert counsel_of(findings(), book(topics={})).bundle is None


# --- Options ----------------------------------------------------------------------------------------------------------


def offered(found: Findings, options: dict[str, object] | None = None) -> dict[str, tuple[str, ...]]:
    rulebook = book() if options is None else book(options=options)
    return {each.id: each.actions for each in counsel_of(found, rulebook).choices}


def test_going_on_as_now_stands_beside_every_option_that_holds_something_recommended() -> None:
    shares = findings(figure("imd", share(96, 240)), figure("education", share(96, 240)))
    assert offered(shares) == {"as_now": (), "delivery_room": ("low_imd",), "counselling": ("low_education",)}


def test_there_are_two_options_even_where_none_holds_what_is_recommended() -> None:
    assert offered(findings()) == {"as_now": (), "better_data": ()}
    shares = findings(figure("no_prelacteal", share(96, 240)))
    assert offered(shares) == {"as_now": (), "delivery_room": ()}


def test_a_rulebook_with_one_option_has_one() -> None:
    assert offered(findings(), {"as_now": option("as_now")}) == {"as_now": ()}


def test_an_option_keeps_its_effect_and_leaves_out_evidence_that_nobody_checked() -> None:
    made = replace(OPTIONS["delivery_room"], evidence=("e1", "e13"))
    found = counsel_of(findings(figure("imd", share(96, 240))), book(options={"delivery_room": made})).choices
    (only,) = found
    assert (only.effect, only.design) == (made.effect, made.design)
    assert [each.id for each in only.evidence] == ["e1"]
    assert [each.regulation for each in only.law] == ["pp-28-2024"]


# --- Monitoring -------------------------------------------------------------------------------------------------------


def followed(found: Findings, **overrides: object) -> list[tuple[str, str | None]]:
    return [(each.figure, each.finding) for each in counsel_of(found, **overrides).monitoring]  # type: ignore[arg-type]


def test_the_headline_comes_first_then_indicators_then_practices_each_figure_once() -> None:
    shares = [figure(name, share(96, 240)) for name in ("imd", "education", "recall_coverage", "ebf_24h_0_5")]
    assert followed(findings(*shares)) == [
        ("ebf_24h_0_5", "coverage.ebf_24h_0_5"),
        ("imd", "coverage.imd"),
        ("recall_coverage", "coverage.recall_coverage"),
        ("education", "coverage.education"),
    ]


def test_a_survey_is_followed_by_its_outcome_and_the_good_share_of_its_score() -> None:
    described = Described(variable("q12"), {"yes": share(96, 186), "no": share(90, 186)})
    assert followed(surveyed(described, SCORE), variables=WHO, indicators={}, headline=None) == [
        ("ebf", "feeding.proportion"),
        ("imd", "who.proportion.q12.yes"),
        ("support", "who.proportion.score.good"),
    ]


@pytest.mark.parametrize(("counts", "state"), [((60, 240), "gap"), ((165, 240), "cannot_say"), ((200, 240), "met")])
def test_what_is_followed_says_how_it_stands_against_its_target(counts: tuple[int, int], state: str) -> None:
    (row, *_) = counsel_of(findings(figure("ebf_24h_0_5", share(*counts)))).monitoring
    assert row.state == state
    assert counsel_of(findings(figure("ebf_24h_0_5", SMALL))).monitoring[0].state == "cannot_say"


def test_where_too_few_areas_reported_no_figure_of_the_register_is_a_baseline_but_the_share_asked() -> None:
    shares = [figure(name, share(96, 240)) for name in ("ebf_24h_0_5", "imd", "recall_coverage")]
    found = findings(*shares, usability=Usability.NOT_USABLE, reasons=(QualityReason.FEW_REPORTS,))
    usable = {each.figure: each.usable for each in counsel_of(found).monitoring}
    assert usable == {"ebf_24h_0_5": False, "imd": False, "recall_coverage": True}
    assert all(each.usable for each in counsel_of(findings(*shares)).monitoring)


def test_a_hidden_baseline_is_followed_all_the_same() -> None:
    assert ("imd", "coverage.imd") in followed(findings(figure("imd", SMALL)))


def test_a_practice_that_was_not_measured_is_followed_where_something_is_recommended_for_it() -> None:
    found = with_voices(findings(), {"imd": (14, {Stance.HINDERS: 14})})
    (row,) = counsel_of(found).monitoring
    assert (row.figure, row.finding, row.yardstick) == ("imd", None, OWN)


def owner(name: str, made: Counsel) -> str:
    return next(each.owner.in_(each.owner.versions[1][0]) for each in made.monitoring if each.figure == name)


def test_the_owner_is_the_rulebooks_or_else_who_would_close_the_gap() -> None:
    shares = findings(*(figure(name, share(96, 240)) for name in ("imd", "education", "ebf_24h_0_5", "formula")))
    made = counsel_of(shares)
    assert owner("imd", made) == "The maternal health midwife"
    assert owner("education", made) == "The coordinating midwife"
    assert owner("ebf_24h_0_5", made) == "The head of the puskesmas"
    assert owner("formula", made) == "The puskesmas"
    named = book(owners=(Owner("education", ACTORS["head"].label),))
    assert owner("education", counsel_of(shares, named)) == "The head of the puskesmas"


def test_the_next_measurement_is_in_the_quarter_after_the_period_and_not_before_the_brief() -> None:
    made = counsel_of(findings(figure("imd", share(96, 240))))
    assert {str(each.due) for each in made.monitoring} == {"2025-Q2"}
    study = parse_period("2016-11/2016-12")
    assert str(next_measurement(date(2016, 12, 31), period=study)) == "2017-Q1"
    assert str(next_measurement(date(2026, 11, 22), period=study)) == "2026-Q4"


@pytest.mark.parametrize(
    ("day", "later", "wanted"),
    [(date(2025, 1, 1), 0, "2025-Q1"), (date(2025, 3, 31), 1, "2025-Q2"), (date(2025, 11, 2), 2, "2026-Q2")],
)
def test_quarters_are_counted_over_the_turn_of_the_year(day: date, later: int, wanted: str) -> None:
    assert quarter(day, later=later) == parse_period(wanted)


# --- What is known of elsewhere ---------------------------------------------------------------------------------------


def test_known_targets_and_context_are_given_where_the_brief_is_about_them_and_they_may_be_printed() -> None:
    made = counsel_of(findings())
    assert [each.id for each in made.references] == ["renstra_2024", "who_2030"]
    assert len(made.context) == 1
    elsewhere = counsel_of(findings(), indicators={"imd": INDICATORS["imd"]})
    assert (elsewhere.references, elsewhere.context) == ((), ())
    unchecked = tuple(replace(each, mark=Mark.UNVERIFIED) for each in made.context)
    assert counsel_of(findings(), book(context=unchecked)).context == ()


def test_a_survey_on_an_indicator_has_its_targets_too() -> None:
    found = surveyed()
    made = counsel_of(found, indicators={}, variables={("feeding", "ebf"): "ebf_24h_0_5"})
    assert [each.id for each in made.references] == ["renstra_2024", "who_2030"]
    assert made.monitoring[0].yardstick == REFERENCES["who_2030"].yardstick


def test_what_is_switched_off_is_told() -> None:
    assert counsel_of(findings(), book(switched_off=("low_imd",))).switched_off == ("low_imd",)

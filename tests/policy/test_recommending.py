"""What the rules recommend: one thing an action, in order of rank, with all that made it one."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from counsels import (
    ACTIONS,
    ACTORS,
    CANNOT_SAY,
    GAP,
    MET,
    OWN,
    TOPICS,
    action,
    book,
    counsel_of,
    figure,
    findings,
    only,
    rule,
    share,
)
from hypothesis import given
from hypothesis import strategies as st
from surveyed import with_voices

from reportgen.estimates import Interval
from reportgen.findings import Findings, Recommendation, Stance, Usability
from reportgen.periods import parse_period
from reportgen.policy.recommending import HEADLINES, weight
from reportgen.rulebook import AnyOf, Call, Certainty, FigureIs, Force, Not, Power, Said, Verdict, Way, Yardstick

EVERY_PRACTICE = ("anc_counselling", "imd", "rooming_in", "no_prelacteal", "education")
HINDERS = frozenset({Way.HINDERS})


def practices(**shares: tuple[int, int]) -> Findings:
    return findings(*(figure(name, share(*counts)) for name, counts in shares.items()))


def actions(found: Findings, *args: object, **overrides: object) -> list[str]:
    return [each.action for each in counsel_of(found, *args, **overrides).recommendations]  # type: ignore[arg-type]


def the(name: str, found: Findings, **overrides: object) -> Recommendation:
    return next(each for each in counsel_of(found, **overrides).recommendations if each.action == name)  # type: ignore[arg-type]


def test_a_gap_leads_to_its_action_with_what_made_it_fire() -> None:
    made = the("low_imd", practices(imd=(96, 240)))
    assert made.rules == ("low_imd",)
    assert made.rule == "low_imd"
    assert [each.findings for each in made.because] == [("coverage.imd",)]
    assert made.why == (book().rules["low_imd"].why,)
    assert (made.gap, made.score) == (pytest.approx(0.4), pytest.approx(0.4))
    assert (made.call, made.headline, made.provisional) == (Call.ACT, True, False)
    assert (made.actor, made.steps) == (ACTORS["midwife"], ("4",))


def test_nothing_is_recommended_on_nothing() -> None:
    assert counsel_of(findings()).recommendations == ()


def test_what_people_said_alone_recommends_and_gives_no_size() -> None:
    found = with_voices(findings(), {"imd": (14, {Stance.HINDERS: 14})})
    made = the("low_imd", found)
    assert (made.gap, made.score) == (None, 0.0)
    assert [each.place for each in made.because] == ["any[1]"]


def test_several_rules_that_lead_to_one_action_are_one_recommendation() -> None:
    rules = (
        rule("first", FigureIs("imd", GAP), does="low_imd"),
        rule("second", AnyOf((FigureIs("imd", GAP), FigureIs("rooming_in", GAP))), does="low_imd"),
        rule("third", FigureIs("education", GAP), does="low_imd"),
    )
    (made,) = counsel_of(practices(imd=(96, 240), rooming_in=(50, 240)), only(*rules)).recommendations
    assert made.rules == ("first", "second")
    assert [(each.place, each.subject) for each in made.because] == [("", "imd"), ("any[1]", "rooming_in")]
    assert made.gap == pytest.approx(0.8 - 50 / 240)


def test_a_denied_question_may_give_the_gap() -> None:
    (made,) = counsel_of(practices(imd=(96, 240)), only(rule("low_imd", Not(FigureIs("imd", MET))))).recommendations
    assert made.gap == pytest.approx(0.4)
    assert made.because[0].negated


def test_headlines_are_three_at_most_and_the_widest_gaps_come_first() -> None:
    equal = {name: replace(each, certainty=Certainty.HIGH) for name, each in ACTIONS.items()}
    shares = {name: (40 + 20 * place, 240) for place, name in enumerate(EVERY_PRACTICE)}
    made = counsel_of(practices(**shares), book(actions=equal))
    wanted = ["low_anc_counselling", "low_imd", "low_rooming_in", "prelacteal", "low_education"]
    assert [each.action for each in made.recommendations] == wanted
    assert [each.action for each in made.headline] == wanted[:3]
    assert [each.action for each in made.others] == wanted[3:]


def test_certainty_and_power_weigh_a_gap() -> None:
    midwife, office, employers = ACTORS["midwife"], ACTORS["district"], ACTORS["employers"]
    assert weight(Certainty.HIGH, midwife, reader=Power.PUSKESMAS) == 1
    assert weight(Certainty.MODERATE, midwife, reader=Power.PUSKESMAS) == 0.75
    assert weight(Certainty.HIGH, office, reader=Power.PUSKESMAS) == 0.5
    assert weight(Certainty.HIGH, midwife, reader=Power.DISTRICT) == 0.5
    assert weight(Certainty.HIGH, office, reader=Power.DISTRICT) == 1
    assert weight(Certainty.GOOD_PRACTICE, employers, reader=Power.PUSKESMAS) == 0.125


def test_a_narrow_gap_of_certain_evidence_goes_before_a_wide_one_of_little() -> None:
    assert actions(practices(imd=(120, 240), no_prelacteal=(110, 240))) == ["low_imd", "prelacteal"]


def test_a_gap_with_a_size_goes_before_one_without() -> None:
    found = with_voices(practices(no_prelacteal=(176, 240)), {"imd": (14, {Stance.HINDERS: 14})})
    assert actions(found) == ["prelacteal", "low_imd"]


def test_what_has_no_size_goes_by_certainty_and_power() -> None:
    said = {name: (14, {Stance.HINDERS: 14}) for name in ("working_mothers", "family_knowledge", "imd")}
    rules = [
        rule(name, Said(topic, HINDERS))
        for name, topic in (
            ("low_family_knowledge", "family_knowledge"),
            ("working_mothers", "working_mothers"),
            ("low_imd", "imd"),
        )
    ]
    assert actions(with_voices(findings(), said), only(*rules)) == [
        "low_imd",
        "low_family_knowledge",
        "working_mothers",
    ]


def test_ties_go_by_the_rulebook() -> None:
    shares = practices(imd=(96, 240), rooming_in=(96, 240), anc_counselling=(96, 240))
    alike = {name: replace(each, certainty=Certainty.HIGH) for name, each in ACTIONS.items()}
    assert actions(shares, book(actions=alike)) == ["low_imd", "low_rooming_in", "low_anc_counselling"]


CALLS = {each: action(f"do_{each.value}", call=each) for each in Call}
ALL_CALLS = only(
    *(rule(f"do_{each.value}", FigureIs("imd", GAP), needs=Verdict.NOT_USABLE) for each in reversed(Call)),
    actions={each.id: each for each in CALLS.values()},
)


def test_acting_goes_first_and_mending_where_the_data_are_not_usable() -> None:
    shares = practices(imd=(96, 240))
    assert actions(shares, ALL_CALLS) == ["do_act", "do_mend", "do_wait", "do_keep"]
    weak = counsel_of(shares, ALL_CALLS, usability=Usability.NOT_USABLE).recommendations
    assert [each.action for each in weak] == ["do_mend", "do_act", "do_wait", "do_keep"]


@pytest.mark.parametrize("usability", Usability)
def test_a_recommendation_on_data_in_doubt_is_provisional(usability: Usability) -> None:
    made = counsel_of(practices(imd=(96, 240)), ALL_CALLS, usability=usability).recommendations
    assert all(each.provisional is (usability is not Usability.USABLE) for each in made)


def test_a_met_target_calls_for_going_on_and_one_that_cannot_be_said_for_waiting() -> None:
    rules = only(rule("inconclusive", FigureIs("imd", CANNOT_SAY)), rule("policy_met", FigureIs("imd", MET)))
    assert actions(practices(imd=(230, 240)), rules) == ["policy_met"]
    assert actions(practices(imd=(31, 40)), rules) == ["inconclusive"]
    assert actions(practices(imd=(2, 20)), rules) == ["inconclusive"]


def test_the_deadline_counts_from_the_quarter_of_the_briefs_own_date() -> None:
    made = counsel_of(practices(imd=(96, 240), education=(9, 240)), day=date(2025, 12, 31)).recommendations
    assert {str(each.due) for each in made} == {"2026-Q1"}
    later = book(actions={**ACTIONS, "low_imd": replace(ACTIONS["low_imd"], within=3)})
    (made_later,) = counsel_of(practices(imd=(96, 240)), later, day=date(2025, 4, 1)).recommendations
    assert made_later.due == parse_period("2026-Q1")


def test_the_law_is_that_of_the_day() -> None:
    shares = practices(imd=(96, 240))
    (now,) = counsel_of(shares, day=date(2025, 4, 10)).recommendations
    (then,) = counsel_of(shares, day=date(2024, 1, 10)).recommendations
    assert [(each.regulation, each.force) for each in now.law] == [("pp-28-2024", Force.IN_FORCE)]
    assert [(each.regulation, each.force) for each in then.law] == [("pp-33-2012", Force.IN_FORCE)]


def test_evidence_that_nobody_checked_is_left_out() -> None:
    made = the("low_education", practices(education=(96, 240)))
    assert [each.id for each in made.evidence] == ["e5"]


COUNTS = st.integers(0, 240)


@given(st.fixed_dictionaries(dict.fromkeys(EVERY_PRACTICE, COUNTS)), st.sampled_from(Usability))
def test_whatever_is_found_every_recommendation_has_a_rule_that_fired(
    counts: dict[str, int], usability: Usability
) -> None:
    made = counsel_of(practices(**{name: (count, 240) for name, count in counts.items()}), usability=usability)
    fired = {each.rule: each.action for each in made.outcomes if each.fired}
    assert {each.action for each in made.recommendations} == set(fired.values())
    for each in made.recommendations:
        assert each.because
        assert all(fired[name] == each.action for name in each.rules)
    assert len(made.headline) == min(HEADLINES, len(made.recommendations))
    assert made.recommendations == (*made.headline, *made.others)


@given(st.integers(30, 239), st.integers(1, 30))
def test_the_wider_the_gap_the_higher_the_score(count: int, fewer: int) -> None:
    limits = Interval(0.0, 0.79)
    wide, narrow = (replace(share(each, 240), interval=limits) for each in (count - fewer, count))
    target: dict[str, Yardstick] = {"imd": replace(OWN, value=1.0)}
    scores = [
        counsel_of(findings(figure("imd", each)), book(targets=target)).recommendations[0].score
        for each in (wide, narrow)
    ]
    assert scores[0] > scores[1]


def test_every_topic_of_the_small_rulebook_has_an_action_of_it() -> None:
    assert {each.action for each in TOPICS.values()} <= set(ACTIONS)

"""Each theme and what it stands beside, in words: counts of informants, both sides of a contradiction."""

from dataclasses import replace

import pytest
from interviews import voices_findings, voices_of, with_facts, with_voices
from voices_told import counting, only_themes, say, sentence, told

from reportgen.analysis import saturation as rule
from reportgen.findings import (
    Accord,
    Judged,
    Stance,
    Usability,
    VoicesReason,
)
from reportgen.narrative.voices import joint, methods, stances, themes


def test_a_theme_says_who_raised_it_which_way_and_who_was_silent() -> None:
    assert sentence("volunteers") == (
        (
            "Disebut 5 dari 20 informan, yaitu petugas kesehatan (2 dari 5) dan "
            "kader posyandu (3 dari 5); tidak disebut ibu dan “suami dan orang tua”. Semua menghambat."
        ),
        (
            "Raised by 5 of 20 informants, namely health workers (2 of 5) and posyandu "
            "volunteers (3 of 5); not raised by mothers and “husbands and parents”. All hindering."
        ),
    )
    assert "none of the 20 informants" in sentence("workplace")[1]


def test_a_contradiction_is_told_with_both_sides() -> None:
    assert (
        "Informants contradict one another: 1 hindering and 7 supporting; divided within the same group: mothers."
        in sentence("counselling")[1]
    )


def test_groups_on_opposite_sides_are_named() -> None:
    findings = voices_findings()
    mothers = "said.proportion.counselling.mother"
    apart = counting(counting(findings, f"{mothers}.supports", 0), f"{mothers}.hinders", 4)
    assert "; between groups: mothers hindering, health workers supporting" in sentence("counselling", apart)[1]


def test_who_raised_a_theme_without_a_stance_is_not_left_out() -> None:
    fewer = counting(voices_findings(), "said.proportion.imd.hinders", 9)
    assert ". Stance: 9 hindering, 1 both and 2 not coded." in sentence("imd", fewer)[1]
    assert "Stance" not in sentence("sanctions")[1]


def test_most_is_two_thirds_of_the_stances_known_as_in_the_joint_display() -> None:
    findings, name = voices_findings(), "said.proportion.imd.hinders"
    for count, way in ((2, Stance.HINDERS), (1, Stance.MIXED), (0, Stance.MIXED)):
        whole = counting(counting(findings, name, count), "said.proportion.imd", count + 1)
        story = told(whole)
        assert stances.leaning(story, story.voices.theme("imd")) is way
    unknown = told(counting(findings, name, 4))
    assert stances.leaning(unknown, unknown.voices.theme("imd")) is None


def test_themes_are_counted_by_how_many_groups_raised_them() -> None:
    words = themes.triangulation(told())
    assert words is not None
    assert say(words)[1] == (
        "Of 6 themes: 1 raised by all groups, 3 raised by some groups, 1 raised by a single group and 1 raised by no "
        "group."
    )


def test_saturation_says_when_the_last_new_theme_came_and_whether_that_is_enough() -> None:
    reached = themes.saturation(told())
    assert reached is not None
    assert say(reached)[1].startswith("The last new theme came up in interview 9 of 20 (in order of date); none")
    unsettled = voices_findings(usability=Usability.CAUTION, reasons=(VoicesReason.NOT_SATURATED,))
    still_open = themes.saturation(told(with_facts(unsettled, in_order_of_date=False)))
    assert still_open is not None
    assert "menurut urutan dalam berkas" in say(still_open)[0]
    assert "saturation is not reached" in say(still_open)[1]
    assert themes.saturation(told(with_voices(voices_findings(), saturation=()))) is None


def test_the_rule_of_saturation_is_the_one_that_was_used() -> None:
    assert (methods.BASE, methods.RUN) == (rule.BASE, rule.RUN)


def test_two_coders_are_told_by_the_least_and_the_most_agreement() -> None:
    words = themes.coders(told())
    assert words is not None
    assert say(words)[1].endswith(
        "from 0.58 for “posyandu volunteers' knowledge” (95%\u00a0CI 0.43–0.73) to 1.00 for “enforcement of sanctions”."
    )
    assert themes.coders(told(only_themes("workplace"))) is None
    assert themes.coders(told(only_themes("imd"))) is not None


def test_only_contradiction_and_silence_are_sentences_beside_the_joint_table() -> None:
    said = [say(each)[1] for each in joint.sentences(told())]
    assert [each.rsplit("; ", maxsplit=1)[1] for each in said] == [
        "the two contradict each other.",
        "the two cannot be compared.",
        "the two cannot be compared.",
    ]
    every = [say(joint.sentence(told(), each))[1] for each in voices_of(voices_findings()).joint]
    assert "Early initiation 40.0% (96 of 240; 95%\u00a0CI 34.0–46.3), short of the target of 80%" in every[0]
    assert "Family support “Good” 54.8%" in every[1]
    assert "there is no number to set beside it" in said[1]
    assert "prevalence ratio 0.91 (95%\u00a0CI 0.71–1.17)" in said[2]


def test_the_key_message_is_a_contradiction_and_else_an_agreement() -> None:
    rows = voices_of(voices_findings()).joint

    def key(*kept: Accord) -> str | None:
        found = with_voices(voices_findings(), joint=tuple(row for row in rows if row.accord in kept))
        words = joint.key_message(told(found))
        return say(words)[1] if words is not None else None

    contradicting, agreeing = key(*Accord), key(Accord.AGREES, Accord.SILENT)
    assert contradicting is not None
    assert contradicting.startswith("Numbers and interviews contradict each other about breastfeeding counselling")
    assert agreeing is not None
    assert agreeing.startswith("Numbers and interviews agree about early initiation and rooming-in: ")
    assert key(Accord.SILENT, Accord.UNCLEAR) is None


def test_several_contradictions_are_named_together() -> None:
    rows = tuple(replace(row, accord=Accord.CONTRADICTS) for row in voices_of(voices_findings()).joint[:2])
    words = joint.key_message(told(with_voices(voices_findings(), joint=rows)))
    assert words is not None
    assert say(words)[1] == (
        "Numbers and interviews contradict each other about “early initiation and rooming-in” and “husbands' and "
        "parents' knowledge”."
    )


@pytest.mark.parametrize("judged", list(Judged))
def test_a_number_without_a_target_is_judged_by_its_interval_alone(judged: Judged) -> None:
    row = replace(voices_of(voices_findings()).joint[4], judged=judged)
    said = say(joint.number(told(), row))[1]
    assert said.startswith("Mother at work prevalence ratio 0.91 (95%\u00a0CI 0.71–1.17)")
    assert len(said) > len("Mother at work prevalence ratio 0.91 (95%\u00a0CI 0.71–1.17)")

"""What page one and the page on lactation management say, in both languages: who, when, why, on what basis."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import counsels
import pytest
from counsels import (
    EVIDENCE,
    OWN,
    PERIOD,
    PMK_15,
    PP_28,
    PP_33,
    SHORT,
    TARGET,
    both,
    counselled,
    example_counsel,
    figure,
    recommended,
    share,
)
from stories import counted, finding, number, proportion
from stories import story as register_story
from surveyed import surveyed

from reportgen.brief import Actions
from reportgen.estimates import Estimate, Interval, Measure, Unit
from reportgen.findings import (
    Cited,
    Finding,
    Findings,
    Ground,
    GroundKind,
    Group,
    GroupBy,
    Provenance,
    Subject,
    Truth,
    Unsure,
)
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Value
from reportgen.locales.voice import voice
from reportgen.narrative.key_messages import key_messages
from reportgen.narrative.policy import practices, recommendations
from reportgen.narrative.policy.actions import actions, asked, remark
from reportgen.narrative.policy.evidence import evidence_sources, printable
from reportgen.narrative.policy.grounds import ground_words, why_words
from reportgen.narrative.policy.law import told_law
from reportgen.narrative.policy.one_practice import alone
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import (
    certainty_words,
    evidence_words,
    law_notes,
    law_words,
    steps_words,
    yardstick_words,
)
from reportgen.rulebook import Call, Certainty, Design, Force, Mark

PLACE = both("Puskesmas Wagir", "Wagir Puskesmas")
ALL = ("recommendations", "options")
INDONESIAN, ENGLISH = voice(Language.INDONESIAN), voice(Language.ENGLISH)


def said(value: Value) -> tuple[str, str]:
    indonesian, english = (spoken.say(value).replace("\N{NO-BREAK SPACE}", " ") for spoken in (INDONESIAN, ENGLISH))
    return indonesian, english


def story(**changes: object) -> PolicyStory:
    found = counselled(**changes)
    assert found.counsel is not None
    return PolicyStory(found, found.counsel, PLACE)


def there(block: Actions | None) -> Actions:
    assert block is not None
    return block


def points(told: PolicyStory, place: int, *, language: int) -> dict[str, str]:
    advice = recommendations.advice(told)
    assert advice is not None
    return {said(name)[language]: said(words)[language] for name, words in advice.items[place].points}


def everything(told: PolicyStory) -> Iterator[Value]:
    for line in there(actions(told)).items:
        yield from (each for each in (line.do, line.actor, line.due, line.remark) if each is not None)
    for advice in (recommendations.advice(told), recommendations.others(told)):
        assert advice is not None
        for item in advice.items:
            yield from (words for _, words in item.points)
    yield from (each for each in (told_law(told, ALL), alone(told)) if each is not None)
    yield from (*evidence_sources(told, ALL), *practices.notes(told))
    for row in practices.rows(told):
        yield from (each for each in (row.stub, row.standing, row.said, row.law) if each is not None)
    yield from (words for _, words in recommendations.methods(told))


# --- Page one ---------------------------------------------------------------------------------------------------------


def test_page_one_says_what_by_whom_by_when_and_that_the_data_are_provisional() -> None:
    block = there(actions(story()))
    assert said(block.heading or "") == ("Siapa melakukan apa, dan kapan", "Who should do what by when")
    first = block.items[0]
    assert said(first.do) == ("Lakukan low_imd.", "Do low_imd.")
    assert said(first.actor) == ("Bidan koordinator", "The coordinating midwife")
    assert said(first.due) == ("paling lambat akhir Triwulan III 2025", "by the end of Q3 2025")
    assert first.remark is not None
    assert said(first.remark) == ("berdasarkan data sementara", "on provisional data")


def test_mending_the_data_is_not_itself_provisional() -> None:
    assert [line.remark is None for line in there(actions(story())).items] == [False, False, True]


def test_page_one_has_no_actions_where_nothing_is_recommended() -> None:
    assert actions(story(recommendations=())) is None


def test_a_single_action_has_no_number() -> None:
    assert there(actions(story())).numbered
    assert not there(actions(story(recommendations=(recommended("policy_met"),)))).numbered


def test_a_key_message_does_not_ask_for_what_an_action_asks_for() -> None:
    told = register_story(
        finding(proportion(112, 172, (0.58, 0.72))), counted("subunits", 8, 12), number("kept_out", 3)
    )
    plain = [ENGLISH.say(each) for each in key_messages(told)]
    assert sum(words.startswith("Before the next brief") for words in plain) == 2
    assert [ENGLISH.say(each) for each in key_messages(told, asked=asked(story()))] == plain[:-2]
    assert [ENGLISH.say(each) for each in key_messages(told, asked=frozenset({"low_recall"}))] == [
        *plain[:-2],
        plain[-1],
    ]
    assert [ENGLISH.say(each) for each in key_messages(told, asked=frozenset({"low_imd"}))] == plain


# --- In full ----------------------------------------------------------------------------------------------------------


def test_a_recommendation_says_who_why_on_what_basis_and_how_certain() -> None:
    assert points(story(), 0, language=0) == {
        "Pelaksana:": "Bidan koordinator, paling lambat akhir Triwulan III 2025; berdasarkan data sementara.",
        "Alasan:": "Sebab low_imd. IMD: 40,0% (96 dari 240; IK 95%: 34,0–46,3), di bawah ambang 80%. "
        "IMD: disebut 14 dari 20 informan, sebagian besar sebagai hambatan.",
        "Dasar:": "Langkah 4 (Sepuluh Langkah, revisi 2018); PP 28/2024 Pasal 26 ayat (1).",
        "Bukti:": "Tinjauan contoh 2016 (sebagaimana dilaporkan ringkasan contoh): Kontak kulit menaikkan pemberian "
        "ASI. Kepastian bukti terbitan ini: tinggi.",
    }
    assert points(story(), 0, language=1) == {
        "Who:": "The coordinating midwife, by the end of Q3 2025; on provisional data.",
        "Why:": "Because low_imd. Skin-to-skin contact and early initiation (IMD): 40.0% (96 of 240; 95% CI "
        "34.0–46.3), below the 80% threshold. Skin-to-skin contact and early initiation (IMD): raised by 14 of 20 "
        "informants, mostly as a barrier.",
        "Basis:": "Step 4 (Ten Steps, 2018 revision); PP 28/2024, Article 26(1).",
        "Evidence:": "Example review 2016 (as reported by an example summary): Skin-to-skin contact raises "
        "breastfeeding. Certainty of this published evidence: high.",
    }


def test_what_has_neither_step_law_nor_evidence_says_only_that_it_is_good_practice() -> None:
    assert set(points(story(), 2, language=1)) == {"Who:", "Why:", "Certainty:"}
    assert points(story(), 2, language=1)["Certainty:"] == "good practice."
    assert points(story(), 2, language=0)["Kepastian:"] == "praktik baik."


@pytest.mark.parametrize(
    ("made", "words"),
    [
        (Provenance.COLLECTED, ("berdasarkan data sementara", "on provisional data")),
        (Provenance.RECONSTRUCTED, ("berdasarkan jumlah yang disusun ulang", "on reconstructed counts")),
        (Provenance.ILLUSTRATIVE, ("berdasarkan data rekaan", "on made-up data")),
    ],
)
def test_an_action_says_on_what_data_it_rests(made: Provenance, words: tuple[str, str]) -> None:
    study = surveyed().study
    assert study is not None
    found = replace(counselled(), study=replace(study, surveys=(replace(study.surveys[0], provenance=made),)))
    assert found.counsel is not None
    first = replace(found.counsel.recommendations[0], provisional=True, call=Call.ACT)
    told = remark(PolicyStory(found, found.counsel, PLACE), first)
    assert told is not None
    assert said(told) == words
    assert remark(PolicyStory(found, found.counsel, PLACE), replace(first, call=Call.MEND)) is None


def test_the_annex_tells_the_others_whole_but_for_their_evidence() -> None:
    annex = recommendations.others(story())
    assert annex is not None
    assert not annex.numbered
    first, _ = annex.items
    assert said(first.do) == ("Lakukan inconclusive.", "Do inconclusive.")
    assert said(first.how) == ("Caranya inconclusive.", "How to inconclusive.")
    assert {said(name)[0]: said(words)[0] for name, words in first.points} == {
        "Pelaksana:": "Kepala puskesmas, paling lambat akhir Triwulan III 2025.",
        "Alasan:": "Sebab inconclusive. ASI eksklusif 0–5 bulan: 74,5% (120 dari 161; IK 95%: 67,3–80,6); interval "
        "kepercayaannya mencakup target 80%.",
        "Kepastian:": "praktik baik.",
    }
    assert {said(name)[1]: said(words)[1] for name, words in first.points}["Why:"] == (
        "Because inconclusive. Exclusive breastfeeding at 0–5 months: 74.5% (120 of 161; 95% CI 67.3–80.6); its "
        "confidence interval spans the 80% target."
    )
    assert recommendations.others(story(recommendations=())) is None


def test_methods_tell_how_recommendations_are_chosen_only_where_there_are_any() -> None:
    ((_, words),) = recommendations.methods(story())
    assert "at most 3 recommendations" in said(words)[1]
    assert "after the date of this brief" not in said(words)[1]
    early = story(date=date(2017, 12, 31))
    newer = [replace(each, year=2019) for each in EVIDENCE.values()]
    told = replace(early.counsel.recommendations[0], evidence=tuple(newer))
    ((_, words),) = recommendations.methods(replace(early, counsel=replace(early.counsel, recommendations=(told,))))
    assert said(words)[1].endswith("include some that came out after the date of this brief.")
    assert recommendations.methods(story(recommendations=())) == ()


# --- Evidence ---------------------------------------------------------------------------------------------------------


def advised(*groups: tuple[str, ...]) -> PolicyStory:
    """Give a story with a headline recommendation a group, resting on these pieces of evidence."""
    names = ("low_imd", "low_rooming_in", "low_education")
    made = (
        replace(recommended(name, SHORT), evidence=tuple(EVIDENCE[each] for each in group))
        for name, group in zip(names, groups, strict=False)
    )
    return story(recommendations=tuple(made))


def evidence_of(told: PolicyStory, place: int) -> str:
    return points(told, place, language=1)["Evidence:"]


def test_the_strongest_piece_is_told_in_full_and_the_others_by_name() -> None:
    # e9 is cross-sectional, e1 a review known at second hand, e5 a review that was read; e13 nobody has checked
    assert evidence_of(advised(("e9", "e13", "e1", "e5")), 0) == (
        "Example review 2019: Counselling lowers the risk of not breastfeeding. See also Example review 2016 and "
        f"{EVIDENCE['e9'].citation.in_(Language.ENGLISH)}. Certainty of this published evidence: high."
    )


def test_a_guideline_stands_after_a_review_and_before_a_survey() -> None:
    guideline = replace(EVIDENCE["e5"], id="e6", design=Design.GUIDELINE)
    found = printable((EVIDENCE["e9"], guideline, EVIDENCE["e1"]))
    assert [each.id for each in found] == ["e1", "e6", "e9"]


def test_what_a_recommendation_has_told_in_full_the_next_only_names() -> None:
    told = advised(("e5",), ("e1", "e5"), ("e5",))
    assert evidence_of(told, 1).startswith("Example review 2016 (as reported by an example summary): Skin-to-skin")
    assert "See also Example review 2019." in evidence_of(told, 1)
    assert evidence_of(told, 2).startswith("See Example review 2019.")


def test_the_sources_tell_what_a_recommendation_only_names_and_name_all_the_rest() -> None:
    first, last = (said(each)[1] for each in evidence_sources(advised(("e5", "e9")), ALL))
    assert first.endswith(EVIDENCE["e9"].line.in_(Language.ENGLISH))
    assert "Example review 2019 (systematic review)" in last
    assert "Example review 2016 (systematic review; as reported by an example summary)" in last
    assert evidence_sources(advised(("e5", "e9")), ()) == ()
    (alone_there,) = evidence_sources(advised(("e5", "e9")), ("options",))
    assert "2019" not in said(alone_there)[1]


# --- Law --------------------------------------------------------------------------------------------------------------


def test_what_must_be_said_of_the_law_is_said_once_for_all_that_is_printed() -> None:
    told = told_law(story(), ALL)
    assert told is not None
    words = said(told)[1]
    assert words.startswith("The law is cited as of 10 April 2025.")
    assert len(set(words.split(". "))) == len(words.split(". "))
    assert told_law(story(), ("monitoring",)) is None


def test_the_two_languages_carry_the_same_numbers_and_no_p_value() -> None:
    for value in everything(story()):
        indonesian, english = (re.sub(r"\bQ\d|\bTriwulan [IV]+", "", words) for words in said(value))
        numbers = [re.findall(r"\d+(?:[.,]\d+)*", words) for words in (indonesian, english)]
        assert [each.replace(",", ".") for each in numbers[0]] == numbers[1]
        assert not re.search(r"\bp\s*[=<]", english)


# --- Grounds ----------------------------------------------------------------------------------------------------------

PR = Estimate(Measure.PREVALENCE_RATIO, 1.46, Unit.RATIO, "katz_log", PERIOD, "survey", Interval(1.12, 1.9))


def number_of(quantity: Estimate) -> Finding:
    label = both("Dukungan menyusui", "Breastfeeding support")
    return Finding(Subject("factors.pr", "factors", None, label), quantity)


def area(name: str) -> Finding:
    group = Group(GroupBy.SUBUNIT, name, Text.same(name))
    return Finding(Subject(f"villages.{name}", "villages", "ebf_24h_0_5", Text.same("x"), group), share(10, 40))


def ground(kind: GroundKind, seen: str | None, *found: str, **more: object) -> Ground:
    made = Ground("", kind, "support", both("Dukungan", "Support"), (), seen, Truth.HOLDS, found)
    return replace(made, **more)  # type: ignore[arg-type]


def words_of(looked: Ground, *found: Finding) -> tuple[str, str]:
    return said(ground_words(looked, counsels.findings(*found)))


def judged(seen: str, numerator: int, denominator: int, **more: object) -> tuple[str, str]:
    looked = replace(SHORT, seen=seen, **more)  # type: ignore[arg-type]
    return words_of(looked, figure("imd", share(numerator, denominator)))


@pytest.mark.parametrize(
    ("told", "indonesian", "english"),
    [
        (
            judged("gap", 96, 240),
            "40,0% (96 dari 240; IK 95%: 34,0–46,3), di bawah ambang 80%",
            "below the 80% threshold",
        ),
        (judged("gap", 24, 60), "40% (24 dari 60; IK 95%: 29–53), di bawah ambang 80%", "40% (24 of 60"),
        (judged("met", 230, 240), "di atas ambang 80%", "above the 80% threshold"),
        (judged("met", 80, 100), "tepat pada ambang 80%", "at the 80% threshold"),
        (judged("gap", 96, 240, yardstick=replace(OWN, value=0.1)), "di atas ambang 10%", "above the 10% threshold"),
        (judged("gap", 96, 240, yardstick=TARGET), "di bawah target 60%", "below the 60% target"),
        (
            judged("cannot_say", 190, 240, unsure=Unsure.WIDE_INTERVAL),
            "interval kepercayaannya mencakup ambang 80%",
            "its confidence interval spans the 80% threshold",
        ),
        (
            judged("cannot_say", 7, 12, unsure=Unsure.TOO_FEW),
            "7 dari 12; penyebutnya kurang dari 30",
            "7 of 12; the denominator is below 30",
        ),
        (judged("cannot_say", 96, 240, unsure=Unsure.DATA_NOT_USABLE), "datanya belum dapat dipakai", "not usable"),
    ],
)
def test_a_share_is_told_with_its_interval_and_what_it_was_held_against(
    told: tuple[str, str], indonesian: str, english: str
) -> None:
    assert indonesian in told[0]
    assert english in told[1]


def test_a_share_that_data_cannot_bear_or_that_is_hidden_has_no_number() -> None:
    assert not re.search(r"\d", judged("cannot_say", 96, 240, unsure=Unsure.DATA_NOT_USABLE)[1])
    hidden = words_of(replace(SHORT, seen="cannot_say", unsure=Unsure.HIDDEN), figure("imd", counsels.SMALL))
    assert hidden[0] == "IMD: angkanya tidak ditampilkan (jumlah kecil)"
    missing = words_of(replace(SHORT, seen=None, unsure=Unsure.NOT_MEASURED, findings=()))
    assert missing == ("IMD: tidak diukur", "Skin-to-skin contact and early initiation (IMD): not measured")


def test_an_association_is_told_as_one_and_never_as_a_cause() -> None:
    told = words_of(ground(GroundKind.ASSOCIATION, "above", "factors.pr"), number_of(PR))
    assert told == (
        (
            "Dukungan: luaran lebih sering dijumpai pada kelompok dengan tingkat yang lebih baik (rasio prevalensi "
            "1,46; IK 95%: 1,12–1,90); ini hubungan potong lintang, bukan sebab akibat, dan kepastiannya sangat rendah"
        ),
        (
            "Support: the outcome is found more often in the group at the better level (prevalence ratio 1.46; 95% CI "
            "1.12–1.90); this is a cross-sectional association, not a cause, and of very low certainty"
        ),
    )


def test_where_a_group_is_too_small_no_ratio_is_told() -> None:
    few = replace(ground(GroundKind.ASSOCIATION, "unclear", "factors.pr"), unsure=Unsure.TOO_FEW, floor=30)
    told = words_of(few, number_of(PR))
    assert told[1] == (
        "Support: its association with the outcome is unclear, since one of the groups compared has fewer than 30 "
        "people"
    )
    assert "1,46" not in told[0]


def test_an_odds_ratio_is_called_one() -> None:
    odds = replace(PR, measure=Measure.ODDS_RATIO)
    assert "odds ratio 1.46" in words_of(ground(GroundKind.RATIO, "above", "factors.pr"), number_of(odds))[1]


def test_areas_are_named_and_the_data_are_told_by_their_verdict() -> None:
    lagging = words_of(
        ground(GroundKind.AREAS, "worse", "villages.Jedong", "villages.Sitirejo"), area("Jedong"), area("Sitirejo")
    )
    assert lagging == (
        "Dukungan: lebih buruk di Jedong dan Sitirejo daripada di wilayah lain",
        "Support: worse in Jedong and Sitirejo than elsewhere",
    )
    assert words_of(ground(GroundKind.QUALITY, "not_usable"))[0] == "Mutu data: belum dapat dipakai untuk angka utama"


def test_a_count_of_informants_that_is_hidden_is_not_told() -> None:
    looked = ground(GroundKind.SAID, "hinders", "coverage.imd")
    told = words_of(looked, figure("imd", counsels.SMALL))
    assert told[1] == "Support: how many informants raised it is not shown"


def test_two_rules_with_one_reason_give_it_once() -> None:
    twice = replace(recommended("low_imd", SHORT, SHORT), why=(both("Sebab.", "Because."),) * 2)
    told = said(why_words(twice, counselled()))[1]
    assert told.count("Because.") == 1
    assert told.count("40.0%") == 1


# --- Law, yardsticks, certainty ---------------------------------------------------------------------------------------


def law(*articles: str, **more: object) -> Cited:
    name = both("PP 28/2024", "Government Regulation 28/2024")
    made = Cited("pp-28-2024", name, Text.same("x"), articles, Force.IN_FORCE)
    return replace(made, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("articles", "indonesian", "english"),
    [
        ((), "PP 28/2024", "Government Regulation 28/2024"),
        (("7",), "PP 28/2024 Pasal 7", "Government Regulation 28/2024, Article 7"),
        (
            ("24", "26(1)"),
            "PP 28/2024 Pasal 24 dan 26 ayat (1)",
            "Government Regulation 28/2024, Articles 24 and 26(1)",
        ),
        (
            ("13(1)", "13(2)"),
            "PP 28/2024 Pasal 13 ayat (1) dan (2)",
            "Government Regulation 28/2024, Article 13(1) and (2)",
        ),
        (
            ("42", "42(1)"),
            "PP 28/2024 Pasal 42 dan 42 ayat (1)",
            "Government Regulation 28/2024, Articles 42 and 42(1)",
        ),
    ],
)
def test_articles_are_cited_as_each_language_does(articles: tuple[str, ...], indonesian: str, english: str) -> None:
    assert said(law_words(law(*articles))) == (indonesian, english)


def test_law_that_has_ended_says_so_and_what_took_its_place() -> None:
    assert said(law_words(PP_33)) == (
        "PP 33/2012 Pasal 10 (tidak berlaku lagi)",
        "PP 33/2012, Article 10 (no longer in force)",
    )
    (note,) = law_notes([PP_33, PP_33])
    assert said(note) == (
        (
            "Sebagaimana dilaporkan sebuah situs hukum, PP 33/2012 tidak berlaku lagi; yang kini berlaku ialah "
            "PP 28/2024."
        ),
        "As reported by a law site, PP 33/2012 is no longer in force; what applies now is PP 28/2024.",
    )
    (bare,) = law_notes([replace(PP_33, successors=(), force_reported_by=None)])
    assert said(bare)[1] == "PP 33/2012 is no longer in force."


def test_law_known_at_second_hand_or_of_unknown_status_says_so() -> None:
    (reported,) = law_notes([PP_28])
    assert said(reported)[1] == (
        "The content of PP 28/2024 is cited as reported by press and law-firm summaries; the official text "
        "has not been read."
    )
    witness = both("pers", "the press")
    (forced,) = law_notes([replace(PP_28, force_reported_by=witness)])
    assert said(forced)[1].startswith(
        "The content of PP 28/2024 is cited as reported by press and law-firm summaries, and that it is in force "
        "as reported by the press;"
    )
    (in_force,) = law_notes([law(force_reported_by=witness)])
    assert said(in_force)[0] == "PP 28/2024 berlaku, sebagaimana dilaporkan pers."
    (unknown,) = law_notes([PMK_15])
    assert "has not been checked" in said(unknown)[1]
    assert law_notes([law()]) == ()


def test_a_threshold_of_the_briefs_own_is_never_called_a_target() -> None:
    assert said(yardstick_words(OWN)) == (
        "ambang 80% (ambang kerja ringkasan ini, bukan target resmi)",
        "threshold of 80% (this brief's own working threshold, not an official target)",
    )


def test_a_target_says_whose_it_is_for_which_year_and_who_reports_it() -> None:
    reported = replace(TARGET, mark=Mark.SECONDARY, reported_by=both("sebuah media", "a news site"))
    assert said(yardstick_words(reported)) == (
        "target 60% (Renstra Kementerian Kesehatan 2020–2024, untuk tahun 2024, sebagaimana dilaporkan sebuah media)",
        "target of 60% (Ministry of Health Strategic Plan 2020–2024, for 2024, as reported by a news site)",
    )
    assert "reported" not in said(yardstick_words(TARGET))[1]


def test_certainty_is_called_our_judgement_where_it_is() -> None:
    assert said(certainty_words(Certainty.MODERATE, ours=True)) == (
        "sedang (penilaian ringkasan ini)",
        "moderate (this brief's judgement)",
    )
    assert said(certainty_words(Certainty.VERY_LOW, ours=False)) == ("sangat rendah", "very low")
    assert said(certainty_words(Certainty.GOOD_PRACTICE, ours=True)) == ("praktik baik", "good practice")


def test_evidence_says_where_it_stands_and_who_reports_it() -> None:
    assert said(evidence_words(EVIDENCE["e1"]))[1].startswith(
        "Example review 2016 (as reported by an example summary):"
    )
    assert said(evidence_words(EVIDENCE["e5"]))[1].startswith("Example review 2019: Counselling")


def test_steps_are_counted() -> None:
    assert steps_words(()) is None
    assert said(steps_words(("6", "1a")) or "") == ("Langkah 6 dan 1a", "Steps 6 and 1a")


# --- Practices --------------------------------------------------------------------------------------------------------


def with_practices(*names: str) -> PolicyStory:
    """Only these practices have a figure or were spoken of."""
    bundle = example_counsel().bundle
    assert bundle is not None
    nothing = {"finding": None, "state": None, "said": None, "raised_by": None, "unsure": Unsure.NOT_MEASURED}
    kept = tuple(
        each if each.topic.id in names else replace(each, **nothing)  # type: ignore[arg-type]
        for each in bundle.practices
    )
    return story(bundle=replace(bundle, practices=kept, good=None, score={}, association=None))


def test_a_study_with_the_practices_as_one_score_says_that_and_shows_the_score_in_words() -> None:
    none = with_practices()
    whole, bundle = example_counsel().bundle, none.counsel.bundle
    assert whole is not None
    assert bundle is not None
    compared = story(bundle=replace(bundle, association=whole.association))
    sentence = practices.not_measured(compared)
    assert alone(compared) is None
    assert sentence is not None
    assert said(sentence)[1].startswith("The five breastfeeding support practices are recorded only as one score")
    shared = story(bundle=replace(bundle, score=whole.score, good=whole.good))
    words = alone(shared)
    assert words is not None
    assert said(words)[1].startswith("Breastfeeding support: ")
    assert practices.not_measured(shared) is not None


def test_each_practice_says_how_it_stands_in_words() -> None:
    standing = [said(row.standing)[1] if row.standing is not None else None for row in practices.rows(story())]
    assert standing == [
        "Met (the 80% threshold)",
        "Gap: 40.0 percentage points below the 80% threshold",
        "Cannot say: the interval spans the 80% threshold",
        "Cannot say: the figure is not shown",
        None,
        "Gap: 41.3 percentage points below the 80% threshold",
    ]


def test_where_no_practice_was_measured_one_sentence_says_so() -> None:
    told = with_practices()
    assert practices.rows(told) == ()
    sentence = practices.not_measured(told)
    assert sentence is not None
    assert said(sentence)[0] == (
        "Ringkasan ini tidak memuat angka tentang praktik dukungan menyusui, sehingga kesenjangannya tidak dapat "
        "dinilai: "
        "konseling menyusui saat ANC, IMD, rawat gabung, hanya ASI selama perawatan, dan penyuluhan ASI."
    )


def test_a_register_with_imd_alone_shows_imd_and_names_the_others() -> None:
    told = with_practices("imd")
    assert [said(row.stub)[0] for row in practices.rows(told)] == ["IMD"]
    sentence = practices.not_measured(told)
    assert sentence is not None
    assert said(sentence)[1] == (
        "Without figures in this brief: breastfeeding counselling in antenatal care, rooming-in, nothing but "
        "breast milk during the stay and breastfeeding education."
    )
    assert alone(told) is None, "informants spoke of it"
    bundle = told.counsel.bundle
    assert bundle is not None
    silent = story(
        bundle=replace(bundle, practices=tuple(replace(each, said=None, raised_by=None) for each in bundle.practices))
    )
    words = alone(silent)
    assert words is not None
    assert said(words)[0] == (
        "IMD: 40,0% (96 dari 240; IK 95%: 34,0–46,3), di bawah ambang 80%. Ambang 80% adalah ambang kerja ringkasan "
        "ini, bukan target resmi."
    )


def test_a_gap_that_the_data_are_too_weak_to_act_on_says_so() -> None:
    assert practices.held_back(story()) is None
    fired = next(each for each in story().counsel.outcomes if each.action == "low_imd")
    told = story(outcomes=(replace(fired, blocked=True),), recommendations=())
    sentence = practices.held_back(told)
    assert sentence is not None
    assert said(sentence)[0] == "Ada kesenjangan, tetapi mutu data belum memungkinkan rekomendasi: IMD."
    raised_otherwise = story(outcomes=(fired, replace(fired, rule="another", blocked=True)))
    assert practices.held_back(raised_otherwise) is None


def test_where_most_were_measured_the_table_has_them_all() -> None:
    assert len(practices.rows(story())) == len(counsels.PRACTICES) + 1
    assert practices.not_measured(story()) is None


def test_figures_of_different_sources_are_not_to_be_compared() -> None:
    def from_survey(found: Findings) -> Findings:
        return replace(
            found,
            items=tuple(
                replace(each, quantity=replace(each.quantity, source="survey"))
                if each.subject.analysis == "who"
                else each
                for each in found
            ),
        )

    plain = story()
    mixed = replace(plain, findings=from_survey(plain.findings))
    assert not any("cannot be compared" in said(note)[1] for note in practices.notes(plain))
    assert any("cannot be compared" in said(note)[1] for note in practices.notes(mixed))


def test_the_table_says_whose_threshold_it_is() -> None:
    notes = [said(note) for note in practices.notes(story())]
    assert "Ambang 80% adalah ambang kerja ringkasan ini, bukan target resmi." in notes[0][0]
    bundle = story().counsel.bundle
    assert bundle is not None
    official = replace(bundle, practices=tuple(replace(each, yardstick=TARGET) for each in bundle.practices))
    told = [said(note)[1] for note in practices.notes(story(bundle=replace(official, yardstick=TARGET)))]
    assert "Compared with: target of 60% (Ministry of Health Strategic Plan 2020–2024, for 2024)." in told[0]
    assert not any("working threshold" in each for each in told)

"""A study's sentences in both languages: right by rule, cautious by interval, no cause and no p-value on page one."""

import re
from dataclasses import replace

import pytest
from studies import (
    CODEBOOK,
    PERIOD,
    PLACE,
    SOURCE,
    absent,
    both,
    count,
    share,
    study_findings,
    study_of,
    suppressed,
    with_quantity,
    with_study,
)

from reportgen import resources
from reportgen.codebook import Level, Variable
from reportgen.composition.study import front, marks, section
from reportgen.estimates import AbsenceReason, Doubt, Estimate, Interval, Measure, Test, TestName, Unit
from reportgen.exhibits.study.checklist import Status
from reportgen.findings import Counsel, Findings, Monitored, Provenance, Restriction, StudyReason, Usability
from reportgen.locales.catalogue import read_messages
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Words
from reportgen.locales.voice import voice
from reportgen.narrative.story import DataSource
from reportgen.narrative.study import headline, key_messages, limitations, methods, notices, quality, sentences
from reportgen.narrative.study.checklist import checklist
from reportgen.narrative.study.naming import what, within
from reportgen.narrative.study.story import StudyRule, StudyStory
from reportgen.narrative.study.title import title
from reportgen.rulebook import FigureState, Yardstick

CATALOGUES = {
    language: {
        identity: forms
        for name in ("study.po", "study_captions.po")
        for identity, forms in read_messages(resources.catalogues() / language.value / name, language).items()
    }
    for language in Language
}


def told(findings: Findings | None = None, description: dict[str, Text] | None = None) -> StudyStory:
    found = findings if findings is not None else study_findings()
    return StudyStory(
        findings=found,
        study=study_of(found),
        place=PLACE,
        district=None,
        rule=StudyRule(0.8, 0.3, 20),
        description=description or {},
        sources=(DataSource(SOURCE, "survey.csv", "0" * 64, 250),),
        version="1",
    )


def say(words: Words) -> tuple[str, str]:
    return voice(Language.INDONESIAN).say(words), voice(Language.ENGLISH).say(words)


def all_of(words: tuple[Words, ...]) -> str:
    return "\n".join(text for each in words for text in say(each))


def made(provenance: Provenance) -> Findings:
    findings = study_findings(usability=Usability.CAUTION)
    facts = tuple(replace(each, provenance=provenance) for each in study_of(findings).surveys)
    return with_study(findings, surveys=facts, reasons=(StudyReason(provenance.value),))


def ratio(value: float, lower: float, upper: float) -> Estimate:
    method = "modified_poisson_hc0"
    limits = Interval(lower, upper)
    return Estimate(Measure.PREVALENCE_RATIO, value, Unit.RATIO, method, PERIOD, SOURCE, limits, n=231, adjusted=True)


def difference(value: float, lower: float, upper: float) -> Estimate:
    limits = Interval(lower, upper)
    return Estimate(Measure.RISK_DIFFERENCE, value, Unit.DIFFERENCE, "newcombe", PERIOD, SOURCE, limits, n=238)


@pytest.mark.parametrize(
    ("quantity", "indonesian", "english"),
    [
        (share(138, 240), "58% dari 240 responden", "58% of 240 respondents"),
        (share(160, 240), "sekitar dua dari tiga responden", "about two in three respondents"),
        (share(7, 12), "7 dari 12 responden", "7 of 12 respondents"),
        (share(240, 240), "seluruh 240 responden", "all 240 respondents"),
        (share(0, 240), "tidak satu pun dari 240 responden", "none of 240 respondents"),
    ],
)
def test_the_title_says_the_finding(quantity: Estimate, indonesian: str, english: str) -> None:
    story = told(with_quantity(study_findings(), "feeding.proportion", quantity))
    assert say(title(story)) == (
        f"ASI eksklusif (recall 24 jam): {indonesian} dalam studi di Puskesmas Wagir",
        f"Exclusive breastfeeding (24-hour recall): {english} in a study at Wagir Puskesmas",
    )


def test_a_weighted_share_is_never_so_many_of_so_many() -> None:
    weighted = replace(share(160, 240), value=0.61, weighted=True)
    story = told(with_quantity(study_findings(), "feeding.proportion", weighted))
    assert "an estimated 61% of the study population" in say(title(story))[1]
    assert say(headline.lines(story)[0])[1] == "240 respondents; weighted figure (95%\u00a0CI 60.5–72.3)"
    assert "160" not in all_of((title(story), *headline.lines(story), *key_messages.key_messages(story)))


@pytest.mark.parametrize(
    ("state", "usability", "end"),
    [
        (FigureState.GAP, Usability.USABLE, "Target 50% (WHA, for 2025): not met"),
        (FigureState.MET, Usability.CAUTION, "Target 50% (WHA, for 2025): met by provisional data"),
        (FigureState.CANNOT_SAY, Usability.CAUTION, "Target 50% (WHA, for 2025): cannot say"),
    ],
)
def test_an_outcome_that_is_an_indicator_is_held_against_its_target_on_page_one_too(
    state: FigureState, usability: Usability, end: str
) -> None:
    found = study_findings(usability=usability)
    target = Yardstick(0.5, Text.same("WHA"), year=2025)
    row = Monitored("ebf_24h_0_5", Text.same("EBF"), study_of(found).headline, target, Text.same("x"), PERIOD, state)
    counsel = Counsel(PERIOD.end, (), (), None, (), (row,))
    assert say(headline.lines(told(replace(found, counsel=counsel)))[-1])[1] == end
    own = replace(counsel, monitoring=(replace(row, yardstick=replace(target, own=True)),))
    assert "it cannot be set beside a target" in say(headline.lines(told(replace(found, counsel=own)))[-1])[1]


def test_a_title_says_that_data_are_provisional_reconstructed_or_made_up() -> None:
    caution = told(study_findings(usability=Usability.CAUTION))
    assert say(title(caution))[0].startswith("Data sementara – ")
    assert say(title(told(made(Provenance.RECONSTRUCTED))))[1].startswith("Reconstructed data – ")
    assert say(title(told(made(Provenance.ILLUSTRATIVE))))[0].startswith("Data contoh – ")


@pytest.mark.parametrize("provenance", [Provenance.RECONSTRUCTED, Provenance.ILLUSTRATIVE])
def test_data_that_nobody_collected_are_called_so_wherever_they_show(provenance: Provenance) -> None:
    story = told(made(provenance))
    said = say(headline.made_how(story) or both("", ""))[1]
    assert said
    assert said in all_of(headline.lines(story))
    assert said in all_of(limitations.limitations(story))
    assert said in all_of(methods.sources(story))
    assert len(marks(story)) == 1
    assert say(key_messages.key_messages(story)[-1])[1] == say(key_messages.to_ask(story) or both("", ""))[1]


def test_collected_data_carry_no_mark() -> None:
    assert marks(told()) == ()


@pytest.mark.parametrize("quantity", [suppressed(), absent(AbsenceReason.ZERO_DENOMINATOR)])
def test_without_a_number_to_show_page_one_has_none(quantity: object) -> None:
    findings = with_quantity(study_findings(), "feeding.proportion", quantity)  # type: ignore[arg-type]
    story = told(with_study(findings, usability=Usability.NOT_USABLE, reasons=(StudyReason.FEW_RESPONDENTS,)))
    assert headline.figure(story) is None
    assert not re.search(r"\d+%", all_of((title(story), *headline.lines(story))))
    assert not any("in every 100" in say(each)[1] for each in key_messages.key_messages(story))


def test_the_answer_that_counts_is_named_unless_it_is_yes() -> None:
    levels = (Level("only", both("ASI saja", "Breast milk only")), Level("mixed", both("Campuran", "Mixed")))
    fed = Variable("fed", both("Pemberian makan kemarin", "Feeding yesterday"), levels, event="only")
    assert say(what(fed)) == ("Pemberian makan kemarin “ASI saja”", "Feeding yesterday “Breast milk only”")
    assert say(what(CODEBOOK["ebf"]))[1] == "Exclusive breastfeeding (24-hour recall)"


@pytest.mark.parametrize(
    ("label", "inside"),
    [
        ("Family support", "family support"),
        ("ASI eksklusif", "ASI eksklusif"),
        ("A", "A"),
        ("", ""),
        ("MP-ASI", "MP-ASI"),
    ],
)
def test_a_label_begins_small_within_a_sentence_unless_it_is_an_abbreviation(label: str, inside: str) -> None:
    assert within(Text.same(label)) == Text.same(inside)


def test_a_clear_difference_is_absolute_first_then_prevalence_and_for_what_it_is_adjusted() -> None:
    said = [say(each)[1] for each in key_messages.key_messages(told())]
    assert said[1] == (
        "Exclusive breastfeeding (24-hour recall): 26 more in every 100 where family support is “Good” than where "
        "it is “Poor” (95%\u00a0CI 14 to 39); adjusted for breastfeeding counselling during antenatal care, "
        "mother's education and mother's age (years), the prevalence is 1.53 times as high (95%\u00a0CI 1.18–1.99)."
    )


def test_a_difference_whose_interval_holds_none_cannot_be_said() -> None:
    findings = with_quantity(study_findings(), "factors.risk_difference.support.good", difference(-0.04, -0.17, 0.09))
    said = all_of(sentences.of_association(told(findings), study_of(findings).associations[0]))
    assert "4 fewer in every 100 (95%\u00a0CI from 17 fewer to 9 more)" in said
    assert "Whether there is a difference cannot be said." in said
    assert "Belum dapat dipastikan apakah ada perbedaan." in said


def test_a_crude_difference_that_adjusting_makes_uncertain_is_not_called_a_difference() -> None:
    findings = with_quantity(study_findings(), "factors.prevalence_ratio.support.good.adjusted", ratio(1.2, 0.91, 1.58))
    said = [say(each)[1] for each in key_messages.key_messages(told(findings))]
    assert not any("family support is “Good”" in each for each in said)
    assert any(each.startswith("It cannot be said whether") and "family support" in each for each in said)


def test_small_groups_have_counts_on_page_one_and_no_ratio() -> None:
    findings = study_findings()
    for level, row in (("poor", share(1, 7)), ("good", share(44, 50))):
        findings = with_quantity(findings, f"factors.proportion.support.{level}", row)
    said = all_of(key_messages.key_messages(told(findings)))
    assert "44 of 50 respondents where family support is “Good” and 1 of 7 where it is “Poor”" in said
    assert "family support is “Good” than" not in said


def test_a_limit_never_rounds_onto_no_effect() -> None:
    findings = with_quantity(
        study_findings(), "factors.prevalence_ratio.support.good.adjusted", ratio(1.4, 1.0004, 1.96)
    )
    assert "1.000–1.960" in all_of(key_messages.key_messages(told(findings)))


def test_the_percentage_and_the_number_in_a_hundred_round_alike() -> None:
    findings = with_quantity(study_findings(), "feeding.proportion", share(115, 200))
    story = told(findings)
    assert "58%" in say(title(story))[1]
    assert "58 in every 100" in all_of(key_messages.key_messages(story))


def test_key_messages_are_at_most_five_and_hold_no_p_value() -> None:
    findings = with_quantity(study_findings(), "flow.survey.outcome_known", count(200))
    said = key_messages.key_messages(told(findings))
    assert 3 <= len(said) <= 5
    assert say(said[-1])[1].startswith("Before these figures are used: complete the answers of 46 of 246")
    assert not re.search(r"\bp\s*[<=>]", all_of(said))


def test_the_two_verdicts_on_one_thing_stand_together_even_where_only_the_cells_are_shown() -> None:
    findings = with_quantity(study_findings(), "definition.observed", suppressed())
    for each in (study_findings(), findings):
        said = key_messages.disagreement(told(each), study_of(each).agreements[0])
        assert said is not None
        assert "differ for 51 of 238 respondents (kappa 0.58" in say(said)[1]
    hidden = with_quantity(findings, "definition.proportion.no.yes", suppressed())
    assert key_messages.disagreement(told(hidden), study_of(hidden).agreements[0]) is None


def test_reasons_remarks_and_notices_say_how_many_are_not_in_the_numbers() -> None:
    story = told()
    assert say(quality.reasons(story)[0])[1].endswith("is known for 240 of 246 respondents.")
    assert "18 of 268 people" in all_of(quality.remarks(story))
    assert "mother's education (4)" in all_of(quality.remarks(story))
    codes = {notice.code for notice in notices.notices(story)}
    assert {"study.complete", "study.zero_cell", "study.separation", "study.left_out"} <= codes


def test_who_lacks_the_exposure_or_the_outcome_is_not_told_as_lacking_the_exposure() -> None:
    study = study_of(study_findings())
    exposure = study.associations[0].exposures[0]
    findings = with_quantity(study_findings(), exposure.missing, count(99))
    assert "(99)" not in all_of(quality.remarks(told(findings)))


def test_a_notice_of_an_indicator_names_the_indicator() -> None:
    said = [say(notice.words)[1] for notice in notices.notices(told())]
    assert any(each.startswith("Ever breastfed (EvBF): no figure") for each in said)


def test_what_page_one_says_in_full_is_not_said_again_beside_the_tables() -> None:
    story, study = told(), study_of(study_findings())
    on_page_one = key_messages.key_messages(story)
    full = sentences.of_association(story, study.associations[0])
    rest = sentences.of_association(story, study.associations[0], said=on_page_one)
    assert "where family support is “Good” and" in all_of(full)
    assert "where family support is “Good” and" not in all_of(rest)
    assert set(rest) < set(full)
    agreement = study.agreements[0]
    assert (
        sentences.of_agreement(story, agreement, said=(*on_page_one, *sentences.of_agreement(story, agreement))) == ()
    )
    assert section(story, "findings", with_messages=False) != section(story, "findings")


def test_counts_on_page_one_still_have_their_difference_in_words_beside_the_table() -> None:
    findings = study_findings()
    for level, row in (("poor", share(1, 7)), ("good", share(44, 50))):
        findings = with_quantity(findings, f"factors.proportion.support.{level}", row)
    story = told(findings)
    said = sentences.of_association(story, study_of(findings).associations[0], said=key_messages.key_messages(story))
    assert "1 of 7" in all_of(said)
    assert "in every 100" in all_of(said)


def test_a_share_without_groups_is_a_sentence_and_that_of_page_one_is_not_said_again() -> None:
    main = replace(study_of(study_findings()).prevalences[0], splits=(), design_effect=None)
    other = replace(main, outcome="ebf_birth", whole="factors.proportion.support.good")
    story = told()
    assert sentences.of_prevalence(story, main) == ()
    said = sentences.of_prevalence(story, other)
    assert said is not None
    assert say(said[0])[1].startswith("Exclusive breastfeeding since birth: ")
    assert sentences.of_prevalence(story, study_of(study_findings()).prevalences[0]) is None
    hidden = with_quantity(study_findings(), other.whole, suppressed())
    assert sentences.of_prevalence(told(hidden), other) is None


def test_a_model_behind_a_trend_is_no_adjusted_ratio_and_one_head_holds_both_intervals() -> None:
    findings = with_study(study_findings(), associations=(), prevalences=study_of(study_findings()).prevalences)
    test = Test(TestName.WALD, 0.001, -4.4, (22,))
    trend = Estimate(Measure.TEST, 0.001, Unit.P_VALUE, "logistic_kauermann_carroll", PERIOD, SOURCE, n=240, test=test)
    kept = tuple(each for each in findings if not each.id.startswith("factors."))
    findings = with_quantity(replace(findings, items=kept), study_of(findings).trends[0].test, trend)
    for name, method in (("feeding.proportion", "design_logit"), ("fed.proportion.EBF", "design_korn_graubard")):
        findings = with_quantity(findings, name, replace(share(138, 240), method=method))
    terms = [(say(term)[1], say(words)[1]) for term, words in methods.methods(told(findings))]
    heads = [head for head, _ in terms]
    assert "Adjusted odds ratio" not in heads
    assert any("Wald test" in words for _, words in terms)
    assert heads.count("Confidence intervals") == 1
    assert any("Taylor" in words and "Korn–Graubard" in words for _, words in terms)


def test_limitations_follow_from_the_design() -> None:
    without = with_study(
        study_findings(), surveys=tuple(replace(each, n_clusters=None) for each in study_of(study_findings()).surveys)
    )
    assert "treated as drawn one by one; if" in all_of(limitations.limitations(told(without)))
    assert "treated as drawn one by one; if" not in all_of(limitations.limitations(told()))
    chosen = told(description={"eligibility": both("Semua ibu.", "All mothers.")})
    assert "How respondents were chosen is not reported" not in all_of(limitations.limitations(chosen))
    assert "How respondents were chosen is not reported" in all_of(limitations.limitations(told()))


@pytest.mark.parametrize("doubt", list(Doubt))
def test_an_interval_that_is_in_doubt_is_said_to_be(doubt: Doubt) -> None:
    doubted = replace(share(138, 240), doubts=(doubt,))
    found = limitations.limitations(told(with_quantity(study_findings(), "feeding.proportion", doubted)))
    assert "less reliable" in all_of(found)


def test_a_restricted_analysis_says_whom_it_looks_at() -> None:
    study = study_of(study_findings())
    only = (Restriction("education", ("primary", "secondary")), Restriction("age", lower=20, upper=34.5))
    findings = with_study(study_findings(), trends=(replace(study.trends[0], only=only),))
    said = all_of(tuple(words for _, words in methods.methods(told(findings))))
    assert (
        "Only respondents with mother's education “Primary school” or “Secondary school” and mother's age (years) "
        "20–34.5." in said
    )


def test_what_authors_said_is_printed_and_ticked_and_what_they_did_not_is_not_reported() -> None:
    story = told(description={"funding": both("Dana mandiri.", "Self-funded.")})
    assert "Self-funded." in all_of(tuple(words for _, words in methods.methods(story)))
    status = {item.number: item.status for item in checklist(story)}
    assert status["22"] is Status.REPORTED
    assert status["21"] is Status.NOT_REPORTED
    assert status["12d"] is Status.REPORTED
    assert status["16"] is Status.PARTLY


def test_every_item_of_the_checklist_has_a_status_and_a_place_where_it_is_reported() -> None:
    items = checklist(told())
    numbers = [item.number for item in items]
    assert numbers == [*map(str, range(1, 12)), *(f"12{letter}" for letter in "abcde"), *map(str, range(13, 23))]
    assert all(item.where is not None for item in items)


def test_every_part_of_a_study_has_something_to_show() -> None:
    story = told()
    assert len(front(story, with_messages=True)) == len(front(story, with_messages=False)) == 3
    assert front(story, with_messages=False)[-1] is None
    for name in ("quality", "findings", "limitations", "methods", "sources", "checklist"):
        assert any(section(story, name))
    assert section(story, "recommendations") == ()


FORBIDDEN = {
    Language.INDONESIAN: (
        r"menyebabkan|mengakibatkan|meningkatkan|menurunkan|berdampak|pengaruh|akibat|signifikan|bermakna|berhubungan"
        r"|peluang|kali lebih"
    ),
    Language.ENGLISH: (
        r"\bcaus(?:e[sd]|ing)\b|\b(?:raises|lowers|improves|increases the|reduces|leads to|results in|due to the)\b"
        r"|\bassociated\b|\bsignificant|\blikely\b|\beffect of\b|\bimpact"
    ),
}


@pytest.mark.parametrize("language", list(Language))
def test_no_message_claims_a_cause_a_significance_or_a_likelihood(language: Language) -> None:
    claiming = [
        (identity, form)
        for identity, forms in CATALOGUES[language].items()
        for form in forms
        if re.search(FORBIDDEN[language], form, re.IGNORECASE)
    ]
    assert claiming == []


@pytest.mark.parametrize("language", list(Language))
def test_only_prevalences_are_said_to_be_times_as_high(language: Language) -> None:
    times = {Language.INDONESIAN: r"\bkali (?:\(|prevalensi)", Language.ENGLISH: r"\btimes\b"}[language]
    saying = {
        identity for identity, forms in CATALOGUES[language].items() if any(re.search(times, form) for form in forms)
    }
    assert saying == {"study.tail.prevalence", "study.tail.prevalence.adjusted"}


@pytest.mark.parametrize("language", list(Language))
def test_no_message_brings_a_decimal_of_its_own(language: Language) -> None:
    own = [
        identity
        for identity, forms in CATALOGUES[language].items()
        if identity.startswith("study.") and any(re.search(r"\d[.,]\d", form) for form in forms)
    ]
    assert own == []

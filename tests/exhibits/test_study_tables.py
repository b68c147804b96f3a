"""A study's tables as values: every number from a finding, every sign explained, nothing shown that was hidden."""

from __future__ import annotations

from dataclasses import replace

import pytest
from studies import PLACE, absent, ratio, share, study_findings, study_of, suppressed, with_quantity, with_study

from reportgen.estimates import AbsenceReason, Estimate, Measure, TestName
from reportgen.exhibits.study import absences
from reportgen.exhibits.study.association import association_tables
from reportgen.exhibits.study.feeding import indicators_table
from reportgen.exhibits.study.prevalence import prevalence_table
from reportgen.exhibits.study.respondents import characteristics_tables, flow_table
from reportgen.exhibits.study.scales import agreement_table, reliability_table
from reportgen.exhibits.study.scene import StudyScene
from reportgen.exhibits.table import RowRole, Table
from reportgen.findings import Association, Exposure, Findings, Provenance, Restriction
from reportgen.locales.languages import Language
from reportgen.locales.messages import message
from reportgen.locales.voice import Voice, voice

INDONESIAN, ENGLISH = voice(Language.INDONESIAN), voice(Language.ENGLISH)
MADE = study_findings()


def scene(findings: Findings = MADE) -> StudyScene:
    return StudyScene(findings, study_of(findings), PLACE)


def there(found: Table | None) -> Table:
    assert found is not None
    return found


def rows(table: Table, spoken: Voice = ENGLISH) -> list[list[str]]:
    """Give the words of each row, with plain spaces."""
    return [
        [
            words.replace("\N{NO-BREAK SPACE}", " ")
            for words in (
                spoken.say(row.stub),
                *("–" if cell.shows is None else spoken.say(cell.shows) for cell in row.cells),
            )
        ]
        for row in table.rows
    ]


def said(table: Table, spoken: Voice = ENGLISH) -> list[str]:
    return [spoken.say(note).replace("\N{NO-BREAK SPACE}", " ") for note in table.notes]


def all_tables(findings: Findings = MADE) -> tuple[Table, ...]:
    told, study = scene(findings), study_of(findings)
    return (
        there(flow_table(told)),
        characteristics_tables(told)[0],
        there(prevalence_table(told, study.prevalences[0])),
        *association_tables(told, study.associations[0]),
        agreement_table(told, study.agreements[0]),
        reliability_table(told, study.reliabilities[0]),
        there(indicators_table(told, study.feeding[0])),
    )


def association(findings: Findings = MADE) -> tuple[Table, ...]:
    return association_tables(scene(findings), study_of(findings).associations[0])


@pytest.mark.parametrize("table", all_tables(), ids=lambda table: table.id)
def test_every_row_fills_the_columns_or_spans_them(table: Table) -> None:
    assert {len(row.cells) for row in table.rows} <= {0, len(table.columns) - 1}


@pytest.mark.parametrize("table", all_tables(), ids=lambda table: table.id)
def test_both_languages_have_words_for_everything_and_none_in_common_but_signs(table: Table) -> None:
    indonesian, english = (
        [spoken.say(table.caption), *(spoken.say(column.head) for column in table.columns), *said(table, spoken)]
        for spoken in (INDONESIAN, ENGLISH)
    )
    assert indonesian[0] != english[0]
    assert not set(indonesian[1:]) & set(english[1:])
    assert len(rows(table, INDONESIAN)) == len(rows(table))


def test_tables_have_ids_of_their_own() -> None:
    ids = [table.id for table in all_tables()]
    assert len(set(ids)) == len(ids)


def test_the_flow_tells_each_step_and_what_it_cost() -> None:
    assert rows(there(flow_table(scene()))) == [
        ["Registered", "268", ""],
        ["Answered the questionnaire", "250", "18"],
        ["In the group analysed", "246", "4"],
        ["Outcome known", "240", "6"],
        ["Complete answers for the main analysis", "231", "9"],
    ]


def test_a_hidden_step_hides_what_it_cost_and_what_the_next_one_did() -> None:
    hidden = with_quantity(MADE, "flow.survey.selected", suppressed(Measure.COUNT))
    shown = rows(there(flow_table(scene(hidden))))
    assert [row[1:] for row in shown[2:4]] == [["[c]", "[c]"], ["240", "[c]"]]
    assert [cell.number for cell in there(flow_table(scene(hidden))).rows[2].cells] == [None, None]


def test_a_variable_heads_its_levels_with_counts_shares_and_missing_answers() -> None:
    table = characteristics_tables(scene())[0]
    shown = rows(table)
    place = shown.index(["Mother's education", "242", "", "4"])
    assert shown[place + 1 : place + 4] == [
        ["No schooling", "0", "0.0%", ""],
        ["Primary school", "62", "25.6%", ""],
        ["Secondary school", "148", "61.2%", ""],
    ]
    assert [row.role for row in table.rows[place : place + 2]] == [RowRole.GROUP, RowRole.MEMBER]


def test_a_yes_no_variable_has_one_row_and_no_head() -> None:
    asked = replace(
        study_of(MADE).characteristics[1], variable="ebf", levels={"yes": "feeding.proportion", "no": "who.missing.age"}
    )
    table = characteristics_tables(scene(with_study(MADE, characteristics=(asked,))))[0]
    assert rows(table) == [["Exclusive breastfeeding (24-hour recall)", "138/240", "57.5%", "4"]]


def test_variables_of_one_survey_are_described_in_one_table_and_once_and_other_respondents_in_another() -> None:
    first, *others = study_of(MADE).characteristics
    again = replace(others[0], analysis="feeding")
    assert len(characteristics_tables(scene(with_study(MADE, characteristics=(first, *others, again))))) == 1
    repeated = rows(characteristics_tables(scene(with_study(MADE, characteristics=(first, *others, again))))[0])
    assert repeated == rows(characteristics_tables(scene())[0])
    restricted = replace(again, only=(Restriction("education", ("primary",)),))
    assert len(characteristics_tables(scene(with_study(MADE, characteristics=(first, *others, restricted))))) == 2


def test_a_further_ratio_does_not_say_again_on_how_many_the_models_rest() -> None:
    main, odds = association()
    assert len([note for note in said(main) if note.startswith("Model: 231")]) == 1
    assert not [note for note in said(odds) if note.startswith(("Model:", "Intervals take"))]
    assert [note for note in said(odds) if note.startswith("Adjusted (odds ratio): logistic regression")]


def test_a_number_is_described_by_mean_with_deviation_and_median_with_quartiles() -> None:
    assert rows(characteristics_tables(scene())[0], INDONESIAN)[:3] == [
        ["Usia ibu (tahun)", "243", "", "3"],
        ["Rerata (simpangan baku)", "", "28,4 (5,6)", ""],
        ["Median (kuartil bawah–atas)", "", "28 (24–32)", ""],
    ]


def test_a_hidden_level_shows_a_sign_that_a_note_explains() -> None:
    table = characteristics_tables(scene())[0]
    assert ["Student", "[c]", "[c]", ""] in rows(table)
    assert any(note.startswith("[c] = ") for note in said(table))


def test_the_prevalence_table_has_the_whole_then_each_group() -> None:
    table = there(prevalence_table(scene(), study_of(MADE).prevalences[0]))
    shown = rows(table)
    assert shown[:4] == [
        ["All respondents", "138/240", "57.5%", "51.2%–63.6%"],
        ["Mother's education"],
        ["No schooling", "–", "–", "–"],
        ["Primary school", "29/61", "47.5%", "35.5%–59.8%"],
    ]
    assert ["Farmer", "[c]", "[c]", "[c]"] in shown
    assert "Design effect: 1.34; 1 would be that of a simple random sample." in said(table)
    assert "No answer: Exclusive breastfeeding (24-hour recall) (6)." in said(table)
    assert "Not counted because this answer or the outcome is missing: Mother's education (4)." in said(table)


def test_weighted_shares_are_said_to_be_weighted() -> None:
    whole = replace(share(138, 240), weighted=True, value=0.61)
    weighted = with_quantity(MADE, "feeding.proportion", whole)
    for findings, expected in ((MADE, False), (weighted, True)):
        table = there(prevalence_table(scene(findings), study_of(findings).prevalences[0]))
        assert ("Percentages are weighted; numbers of respondents are not." in said(table)) is expected


@pytest.mark.parametrize(
    ("provenance", "note"),
    [
        (
            Provenance.RECONSTRUCTED,
            "The data are reconstructed from published figures; these are not the respondents' own answers.",
        ),
        (Provenance.ILLUSTRATIVE, "Made-up data; no respondent gave these answers."),
    ],
)
def test_every_table_of_answers_nobody_gave_says_so(provenance: Provenance, note: str) -> None:
    facts = replace(study_of(MADE).surveys[0], provenance=provenance)
    assert all(note in said(table) for table in all_tables(with_study(MADE, surveys=(facts,))))
    assert not [table.id for table in all_tables() if note in said(table)]


def test_a_restriction_is_told_below() -> None:
    only = (Restriction("support", levels=("good",)), Restriction("age", lower=20, upper=34.5))
    prevalence = replace(study_of(MADE).prevalences[0], only=only)
    table = there(prevalence_table(scene(), prevalence))
    assert said(table)[0] == "Only these respondents – Family support: Good and Mother's age (years): 20 to 34.5."


def test_groups_stand_beside_their_reference_with_crude_and_adjusted_ratio_and_difference() -> None:
    shown = rows(association()[0])
    assert shown[:3] == [
        ["Family support: chi-square test 16.95 (df 1), p < 0.001"],
        ["Poor", "47/108", "43.5%", "reference", "reference", "reference"],
        ["Good", "91/130", "70.0%", "1.61 (1.26–2.05)", "1.53 (1.18–1.99)", "+26.5 (+14.3; +38.7)"],
    ]
    heads = [ENGLISH.say(column.head).replace("\N{NO-BREAK SPACE}", " ") for column in association()[0].columns]
    assert heads[3:] == [
        "Crude prevalence ratio (95% CI)",
        "Adjusted prevalence ratio (95% CI)",
        "Difference, percentage points (95% CI)",
    ]


def test_a_second_ratio_has_a_table_of_its_own_and_is_named_what_it_is() -> None:
    main, odds = association()
    words = "Exclusive breastfeeding (24-hour recall): odds ratio against the reference group"
    assert ENGLISH.say(odds.caption) == words
    assert ["Good", "3.03 (1.77–5.17)", "2.71 (1.52–4.83)"] in rows(odds)
    assert "odds" not in " ".join([*said(main), *(ENGLISH.say(column.head) for column in main.columns)]).lower()
    assert any("not a prevalence ratio" in note for note in said(odds))


def test_notes_tell_the_model_who_is_left_out_and_why_and_the_clusters() -> None:
    notes = said(association()[0])
    assert any(
        note.startswith(
            "Adjusted (prevalence ratio): modified Poisson regression with these variables together: Family"
        )
        for note in notes
    )
    assert any(note.startswith("Model: 231 respondents; 9 left out because an answer is missing") for note in notes)
    assert "Intervals take 24 clusters into account, corrected for their small number." in notes
    assert any(note.startswith("Fisher's exact test is used") for note in notes)


def test_each_absent_ratio_says_why() -> None:
    table = association()[0]
    assert rows(table)[-1][:5] == ["Elsewhere", "0/8", "0.0%", "–", "–"]
    reasons = [note for note in said(table) if note.startswith("Not computed")]
    assert len(reasons) == 2
    assert "Elsewhere (crude): a group has nobody with, or nobody without, the outcome" in reasons[0]
    assert "Elsewhere (adjusted): the outcome is always present, or always absent, in a group" in reasons[1]


def test_a_model_that_gave_nothing_says_so_once() -> None:
    findings = MADE
    for each in MADE:
        if each.id.startswith("factors.prevalence_ratio.") and each.id.endswith(".adjusted"):
            findings = with_quantity(findings, each.id, absent(AbsenceReason.FEW_EVENTS, Measure.PREVALENCE_RATIO))
    first = study_of(MADE).associations[0]
    models = (replace(first.models[0], reason=AbsenceReason.FEW_EVENTS), *first.models[1:])
    findings = with_study(findings, associations=(replace(first, models=models),))
    notes = said(association(findings)[0])
    assert len([note for note in notes if "fewer than ten outcomes" in note]) == 1
    assert not [note for note in notes if note.startswith(("Adjusted", "Model:", "Intervals take"))]


def test_a_hidden_ratio_carries_no_number() -> None:
    hidden = with_quantity(MADE, "factors.prevalence_ratio.support.good", suppressed(Measure.PREVALENCE_RATIO))
    table = association(hidden)[0]
    assert rows(table)[2][3] == "[c]"
    assert any(note.startswith("[c] = ") for note in said(table))


def test_a_test_that_is_hidden_leaves_the_bare_name() -> None:
    hidden = with_quantity(MADE, "factors.test.support", suppressed(Measure.TEST))
    assert rows(association(hidden)[0])[0] == ["Family support"]


def test_pooled_strata_are_told_below() -> None:
    pooled = ratio(Measure.PREVALENCE_RATIO, 1.55, (1.2, 2.0), reference="poor")
    made = with_quantity(MADE, "factors.prevalence_ratio.support.good.adjusted", pooled)
    first = study_of(made).associations[0]
    exposure = replace(
        first.exposures[0], pooled={Measure.PREVALENCE_RATIO: "factors.prevalence_ratio.support.good.adjusted"}
    )
    made = with_study(made, associations=(replace(first, exposures=(exposure,), stratified_by="education"),))
    assert (
        "Family support, pooled over strata of Mother's education (Mantel–Haenszel): "
        "prevalence ratio 1.55 (95% CI 1.20–2.00)."
    ) in said(association(made)[0])


def test_a_number_as_exposure_has_a_row_for_a_step_of_one() -> None:
    first = study_of(MADE).associations[0]
    effects = {"": replace(first.exposures[0].effects["good"], crude={})}
    exposure = Exposure("age", None, {}, {}, effects, None, "who.missing.age")
    made = with_study(MADE, associations=(replace(first, exposures=(exposure,)),))
    assert rows(association(made)[0]) == [
        ["Mother's age (years)"],
        ["Each increase of one unit", "", "", "1.53 (1.18–1.99)"],
    ]


def test_an_outcome_of_several_answers_is_a_crosstab_with_its_test() -> None:
    agreement = study_of(MADE).agreements[0]
    exposure = Exposure("ebf", "no", {}, agreement.cells, {}, "factors.test.support", "factors.missing.support")
    made = with_study(MADE, associations=(Association("definition", "ebf_birth", (exposure,)),))
    (table,) = association(made)
    assert rows(table) == [["Yes", "92 (38.7%)", "45 (18.9%)"], ["No", "6 (2.5%)", "95 (39.9%)"]]
    assert "Groups compared: chi-square test 16.95 (df 1), p < 0.001." in said(table)


def test_agreement_is_a_crosstab_with_kappa_below() -> None:
    table = agreement_table(scene(), study_of(MADE).agreements[0])
    assert rows(table)[1:] == [["Yes", "92 (38.7%)", "45 (18.9%)"], ["No", "6 (2.5%)", "95 (39.9%)"]]
    assert any(note.startswith("Cohen's kappa 0.58 (95% CI 0.49–0.68)") for note in said(table))
    assert "Same answer: 78.6% (187 of 238; 95% CI 72.9–83.3)." in said(table)


def test_a_hidden_kappa_is_said_to_be_hidden() -> None:
    hidden = with_quantity(MADE, "definition.kappa", suppressed(Measure.KAPPA))
    notes = said(agreement_table(scene(hidden), study_of(hidden).agreements[0]))
    assert "Cohen's kappa cannot be shown." in notes
    assert not [note for note in notes if "0.58" in note]


def test_reliability_has_alpha_of_all_items_and_without_each() -> None:
    table = reliability_table(scene(), study_of(MADE).reliabilities[0])
    assert rows(table)[0] == ["All items (4)", "0.76", "0.71–0.81"]
    assert rows(table)[2:4] == [["Attitude statement 1", "0.71", ""], ["Attitude statement 2", "0.65", ""]]


def test_an_indicator_that_was_not_asked_about_is_not_nought() -> None:
    table = there(indicators_table(scene(), study_of(MADE).feeding[0]))
    assert rows(table)[0][2:] == ["100/186", "53.8%", "46.6%–60.8%"]
    assert rows(table)[-1][2:] == ["not computable", "", ""]
    assert all(cell.number is None for cell in table.rows[-1].cells)
    assert "By the other rule: EBF 55.6%." in said(table)


@pytest.mark.parametrize("reason", list(AbsenceReason))
@pytest.mark.parametrize("spoken", [INDONESIAN, ENGLISH])
def test_every_reason_has_words(reason: AbsenceReason, spoken: Voice) -> None:
    assert spoken.say(absences.words(reason))


@pytest.mark.parametrize("name", list(TestName))
@pytest.mark.parametrize("spoken", [INDONESIAN, ENGLISH])
def test_every_test_has_a_name(name: TestName, spoken: Voice) -> None:
    assert spoken.say(message(f"study.captions.test.{name.value}"))


@pytest.mark.parametrize("code", ["EvBF", "EIBF", "EBF2D", "EBF", "MixMF", "CBF", "BoF"])
@pytest.mark.parametrize("spoken", [INDONESIAN, ENGLISH])
def test_every_indicator_has_a_name_and_a_meaning(code: str, spoken: Voice) -> None:
    assert f"({code})" in spoken.say(message(f"study.captions.indicator.{code.lower()}"))
    assert spoken.say(message(f"study.captions.meaning.{code.lower()}"))


def test_nothing_is_called_significant_and_no_p_value_is_nought() -> None:
    for spoken in (INDONESIAN, ENGLISH):
        for table in all_tables():
            words = " ".join([*said(table, spoken), *(word for row in rows(table, spoken) for word in row)]).lower()
            assert not [each for each in ("signif", "bermakna", "0.000", "0,000") if each in words]


def test_every_estimate_of_the_association_is_shown_as_it_is() -> None:
    estimate = MADE["factors.odds_ratio.counselling.often"].estimate
    assert isinstance(estimate, Estimate)
    assert f"{estimate.value:.2f}" in rows(association()[1])[-2][1]

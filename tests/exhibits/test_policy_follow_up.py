"""Options, what to measure again, known targets, figures of elsewhere: nothing hidden shown, nothing judged amiss."""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import briefs
import counsels
import pytest
from counsels import EVIDENCE, INDICATORS, NOTHING, OWN, PP_33, TARGET, WIDE, both, counselled, figure, share
from python_calamine import CalamineWorkbook

from reportgen import workbook
from reportgen.brief import Bullets, NumberedTable
from reportgen.composition.policy_follow_up import monitoring_found, options_found
from reportgen.config.model.policy import Policy
from reportgen.config.printed import Written
from reportgen.estimates import Published
from reportgen.exhibits.policy.measures import Measures
from reportgen.exhibits.policy.targets import targets_table
from reportgen.exhibits.table import Table
from reportgen.findings import Findings, Outcome, Truth, Unsure, Usability
from reportgen.indicators import AgeRange, Direction, Recall
from reportgen.locales.languages import Language
from reportgen.locales.messages import Value
from reportgen.locales.voice import Voice, voice
from reportgen.narrative.policy.law import told_law
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.targets import other_targets
from reportgen.rulebook import Certainty, Cost, Design, FigureState, Level, Mark, ReferenceTarget, Yardstick
from reportgen.supplied import Supplied, supplied

INDONESIAN, ENGLISH = voice(Language.INDONESIAN), voice(Language.ENGLISH)
PLACE = both("Puskesmas Wagir", "Wagir Puskesmas")
EBF = "ebf_24h_0_5"
RETRO = replace(
    INDICATORS[EBF],
    id="ebf_retro",
    label=both("ASI eksklusif menurut ingatan ibu", "Exclusive breastfeeding as remembered"),
    age_range=AgeRange(6, 23),
    recall=Recall.RETROSPECTIVE,
    among=both("ibu yang ditanya", "mothers asked"),
)
KNOWN = {**INDICATORS, RETRO.id: RETRO}


def story(found: Findings | None = None, figures: tuple[Supplied, ...] = (), **counsel: object) -> PolicyStory:
    made = found or counselled(**counsel)
    assert made.counsel is not None
    return PolicyStory(made, made.counsel, PLACE, KNOWN, EBF, supplied=figures)


def plain(value: Value | None, spoken: Voice = ENGLISH) -> str:
    return "–" if value is None else spoken.say(value).replace("\N{NO-BREAK SPACE}", " ")


def rows(table: Table, spoken: Voice = ENGLISH) -> list[list[str]]:
    return [[plain(row.stub, spoken), *(plain(cell.shows, spoken) for cell in row.cells)] for row in table.rows]


def notes(table: Table, spoken: Voice = ENGLISH) -> str:
    return " ".join(plain(note, spoken) for note in table.notes)


def measures(told: PolicyStory) -> Measures:
    return Measures(told.findings, told.counsel, PLACE, KNOWN, EBF, told.floor)


def standings(told: PolicyStory) -> Table:
    """Give the targets as the table of a brief that has figures of other places too."""
    made = targets_table(measures(told))
    assert made is not None
    return made


def against(told: PolicyStory) -> str:
    """Give what a brief without such figures says of the targets."""
    return " ".join(plain(each) for each in other_targets(measures(told)))


def tables(told: PolicyStory) -> dict[str, Table]:
    return {each.id: each for each in (*options_found(told), *monitoring_found(told)) if isinstance(each, Table)}


def with_figure(name: str, quantity: Published, **counsel: object) -> Findings:
    """Give the findings with one of the register's figures replaced."""
    made = counselled(**counsel)
    items = tuple(replace(each, quantity=quantity) if each.id == f"coverage.{name}" else each for each in made)
    assert items != made.items
    return replace(made, items=items)


def context(**more: Any) -> dict[str, Any]:
    given = {"indicator": EBF, "value": 0.68, "place": both("Jawa Timur", "East Java"), "year": 2023}
    return {**given, "source": both("Profil 2023", "Profile 2023"), "mark": "V", **more}


def figures(*given: Mapping[str, Any], targets: tuple[Mapping[str, Any], ...] = ()) -> tuple[Supplied, ...]:
    return supplied(Policy.model_validate({"context": list(given), "targets": list(targets)}))


IMPOSSIBLE = context(value=Written.as_text(0.614, "0.614"), count=37, n=57)
ALL = story(figures=figures(context(), IMPOSSIBLE, context(indicator="ebf_retro", mark="V2", reported_by="the press")))


@pytest.mark.parametrize("table", tables(ALL).values(), ids=lambda table: table.id)
def test_every_row_fills_the_columns_or_spans_them(table: Table) -> None:
    assert {len(row.cells) for row in table.rows} <= {0, len(table.columns) - 1}


@pytest.mark.parametrize("name", ["options", "monitoring", "policy-targets", "policy-context"])
def test_no_table_says_the_same_in_both_languages(name: str) -> None:
    table = tables(ALL)[name]
    indonesian, english = (
        {
            spoken.say(table.caption),
            *(spoken.say(each.head) for each in table.columns),
            *notes(table, spoken).split(". "),
        }
        for spoken in (INDONESIAN, ENGLISH)
    )
    assert indonesian & english <= {"Target"}


# --- Options ----------------------------------------------------------------------------------------------------------


def test_going_on_as_now_is_the_first_option_whatever_the_order() -> None:
    turned = story(choices=tuple(reversed(counsels.example_counsel().choices)))
    assert [row[0] for row in rows(tables(turned)["options"])] == ["Option as_now", "Option delivery_room"]


def test_one_option_is_no_choice() -> None:
    assert options_found(story(choices=counsels.example_counsel().choices[:1])) == ()


def test_an_effect_is_told_with_the_work_that_found_it_its_design_and_who_reports_it() -> None:
    assert rows(tables(ALL)["options"])[1][1] == (
        "Raises breastfeeding, as published. "
        "Example review 2016 (systematic review; as reported by an example summary)."
    )


def test_evidence_that_nobody_checked_is_not_named() -> None:
    first, second = counsels.example_counsel().choices
    told = story(choices=(first, replace(second, evidence=(EVIDENCE["e13"],))))
    assert rows(tables(told)["options"])[1][1] == "Raises breastfeeding, as published. Design: systematic review."


def test_a_trial_is_named_as_one_and_our_own_grade_as_ours() -> None:
    first, second = counsels.example_counsel().choices
    ours = replace(
        second, evidence=(), design=Design.TRIAL, certainty=Certainty.LOW, certainty_is_ours=True, cost=Cost.HIGH
    )
    table = tables(story(choices=(first, ours)))["options"]
    assert rows(table)[1][1:4] == [
        "Raises breastfeeding, as published. Design: one trial.",
        "low (this brief's judgement)",
        "high",
    ]
    assert "the certainty was set by this brief, not by the reviews cited" in notes(table)
    assert "no review that is cited" not in notes(tables(ALL)["options"])


def test_an_option_on_repealed_law_says_so_and_what_became_of_it_is_said_once_for_all() -> None:
    first, second = counsels.example_counsel().choices
    told = story(choices=(first, replace(second, law=(PP_33,))))
    table = tables(told)["options"]
    assert rows(table)[1][4] == "PP 33/2012, Article 10 (no longer in force)"
    assert "no longer in force" not in notes(table)
    words = told_law(told, ("options",))
    assert words is not None
    assert "what applies now is PP 28/2024" in plain(words)
    assert "as of 10 April 2025" in plain(words)


def test_an_option_without_law_has_a_dash_and_no_law_at_all_no_column() -> None:
    first, second = counsels.example_counsel().choices
    assert rows(tables(story(choices=(replace(first, law=()), replace(second, law=(PP_33,)))))["options"])[0][4] == "–"
    bare = tables(story(choices=(replace(first, law=()), replace(second, law=()))))["options"]
    assert [plain(each.head) for each in bare.columns][-1] == "Cost"


def test_effects_are_said_to_be_of_elsewhere_and_costs_to_be_our_judgement() -> None:
    said = notes(tables(ALL)["options"])
    assert "not of this brief's data" in said
    assert "Cost classes are this brief's judgement" in said


# --- Monitoring -------------------------------------------------------------------------------------------------------


def test_a_row_gives_baseline_target_owner_and_quarter() -> None:
    table = tables(ALL)["monitoring"]
    assert rows(table)[0] == [
        "Exclusive breastfeeding at 0–5 months",
        "74.5% (67.3–80.6); n = 161",
        "≥ 80% – The district's target, for 2025",
        "The head of the puskesmas",
    ]
    assert plain(table.columns[1].head) == "Baseline (95% CI)"
    assert plain(table.caption).endswith("Q2 2025")


def test_quarters_that_differ_stand_in_a_column() -> None:
    first, *others = counsels.MONITORING
    earlier = replace(first, due=first.due.previous())
    table = tables(story(monitoring=(earlier, *others)))["monitoring"]
    assert [row[-1] for row in rows(table)][:2] == ["Q1 2025", "Q2 2025"]
    assert "Q2 2025" not in plain(table.caption)


def test_a_hidden_baseline_shows_the_sign_and_its_note_and_no_number() -> None:
    table = tables(ALL)["monitoring"]
    hidden = table.rows[2].cells[0]
    assert rows(table)[2][1] == "[c]"
    assert (hidden.number, hidden.parts) == (None, ())
    assert "[c] = confidential" in notes(table)


def test_a_threshold_of_our_own_is_said_to_be_no_target() -> None:
    table = tables(ALL)["monitoring"]
    assert rows(table)[1][2] == "≥ 80% – working threshold"
    assert "not an official target" in notes(table)
    none = story(monitoring=(replace(counsels.MONITORING[0], yardstick=None),))
    assert rows(tables(none)["monitoring"])[0][2] == "not set"
    assert "working threshold" not in notes(tables(none)["monitoring"])


def test_a_target_known_at_second_hand_says_who_reports_it() -> None:
    heard = replace(TARGET, mark=Mark.SECONDARY, reported_by=both("pers", "the press"))
    table = tables(story(monitoring=(replace(counsels.MONITORING[0], yardstick=heard),)))["monitoring"]
    assert rows(table)[0][2].endswith("for 2024, as reported by the press")


def test_where_less_is_better_the_target_is_a_ceiling() -> None:
    formula = replace(counsels.MONITORING[0], figure="formula", yardstick=replace(OWN, value=0.1))
    assert rows(tables(story(monitoring=(formula,)))["monitoring"])[0][2] == "≤ 10% – working threshold"


def unusable(found: Findings) -> Findings:
    assert found.counsel is not None
    ground = replace(WIDE, unsure=Unsure.DATA_NOT_USABLE)
    judged = Outcome("low_coverage", both("a", "b"), "low_coverage", Truth.UNKNOWN, blocked=False, grounds=(ground,))
    return replace(found, counsel=replace(found.counsel, outcomes=(judged,)))


def test_data_that_are_not_usable_give_no_baseline_and_no_judgement() -> None:
    found = tables(story(unusable(counselled())))
    monitoring, targets = found["monitoring"], standings(story(unusable(counselled())))
    assert rows(monitoring)[0][1] == "not usable yet"
    assert monitoring.rows[0].cells[0].parts == ()
    assert rows(monitoring)[1][1].startswith("40.0%")
    assert {row[2] for row in rows(targets) if len(row) > 1} == {"cannot say"}
    assert "74.5%" not in str(rows(targets))
    assert "not usable yet:" in notes(monitoring).lower()


def test_page_ones_figure_is_no_baseline_where_the_register_is_not_usable_even_if_no_rule_looked() -> None:
    made = counselled(outcomes=())
    quality = replace(made.quality, usability=Usability.NOT_USABLE)
    assert rows(tables(story(replace(made, register=quality)))["monitoring"])[0][1] == "not usable yet"


def test_what_was_never_measured_says_so() -> None:
    told = story(monitoring=(replace(counsels.MONITORING[0], finding=None),))
    assert rows(tables(told)["monitoring"])[0][1] == "not yet measured"


def test_nothing_to_measure_again_is_no_table() -> None:
    assert monitoring_found(story(monitoring=(), references=(), context=())) == ()


# --- Targets ----------------------------------------------------------------------------------------------------------


def test_each_target_is_met_or_not_for_itself() -> None:
    higher = ReferenceTarget("far", EBF, Yardstick(0.9, both("Jauh", "Far"), 2030))
    table = standings(story(references=(*counsels.example_counsel().references, higher)))
    assert [row[1:] for row in rows(table)[1:]] == [
        ["≥ 80%", "cannot say"],
        ["≥ 60%", "met"],
        ["≥ 70%", "cannot say"],
        ["≥ 90%", "not met"],
    ]
    assert "it is the targets that differ" in notes(table)
    assert "it is the targets that differ" not in notes(tables(ALL)["policy-targets"])


def test_without_figures_of_other_places_a_note_tells_of_targets_that_still_count_and_never_of_the_tables_own() -> None:
    past = ReferenceTarget("past", EBF, Yardstick(0.4, both("Lama", "Old"), 2020, Level.NATIONAL))
    higher = ReferenceTarget("far", EBF, Yardstick(0.9, both("Jauh", "Far"), 2030))
    told = story(references=(*counsels.example_counsel().references, past, higher))
    words = against(told)
    assert words.startswith("Exclusive breastfeeding at 0–5 months")
    assert "not met – ≥ 90% (Far, for 2030)" in words
    assert "Old" not in words
    assert "≥ 80%" not in words
    assert words in notes(tables(told)["monitoring"])
    assert "policy-targets" not in tables(told)
    assert against(story(references=())) == ""


def test_what_data_that_call_for_caution_say_of_other_targets_is_provisional() -> None:
    found = counselled()
    assert found.register is not None
    for usability, provisional in ((Usability.USABLE, False), (Usability.CAUTION, True)):
        told = story(replace(found, register=replace(found.register, usability=usability)))
        assert ("other known targets, by provisional data: " in against(told)) is provisional


def test_the_newest_national_target_counts_although_its_year_is_past() -> None:
    past = (
        ReferenceTarget(f"n{year}", EBF, Yardstick(0.4, both("Lama", "Old"), year, Level.NATIONAL))
        for year in (2020, 2023)
    )
    assert re.findall(r"for (\d{4})", against(story(references=tuple(past)))) == ["2023"]


def test_no_target_is_named_for_a_figure_that_is_hidden_or_not_usable() -> None:
    assert against(story(with_figure(EBF, counsels.SMALL))) == ""
    assert against(story(unusable(counselled()))) == ""


def test_where_less_is_better_a_target_is_met_from_below() -> None:
    made = story().counsel
    lower = replace(INDICATORS[EBF], direction=Direction.LOWER)
    turned = Measures(counselled(), made, PLACE, {EBF: lower}, EBF)
    (finding,) = (each for each in counselled() if each.id == f"coverage.{EBF}")
    assert turned.state(EBF, finding, Yardstick(0.9, PLACE)) is FigureState.MET
    assert turned.state(EBF, finding, Yardstick(0.6, PLACE)) is FigureState.GAP


def test_too_few_are_not_judged_and_the_note_says_how_many_it_takes() -> None:
    table = standings(story(with_figure(EBF, share(29, 29))))
    assert {row[2] for row in rows(table)[1:]} == {"cannot say"}
    assert "A denominator below 30" in notes(table)


def test_a_hidden_figure_is_not_judged() -> None:
    table = standings(story(with_figure(EBF, counsels.SMALL)))
    assert rows(table)[0] == ["Exclusive breastfeeding at 0–5 months: [c]"]
    assert {row[2] for row in rows(table)[1:]} == {"cannot say"}


def test_a_figure_that_is_absent_is_not_judged() -> None:
    table = standings(story(with_figure(EBF, NOTHING)))
    assert {row[2] for row in rows(table)[1:]} == {"cannot say"}


def test_one_target_alone_needs_no_table() -> None:
    assert "policy-targets" not in tables(story(references=()))


def test_a_target_that_nobody_checked_is_left_out() -> None:
    unchecked = counsels.REFERENCES["unchecked"]
    assert "?" not in str(rows(standings(story(references=(unchecked, *ALL.counsel.references)))))


def test_a_target_with_a_baseline_says_where_it_started() -> None:
    baseline = {"value": 0.52, "count": 52, "n": 100, "year": 2023, "source": both("Dinkes", "Health office")}
    given = figures(targets=({"indicator": EBF, "value": 0.8, "basis": "A", "baseline": baseline},))
    said = notes(tables(story(figures=(*given, *figures(context()))))["policy-targets"])
    assert "when the target was set: 52% (52/100), 2023 (Health office)." in said
    (beside,) = (each for each in monitoring_found(story(figures=given, references=())) if isinstance(each, Bullets))
    assert "52% (52/100)" in plain(beside.items[0])


# --- Context ----------------------------------------------------------------------------------------------------------


def test_figures_of_the_same_indicator_stand_below_the_local_one() -> None:
    found = rows(tables(ALL)["policy-context"])
    assert found[:3] == [
        ["Exclusive breastfeeding at 0–5 months"],
        ["Wagir Puskesmas, Q1 2025", "74.5% (95% CI 67.3–80.6); n = 161", "this brief"],
        ["East Java, 2023", "68%", "Profile 2023"],
    ]


def test_another_definition_stands_apart_and_the_note_says_how_it_differs() -> None:
    table = tables(ALL)["policy-context"]
    apart = rows(table)[4:]
    assert apart[0] == ["Another measure, not to be compared with this brief's figure: " + plain(RETRO.label)]
    assert apart[1] == ["East Java, 2023", "68%", "Profile 2023, as reported by the press"]
    assert "children aged 6–23 months; mothers' recall (retrospective); mothers asked" in notes(table)


def test_an_impossible_figure_says_so_beside_it_in_both_languages_and_the_note_follows_it() -> None:
    table = tables(ALL)["policy-context"]
    assert rows(table)[3][1] == "61.4% (37/57); not reproducible from the stated n"
    assert rows(table, INDONESIAN)[3][1] == "61,4% (37/57); tidak dapat dihasilkan dari n yang disebutkan"
    assert "37 of 57 is 64.912%" in notes(table)


def test_a_figure_that_nobody_verified_is_left_out_and_alone_gives_no_table() -> None:
    assert "policy-context" not in tables(story(figures=figures(context(mark="U"))))
    both_kinds = tables(story(figures=figures(context(mark="U", year=1999), context())))["policy-context"]
    assert "1999" not in str(rows(both_kinds))


def test_decimals_stay_as_they_were_printed() -> None:
    given = figures(context(value=Written.as_text(0.661, "0.6610"), n=1000))
    assert rows(tables(story(figures=given))["policy-context"])[2][1] == "66.10%; n = 1,000"


# --- Workbook ---------------------------------------------------------------------------------------------------------


def test_the_workbook_holds_the_bare_numbers_of_every_table_and_none_that_is_hidden() -> None:
    found = tables(ALL)
    section = briefs.section(
        "monitoring",
        both("Pemantauan", "Monitoring"),
        *(NumberedTable(1 + at, each) for at, each in enumerate(found.values())),
    )
    written = workbook.write(replace(briefs.brief(), front=(), sections=(section,)), [ENGLISH])
    book = CalamineWorkbook.from_filelike(io.BytesIO(written))
    cells = {
        name: [cell for row in book.get_sheet_by_name(name).to_python() for cell in row if isinstance(cell, float)]
        for name in book.sheet_names
    }
    numbers = [number for each in cells.values() for number in each]
    assert 161 in numbers
    assert any(abs(each - 120 / 161) < 1e-9 for each in numbers)
    assert {0.6, 0.7, 0.8} <= set(numbers)
    assert {0.614, 37, 57} <= set(numbers)
    hidden = next(each for each in counselled() if each.id == "who.proportion.no_prelacteal.yes")
    assert hidden.estimate is None


def test_the_local_figure_is_the_registers_own_before_a_surveys() -> None:
    local = Measures(counselled(), story().counsel, PLACE).local
    found = local("imd")
    assert found is not None
    assert found.id == "coverage.imd"
    assert local("support") is not None
    assert local("no_such_thing") is None


def test_a_figure_of_one_area_is_not_taken_for_the_whole() -> None:
    made = counselled(monitoring=())
    area = figure("imd", share(5, 40), area="JEDONG")
    only = replace(made, items=(area, *(each for each in made.items if each.subject.indicator != "imd")))
    assert Measures(only, story().counsel, PLACE).local("imd") is None

"""What is said of a change, in both languages, in the section and on page one."""

from __future__ import annotations

import re
from dataclasses import replace

from quarters import AS_NOW, SCOPE, again, published, then, told, village, whole

from reportgen.composition.register import section
from reportgen.earlier import compare
from reportgen.earlier.published import Published
from reportgen.exhibits.table import Table
from reportgen.findings import Changes, Finding, Unusable, Usability
from reportgen.indicators import Recall
from reportgen.locales.languages import Language
from reportgen.locales.messages import Value, Words
from reportgen.locales.voice import voice
from reportgen.narrative import changes
from reportgen.narrative.key_messages import change as on_page_one
from reportgen.narrative.story import Story


def english(words: Words | Value | None) -> str:
    return voice(Language.ENGLISH).say(words).replace("\u00a0", " ") if words is not None else ""


def indonesian(words: Words) -> str:
    return voice(Language.INDONESIAN).say(words).replace("\u00a0", " ")


def since(before: Published, *found: Finding, reported: tuple[str, ...] = ()) -> Story:
    made = told(*found, reported=reported)
    return replace(made, findings=replace(made.findings, changes=compare(made.findings, before, scope=SCOPE)))


def test_a_real_change_is_said_with_its_interval_and_both_figures() -> None:
    story = since(published(ebf=then(48, 80)), whole((56, 70)))
    (said,) = changes.sentences(story)
    assert english(said) == (
        "Exclusive breastfeeding: up by 20.0 percentage points (95% CI +5.2 to +33.4), from 60% in Q4 2024 to 80%."
    )
    assert indonesian(said) == (
        "ASI eksklusif: naik 20,0 poin persentase (IK 95%: +5,2 sampai +33,4), dari 60% pada Triwulan IV 2024 menjadi "
        "80%."
    )
    assert english(on_page_one(story)) == "Up by 20.0 percentage points (95% CI +5.2 to +33.4) from 60% in Q4 2024."


def test_no_clear_change_is_said_as_such() -> None:
    story = since(published(ebf=then(48, 80)), whole((50, 80)))
    assert [english(each) for each in changes.sentences(story)] == [
        "No clear change: exclusive breastfeeding. The confidence interval of the difference includes zero."
    ]
    assert english(on_page_one(story)).startswith("The change since Q4 2024 (60%) is unclear")


def test_revised_data_are_said_with_both_numbers_and_page_one_compares_with_the_same_one() -> None:
    story = since(published(ebf=then(48, 80)), whole((56, 70)), again((40, 80)))
    said = [english(each) for each in changes.sentences(story)]
    assert said[1] == (
        "Exclusive breastfeeding, revised for Q4 2024: published as 60% (48 of 80); the register now gives 50% "
        "(40 of 80), and the comparison is with that figure."
    )
    assert "from 50% in Q4 2024" in said[0]
    assert "from 50% in Q4 2024" in english(on_page_one(story))


def test_a_changed_definition_is_said_and_no_difference_from_the_published_figure() -> None:
    other = replace(AS_NOW, recall=Recall.SINCE_BIRTH, fingerprint="0" * 64)
    story = since(published(ebf=then(48, 80), definition=other), whole((56, 70)))
    assert [english(each) for each in changes.sentences(story)] == [
        (
            "Exclusive breastfeeding: not compared with the figure published for Q4 2024; its definition is no longer "
            "the same (recall period)."
        )
    ]
    assert on_page_one(story) is None


def test_what_is_not_comparable_is_said_and_page_one_keeps_silent_even_where_the_register_has_both() -> None:
    before = published(ebf=then(48, 80), usability=Usability.NOT_USABLE, reasons=("few_asked",))
    story = since(before, whole((56, 70)), again((48, 80)))
    assert [english(each) for each in changes.sentences(story)] == [
        "Cannot be compared: exclusive breastfeeding. The data of Q4 2024 are not sufficient for a comparison."
    ]
    assert on_page_one(story) is None


def test_new_and_missing_villages_are_named_with_what_the_same_ones_show() -> None:
    before = published(
        ebf=then(40, 80),
        villages={"A": then(20, 40), "B": then(20, 40), "C": then(20, 40)},
        reported=("A", "B", "C"),
    )
    areas = (village("A", (32, 40)), village("B", (32, 40)), village("D", (8, 40)))
    story = since(before, whole((72, 120)), *areas, reported=("A", "B", "D"))
    said = [english(each) for each in changes.sentences(story)]
    assert said[1:] == [
        "New in the figures: 1 village (D) that had not reported when the figures for Q4 2024 were published.",
        "No longer in the figures: 1 village (C) that reported in Q4 2024.",
        (
            "Exclusive breastfeeding, in only the 2 villages whose figures are shown for both periods: up by 30.0 "
            "percentage points (95% CI +15.3 to +43.0)."
        ),
    ]


def table(story: Story) -> Table:
    (found,) = [each for each in section(story, "changes") if isinstance(each, Table)]
    return found


def test_the_table_has_a_column_for_revised_figures_only_where_there_are_some() -> None:
    plain = table(since(published(ebf=then(48, 80)), whole((56, 70))))
    assert [english(column.head) for column in plain.columns][1:3] == ["Q4 2024, as published", "Q1 2025"]
    (row,) = plain.rows
    assert [english(cell.shows) for cell in row.cells] == ["60.0%", "80.0%", "+20.0 (+5.2; +33.4)", "Up"]
    revised = table(since(published(ebf=then(48, 80)), whole((56, 70)), again((40, 80))))
    assert [english(column.head) for column in revised.columns][2] == "Q4 2024, as recorded now"
    assert [english(cell.shows) for cell in revised.rows[0].cells][:2] == ["60.0%", "50.0%"]


def test_without_earlier_results_there_is_no_section_and_no_word_of_one() -> None:
    story = told(whole((56, 70)))
    added = [section(replace(story, findings=replace(story.findings, changes=None)), name) for name in ("changes",)]
    assert added == [()]
    methods = "".join(english(words) for _, words in changes.methods(story))
    assert (methods, changes.limitations(story), changes.sources(story)) == ("", (), ())


def test_a_file_of_no_use_is_told_as_a_notice_and_has_no_section() -> None:
    for why in Unusable:
        found = Changes(told().findings.period.previous(), (), source="results.json", unusable=why)
        (notice,) = changes.notices(found)
        assert notice.code == f"earlier.{why.value}"
        assert "Q4 2024" in english(notice.words)
        story = told(whole((56, 70)))
        assert section(replace(story, findings=replace(story.findings, changes=found)), "changes") == ()


def test_no_sentence_names_a_cause_or_a_bare_per_cent() -> None:
    stories = [
        since(published(ebf=then(48, 80)), whole((56, 70)), again((40, 80))),
        since(published(ebf=then(48, 80), definition=replace(AS_NOW, numerator="x")), whole((56, 70)), again((40, 80))),
    ]
    for story in stories:
        for words in changes.sentences(story):
            assert not re.search(
                r"\b(caus|due to|effect|menyebabkan|akibat|pengaruh)", english(words) + indonesian(words)
            )

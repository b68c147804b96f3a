"""The table of the support practices: shares with their intervals, verdicts in words, nothing hidden given away."""

from __future__ import annotations

from dataclasses import replace

from counsels import TOPICS, both, counselled, figure, share

from reportgen.exhibits.policy.practices import PracticeRow, practices_table
from reportgen.exhibits.table import Part, Table
from reportgen.findings import Finding
from reportgen.locales.languages import Language
from reportgen.locales.messages import Value
from reportgen.locales.voice import voice
from reportgen.narrative.policy import practices
from reportgen.narrative.policy.story import PolicyStory

INDONESIAN, ENGLISH = voice(Language.INDONESIAN), voice(Language.ENGLISH)
CAPTION = both("Praktik", "Practices")


def plain(value: Value | None, *, indonesian: bool = False) -> str:
    spoken = INDONESIAN if indonesian else ENGLISH
    return "–" if value is None else spoken.say(value).replace("\N{NO-BREAK SPACE}", " ")


def table(**changes: object) -> Table:
    found = counselled(**changes)
    assert found.counsel is not None
    told = PolicyStory(found, found.counsel, both("Puskesmas Wagir", "Wagir Puskesmas"))
    made = practices_table(practices.rows(told), caption=practices.caption(told), notes=practices.notes(told))
    assert made is not None
    return made


def row(stub: str) -> list[str]:
    (found,) = (each for each in table().rows if plain(each.stub) == stub)
    return [plain(cell.shows) for cell in found.cells]


def of(finding: Finding | None, *, steps: Value | None = None) -> Table:
    made = practices_table([PracticeRow(TOPICS["imd"].label, finding, None, steps=steps)], caption=CAPTION, notes=())
    assert made is not None
    return made


def test_heads_are_in_both_languages() -> None:
    heads = [column.head for column in table().columns]
    assert [plain(each, indonesian=True) for each in heads] == [
        "Praktik",
        "% (IK 95%)",
        "Penilaian",
        "Kata informan",
        "Langkah",
        "Dasar hukum",
    ]
    assert [plain(each) for each in heads] == [
        "Practice",
        "% (95% CI)",
        "Verdict",
        "Informants",
        "Step",
        "Legal basis",
    ]


def test_a_practice_says_its_share_its_verdict_what_was_said_its_step_and_its_law() -> None:
    assert row("Skin-to-skin contact and early initiation (IMD)") == [
        "40.0% (34.0–46.3); 96/240",
        "Gap: 40.0 percentage points below the 80% threshold",
        "Raised by 14 of 20; mostly as a barrier",
        "4",
        "PP 28/2024, Article 26(1)",
    ]


def test_a_practice_without_a_figure_is_not_measured_and_never_nought() -> None:
    assert row("Breastfeeding education") == ["not measured", "", "", "3, 5 and 10", ""]


def test_a_hidden_share_shows_a_sign_with_its_note_and_gives_no_gap() -> None:
    assert row("Nothing but breast milk during the stay")[:2] == ["[c]", "Cannot say: the figure is not shown"]
    assert any(plain(note).startswith("[c] = confidential") for note in table().notes)


def test_the_score_stands_last_and_is_emphasised() -> None:
    last = table().rows[-1]
    assert plain(last.stub) == "Breastfeeding support: Good (4–5)"
    assert last.emphasis
    assert not any(each.emphasis for each in table().rows[:-1])


def test_columns_that_nothing_stands_in_are_left_out() -> None:
    heads = [plain(column.head) for column in of(figure("imd", share(96, 240)), steps="4").columns]
    assert heads == ["Practice", "% (95% CI)", "Verdict", "Step"]


def test_a_spreadsheet_gets_the_numbers_of_a_cell_and_no_others() -> None:
    cell = of(figure("imd", share(96, 240))).rows[0].cells[0]
    assert {part.part for part in cell.parts} == {
        Part.VALUE,
        Part.LOWER,
        Part.UPPER,
        Part.NUMERATOR,
        Part.DENOMINATOR,
    }
    weighted = of(figure("imd", replace(share(96, 240), weighted=True))).rows[0].cells[0]
    assert {part.part for part in weighted.parts} == {Part.VALUE, Part.LOWER, Part.UPPER}
    assert plain(weighted.shows) == "40.0% (34.0–46.3)"


def test_there_is_no_table_without_rows() -> None:
    assert practices_table([], caption=CAPTION, notes=()) is None

"""Tables of interviews: informants, never shares of them; who was silent is a nought; signs never without words."""

from __future__ import annotations

from dataclasses import replace

import pytest
from interviews import GROUPS, IMD, both, voices_findings, voices_of, with_facts, with_voices

from reportgen.estimates import Measure, Suppressed, SuppressionReason, Unit
from reportgen.exhibits.table import RowRole, Table
from reportgen.exhibits.voices.informants import informants_table
from reportgen.exhibits.voices.joint import joint_table
from reportgen.exhibits.voices.matrix import MOST_COLUMNS, matrix_table
from reportgen.exhibits.voices.quotes import quotes_block
from reportgen.exhibits.voices.saturation import saturation_table
from reportgen.exhibits.voices.scene import VoicesScene
from reportgen.findings import Accord, Finding, Findings, JointRow, Judged, Provenance, Stance
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Value
from reportgen.locales.voice import Voice, voice

INDONESIAN, ENGLISH = voice(Language.INDONESIAN), voice(Language.ENGLISH)
PLACE = Text.of({"id": "Puskesmas Serpong 1", "en": "Serpong 1 Puskesmas"})
MADE = voices_findings()


def scene(findings: Findings = MADE) -> VoicesScene:
    return VoicesScene(findings, voices_of(findings), PLACE)


def plain(value: Value | None, spoken: Voice = ENGLISH) -> str:
    return "–" if value is None else spoken.say(value).replace("\N{NO-BREAK SPACE}", " ")


def row(table: Table, stub: str, spoken: Voice = ENGLISH) -> list[str]:
    (found,) = (each for each in table.rows if plain(each.stub, spoken) == stub)
    return [plain(cell.shows, spoken) for cell in found.cells]


def notes(table: Table) -> list[str]:
    return [plain(note) for note in table.notes]


def there(table: Table | None) -> Table:
    assert table is not None
    return table


def suppressed(findings: Findings, finding_id: str) -> Findings:
    def hidden(item: Finding) -> Finding:
        old = item.quantity
        quantity = Suppressed(
            Measure.PROPORTION, Unit.SHARE, None, old.period, old.source, SuppressionReason.SMALL_CELL
        )
        return replace(item, quantity=quantity) if item.id == finding_id else item

    assert findings.get(finding_id) is not None
    return replace(findings, items=tuple(hidden(item) for item in findings.items))


def many_groups(number: int) -> Findings:
    """Give findings in which the last group stands several times over, under other names."""
    voices = voices_of(MADE)
    last = voices.groups[-1]
    added = tuple(replace(last, label=both(f"Kelompok {each}", f"Group {each}")) for each in range(number - 4))
    return with_voices(MADE, groups=(*voices.groups, *added))


def tables(findings: Findings = MADE) -> tuple[Table, ...]:
    told = scene(findings)
    return (informants_table(told), matrix_table(told), there(joint_table(told)))


@pytest.mark.parametrize("table", tables(), ids=lambda table: table.id)
def test_every_table_is_whole_and_worded_in_both_languages(table: Table) -> None:
    assert all(len(each.cells) == len(table.columns) - 1 for each in table.rows)
    for spoken, other in ((INDONESIAN, ENGLISH), (ENGLISH, INDONESIAN)):
        said = [plain(words, spoken) for words in (table.caption, *table.notes)]
        assert not set(said) & {plain(words, other) for words in (table.caption, *table.notes)}


def test_informants_stand_by_group_with_all_of_them_last() -> None:
    table = informants_table(scene())
    assert [plain(each.stub) for each in table.rows] == [
        "Health workers",
        "Posyandu volunteers",
        "Mothers",
        "Husbands and parents",
        "All informants",
    ]
    assert [row(table, "Mothers"), row(table, "All informants")] == [["5"], ["20"]]
    assert [each.emphasis for each in table.rows] == [False] * 4 + [True]


def test_a_merged_group_says_that_it_is_one() -> None:
    words = "Husbands and parents: 2 groups merged, as one or more of them had fewer than 5 informants."
    assert all(words in notes(table) for table in tables())


def test_a_matrix_says_how_many_of_how_many_with_the_stance_in_sign_and_word() -> None:
    table = matrix_table(scene())
    assert row(table, "Posyandu volunteers' knowledge") == [
        "↓ 5 of 20: hindering",
        "↓ 2 of 5: hindering",
        "↓ 3 of 5: hindering",
        "0 of 5",
        "0 of 5",
        "0.58",
    ]
    assert row(table, "Konseling menyusui saat pemeriksaan kehamilan", INDONESIAN)[:2] == [
        "↑ 8 dari 20: mendukung (↑7 ↓1)",
        "↑ 4 dari 5: mendukung",
    ]


def test_who_differs_is_counted_by_stance_and_not_averaged_away() -> None:
    table = matrix_table(scene())
    assert row(table, "Husbands' and parents' knowledge")[-2] == "↕ 4 of 5: both (↑1 ↓2 ↕1)"


def test_informants_without_a_stance_have_no_sign() -> None:
    assert row(matrix_table(scene()), "Enforcement of sanctions")[:3] == ["3 of 20", "3 of 5", "0 of 5"]


def test_part_of_those_who_raised_a_theme_may_have_a_stance() -> None:
    theme = voices_of(MADE).theme("volunteers")
    other = replace(theme, by_group={**theme.by_group, "volunteer": "said.proportion.imd.mother"})
    table = matrix_table(scene(with_voices(MADE, themes=(other,))))
    assert row(table, "Posyandu volunteers' knowledge")[2] == "↓ 4 of 5: hindering (↓3)"


def test_no_table_gives_a_percentage_of_informants() -> None:
    for table in tables()[:2]:
        said = [plain(cell.shows) for each in table.rows for cell in each.cells]
        assert not [words for words in said if "%" in words]


def test_a_matrix_says_which_themes_all_one_or_none_raised() -> None:
    said = notes(matrix_table(scene()))
    assert "Raised by all groups: Early initiation and rooming-in." in said
    assert "Raised by one group only: Enforcement of sanctions." in said
    assert "Raised by nobody: Lactation rooms at work." in said


def test_of_a_single_group_no_reach_is_told_but_silence() -> None:
    said = notes(matrix_table(scene(with_voices(MADE, groups=voices_of(MADE).groups[:1]))))
    assert [note for note in said if note.startswith("Raised by")] == ["Raised by nobody: Lactation rooms at work."]


def test_kappa_has_its_column_where_two_coded_and_its_intervals_below() -> None:
    table = matrix_table(scene())
    assert row(table, "Lactation rooms at work")[-1] == "–"
    assert any("Early initiation and rooming-in 0.66–0.96" in note for note in notes(table))
    alone = tuple(replace(theme, kappa=None) for theme in voices_of(MADE).themes)
    without = matrix_table(scene(with_voices(MADE, themes=alone)))
    assert len(without.columns) == len(table.columns) - 1
    assert not [note for note in notes(without) if "appa" in note]


def test_many_groups_stand_below_their_theme() -> None:
    table = matrix_table(scene(many_groups(MOST_COLUMNS + 1)))
    assert [plain(column.head) for column in table.columns] == ["Theme", "Who raised it", "Kappa"]
    assert [each.role for each in table.rows[:6]] == [RowRole.GROUP, *[RowRole.MEMBER] * 5]
    assert [plain(cell.shows) for cell in table.rows[1].cells] == ["↓ 4 of 5: hindering (↓3 ↕1)", ""]


def test_a_hidden_count_shows_its_sign_and_why() -> None:
    table = matrix_table(scene(suppressed(MADE, "said.proportion.imd.mother")))
    assert row(table, "Early initiation and rooming-in")[3] == "[c]"
    assert any(note.startswith("[c] =") for note in notes(table))


def test_a_number_stands_with_its_interval_and_target_beside_what_each_group_said() -> None:
    number, said, accord = row(there(joint_table(scene())), "Early initiation and rooming-in")
    assert number == "Early initiation: 40.0% (96 of 240; 95% CI 34.0–46.3); target 80%: not met"
    assert said == (
        "Health workers 4 of 5 (3 hindering, 1 both); Posyandu volunteers 2 of 5 (hindering); "
        "Mothers 4 of 5 (hindering); Husbands and parents 2 of 5 (hindering)"
    )
    assert accord == "= agrees"


def test_every_accord_has_a_sign_and_says_why_nothing_can_be_said() -> None:
    table = there(joint_table(scene()))
    assert [plain(each.cells[-1].shows) for each in table.rows] == [
        "= agrees",
        "? unclear: the number has no target to judge it by",
        "≠ contradicts",
        "– cannot be compared: there is no number",
        "– cannot be compared: raised by nobody",
    ]


def test_a_ratio_is_named_and_no_percentage() -> None:
    number = row(there(joint_table(scene())), "Lactation rooms at work")[0]
    assert number == "Mother at work: prevalence ratio 0.91 (95% CI 0.71–1.17)"


def test_a_hidden_number_is_said_in_words() -> None:
    unclear = JointRow("imd", IMD, Judged.CANNOT_SAY, Stance.HINDERS, Accord.UNCLEAR)
    hidden = suppressed(with_voices(MADE, joint=(unclear,)), IMD)
    number, _, accord = row(there(joint_table(scene(hidden))), "Early initiation and rooming-in")
    assert number == "Early initiation: not shown (small numbers)"
    assert accord == "? unclear: the number cannot be shown"


@pytest.mark.parametrize(
    ("judged", "stance", "why"),
    [
        (Judged.CANNOT_SAY, Stance.HINDERS, "by its interval the number cannot yet be judged"),
        (Judged.UNFAVOURABLE, Stance.MIXED, "informants differ"),
        (Judged.UNFAVOURABLE, None, "no stance coded"),
    ],
)
def test_an_unclear_accord_says_what_is_unclear(judged: Judged, stance: Stance | None, why: str) -> None:
    unclear = JointRow("imd", IMD, judged, stance, Accord.UNCLEAR)
    table = there(joint_table(scene(with_voices(MADE, joint=(unclear,)))))
    assert row(table, "Early initiation and rooming-in")[-1] == f"? unclear: {why}"


def test_without_a_joint_display_there_is_no_table() -> None:
    assert joint_table(scene(with_voices(MADE, joint=()))) is None


def test_everything_that_nobody_said_says_so() -> None:
    made = with_facts(MADE, provenance=Provenance.ILLUSTRATIVE)
    words = "Made up as an example: nobody really said any of it."
    assert all(words in notes(table) for table in tables(made))
    block = quotes_block(scene(made), voices_of(made).theme("imd"))
    assert block is not None
    assert words in [plain(note) for note in block.notes]
    assert not [table.id for table in tables() if words in notes(table)]


def test_three_interviews_are_a_table_and_four_are_not() -> None:
    points = voices_of(MADE).saturation
    table = there(saturation_table(scene(with_voices(MADE, saturation=points[:3]))))
    assert [[plain(each.stub), *(plain(cell.shows) for cell in each.cells)] for each in table.rows] == [
        ["1", "2", "2"],
        ["2", "1", "3"],
        ["3", "0", "3"],
    ]
    assert saturation_table(scene(with_voices(MADE, saturation=points[:4]))) is None
    assert saturation_table(scene(with_voices(MADE, saturation=()))) is None


def test_every_group_stands_in_the_matrix_of_every_theme() -> None:
    heads = [plain(column.head) for column in matrix_table(scene()).columns]
    assert heads[2:-1] == [plain(label) for label, _ in GROUPS.values()]

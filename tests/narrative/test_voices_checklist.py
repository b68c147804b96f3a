"""The COREQ annex: 32 items, each with a status that follows from what authors said and what the data show."""

from interviews import both, voices_findings, voices_of, with_voices

from reportgen.config.model import StudyDescription
from reportgen.exhibits.checklist import Status
from reportgen.exhibits.voices.checklist import coreq_table
from reportgen.locales.languages import Language, Text
from reportgen.locales.voice import voice
from reportgen.narrative.story import DataSource
from reportgen.narrative.voices.checklist import ASKED_FOR, N_ITEMS, checklist
from reportgen.narrative.voices.methods import INTERVIEWING
from reportgen.narrative.voices.story import VoicesStory


def told(*described: str, **changes: object) -> VoicesStory:
    findings = with_voices(voices_findings(), **changes)
    description: dict[str, Text] = {key: both("Ada.", "There is.") for key in described}
    source = DataSource("interviews", "segments.csv", "0" * 64, 64)
    return VoicesStory(findings, voices_of(findings), both("Serpong", "Serpong"), None, description, source, "1")


def status(story: VoicesStory) -> dict[str, Status]:
    return {item.number: item.status for item in checklist(story)}


def test_there_are_32_items_in_order_each_with_a_status_and_a_place() -> None:
    items = checklist(told())
    assert [item.number for item in items] == [str(number) for number in range(1, N_ITEMS + 1)]
    assert all(item.where is not None for item in items)


def test_what_nobody_said_is_not_reported_and_what_the_data_show_is() -> None:
    found = status(told())
    missing = {number for number, state in found.items() if state is Status.NOT_REPORTED}
    assert missing == set(ASKED_FOR)
    assert {number for number, state in found.items() if state is Status.REPORTED} == {
        "12",
        "22",
        "24",
        "30",
        "31",
        "32",
    }


def test_what_authors_said_is_reported_and_what_no_rule_can_read_is_partly() -> None:
    found = status(told("interviewer", "setting", "recording"))
    assert (found["1"], found["4"], found["14"], found["19"], found["21"]) == (
        Status.REPORTED,
        Status.PARTLY,
        Status.REPORTED,
        Status.REPORTED,
        Status.PARTLY,
    )
    assert found["13"] is Status.NOT_REPORTED


def test_items_follow_the_data() -> None:
    everything = voices_of(voices_findings())
    one = status(told(themes=(everything.theme("imd"),), saturation=()))
    assert one["22"] is Status.NOT_REPORTED
    assert one["32"] is Status.NOT_APPLICABLE
    nothing = status(told(themes=(everything.theme("workplace"),)))
    assert (nothing["29"], nothing["30"], nothing["31"]) == (Status.NOT_REPORTED, Status.PARTLY, Status.NOT_APPLICABLE)


def test_every_key_that_an_item_asks_for_can_be_written_in_a_configuration() -> None:
    asked = {key for key, _ in ASKED_FOR.values()} | set(INTERVIEWING)
    assert asked <= set(StudyDescription.model_fields)


def test_the_table_has_every_item_in_words_and_owns_what_is_from_memory() -> None:
    table = coreq_table(checklist(told()))
    assert len(table.rows) == N_ITEMS
    for language in Language:
        spoken = voice(language)
        words = [spoken.say(row.cells[0].shows or "") for row in table.rows]
        assert len(set(words)) == N_ITEMS
        assert all(row.cells[1].shows is not None for row in table.rows)
        assert any("25–32" in spoken.say(note) for note in table.notes)

"""Page one of a brief that rests on interviews: a finding as title, no figure, contradictions kept."""

import re

import pytest
from interviews import both, voices_findings, voices_of, with_voices
from studies import study_findings, study_of
from voices_told import PLACE, SECTIONS, all_of, brief, counting, made, only_themes, say, sentence, told, words_of

from reportgen.brief import Bullets, Headline, Letterhead, NumberedChart, Paragraph, Stamp, Terms
from reportgen.composition import Furniture, compose
from reportgen.composition.found import with_one_more
from reportgen.composition.voices import front, section
from reportgen.findings import (
    Provenance,
    Usability,
    VoicesReason,
)
from reportgen.locales.languages import Language, Text
from reportgen.locales.voice import voice
from reportgen.narrative.story import DataSource
from reportgen.narrative.study.story import StudyRule, StudyStory
from reportgen.narrative.telling import Told, figure
from reportgen.narrative.voices import key_messages, limitations, methods, themes
from reportgen.narrative.voices.title import title


def test_the_title_says_what_all_groups_raised_and_which_way_it_points() -> None:
    assert say(title(told())) == (
        "IMD dan rawat gabung: hambatan yang disebut semua kelompok informan dalam wawancara di Puskesmas Serpong 1",
        (
            "Early initiation and rooming-in: hindrances named by all groups of informants in interviews at Serpong 1 "
            "Puskesmas"
        ),
    )


@pytest.mark.parametrize(
    ("theme", "english"),
    [
        ("family", "informants contradict one another"),
        ("counselling", "support named by several groups of informants, though some say otherwise,"),
        ("volunteers", "hindrances named by several groups of informants"),
        ("sanctions", "a theme raised by one group of informants (health workers)"),
    ],
)
def test_the_title_keeps_a_contradiction_and_says_how_many_groups(theme: str, english: str) -> None:
    said = say(title(told(only_themes(theme))))[1]
    assert said.split(": ", maxsplit=1)[1] == f"{english} in interviews at Serpong 1 Puskesmas"


def test_the_title_is_of_the_theme_that_most_groups_raised_not_of_the_one_most_informants_did() -> None:
    fewer = counting(voices_findings(), "said.proportion.imd", 8)
    assert say(title(told(fewer)))[1].startswith("Early initiation")


def test_a_title_has_no_number_but_those_of_names() -> None:
    for name in ("imd", "family", "counselling", "volunteers", "sanctions"):
        assert re.findall(r"\d", all_of((title(told(only_themes(name))),))) == ["1", "1"]


def test_a_theme_that_nobody_raised_is_no_title() -> None:
    assert say(title(told(only_themes("workplace"))))[1].endswith("no theme was raised by informants")


def test_of_one_group_it_is_not_said_that_all_groups_agree() -> None:
    findings = voices_findings()
    alone = with_voices(findings, groups=voices_of(findings).groups[:1])
    assert "groups" not in say(title(told(alone)))[1]
    assert themes.triangulation(told(alone)) is None
    assert "namely" not in sentence("imd", alone)[1]


def test_a_title_says_that_interviews_are_provisional_made_up_or_of_no_use() -> None:
    unsettled = voices_findings(usability=Usability.CAUTION, reasons=(VoicesReason.NOT_SATURATED,))
    assert say(title(told(unsettled)))[0].startswith("Data sementara – ")
    one_coder = voices_findings(usability=Usability.CAUTION, reasons=(VoicesReason.ONE_CODER,))
    assert say(title(told(one_coder)))[0].startswith("IMD")
    assert say(title(told(made(Provenance.ILLUSTRATIVE))))[1].startswith("Made-up data – ")
    unusable = told(voices_findings(usability=Usability.NOT_USABLE, reasons=(VoicesReason.NOT_SATURATED,)))
    assert say(title(unusable))[1] == "Interviews at Serpong 1 Puskesmas cannot yet support a conclusion"


def test_a_title_of_ones_own_stands_instead() -> None:
    own = both("Judul sendiri", "A title of one's own")
    assert brief(told(), own_title=own).title == own


def test_page_one_has_no_figure_but_who_was_interviewed_and_the_map() -> None:
    found = brief(told())
    head, picture, messages = found.front
    assert isinstance(head, Headline)
    assert head.figure is None
    assert figure(Told(told().findings, voices=(told(),))) is None
    assert say(head.lines[0])[1] == (
        "20 informants were interviewed, November–December 2016: health workers (5), posyandu volunteers (5), "
        "mothers (5) and “husbands and parents” (5)."
    )
    assert isinstance(picture, NumberedChart)
    assert isinstance(messages, Bullets)
    assert say(found.kind) == ("Ringkasan hasil wawancara", "Interview brief")
    assert front(told(), with_messages=False)[-1] is None


def test_the_map_stands_once_on_page_one_or_at_the_head_of_the_section() -> None:
    maps = [block for block in brief(told()).charts() if block.chart.id.startswith("theme-map")]
    assert len(maps) == 1
    assert section(told(), "voices")[1] is not None
    assert section(told(), "voices", alone=True)[:2] != section(told(), "voices")[:2]


def test_beside_a_study_the_interviews_have_a_section_and_no_page_one_and_nothing_is_said_twice() -> None:
    findings = study_findings()
    rule_of_study, source = StudyRule(0.8, 0.3, 20), DataSource("survey", "survey.csv", "0" * 64, 250)
    said = {"funding": both("Mandiri.", "Self-funded.")}
    study = StudyStory(findings, study_of(findings), PLACE, None, rule_of_study, said, (source,), "1")
    story = told(made(Provenance.ILLUSTRATIVE), description=said)
    head = Letterhead(None, PLACE, (), findings.period, None, None, None)
    both_told = Told(findings, study=study, voices=(story,))
    found = compose(both_told, Furniture("serpong-1", head, None, SECTIONS, draft=False))
    blocks = {each.id: each.blocks for each in found.sections}
    assert say(found.kind)[1] == "Study brief"
    assert [say(mark)[1] for mark in found.marks] == ["Made-up data"]
    assert isinstance(blocks["voices"][0], Paragraph)
    assert isinstance(blocks["voices"][1], NumberedChart)
    (terms,), (sources,) = blocks["methods"], blocks["sources"]
    assert isinstance(terms, Terms)
    assert isinstance(sources, Bullets)
    assert [say(term)[1] for term, _ in terms.items].count("Funding") == 1
    assert sum("reportgen" in say(each)[1] for each in sources.items) == 1
    assert [table.table.id for table in found.tables()][-2:] == ["strobe", "coreq"]


def test_key_messages_say_what_all_raised_who_contradicts_whom_and_who_was_silent() -> None:
    said = [say(each)[1] for each in key_messages.key_messages(told())]
    assert said == [
        (
            "Raised by all groups of informants interviewed: early initiation and rooming-in (12 of 20 "
            "informants, mainly hindering)."
        ),
        (
            "Informants contradict one another about husbands' and parents' knowledge: 5 hindering and "
            "5 supporting, of 11 who raised it; divided within the same group: "
            "posyandu volunteers, mothers and “husbands and parents”."
        ),
        (
            "Numbers and interviews contradict each other about breastfeeding counselling in antenatal care: Antenatal "
            "counselling 50.4% (121 of 240; 95%\u00a0CI 44.1–56.7), short of the target of 80%; 8 of 20 informants "
            "raised it, mainly supporting."
        ),
        "Raised by one group only: enforcement of sanctions – health workers (3 of 5).",
        "Groups that were interviewed and did not raise husbands' and parents' knowledge: health workers.",
    ]


def test_without_a_theme_that_all_groups_raised_those_of_most_groups_are_told() -> None:
    said = say(key_messages.key_messages(told(only_themes("family", "sanctions")))[0])
    assert said[0].startswith("Tidak ada tema yang disebut semua kelompok; yang disebut kelompok terbanyak (3 dari 4")
    assert "3 of 4 groups" in said[1]


@pytest.mark.parametrize("names", [("imd",), ("sanctions",), ("workplace",), ("imd", "family", "volunteers")])
def test_no_message_is_said_twice_and_none_is_empty(names: tuple[str, ...]) -> None:
    said = key_messages.key_messages(told(only_themes(*names)))
    assert 1 <= len(said) == len(set(said)) <= 5
    assert all(re.search(r"\w", text) and not re.search(r": \.|\(\)|  ", text) for text in all_of(said).splitlines())


@pytest.mark.parametrize("provenance", [Provenance.RECONSTRUCTED, Provenance.ILLUSTRATIVE])
def test_interviews_that_nobody_held_are_called_so_wherever_they_show(provenance: Provenance) -> None:
    found = brief(told(made(provenance)))
    said = {Language.INDONESIAN: "contoh", Language.ENGLISH: "example"}
    if provenance is Provenance.RECONSTRUCTED:
        said = {Language.INDONESIAN: "disusun ulang", Language.ENGLISH: "reconstructed"}
    assert len(found.marks) == 1
    for language, words in said.items():
        spoken = voice(language)
        for block in (*found.front[:1], *found.sections[0].blocks[:1]):
            assert isinstance(block, Headline | Stamp)
            lines = block.lines if isinstance(block, Headline) else block.reasons
            assert any(words in spoken.say(line) for line in lines)
    assert len(key_messages.key_messages(told(made(provenance)))) == 5
    asked = say(key_messages.key_messages(told(made(provenance)))[-1])[1]
    assert asked.startswith(("Before these results are used", "These interviews are only an example"))
    assert said[Language.ENGLISH] in all_of(limitations.limitations(told(made(provenance))))
    assert said[Language.ENGLISH] in all_of(methods.sources(told(made(provenance))))


def test_interviews_that_were_held_carry_no_mark() -> None:
    assert brief(told()).marks == ()


def test_interviews_of_no_use_say_why_and_tell_no_theme() -> None:
    story = told(voices_findings(usability=Usability.NOT_USABLE, reasons=(VoicesReason.NOT_SATURATED,)))
    found = brief(story)
    assert len(found.front) == 1
    assert found.charts() == ()
    spoken = "\n".join(say(words)[1] for words in words_of(found))
    assert "There is no result to report" in spoken
    assert "hindrances named" not in spoken


@pytest.mark.parametrize(
    ("many", "kept"),
    [(0, ["more"]), (1, ["more", "0"]), (3, ["0", "1", "more", "2"]), (5, ["0", "1", "2", "more", "4"])],
)
def test_one_message_beside_numbers_stands_before_the_last_and_five_stay_five(many: int, kept: list[str]) -> None:
    def words(text: str) -> Text:
        return Text.same(text)

    said = with_one_more(tuple(words(str(number)) for number in range(many)), words("more"))
    assert [each.in_(Language.ENGLISH) for each in said if isinstance(each, Text)] == kept
    assert with_one_more((words("0"),), None) == (words("0"),)

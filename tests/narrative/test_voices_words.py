"""Sentences on interviews in both languages: counts of informants, contradictions kept, nothing said of others."""

import re
from collections.abc import Iterator
from dataclasses import replace

import pytest
from interviews import both, informants, voices_findings, voices_of, with_facts, with_voices

from reportgen import resources
from reportgen.analysis import saturation as rule
from reportgen.analysis import themes as balance
from reportgen.brief import Brief, Bullets, Headline, Letterhead, NumberedChart, NumberedTable, Paragraph, Stamp, Terms
from reportgen.composition import Furniture, compose
from reportgen.composition.voices import front, section
from reportgen.errors import Severity
from reportgen.findings import (
    Accord,
    Findings,
    Judged,
    Provenance,
    Reach,
    Stance,
    Theme,
    Usability,
    VoicesReason,
)
from reportgen.locales.catalogue import read_messages
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Value, Words
from reportgen.locales.voice import voice
from reportgen.narrative.story import DataSource
from reportgen.narrative.telling import Told, all_notices, figure
from reportgen.narrative.voices import joint, key_messages, limitations, methods, notices, quality, stances, themes
from reportgen.narrative.voices.story import VoicesStory
from reportgen.narrative.voices.title import title

PLACE = both("Puskesmas Serpong 1", "Serpong 1 Puskesmas")
SECTIONS = ("key_messages", "quality", "findings", "voices", "limitations", "methods", "sources", "checklist")
CATALOGUES = {
    language: read_messages(resources.catalogues() / language.value / "voices.po", language) for language in Language
}


def told(
    findings: Findings | None = None, *, description: dict[str, Text] | None = None, file: str = "segments.csv"
) -> VoicesStory:
    found = findings if findings is not None else voices_findings()
    source = DataSource("interviews", file, "0" * 64, 64)
    return VoicesStory(found, voices_of(found), PLACE, None, description or {}, source, "1")


def say(words: Value) -> tuple[str, str]:
    return voice(Language.INDONESIAN).say(words), voice(Language.ENGLISH).say(words)


def all_of(words: tuple[Words, ...]) -> str:
    return "\n".join(text for each in words for text in say(each))


def only_themes(*names: str) -> Findings:
    findings = voices_findings()
    return with_voices(findings, themes=tuple(voices_of(findings).theme(name) for name in names), joint=())


def counting(findings: Findings, name: str, numerator: int) -> Findings:
    """Give the findings with another number of informants in one of them."""
    items = tuple(
        replace(each, quantity=informants(numerator, each.estimate.denominator or 1))
        if each.id == name and each.estimate is not None
        else each
        for each in findings
    )
    return replace(findings, items=items)


def made(provenance: Provenance) -> Findings:
    findings = voices_findings(usability=Usability.CAUTION, reasons=(VoicesReason(provenance.value),))
    return with_facts(findings, provenance=provenance)


def brief(story: VoicesStory, *, own_title: Text | None = None) -> Brief:
    head = Letterhead(None, PLACE, (), story.findings.period, None, None, None)
    return compose(
        Told(story.findings, voices=(story,)), Furniture("serpong-1", head, own_title, SECTIONS, draft=False)
    )


def words_of(found: Brief) -> Iterator[Value]:
    """Go through every sentence of a brief that is no table and no chart."""
    yield found.title
    for block in found.blocks():
        if isinstance(block, Paragraph):
            yield block.words
        elif isinstance(block, Bullets):
            yield from block.items
        elif isinstance(block, Headline):
            yield from (block.what, *block.lines)
        elif isinstance(block, Stamp):
            yield from (block.verdict, *block.reasons)
        elif isinstance(block, Terms):
            yield from (value for pair in block.items for value in pair)


# --- Title ------------------------------------------------------------------------------------------------------------


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


# --- Page one ---------------------------------------------------------------------------------------------------------


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


def test_key_messages_say_what_all_raised_who_contradicts_whom_and_who_was_silent() -> None:
    said = [say(each)[1] for each in key_messages.key_messages(told())]
    assert said == [
        (
            "Raised by all groups of informants interviewed: early initiation and rooming-in (12 of 20 "
            "informants, mainly hindrances)."
        ),
        (
            "Informants contradict one another about husbands' and parents' knowledge: 5 named only hindrances and "
            "5 named only support, of 11 informants who raised it; informants of the same group are divided: "
            "posyandu volunteers, mothers and “husbands and parents”."
        ),
        (
            "Numbers and interviews contradict each other about breastfeeding counselling in antenatal care: Antenatal "
            "counselling 50.4% (121 of 240; 95% CI 44.1–56.7), short of the target of 80%; 8 of 20 informants "
            "raised it, mainly naming support."
        ),
        "Raised by one group only: enforcement of sanctions – health workers (3 of 5).",
        "Interviewed, but nobody raised husbands' and parents' knowledge: health workers.",
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
    assert "There is no result to tell" in spoken
    assert "hindrances named" not in spoken


# --- Themes -----------------------------------------------------------------------------------------------------------


def sentence(name: str, findings: Findings | None = None) -> tuple[str, str]:
    story = told(findings)
    return say(themes.of_theme(story, story.voices.theme(name)))


def test_a_theme_says_who_raised_it_which_way_and_who_was_silent() -> None:
    assert sentence("volunteers") == (
        (
            "Pengetahuan kader posyandu: disebut 5 dari 20 informan, yaitu petugas kesehatan (2 dari 5) dan "
            "kader posyandu (3 dari 5); 5 menyebut hambatan; tidak disebut ibu dan “suami dan orang tua”."
        ),
        (
            "Posyandu volunteers' knowledge: raised by 5 of 20 informants, namely health workers (2 of 5) and posyandu "
            "volunteers (3 of 5); 5 named hindrances; not raised by mothers and “husbands and parents”."
        ),
    )
    assert "none of the 20 informants" in sentence("workplace")[1]


def test_a_contradiction_is_told_with_both_sides() -> None:
    assert (
        "informants contradict one another: 1 named hindrances and 7 named support; informants of the same group are "
        "divided: mothers; not raised by" in sentence("counselling")[1]
    )


def test_groups_on_opposite_sides_are_named() -> None:
    findings = voices_findings()
    mothers = "said.proportion.counselling.mother"
    apart = counting(counting(findings, f"{mothers}.supports", 0), f"{mothers}.hinders", 4)
    assert (
        "; between groups: from mothers only hindrances, from health workers only support;"
        in sentence("counselling", apart)[1]
    )


def test_who_raised_a_theme_without_a_stance_is_not_left_out() -> None:
    fewer = counting(voices_findings(), "said.proportion.imd.hinders", 9)
    assert "; 9 named hindrances, 1 named both and 2 with no stance coded" in sentence("imd", fewer)[1]
    assert "named" not in sentence("sanctions")[1]


def test_most_is_two_thirds_of_the_stances_known_as_in_the_joint_display() -> None:
    assert (stances.MOSTLY, stances.CODED) == (balance.MOSTLY, balance.CODED)
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
        "from 0.58 for “posyandu volunteers' knowledge” (95% CI 0.43–0.73) to 1.00 for “enforcement of sanctions”."
    )
    assert themes.coders(told(only_themes("workplace"))) is None
    assert themes.coders(told(only_themes("imd"))) is not None


# --- Beside numbers ---------------------------------------------------------------------------------------------------


def test_each_row_of_the_joint_display_has_its_number_its_indicator_and_its_accord() -> None:
    said = [say(each)[1] for each in joint.sentences(told())]
    assert [each.rsplit("; ", maxsplit=1)[1] for each in said] == [
        "the two agree.",
        "whether the two agree cannot be said.",
        "the two contradict each other.",
        "no comparison can be made.",
        "no comparison can be made.",
    ]
    assert "Early initiation 40.0% (96 of 240; 95% CI 34.0–46.3), short of the target of 80%" in said[0]
    assert "Family support “Good” 54.8%" in said[1]
    assert "there is no number to set beside it" in said[3]
    assert "prevalence ratio 0.91 (95% CI 0.71–1.17)" in said[4]


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
    assert said.startswith("Mother at work prevalence ratio 0.91 (95% CI 0.71–1.17)")
    assert len(said) > len("Mother at work prevalence ratio 0.91 (95% CI 0.71–1.17)")


# --- Quality, limits, methods -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("reason", list(VoicesReason))
def test_every_reason_has_words_and_is_a_notice(reason: VoicesReason) -> None:
    caution = Usability.USABLE if reason is VoicesReason.COMPLETE else Usability.CAUTION
    story = told(voices_findings(usability=caution, reasons=(reason,)))
    assert len(quality.reasons(story)) == 1
    notice = notices.notices(story)[0]
    assert (notice.code, notice.words) == (f"voices.{reason.value}", quality.reasons(story)[0])
    assert notice.severity is (Severity.NOTE if caution is Usability.USABLE else Severity.WARNING)


def test_codes_without_a_theme_and_merged_groups_are_told_and_noticed() -> None:
    story = told(with_facts(voices_findings(), unmapped=(("Harga susu", 4), ("Cuti", 1))))
    said = say(quality.unmapped(story) or "")[1]
    assert said == (
        "Codes of the file that belong to no theme, with the number of coded passages: “Harga susu” (4) and “Cuti” (1)."
    )
    codes = [each.code for each in all_notices(Told(story.findings, voices=(story,)))]
    assert codes == ["voices.complete", "voices.unmapped", "voices.merged"]
    assert said in all_of(tuple(words for _, words in methods.methods(story)))
    assert quality.unmapped(told()) is None


def test_limitations_follow_from_how_the_interviews_were_made() -> None:
    said = all_of(limitations.limitations(told()))
    assert "no share of the population" in said
    assert "translated" in said
    assert "merged" in said
    assert "coded by one" not in said
    poor = voices_findings(
        usability=Usability.CAUTION,
        reasons=(VoicesReason.NOT_SATURATED, VoicesReason.ONE_CODER, VoicesReason.ONE_GROUP),
    )
    apart = with_voices(poor, joint=(), groups=tuple(replace(each, merged=()) for each in voices_of(poor).groups))
    said = all_of(limitations.limitations(told(apart)))
    assert all(part in said for part in ("before saturation", "One person coded", "Only one group"))
    assert "merged" not in said
    assert "Numbers and interviews" not in said


def test_methods_name_only_the_rules_that_are_used() -> None:
    def terms(story: VoicesStory) -> str:
        return all_of(tuple(term for term, _ in methods.methods(story)))  # type: ignore[misc]

    assert "Project file" not in terms(told())
    assert "Project file" in terms(told(file="Wawancara.QDPX"))
    assert all(part in terms(told()) for part in ("Agreement of coders", "Saturation", "side by side"))
    plain = terms(told(only_themes("workplace")))
    assert all(part not in plain for part in ("Agreement of coders", "Stance", "side by side", "Choice of quot"))
    described = told(description={"funding": both("Mandiri.", "Self-funded."), "guide": both("Ada.", "There is one.")})
    said = all_of(tuple(words for _, words in methods.methods(described)))
    assert "Self-funded." in said
    assert "There is one." in said


def test_sources_name_the_file_with_its_fingerprint_and_a_note() -> None:
    note = both("Tesis, 2017.", "Thesis, 2017.")
    said = [say(each)[1] for each in methods.sources(told(with_facts(voices_findings(), note=note)))]
    assert said[0].startswith("segments.csv, 64 rows (SHA-256 fingerprint 000000000000)")
    assert said[1] == "Thesis, 2017."


# --- Both languages ---------------------------------------------------------------------------------------------------


def numbers(text: str) -> list[str]:
    return [each.replace(",", ".") for each in re.findall(r"\d+(?:[.,]\d+)?", text)]


def stories() -> list[VoicesStory]:
    reasons = tuple(each for each in VoicesReason if each is not VoicesReason.COMPLETE)
    poor = voices_findings(usability=Usability.CAUTION, reasons=reasons)
    return [
        told(),
        told(with_facts(made(Provenance.ILLUSTRATIVE), unmapped=(("Cuti", 2),)), file="x.qdpx"),
        told(with_facts(poor, n_coders=1, in_order_of_date=False, provenance=Provenance.RECONSTRUCTED)),
    ]


@pytest.mark.parametrize("place", range(3))
def test_both_languages_say_the_same_numbers_in_the_same_order(place: int) -> None:
    for words in words_of(brief(stories()[place])):
        indonesian, english = say(words)
        assert numbers(indonesian) == numbers(english), english


@pytest.mark.parametrize("place", range(3))
def test_a_percentage_stands_only_with_an_interval_or_a_target(place: int) -> None:
    story = stories()[place]
    of_informants = [theme.label.in_(Language.ENGLISH) for theme in story.voices.themes]
    assert of_informants
    for words in words_of(brief(story)):
        english = say(words)[1]
        if "%" in english:
            assert "CI" in english, english


FORBIDDEN = {
    Language.INDONESIAN: (
        r"menyebabkan|mengakibatkan|meningkatkan|menurunkan|berdampak|pengaruh|akibat|signifikan|bermakna|berhubungan"
        r"|peluang|kebanyakan|sebagian besar|mayoritas|umumnya|para ibu|\d%"
    ),
    Language.ENGLISH: (
        r"\bcaus(?:e[sd]?|ing)\b|\b(?:raises|lowers|improves|leads to|results in|due to|because of)\b"
        r"|\bassociated\b|\bsignificant|\blikely\b|\beffect of\b|\bimpact|\bmost (?:mothers|people|women|informants)\b"
        r"|\bmajority\b|\bgenerally\b|\d%"
    ),
}


@pytest.mark.parametrize("language", list(Language))
def test_no_message_claims_a_cause_a_significance_or_what_most_people_think(language: Language) -> None:
    claiming = [
        (identity, form)
        for identity, forms in CATALOGUES[language].items()
        for form in forms
        if re.search(FORBIDDEN[language], form, re.IGNORECASE)
    ]
    assert claiming == []


def test_percentages_are_named_only_to_say_that_there_are_none() -> None:
    naming = {
        identity
        for language, word in ((Language.INDONESIAN, "persen"), (Language.ENGLISH, "percent"))
        for identity, forms in CATALOGUES[language].items()
        if any(word in form for form in forms)
    }
    assert naming == {"voices.method.counting"}


ENUMS = {
    "voices.lean.": Stance,
    "voices.reach.": Reach,
    "voices.accord.": Accord,
    "voices.reason.": VoicesReason,
    "voices.joint.judged.": Judged,
    "voices.quality.": Usability,
}


@pytest.mark.parametrize("start", list(ENUMS))
def test_every_kind_of_answer_has_words_and_no_words_are_without_one(start: str) -> None:
    worded = {identity.removeprefix(start) for identity in CATALOGUES[Language.ENGLISH] if identity.startswith(start)}
    extra = {"unmapped", "merged", "use.caution", "use.not_usable"} if start == "voices.quality." else set()
    assert worded - extra == {each.value for each in ENUMS[start]}


def test_all_of_a_section_can_be_shown() -> None:
    for name in ("quality", "voices", "limitations", "methods", "sources", "checklist"):
        assert any(section(told(), name))
    assert section(told(), "recommendations") == ()
    assert any(isinstance(block, NumberedTable) for block in brief(told()).blocks())
    assert all(isinstance(theme, Theme) for theme in told().voices.themes)

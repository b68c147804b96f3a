"""Quality, limits and methods of interviews in words, and what no message on interviews may say, in both languages."""

import re
from dataclasses import replace

import pytest
from interviews import both, voices_findings, voices_of, with_facts, with_voices
from voices_told import all_of, brief, made, only_themes, say, told, words_of

from reportgen import resources
from reportgen.brief import NumberedTable
from reportgen.composition.voices import section
from reportgen.errors import Severity
from reportgen.findings import (
    Accord,
    Judged,
    Provenance,
    Reach,
    Stance,
    Theme,
    Unread,
    Usability,
    VoicesReason,
)
from reportgen.locales.catalogue import read_messages
from reportgen.locales.languages import Language
from reportgen.narrative.telling import Told, all_notices
from reportgen.narrative.voices import limitations, methods, notices, quality
from reportgen.narrative.voices.story import VoicesStory

CATALOGUES = {
    language: read_messages(resources.catalogues() / language.value / "voices.po", language) for language in Language
}


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
    assert quality.unmapped(told()) is None
    assert "may be used" not in all_of(quality.remarks(told(made(Provenance.ILLUSTRATIVE))))
    one_coder = voices_findings(usability=Usability.CAUTION, reasons=(VoicesReason.ONE_CODER,))
    assert "may be used" in all_of(quality.remarks(told(one_coder)))


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
    "voices.unread.": Unread,
}


@pytest.mark.parametrize("start", list(ENUMS))
def test_every_kind_of_answer_has_words_and_no_words_are_without_one(start: str) -> None:
    worded = {identity.removeprefix(start) for identity in CATALOGUES[Language.ENGLISH] if identity.startswith(start)}
    extra = (
        {"unmapped", "unread", "no_text", "merged", "use.caution", "use.not_usable"}
        if start == "voices.quality."
        else set()
    )
    elsewhere = {Unread.NO_TEXT.value} if start == "voices.unread." else set()
    assert worded - extra == {each.value for each in ENUMS[start]} - elsewhere


def test_what_a_project_holds_and_the_brief_does_not_read_is_told_and_noticed() -> None:
    unread = ((Unread.PICTURE, 2), (Unread.PDF, 1), (Unread.NO_TEXT, 4))
    story = told(with_facts(voices_findings(), unread=unread))
    assert [say(each)[1] for each in quality.unread(story)] == [
        (
            "Parts of the project file that are not read, and therefore not counted: 2 codes on pictures and 1 code on "
            "a PDF file."
        ),
        "The project file lacks the text of 4 coded passages: they count for their themes and cannot be quoted.",
    ]
    assert [each.code for each in notices.notices(story)].count("voices.unread") == 2
    assert quality.unread(told()) == ()


def test_of_many_codes_without_a_theme_the_most_frequent_are_named() -> None:
    story = told(with_facts(voices_findings(), unmapped=tuple((f"code {place}", 1) for place in range(75))))
    said = say(quality.unmapped(story) or "")[1]
    assert "“code 9” (1)" in said
    assert "“code 10” (1)" not in said
    assert "65" in said


def test_all_of_a_section_can_be_shown() -> None:
    for name in ("quality", "voices", "limitations", "methods", "sources", "checklist"):
        assert any(section(told(), name))
    assert section(told(), "recommendations") == ()
    assert any(isinstance(block, NumberedTable) for block in brief(told()).blocks())
    assert all(isinstance(theme, Theme) for theme in told().voices.themes)

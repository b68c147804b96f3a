"""Sentences in both languages: right by rule, cautious by interval, and the same numbers in the same order."""

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stories import BASIS, NOTHING, SMALL, counted, difference, finding, funnel, number, proportion, story

from reportgen.findings import (
    Audience,
    GroupBy,
    QualityReason,
    Standing,
    Target,
    TargetState,
    Usability,
    Verdict,
)
from reportgen.locales.languages import Language
from reportgen.locales.messages import Words
from reportgen.locales.voice import voice
from reportgen.narrative.headline import figure, lines
from reportgen.narrative.key_messages import key_messages
from reportgen.narrative.limitations import limitations
from reportgen.narrative.methods import definitions, methods, sources
from reportgen.narrative.notices import notices
from reportgen.narrative.quality import reasons, remarks, verdict
from reportgen.narrative.shares import everyday
from reportgen.narrative.story import Story
from reportgen.narrative.title import title


def both(words: Words) -> tuple[str, str]:
    return voice(Language.INDONESIAN).say(words), voice(Language.ENGLISH).say(words)


def numbers_in(text: str, language: Language) -> list[str]:
    found = re.findall(r"\d+(?:[.,]\d+)*", text)
    thousands, point = (".", ",") if language is Language.INDONESIAN else (",", ".")
    return [number.replace(thousands, "").replace(point, ".") for number in found]


def everything(told: Story) -> list[Words]:
    words: list[Words] = [title(told), verdict(told), *lines(told), *key_messages(told), *reasons(told), *remarks(told)]
    words += [*limitations(told), *(explained for _, explained in (*definitions(told), *methods(told))), *sources(told)]
    return words + [notice.words for notice in notices(told)]


@pytest.mark.parametrize(
    ("counts", "indonesian", "english"),
    [
        (
            (112, 172),
            "Sekitar dua dari tiga bayi di bawah enam bulan di wilayah Puskesmas Wagir mendapat ASI eksklusif",
            "About two in three infants under six months in the Wagir Puskesmas area are exclusively breastfed",
        ),
        (
            (57, 172),
            "Sekitar satu dari tiga bayi di bawah enam bulan di wilayah Puskesmas Wagir mendapat ASI eksklusif",
            "About one in three infants under six months in the Wagir Puskesmas area is exclusively breastfed",
        ),
        (
            (100, 172),
            "Sekitar tiga dari lima bayi di bawah enam bulan di wilayah Puskesmas Wagir mendapat ASI eksklusif",
            "About three in five infants under six months in the Wagir Puskesmas area are exclusively breastfed",
        ),
        (
            (147, 172),
            "85% bayi di bawah enam bulan di wilayah Puskesmas Wagir mendapat ASI eksklusif",
            "85% of infants under six months in the Wagir Puskesmas area are exclusively breastfed",
        ),
        (
            (172, 172),
            "Seluruh 172 bayi 0–5 bulan yang ditanyakan di wilayah Puskesmas Wagir mendapat ASI eksklusif",
            "All 172 infants aged 0–5 months asked about in the Wagir Puskesmas area are exclusively breastfed",
        ),
        (
            (7, 12),
            "7 dari 12 bayi di bawah enam bulan di wilayah Puskesmas Wagir mendapat ASI eksklusif",
            "7 of 12 infants under six months in the Wagir Puskesmas area are exclusively breastfed",
        ),
    ],
)
def test_the_title_says_the_finding(counts: tuple[int, int], indonesian: str, english: str) -> None:
    assert both(title(story(finding(proportion(*counts))))) == (indonesian, english)


def test_the_title_of_data_to_be_used_with_caution_says_that_it_is_provisional() -> None:
    told = story(finding(proportion(112, 172)), usability=Usability.CAUTION, reasons=(QualityReason.FEW_ASKED,))
    assert both(title(told)) == (
        (
            "Data sementara: sekitar dua dari tiga bayi di bawah enam bulan "
            "di wilayah Puskesmas Wagir mendapat ASI eksklusif"
        ),
        (
            "Provisional: about two in three infants under six months "
            "in the Wagir Puskesmas area are exclusively breastfed"
        ),
    )


@pytest.mark.parametrize(
    ("counts", "is_near"),
    [((11, 50), True), ((12, 25), True), ((13, 25), True), ((9, 50), True), ((19, 50), True), ((47, 100), False)],
)
def test_an_everyday_fraction_is_within_two_percentage_points(counts: tuple[int, int], *, is_near: bool) -> None:
    assert (everyday(proportion(*counts)) is not None) is is_near


def test_a_target_is_never_rounded() -> None:
    whole = finding(proportion(658, 1300, (0.479, 0.533)), state=TargetState.MET)
    told = story(replace(whole, verdict=Verdict(Target(0.475, 2025, BASIS), TargetState.MET)))
    assert "47.5%" in both(key_messages(told)[0])[1]
    assert "47,5%" in both(lines(told)[1])[0]


@pytest.mark.parametrize("quantity", [SMALL, NOTHING])
def test_a_title_without_a_number_to_show_has_none(quantity: object) -> None:
    told = story(finding(quantity), usability=Usability.NOT_USABLE, reasons=(QualityReason.NO_DENOMINATOR,))  # type: ignore[arg-type]
    for words in both(title(told)):
        assert not re.search(r"\d", words)
    assert figure(told) is None


def test_data_that_cannot_bear_a_headline_show_none_and_say_why() -> None:
    told = story(finding(proportion(7, 7)), usability=Usability.NOT_USABLE, reasons=(QualityReason.SMALL_DENOMINATOR,))
    assert figure(told) is None
    assert "belum dapat menjadi dasar keputusan" in both(title(told))[0]
    assert both(lines(told)[0])[1].startswith("No headline figure")
    assert both(reasons(told)[0])[1] == "The denominator is below 20 infants aged 0–5 months asked about."


def test_the_lines_under_the_headline_say_counts_interval_target_and_district() -> None:
    told = story(
        finding(proportion(132, 161, (0.753, 0.872)), state=TargetState.MET),
        finding(proportion(1200, 1600, (0.73, 0.77)), by=GroupBy.DISTRICT),
    )
    indonesian, english = zip(*(both(line) for line in lines(told)), strict=True)
    assert list(indonesian) == [
        "132 dari 161 bayi 0–5 bulan yang ditanyakan (IK\u00a095%: 75,3–87,2)",
        "Target 60% (Renstra Kementerian Kesehatan 2020–2024, untuk tahun 2024): tercapai",
        "Kabupaten Malang, termasuk puskesmas ini: 75,0% (1.200 dari 1.600; IK\u00a095%: 73,0–77,0)",
    ]
    assert list(english) == [
        "132 of 161 infants aged 0–5 months asked about (95%\u00a0CI 75.3–87.2)",
        "Target 60% (Ministry of Health Strategic Plan 2020–2024, for 2024): met",
        "Malang Regency, including this puskesmas: 75.0% (1,200 of 1,600; 95%\u00a0CI 73.0–77.0)",
    ]


@pytest.mark.parametrize(
    ("state", "english"),
    [
        (TargetState.MET, "The target of 60% is met: the whole confidence interval lies at or above it."),
        (TargetState.NOT_MET, "The target of 60% is not met: the whole confidence interval lies below it."),
        (
            TargetState.CANNOT_SAY,
            "It cannot be said whether the target of 60% is met: the target lies inside the confidence interval.",
        ),
    ],
)
def test_a_target_has_three_states(state: TargetState, english: str) -> None:
    told = story(finding(proportion(60, 100, (0.5, 0.7)), state=state))
    assert both(key_messages(told)[0])[1] == english


def test_the_district_s_figure_says_of_how_many_puskesmas_it_is() -> None:
    district = finding(proportion(1200, 1600, (0.73, 0.77)), by=GroupBy.DISTRICT)
    told = story(finding(proportion(112, 172)), district, number("units", 11))
    assert both(lines(told)[-1]) == (
        "Kabupaten Malang, 11 puskesmas termasuk puskesmas ini: 75,0% (1.200 dari 1.600; IK\u00a095%: 73,0–77,0)",
        "Malang Regency, 11 puskesmas including this one: 75.0% (1,200 of 1,600; 95%\u00a0CI 73.0–77.0)",
    )


def test_a_target_judged_on_data_that_call_for_caution_is_met_for_the_time_being_only() -> None:
    found = finding(proportion(150, 172, (0.81, 0.91)), state=TargetState.MET)
    told = story(found, usability=Usability.CAUTION, reasons=(QualityReason.FEW_ASKED,))
    assert both(lines(told)[1])[1].endswith("met by provisional data")
    assert both(key_messages(told)[0]) == (
        "Menurut data sementara, target 60% tercapai: seluruh interval kepercayaan berada pada atau di atas target.",
        "By provisional data, the target of 60% is met: the whole confidence interval lies at or above it.",
    )


def test_a_change_whose_interval_holds_nought_is_called_unclear() -> None:
    told = story(
        finding(proportion(60, 100, (0.5, 0.7))),
        finding(proportion(55, 100, (0.45, 0.65)), by=GroupBy.PREVIOUS),
        finding(difference(0.05, -0.09, 0.19), by=GroupBy.CHANGE),
    )
    said = [both(words)[1] for words in key_messages(told)]
    change = "the difference is +5.0 percentage points (95%\u00a0CI −9.0 to +19.0)"
    assert said == [f"The change since Q1 2025 (55.0%) is unclear: {change}."]


@pytest.mark.parametrize(
    ("difference_", "english"),
    [
        (
            (0.098, -0.008, 0.203),
            (
                "The figure cannot be told apart from that of the other puskesmas of Malang Regency combined: "
                "the difference is +9.8 percentage points (95%\u00a0CI −0.8 to +20.3)."
            ),
        ),
        (
            (0.098, 0.008, 0.203),
            (
                "The figure is 9.8 percentage points higher than that of the other puskesmas of Malang Regency "
                "combined (95%\u00a0CI +0.8 to +20.3)."
            ),
        ),
        (
            (-0.098, -0.203, -0.008),
            (
                "The figure is 9.8 percentage points lower than that of the other puskesmas of Malang Regency combined "
                "(95%\u00a0CI −20.3 to −0.8)."
            ),
        ),
    ],
)
def test_the_district_is_compared_by_the_interval_of_the_difference(
    difference_: tuple[float, float, float], english: str
) -> None:
    told = story(
        finding(proportion(110, 147, (0.67, 0.81))),
        finding(difference(*difference_), by=GroupBy.DIFFERENCE),
    )
    assert both(key_messages(told)[0])[1] == english


def test_villages_are_named_and_never_ranked() -> None:
    made, points = funnel(
        {
            "A": Standing.LOWER,
            "B": Standing.WITHIN,
            "C": Standing.POSSIBLY_HIGHER,
            "D": Standing.WITHIN,
            "E": Standing.WITHIN,
        }
    )
    told = story(finding(proportion(60, 100, (0.5, 0.7))), *points, funnels=(made,))
    assert both(key_messages(told)[0])[1] == "1 area is lower than chance would explain: A."


def test_key_messages_are_at_most_five() -> None:
    made, points = funnel(
        {"A": Standing.LOWER, "B": Standing.HIGHER, "C": Standing.WITHIN, "D": Standing.WITHIN, "E": Standing.WITHIN}
    )
    told = story(
        finding(proportion(60, 100, (0.5, 0.7)), state=TargetState.CANNOT_SAY),
        finding(proportion(900, 1000, (0.88, 0.92)), by=GroupBy.DISTRICT),
        finding(proportion(30, 100, (0.2, 0.4)), by=GroupBy.PREVIOUS),
        finding(difference(0.3, 0.2, 0.4), by=GroupBy.CHANGE),
        *points,
        counted("subunits", 3, 12),
        counted("asked", 100, 400),
        number("kept_out", 3),
        funnels=(made,),
    )
    assert len(key_messages(told)) == 5


def test_no_p_value_and_no_causal_verb_is_ever_said() -> None:
    causal = re.compile(
        r"\b(menyebabkan|akibat|pengaruh|meningkatkan|caus(?:es|ed|ing)|due to|effect of|raises)\b|p\s*[<=]",
        re.IGNORECASE,
    )
    told = story(finding(proportion(60, 100, (0.5, 0.7)), state=TargetState.CANNOT_SAY), counted("asked", 100, 400))
    assert [words for message in everything(told) for words in both(message) if causal.search(words)] == []


def test_an_internal_brief_says_that_everything_is_shown() -> None:
    told = story(finding(proportion(2, 60)), audience=Audience.INTERNAL)
    assert (
        "not for publication"
        in both(dict(methods(told))[next(t for t, _ in methods(told) if "disclosure" in str(t))])[1]
    )


SHARES = st.integers(1, 4000).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(SHARES, SHARES, st.sampled_from(list(TargetState)), st.sampled_from(list(Usability)))
def test_both_languages_carry_the_same_numbers_in_the_same_order(
    own: tuple[int, int], district: tuple[int, int], state: TargetState, usability: Usability
) -> None:
    told = story(
        finding(proportion(*own, interval=(own[0] / own[1] / 2, 1.0)), state=state),
        finding(proportion(*district, interval=(0.0, 1.0)), by=GroupBy.DISTRICT),
        counted("subunits", 3, 12),
        counted("asked", *own),
        counted("months", 1, 3),
        number("kept_out", 2),
        number("zeros", 1),
        usability=usability,
        reasons=(
            QualityReason.FEW_REPORTS,
            QualityReason.FEW_ASKED,
            QualityReason.MONTHS_MISSING,
            QualityReason.ROWS_KEPT_OUT,
        ),
        missing=("A", "B"),
    )
    for words in everything(told):
        indonesian, english = both(words)
        # "Triwulan I 2025" and "Q1 2025" are one period written two ways.
        indonesian = indonesian.replace("Triwulan I ", "Q1 ")
        assert numbers_in(indonesian, Language.INDONESIAN) == numbers_in(english, Language.ENGLISH), (
            indonesian,
            english,
        )

"""Published figures stand in the table as they were printed, each with its verdict."""

from __future__ import annotations

from typing import Any

import pytest
from evidence.supplied import PLACE, beside_study, publication, said, scene
from stories import EBF, finding, proportion

from reportgen.composition.evidence import section
from reportgen.exhibits.evidence.figures import figure
from reportgen.exhibits.evidence.scene import EvidenceScene
from reportgen.exhibits.table import Table
from reportgen.locales.languages import Language
from reportgen.narrative.evidence import EvidenceStory, evidence_notices, letterhead_note

LOCAL = finding(proportion(112, 172, (0.577, 0.718)))


def table(made: EvidenceScene) -> Table:
    found = section(EvidenceStory(made.findings, PLACE, made.published, made.indicators, made.headline), "evidence")[0]
    assert isinstance(found, Table)
    return found


def rows(made: EvidenceScene, language: Language = Language.ENGLISH) -> list[tuple[str, ...]]:
    return [
        (said(row.stub, language), *("–" if cell.shows is None else said(cell.shows, language) for cell in row.cells))
        for row in table(made).rows
    ]


@pytest.mark.parametrize(
    ("claim", "indonesian", "english"),
    [
        ({"measure": "share", "count": 37, "percent": "61.4"}, "37 (61,4%)", "37 (61.4%)"),
        ({"measure": "share", "percent": "61.40"}, "61,40%", "61.40%"),
        ({"measure": "share", "count": 37}, "37 orang", "37 people"),
        (
            {"measure": "share", "percent": "54", "ci": ["48.1", "60"]},
            "54% (IK\u00a095%: 48,1–60)",
            "54% (95%\u00a0CI 48.1–60)",
        ),
        (
            {"measure": "ratio", "value": "1.547", "ci": ["1.023", "2.339"]},
            "1,547 (IK\u00a095%: 1,023–2,339); sebagaimana diterbitkan, jenis rasio tidak disebutkan",
            "1.547 (95%\u00a0CI 1.023–2.339); as published, type of ratio not stated",
        ),
        (
            {"measure": "ratio", "value": "1.50", "kind": "odds_ratio", "adjusted": True, "p": "0.040"},
            "1,50; p = 0,040; disesuaikan; rasio odds",
            "1.50; p = 0.040; adjusted; odds ratio",
        ),
        (
            {"measure": "test", "p": "0.000", "test": "chi-square"},
            "p < 0,001 (tercetak 0,000); uji kai-kuadrat; ukuran efek tidak dicantumkan",
            "p < 0.001 (printed as 0.000); chi-square test; no effect size given",
        ),
        ({"measure": "test", "p": "0.00"}, "p < 0,01 (tercetak 0,00)", "p < 0.01 (printed as 0.00)"),
        ({"measure": "test", "p": "4.5e-5"}, "p = 0,000045", "p = 0.000045"),
        ({"measure": "test", "p": "<0.001"}, "p < 0,001", "p < 0.001"),
        ({"measure": "test", "p": ">0.05"}, "p > 0,05", "p > 0.05"),
        (
            {"measure": "kappa", "value": "0.8", "ci": ["0.7", "0.9"]},
            "0,8 (IK\u00a095%: 0,7–0,9)",
            "0.8 (95%\u00a0CI 0.7–0.9)",
        ),
        (
            {"measure": "difference", "value": "-3.0", "ci": ["-7.5", "1.5"]},
            "−3,0 (IK\u00a095%: −7,5 sampai 1,5)",
            "−3.0 (95%\u00a0CI −7.5 to 1.5)",
        ),
        ({"measure": "mean", "value": "28.40", "sd": "5.6"}, "28,40 (SB 5,6)", "28.40 (SD 5.6)"),
        ({"measure": "whole", "counts": [20, 37], "total": 57}, "20 dan 37; keseluruhan 57", "20 and 37; total 57"),
        ({"measure": "kappa", "value": "0.8"}, "0,8", "0.8"),
        ({"measure": "score", "scale": [0, 15], "values": ["7.0"]}, "7,0; skala 0–15", "7.0; scale 0–15"),
    ],
)
def test_a_figure_keeps_its_decimals_in_both_languages(claim: dict[str, Any], indonesian: str, english: str) -> None:
    made = publication(claim)
    words = figure(made, made.claims[0])
    assert said(words, Language.INDONESIAN).startswith(indonesian)
    assert said(words).startswith(english)


def test_a_decimal_comma_of_an_indonesian_text_is_read_as_one() -> None:
    made = publication({"measure": "ratio", "value": 1.547}, language="id")
    assert said(figure(made, made.claims[0]), Language.INDONESIAN).startswith("1,547")


def test_the_local_figure_comes_first_with_its_own_definition_then_each_publication_with_its_own() -> None:
    claim = {"measure": "share", "count": 45, "percent": "78.9", "indicator": EBF.id}
    made = scene(
        LOCAL,
        publications=(publication(claim, n=57, design="cross-sectional", age=[6, 24], recall="retrospective"),),
    )
    found = rows(made)
    assert found[0] == ("Local figures: Wagir Puskesmas, Q1 2025",)
    assert found[1][0] == (
        "Exclusive breastfeeding, 0–5 months (24-hour recall) – children aged 0–5 months; 24-hour recall; "
        "population: infants aged 0–5 months asked about"
    )
    assert found[1][1:] == ("172", "65.1% (112 of 172; 95%\u00a0CI 57.7–71.8)", "")
    departing = (
        "cross-sectional design; n = 57; children aged 6–24 months; mothers' recall (retrospective); "
        "population not stated"
    )
    assert found[2:4] == [
        ("Study A",),
        (departing,),
    ]
    # The publication departs from the indicator that it is said to be of: the row must not bear that definition.
    assert found[4] == ("Exclusive breastfeeding, defined differently", "57", "45 (78.9%)", "Consistent")


def test_what_a_publication_leaves_out_is_as_the_indicator_that_it_names_says() -> None:
    claim = {"measure": "share", "count": 45, "percent": "78.9"}
    made = scene(LOCAL, publications=(publication(claim, n=57, indicator=EBF.id),))
    assert "24-hour recall; population: infants aged 0–5 months asked about" in rows(made)[1][0]


def test_every_figure_that_is_not_plainly_consistent_has_a_footnote_with_its_mark() -> None:
    made = scene(
        LOCAL,
        publications=(
            publication(
                {"measure": "share", "count": 37, "n": 57, "percent": "61.4", "label": "High school"},
                {"measure": "share", "count": 37, "n": 57, "percent": "64.9", "label": "Housewife"},
                {"measure": "alpha", "value": "0.8", "label": "Scale"},
                {"measure": "share", "percent": "61.4", "label": "No n"},
            ),
        ),
    )
    assert [row[3] for row in rows(made)[2:]] == [
        "Not reproducible (a)",
        "Consistent",
        "Consistent",
        "Cannot be checked (b)",
    ]
    notes = [said(note) for note in table(made).notes]
    assert notes[0].startswith("(a) not reproducible from the stated n")
    assert "37 of 57 is 64.9" in notes[0]
    assert notes[1].startswith("(b) cannot be checked without")


def test_a_note_says_what_is_not_drawn_beside_the_local_figure_and_why() -> None:
    claim = {"measure": "share", "count": 45, "percent": "78.9", "indicator": EBF.id}
    made = scene(LOCAL, publications=(publication(claim, n=57, age=[6, 24], recall="retrospective"),))
    notes = [said(note, Language.INDONESIAN) for note in table(made).notes]
    assert (
        "Tidak digambar bersama angka setempat – ASI eksklusif, dengan definisi lain: anak usia 6–24 bulan, di sini "
        "anak usia 0–5 bulan; ingatan ibu (retrospektif), di sini recall 24 jam." in notes
    )


def test_a_ratio_of_local_variables_says_that_their_names_are_local() -> None:
    claim = {"measure": "ratio", "value": "1.547", "exposure": "support", "outcome": "ebf"}
    notes = [said(note) for note in table(beside_study(publication(claim, n=250))).notes]
    assert "Variable names are those of the local data; the publication may define them differently." in notes


def impossible() -> EvidenceStory:
    claims = (
        {"measure": "share", "count": 45, "percent": "78.9"},
        {"measure": "share", "count": 37, "percent": "61.4"},
    )
    made = scene(LOCAL, publications=(publication(*({**claim, "n": 57} for claim in claims)),))
    return EvidenceStory(made.findings, PLACE, made.published, made.indicators)


def test_an_impossible_figure_is_a_warning_at_its_place_in_the_list() -> None:
    (notice,) = evidence_notices(impossible())
    assert (notice.severity.value, notice.code, notice.where) == (
        "warning",
        "evidence.impossible",
        "evidence[0].claims[1]",
    )
    assert said(notice.words).startswith("Study A: Percentage, 37 (61.4%): not reproducible from the stated n")


def test_the_note_under_the_letterhead_names_the_figure_and_keeps_what_else_it_said() -> None:
    story = impossible()
    note = letterhead_note(story, PLACE)
    assert note is not None
    assert said(note) == (
        "This draft contains 1 published figure that is not reproducible from what is stated: Percentage, 37 (61.4%). "
        "Wagir Puskesmas"
    )


def test_a_letterhead_without_impossible_figures_stays_as_it_is() -> None:
    made = scene(LOCAL, publications=(publication({"measure": "share", "count": 45, "percent": "78.9", "n": 57}),))
    story = EvidenceStory(made.findings, PLACE, made.published, made.indicators)
    assert letterhead_note(story, PLACE) == PLACE
    assert letterhead_note(story, None) is None
    assert evidence_notices(story) == ()

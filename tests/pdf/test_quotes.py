"""Quotations on the printed page: heard in the language they were said in, and in the bundled face.

Source: ISO 14289-1 (PDF/UA-1), 7.2.
"""

from __future__ import annotations

import io
from dataclasses import replace

import briefs
import pikepdf
import printed
import pytest
from interviews import voices_findings, voices_of

from reportgen.brief import Brief
from reportgen.config.model import Layout
from reportgen.exhibits.voices.quotes import quotes_block
from reportgen.exhibits.voices.scene import VoicesScene
from reportgen.locales.languages import Language, Text
from reportgen.pdf import Press

INDONESIAN, ENGLISH = Language


def brief() -> Brief:
    findings = voices_findings()
    scene = VoicesScene(findings, voices_of(findings), Text.same("Serpong 1"))
    found = (quotes_block(scene, theme) for theme in scene.voices.themes)
    section = briefs.section("voices", briefs.both("Suara", "Voices"), *(each for each in found if each is not None))
    return replace(briefs.brief(), front=(), sections=(section,))


def switched(pdf: bytes, kind: str, language: Language) -> int:
    """Give how many elements of a kind themselves switch to a language."""
    opened = pikepdf.open(io.BytesIO(pdf))
    elements = (
        each for each in opened.objects if isinstance(each, pikepdf.Dictionary) and str(each.get("/S")) == f"/{kind}"
    )
    return sum(str(each.get("/Lang", "")) == language.value for each in elements)


def test_the_english_edition_switches_to_the_language_of_each_original(press: Press) -> None:
    pdf = printed.printed(press, brief(), [ENGLISH]).pdf
    assert switched(pdf, "P", INDONESIAN) == 7


def test_the_edition_of_the_originals_switches_nowhere(press: Press) -> None:
    pdf = printed.printed(press, brief(), [INDONESIAN]).pdf
    assert switched(pdf, "P", ENGLISH) == switched(pdf, "P", INDONESIAN) == 0


def test_a_quotation_is_tagged_as_one(press: Press) -> None:
    pdf = pikepdf.open(io.BytesIO(printed.printed(press, brief(), [ENGLISH]).pdf))
    tags = [str(each.get("/S")) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/S" in each]
    assert tags.count("/BlockQuote") == 7


@pytest.mark.parametrize("layout", [Layout.SEQUENTIAL, Layout.PARALLEL])
def test_the_originals_stand_in_both_editions_and_the_translations_in_one(press: Press, layout: Layout) -> None:
    text = "\n".join(printed.pages(printed.printed(press, brief(), list(Language), layout=layout).pdf))
    assert text.count("Aturannya ada, tapi belum pernah ada yang ditegur") == 2
    assert text.count("nobody has ever been warned") == 1


def test_signs_of_stances_are_in_the_bundled_face(press: Press) -> None:
    pdf = pikepdf.open(io.BytesIO(printed.printed(press, brief(), [ENGLISH]).pdf))
    fonts = {
        str(each["/FontName"]) for each in pdf.objects if isinstance(each, pikepdf.Dictionary) and "/FontName" in each
    }
    assert fonts
    assert all("IBM" in name and "Plex" in name for name in fonts), fonts

"""Interpretation: printed at the head of its section, asked for in a draft, and nowhere else."""

from __future__ import annotations

import html
from pathlib import Path

import pytest
from finals import final, reviewed

from reportgen import pipeline
from reportgen.brief import Interpretation, Paragraph
from reportgen.composition.notes import with_note
from reportgen.locales.languages import Text
from reportgen.pipeline import Format, Options, Workshop

EXAMPLE = Path(__file__).resolve().parents[2] / "examples" / "sumber-lestari-2025-q2.yaml"
NOTES = """\
notes:
  findings: {id: "Kader baru mulai bekerja.\\n\\nPosyandu bertambah.", en: "New cadres began.\\n\\nMore posyandu."}
  voices: {id: Tidak tercetak., en: Not printed.}
"""
BLOCKS = (Paragraph(Text.same("words")),)
NOTE = Text.of({"id": "Naik.", "en": "Up."})


@pytest.fixture(scope="module")
def workshop() -> Workshop:
    return Workshop()


def pages(config: Path, out: Path, workshop: Workshop) -> tuple[str, str]:
    options = Options(formats=frozenset({Format.HTML}))
    built = pipeline.build(config, out, options=options, workshop=workshop)
    found = {path.name[6:8]: html.unescape(path.read_text(encoding="utf-8")) for path in built.files}
    return found["id"], found["en"]


def between(page: str, start: str, end: str) -> str:
    return page.partition(start)[2].partition(end)[0]


def test_a_note_stands_between_the_heading_and_what_it_interprets(tmp_path: Path, workshop: Workshop) -> None:
    indonesian, english = pages(final(EXAMPLE, tmp_path, more=NOTES), tmp_path / "out", workshop)
    head = between(indonesian, '<h2 id="section-findings-id">', "<table")
    assert [words in head for words in ("Tafsiran:", "Kader baru mulai bekerja.", "Posyandu bertambah.")] == [True] * 3
    assert head.count('<p class="interpretation">') == 2
    head = between(english, '<h2 id="section-findings-en">', "<table")
    assert "Interpretation:" in head
    assert "New cadres began." in head


def test_a_draft_asks_for_what_is_missing_and_a_final_does_not(tmp_path: Path, workshop: Workshop) -> None:
    ask = NOTES.replace("findings", "methods")
    drafts = pages(reviewed(EXAMPLE, tmp_path / "draft", more=ask), tmp_path / "drafts", workshop)
    finals = pages(final(EXAMPLE, tmp_path / "final", more=ask), tmp_path / "finals", workshop)
    for page, words in zip(drafts, ("Tulis tafsiran bagian ini (notes.findings)", "Write what a reader"), strict=True):
        assert words in between(page, '<section class="section section-findings">', "<table")
        assert "notes.methods" not in page
    assert not any("notes." in page for page in finals)


def test_a_note_for_a_section_that_is_not_printed_is_warned_of(tmp_path: Path, workshop: Workshop) -> None:
    checked = pipeline.check(reviewed(EXAMPLE, tmp_path, more=NOTES), options=Options(), workshop=workshop)
    (told,) = [notice for notice in checked.told.own if notice.code == "notes.unprinted"]
    assert (told.severity.value, told.where) == ("warning", "notes.voices")
    assert any("What people said" in notice for notice in checked.notices)


def test_a_note_comes_first_whether_draft_or_final() -> None:
    for draft in (True, False):
        assert with_note("quality", BLOCKS, note=NOTE, draft=draft) == (Interpretation(NOTE), *BLOCKS)


@pytest.mark.parametrize("name", ["findings", "voices", "recommendations"])
def test_three_sections_at_most_are_asked_for(name: str) -> None:
    first, *others = with_note(name, BLOCKS, note=None, draft=True)
    assert isinstance(first, Interpretation)
    assert (first.missing, tuple(others)) == (True, BLOCKS)
    assert with_note(name, BLOCKS, note=None, draft=False) == BLOCKS


@pytest.mark.parametrize("name", ["quality", "methods", "evidence", "changes", "annex"])
def test_the_others_are_not_asked_for(name: str) -> None:
    assert with_note(name, BLOCKS, note=None, draft=True) == BLOCKS


def test_a_slot_that_stands_empty_is_asked_for_in_any_section_of_a_draft() -> None:
    first, *_ = with_note("quality", BLOCKS, note=None, draft=True, slot=True)
    assert isinstance(first, Interpretation)
    assert first.missing
    assert with_note("quality", BLOCKS, note=None, draft=False, slot=True) == BLOCKS


def test_an_empty_slot_nags_in_a_draft_and_warns_of_nothing(tmp_path: Path, workshop: Workshop) -> None:
    slots = 'notes: {quality: {id: "", en: ""}, voices: }\n'
    config = reviewed(EXAMPLE, tmp_path / "draft", more=slots)
    _, english = pages(config, tmp_path / "drafts", workshop)
    assert "Write what a reader should make of this section (notes.quality)" in english
    checked = pipeline.check(config, options=Options(), workshop=workshop)
    assert [notice.code for notice in checked.told.own] == []

"""Notes: words of their own in every language of the brief, under the name of a section."""

from __future__ import annotations

from pathlib import Path

import pytest
from districts import district

from reportgen.config.load import load
from reportgen.errors import ConfigError, Diagnostic


def problems(folder: Path, more: str) -> tuple[Diagnostic, ...]:
    config = district(folder, "Wagir").config("Wagir")
    config.write_text(config.read_text(encoding="utf-8") + more, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        load(config)
    assert all(each.where and each.where.file == str(config) and each.where.line for each in caught.value.diagnostics)
    return caught.value.diagnostics


def test_a_note_in_one_language_only_is_located(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "notes:\n  findings: {id: Naik.}\n  methods: {id: Ya., en: 'Yes.'}\n")
    assert 'notes.findings has no "en"' in problem.message
    assert problem.where is not None
    assert (problem.where.line, problem.where.key) == (8, "notes.findings")


def test_one_string_for_two_languages_is_located(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "notes:\n  findings: Naik.\n  quality: {id: Ya., en: 'Yes.'}\n")
    assert problem.code == "config.no_language"
    assert "printed in id and en" in problem.message
    assert "{id: …, en: …}" in str(problem.hint)
    assert problem.where is not None
    assert (problem.where.line, problem.where.key) == (8, "notes.findings")


def test_one_string_is_enough_for_one_language(tmp_path: Path) -> None:
    config = district(tmp_path, "Wagir").config("Wagir")
    more = "brief: {languages: [id]}\nnotes: {findings: Naik.}\n"
    config.write_text(config.read_text(encoding="utf-8") + more, encoding="utf-8")
    assert len(load(config).config.notes) == 1


def test_a_note_of_no_section_is_located_with_what_there_is(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, "notes:\n  findigns: {id: Naik., en: Up.}\n")
    assert '"findigns"' in problem.message
    assert "findings" in f"{problem.message} {problem.hint}"


@pytest.mark.parametrize("slot", ['{id: "", en: ""}', '""', "", "{id: , en: }"])
def test_a_slot_that_is_still_empty_is_no_note_yet(tmp_path: Path, slot: str) -> None:
    config = district(tmp_path, "Wagir").config("Wagir")
    config.write_text(config.read_text(encoding="utf-8") + f"notes:\n  findings: {slot}\n", encoding="utf-8")
    assert list(load(config).config.notes.values()) == [None]


def test_a_note_that_is_empty_in_one_language_is_located(tmp_path: Path) -> None:
    (problem,) = problems(tmp_path, 'notes:\n  findings: {id: Naik., en: ""}\n')
    assert problem.where is not None
    assert problem.where.key == "notes.findings.en"

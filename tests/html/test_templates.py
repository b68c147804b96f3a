"""The built-in templates and theme, held to what they promise."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from reportgen import resources
from reportgen.exhibits.theme import DEFAULT

TEMPLATES = sorted(
    file for folder in (".", "partials", "blocks") for file in (resources.templates() / folder).glob("*.html")
)
CSS = (resources.templates() / "themes" / "default" / "brief.css").read_text(encoding="utf-8")
RULES = re.sub(r"/\*.*?\*/", "", CSS, flags=re.DOTALL)


@pytest.mark.parametrize("file", TEMPLATES, ids=lambda file: file.name)
def test_no_template_contains_a_word_of_any_language(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    without_code = re.sub(r"\{#.*?#\}|\{%.*?%\}|\{\{.*?\}\}", "", text, flags=re.DOTALL)
    assert not re.search(r"\b(?:alt|title|aria-label)=\"[^\"]*[A-Za-z]{2}", without_code)
    assert not re.findall(r"[^\W\d_]+", re.sub(r"<[^>]*>", "", without_code))


def test_the_theme_puts_no_words_on_the_page() -> None:
    said = re.findall(r'content:\s*"([^"]*)"', RULES)
    assert not [words for words in said if re.search(r"[^\W\d_]", words)]


def test_the_theme_has_the_colours_that_charts_are_drawn_in() -> None:
    palette = {getattr(DEFAULT.palette, name) for name in DEFAULT.palette.__slots__}
    used = set(re.findall(r"#[0-9a-f]{6}\b", RULES))
    assert used <= palette
    assert {DEFAULT.palette.ink, DEFAULT.palette.muted, DEFAULT.palette.accent} <= used


def test_the_theme_has_the_type_that_charts_are_drawn_in() -> None:
    assert f'font: {DEFAULT.type.body:g}pt/13.5pt "{DEFAULT.family}"' in RULES
    assert f"h1 {{ font-size: {DEFAULT.type.title:g}pt" in RULES
    assert f"h2 {{ font-size: {DEFAULT.type.heading:g}pt" in RULES
    assert f".note {{ font-size: {DEFAULT.type.note:g}pt" in RULES


def test_the_text_column_is_as_wide_as_a_chart() -> None:
    margin = re.search(r"@page \{\s*size: A4 portrait;\s*margin: \d+mm (\d+)mm", RULES)
    assert margin is not None
    assert 210 - 2 * int(margin[1]) == DEFAULT.chart.width


@pytest.mark.parametrize("costly", ["flex", "grid", "dotted", "dashed", "columns:", "target-counter", "leader("])
def test_the_theme_avoids_what_is_slow_to_set(costly: str) -> None:
    assert costly not in RULES

"""An office's own folder of templates: what it may replace, and what happens when it errs."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import briefs
import pytest

from reportgen.errors import RenderError
from reportgen.html import Setting, render, stylesheet
from reportgen.locales.languages import Language, Text
from reportgen.locales.voice import voice


def page(office: Path | None) -> str:
    made = briefs.brief()
    return render(made, [voice(Language.ENGLISH)], pictures=briefs.pictures(made), setting=Setting(office=office))


def own(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return file


def refusal(office: Path) -> RenderError:
    with pytest.raises(RenderError) as raised:
        page(office)
    return raised.value


def test_an_office_replaces_one_partial_and_keeps_the_rest(tmp_path: Path) -> None:
    own(tmp_path, "partials/colophon.html", "<p>{{ say(brief.letterhead.place) }} / {{ lang }}</p>")
    ours, theirs = page(None), page(tmp_path)
    assert "Contact: Nutrition Section" in ours
    assert "<p>Wagir Puskesmas / en</p>" in theirs
    assert "Contact: Nutrition Section" not in theirs
    assert theirs.split("<p>Wagir Puskesmas / en</p>")[0] == ours.split('<p class="contact">')[0]


def test_an_error_of_syntax_names_file_and_line(tmp_path: Path) -> None:
    file = own(tmp_path, "partials/colophon.html", "<p>\n{% if %}\n</p>")
    problem = refusal(tmp_path).diagnostics[0]
    assert problem.where is not None
    assert (problem.where.file, problem.where.line) == (str(file), 2)


def test_a_name_that_is_not_there_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    file = own(tmp_path, "partials/colophon.html", "<p>\n\n{{ telephone }}</p>")
    error = refusal(tmp_path)
    assert str(error).startswith(f"a template cannot be used: {file}:3: ")
    assert "telephone" in str(error)


def test_a_message_that_is_not_there_is_an_error_with_file_and_line(tmp_path: Path) -> None:
    file = own(tmp_path, "blocks/paragraph.html", '<p>{{ words("office.unknown") }}</p>')
    assert f"{file}:1" in str(refusal(tmp_path))


def test_a_partial_that_is_not_there_is_an_error_where_it_is_asked_for(tmp_path: Path) -> None:
    file = own(tmp_path, "partials/colophon.html", '\n{% include "partials/signature.html" %}')
    error = refusal(tmp_path)
    assert f"{file}:2" in str(error)
    assert 'there is no template "partials/signature.html"' in str(error)


@pytest.mark.parametrize(
    "text",
    [
        "{{ ''.__class__.__mro__ }}",
        "{{ part.__globals__ }}",
        "{{ edition._voice }}",
        "{{ edition.say.__func__.__globals__ }}",
        '{% include "../brief.css" %}',
        '{% include "/etc/hostname" %}',
        "{% for i in range(10000000) %}{% endfor %}",
    ],
)
def test_a_template_reaches_what_it_is_given_and_nothing_else(tmp_path: Path, text: str) -> None:
    own(tmp_path, "partials/colophon.html", text)
    refusal(tmp_path)


def test_no_path_of_the_machine_is_within_a_templates_reach(tmp_path: Path) -> None:
    own(tmp_path, "partials/colophon.html", "[{{ brief.letterhead.logo }}]")
    assert "[None]" in page(tmp_path)


def test_a_defect_below_a_built_in_template_is_not_blamed_on_the_office(tmp_path: Path) -> None:
    half = briefs.section("findings", Text.of({"id": "hanya bahasa Indonesia"}))
    lacking = replace(briefs.brief(), sections=(half,))
    with pytest.raises(KeyError):
        render(lacking, [voice(Language.ENGLISH)], pictures=briefs.pictures(lacking), setting=Setting(office=tmp_path))


def test_a_changed_template_is_read_again(tmp_path: Path) -> None:
    file = own(tmp_path, "partials/colophon.html", "<p>first</p>")
    assert "first" in page(tmp_path)
    own(tmp_path, "partials/colophon.html", "<p>second</p>")
    os.utime(file, (1, 1))
    assert "second" in page(tmp_path)


def test_a_theme_of_ones_own_comes_after_the_default_one(tmp_path: Path) -> None:
    own(tmp_path, "themes/office/brief.css", "h1 { color: #333333 }")
    both = stylesheet("office", office=tmp_path)
    assert both.startswith(stylesheet("default"))
    assert both.endswith("h1 { color: #333333 }")


def test_an_office_may_replace_the_default_theme(tmp_path: Path) -> None:
    own(tmp_path, "themes/default/brief.css", "h1 { color: #333333 }")
    assert stylesheet("default", office=tmp_path) == "h1 { color: #333333 }"


def test_a_theme_that_is_not_there_is_an_error_that_names_those_that_are(tmp_path: Path) -> None:
    own(tmp_path, "themes/office/brief.css", "")
    with pytest.raises(RenderError, match='there is no theme "ofice"; choose one of: default, office'):
        stylesheet("ofice", office=tmp_path)

"""An office's templates that nothing would use are told before anything is printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from districts import district

from reportgen.config.load import load
from reportgen.config.template_checks import unused_templates
from reportgen.errors import ConfigError


def office(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("partials/leterhead.html", "partials/letterhead.html"),
        ("partials/Letterhead.html", "partials/letterhead.html"),
        ("partial/letterhead.html", "partials/letterhead.html"),
        ("letterhead.html", "partials/letterhead.html"),
        ("partials/letterhead.html.txt", "partials/letterhead.html"),
        ("blocks/tabel.html", "blocks/table.html"),
        ("breif.html", "brief.html"),
    ],
)
def test_a_misspelt_template_is_told_with_the_name_that_was_meant(tmp_path: Path, written: str, meant: str) -> None:
    assert unused_templates(office(tmp_path, **{written: "x"})) == ((written, f'did you mean "{meant}"?'),)


def test_a_template_that_is_like_no_other_is_told_too(tmp_path: Path) -> None:
    ((name, hint),) = unused_templates(office(tmp_path, **{"partials/zzz.html": "x"}))
    assert name == "partials/zzz.html"
    assert "include it" in hint


def test_built_in_names_and_what_these_include_pass(tmp_path: Path) -> None:
    files = {
        "partials/letterhead.html": '{% include "partials/seal.html" %}',
        "partials/seal.html": "x",
        "brief.html": "x",
        "blocks/table.html": "x",
        "themes/own/brief.css": "x",
        "README.md": "x",
        "partials/letterhead.html~": "x",
        "partials/.letterhead.html.swp": "x",
        "partials/seal.png": "x",
    }
    assert unused_templates(office(tmp_path, **files)) == ()


def test_the_configuration_is_refused_where_it_names_the_folder(tmp_path: Path) -> None:
    made = district(tmp_path, "Wagir")
    config = made.config("Wagir")
    config.write_text(config.read_text(encoding="utf-8") + "brief: {templates: own}\n", encoding="utf-8")
    office(tmp_path / "own", **{"partials/leterhead.html": "x"})
    with pytest.raises(ConfigError) as refused:
        load(config)
    (problem,) = refused.value.diagnostics
    assert problem.where is not None
    assert problem.where.line == len(config.read_text(encoding="utf-8").splitlines())
    assert problem.hint == 'did you mean "partials/letterhead.html"?'
    assert "partials/leterhead.html" in problem.message

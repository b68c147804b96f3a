"""An office's folder of templates: which of its files nothing would ever use.

In: the folder. Out: the file of each such template, with a hint. A misspelt name is no error to the engine, which just
prints the built-in template in its place. No template is run here.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from reportgen import resources

_FOLDERS = ("partials", "blocks")
_MAIN = "brief.html"
_THEMES = "themes"
_MEANT_AS_TEMPLATES = (".htm", ".j2", ".jinja")
_CLOSE = 0.75
_LEFT_BY_EDITORS = ("~", ".bak", ".orig", ".swp", ".tmp")


def unused_templates(office: Path) -> tuple[tuple[str, str], ...]:
    """Give each file that looks like a template and is used by nothing, relative to the folder, with what to do.

    Used are files named as a built-in template, and those that a template of the same folder names.
    """
    built_in = _built_in()
    files = tuple(_files(office))
    said = {name: (office / name).read_text(encoding="utf-8", errors="replace") for name in files}
    found = []
    for name in files:
        if name in built_in or any(name in text for other, text in said.items() if other != name):
            continue
        near = _near(name, built_in)
        if near is not None or name.endswith(".html"):
            hint = f'did you mean "{near}"?' if near else "take it out, or include it in one of your templates"
            found.append((name, hint))
    return tuple(found)


def _built_in() -> tuple[str, ...]:
    root = resources.templates()
    return (_MAIN, *(f"{folder}/{path.name}" for folder in _FOLDERS for path in sorted((root / folder).glob("*.html"))))


def _files(office: Path) -> Iterator[str]:
    """Go through the files that may be meant as templates: not what editors leave behind, and no theme."""
    for path in sorted(office.rglob("*")):
        name = path.relative_to(office).as_posix()
        passed_over = name.endswith(_LEFT_BY_EDITORS) or name.startswith((".", f"{_THEMES}/")) or "/." in name
        if any(mark in path.name for mark in _MEANT_AS_TEMPLATES) and path.is_file() and not passed_over:
            yield name


def _near(name: str, built_in: Sequence[str]) -> str | None:
    """Give the built-in template that is probably meant, by its own name alone: the folder may be the wrong part."""
    own = {_stem(known): known for known in built_in}
    close = get_close_matches(_stem(name), own, n=1, cutoff=_CLOSE)
    return own[close[0]] if close else None


def _stem(name: str) -> str:
    return name.rpartition("/")[2].partition(".")[0].casefold()

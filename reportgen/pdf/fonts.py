"""The bundled face, and whether a document needed another one.

In: the fonts that a printed document used. Out: the characters that came from elsewhere. A character that the bundled
fonts lack would be taken from whatever the machine has, or shown as an empty box: other bytes on another machine, and a
name that nobody can read.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reportgen import resources

_FACES = (("400", "normal"), ("600", "normal"), ("400", "italic"))


def _face(address: str, weight: str, style: str) -> str:
    return (
        f'@font-face {{ font-family: "{resources.FONT_FAMILY}"; font-weight: {weight}; font-style: {style}; '
        f'src: url("{address}") }}'
    )


FONT_FACES = "\n".join(_face(file.as_uri(), *face) for file, face in zip(resources.fonts(), _FACES, strict=True))
"""The CSS that registers the bundled fonts: regular, semi-bold, italic."""


def foreign_characters(fonts: Iterable[Any], *, family: str) -> tuple[str, ...]:
    """Give the characters that no font of ``family`` showed, in code point order."""
    found: set[str] = set()
    for font in fonts:
        found.update(chr(codepoint) for codepoint in font.missing)
        if font.family != family:
            found.update("".join(font.to_unicode.values()))
    return tuple(sorted(found))

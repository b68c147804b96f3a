"""An HTML document that can be opened by itself in a browser.

In: a document of ``render`` and the theme's CSS. Out: the same document carrying its styles and the bundled fonts.
"""

from __future__ import annotations

from base64 import b64encode
from functools import cache

from reportgen import resources

_FACES = (("400", "normal"), ("600", "normal"), ("400", "italic"))
_END_OF_HEAD = "</head>"


def standalone(document: str, *, css: str) -> str:
    """Give ``document`` with styles and fonts inside, so that it needs no other file and no network."""
    styles = f"<style>\n{_font_faces()}\n{css}\n</style>\n"
    head, end, body = document.partition(_END_OF_HEAD)
    return head + styles + end + body


@cache
def _font_faces() -> str:
    rules = []
    for file, (weight, style) in zip(resources.fonts(), _FACES, strict=True):
        data = b64encode(file.read_bytes()).decode("ascii")
        rules.append(
            f'@font-face {{ font-family: "{resources.FONT_FAMILY}"; font-weight: {weight}; font-style: {style}; '
            f'src: url("data:font/ttf;base64,{data}") }}'
        )
    return "\n".join(rules)

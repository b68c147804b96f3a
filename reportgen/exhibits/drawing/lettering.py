"""How much room words take, and where a line of them may be broken.

In: words, a size in points. Out: widths in millimetres and lines. It measures with the bundled fonts, by the advances
of their glyphs, and draws nothing.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from matplotlib.ft2font import FT2Font, LoadFlags

from reportgen import resources
from reportgen.exhibits.theme import MM_A_POINT, REGULAR, SEMI_BOLD

_SPACES = re.compile(r"[^\S\u00a0\u202f]+")
"""Any white space but the kinds that hold words together."""
MEASURED_AT = 100
SUBPIXELS = 64
CAP_HEIGHT = 0.698
"""Height of capitals and figures in IBM Plex Sans, in ems."""
LINE_HEIGHT = 1.2
"""From one line to the next, in ems."""


@cache
def _font(weight: int) -> Any:
    regular, semi_bold, _ = resources.fonts()
    font = FT2Font({REGULAR: regular, SEMI_BOLD: semi_bold}[weight])
    font.set_size(MEASURED_AT, 72)
    return font


@lru_cache(maxsize=4096)
def ems(words: str, weight: int = REGULAR) -> float:
    """Give the width of one line in ems."""
    font = _font(weight)
    font.set_text(words, 0.0, flags=LoadFlags.NO_HINTING)
    width, _ = font.get_width_height()
    return float(width) / SUBPIXELS / MEASURED_AT


def width(words: str, size: float, *, weight: int = REGULAR) -> float:
    """Give the width of one line in millimetres, at ``size`` points."""
    return ems(words, weight) * size * MM_A_POINT


def cap_height(size: float) -> float:
    """Give the height of capitals in millimetres."""
    return CAP_HEIGHT * size * MM_A_POINT


def line_height(size: float) -> float:
    """Give the distance between baselines in millimetres."""
    return LINE_HEIGHT * size * MM_A_POINT


def wrap(words: str, size: float, *, room: float, weight: int = REGULAR) -> tuple[str, ...]:
    """Give the words in as few lines as ``room`` (mm) allows; a single word wider than that is broken by letters.

    Lines break at plain spaces only, never at one that holds a number and its unit together.
    """
    lines: list[str] = []
    for word in filter(None, _SPACES.split(words)):
        joined = f"{lines[-1]} {word}" if lines else word
        if lines and width(joined, size, weight=weight) <= room:
            lines[-1] = joined
        else:
            lines.extend(_pieces(word, size, room=room, weight=weight))
    return tuple(lines) or ("",)


def _pieces(word: str, size: float, *, room: float, weight: int) -> list[str]:
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, weight=weight) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces

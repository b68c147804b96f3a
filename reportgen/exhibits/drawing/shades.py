"""Shades of one accent, from dark to light, and what stays legible on them.

In: the id of a layer, a theme. Out: colours as ``#rrggbb``, and the lines of a hatching.
"""

from __future__ import annotations

from reportgen.exhibits.drawing.canvas import Box, Place
from reportgen.exhibits.theme import Theme
from reportgen.findings import Feeding

DEPTHS: dict[str, float] = {
    Feeding.EXCLUSIVE: 1.0,
    Feeding.WATER: 0.6,
    Feeding.LIQUIDS: 0.42,
    Feeding.MILK: 0.27,
    Feeding.FOODS: 0.13,
}
"""How much of the accent is in a layer's shade; each is a clear step lighter than the one below it."""
GREY = 0.95
"""How deep the grey of those not breastfed is: no layer that may lie below it prints as nearly the same grey."""
BETWEEN_LINES = 1.5
DARK = 0.4


def shade(layer: str, theme: Theme) -> str:
    """Give a layer's colour: tints of the accent for the breastfed, grey for who are not, paper for the unknown."""
    if layer in DEPTHS:
        return mixed(theme.palette.accent, theme.palette.paper, DEPTHS[layer])
    return (
        mixed(theme.palette.muted, theme.palette.paper, GREY) if layer == Feeding.NOT_BREASTFED else theme.palette.paper
    )


def mixed(colour: str, other: str, part: float) -> str:
    """Give a colour that is ``part`` (0–1) of the first and the rest of the second."""
    pairs = zip(_channels(colour), _channels(other), strict=True)
    return "#" + "".join(f"{round(one * part + two * (1 - part)):02x}" for one, two in pairs)


def _channels(colour: str) -> tuple[int, ...]:
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def lightness(colour: str) -> float:
    """Give a colour's lightness as a grey printer sees it, 0 (black) to 1 (white).

    Source: luma of ITU-R BT.601.
    """
    red, green, blue = _channels(colour)
    return (0.299 * red + 0.587 * green + 0.114 * blue) / 255


def ink_on(colour: str, theme: Theme) -> str:
    """Give the colour of words on a shade."""
    return theme.palette.paper if lightness(colour) < DARK else theme.palette.ink


def hatching(box: Box) -> list[tuple[Place, Place]]:
    """Give slanting lines across a box, cut at its edges; lines of neighbours meet."""
    lines: list[tuple[Place, Place]] = []
    first = int((box.left + box.top) // BETWEEN_LINES) + 1
    last = int((box.right + box.bottom) // BETWEEN_LINES)
    for index in range(first, last + 1):
        total = index * BETWEEN_LINES  # every place on the line has this sum of across and down
        left = max(box.left, total - box.bottom)
        right = min(box.right, total - box.top)
        if left < right:
            lines.append(((left, total - left), (right, total - right)))
    return lines

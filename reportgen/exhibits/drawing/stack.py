"""Words in lines above and below a plot: the name of an axis, as many lines as it needs.

In: words and a place. Out: the height they take, and the words set. Nothing is cut: what does not fit goes to a further
line, and the picture grows.
"""

from __future__ import annotations

from reportgen.exhibits.drawing import lettering, strokes
from reportgen.exhibits.drawing.canvas import Canvas
from reportgen.exhibits.theme import Theme

BELOW_BASELINE = 0.3
"""How far letters reach below their baseline, in ems."""


def lines_of(words: str, *, theme: Theme, room: float) -> tuple[str, ...]:
    """Give the words in lines no wider than ``room`` millimetres."""
    return lettering.wrap(words, theme.type.chart_small, room=room)


def height_of(lines: tuple[str, ...], *, theme: Theme) -> float:
    """Give the height of the lines in millimetres."""
    return len(lines) * lettering.line_height(theme.type.chart_small)


def set_down(canvas: Canvas, lines: tuple[str, ...], *, left: float, top: float) -> None:
    """Set the lines one under the other; ``top`` is where the first one's line begins."""
    face = strokes.small(canvas.theme)
    step = lettering.line_height(face.size)
    descent = BELOW_BASELINE * step / lettering.LINE_HEIGHT
    for index, line in enumerate(lines):
        canvas.words((left, top + (index + 1) * step - descent), line, face=face)

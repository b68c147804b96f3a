"""Names of lines in the right margin, each beside its line's end and none over another.

In: names with the heights they would like to stand at. Out: placed names. Heights are in millimetres from the top.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.exhibits.drawing import lettering, strokes
from reportgen.exhibits.drawing.canvas import Canvas
from reportgen.exhibits.theme import Theme

WIDEST_SHARE = 0.24
CLEAR = 0.8


@dataclass(frozen=True, slots=True)
class MarginName:
    """A name in lines, the height it belongs at, and the room it takes."""

    lines: tuple[str, ...]
    height: float
    room: float


def margin_name(words: str, height: float, *, theme: Theme, width: float) -> MarginName:
    """Give a name wrapped for the margin of a picture of this width."""
    size = theme.type.chart_small
    lines = lettering.wrap(words, size, room=width * WIDEST_SHARE)
    return MarginName(lines, height, len(lines) * lettering.line_height(size) + CLEAR)


def widest(names: Sequence[str], *, theme: Theme, width: float) -> float:
    """Give the room in millimetres that these names need beside the plot, nought where there is none."""
    size = theme.type.chart_small
    lines = [line for name in names for line in lettering.wrap(name, size, room=width * WIDEST_SHARE)]
    return max((lettering.width(line, size) for line in lines), default=0.0)


def spread(names: Sequence[MarginName], *, top: float, bottom: float) -> tuple[MarginName, ...]:
    """Give the names in order of height, moved as little as keeps them apart and between ``top`` and ``bottom``."""
    placed: list[MarginName] = []
    floor = top
    for name in sorted(names, key=lambda name: name.height):
        height = max(name.height, floor + name.room / 2)
        placed.append(MarginName(name.lines, height, name.room))
        floor = height + name.room / 2
    ceiling = bottom
    for index in reversed(range(len(placed))):
        name = placed[index]
        height = min(name.height, ceiling - name.room / 2)
        placed[index] = MarginName(name.lines, height, name.room)
        ceiling = height - name.room / 2
    return tuple(placed)


def draw_names(canvas: Canvas, names: Sequence[MarginName], *, left: float) -> None:
    """Set placed names from ``left`` on."""
    for name in names:
        canvas.block((left, name.height), name.lines, face=strokes.line_name(canvas.theme))

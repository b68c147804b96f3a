"""Names beside points, none over another mark.

In: points with names, and what is taken already. Out: names drawn, each beside its point or a step further off with a
fine line to it. A name for which no place is free is left to the note under the picture, which names every such point.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import hypot

from reportgen.exhibits.drawing import lettering, strokes
from reportgen.exhibits.drawing.canvas import Anchor, Box, Canvas, Face, Place, Stroke, text_box

CLEAR_OF_DOT = 1.7
REACHES = (1.0, 1.5, 3.0, 5.5, 8.0)
NEAR = 1.5
"""Up to here a name needs no line to its point."""
LINE_STEPS = 12
HALF_LINE = 0.1
LEAST_REACH_UPWARDS = 1.3
SIDES: tuple[tuple[float, float, Anchor], ...] = (
    (1, 0, "left"),
    (-1, 0, "right"),
    (0.7, -1, "left"),
    (0.7, 1, "left"),
    (-0.7, -1, "right"),
    (-0.7, 1, "right"),
    (0, -1, "center"),
    (0, 1, "center"),
)
"""Which way to go from the point (across, down), and which end of the name lies there; the best first."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A free place for a name: its baseline's start or end, its face, the box it fills, where a line to it ends."""

    place: Place
    face: Face
    box: Box
    line_end: Place | None


def name_points(canvas: Canvas, points: Iterable[tuple[Place, str]], *, room: Box, taken: Iterable[Box]) -> None:
    """Set the names of points, first come first served."""
    occupied = list(taken)
    for place, words in points:
        spot = _free_spot(canvas, place, words, room=room, occupied=occupied)
        if spot is None:
            continue
        if spot.line_end is not None:
            canvas.lines([(place, spot.line_end)], Stroke(canvas.theme.palette.muted, canvas.theme.hair))
            occupied.extend(_along(place, spot.line_end))
        canvas.boxes([spot.box], strokes.paper(canvas.theme))
        canvas.words(spot.place, words, face=spot.face)
        occupied.append(spot.box)


def _free_spot(canvas: Canvas, point: Place, words: str, *, room: Box, occupied: list[Box]) -> Spot | None:
    middle = lettering.cap_height(canvas.theme.type.chart_small) / 2
    for reach in REACHES:
        for across, down, anchor in SIDES:
            face = strokes.line_name(canvas.theme, anchor=anchor)
            far = CLEAR_OF_DOT * max(reach, LEAST_REACH_UPWARDS)
            end = (point[0] + across * CLEAR_OF_DOT * reach, point[1] + down * far)
            place = (end[0], end[1] + middle)
            box = text_box(place, words, face=face)
            line = _along(point, end) if reach > NEAR else ()
            if box.within(room) and _is_free((box, *line), occupied):
                return Spot(place, face, box, end if line else None)
    return None


def _is_free(boxes: Iterable[Box], occupied: list[Box]) -> bool:
    return not any(box.overlaps(other) for box in boxes for other in occupied)


def _along(start: Place, end: Place) -> tuple[Box, ...]:
    """Give small boxes along a line, without its start, which lies on the point itself."""
    boxes = []
    for step in range(1, LINE_STEPS + 1):
        part = step / LINE_STEPS
        across, down = start[0] + (end[0] - start[0]) * part, start[1] + (end[1] - start[1]) * part
        if hypot(across - start[0], down - start[1]) > CLEAR_OF_DOT:
            boxes.append(Box(across - HALF_LINE, down - HALF_LINE, across + HALF_LINE, down + HALF_LINE))
    return tuple(boxes)

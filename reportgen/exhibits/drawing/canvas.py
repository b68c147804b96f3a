"""A sheet of millimetres to draw on: lines, boxes, dots and words, and the SVG that comes of them.

In: positions in millimetres from the top left corner. Out: SVG bytes in which text is text in the bundled face. This is
the one module that drives matplotlib; its own number formatting, mathematics and layout never run, for every mark and
every word is placed by the pictures themselves. Same marks, same bytes.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import Any, Literal

import matplotlib as mpl
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties, fontManager

from reportgen import resources
from reportgen.exhibits.drawing import lettering
from reportgen.exhibits.theme import MM_A_POINT, REGULAR, Theme

MM_AN_INCH = 25.4
OWN_SETTINGS = {"svg.fonttype": "none", "svg.hashsalt": "reportgen", "path.simplify": False}
OF_THE_MACHINE = {"backend", "backend_fallback", "toolbar", "timezone"}
NO_DATE = {"Date": None, "Creator": None}
"""Neither the hour nor a version enters the bytes."""

CONTROL_CHARACTERS = re.compile(r"[\x00-\x1f\x7f-\x9f]")
"""No SVG may hold them; a cell of a register may."""

Place = tuple[float, float]
Anchor = Literal["left", "center", "right"]


@dataclass(frozen=True, slots=True)
class Stroke:
    """A pen: colour, width in points, dashes in points (``()`` for a whole line)."""

    colour: str
    width: float
    dashes: tuple[float, ...] = ()


@dataclass(frozen=True, slots=True)
class Fill:
    """What a box or a dot is filled and outlined with; ``shape`` is for dots (``o`` round, ``D`` a diamond)."""

    inside: str
    edge: str
    edge_width: float = 0.75
    shape: str = "o"


@dataclass(frozen=True, slots=True)
class Face:
    """How words are set: size in points, colour, weight, and which point of them is put at the place."""

    size: float
    colour: str
    weight: int = REGULAR
    anchor: Anchor = "left"
    upright: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in millimetres; ``top`` is above ``bottom``."""

    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Box) -> bool:
        """Say whether the two share any area."""
        return (
            self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom
        )

    def within(self, other: Box) -> bool:
        """Say whether this lies wholly in ``other``."""
        return (
            other.left <= self.left
            and self.right <= other.right
            and other.top <= self.top
            and self.bottom <= other.bottom
        )

    @property
    def corners(self) -> tuple[Place, ...]:
        """The four corners, in order."""
        return ((self.left, self.top), (self.right, self.top), (self.right, self.bottom), (self.left, self.bottom))


class Canvas:
    """One picture in the making; later marks lie over earlier ones."""

    def __init__(self, width: float, height: float, *, theme: Theme) -> None:
        """Take the size in millimetres."""
        self.theme = theme
        self._figure = Figure(figsize=(width / MM_AN_INCH, height / MM_AN_INCH), dpi=72, facecolor="none")
        self._axes = self._figure.add_axes((0, 0, 1, 1), xlim=(0, width), ylim=(height, 0))
        self._axes.set_axis_off()
        self._order = 0

    def lines(self, paths: Sequence[Sequence[Place]], stroke: Stroke) -> None:
        """Draw lines through places with one pen."""
        if not paths:
            return
        dashes = (0, tuple(dash / stroke.width for dash in stroke.dashes)) if stroke.dashes else "solid"
        self._add(
            LineCollection(
                [list(path) for path in paths], colors=stroke.colour, linewidths=stroke.width, linestyles=[dashes]
            )
        )

    def boxes(self, boxes: Sequence[Box], fill: Fill) -> None:
        """Draw rectangles with one fill."""
        if boxes:
            corners = [list(box.corners) for box in boxes]
            width = fill.edge_width
            self._add(PolyCollection(corners, facecolors=fill.inside, edgecolors=fill.edge, linewidths=width))

    def dots(self, places: Sequence[Place], diameter: float, *, fill: Fill) -> None:
        """Draw dots of one diameter in points with one fill."""
        if places:
            across, down = zip(*places, strict=True)
            self._axes.plot(
                across,
                down,
                linestyle="none",
                marker=fill.shape,
                markersize=diameter,
                markerfacecolor=fill.inside,
                markeredgecolor=fill.edge,
                markeredgewidth=fill.edge_width,
                clip_on=False,
                zorder=self._next(),
            )

    def words(self, place: Place, words: str, *, face: Face) -> None:
        """Set one line of words with its baseline at the place (for ``upright`` words: reading upwards from it)."""
        self._axes.text(
            *place,
            CONTROL_CHARACTERS.sub("", words),
            fontproperties=_properties(self.theme.family, face.size, face.weight),
            color=face.colour,
            ha=face.anchor,
            va="baseline",
            rotation=90 if face.upright else 0,
            rotation_mode="anchor",
            parse_math=False,
            zorder=self._next(),
        )

    def block(self, place: Place, lines: Sequence[str], *, face: Face) -> None:
        """Set lines of words one under the other, the block's middle at the height of the place."""
        across, middle = place
        step = lettering.line_height(face.size)
        first = middle + (lettering.cap_height(face.size) - step * (len(lines) - 1)) / 2
        for index, line in enumerate(lines):
            self.words((across, first + index * step), line, face=face)

    def svg(self) -> bytes:
        """Give the picture; call it within ``settings()``, as all drawing."""
        _register_fonts()
        buffer = BytesIO()
        self._figure.savefig(buffer, format="svg", metadata=NO_DATE)
        return buffer.getvalue()

    def _add(self, collection: Any) -> None:
        collection.set(clip_on=False, zorder=self._next(), antialiased=True)
        self._axes.add_collection(collection, autolim=False)

    def _next(self) -> float:
        self._order += 1
        return float(self._order)


@cache
def _settings() -> dict[Any, Any]:
    ours = {name: value for name, value in mpl.rcParamsDefault.items() if name not in OF_THE_MACHINE}
    return {**ours, **OWN_SETTINGS}


@contextmanager
def settings() -> Iterator[None]:
    """Give the context to draw in: no machine's or person's own settings of matplotlib reach a picture.

    A letter that the bundled face lacks stays in the text, for the page to find another face for; it is no warning.
    """
    with mpl.rc_context(_settings()), warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph .* missing from font", category=UserWarning)
        yield


@cache
def _properties(family: str, size: float, weight: int) -> FontProperties:
    return FontProperties(family=family, size=size, weight=weight)


@cache
def _register_fonts() -> None:
    for path in resources.fonts():
        fontManager.addfont(path)


def text_box(place: Place, words: str, *, face: Face) -> Box:
    """Give the room that one line takes, with its baseline at the place."""
    across, baseline = place
    wide = lettering.width(words, face.size, weight=face.weight)
    left = across - {"left": 0.0, "center": wide / 2, "right": wide}[face.anchor]
    below = 0.25 * face.size * MM_A_POINT
    return Box(left, baseline - lettering.cap_height(face.size) - below / 2, left + wide, baseline + below)

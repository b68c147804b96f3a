"""The pens and fills of every picture, by what they mean.

In: a theme. Out: strokes, fills and faces. The same thing looks the same in every picture, and no two things are told
apart by hue alone.
"""

from __future__ import annotations

from reportgen.exhibits.chart import Role
from reportgen.exhibits.drawing.canvas import Anchor, Face, Fill, Stroke
from reportgen.exhibits.theme import SEMI_BOLD, Theme

TARGET_DASHES = (4.0, 2.4)
BENCHMARK_DASHES = (1.2, 1.6)
HALO = 1.8


def axis(theme: Theme) -> Stroke:
    """Give the pen of an axis."""
    return Stroke(theme.palette.muted, theme.hair)


def grid(theme: Theme) -> Stroke:
    """Give the pen of the faint lines at round shares."""
    return Stroke(theme.palette.hairline, theme.hair)


def interval(theme: Theme) -> Stroke:
    """Give the pen of an interval."""
    return Stroke(theme.palette.ink, theme.line)


def halo(stroke: Stroke, theme: Theme) -> Stroke:
    """Give the white edge that keeps a line apart from what lies under it."""
    return Stroke(theme.palette.paper, stroke.width + HALO)


def target(theme: Theme) -> Stroke:
    """Give the pen of a target: dashed."""
    return Stroke(theme.palette.target, theme.line, TARGET_DASHES)


def benchmark(theme: Theme) -> Stroke:
    """Give the pen of a benchmark or a median: dotted and lighter."""
    return Stroke(theme.palette.muted, theme.line, BENCHMARK_DASHES)


def bar(role: Role, theme: Theme) -> Fill:
    """Give a bar's fill: solid accent for this place, its tint for its parts and its past, grey for neighbours."""
    colours = theme.palette
    return {
        Role.THIS: Fill(colours.accent, colours.accent, theme.thin),
        Role.PART: Fill(colours.accent_pale, colours.accent, theme.thin),
        Role.BEFORE: Fill(colours.accent_pale, colours.accent, theme.thin),
        Role.COMPARISON: Fill(colours.comparison, colours.muted, theme.thin),
    }[role]


def label(theme: Theme, *, anchor: Anchor = "left", strong: bool = False) -> Face:
    """Give the face of names and values; ``strong`` for this place."""
    face = Face(theme.type.chart, theme.palette.ink, anchor=anchor)
    return Face(face.size, face.colour, SEMI_BOLD, anchor) if strong else face


def small(theme: Theme, *, anchor: Anchor = "left", upright: bool = False) -> Face:
    """Give the face of ticks, counts, axis names and words that stand for a missing number."""
    return Face(theme.type.chart_small, theme.palette.muted, anchor=anchor, upright=upright)


def line_name(theme: Theme, *, anchor: Anchor = "left") -> Face:
    """Give the face of the name of a line."""
    return Face(theme.type.chart_small, theme.palette.ink, anchor=anchor)


def paper(theme: Theme) -> Fill:
    """Give a patch of paper under words, so that no line runs through them."""
    return Fill(theme.palette.paper, theme.palette.paper, 0.0)

"""A theme map: a mark an informant, in the row of a theme and the column of a group, its shape the stance.

In: a ``ThemeMap``. Out: a canvas. Shapes and how dark they are tell the marks apart, on any printer; under the marks
stands how many of how many.
"""

from __future__ import annotations

from reportgen.exhibits.chart import MapMark, ThemeMap
from reportgen.exhibits.drawing import lettering, strokes
from reportgen.exhibits.drawing.canvas import Canvas, Face, Fill, Place, Stroke
from reportgen.exhibits.drawing.theme_map_layout import ABOVE_ROW, BESIDE_KEY, PITCHES, MapLayout, lay_out, mark_lines
from reportgen.exhibits.theme import SEMI_BOLD, Theme
from reportgen.locales.voice import Voice

DIAMETER = {
    MapMark.SUPPORTS: 6.2,
    MapMark.MIXED: 5.0,
    MapMark.HINDERS: 6.2,
    MapMark.UNCODED: 5.2,
    MapMark.SILENT: 3.0,
}
"""In points, so that marks of any shape look about as large; who was silent is small."""


def fill_of(mark: MapMark, theme: Theme) -> Fill:
    """Give the shape and fill of a mark: light and pointing up, dark and pointing down, between them the diamond."""
    colours = theme.palette
    return {
        MapMark.SUPPORTS: Fill(colours.accent_pale, colours.accent, theme.thin, "^"),
        MapMark.MIXED: Fill(colours.comparison, colours.ink, theme.thin, "D"),
        MapMark.HINDERS: Fill(colours.ink, colours.ink, theme.thin, "v"),
        MapMark.UNCODED: Fill(colours.muted, colours.muted, theme.thin, "o"),
        MapMark.SILENT: Fill(colours.paper, colours.muted, theme.hair, "o"),
    }[mark]


def draw_theme_map(chart: ThemeMap, voice: Voice, *, theme: Theme, width: float) -> Canvas:
    """Give the picture at a width in millimetres."""
    layout = lay_out(chart, voice, theme=theme, width=width)
    canvas = Canvas(width, layout.height, theme=theme)
    _draw_heads(canvas, layout, width=width)
    marks: dict[MapMark, list[Place]] = {mark: [] for mark in MapMark}
    for line, top in zip(layout.lines, layout.tops, strict=True):
        _set_down(canvas, line.name, (0.0, top + ABOVE_ROW), face=strokes.label(theme))
        _set_down(canvas, line.whole, (layout.whole_at, top + ABOVE_ROW), face=strokes.line_name(theme))
        for cell, counts, left in zip(line.row.cells, line.counts, layout.lefts, strict=True):
            places = _places(len(cell.marks), layout, left=left, top=top + ABOVE_ROW)
            for mark, place in zip(cell.marks, places, strict=True):
                marks[mark].append(place)
            below = mark_lines(cell.marks, layout.per_line) * layout.pitch
            _set_down(canvas, counts, (left, top + ABOVE_ROW + below), face=strokes.line_name(theme))
    _draw_key(canvas, layout, marks)
    for mark, each in marks.items():
        canvas.dots(each, DIAMETER[mark] * layout.pitch / PITCHES[0], fill=fill_of(mark, theme))
    return canvas


def _draw_heads(canvas: Canvas, layout: MapLayout, *, width: float) -> None:
    theme = canvas.theme
    face = Face(theme.type.chart_small, theme.palette.ink, SEMI_BOLD)
    step = lettering.line_height(face.size)
    for words, left in zip(layout.heads, (layout.whole_at, *layout.lefts), strict=True):
        _set_down(canvas, words, (left, layout.head_bottom - 1.0 - len(words) * step), face=face)
    canvas.lines([((0.0, layout.head_bottom), (width, layout.head_bottom))], Stroke(theme.palette.ink, theme.thin))
    between = [((0.0, top), (width, top)) for top in (*layout.tops[1:], layout.bottom)]
    canvas.lines(between, Stroke(theme.palette.rule, theme.hair))


def _set_down(canvas: Canvas, lines: tuple[str, ...], place: Place, *, face: Face) -> None:
    """Set lines of words with the top of the first at the place."""
    left, top = place
    step = lettering.line_height(face.size)
    for index, words in enumerate(lines):
        canvas.words((left, top + (index + 0.78) * step), words, face=face)


def _places(count: int, layout: MapLayout, *, left: float, top: float) -> list[Place]:
    """Give the middles of marks, line by line from the left."""
    return [
        (left + (index % layout.per_line + 0.5) * layout.pitch, top + (index // layout.per_line + 0.5) * layout.pitch)
        for index in range(count)
    ]


def _draw_key(canvas: Canvas, layout: MapLayout, marks: dict[MapMark, list[Place]]) -> None:
    theme = canvas.theme
    face = strokes.line_name(theme)
    step = 1.3 * lettering.line_height(face.size)
    for item in layout.key:
        middle = layout.bottom + 1.4 + (item.line + 0.5) * step
        marks[item.mark].append((item.left + PITCHES[0] / 2, middle))
        canvas.block((item.left + PITCHES[0] + BESIDE_KEY, middle), (item.words,), face=face)

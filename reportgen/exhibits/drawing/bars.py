"""Horizontal bars from nought, with their intervals, values and reference lines.

In: a ``BarChart``. Out: a canvas. Names stand left of the bars and values right of them in a column of their own, so
that no line or interval ever runs through a number; names of reference lines stand above.
"""

from __future__ import annotations

from reportgen.exhibits.chart import BarChart, Role
from reportgen.exhibits.drawing import lettering, stack, strokes
from reportgen.exhibits.drawing.bar_layout import Layout, Line, Name, lay_out, worded
from reportgen.exhibits.drawing.canvas import Box, Canvas, Place
from reportgen.exhibits.theme import Theme
from reportgen.locales.voice import Voice

CAP = 0.25


def draw_bars(chart: BarChart, voice: Voice, *, theme: Theme, width: float) -> Canvas:
    """Give the picture at a width in millimetres; its height follows from the number of bars."""
    lines = tuple(worded(bar, voice, theme=theme, width=width) for bar in chart.bars)
    layout = lay_out(chart, lines, voice, theme=theme, width=width)
    canvas = Canvas(width, layout.height, theme=theme)
    _draw_axis(canvas, layout, voice)
    _draw_bars(canvas, layout, lines)
    _draw_references(canvas, layout, chart)
    _draw_intervals(canvas, layout, lines)
    _draw_words(canvas, layout, lines, voice)
    return canvas


def _draw_axis(canvas: Canvas, layout: Layout, voice: Voice) -> None:
    theme, scale = canvas.theme, layout.columns.scale
    ticks = [((scale.at(tick), layout.plot_top), (scale.at(tick), layout.plot_bottom)) for tick in scale.ticks]
    canvas.lines(ticks[1:], strokes.grid(theme))
    canvas.lines(ticks[:1], strokes.axis(theme))
    face = strokes.small(theme, anchor="center")
    for tick in scale.ticks:
        place = (scale.at(tick), layout.plot_bottom + lettering.line_height(face.size))
        canvas.words(place, voice.percent(tick, 0), face=face)
    stack.set_down(canvas, layout.axis, left=scale.start, top=layout.axis_top)


def _draw_bars(canvas: Canvas, layout: Layout, lines: tuple[Line, ...]) -> None:
    scale, half = layout.columns.scale, layout.half
    for role in Role:
        boxes = [
            Box(scale.start, middle - half, scale.at(line.bar.estimate.value), middle + half)
            for line, middle in zip(lines, layout.middles, strict=True)
            if line.bar.role is role and line.bar.estimate is not None
        ]
        canvas.boxes(boxes, strokes.bar(role, canvas.theme))


def _draw_references(canvas: Canvas, layout: Layout, chart: BarChart) -> None:
    theme = canvas.theme
    for line, stroke in ((chart.benchmark, strokes.benchmark(theme)), (chart.target, strokes.target(theme))):
        if line is not None:
            at = layout.columns.scale.at(line.value)
            path = [((at, layout.plot_top - 1.0), (at, layout.plot_bottom))]
            canvas.lines(path, strokes.halo(stroke, theme))
            canvas.lines(path, stroke)
    for name in layout.above:
        _draw_name(canvas, layout, name)


def _draw_name(canvas: Canvas, layout: Layout, name: Name) -> None:
    face = strokes.line_name(canvas.theme, anchor="right" if name.ends else "left")
    step = lettering.line_height(face.size)
    first = layout.plot_top - 1.9 - step * (len(name.lines) - 1)
    for index, words in enumerate(name.lines):
        canvas.words((name.at, first + index * step), words, face=face)


def _draw_intervals(canvas: Canvas, layout: Layout, lines: tuple[Line, ...]) -> None:
    scale, paths = layout.columns.scale, []
    cap = layout.half * 2 * CAP
    for line, middle in zip(lines, layout.middles, strict=True):
        estimate = line.bar.estimate
        if estimate is None or estimate.interval is None:
            continue
        lower, upper = scale.at(estimate.interval.lower), scale.at(estimate.interval.upper)
        paths.append(((lower, middle), (upper, middle)))
        paths.extend(((limit, middle - cap), (limit, middle + cap)) for limit in (lower, upper))
    stroke = strokes.interval(canvas.theme)
    canvas.lines(paths, strokes.halo(stroke, canvas.theme))
    canvas.lines(paths, stroke)


def _draw_words(canvas: Canvas, layout: Layout, lines: tuple[Line, ...], voice: Voice) -> None:
    theme, columns = canvas.theme, layout.columns
    for line, middle in zip(lines, layout.middles, strict=True):
        canvas.block((0.0, middle), line.name, face=strokes.label(theme, strong=line.strong))
        if line.bar.estimate is None:
            gap = voice.say(line.bar.gap) if line.bar.gap is not None else "–"
            _draw_gap(canvas, (columns.scale.start + 1.4, middle), gap)
            continue
        right = strokes.label(theme, anchor="right", strong=line.strong)
        canvas.block((columns.value_at, middle), (line.value,), face=right)
        if line.counts:
            canvas.block((columns.counts_at, middle), (line.counts,), face=strokes.small(theme, anchor="right"))


def _draw_gap(canvas: Canvas, place: Place, words: str) -> None:
    face = strokes.small(canvas.theme)
    across, middle = place
    high = lettering.line_height(face.size) / 2
    room = Box(across - 0.6, middle - high, across + lettering.width(words, face.size) + 0.6, middle + high)
    canvas.boxes([room], strokes.paper(canvas.theme))
    canvas.block(place, (words,), face=face)

"""A forest plot: ratios on a log axis with the line of no effect, hollow as counted, filled where adjusted.

In: a ``ForestChart``. Out: a canvas. Names stand left of the plot and numbers right of it, each beside its mark; an
interval that reaches beyond the axis ends in an arrow. The marks differ in shape and fill, never by hue alone.
"""

from __future__ import annotations

from reportgen.exhibits.chart import Effect, ForestChart, ForestRole
from reportgen.exhibits.drawing import lettering, stack, strokes
from reportgen.exhibits.drawing.canvas import Box, Canvas, Fill, Place, Stroke
from reportgen.exhibits.drawing.forest_layout import INDENT, ForestLayout, ForestLine, lay_out, worded
from reportgen.exhibits.theme import Theme
from reportgen.locales.voice import Voice

CRUDE_SIZE, ADJUSTED_SIZE, ARROW_SIZE, REFERENCE_SIZE = 5.0, 5.6, 4.4, 4.8
CAP = 0.8


def draw_forest(chart: ForestChart, voice: Voice, *, theme: Theme, width: float) -> Canvas:
    """Give the picture at a width in millimetres; its height follows from the number of rows."""
    lines = tuple(worded(row, chart, voice, theme=theme, width=width) for row in chart.rows)
    layout = lay_out(chart, lines, voice, theme=theme, width=width)
    canvas = Canvas(width, layout.height, theme=theme)
    _draw_axis(canvas, layout, voice)
    _draw_heads(canvas, layout)
    for line, middle in zip(lines, layout.middles, strict=True):
        _draw_row(canvas, layout, line, middle=middle)
    return canvas


def _draw_axis(canvas: Canvas, layout: ForestLayout, voice: Voice) -> None:
    theme, scale = canvas.theme, layout.scale
    top, bottom = layout.plot_top, layout.plot_bottom
    ticks = {tick: ((scale.at(tick), top), (scale.at(tick), bottom)) for tick in scale.ticks}
    canvas.lines([path for tick, path in ticks.items() if tick != 1.0], strokes.grid(theme))
    canvas.lines([ticks[1.0]], Stroke(theme.palette.ink, theme.thin))
    face = strokes.small(theme, anchor="center")
    clear = 0.0
    for tick in scale.ticks:
        words = voice.number(tick, _places(tick))
        half = lettering.width(words, face.size) / 2
        if scale.at(tick) - half >= clear or tick == 1.0:
            canvas.words((scale.at(tick), bottom + lettering.line_height(face.size)), words, face=face)
            clear = scale.at(tick) + half + 1.0
    stack.set_down(canvas, layout.axis, left=scale.start, top=layout.axis_top)


def _places(tick: float) -> int:
    return next(places for places in range(4) if round(tick, places) == tick)


def _draw_heads(canvas: Canvas, layout: ForestLayout) -> None:
    """Name the line of no effect above it, and each kind of mark above the column of numbers."""
    theme = canvas.theme
    step = lettering.line_height(theme.type.chart_small)
    name = strokes.line_name(theme, anchor="center")
    half = max(lettering.width(line, name.size) for line in layout.above) / 2
    at = min(max(layout.scale.at(1.0), layout.scale.start - 2.0 + half), layout.scale.end - half)
    for index, line in enumerate(layout.above):
        lift = len(layout.above) - 1 - index
        canvas.words((at, layout.plot_top - 1.2 - lift * step), line, face=name)
    for index, head in enumerate(layout.heads):
        baseline = layout.plot_top - 1.2 - (len(layout.heads) - 1 - index) * step
        face = strokes.line_name(theme, anchor="right")
        canvas.words((layout.numbers_at, baseline), head, face=face)
        sample = layout.numbers_at - lettering.width(head, face.size) - 1.8
        _mark(canvas, (sample, baseline - lettering.cap_height(face.size) / 2), adjusted=index > 0)


def _mark(canvas: Canvas, place: Place, *, adjusted: bool) -> None:
    theme, colours = canvas.theme, canvas.theme.palette
    if adjusted:
        canvas.dots([place], ADJUSTED_SIZE, fill=Fill(colours.accent, colours.accent, theme.thin, "s"))
    else:
        canvas.dots([place], CRUDE_SIZE, fill=Fill(colours.paper, colours.ink, theme.line))


def _draw_row(canvas: Canvas, layout: ForestLayout, line: ForestLine, *, middle: float) -> None:
    theme = canvas.theme
    if line.row.role is ForestRole.HEADING:
        _draw_heading(canvas, layout, line, middle=middle)
        return
    canvas.block((INDENT, middle), line.name, face=strokes.label(theme))
    if line.row.role is ForestRole.REFERENCE:
        fill = Fill(theme.palette.ink, theme.palette.paper, theme.hair, "D")
        canvas.dots([(layout.scale.at(1.0), middle)], REFERENCE_SIZE, fill=fill)
        canvas.block((layout.numbers_at, middle), line.numbers, face=strokes.small(theme, anchor="right"))
        return
    if len(set(line.numbers)) == 1 and all(effect.estimate is None for effect in line.row.effects):
        _draw_gap(canvas, layout, line.numbers[0], height=middle)
        return
    for index, (effect, numbers) in enumerate(zip(line.row.effects, line.numbers, strict=True)):
        height = layout.effect_at(middle, index, len(line.numbers))
        if effect.estimate is None:
            _draw_gap(canvas, layout, numbers, height=height)
            continue
        _draw_effect(canvas, layout, effect, height=height)
        face = strokes.line_name if effect.adjusted else strokes.small
        canvas.block((layout.numbers_at, height), (numbers,), face=face(theme, anchor="right"))


def _draw_heading(canvas: Canvas, layout: ForestLayout, line: ForestLine, *, middle: float) -> None:
    """Set a variable's name; no line of the grid runs through it."""
    face = strokes.label(canvas.theme, strong=True)
    wide = max(lettering.width(part, face.size, weight=face.weight) for part in line.name)
    if wide > layout.scale.start - 2.0:
        high = lettering.line_height(face.size) * len(line.name) / 2
        canvas.boxes([Box(0.0, middle - high, wide + 0.8, middle + high)], strokes.paper(canvas.theme))
    canvas.block((0.0, middle), line.name, face=face)


def _draw_effect(canvas: Canvas, layout: ForestLayout, effect: Effect, *, height: float) -> None:
    theme, scale, estimate = canvas.theme, layout.scale, effect.estimate
    if estimate is None:
        return
    if estimate.interval is not None:
        lower, upper = estimate.interval.lower, estimate.interval.upper
        paths: list[tuple[Place, Place]] = [((scale.within(lower), height), (scale.within(upper), height))]
        for limit, cut in ((lower, scale.cuts_below(lower)), (upper, scale.cuts_above(upper))):
            at = scale.within(limit)
            if cut:
                shape = "<" if limit == lower else ">"
                canvas.dots([(at, height)], ARROW_SIZE, fill=Fill(theme.palette.ink, theme.palette.ink, 0.0, shape))
            else:
                paths.append(((at, height - CAP), (at, height + CAP)))
        canvas.lines(paths, strokes.interval(theme))
    _mark(canvas, (scale.at(estimate.value), height), adjusted=effect.adjusted)


def _draw_gap(canvas: Canvas, layout: ForestLayout, words: str, *, height: float) -> None:
    face = strokes.small(canvas.theme)
    lines = lettering.wrap(words, face.size, room=layout.numbers_at - layout.scale.start)
    left, high = layout.scale.start, lettering.line_height(face.size) * len(lines) / 2
    wide = max(lettering.width(line, face.size) for line in lines)
    canvas.boxes([Box(left - 0.6, height - high, left + wide + 0.6, height + high)], strokes.paper(canvas.theme))
    canvas.block((left, height), lines, face=face)

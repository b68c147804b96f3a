"""Columns that each fill 100 %, from the bottom up, with the names of the layers beside the last of them.

In: an ``AreaChart``. Out: a canvas. The layers grow lighter from the bottom to the top and are edged in paper, so that
they are told apart without colour; a column that rests on few is hatched, one that rests on too few is not drawn.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from reportgen.exhibits.chart import AreaChart, AreaColumn
from reportgen.exhibits.drawing import lettering, margin, stack, strokes
from reportgen.exhibits.drawing.canvas import Box, Canvas, Face, Fill, Place, Stroke
from reportgen.exhibits.drawing.scale import Scale
from reportgen.exhibits.drawing.shades import hatching, ink_on, shade
from reportgen.exhibits.theme import Theme
from reportgen.locales.messages import Number, Percent, message
from reportgen.locales.voice import Voice

WIDEST_SLOT = 30.0
FILLED = 0.84
TALL = 1.5
"""The plot is so many times as high as that of other charts."""
LEADER = 8.0
"""Room between the last column and the names, for the lines to them and a sample of each layer (mm)."""
SAMPLE = 2.2
SMALLEST_SAID = 0.05
APART = 0.9


@dataclass(frozen=True, slots=True)
class _Plot:
    """The plot: shares upwards on ``scale``, columns of equal slots from ``left`` to ``right``."""

    left: float
    right: float
    scale: Scale
    axis: tuple[str, ...]
    slot: float

    def middle(self, index: int) -> float:
        """Give the middle of a column."""
        return self.left + self.slot * (index + 0.5)

    def box(self, index: int, lower: float, upper: float) -> Box:
        """Give the box of a part of a column between two shares."""
        half, middle = self.slot * FILLED / 2, self.middle(index)
        return Box(middle - half, self.scale.at(upper), middle + half, self.scale.at(lower))


def draw_area(chart: AreaChart, voice: Voice, *, theme: Theme, width: float) -> Canvas:
    """Give the picture at a width in millimetres."""
    plot = _plot_of(chart, voice, theme=theme, width=width)
    step = lettering.line_height(theme.type.chart_small)
    bands = stack.lines_of(voice.say(chart.bands), theme=theme, room=width - plot.left)
    foot = _foot_of(chart, plot, voice, theme=theme)
    bands_top = plot.scale.start + foot.height + 0.6 * step
    canvas = Canvas(width, bands_top + stack.height_of(bands, theme=theme) + 0.6, theme=theme)
    _draw_axis(canvas, plot, voice)
    _draw_names(canvas, plot, chart, voice=voice, width=width)
    for index, column in enumerate(chart.columns):
        _draw_column(canvas, plot, column, index=index, voice=voice)
    _draw_foot(canvas, plot, foot)
    stack.set_down(canvas, bands, left=plot.left, top=bands_top)
    return canvas


def _plot_of(chart: AreaChart, voice: Voice, *, theme: Theme, width: float) -> _Plot:
    size = theme.type.chart_small
    axis = stack.lines_of(voice.say(chart.axis), theme=theme, room=width)
    left = lettering.width(voice.percent(1, 0), size) + 1.6
    names = margin.widest([voice.say(words) for _, words in chart.layers], theme=theme, width=width)
    slot = min((width - names - LEADER - 1.0 - left) / len(chart.columns), WIDEST_SLOT)
    top = stack.height_of(axis, theme=theme) + 2.0
    scale = Scale(1.0, top + theme.chart.plot_height * TALL, top)
    return _Plot(left, left + slot * len(chart.columns), scale, axis, slot)


def _draw_axis(canvas: Canvas, plot: _Plot, voice: Voice) -> None:
    theme, scale = canvas.theme, plot.scale
    ticks = [((plot.left, scale.at(tick)), (plot.right, scale.at(tick))) for tick in scale.ticks]
    canvas.lines(ticks[1:], strokes.grid(theme))
    canvas.lines(ticks[:1], strokes.axis(theme))
    face = strokes.small(theme, anchor="right")
    for tick in scale.ticks:
        canvas.block((plot.left - 1.2, scale.at(tick)), (voice.percent(tick, 0),), face=face)
    stack.set_down(canvas, plot.axis, left=0.0, top=0.0)


def _draw_column(canvas: Canvas, plot: _Plot, column: AreaColumn, *, index: int, voice: Voice) -> None:
    theme = canvas.theme
    if not column.parts:
        _draw_gap(canvas, plot, "–" if column.gap is None else voice.say(column.gap), index=index)
        return
    lower = 0.0
    for part in column.parts:
        if part.share <= 0:
            continue
        box = plot.box(index, lower, lower + part.share)
        colour = shade(part.layer, theme)
        canvas.boxes([box], Fill(colour, colour, 0.0))
        ink = ink_on(colour, theme)
        if column.hatched:
            canvas.lines(hatching(box), Stroke(ink, theme.hair))
        lower += part.share
        canvas.lines([[*box.corners, box.corners[0]]], Stroke(theme.palette.muted, theme.hair))
        _draw_share(canvas, box, voice.say(Percent(part.share, 0)), share=part.share, paper=colour)


def _draw_share(canvas: Canvas, box: Box, words: str, *, share: float, paper: str) -> None:
    """Set a share in its part, where there is room for it."""
    face = Face(canvas.theme.type.chart_small, ink_on(paper, canvas.theme), anchor="center")
    high = lettering.line_height(face.size)
    wide = lettering.width(words, face.size)
    if share < SMALLEST_SAID or box.bottom - box.top < high or box.right - box.left < wide + 1.0:
        return
    place = ((box.left + box.right) / 2, (box.top + box.bottom) / 2)
    half = lettering.cap_height(face.size) / 2 + 0.5
    patch = Box(place[0] - wide / 2 - 0.6, place[1] - half, place[0] + wide / 2 + 0.6, place[1] + half)
    canvas.boxes([patch], Fill(paper, paper, 0.0))
    canvas.block(place, (words,), face=face)


def _draw_gap(canvas: Canvas, plot: _Plot, words: str, *, index: int) -> None:
    """Set why a column is not drawn, reading upwards from the axis."""
    face = strokes.small(canvas.theme, upright=True)
    step = lettering.line_height(face.size)
    tall = plot.scale.start - plot.scale.end - 3.0
    lines = lettering.wrap(words, face.size, room=tall)
    first = plot.middle(index) - len(lines) * step / 2 + step / 2 + lettering.cap_height(face.size) / 2
    reach = max(lettering.width(line, face.size) for line in lines)
    half = len(lines) * step / 2
    foot = plot.scale.start - 1.6
    paper = Box(plot.middle(index) - half, foot - reach - 0.5, plot.middle(index) + half, foot + 0.5)
    canvas.boxes([paper], strokes.paper(canvas.theme))
    for order, line in enumerate(lines):
        canvas.words((first + order * step, foot), line, face=face)


@dataclass(frozen=True, slots=True)
class _Foot:
    """What stands under the columns, two lines each; reading upwards where the columns are too narrow for it."""

    words: tuple[tuple[str, str], ...]
    upright: bool
    height: float


def _foot_of(chart: AreaChart, plot: _Plot, voice: Voice, *, theme: Theme) -> _Foot:
    words = tuple((voice.say(column.label), _number(column, voice)) for column in chart.columns)
    size = theme.type.chart_small
    widest = max(lettering.width(word, size) for pair in words for word in pair)
    upright = widest + APART > plot.slot
    return _Foot(words, upright, widest + 1.6 if upright else 2 * lettering.line_height(size))


def _number(column: AreaColumn, voice: Voice) -> str:
    return "" if column.n is None else voice.say(message("study.captions.n", number=Number(column.n)))


def _draw_foot(canvas: Canvas, plot: _Plot, foot: _Foot) -> None:
    theme, top = canvas.theme, plot.scale.start
    step = lettering.line_height(theme.type.chart_small)
    label, small = strokes.line_name(theme, anchor="center"), strokes.small(theme, anchor="center")
    for index, (band, number) in enumerate(foot.words):
        across = plot.middle(index)
        if not foot.upright:
            canvas.words((across, top + step), band, face=label)
            canvas.words((across, top + 2 * step), number, face=small)
            continue
        for order, (words, face) in enumerate(((band, label), (number, small))):
            foot_line = top + 1.0 + lettering.width(words, face.size)
            canvas.words((across + order * step, foot_line), words, face=replace(face, anchor="left", upright=True))


def _draw_names(canvas: Canvas, plot: _Plot, chart: AreaChart, *, voice: Voice, width: float) -> None:
    """Name each layer beside a sample of it, at its height in the last column drawn, with a line to it there."""
    theme = canvas.theme
    last = max(index for index, column in enumerate(chart.columns) if column.parts)
    heights = _heights(plot, chart.columns[last], [layer for layer, _ in chart.layers])
    downwards = list(reversed(chart.layers))
    downwards.sort(key=lambda named: heights[named[0]])  # layers at one height stay as they are
    names = [
        margin.margin_name(voice.say(words), heights[layer], theme=theme, width=width) for layer, words in downwards
    ]
    placed = margin.spread(names, top=plot.scale.end - 2.0, bottom=plot.scale.start + 2.0)
    start = plot.right + LEADER
    present = {part.layer for part in chart.columns[last].parts if part.share > 0}
    edge, turn, end = plot.middle(last) + plot.slot * FILLED / 2, plot.right + 0.6, start - SAMPLE - 1.6
    leaders: list[list[Place]] = [
        [(edge, heights[layer]), (turn, heights[layer]), (end, name.height)]
        for (layer, _), name in zip(downwards, placed, strict=True)
        if layer in present
    ]
    canvas.lines(leaders, Stroke(theme.palette.muted, theme.hair))
    for (layer, _), name in zip(downwards, placed, strict=True):
        middle, right = name.height, start - 1.0
        sample = Box(right - SAMPLE, middle - SAMPLE / 2, right, middle + SAMPLE / 2)
        canvas.boxes([sample], Fill(shade(layer, theme), theme.palette.muted, theme.hair))
    margin.draw_names(canvas, placed, left=start)


def _heights(plot: _Plot, column: AreaColumn, order: Sequence[str]) -> dict[str, float]:
    """Give the height at which each layer lies in a column; a layer it lacks lies where it would begin."""
    shares = {part.layer: part.share for part in column.parts}
    heights, lower = {}, 0.0
    for layer in order:
        share = shares.get(layer, 0.0)
        heights[layer] = plot.scale.at(lower + share / 2)
        lower += share
    return heights

"""Themes known after each interview, as steps from nought; an interview that brought any has a dot and how many.

In: a ``StepChart``. Out: a canvas. It ends flat where nothing new was said any more.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from reportgen.exhibits.chart import StepChart, StepPoint
from reportgen.exhibits.drawing import lettering, margin, stack, strokes
from reportgen.exhibits.drawing.canvas import Box, Canvas, Fill, Place, Stroke, text_box
from reportgen.exhibits.theme import Theme
from reportgen.locales.messages import Number, message
from reportgen.locales.voice import Voice

TALL = 0.8
"""The plot is so many times as high as that of other charts."""
MOST_TICKS = 6
WIDEST_SLOT = 12.0
BEFORE_FIRST = 3.0
DOT = 4.6
BESIDE_DOT = 1.0
BELOW_AXIS_NAME = 3.4
"""Room under the name of the axis, for how many were new in the highest step (mm)."""


@dataclass(frozen=True, slots=True)
class _Plot:
    """The plot: numbers of themes upwards from ``bottom``, interviews in equal slots from ``start``."""

    left: float
    start: float
    slot: float
    top: float
    bottom: float
    ticks: tuple[int, ...]

    def right(self, count: int) -> float:
        """Give the right end of so many slots."""
        return self.start + self.slot * count

    def height(self, number: float) -> float:
        """Give the height of a number of themes."""
        return self.bottom - (self.bottom - self.top) * number / self.ticks[-1]


def draw_steps(chart: StepChart, voice: Voice, *, theme: Theme, width: float) -> Canvas:
    """Give the picture at a width in millimetres."""
    axis = stack.lines_of(voice.say(chart.axis), theme=theme, room=width)
    plot = _plot_of(chart, voice, theme=theme, room=(stack.height_of(axis, theme=theme), width))
    step = lettering.line_height(theme.type.chart_small)
    orders = stack.lines_of(voice.say(chart.orders), theme=theme, room=width - plot.start)
    orders_top = plot.bottom + 1.6 * step
    canvas = Canvas(width, orders_top + stack.height_of(orders, theme=theme) + 0.6, theme=theme)
    stack.set_down(canvas, axis, left=0.0, top=0.0)
    _draw_axes(canvas, plot, chart, voice=voice)
    _draw_steps(canvas, plot, chart, voice=voice)
    _draw_total(canvas, plot, chart, voice=voice, width=width)
    stack.set_down(canvas, orders, left=plot.start, top=orders_top)
    return canvas


def _plot_of(chart: StepChart, voice: Voice, *, theme: Theme, room: tuple[float, float]) -> _Plot:
    above, width = room
    size = theme.type.chart_small
    ticks = ticks_to(chart.points[-1].cumulative)
    left = max(lettering.width(voice.number(tick), size) for tick in ticks) + 1.6
    names = margin.widest([voice.say(chart.total)], theme=theme, width=width)
    slot = min((width - names - 2.4 - left - BEFORE_FIRST) / len(chart.points), WIDEST_SLOT)
    top = above + BELOW_AXIS_NAME
    return _Plot(left, left + BEFORE_FIRST, slot, top, top + theme.chart.plot_height * TALL, ticks)


def ticks_to(top: int) -> tuple[int, ...]:
    """Give whole numbers from nought, evenly, of which the last reaches ``top``; seven at most."""
    step = next(each for each in (1, 2, 5, 10, 20, 50, 100, top) if ceil(top / each) <= MOST_TICKS or each == top)
    return tuple(range(0, step * ceil(top / step) + 1, step))


def _draw_axes(canvas: Canvas, plot: _Plot, chart: StepChart, *, voice: Voice) -> None:
    theme, right = canvas.theme, plot.right(len(chart.points))
    ticks = [((plot.left, plot.height(tick)), (right, plot.height(tick))) for tick in plot.ticks]
    canvas.lines(ticks[1:], strokes.grid(theme))
    canvas.lines(ticks[:1], strokes.axis(theme))
    face = strokes.small(theme, anchor="right")
    for tick in plot.ticks:
        canvas.block((plot.left - 1.2, plot.height(tick)), (voice.number(tick),), face=face)
    widest = max(lettering.width(voice.number(point.order), face.size) for point in chart.points)
    every = max(1, ceil((widest + 1.0) / plot.slot))
    centred = strokes.small(theme, anchor="center")
    down = plot.bottom + lettering.line_height(face.size)
    for index, point in enumerate(chart.points):
        if (len(chart.points) - 1 - index) % every == 0:
            canvas.words((_middle(plot, index), down), voice.number(point.order), face=centred)


def _middle(plot: _Plot, index: int) -> float:
    return plot.start + plot.slot * (index + 0.5)


def _draw_steps(canvas: Canvas, plot: _Plot, chart: StepChart, *, voice: Voice) -> None:
    theme = canvas.theme
    path: list[Place] = [(plot.start, plot.bottom)]
    for index, point in enumerate(chart.points):
        height = plot.height(point.cumulative)
        path += [(plot.start + plot.slot * index, height), (plot.start + plot.slot * (index + 1), height)]
    canvas.lines([path], Stroke(theme.palette.accent, theme.line * 1.3))
    new = [(_middle(plot, index), point) for index, point in enumerate(chart.points) if point.new]
    places = [(across, plot.height(point.cumulative)) for across, point in new]
    canvas.dots(places, DOT, fill=Fill(theme.palette.accent, theme.palette.paper, theme.thin))
    taken: list[Box] = []
    for (across, height), (_, point) in zip(places, new, strict=True):
        _draw_new(canvas, (across - BESIDE_DOT, height - BESIDE_DOT), _new(point, voice), taken=taken)


def _new(point: StepPoint, voice: Voice) -> str:
    return voice.say(message("voices.captions.saturation.new", new=Number(point.new)))


def _draw_new(canvas: Canvas, place: Place, words: str, *, taken: list[Box]) -> None:
    """Set how many were new above the step, left of its dot, where nothing is to be covered; the dot says it too."""
    face = strokes.line_name(canvas.theme, anchor="right")
    box = text_box(place, words, face=face)
    if not any(box.overlaps(other) for other in taken):
        taken.append(box)
        canvas.words(place, words, face=face)


def _draw_total(canvas: Canvas, plot: _Plot, chart: StepChart, *, voice: Voice, width: float) -> None:
    height = plot.height(chart.points[-1].cumulative)
    name = margin.margin_name(voice.say(chart.total), height, theme=canvas.theme, width=width)
    placed = margin.spread([name], top=plot.top - BELOW_AXIS_NAME, bottom=plot.bottom)
    margin.draw_names(canvas, placed, left=plot.right(len(chart.points)) + 1.4)

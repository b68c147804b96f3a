"""Horizontal bars from nought, with their intervals, values and reference lines.

In: a ``BarChart``. Out: a canvas. Names stand left of the bars and values right of them in a column of their own, so that
no line or interval ever runs through a number; names of reference lines stand above.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.estimates import Estimate
from reportgen.exhibits.chart import Bar, BarChart, ReferenceLine, Role
from reportgen.exhibits.drawing import lettering, strokes
from reportgen.exhibits.drawing.canvas import Box, Canvas, Face, Stroke
from reportgen.exhibits.drawing.scale import Scale, top_for
from reportgen.exhibits.theme import SEMI_BOLD, Theme
from reportgen.locales.messages import message
from reportgen.locales.voice import Voice

NAMES_SHARE = 0.34
MANY = 6
THICKNESS = 0.56
CAP = 0.22


@dataclass(frozen=True, slots=True)
class Line:
    """One bar in words: its name in lines, its value and its counts (empty where there is no estimate)."""

    bar: Bar
    name: tuple[str, ...]
    value: str
    counts: str

    @property
    def strong(self) -> bool:
        """Whether it is this place."""
        return self.bar.role is Role.THIS


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies, in millimetres; ``middles`` are the heights of the bars."""

    width: float
    height: float
    scale: Scale
    plot_top: float
    plot_bottom: float
    middles: tuple[float, ...]
    pitch: float
    value_at: float
    counts_at: float
    above: tuple[Name, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """The name of a reference line, placed: its lines end at ``at`` or start there."""

    lines: tuple[str, ...]
    at: float
    ends: bool


def draw_bars(chart: BarChart, voice: Voice, *, theme: Theme, width: float) -> Canvas:
    """Give the picture at a width in millimetres; its height follows from the number of bars."""
    lines = tuple(_worded(bar, voice, theme, room=width * NAMES_SHARE) for bar in chart.bars)
    layout = _layout(chart, lines, voice, theme=theme, width=width)
    canvas = Canvas(layout.width, layout.height, theme=theme)
    _draw_axis(canvas, layout, chart, voice)
    _draw_bars(canvas, layout, lines)
    _draw_reference(canvas, layout, chart)
    _draw_intervals(canvas, layout, lines)
    _draw_words(canvas, layout, lines, voice)
    return canvas


def _worded(bar: Bar, voice: Voice, theme: Theme, *, room: float) -> Line:
    weight = strokes.label(theme, strong=bar.role is Role.THIS).weight
    name = lettering.wrap(voice.say(bar.label), theme.type.chart, room=room, weight=weight)
    estimate = bar.estimate
    if estimate is None:
        return Line(bar, name, "", "")
    return Line(bar, name, voice.percent(estimate.value), counts(estimate, voice))


def counts(estimate: Estimate, voice: Voice) -> str:
    """Give ``132/161``, or nothing where the estimate is no share of counts."""
    if estimate.numerator is None or estimate.denominator is None:
        return ""
    words = {"numerator": estimate.numerator, "denominator": estimate.denominator}
    return voice.say(message("exhibits.counts", **words))


def _layout(chart: BarChart, lines: tuple[Line, ...], voice: Voice, *, theme: Theme, width: float) -> Layout:
    size, little = theme.type.chart, theme.type.chart_small
    gap = theme.chart.gap
    names = max(lettering.width(part, size, weight=SEMI_BOLD) for line in lines for part in line.name)
    value_room = max((lettering.width(line.value, size, weight=SEMI_BOLD) for line in lines), default=0.0)
    counts_room = max((lettering.width(line.counts, little) for line in lines), default=0.0)
    counts_at = width - 0.3
    value_at = counts_at - counts_room - (gap if counts_room else 0)
    start, end = names + gap, value_at - value_room - gap - 2
    scale = Scale(top_for(_extent(chart)), start, end)
    above = _names_above(chart, scale, voice, theme=theme, width=width)
    plot_top = max((len(name.lines) for name in above), default=0) * lettering.line_height(little) + (
        1.6 if above else 0.8
    )
    pitch = theme.chart.row if len(lines) > MANY else theme.chart.row_large
    tallest = max(len(line.name) for line in lines) * lettering.line_height(size) + 1.2
    pitch = max(pitch, tallest)
    middles = tuple(plot_top + pitch * (index + 0.5) for index in range(len(lines)))
    bottom = plot_top + pitch * len(lines)
    height = bottom + 2.2 * lettering.line_height(little) + 2.2
    return Layout(width, height, scale, plot_top, bottom, middles, pitch, value_at, counts_at, above)


def _extent(chart: BarChart) -> list[float]:
    estimates = [bar.estimate for bar in chart.bars if bar.estimate is not None]
    ends = [estimate.interval.upper if estimate.interval else estimate.value for estimate in estimates]
    return ends + [line.value for line in _references(chart)]


def _references(chart: BarChart) -> tuple[ReferenceLine, ...]:
    return tuple(line for line in (chart.target, chart.benchmark) if line is not None)


def _names_above(chart: BarChart, scale: Scale, voice: Voice, *, theme: Theme, width: float) -> tuple[Name, ...]:
    """Place the names: of two lines, the left one's ends at its line and the right one's starts there."""
    size = theme.type.chart_small
    ordered = sorted(_references(chart), key=lambda line: line.value)
    names = []
    for index, line in enumerate(ordered):
        at, words = scale.at(line.value), voice.say(line.label)
        alone = len(ordered) == 1
        ends = (index == 0 and not alone) or (alone and at + lettering.width(words, size) > width)
        room = at if ends else width - at
        names.append(Name(lettering.wrap(words, size, room=room - 0.8), at, ends))
    return tuple(names)


def _draw_axis(canvas: Canvas, layout: Layout, chart: BarChart, voice: Voice) -> None:
    theme = canvas.theme
    scale, top, bottom = layout.scale, layout.plot_top, layout.plot_bottom
    canvas.lines([((scale.at(tick), top), (scale.at(tick), bottom)) for tick in scale.ticks[1:]], strokes.grid(theme))
    canvas.lines([((scale.start, top), (scale.start, bottom))], strokes.axis(theme))
    face = strokes.small(theme, anchor="center")
    step = lettering.line_height(face.size)
    for tick in scale.ticks:
        canvas.words((scale.at(tick), bottom + step), voice.percent(tick, 0), face=face)
    name = voice.say(chart.axis)
    room = layout.width - scale.start
    lines = lettering.wrap(name, face.size, room=room)
    canvas.words((scale.start, bottom + 2.2 * step), " ".join(lines), face=strokes.small(theme))


def _draw_bars(canvas: Canvas, layout: Layout, lines: tuple[Line, ...]) -> None:
    half = layout.pitch * THICKNESS / 2 if len(lines) > MANY else canvas.theme.chart.row_large * THICKNESS / 2
    for role in Role:
        boxes = [
            Box(layout.scale.start, middle - half, layout.scale.at(line.bar.estimate.value), middle + half)
            for line, middle in zip(lines, layout.middles, strict=True)
            if line.bar.role is role and line.bar.estimate is not None
        ]
        canvas.boxes(boxes, strokes.bar(role, canvas.theme))


def _draw_reference(canvas: Canvas, layout: Layout, chart: BarChart) -> None:
    theme = canvas.theme
    for line, stroke in ((chart.benchmark, strokes.benchmark(theme)), (chart.target, strokes.target(theme))):
        if line is not None:
            at = layout.scale.at(line.value)
            path = [((at, layout.plot_top - 1.0), (at, layout.plot_bottom))]
            canvas.lines(path, strokes.halo(stroke, theme))
            canvas.lines(path, stroke)
    for name in layout.above:
        _draw_name(canvas, layout, name)


def _draw_name(canvas: Canvas, layout: Layout, name: Name) -> None:
    face: Face = strokes.line_name(canvas.theme, anchor="right" if name.ends else "left")
    step = lettering.line_height(face.size)
    across = name.at + (0.5 if name.ends else -0.5)
    first = layout.plot_top - 1.9 - step * (len(name.lines) - 1)
    for index, words in enumerate(name.lines):
        canvas.words((across, first + index * step), words, face=face)


def _draw_intervals(canvas: Canvas, layout: Layout, lines: tuple[Line, ...]) -> None:
    paths = []
    for line, middle in zip(lines, layout.middles, strict=True):
        estimate = line.bar.estimate
        if estimate is None or estimate.interval is None:
            continue
        lower, upper = layout.scale.at(estimate.interval.lower), layout.scale.at(estimate.interval.upper)
        cap = min(layout.pitch, canvas.theme.chart.row_large) * CAP / 1.6
        paths.append(((lower, middle), (upper, middle)))
        paths.extend(((limit, middle - cap), (limit, middle + cap)) for limit in (lower, upper))
    stroke: Stroke = strokes.interval(canvas.theme)
    canvas.lines(paths, strokes.halo(stroke, canvas.theme))
    canvas.lines(paths, stroke)


def _draw_words(canvas: Canvas, layout: Layout, lines: tuple[Line, ...], voice: Voice) -> None:
    theme = canvas.theme
    for line, middle in zip(lines, layout.middles, strict=True):
        canvas.block((0.0, middle), line.name, face=strokes.label(theme, strong=line.strong))
        if line.bar.gap is not None and line.bar.estimate is None:
            _draw_gap(canvas, (layout.scale.start + 1.4, middle), voice.say(line.bar.gap))
            continue
        right = strokes.label(theme, anchor="right", strong=line.strong)
        canvas.block((layout.value_at, middle), (line.value,), face=right)
        canvas.block((layout.counts_at, middle), (line.counts,), face=strokes.small(theme, anchor="right"))


def _draw_gap(canvas: Canvas, place: tuple[float, float], words: str) -> None:
    face = strokes.small(canvas.theme)
    across, middle = place
    high = lettering.line_height(face.size) / 2
    room = Box(across - 0.6, middle - high, across + lettering.width(words, face.size) + 0.6, middle + high)
    canvas.boxes([room], strokes.paper(canvas.theme))
    canvas.block(place, (words,), face=face)

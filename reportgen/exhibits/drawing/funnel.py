"""A funnel: shares by size, between limits that chance alone would seldom pass.

In: a ``FunnelChart``. Out: a canvas. Only this puskesmas and groups beyond the limits are named in the picture, so
that it does not invite ranking; where they lie is told by shape and fill, not by hue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.exhibits.chart import FunnelChart, FunnelPoint
from reportgen.exhibits.drawing import lettering, margin, stack, strokes
from reportgen.exhibits.drawing.canvas import Box, Canvas, Fill, Place, Stroke
from reportgen.exhibits.drawing.point_names import name_points
from reportgen.exhibits.drawing.scale import Scale, top_for
from reportgen.exhibits.theme import MM_A_POINT, Theme
from reportgen.findings import Standing
from reportgen.locales.voice import Voice

DOTS = {"within": 4.4, "possible": 5.2, "beyond": 6.2}
BEYOND = (Standing.LOWER, Standing.HIGHER)
POSSIBLE = (Standing.POSSIBLY_LOWER, Standing.POSSIBLY_HIGHER)
RING = 9.6
"""Round the point of this puskesmas, whatever its own mark."""
CLEAR_RING = 11.5
HEIGHTENED = 1.35
UNDER_TICKS = 4.6
ROUND = (1, 2, 2.5, 5, 10)


@dataclass(frozen=True, slots=True)
class Field:
    """Where the plot lies: shares upwards, sizes across from nought to ``largest``; millimetres."""

    left: float
    right: float
    largest: float
    scale: Scale
    names_at: float
    axis: tuple[str, ...]
    size_axis: tuple[str, ...]

    def across(self, size: float) -> float:
        """Give where a size lies."""
        return self.left + (self.right - self.left) * size / self.largest

    def place(self, size: float, share: float) -> Place:
        """Give where a share at a size lies."""
        return self.across(size), self.scale.at(share)

    @property
    def size_axis_top(self) -> float:
        """Where the name of the axis of sizes begins, under its ticks."""
        return self.scale.start + UNDER_TICKS

    @property
    def room(self) -> Box:
        """The plot as a box."""
        return Box(self.left, self.scale.end, self.right, self.scale.start)


def draw_funnel(chart: FunnelChart, voice: Voice, *, theme: Theme, width: float) -> Canvas:
    """Give the picture at a width in millimetres."""
    field = _field(chart, voice, theme=theme, width=width)
    height = field.size_axis_top + stack.height_of(field.size_axis, theme=theme) + 0.6
    canvas = Canvas(width, height, theme=theme)
    _draw_axes(canvas, field, voice)
    _draw_limits(canvas, field, chart)
    _draw_names(canvas, field, chart, voice=voice, width=width)
    _draw_points(canvas, field, chart.points)
    _draw_point_names(canvas, field, chart, voice)
    return canvas


def _field(chart: FunnelChart, voice: Voice, *, theme: Theme, width: float) -> Field:
    size = theme.type.chart_small
    names = [voice.say(words) for words in (chart.benchmark.label, chart.inner, chart.outer)]
    left = lettering.width(voice.percent(1, 0), size) + 1.6
    right = width - margin.widest(names, theme=theme, width=width) - 2.2
    axis = stack.lines_of(voice.say(chart.axis), theme=theme, room=width)
    size_axis = stack.lines_of(voice.say(chart.size_axis), theme=theme, room=width - left)
    first = stack.height_of(axis, theme=theme) + 2.6
    height = theme.chart.plot_height * HEIGHTENED
    top = top_for([_upper(chart), chart.benchmark.value])
    largest = max([point.estimate.denominator or 0 for point in chart.points] + [1]) * 1.06
    return Field(left, right, largest, Scale(top, first + height, first), right + 1.4, axis, size_axis)


def _upper(chart: FunnelChart) -> float:
    return max([point.estimate.value for point in chart.points] + [0.21])


def _draw_axes(canvas: Canvas, field: Field, voice: Voice) -> None:
    theme, scale = canvas.theme, field.scale
    rows = [((field.left, scale.at(tick)), (field.right, scale.at(tick))) for tick in scale.ticks[1:]]
    canvas.lines(rows, strokes.grid(theme))
    canvas.lines([((field.left, scale.start), (field.right, scale.start))], strokes.axis(theme))
    right, centre = strokes.small(theme, anchor="right"), strokes.small(theme, anchor="center")
    for tick in scale.ticks:
        canvas.block((field.left - 1.2, scale.at(tick)), (voice.percent(tick, 0),), face=right)
    step = lettering.line_height(theme.type.chart_small)
    for size in _sizes(field.largest):
        canvas.words((field.across(size), scale.start + step), voice.number(size), face=centre)
    stack.set_down(canvas, field.size_axis, left=field.left, top=field.size_axis_top)
    stack.set_down(canvas, field.axis, left=0.0, top=0.0)


def _sizes(largest: float) -> tuple[int, ...]:
    """Give round whole sizes from nought, at most about six."""
    magnitude = 10 ** max(0, len(str(int(largest))) - 2)
    step = next((int(nice * magnitude) for nice in ROUND if nice * magnitude >= largest / 6), int(10 * magnitude))
    step = max(step, 1)
    return tuple(range(0, int(largest) + 1, step))


def _draw_limits(canvas: Canvas, field: Field, chart: FunnelChart) -> None:
    theme, limits = canvas.theme, chart.limits
    sizes = [size for size in limits.n if size <= field.largest]
    pens = {
        "inner": Stroke(theme.palette.muted, theme.thin, (2.4, 1.6)),
        "outer": Stroke(theme.palette.muted, theme.thin),
    }
    curves = {
        "inner": (limits.lower_95, limits.upper_95),
        "outer": (limits.lower_998, limits.upper_998),
    }
    for name, pen in pens.items():
        paths = [
            [
                field.place(size, min(max(share, 0.0), field.scale.top))
                for size, share in zip(sizes, curve, strict=False)
            ]
            for curve in curves[name]
        ]
        canvas.lines([path for path in paths if len(path) > 1], pen)
    height = field.scale.at(chart.benchmark.value)
    canvas.lines([((field.left, height), (field.right, height))], strokes.benchmark(theme))


def _draw_names(canvas: Canvas, field: Field, chart: FunnelChart, *, voice: Voice, width: float) -> None:
    """Name the benchmark, and the two limits on whichever side they lie further apart."""
    limits = chart.limits
    last = max((index for index, size in enumerate(limits.n) if size <= field.largest), default=None)
    wanted = [(chart.benchmark.label, chart.benchmark.value)]
    if last is not None:
        upper, lower = (
            (limits.upper_95[last], limits.upper_998[last]),
            (limits.lower_95[last], limits.lower_998[last]),
        )
        inner, outer = upper if min(upper[1], field.scale.top) - upper[0] >= lower[0] - lower[1] else lower
        wanted += [(chart.inner, inner), (chart.outer, outer)]
    names = [
        margin.margin_name(
            voice.say(words), field.scale.at(min(share, field.scale.top)), theme=canvas.theme, width=width
        )
        for words, share in wanted
    ]
    placed = margin.spread(names, top=0.0, bottom=field.scale.start)
    margin.draw_names(canvas, placed, left=field.names_at)


def _draw_points(canvas: Canvas, field: Field, points: Sequence[FunnelPoint]) -> None:
    colours, theme = canvas.theme.palette, canvas.theme
    kinds = {
        "within": ((Standing.WITHIN,), Fill(colours.paper, colours.accent, theme.line)),
        "possible": (POSSIBLE, Fill(colours.accent, colours.paper, theme.thin)),
        "beyond": (BEYOND, Fill(colours.ink, colours.paper, theme.thin, "D")),
    }
    for kind, (standings, fill) in kinds.items():
        places = [_place(field, point) for point in points if point.standing in standings]
        canvas.dots(places, DOTS[kind], fill=fill)
    rings = [_place(field, point) for point in points if point.own]
    canvas.dots(rings, RING, fill=Fill("none", colours.accent, theme.line))


def _place(field: Field, point: FunnelPoint) -> Place:
    return field.place(point.estimate.denominator or 0, min(point.estimate.value, field.scale.top))


def _draw_point_names(canvas: Canvas, field: Field, chart: FunnelChart, voice: Voice) -> None:
    """Name this puskesmas and the points beyond the limits where there is room; the most telling first."""
    reaches = {False: DOTS["beyond"] * MM_A_POINT / 2, True: CLEAR_RING * MM_A_POINT / 2}
    own = [point for point in chart.points if point.own]
    taken = [_around(_place(field, point), reaches[point.own]) for point in chart.points]
    beyond = [point for standings in (BEYOND, POSSIBLE) for point in chart.points if point.standing in standings]
    told = own + [point for point in beyond if not point.own]
    named = [(_place(field, point), voice.say(point.label)) for point in told]
    name_points(canvas, named, room=field.room, taken=taken)


def _around(place: Place, radius: float) -> Box:
    return Box(place[0] - radius, place[1] - radius, place[0] + radius, place[1] + radius)

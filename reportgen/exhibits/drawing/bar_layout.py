"""Where the parts of a bar chart lie.

In: a ``BarChart``, worded, and the room there is. Out: ``Layout`` in millimetres from the top left corner. It draws
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

from reportgen.estimates import Estimate
from reportgen.exhibits.chart import Bar, BarChart, ReferenceLine, Role
from reportgen.exhibits.drawing import lettering, stack, strokes
from reportgen.exhibits.drawing.scale import Scale, top_for
from reportgen.exhibits.theme import SEMI_BOLD, Theme
from reportgen.locales.messages import message
from reportgen.locales.voice import Voice

NAMES_SHARE = 0.34
MANY = 6
THICKNESS = 0.56
BESIDE_NAME = 1.2
CLOSEST = 2.4
"""Names of lines that lie nearer to each other than this (mm) are set apart."""


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
class Name:
    """The name of a reference line, in lines that end at ``at`` (``ends``) or start there."""

    lines: tuple[str, ...]
    at: float
    ends: bool


@dataclass(frozen=True, slots=True)
class Columns:
    """Across: names from the left edge, the plot, values and counts set flush right."""

    scale: Scale
    value_at: float
    counts_at: float


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything lies; ``middles`` are the heights of the bars, ``half`` is half a bar's thickness."""

    columns: Columns
    above: tuple[Name, ...]
    plot_top: float
    middles: tuple[float, ...]
    half: float
    plot_bottom: float
    axis: tuple[str, ...]
    axis_top: float
    height: float


def worded(bar: Bar, voice: Voice, *, theme: Theme, width: float) -> Line:
    """Give a bar's words in one language."""
    face = strokes.label(theme, strong=bar.role is Role.THIS)
    name = lettering.wrap(voice.say(bar.label), face.size, room=width * NAMES_SHARE, weight=face.weight)
    estimate = bar.estimate
    if estimate is None:
        return Line(bar, name, "", "")
    return Line(bar, name, voice.percent(estimate.value), counts(estimate, voice))


def counts(estimate: Estimate, voice: Voice) -> str:
    """Give ``132/161``, or nothing where the estimate is no share of counts."""
    if estimate.numerator is None or estimate.denominator is None:
        return ""
    return voice.say(message("captions.counts", numerator=estimate.numerator, denominator=estimate.denominator))


def lay_out(chart: BarChart, lines: tuple[Line, ...], voice: Voice, *, theme: Theme, width: float) -> Layout:
    """Give the layout at a width in millimetres; the height follows from the bars and their names."""
    step = lettering.line_height(theme.type.chart_small)
    columns = _columns(chart, lines, theme=theme, width=width)
    above = names_above(chart, columns.scale, voice, theme=theme, width=width)
    plot_top = max((len(name.lines) for name in above), default=0) * step + (1.6 if above else 0.8)
    usual = theme.chart.row if len(lines) > MANY else theme.chart.row_large
    rows = [max(usual, len(line.name) * lettering.line_height(theme.type.chart) + BESIDE_NAME) for line in lines]
    ends = list(accumulate(rows, initial=plot_top))
    middles = tuple((start + end) / 2 for start, end in pairwise(ends))
    axis = stack.lines_of(voice.say(chart.axis), theme=theme, room=width - columns.scale.start)
    axis_top = ends[-1] + 1.5 * step
    height = axis_top + stack.height_of(axis, theme=theme) + 0.6
    return Layout(columns, above, plot_top, middles, usual * THICKNESS / 2, ends[-1], axis, axis_top, height)


def _columns(chart: BarChart, lines: tuple[Line, ...], *, theme: Theme, width: float) -> Columns:
    gap = theme.chart.gap
    names = max(_width(part, line, theme=theme) for line in lines for part in line.name)
    values = max(_width(line.value, line, theme=theme) for line in lines)
    counted = max(lettering.width(line.counts, theme.type.chart_small) for line in lines)
    counts_at = width - 0.3
    value_at = counts_at - counted - (gap if counted else 0)
    over_the_edge = lettering.width("100%", theme.type.chart_small) / 2
    scale = Scale(top_for(_extent(chart)), names + gap, value_at - values - max(gap, over_the_edge) - 0.8)
    return Columns(scale, value_at, counts_at)


def _width(words: str, line: Line, *, theme: Theme) -> float:
    return lettering.width(words, theme.type.chart, weight=SEMI_BOLD if line.strong else strokes.label(theme).weight)


def _extent(chart: BarChart) -> list[float]:
    estimates = [bar.estimate for bar in chart.bars if bar.estimate is not None]
    ends = [estimate.interval.upper if estimate.interval else estimate.value for estimate in estimates]
    return ends + [line.value for line in _references(chart)]


def _references(chart: BarChart) -> tuple[ReferenceLine, ...]:
    return tuple(line for line in (chart.target, chart.benchmark) if line is not None)


def names_above(chart: BarChart, scale: Scale, voice: Voice, *, theme: Theme, width: float) -> tuple[Name, ...]:
    """Place the names: of two lines, the left one's ends at its line and the right one's starts there."""
    ordered = sorted(_references(chart), key=lambda line: line.value)
    places = [scale.at(line.value) for line in ordered]
    apart = max(0.0, CLOSEST - (places[1] - places[0])) / 2 if len(places) > 1 else 0.0
    names = []
    for index, (line, place) in enumerate(zip(ordered, places, strict=True)):
        words, size = voice.say(line.label), theme.type.chart_small
        alone = len(ordered) == 1
        ends = (index == 0 and not alone) or (alone and place + lettering.width(words, size) > width)
        at = place - apart if ends else place + apart
        names.append(Name(lettering.wrap(words, size, room=at if ends else width - at), at, ends))
    return tuple(names)

"""Where the parts of a chart over time lie.

In: a ``TimeChart`` and the room there is. Out: ``Frame`` (the plot) and ``Slot`` values (a point each), in millimetres
from the top left corner. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from reportgen.exhibits.chart import ReferenceLine, TimeChart, TimePoint
from reportgen.exhibits.drawing import lettering, margin, stack
from reportgen.exhibits.drawing.bar_layout import counts
from reportgen.exhibits.drawing.scale import Scale, top_for
from reportgen.exhibits.theme import Theme
from reportgen.locales.voice import Voice

WIDEST_SLOT = 34.0
APART = 0.9
UNDER_AXIS_NAME = 2.6


@dataclass(frozen=True, slots=True)
class Slot:
    """A point with the place of its middle across, and its words."""

    point: TimePoint
    across: float
    tick: str
    value: str
    counts: str


@dataclass(frozen=True, slots=True)
class Frame:
    """The plot: shares upwards on ``scale``, the name of the axis above, names of lines from ``names_at`` on."""

    left: float
    right: float
    scale: Scale
    names_at: float
    axis: tuple[str, ...]

    @property
    def bottom(self) -> float:
        """The height of the plot's foot."""
        return self.scale.start


@dataclass(frozen=True, slots=True)
class Rows:
    """What stands under the axis: every so-many-th tick and value (counted from the last), counts or none."""

    ticks: int
    values: int
    with_counts: bool
    height: float


def frame_of(chart: TimeChart, voice: Voice, *, theme: Theme, width: float) -> Frame:
    """Give the plot at a width in millimetres."""
    size = theme.type.chart_small
    axis = stack.lines_of(voice.say(chart.axis), theme=theme, room=width)
    left = lettering.width(voice.percent(1, 0), size) + 1.6
    names = margin.widest([voice.say(line.label) for line in references(chart)], theme=theme, width=width)
    right = min(width - names - (2.0 if names else 1.0), left + len(chart.points) * WIDEST_SLOT)
    top = stack.height_of(axis, theme=theme) + UNDER_AXIS_NAME
    scale = Scale(top_for(_extent(chart)), top + theme.chart.plot_height, top)
    return Frame(left, right, scale, right + 1.4, axis)


def references(chart: TimeChart) -> tuple[ReferenceLine, ...]:
    """Give the lines across."""
    return tuple(line for line in (chart.median, chart.target) if line is not None)


def _extent(chart: TimeChart) -> list[float]:
    estimates = [point.estimate for point in chart.points if point.estimate is not None]
    ends = [estimate.interval.upper if estimate.interval else estimate.value for estimate in estimates]
    return ends + [line.value for line in references(chart)]


def slots_of(points: Sequence[TimePoint], frame: Frame, voice: Voice) -> tuple[Slot, ...]:
    """Give each point its place across, evenly."""
    each = (frame.right - frame.left) / len(points)
    return tuple(
        Slot(
            point,
            frame.left + each * (index + 0.5),
            voice.say(point.tick),
            voice.percent(point.estimate.value) if point.estimate else "",
            counts(point.estimate, voice) if point.estimate else "",
        )
        for index, point in enumerate(points)
    )


def rows_of(slots: Sequence[Slot], frame: Frame, *, theme: Theme) -> Rows:
    """Give what fits under the axis."""
    size = theme.type.chart_small
    each = (frame.right - frame.left) / len(slots)
    ticks, values, counted = (
        max(1, ceil((max(lettering.width(word, size) for word in words) + APART) / each))
        for words in zip(*((slot.tick, slot.value, slot.counts) for slot in slots), strict=True)
    )
    values = max(ticks, values)
    with_counts = counted == 1 and any(slot.counts for slot in slots)
    lines = 4.5 if with_counts else 3.5
    return Rows(1 if ticks == 1 else values, values, with_counts, lines * lettering.line_height(size))

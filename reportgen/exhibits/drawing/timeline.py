"""A share over time: dots with their intervals, joined where nothing is missing between them.

In: a ``TimeChart``. Out: a canvas. Values stand in a row under the axis, names of lines in the right margin. A month
without a number leaves a gap in the line, and a word says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from math import ceil

from reportgen.exhibits.chart import ReferenceLine, TimeChart, TimePoint
from reportgen.exhibits.drawing import lettering, margin, strokes
from reportgen.exhibits.drawing.bars import counts
from reportgen.exhibits.drawing.canvas import Box, Canvas, Fill, Stroke
from reportgen.exhibits.drawing.scale import Scale, top_for
from reportgen.exhibits.theme import Theme
from reportgen.locales.voice import Voice

CAP = 0.9
DOT = 4.6
WIDEST_SLOT = 34.0
APART = 1.4


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
    """Where the plot lies, in millimetres."""

    left: float
    right: float
    scale: Scale
    names_at: float

    @property
    def top(self) -> float:
        """The height of the plot's top."""
        return self.scale.end

    @property
    def bottom(self) -> float:
        """The height of the plot's foot."""
        return self.scale.start


def draw_timeline(chart: TimeChart, voice: Voice, *, theme: Theme, width: float) -> Canvas:
    """Give the picture at a width in millimetres."""
    frame = _frame(chart, voice, theme=theme, width=width)
    slots = _slots(chart.points, frame, voice)
    step = lettering.line_height(theme.type.chart_small)
    canvas = Canvas(width, frame.bottom + 4.4 * step + 1.2, theme=theme)
    _draw_axis(canvas, frame, chart, voice)
    _draw_references(canvas, frame, chart, voice=voice, width=width)
    _draw_points(canvas, frame, slots)
    _draw_gaps(canvas, frame, slots, voice)
    _draw_rows(canvas, frame, slots)
    return canvas


def _frame(chart: TimeChart, voice: Voice, *, theme: Theme, width: float) -> Frame:
    size = theme.type.chart_small
    top = top_for(_extent(chart))
    left = lettering.width(voice.percent(1, 0), size) + 1.6
    names = margin.widest([voice.say(line.label) for line in _references(chart)], theme=theme, width=width)
    right = width - names - (2.0 if names else 1.0)
    first = lettering.line_height(size) + 2.6
    slots = len(chart.points)
    right = min(right, left + slots * WIDEST_SLOT)
    return Frame(left, right, Scale(top, first + theme.chart.plot_height, first), right + 1.4)


def _extent(chart: TimeChart) -> list[float]:
    estimates = [point.estimate for point in chart.points if point.estimate is not None]
    ends = [estimate.interval.upper if estimate.interval else estimate.value for estimate in estimates]
    return ends + [line.value for line in _references(chart)]


def _references(chart: TimeChart) -> tuple[ReferenceLine, ...]:
    return tuple(line for line in (chart.target, chart.median) if line is not None)


def _slots(points: Sequence[TimePoint], frame: Frame, voice: Voice) -> tuple[Slot, ...]:
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


def _draw_axis(canvas: Canvas, frame: Frame, chart: TimeChart, voice: Voice) -> None:
    theme, scale = canvas.theme, frame.scale
    canvas.lines(
        [((frame.left, scale.at(tick)), (frame.right, scale.at(tick))) for tick in scale.ticks[1:]],
        strokes.grid(theme),
    )
    canvas.lines([((frame.left, frame.bottom), (frame.right, frame.bottom))], strokes.axis(theme))
    face = strokes.small(theme, anchor="right")
    for tick in scale.ticks:
        canvas.block((frame.left - 1.2, scale.at(tick)), (voice.percent(tick, 0),), face=face)
    canvas.words((0.0, lettering.cap_height(face.size) + 0.4), voice.say(chart.axis), face=strokes.small(theme))


def _draw_references(canvas: Canvas, frame: Frame, chart: TimeChart, *, voice: Voice, width: float) -> None:
    theme = canvas.theme
    names = []
    for line, stroke in ((chart.median, strokes.benchmark(theme)), (chart.target, strokes.target(theme))):
        if line is not None:
            height = frame.scale.at(line.value)
            canvas.lines([((frame.left, height), (frame.right, height))], stroke)
            names.append(margin.margin_name(voice.say(line.label), height, theme=theme, width=width))
    margin.draw_names(canvas, margin.spread(names, top=0.0, bottom=frame.bottom), left=frame.names_at)


def _draw_points(canvas: Canvas, frame: Frame, slots: Sequence[Slot]) -> None:
    theme, scale = canvas.theme, frame.scale
    accent = theme.palette.accent
    places = {slot: (slot.across, scale.at(slot.point.estimate.value)) for slot in slots if slot.point.estimate}
    whiskers = []
    for slot in places:
        estimate = slot.point.estimate
        if estimate is not None and estimate.interval is not None:
            lower, upper = scale.at(estimate.interval.lower), scale.at(estimate.interval.upper)
            whiskers.append(((slot.across, lower), (slot.across, upper)))
            whiskers.extend(((slot.across - CAP, end), (slot.across + CAP, end)) for end in (lower, upper))
    runs = [list(run) for present, run in groupby(slots, lambda slot: slot.point.estimate is not None) if present]
    canvas.lines([[places[slot] for slot in run] for run in runs if len(run) > 1], Stroke(accent, theme.line * 1.3))
    canvas.lines(whiskers, strokes.halo(strokes.interval(theme), theme))
    canvas.lines(whiskers, strokes.interval(theme))
    canvas.dots(list(places.values()), DOT, fill=Fill(accent, theme.palette.paper, theme.thin))


def _draw_gaps(canvas: Canvas, frame: Frame, slots: Sequence[Slot], voice: Voice) -> None:
    """Say once for each run of months without a number why there is none; upright where the run is narrow."""
    each = (frame.right - frame.left) / len(slots)
    missing = groupby(
        slots, lambda slot: voice.say(slot.point.gap) if not slot.point.estimate and slot.point.gap else ""
    )
    size = canvas.theme.type.chart_small
    for words, run in ((words, list(run)) for words, run in missing if words):
        middle, room = (run[0].across + run[-1].across) / 2, len(run) * each - 2 * APART
        wide, high = lettering.width(words, size), lettering.line_height(size) / 2
        if wide <= room:
            canvas.boxes(
                [
                    Box(
                        middle - wide / 2 - 0.5,
                        frame.bottom - 4 - high,
                        middle + wide / 2 + 0.5,
                        frame.bottom - 4 + high,
                    )
                ],
                strokes.paper(canvas.theme),
            )
            face = strokes.small(canvas.theme, anchor="center")
            canvas.block((middle, frame.bottom - 4), (words,), face=face)
        else:
            canvas.boxes(
                [Box(middle - high, frame.bottom - 2 - wide, middle + high, frame.bottom - 1)],
                strokes.paper(canvas.theme),
            )
            place = (middle + lettering.cap_height(size) / 2, frame.bottom - 1.6)
            canvas.words(place, words, face=strokes.small(canvas.theme, upright=True))


def _draw_rows(canvas: Canvas, frame: Frame, slots: Sequence[Slot]) -> None:
    theme = canvas.theme
    little = theme.type.chart_small
    step, each = lettering.line_height(little), (frame.right - frame.left) / len(slots)
    small, label = strokes.small(theme, anchor="center"), strokes.line_name(theme, anchor="center")
    ticks = _every(max(lettering.width(slot.tick, little) for slot in slots), each)
    values = _every(max(lettering.width(slot.value, little) for slot in slots), each)
    shown_counts = _every(max(lettering.width(slot.counts, little) for slot in slots), each) == 1
    year = None
    for index, slot in enumerate(slots):
        from_last = len(slots) - 1 - index
        if index % ticks == 0:
            canvas.words((slot.across, frame.bottom + step), slot.tick, face=small)
            if slot.point.month.year != year:
                year = slot.point.month.year
                canvas.words((slot.across, frame.bottom + 2 * step), str(year), face=small)
        if slot.value and from_last % values == 0:
            canvas.words((slot.across, frame.bottom + 3.2 * step), slot.value, face=label)
        if slot.counts and shown_counts:
            canvas.words((slot.across, frame.bottom + 4.2 * step), slot.counts, face=small)


def _every(widest: float, each: float) -> int:
    """Give that every so-many-th word fits into slots of ``each`` millimetres."""
    return max(1, ceil((widest + APART) / each))

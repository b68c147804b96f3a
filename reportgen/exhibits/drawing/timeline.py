"""A share over time: dots with their intervals, joined where nothing is missing between them.

In: a ``TimeChart``. Out: a canvas. Values stand in a row under the axis, names of lines in the right margin. A month
without a number leaves a gap in the line, and a word says why.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

from reportgen.exhibits.chart import TimeChart
from reportgen.exhibits.drawing import lettering, margin, stack, strokes
from reportgen.exhibits.drawing.canvas import Box, Canvas, Fill, Place, Stroke
from reportgen.exhibits.drawing.time_layout import Frame, Rows, Slot, frame_of, rows_of, slots_of
from reportgen.exhibits.theme import Theme
from reportgen.locales.voice import Voice

CAP = 0.9
DOT = 4.6
GAP_ABOVE_AXIS = 4.0
UPRIGHT_SHARE = 0.62
"""How far up the plot upright words may reach before they go to a second line."""


def draw_timeline(chart: TimeChart, voice: Voice, *, theme: Theme, width: float) -> Canvas:
    """Give the picture at a width in millimetres."""
    frame = frame_of(chart, voice, theme=theme, width=width)
    slots = slots_of(chart.points, frame, voice)
    rows = rows_of(slots, frame, theme=theme)
    canvas = Canvas(width, frame.bottom + rows.height, theme=theme)
    _draw_axis(canvas, frame, voice)
    _draw_references(canvas, frame, chart, voice=voice, width=width)
    _draw_points(canvas, frame, slots)
    _draw_gaps(canvas, frame, slots, voice)
    _draw_rows(canvas, frame, slots, rows)
    return canvas


def _draw_axis(canvas: Canvas, frame: Frame, voice: Voice) -> None:
    theme, scale = canvas.theme, frame.scale
    ticks = [((frame.left, scale.at(tick)), (frame.right, scale.at(tick))) for tick in scale.ticks]
    canvas.lines(ticks[1:], strokes.grid(theme))
    canvas.lines(ticks[:1], strokes.axis(theme))
    face = strokes.small(theme, anchor="right")
    for tick in scale.ticks:
        canvas.block((frame.left - 1.2, scale.at(tick)), (voice.percent(tick, 0),), face=face)
    stack.set_down(canvas, frame.axis, left=0.0, top=0.0)


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
    runs = [list(run) for present, run in groupby(slots, lambda slot: slot.point.estimate is not None) if present]
    canvas.lines(_whiskers(frame, slots), strokes.interval(theme))
    canvas.lines([[places[slot] for slot in run] for run in runs if len(run) > 1], Stroke(accent, theme.line * 1.3))
    canvas.dots(list(places.values()), DOT, fill=Fill(accent, theme.palette.paper, theme.thin))


def _whiskers(frame: Frame, slots: Sequence[Slot]) -> list[tuple[Place, Place]]:
    whiskers: list[tuple[Place, Place]] = []
    for slot in slots:
        estimate = slot.point.estimate
        if estimate is not None and estimate.interval is not None:
            lower, upper = frame.scale.at(estimate.interval.lower), frame.scale.at(estimate.interval.upper)
            whiskers.append(((slot.across, lower), (slot.across, upper)))
            whiskers.extend(((slot.across - CAP, end), (slot.across + CAP, end)) for end in (lower, upper))
    return whiskers


def _draw_gaps(canvas: Canvas, frame: Frame, slots: Sequence[Slot], voice: Voice) -> None:
    """Say once for each run of points without a number why there is none."""
    each = (frame.right - frame.left) / len(slots)
    for words, run in groupby(slots, lambda slot: _gap(slot, voice)):
        if words:
            missing = list(run)
            middle = (missing[0].across + missing[-1].across) / 2
            _draw_gap(canvas, frame, words, middle=middle, room=len(missing) * each)


def _gap(slot: Slot, voice: Voice) -> str:
    if slot.point.estimate is not None:
        return ""
    return voice.say(slot.point.gap) if slot.point.gap is not None else "–"


def _draw_gap(canvas: Canvas, frame: Frame, words: str, *, middle: float, room: float) -> None:
    """Set the words level where the run is wide enough, else reading upwards."""
    size = canvas.theme.type.chart_small
    half = lettering.line_height(size) / 2
    wide = lettering.width(words, size) / 2 + 0.5
    if 2 * wide <= room:
        height = frame.bottom - GAP_ABOVE_AXIS
        canvas.boxes([Box(middle - wide, height - half, middle + wide, height + half)], strokes.paper(canvas.theme))
        canvas.block((middle, height), (words,), face=strokes.small(canvas.theme, anchor="center"))
        return
    lines = lettering.wrap(words, size, room=canvas.theme.chart.plot_height * UPRIGHT_SHARE)
    if len(lines) * 2 * half > room:
        lines = (words,)
    tall = max(lettering.width(line, size) for line in lines)
    foot, thick = frame.bottom - 1.6, len(lines) * half
    paper = Box(middle - thick, foot - tall - 0.5, middle + thick, foot + 0.5)
    canvas.boxes([paper], strokes.paper(canvas.theme))
    first = middle - thick + half + lettering.cap_height(size) / 2
    for index, line in enumerate(lines):
        canvas.words((first + index * 2 * half, foot), line, face=strokes.small(canvas.theme, upright=True))


def _draw_rows(canvas: Canvas, frame: Frame, slots: Sequence[Slot], rows: Rows) -> None:
    theme = canvas.theme
    step = lettering.line_height(theme.type.chart_small)
    small, label = strokes.small(theme, anchor="center"), strokes.line_name(theme, anchor="center")
    year = None
    for index, slot in enumerate(slots):
        from_last = len(slots) - 1 - index
        if from_last % rows.ticks == 0:
            canvas.words((slot.across, frame.bottom + step), slot.tick, face=small)
            if slot.point.month.year != year:
                year = slot.point.month.year
                canvas.words((slot.across, frame.bottom + 2 * step), str(year), face=small)
        if slot.value and from_last % rows.values == 0:
            canvas.words((slot.across, frame.bottom + 3.2 * step), slot.value, face=label)
        if slot.counts and rows.with_counts:
            canvas.words((slot.across, frame.bottom + 4.2 * step), slot.counts, face=small)

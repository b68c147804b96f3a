"""Where the parts of a forest plot lie.

In: a ``ForestChart``, worded, and the room there is. Out: ``ForestLayout`` in millimetres from the top left corner. It
draws nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate, pairwise

from reportgen.estimates import Estimate
from reportgen.exhibits.chart import Effect, ForestChart, ForestRole, ForestRow
from reportgen.exhibits.drawing import lettering, stack
from reportgen.exhibits.drawing.log_scale import LogScale, ticks_for
from reportgen.exhibits.theme import REGULAR, SEMI_BOLD, Theme
from reportgen.locales.messages import Number, PlainInterval, message
from reportgen.locales.voice import Voice

NAMES_SHARE = 0.34
INDENT = 2.4
BETWEEN_ROWS = 1.8
MARK_ROOM = 4.0
"""Room for the sample of a mark before its name."""
ABOVE_PLOT = 1.6


@dataclass(frozen=True, slots=True)
class ForestLine:
    """One row in words: its name in lines, and a line of numbers an effect (or the word that stands for them)."""

    row: ForestRow
    name: tuple[str, ...]
    numbers: tuple[str, ...]

    @property
    def lines(self) -> int:
        """How many lines of words it takes."""
        return max(len(self.name), len(self.numbers), 1)


@dataclass(frozen=True, slots=True)
class ForestLayout:
    """Where everything lies; ``middles`` are the heights of the rows, ``step`` the distance of lines in a row."""

    scale: LogScale
    numbers_at: float
    heads: tuple[str, ...]
    above: tuple[str, ...]
    plot_top: float
    middles: tuple[float, ...]
    plot_bottom: float
    step: float
    axis: tuple[str, ...]
    axis_top: float
    height: float

    def effect_at(self, middle: float, index: int, count: int) -> float:
        """Give the height of one of ``count`` effects of a row."""
        return middle + (index - (count - 1) / 2) * self.step


def worded(row: ForestRow, chart: ForestChart, voice: Voice, *, theme: Theme, width: float) -> ForestLine:
    """Give a row's words in one language."""
    heading = row.role is ForestRole.HEADING
    room = width * (1.0 if heading else NAMES_SHARE) - (0.0 if heading else INDENT)
    weight = SEMI_BOLD if heading else REGULAR
    name = lettering.wrap(voice.say(row.label), theme.type.chart, room=room, weight=weight)
    if row.role is ForestRole.REFERENCE:
        return ForestLine(row, name, (voice.say(chart.reference),))
    return ForestLine(row, name, tuple(_numbers(effect, voice) for effect in row.effects))


def _numbers(effect: Effect, voice: Voice) -> str:
    if effect.estimate is None:
        return voice.say(effect.gap) if effect.gap is not None else "–"
    return numbers_of(effect.estimate, voice)


def numbers_of(estimate: Estimate, voice: Voice) -> str:
    """Give ``1,61 (1,26–2,05)``."""
    if estimate.interval is None:
        return voice.number(estimate.value, 2)
    limits = PlainInterval(estimate.interval, bare=True)
    return voice.say(message("study.captions.ratio", ratio=Number(estimate.value, 2), limits=limits))


def lay_out(
    chart: ForestChart, lines: tuple[ForestLine, ...], voice: Voice, *, theme: Theme, width: float
) -> ForestLayout:
    """Give the layout at a width in millimetres; the height follows from the rows."""
    size, step = theme.type.chart_small, lettering.line_height(theme.type.chart_small)
    heads = tuple(voice.say(each) for each in (chart.crude, chart.adjusted) if each is not None)
    inner = [line for line in lines if line.row.role is not ForestRole.HEADING]
    names = max((lettering.width(part, theme.type.chart) for line in inner for part in line.name), default=0.0)
    wide = max(
        [lettering.width(number, size) for line in inner for number in line.numbers if _is_number(line, number)]
        + [lettering.width(head, size) + MARK_ROOM for head in heads]
    )
    left, right = INDENT + names + theme.chart.gap, width - wide - 2 * theme.chart.gap - 1.0
    estimates = [effect.estimate for line in lines for effect in line.row.effects if effect.estimate is not None]
    scale = LogScale(ticks_for(estimates), left + 2.0, right)
    above = lettering.wrap(voice.say(chart.no_effect), size, room=max(right - left, 20.0))
    plot_top = max(len(heads), len(above)) * step + ABOVE_PLOT
    rows = [line.lines * lettering.line_height(theme.type.chart) + BETWEEN_ROWS for line in lines]
    ends = list(accumulate(rows, initial=plot_top))
    axis = stack.lines_of(voice.say(chart.axis), theme=theme, room=width - scale.start)
    axis_top = ends[-1] + 1.5 * step
    return ForestLayout(
        scale,
        width - 0.3,
        heads,
        above,
        plot_top,
        tuple((start + end) / 2 for start, end in pairwise(ends)),
        ends[-1],
        lettering.line_height(theme.type.chart),
        axis,
        axis_top,
        axis_top + stack.height_of(axis, theme=theme) + 0.6,
    )


def _is_number(line: ForestLine, number: str) -> bool:
    """Say whether the words stand in the column of numbers: those for a missing value stand in the plot."""
    if line.row.role is ForestRole.REFERENCE:
        return True
    return line.row.effects[line.numbers.index(number)].estimate is not None

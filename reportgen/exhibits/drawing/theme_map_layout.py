"""Where the parts of a theme map lie.

In: a ``ThemeMap`` and the room there is. Out: ``MapLayout`` in millimetres from the top left corner. It draws nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from reportgen.exhibits.chart import MapMark, MapRow, ThemeMap
from reportgen.exhibits.drawing import lettering
from reportgen.exhibits.theme import SEMI_BOLD, Theme
from reportgen.locales.voice import Voice

NAMES_SHARE = 0.28
WHOLE_SHARE = 0.14
WIDEST_COLUMN = 40.0
BETWEEN_COLUMNS = 2.4
PITCHES = (2.75, 2.3, 1.9, 1.5)
"""From the middle of one mark to that of the next (mm); marks are smaller where the picture would not fit a page."""
TALLEST = 140.0
ABOVE_ROW, BELOW_ROW = 1.3, 1.1
BESIDE_KEY = 1.0
BETWEEN_KEYS = 4.0


@dataclass(frozen=True, slots=True)
class MapLine:
    """A row in words: its name, the count of all, and the count of each group, in lines."""

    row: MapRow
    name: tuple[str, ...]
    whole: tuple[str, ...]
    counts: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class KeyItem:
    """A kind of mark with its words, from the left edge and in which line of the key."""

    mark: MapMark
    words: str
    left: float
    line: int


@dataclass(frozen=True, slots=True)
class MapLayout:
    """Where everything lies: ``whole_at`` and ``lefts`` are where columns begin, ``tops`` where rows do.

    ``pitch`` is from one mark to the next, of which ``per_line`` stand in a line.
    """

    pitch: float
    whole_at: float
    lefts: tuple[float, ...]
    per_line: int
    heads: tuple[tuple[str, ...], ...]
    head_bottom: float
    lines: tuple[MapLine, ...]
    tops: tuple[float, ...]
    bottom: float
    key: tuple[KeyItem, ...]
    height: float


def lay_out(chart: ThemeMap, voice: Voice, *, theme: Theme, width: float) -> MapLayout:
    """Give the layout at a width in millimetres; the height follows from the themes and from how many were asked.

    Marks are as large as a page allows, and never smaller than the smallest.
    """
    layouts = (_at(pitch, chart, voice, theme=theme, width=width) for pitch in PITCHES)
    layout = next(layouts)
    while layout.height > TALLEST and layout.pitch > PITCHES[-1]:
        layout = next(layouts)
    return layout


def _evenly(most: int, room: int) -> int:
    """Give how many marks stand in a line where ``room`` fit: eight in two lines stand as four and four."""
    return -(-most // -(-most // room)) if most else room


def _at(pitch: float, chart: ThemeMap, voice: Voice, *, theme: Theme, width: float) -> MapLayout:
    size, step = theme.type.chart_small, lettering.line_height(theme.type.chart_small)
    names_room = width * NAMES_SHARE
    whole_room = min(_widest_whole(chart, voice, size), width * WHOLE_SHARE)
    first = names_room + whole_room + 2 * BETWEEN_COLUMNS
    each = min((width - first) / len(chart.columns), WIDEST_COLUMN)
    room = each - BETWEEN_COLUMNS
    lines = tuple(_line(row, voice, theme=theme, rooms=(names_room, whole_room, room)) for row in chart.rows)
    heads = tuple(
        lettering.wrap(voice.say(words), size, room=space, weight=SEMI_BOLD)
        for words, space in ((chart.whole, whole_room), *((column, room) for column in chart.columns))
    )
    head_bottom = max(len(head) for head in heads) * step + 1.0
    most = max((len(cell.marks) for row in chart.rows for cell in row.cells), default=0)
    per_line = _evenly(most, max(1, int(room // pitch)))
    ends = list(accumulate((_height(line, per_line, pitch=pitch, theme=theme) for line in lines), initial=head_bottom))
    key = _key(chart, voice, theme=theme, width=width)
    key_lines = max((item.line for item in key), default=-1) + 1
    return MapLayout(
        pitch,
        names_room + BETWEEN_COLUMNS,
        tuple(first + each * index for index in range(len(chart.columns))),
        per_line,
        heads,
        head_bottom,
        lines,
        tuple(start for start, _ in pairwise(ends)),
        ends[-1],
        key,
        ends[-1] + 1.4 + key_lines * 1.3 * step + 0.6,
    )


def _widest_whole(chart: ThemeMap, voice: Voice, size: float) -> float:
    """Give the room for the counts of all, and for the longest word above them."""
    heads = voice.say(chart.whole).split()
    counts = (voice.say(row.whole) for row in chart.rows)
    return max(lettering.width(words, size, weight=SEMI_BOLD) for words in (*heads, *counts))


def _line(row: MapRow, voice: Voice, *, theme: Theme, rooms: tuple[float, float, float]) -> MapLine:
    names, whole, column = rooms
    small = theme.type.chart_small
    return MapLine(
        row,
        lettering.wrap(voice.say(row.label), theme.type.chart, room=names),
        lettering.wrap(voice.say(row.whole), small, room=whole),
        tuple(lettering.wrap(voice.say(cell.counts), small, room=column) for cell in row.cells),
    )


def mark_lines(marks: Sequence[MapMark], per_line: int) -> int:
    """Give how many lines of marks a cell has."""
    return -(-len(marks) // per_line)


def _height(line: MapLine, per_line: int, *, pitch: float, theme: Theme) -> float:
    small = lettering.line_height(theme.type.chart_small)
    name = len(line.name) * lettering.line_height(theme.type.chart)
    cells = (
        mark_lines(cell.marks, per_line) * pitch + len(counts) * small
        for cell, counts in zip(line.row.cells, line.counts, strict=True)
    )
    return max(name, len(line.whole) * small, *cells) + ABOVE_ROW + BELOW_ROW


def _key(chart: ThemeMap, voice: Voice, *, theme: Theme, width: float) -> tuple[KeyItem, ...]:
    """Place the kinds of mark one after the other, in as many lines as they need."""
    placed: list[KeyItem] = []
    left, line = 0.0, 0
    for mark, words in chart.key:
        said = voice.say(words)
        wide = PITCHES[0] + BESIDE_KEY + lettering.width(said, theme.type.chart_small)
        if left and left + wide > width:
            left, line = 0.0, line + 1
        placed.append(KeyItem(mark, said, left, line))
        left += wide + BETWEEN_KEYS
    return tuple(placed)

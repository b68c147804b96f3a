"""How the blocks of a brief are taken apart for the page: which partial prints one, and where it may be parted.

In: blocks. Out: names of partials, and blocks in parts. It words nothing and drops nothing: the parts of a block hold
all of it, in order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from reportgen.brief import (
    Actions,
    Advice,
    Block,
    Bullets,
    Headline,
    Interpretation,
    NumberedChart,
    NumberedTable,
    Paragraph,
    Stamp,
    Terms,
)
from reportgen.exhibits.quotes import Quotes
from reportgen.exhibits.table import Row, RowRole, Table
from reportgen.locales.messages import Value

LONG_TABLE = 8
"""A table with more rows may break across pages; a shorter one is kept whole."""
LONGEST_PAIR = 26
"""Side by side, a table with more rows is parted: the two languages would break at different rows."""

_PARTS: dict[type[Block], str] = {
    Paragraph: "paragraph",
    Bullets: "bullets",
    Terms: "terms",
    Headline: "headline",
    Stamp: "stamp",
    NumberedTable: "table",
    NumberedChart: "chart",
    Quotes: "quotes",
    Actions: "actions",
    Advice: "advice",
    Interpretation: "interpretation",
}


def part(block: Block) -> str:
    """Give the name of the partial that prints a block."""
    return _PARTS[type(block)]


def pairs(block: Block) -> tuple[Block, ...]:
    """Give the blocks to align side by side: items and quotations one by one, a long table in parts, the rest whole."""
    match block:
        case Bullets(items):
            return tuple(Bullets((item,)) for item in items)
        case Terms(terms):
            return tuple(Terms((item,)) for item in terms)
        case NumberedTable(number, table):
            return tuple(NumberedTable(number, each) for each in _parts(table))
        case Actions() | Advice():
            return tuple(_one_by_one(block))
        case Quotes() as quotes:
            return quotes.parted()
        case _:
            return (block,)


def _one_by_one(block: Actions | Advice) -> Iterator[Block]:
    """Go through the items as blocks of their own that keep their numbers; a heading stands with the first alone."""
    for place in range(len(block.items)):
        number = block.first + place
        if isinstance(block, Advice):
            yield replace(block, items=block.items[place : place + 1], first=number)
        else:
            heading = block.heading if place == 0 else None
            yield replace(block, heading=heading, items=block.items[place : place + 1], first=number)


def _parts(table: Table) -> tuple[Table, ...]:
    """Give the table in parts of nearly one length that each fit a page; the notes stand below the last."""
    count = max(1, -(-len(table.rows) // LONGEST_PAIR))
    parts = _runs(table.rows, -(-len(table.rows) // count))
    last = len(parts) - 1
    return tuple(
        replace(
            table,
            id=table.id if place == 0 else f"{table.id}-{place + 1}",
            rows=rows,
            notes=table.notes if place == last else (),
            source=table.source if place == last else None,
        )
        for place, rows in enumerate(parts)
    ) or (table,)


def _runs(rows: Sequence[Row], length: int) -> list[tuple[Row, ...]]:
    """Give the rows in runs of about this length; a row that heads a group goes with those below it."""
    runs, start = [], 0
    while start < len(rows):
        end = min(start + length, len(rows))
        while end < len(rows) and end > start + 1 and rows[end - 1].role is RowRole.GROUP:
            end -= 1
        runs.append(tuple(rows[start:end]))
        start = end
    return runs


def is_long(table: Table) -> bool:
    """Tell whether a table may break across pages."""
    return len(table.rows) > LONG_TABLE


HALF_LINE = 62
"""Letters on a line of half a page's width."""
TALLEST_RUN = 16
"""Lines of a column of a list that stands in two of them and never across pages; the list goes on in columns below."""


def runs(block: Bullets | Terms, say: Callable[[Value], str]) -> tuple[Bullets | Terms, ...]:
    """Give a list in runs of some lines each, to be set in two columns one below the other.

    Two columns that break across pages are read wrong: the second goes on above the end of the first.
    """
    match block:
        case Bullets(items):
            return tuple(Bullets(items[run]) for run in _slices([_lines(say(item)) for item in items]))
        case Terms(items):
            lengths = [_lines(say(term)) + _lines(say(meaning)) for term, meaning in items]
            return tuple(Terms(items[run]) for run in _slices(lengths))


def _slices(lengths: Sequence[int]) -> tuple[slice, ...]:
    """Give the places of the runs that take the fewest lines of the page: those whose two columns end about level.

    None is taller than the tallest allowed, but a run of one item; a run more costs a line.
    """
    best: list[tuple[int, tuple[slice, ...]]] = [(0, ())]
    for end in range(1, len(lengths) + 1):
        ways = []
        for start in range(end - 1, -1, -1):
            height = _height(lengths[start:end])
            if height > TALLEST_RUN and start < end - 1:
                break
            lines, before = best[start]
            ways.append((lines + height + 1, (*before, slice(start, end))))
        best.append(min(ways, key=lambda way: way[0]))
    return best[-1][1]


def _height(lengths: Sequence[int]) -> int:
    cut = _middle(lengths)
    return max(sum(lengths[:cut]), sum(lengths[cut:]))


def halves(block: Bullets | Terms, say: Callable[[Value], str]) -> tuple[Block, ...]:
    """Give a list as two of about the same length, to stand side by side; one of a single item stays whole.

    CSS columns would balance the two by laying them out again and again.
    """
    match block:
        case Bullets(items):
            cut = _middle([_lines(say(item)) for item in items])
            return tuple(Bullets(half) for half in (items[:cut], items[cut:]) if half)
        case Terms(pairs):
            cut = _middle([_lines(say(term)) + _lines(say(meaning)) for term, meaning in pairs])
            return tuple(Terms(half) for half in (pairs[:cut], pairs[cut:]) if half)


def _lines(words: str) -> int:
    """Give about how many lines words take in half a page's width, as printed in small type."""
    return -(-len(words) // HALF_LINE)


def _middle(lengths: Sequence[int]) -> int:
    """Give where to cut so that both sides are about as long; the first side is never empty."""
    cuts = range(1, max(2, len(lengths)))
    return min(cuts, key=lambda cut: abs(sum(lengths[:cut]) - sum(lengths[cut:])))


TOOLS: dict[str, Callable[..., object]] = {
    "part": part,
    "pairs": pairs,
    "runs": runs,
    "halves": halves,
    "is_long": is_long,
}
"""What templates may call, beside what an edition offers."""

"""What a part of a brief finds to show, before tables and charts have numbers.

In: words and exhibits. Out: ``Found``, and ``Numbering``, which gives tables and charts their numbers in reading order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

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
from reportgen.exhibits.chart import Chart
from reportgen.exhibits.quotes import Quotes
from reportgen.exhibits.table import Table
from reportgen.locales.messages import Words

Shown = Paragraph | Bullets | Terms | Headline | Stamp | Quotes | Actions | Advice | Interpretation | Table | Chart
Found = Shown | None

MOST_MESSAGES = 5


def with_one_more(messages: Sequence[Words], more: Words | None) -> tuple[Words, ...]:
    """Give key messages with one more before the last, five at most.

    The last may say what to ask for, or not to use the data: it stays last, and is never the one that goes.
    """
    if more is None:
        return tuple(messages)
    if not messages:
        return (more,)
    return (*messages[:-1][: MOST_MESSAGES - 2], more, messages[-1])


@dataclass(slots=True)
class Numbering:
    """Counts tables and charts in reading order."""

    tables: int = 0
    charts: int = 0

    def numbered(self, found: Sequence[Found]) -> tuple[Block, ...]:
        """Give the blocks that there are, tables and charts with their numbers."""
        return tuple(self._number(item) for item in found if item is not None)

    def _number(self, item: Shown) -> Block:
        if isinstance(item, Table):
            self.tables += 1
            return NumberedTable(self.tables, item)
        if isinstance(item, Chart):
            self.charts += 1
            return NumberedChart(self.charts, item)
        return item

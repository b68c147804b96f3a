"""What a part of a brief finds to show, before tables and charts have numbers.

In: words and exhibits. Out: ``Found``, and ``Numbering``, which gives tables and charts their numbers in reading order.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.brief import Block, Bullets, Headline, NumberedChart, NumberedTable, Paragraph, Stamp, Terms
from reportgen.exhibits.chart import Chart
from reportgen.exhibits.quotes import Quotes
from reportgen.exhibits.table import Table

Found = Paragraph | Bullets | Terms | Headline | Stamp | Quotes | Table | Chart | None


@dataclass(slots=True)
class Numbering:
    """Counts tables and charts in reading order."""

    tables: int = 0
    charts: int = 0

    def numbered(self, found: Sequence[Found]) -> tuple[Block, ...]:
        """Give the blocks that there are, tables and charts with their numbers."""
        return tuple(self._number(item) for item in found if item is not None)

    def _number(self, item: Paragraph | Bullets | Terms | Headline | Stamp | Quotes | Table | Chart) -> Block:
        if isinstance(item, Table):
            self.tables += 1
            return NumberedTable(self.tables, item)
        if isinstance(item, Chart):
            self.charts += 1
            return NumberedChart(self.charts, item)
        return item

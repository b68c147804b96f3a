"""The STROBE annex: what a report of a cross-sectional study should say, and whether this brief says it.

In: items with their status. Out: a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.exhibits.checklist import Checklist, Item, Status, table_of
from reportgen.exhibits.table import Table
from reportgen.locales.messages import message

__all__ = ["Item", "Status", "checklist_table"]


def checklist_table(items: Sequence[Item]) -> Table:
    """Give a row an item of STROBE."""
    caption, notes = message("study.strobe.caption"), (message("study.strobe.note"),)
    return table_of(Checklist("strobe", caption, "study.strobe.", notes), items)

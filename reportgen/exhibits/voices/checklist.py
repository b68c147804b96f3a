"""The COREQ annex: what a report of interviews should say, and whether this brief says it.

In: items with their status. Out: a table.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.exhibits.checklist import Checklist, Item, table_of
from reportgen.exhibits.table import Table
from reportgen.locales.messages import message


def coreq_table(items: Sequence[Item]) -> Table:
    """Give a row an item of COREQ; those written from memory are named in a note."""
    caption = message("voices.coreq.caption")
    notes = (message("voices.coreq.note"), message("voices.coreq.note.memory"))
    return table_of(Checklist("coreq", caption, "voices.coreq.", notes), items)

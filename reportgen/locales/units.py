"""What the parts of a catchment area are called in a sentence: villages, or (for any other kind) reporting units.

In: the label that a configuration gives such a part. Out: messages. A label stands well at the head of a column, but
has no plural and no place in a sentence; so sentences say *villages* where the label does, else *reporting units*.
"""

from __future__ import annotations

from reportgen.locales.languages import Text
from reportgen.locales.messages import Message, message

_VILLAGES = frozenset({"village", "villages", "desa", "kelurahan", "desa/kelurahan", "kelurahan/desa"})


def units(label: Text | None, count: int = 2) -> Message:
    """Give what ``count`` of them are called."""
    words = () if label is None else tuple(words for _, words in label.versions)
    known = label is None or any(each.strip().lower() in _VILLAGES for each in words)
    return message("value.unit.village" if known else "value.unit.reporting", count=count)

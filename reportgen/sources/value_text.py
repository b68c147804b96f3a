"""What a typed value is as text, written as a CSV file would hold it.

In: a value from a file that has types, or a text. Out: text; numbers in one form, whatever form they were written in.
"""

from __future__ import annotations

import math
import re
from datetime import date, time

from reportgen.sources.spelling import collapse

_NUMBERS = {
    sign: re.compile(rf"[+-]?(?:[0-9]{{1,15}}(?:[{sign}][0-9]*)?|[{sign}][0-9]+)(?:[eE][+-]?[0-9]{{1,2}})?")
    for sign in ".,"
}


def value_text(value: object) -> str:
    """Give the text: nothing for a missing value, whole numbers without a decimal sign, dates as 2025-02-01."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return "" if math.isnan(value) else str(int(value)) if value.is_integer() else repr(value)
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return collapse(value.decode("utf-8", errors="replace"))
    return collapse(str(value))


def number(text: str, *, decimal: str) -> float | None:
    """Give the number that a text is by the declared decimal sign, or ``None``; a thousands sign is never guessed."""
    stripped = text.strip()
    return float(stripped.replace(",", ".")) if _NUMBERS[decimal].fullmatch(stripped) else None


def one_form(text: str, *, decimal: str) -> str:
    """Give a code in the one form that all its writings have (``1.0``, ``01`` and ``1`` are 1); other text as it is."""
    found = number(text, decimal=decimal)
    return text if found is None else value_text(found)

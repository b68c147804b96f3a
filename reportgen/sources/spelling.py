"""Names as files spell them: collapsed white space, the nearest one, short lists for a message.

In: text. Out: text. It decides nothing about data.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_SHORT = 15


def collapse(text: str) -> str:
    """Give ``text`` with every run of white space as one space, and none at the ends."""
    return " ".join(text.split())


def nearest(word: str, among: Iterable[str]) -> str | None:
    """Give the name that ``word`` was probably meant to be, or ``None`` where none is close."""
    names = {name.casefold(): name for name in among}
    close = get_close_matches(word.casefold(), names, n=1)
    return names[close[0]] if close else None


def suggest(word: str, among: Iterable[str], *, what: str) -> str:
    """Give a hint: the nearest of ``among`` and, where they are few, all of them; ``what`` names them in the plural."""
    names = tuple(among)
    close = nearest(word, names)
    parts = [f'did you mean "{close}"?'] if close else []
    if len(names) <= _SHORT:
        parts.append(f"the {what} are: {', '.join(names)}" if names else f"there are no {what}")
    elif not close:
        parts.append(f"there are {len(names)} {what}, none of them close")
    return "; ".join(parts)

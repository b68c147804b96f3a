"""Spelling suggestions: the known word nearest to a misspelt one.

In: a word and the words that would be right. Out: a hint, or nothing where no word is near.
"""

from __future__ import annotations

from collections.abc import Iterable
from difflib import get_close_matches

_CUTOFF = 0.6
_AT_MOST = 12
_BEGINNING = 3


def did_you_mean(word: str, known: Iterable[str]) -> str | None:
    """Give ``did you mean "…"?``, or ``None`` where nothing known is near."""
    by_folded: dict[str, str] = {}
    for candidate in known:
        by_folded.setdefault(candidate.casefold().replace("-", "_"), candidate)
    folded = word.casefold().replace("-", "_").strip()
    near = get_close_matches(folded, by_folded, n=1, cutoff=_CUTOFF)
    if not near and len(folded) >= _BEGINNING:
        begun = [candidate for candidate in by_folded if candidate.startswith(folded)]
        near = begun if len(begun) == 1 else []
    return f'did you mean "{by_folded[near[0]]}"?' if near else None


def near_or_all(word: str, known: Iterable[str]) -> str | None:
    """Give the nearest known word, or else all of them where they are few."""
    words = sorted(set(known))
    hint = did_you_mean(word, words)
    if hint is not None or not words:
        return hint
    more = f" … ({len(words)} in all)" if len(words) > _AT_MOST else ""
    return f"known here: {', '.join(words[:_AT_MOST])}{more}"

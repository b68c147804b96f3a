"""Numbers that nobody has checked.

In: a passage, and the words that its numbers may come from. Out: flaws. A number of an action, a reason or an option
stands in the evidence or the law that it rests on, as far as those are verified; or the text says that it is a
proposal; or it belongs to a name (*five practices*).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal

from reportgen.locales.languages import Language
from reportgen.proofreading.numerals import figures_of, spelt
from reportgen.proofreading.passages import Flaw, Passage

UNVERIFIED = "unverified_figure"
_PROPOSED = {
    Language.INDONESIAN: re.compile(r"\b(?:(?:meng)?usul(?:an|kan)?|ambang kerja)\b", re.IGNORECASE),
    Language.ENGLISH: re.compile(
        r"\b(?:propos(?:e|al|ed|es)|this brief’s own|this brief's own|suggested here)\b", re.IGNORECASE
    ),
}


def unverified(passage: Passage, verified: Iterable[str], *, names: Iterable[str] = ()) -> tuple[Flaw, ...]:
    """Give every number that stands in none of the ``verified`` texts of the same language, and is no proposal.

    ``names`` are phrases with a number that is part of a name or of a definition.
    """
    if _PROPOSED[passage.language].search(passage.plain):
        return ()
    words = passage.plain
    for name in names:
        words = re.sub(re.escape(name), " ", words, flags=re.IGNORECASE)
    known = {number for text in verified for number in _numbers(text, passage.language)}
    return tuple(
        Flaw(
            UNVERIFIED,
            f"{number:f}",
            "a number that the entry's evidence or law bears out",
            "cite what it comes from, or say that it is this brief's own proposal",
        )
        for number in sorted(_numbers(words, passage.language) - known)
    )


def _numbers(text: str, language: Language) -> frozenset[Decimal]:
    return frozenset({figure.value for figure in figures_of(text, language)} | set(spelt(text, language)))

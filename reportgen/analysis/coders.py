"""How far two coders agree on each theme.

In: coded segments. Out: ``Outcome``, a kappa a theme. Which coder is right is not asked.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.effects import Outcome
from reportgen.analysis.rater_agreement import cohen_kappa
from reportgen.raw import RawSegment

TWO = 2

Words = tuple[str, str]
"""What was judged: the informant, and the words, white space collapsed."""


def coders(segments: Sequence[RawSegment]) -> tuple[str, ...]:
    """Give who coded, in alphabetical order; nobody where the file does not say."""
    return tuple(sorted({segment.coder for segment in segments if segment.coder is not None}))


def words_of(segment: RawSegment) -> Words:
    """Give what makes two segments the same stretch of talk: one informant, the same words (or place in the text)."""
    words = segment.quote if segment.quote is not None else f"\0 {segment.stretch}"
    return segment.informant, " ".join(words.split())


def n_judged(segments: Sequence[RawSegment]) -> int:
    """Give how many stretches of talk both of two coders coded, with whatever theme."""
    return len(_shared(segments))


def kappa_of(theme: str, segments: Sequence[RawSegment]) -> Outcome:
    """Give Cohen's kappa of two coders for one theme: whether each gave it to a stretch of talk, or did not.

    ``segments`` are all that were coded, with any theme. The units are the stretches that both coded: of one that a
    coder left alone nobody knows whether it was judged. ``ZERO_DENOMINATOR`` where there is none, ``NO_VARIATION``
    where both gave the theme to all of them, or to none. Raises ``ValueError`` unless there are two coders. Stretches
    of one interview are taken as independent.

    Source: Cohen J (1960) Educ Psychol Meas 20:37–46.
    """
    names = coders(segments)
    if len(names) != TWO:
        message = f"agreement is between two coders, not {len(names)}"
        raise ValueError(message)
    given = {(segment.coder, words_of(segment)) for segment in segments if segment.theme == theme}
    table = [[0, 0], [0, 0]]
    for words in _shared(segments):
        first, second = ((name, words) in given for name in names)
        table[not first][not second] += 1
    return cohen_kappa(table)


def _shared(segments: Sequence[RawSegment]) -> frozenset[Words]:
    coded = [{words_of(segment) for segment in segments if segment.coder == name} for name in coders(segments)]
    return frozenset(set.intersection(*coded)) if coded else frozenset()

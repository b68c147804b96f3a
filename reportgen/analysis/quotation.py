"""Which words stand for a theme.

In: the segments of one theme, and the group that each informant is told with. Out: some of the segments, unaltered. It
drops no attribute and hides nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from reportgen.analysis.coders import words_of
from reportgen.findings import Stance
from reportgen.raw import RawSegment

SHORT, LONG = 40, 300
"""How many characters a quote has that says something and is still read."""

_SIDES = frozenset({Stance.SUPPORTS, Stance.HINDERS})


def chosen_quotes(segments: Sequence[RawSegment], groups: Mapping[str, str], *, number: int) -> tuple[RawSegment, ...]:
    """Give the quotes of one theme: all that were chosen by hand, then up to ``number`` by rule.

    ``groups`` maps informant → group. By rule comes first whose informant is quoted least on this theme, then a side
    (supports, hinders) not yet heard, then a group and a stance quoted least, then 40–300 characters, then the
    shortest, then the first in the file. So both sides of a contradiction are heard, and nobody twice while somebody
    else is there. Words that two coders coded are one quote; what has no words is none.
    """
    once = _once([segment for segment in segments if segment.quote is not None])
    picked = [segment for segment in once if segment.chosen]
    left = [segment for segment in once if not segment.chosen]
    while left and len(picked) < number:
        following = min(left, key=_Shown(picked, groups).rank)
        left.remove(following)
        picked.append(following)
    return tuple(picked)


def _once(segments: Sequence[RawSegment]) -> list[RawSegment]:
    """Give the segments, each stretch of talk once: the one chosen by hand, else the first."""
    first: dict[tuple[str, str], RawSegment] = {}
    for segment in segments:
        key = words_of(segment)
        if key not in first or (segment.chosen and not first[key].chosen):
            first[key] = segment
    return list(first.values())


class _Shown:
    """Who was quoted so far, and how often."""

    def __init__(self, picked: Sequence[RawSegment], groups: Mapping[str, str]) -> None:
        self._groups = groups
        self._informants = Counter(segment.informant for segment in picked)
        self._by_group = Counter(groups[segment.informant] for segment in picked)
        self._stances = Counter(segment.stance for segment in picked)

    def rank(self, segment: RawSegment) -> tuple[int, bool, int, int, bool, int]:
        """Give what to sort by, the one to quote next first."""
        length = len((segment.quote or "").strip())
        return (
            self._informants[segment.informant],
            segment.stance not in _SIDES or self._stances[segment.stance] > 0,
            self._by_group[self._groups[segment.informant]],
            self._stances[segment.stance],
            not SHORT <= length <= LONG,
            length,
        )

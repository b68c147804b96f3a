"""What informants said of a topic: who raised it, and which way most of them point.

In: themes with their counts, which are findings. Out: ``Heard``. Words raise a gap and give it no size.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportgen.findings import Stance, Theme, Truth, Unsure, Usability, Voices, mostly
from reportgen.policy.judging import held
from reportgen.policy.matter import Matter
from reportgen.rulebook import Way


@dataclass(frozen=True, slots=True)
class Heard:
    """One theme on a topic: how many raised it, and which way most of them point.

    ``raised`` is ``None`` where the number may not be shown; ``way`` where too few of their stances are known;
    ``unsure`` says why something cannot be told.
    """

    theme: Theme
    raised: int | None
    way: Stance | None
    unsure: Unsure | None

    @property
    def findings(self) -> tuple[str, ...]:
        """The ids of the counts behind it."""
        return (self.theme.whole, *self.theme.stances.values())

    @property
    def seen(self) -> str | None:
        """Which way they point; ``raised`` where that is not known; ``None`` where nobody raised it."""
        if not self.raised:
            return None
        return self.way.value if self.way is not None else Way.RAISED.value

    def truth(self, ways: frozenset[Way]) -> Truth:
        """Say whether they point one of these ways; of what nobody raised, none."""
        if self.raised == 0:
            return Truth.FAILS
        if self.raised is not None and Way.RAISED in ways:
            return Truth.HOLDS
        if self.raised is None or self.way is None:
            return Truth.UNKNOWN
        return held(holds=Way(self.way.value) in ways)


def heard(topic: str, *, matter: Matter) -> tuple[Heard, ...]:
    """Give every theme on a topic, of every source of interviews, in order."""
    return tuple(
        _heard(theme, voices, matter)
        for voices in matter.findings.voices
        for theme in voices.themes
        if matter.case.themes.get((voices.analysis, theme.id), theme.id) == topic
    )


def loudest(topic: str, *, matter: Matter) -> Heard | None:
    """Give the theme on a topic that most informants raised, or ``None`` where nobody did."""
    found = [each for each in heard(topic, matter=matter) if each.raised]
    return max(found, key=lambda each: each.raised or 0, default=None)


def _heard(theme: Theme, voices: Voices, matter: Matter) -> Heard:
    if voices.usability is Usability.NOT_USABLE:
        return Heard(theme, None, None, Unsure.DATA_NOT_USABLE)
    whole = matter.estimate(theme.whole)
    if whole is None or whole.numerator is None:
        return Heard(theme, None, None, Unsure.HIDDEN)
    counts = dict(_counts(theme, matter))
    if None in counts.values():
        return Heard(theme, whole.numerator, None, Unsure.HIDDEN)
    known = {stance: count for stance, count in counts.items() if count is not None}
    way = mostly(known, whole.numerator)
    return Heard(theme, whole.numerator, way, Unsure.NOT_MEASURED if whole.numerator and way is None else None)


def _counts(theme: Theme, matter: Matter) -> Iterator[tuple[Stance, int | None]]:
    for stance, finding_id in theme.stances.items():
        estimate = matter.estimate(finding_id)
        yield stance, estimate.numerator if estimate is not None else None

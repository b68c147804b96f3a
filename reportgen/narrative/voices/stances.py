"""Which way what was said points: what most say, who says otherwise, and where the contradiction lies.

In: the story and a theme. Out: stances and groups. It words nothing, and it averages nothing away: who says otherwise
is kept beside what most say.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.findings import InformantGroup, Stance, Theme, mostly
from reportgen.narrative.voices.story import VoicesStory


@dataclass(frozen=True, slots=True)
class Sides:
    """A contradiction: groups on one side, groups on the other, and groups that are divided within."""

    against: tuple[InformantGroup, ...]
    supporting: tuple[InformantGroup, ...]
    within: tuple[InformantGroup, ...]


def said(story: VoicesStory, theme: Theme, stance: Stance, *, group: str | None = None) -> int:
    """Give how many informants, of a group or of all, raised a theme with a stance."""
    name = theme.stances.get(stance) if group is None else theme.stances_by_group.get((group, stance))
    found = story.estimate(name)
    return (found.numerator or 0) if found is not None else 0


def leaning(story: VoicesStory, theme: Theme) -> Stance | None:
    """Give which way most of those who raised a theme point: the same rule as the joint display's.

    ``supports`` or ``hinders`` where at least two thirds of the stances known are that, else ``mixed``; ``None`` where
    fewer than half of the stances are known.
    """
    return mostly({stance: said(story, theme, stance) for stance in Stance}, story.raised(theme))


def naming(story: VoicesStory, theme: Theme, stance: Stance) -> tuple[InformantGroup, ...]:
    """Give the groups in which somebody raised a theme with a stance, or both ways."""
    stances = {stance, Stance.MIXED}
    return tuple(
        group for group in story.voices.groups if any(said(story, theme, each, group=group.id) for each in stances)
    )


def sides(story: VoicesStory, theme: Theme) -> Sides:
    """Give who contradicts whom; informants who say both contradict nobody, and their group is on neither side."""
    against, supporting, divided = [], [], []
    for group in story.voices.groups:
        hinders, supports, mixed = (
            said(story, theme, stance, group=group.id) for stance in (Stance.HINDERS, Stance.SUPPORTS, Stance.MIXED)
        )
        if hinders and supports:
            divided.append(group)
        elif hinders and not mixed:
            against.append(group)
        elif supports and not mixed:
            supporting.append(group)
    return Sides(tuple(against), tuple(supporting), tuple(divided))

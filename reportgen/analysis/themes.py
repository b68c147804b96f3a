"""Who raised which theme, and which way what they said points; counted in informants, never in segments.

In: coded segments. Out: stances by informant, and what a set of stances comes to. It knows no groups' names and hides
nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping

from reportgen.findings import Reach, Stance, mostly
from reportgen.raw import RawSegment

Stances = Mapping[str, Stance | None]
"""Informant who raised a theme → the stance; ``None`` where none was coded."""


def stances_of(theme: str, segments: Iterable[RawSegment]) -> dict[str, Stance | None]:
    """Give who raised a theme, each with one stance; those who did not raise it are not in it.

    An informant who said both (in one segment coded so, or in several) is ``mixed``. With two coders a theme is raised
    where either found it, so that coders who read a stance differently make it mixed too.
    """
    said: dict[str, set[Stance]] = {}
    for segment in segments:
        if segment.theme == theme:
            stances = said.setdefault(segment.informant, set())
            if segment.stance is not None:
                stances.add(segment.stance)
    return {informant: _one(stances) for informant, stances in said.items()}


def _one(stances: Collection[Stance]) -> Stance | None:
    if len(stances) > 1:
        return Stance.MIXED
    return next(iter(stances), None)


def within(stances: Stances, informants: Collection[str]) -> dict[str, Stance | None]:
    """Give the stances of some informants."""
    return {informant: stance for informant, stance in stances.items() if informant in informants}


def number_with(stances: Stances, stance: Stance) -> int:
    """Give how many informants raised a theme with a stance."""
    return sum(1 for each in stances.values() if each is stance)


def is_coded(stances: Stances) -> bool:
    """Say whether any stance is known; where none is, "nobody supports it" would be made up."""
    return any(stance is not None for stance in stances.values())


def contradicted(stances: Stances) -> bool:
    """Say whether some informants support and others hinder; one who says both contradicts nobody."""
    return {Stance.SUPPORTS, Stance.HINDERS} <= set(stances.values())


def balance(stances: Stances) -> Stance | None:
    """Give which way most informants who raised a theme point.

    ``supports`` or ``hinders`` where at least two thirds of the stances known are that, else ``mixed``. ``None`` where
    nobody raised it, or where the stances of fewer than half of those who did are known.
    """
    counts = {stance: number_with(stances, stance) for stance in Stance}
    return mostly(counts, len(stances))


def reach(raised: Mapping[str, int]) -> Reach:
    """Give how many groups raised a theme, of group → how many informants of it did; each group here was asked.

    Where one group alone was asked there is nothing to triangulate: that is one group, not all of them.

    Source: triangulation of sources: Patton MQ (1999) Health Serv Res 34:1189–1208.
    """
    groups = sum(1 for number in raised.values() if number > 0)
    if groups == 0:
        return Reach.NOBODY
    if groups == 1:
        return Reach.ONE_GROUP
    return Reach.ALL_GROUPS if groups == len(raised) else Reach.SOME_GROUPS

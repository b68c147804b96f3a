"""Whether further interviews still brought new themes.

In: informants in the order of their interviews, and coded segments. Out: the course, and whether it has come to rest.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from reportgen.findings import SaturationPoint
from reportgen.raw import RawInformant, RawSegment

BASE = 4
"""How many interviews come first, against which the later ones are judged."""
RUN = 3
"""How many interviews in a row must bring nothing new."""


def course(
    informants: Sequence[RawInformant], segments: Sequence[RawSegment], *, themes: Collection[str]
) -> tuple[SaturationPoint, ...]:
    """Give how many of ``themes`` were new in each interview, in order; one without a segment brought none."""
    raised: dict[str, set[str]] = {}
    for segment in segments:
        if segment.theme in themes:
            raised.setdefault(segment.informant, set()).add(segment.theme)
    seen: set[str] = set()
    points = []
    for order, informant in enumerate(sorted(informants, key=lambda each: each.order), start=1):
        new = raised.get(informant.id, set()) - seen
        seen |= new
        points.append(SaturationPoint(order, len(new), len(seen)))
    return tuple(points)


def is_saturated(points: Sequence[SaturationPoint]) -> bool:
    """Say whether the last ``RUN`` interviews after at least ``BASE`` others brought no new theme.

    The terms base size and run length are those of the source, which lets a run bring up to 5 % of what the base
    brought; with fewer than twenty themes that is none. To look at the last run of all is our rule.

    Source: Guest G, Namey E, Chen M (2020) PLoS ONE 15(5):e0232076.
    """
    if len(points) < BASE + RUN or points[-1].cumulative == 0:
        return False
    return all(point.new == 0 for point in points[-RUN:])

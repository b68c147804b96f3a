"""Which areas of a comparison differ from the others by more than chance.

In: funnels. Out: ids of the areas on one side, or why it cannot be told.
"""

from __future__ import annotations

from reportgen.findings import Funnel, GroupBy, Standing, Unsure
from reportgen.indicators import Direction
from reportgen.policy import soundness
from reportgen.policy.matter import Matter
from reportgen.rulebook import Power, Side

FEWEST_AREAS = 5
"""A comparison of fewer areas tells nothing."""


def differing(indicator: str, side: Side, *, matter: Matter) -> tuple[str, ...] | Unsure:
    """Give the ids of the areas on one side, none where there are none; or why it cannot be told.

    Only what lies beyond the 99.8 % limits counts. Other puskesmas count where the reader is their district; to one of
    them it is its own areas that matter.
    """
    meant = [each for each in matter.findings.funnels if each.indicator == indicator and _is_the_readers(each, matter)]
    if not meant:
        return Unsure.NOT_MEASURED
    funnel = max(meant, key=lambda each: each.by is GroupBy.SUBUNIT)
    if len(funnel.points) < FEWEST_AREAS:
        return Unsure.TOO_FEW
    benchmark = matter.findings.get(funnel.benchmark)
    if benchmark is not None and not soundness.of_register(benchmark, matter=matter):
        return Unsure.DATA_NOT_USABLE
    higher_is_better = matter.direction(indicator) is Direction.HIGHER
    wanted = Standing.LOWER if (side is Side.WORSE) is higher_is_better else Standing.HIGHER
    return tuple(point for point in funnel.points if funnel.standings.get(point) is wanted)


def _is_the_readers(funnel: Funnel, matter: Matter) -> bool:
    return funnel.by is GroupBy.SUBUNIT or (funnel.by is GroupBy.UNIT and matter.book.reader is Power.DISTRICT)

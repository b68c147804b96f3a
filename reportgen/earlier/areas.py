"""Which areas reported only now, or only then, and what those with figures in both periods show.

In: figures by area of two periods, each as published. Out: names, and ``SameAreas``. Whatever is computed here is a
sum of figures that are shown, so that nobody learns from it what they could not add up themselves. Beyond that, nothing
is given where exactly one area is hidden in a period: the rest of the whole would then be that one area's.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TypeVar

from reportgen.earlier.published import Areas, Reporters
from reportgen.estimates import Estimate
from reportgen.findings import SameAreas
from reportgen.shares import Basis, change, proportion

FEWEST = 2
"""Fewer areas than this are no comparison, and one by itself would stand for a village."""
Item = TypeVar("Item")


def key(name: str) -> str:
    """Give an area's name as two registers may share it: without regard to capitals and spacing."""
    return " ".join(name.casefold().split())


def only_in(some: Reporters, others: Reporters, *, order: Iterable[str]) -> tuple[str, ...]:
    """Give the areas that reported in one and not in the other: those of ``order`` first, the rest by name."""
    there = {key(name) for name in others.reported}
    found = {name for name in some.reported if key(name) not in there}
    ordered = [name for name in dict.fromkeys(order) if name in found]
    return (*ordered, *sorted(found.difference(ordered)))


def same_areas(now: Areas, before: Areas, *, bases: tuple[Basis, Basis]) -> SameAreas | None:
    """Give the difference among the areas with shown figures in both periods, ``bases`` those of now and of before.

    ``None`` where the areas with figures are the same ones, where fewer than two can be compared, and where exactly one
    is hidden in either period.
    """
    now, before = _by_key(now), _by_key(before)
    if _with_figures(now) == _with_figures(before) or _one_hidden(now) or _one_hidden(before):
        return None
    pairs = [
        (figure.estimate, before[name].estimate)
        for name, figure in now.items()
        if figure.estimate is not None and name in before and before[name].estimate is not None
    ]
    if len(pairs) < FEWEST:
        return None
    sums = (_sum([pair[0] for pair in pairs]), _sum([pair[1] for pair in pairs]))
    difference = change(proportion(*sums[0], basis=bases[0]), proportion(*sums[1], basis=bases[1]))
    return SameAreas(len(pairs), difference)


def _by_key(areas: Mapping[str, Item]) -> dict[str, Item]:
    return {key(name): figure for name, figure in areas.items()}


def _with_figures(areas: Areas) -> set[str]:
    """Give the areas that have a figure, shown or hidden."""
    return {name for name, figure in areas.items() if figure.estimate is not None or figure.hidden}


def _one_hidden(areas: Areas) -> bool:
    return sum(figure.hidden for figure in areas.values()) == 1


def _sum(estimates: Iterable[Estimate | None]) -> tuple[int, int]:
    shown = [each for each in estimates if each is not None]
    return sum(each.numerator or 0 for each in shown), sum(each.denominator or 0 for each in shown)

"""What an interval says of a yardstick: never the point alone, and never of a number that may not be shown.

In: a publishable quantity, and what it is held against. Out: a state, why it cannot be said where it cannot, and how
wide the gap is. Nothing of a hidden number can be told from what comes out.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.estimates import Absent, Estimate, Published, Suppressed
from reportgen.findings import Truth, Unsure
from reportgen.indicators import Direction
from reportgen.rulebook import FigureState, RatioState, Yardstick


@dataclass(frozen=True, slots=True)
class Judged:
    """What can be said of a share.

    ``unsure`` is why it cannot be said, else ``None``; ``gap`` how far the share lies from its yardstick, 0–1, where it
    is one.
    """

    state: FigureState
    unsure: Unsure | None = None
    gap: float | None = None


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a number is judged: the fewest that it may rest on, and whether its data can bear it."""

    floor: int
    sound: bool = True
    direction: Direction = Direction.HIGHER


def share(quantity: Published, yardstick: Yardstick, *, terms: Terms) -> Judged:
    """Give the state of a share.

    ``met``: the whole interval at the yardstick or beyond it, on the better side; ``gap``: the whole interval short of
    it; else it cannot be said, nor of a number that is hidden, absent, without an interval, of too few, or of data
    that cannot bear it.
    """
    unsure = unjudged(quantity, terms)
    if unsure is not None or not isinstance(quantity, Estimate) or quantity.interval is None:
        return Judged(FigureState.CANNOT_SAY, unsure or Unsure.NO_NUMBER)
    lower, upper, value = quantity.interval.lower, quantity.interval.upper, yardstick.value
    higher_is_better = terms.direction is Direction.HIGHER
    if lower >= value if higher_is_better else upper <= value:
        return Judged(FigureState.MET)
    if upper < value if higher_is_better else lower > value:
        return Judged(FigureState.GAP, gap=abs(quantity.value - value))
    return Judged(FigureState.CANNOT_SAY, Unsure.WIDE_INTERVAL)


def ratio(quantity: Published, of: float, *, terms: Terms) -> tuple[RatioState, Unsure | None]:
    """Give on which side of ``of`` the whole interval of a ratio lies, and why it cannot be said where it cannot."""
    unsure = unjudged(quantity, terms)
    if unsure is not None or not isinstance(quantity, Estimate) or quantity.interval is None:
        return RatioState.UNCLEAR, unsure or Unsure.NO_NUMBER
    if quantity.interval.lower > of:
        return RatioState.ABOVE, None
    if quantity.interval.upper < of:
        return RatioState.BELOW, None
    return RatioState.UNCLEAR, Unsure.WIDE_INTERVAL


def unjudged(quantity: Published, terms: Terms) -> Unsure | None:
    """Give why a number is not judged, whatever it is; ``None`` where it may be."""
    if isinstance(quantity, Suppressed):
        return Unsure.HIDDEN
    if isinstance(quantity, Absent) or quantity.interval is None:
        return Unsure.NO_NUMBER
    if not terms.sound:
        return Unsure.DATA_NOT_USABLE
    n = quantity.denominator if quantity.denominator is not None else quantity.n
    return Unsure.TOO_FEW if n is None or n < terms.floor else None


def held(*, holds: bool) -> Truth:
    """Give the truth of what can be told."""
    return Truth.HOLDS if holds else Truth.FAILS

"""Scales of ratios: from a ratio to millimetres, on a logarithmic axis that holds 1.

In: ratios with their intervals. Out: ``LogScale``. Every value lies on it; the end of a very wide interval may not, and
is then cut, so that the others can still be told apart.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import log

from reportgen.estimates import Estimate

FINE = (0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 1.0, 1.5, 2.0, 3.0, 5.0, 7.0, 10.0)
COARSE = (0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0, 500.0)
NARROWEST = (0.7, 1.5)
MOST_FINE_TICKS = 7
FARTHEST_TIMES = 4.0
"""An interval is drawn to no more than so many times the farthest value."""


@dataclass(frozen=True, slots=True)
class LogScale:
    """Ratios from ``ticks[0]`` at ``start`` to ``ticks[-1]`` at ``end``, both in millimetres."""

    ticks: tuple[float, ...]
    start: float
    end: float

    def at(self, ratio: float) -> float:
        """Give where a ratio lies."""
        low, high = log(self.ticks[0]), log(self.ticks[-1])
        return self.start + (self.end - self.start) * (log(ratio) - low) / (high - low)

    def cuts_below(self, ratio: float) -> bool:
        """Say whether a limit lies before the axis' start."""
        return ratio < self.ticks[0]

    def cuts_above(self, ratio: float) -> bool:
        """Say whether a limit lies beyond the axis' end."""
        return ratio > self.ticks[-1]

    def within(self, ratio: float) -> float:
        """Give where a limit lies, or the end of the axis that it lies beyond."""
        return self.at(min(max(ratio, self.ticks[0]), self.ticks[-1]))


def ticks_for(estimates: Iterable[Estimate]) -> tuple[float, ...]:
    """Give round ratios whose first and last hold every value, 1, and every interval that is not far wider."""
    found = tuple(estimates)
    values = [1.0, *(estimate.value for estimate in found)]
    lower = [estimate.interval.lower for estimate in found if estimate.interval is not None]
    upper = [estimate.interval.upper for estimate in found if estimate.interval is not None]
    low = min(max(min([*values, *lower]), min(values) / FARTHEST_TIMES), NARROWEST[0])
    high = max(min(max([*values, *upper]), max(values) * FARTHEST_TIMES), NARROWEST[1])
    fine = _between(FINE, low, high)
    return fine if fine is not None and len(fine) <= MOST_FINE_TICKS else _between(COARSE, low, high) or COARSE


def _between(steps: tuple[float, ...], low: float, high: float) -> tuple[float, ...] | None:
    """Give the steps from the last at or below ``low`` to the first at or above ``high``, ``None`` if it lacks one."""
    below = [step for step in steps if step <= low]
    above = [step for step in steps if step >= high]
    if not below or not above:
        return None
    return tuple(step for step in steps if below[-1] <= step <= above[0])

"""Scales of shares: from 0–1 to millimetres, with the ticks that belong to them.

In: the shares that must fit. Out: ``Scale``. A scale of shares starts at nought and ends at 100 %, unless everything is
so small that a shorter one reads better.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

_STEPS = {0.05: 0.01, 0.1: 0.02, 0.2: 0.05, 0.5: 0.1, 1.0: 0.2}


@dataclass(frozen=True, slots=True)
class Scale:
    """Shares from nought at ``start`` to ``top`` at ``end``, both in millimetres (``end`` may lie before ``start``)."""

    top: float
    start: float
    end: float

    def at(self, share: float) -> float:
        """Give where a share lies."""
        return self.start + (self.end - self.start) * share / self.top

    @property
    def ticks(self) -> tuple[float, ...]:
        """Round shares from nought to the top."""
        step = _STEPS[self.top]
        return tuple(round(index * step, 4) for index in range(round(self.top / step) + 1))


def top_for(shares: Iterable[float]) -> float:
    """Give the smallest round end of a scale that holds all the shares."""
    largest = max(shares, default=1.0)
    return next((top for top in _STEPS if top >= largest), 1.0)

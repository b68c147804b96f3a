"""The true values that a printed ratio and its limits leave open, as floats for the search of tables.

In: printed numbers. Out: ``Boxes``. It searches nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import inf, sqrt

import numpy as np

from reportgen.integrity.claims import PrintedInterval
from reportgen.integrity.methods import Reals
from reportgen.integrity.printed import Bounds, Printed, Rounding

_TINY = 1e-12
_RELATIVE = 1e-9  # what floating point may lose of a value that lies on the edge
_GRID = 200
_SOLVED = 1.3e-4  # R's .Machine$double.eps^0.25 is 1.22e-4

Range = tuple[float, float]


def _floats(bounds: Bounds) -> Range:
    return max(float(bounds.lower) * (1 - _RELATIVE), _TINY), max(float(bounds.upper) * (1 + _RELATIVE), _TINY)


@dataclass(frozen=True, slots=True)
class Boxes:
    """From where to where the ratio and each of its limits may lie."""

    value: Range
    lower: Range = (0.0, inf)
    upper: Range = (0.0, inf)

    @classmethod
    def of(cls, value: Printed, interval: PrintedInterval | None, *, rounding: Rounding | None) -> Boxes:
        """Give the boxes for one way of rounding, or for any with ``None``."""

        def box(printed: Printed) -> Range:
            return _floats(printed.widest if rounding is None else printed.bounds(rounding))

        if interval is None:
            return cls(box(value))
        return cls(box(value), box(interval.lower), box(interval.upper))

    def widened(self, factor: float) -> Boxes:
        """Give the boxes about the same centres, so many times as wide."""

        def wide(box: Range) -> Range:
            centre, half = (box[0] + box[1]) / 2, (box[1] - box[0]) / 2 * factor
            return max(centre - half, _TINY), centre + half

        return Boxes(wide(self.value), wide(self.lower), wide(self.upper))

    def as_solved(self) -> Boxes:
        """Give the boxes as far as R's ``fisher.test`` may miss them.

        It solves for an odds ratio, or above 1 for its inverse, only to the fourth root of the machine's precision, and
        what it prints is in publications.
        """

        def wide(box: Range) -> Range:
            low, high = (_SOLVED * max(end, 1.0) ** 2 for end in box)
            return max(box[0] - low, _TINY), box[1] + high

        return Boxes(wide(self.value), wide(self.lower), wide(self.upper))

    @property
    def area(self) -> float:
        """How much of the plane of log limits gives the printed digits, the ratio being the limits' geometric mean."""
        lower, upper = (
            np.log(np.linspace(*box, _GRID, endpoint=False) + (box[1] - box[0]) / (2 * _GRID))
            for box in (self.lower, self.upper)
        )
        middle = np.exp((lower[:, None] + upper[None, :]) / 2)
        share = float(np.mean((middle >= self.value[0]) & (middle <= self.value[1])))
        return share * float(np.log(self.lower[1] / self.lower[0]) * np.log(self.upper[1] / self.upper[0]))

    def geometric_ratio(self) -> Range:
        """Give from where to where the geometric mean of the limits may lie."""
        return sqrt(self.lower[0] * self.upper[0]), sqrt(self.lower[1] * self.upper[1])

    def hold(self, ratio: Reals, log_half_width: Reals) -> np.ndarray[tuple[int, ...], np.dtype[np.bool_]]:
        """Say for each ratio, with half its interval's width on the log scale, whether all three print so."""
        spread = np.exp(log_half_width)
        lower, upper = ratio / spread, ratio * spread
        return np.asarray(
            (ratio >= self.value[0])
            & (ratio <= self.value[1])
            & (lower >= self.lower[0])
            & (lower <= self.lower[1])
            & (upper >= self.upper[0])
            & (upper <= self.upper[1])
        )

"""Binomial limits by exact tail probabilities.

In: a share and a size. Out: the cumulative distribution and the limits that go with given tail probabilities. numpy
alone: the import of scipy would take longer than all the analyses of a brief.
"""

from __future__ import annotations

from math import ceil, floor, sqrt

import numpy as np
from numpy.typing import NDArray

_REACH = 14  # standard deviations from the mean; what lies beyond has a probability below 1e-40
_MARGIN = 60


def cumulative(size: int, share: float) -> tuple[int, NDArray[np.float64]]:
    """Give ``first`` and P(X <= first), P(X <= first + 1) …, as far as probabilities are worth having.

    ``size`` >= 1 trials, ``share`` strictly between 0 and 1. Each probability is got from its neighbour's, starting at
    the most probable count, and all are divided by their sum: no factorial grows out of range.

    Raises ``ValueError`` for a size or a share out of range.
    """
    if size < 1 or not 0 < share < 1:
        message = f"no binomial distribution with {size} trials of probability {share}"
        raise ValueError(message)
    reach = _REACH * sqrt(size * share * (1 - share)) + _MARGIN
    mode = min(floor((size + 1) * share), size)
    first, last = max(0, mode - ceil(reach)), min(size, mode + ceil(reach))
    odds = share / (1 - share)
    up = np.arange(mode, last, dtype=float)
    down = np.arange(mode, first, -1, dtype=float)
    rising = np.cumprod((size - up) / (up + 1) * odds)
    falling = np.cumprod(down / (size - down + 1) / odds)
    masses = np.concatenate((falling[::-1], [1.0], rising))
    return first, np.cumsum(masses / masses.sum())


def limits(size: int, share: float, *, tails: tuple[float, ...]) -> tuple[float, ...]:
    """Give, for each lower tail probability, the share below which that much of the distribution lies; 0–1.

    Counts are whole, so a limit is drawn between two of them: with r the smallest count such that P(X <= r) >= tail, it
    is (r − w) / size, where w = (P(X <= r) − tail) / P(X = r); it never leaves 0–1.

    Source: Spiegelhalter DJ (2005) Stat Med 24:1185–1202, appendix A.1.
    """
    first, below = cumulative(size, share)
    found: list[float] = []
    for tail in tails:
        position = min(int(np.searchsorted(below, tail, side="left")), len(below) - 1)
        mass = below[position] - (below[position - 1] if position else 0.0)
        count = first + position - (below[position] - tail) / mass
        found.append(min(max(float(count) / size, 0.0), 1.0))
    return tuple(found)

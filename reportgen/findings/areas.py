"""Areas compared and followed over time: funnels and run charts, which refer to findings by id.

In: nothing. Out: ``Funnel`` and ``RunChart``. They hold no number of a group, so that a number stands once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from reportgen.findings.subjects import GroupBy


class Standing(StrEnum):
    """Where a group lies against the funnel's limits.

    ``within``: no more than chance. ``possible_*``: beyond the 95 % limits only, as one in twenty is by chance.
    ``*``: beyond the 99.8 % limits.
    """

    WITHIN = "within"
    POSSIBLY_LOWER = "possibly_lower"
    POSSIBLY_HIGHER = "possibly_higher"
    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """Limits by size: sequences of one length, ``n`` rising, shares 0–1."""

    n: tuple[int, ...]
    lower_95: tuple[float, ...]
    upper_95: tuple[float, ...]
    lower_998: tuple[float, ...]
    upper_998: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Funnel:
    """A comparison of groups against what they share; points and benchmark are ids of findings.

    ``standings`` maps each published point's id to where it lies; a suppressed point has none. ``overdispersed`` says
    whether the limits were widened by the square root of ``dispersion`` (>= 1).
    """

    id: str
    analysis: str
    indicator: str
    by: GroupBy
    benchmark: str
    points: tuple[str, ...]
    standings: Mapping[str, Standing]
    limits: FunnelLimits
    dispersion: float
    overdispersed: bool
    method: str


class RunSignal(StrEnum):
    """What a run chart says."""

    TOO_FEW = "too_few"
    NONE = "none"
    SHIFT_UP = "shift_up"
    SHIFT_DOWN = "shift_down"
    TREND_UP = "trend_up"
    TREND_DOWN = "trend_down"


@dataclass(frozen=True, slots=True)
class RunChart:
    """An indicator over time: ids of findings in order, the id of their median, and what the runs say."""

    id: str
    analysis: str
    indicator: str
    points: tuple[str, ...]
    median: str | None
    signal: RunSignal

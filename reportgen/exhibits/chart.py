"""Charts as frozen values: described here, drawn by ``exhibits.drawing``.

In: publishable quantities of findings. Out: one value a kind of chart. A point that is suppressed or absent has no
estimate and is said so in a note, never drawn at nought. Two indicators that differ in definition never share an axis.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.estimates import Estimate
from reportgen.findings import FunnelLimits, Standing
from reportgen.locales.messages import Value, Words
from reportgen.periods import Month


@dataclass(frozen=True, slots=True)
class Bar:
    """One estimate with its label; ``estimate`` is ``None`` where it may not or cannot be shown, and ``gap`` says why."""

    label: Value
    estimate: Estimate | None
    gap: Words | None = None
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class TargetLine:
    """A target drawn across: a share 0–1 and its direct label."""

    value: float
    label: Words


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from nought with their intervals: this place, the district, the period before; or villages."""

    bars: tuple[Bar, ...]
    axis: Words
    target: TargetLine | None = None


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A share at a month (the first month of a quarter); no estimate where none may or can be shown."""

    month: Month
    label: Value
    estimate: Estimate | None


@dataclass(frozen=True, slots=True)
class TimeChart:
    """A share over time with its intervals; ``median`` (with its label) makes it a run chart."""

    points: tuple[TimePoint, ...]
    axis: Words
    target: TargetLine | None = None
    median: TargetLine | None = None


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """A group at its size: label, estimate (n is its denominator), and where it lies."""

    label: Value
    estimate: Estimate
    standing: Standing


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """Shares by size between limits: ``inner``/``outer`` are the direct labels of the 95 % and 99.8 % limits."""

    points: tuple[FunnelPoint, ...]
    benchmark: TargetLine
    limits: FunnelLimits
    axis: Words
    size_axis: Words
    inner: Words
    outer: Words


Picture = BarChart | TimeChart | FunnelChart


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its caption, alternative text (worded from the findings), notes and source."""

    id: str
    caption: Words
    alternative: Words
    picture: Picture
    notes: tuple[Words, ...] = ()
    source: Words | None = None

"""Charts as frozen values: described here, drawn by ``exhibits.drawing``.

In: publishable quantities of findings. Out: one value a kind of chart. A point that is suppressed or absent has no
estimate; a word says why in its place, and it is never drawn at nought. Two indicators that differ in definition never
share an axis.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportgen.estimates import Estimate
from reportgen.findings import FunnelLimits, Standing
from reportgen.locales.messages import Value, Words
from reportgen.periods import Month


class Role(StrEnum):
    """What a bar is to this puskesmas, which is what its fill says through the whole brief."""

    THIS = "this"
    PART = "part"
    BEFORE = "before"
    COMPARISON = "comparison"


@dataclass(frozen=True, slots=True)
class Bar:
    """One estimate with its label; ``estimate`` is ``None`` where none may or can be shown, and ``gap`` says why."""

    label: Value
    estimate: Estimate | None
    gap: Words | None = None
    role: Role = Role.PART


@dataclass(frozen=True, slots=True)
class ReferenceLine:
    """A line drawn across (a target, a benchmark, a median): a share 0–1 and its direct label."""

    value: float
    label: Words


@dataclass(frozen=True, slots=True)
class BarChart:
    """Horizontal bars from nought with their intervals: this place, the district, the period before; or villages."""

    bars: tuple[Bar, ...]
    axis: Words
    target: ReferenceLine | None = None
    benchmark: ReferenceLine | None = None


@dataclass(frozen=True, slots=True)
class TimePoint:
    """A share at a month (the first month of a quarter); no estimate where none may or can be shown.

    ``tick`` is the short name on the axis, under which the year stands.
    """

    month: Month
    tick: Value
    estimate: Estimate | None
    gap: Words | None = None


@dataclass(frozen=True, slots=True)
class TimeChart:
    """A share over time with its intervals; ``median`` (with its label) makes it a run chart."""

    points: tuple[TimePoint, ...]
    axis: Words
    target: ReferenceLine | None = None
    median: ReferenceLine | None = None


@dataclass(frozen=True, slots=True)
class FunnelPoint:
    """A group at its size: label, estimate (n is its denominator), where it lies, whether it is this puskesmas."""

    label: Value
    estimate: Estimate
    standing: Standing
    own: bool = False


@dataclass(frozen=True, slots=True)
class FunnelChart:
    """Shares by size between limits: ``inner``/``outer`` are the direct labels of the 95 % and 99.8 % limits."""

    points: tuple[FunnelPoint, ...]
    benchmark: ReferenceLine
    limits: FunnelLimits
    axis: Words
    size_axis: Words
    inner: Words
    outer: Words


class ForestRole(StrEnum):
    """What a row of a forest plot is: a variable's name, the group that others are compared with, or such another."""

    HEADING = "heading"
    REFERENCE = "reference"
    EFFECT = "effect"


@dataclass(frozen=True, slots=True)
class Effect:
    """A ratio as counted, or ``adjusted`` by a model; no estimate where none may or can be shown, and why."""

    estimate: Estimate | None
    adjusted: bool
    gap: Words | None = None


@dataclass(frozen=True, slots=True)
class ForestRow:
    """One row: its name, and the effects (at most one of each kind) of a group."""

    label: Value
    role: ForestRole
    effects: tuple[Effect, ...] = ()


@dataclass(frozen=True, slots=True)
class ForestChart:
    """Ratios of one measure on a log axis: ``crude`` and ``adjusted`` are the direct labels of the two kinds of mark.

    ``no_effect`` names the line at 1, ``reference`` marks the group that others are compared with.
    """

    rows: tuple[ForestRow, ...]
    axis: Words
    crude: Words
    adjusted: Words | None
    no_effect: Words
    reference: Words


@dataclass(frozen=True, slots=True)
class AreaPart:
    """One part of a column, by the id of its layer: a share 0–1."""

    layer: str
    share: float


@dataclass(frozen=True, slots=True)
class AreaColumn:
    """A band: its name, how many it rests on, its parts from the bottom up; none where it is not drawn (``gap``)."""

    label: Value
    n: int | None
    parts: tuple[AreaPart, ...] = ()
    hatched: bool = False
    gap: Words | None = None


@dataclass(frozen=True, slots=True)
class AreaChart:
    """Columns that each fill 100 %: ``layers`` are ids with their direct labels, from the bottom up."""

    columns: tuple[AreaColumn, ...]
    layers: tuple[tuple[str, Words], ...]
    axis: Words
    bands: Words


class MapMark(StrEnum):
    """What a mark of a theme map says of an informant: the stance, or that the theme was not raised."""

    SUPPORTS = "supports"
    MIXED = "mixed"
    HINDERS = "hinders"
    UNCODED = "uncoded"
    SILENT = "silent"


@dataclass(frozen=True, slots=True)
class MapCell:
    """A theme in one group: how many of how many (or why that is not shown), and a mark for each who was asked."""

    counts: Value
    marks: tuple[MapMark, ...]


@dataclass(frozen=True, slots=True)
class MapRow:
    """A theme: its name, how many of all raised it, a cell for each group."""

    label: Value
    whole: Value
    cells: tuple[MapCell, ...]


@dataclass(frozen=True, slots=True)
class ThemeMap:
    """Themes by group: ``whole`` heads the counts of all; ``key`` names each kind of mark that is drawn."""

    columns: tuple[Value, ...]
    rows: tuple[MapRow, ...]
    whole: Words
    key: tuple[tuple[MapMark, Words], ...]


@dataclass(frozen=True, slots=True)
class StepPoint:
    """After an interview (``order`` from 1): how many themes were new, and how many there were by then."""

    order: int
    new: int
    cumulative: int


@dataclass(frozen=True, slots=True)
class StepChart:
    """Themes known after each interview: ``axis`` names the heights, ``orders`` the interviews, ``total`` the end."""

    points: tuple[StepPoint, ...]
    axis: Words
    orders: Words
    total: Words


Picture = BarChart | TimeChart | FunnelChart | ForestChart | AreaChart | ThemeMap | StepChart


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture with its caption, alternative text (worded from the findings), notes and source."""

    id: str
    caption: Words
    alternative: Words
    picture: Picture
    notes: tuple[Words, ...] = ()
    source: Words | None = None

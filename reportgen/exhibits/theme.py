"""How pictures and pages look: one accent colour, greys, type sizes, chart sizes.

In: nothing. Out: ``Theme``, which charts are drawn by and whose colours the style sheet takes, so that the same thing
has the same colour through the whole brief. Nothing is told apart by hue alone: the fills differ in lightness, and
lines in their dashes.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.resources import FONT_FAMILY

MM_A_POINT = 25.4 / 72
REGULAR = 400
SEMI_BOLD = 600


@dataclass(frozen=True, slots=True)
class Palette:
    """Colours as ``#rrggbb``; those for text reach a contrast of 4.5 to 1 on white and on the pale tints.

    ``accent`` is this puskesmas, ``accent_pale`` its parts and its past, ``comparison`` its neighbours; ``target`` is
    for a dashed line; ``warning`` is a tint behind ``warning_ink``.
    """

    ink: str = "#1b2329"
    muted: str = "#525d66"
    rule: str = "#c6ccd1"
    hairline: str = "#e6e9eb"
    paper: str = "#ffffff"
    accent: str = "#0b5563"
    accent_pale: str = "#d3e6e9"
    comparison: str = "#aeb6bc"
    target: str = "#1b2329"
    warning: str = "#fbf0d6"
    warning_ink: str = "#6b4300"


@dataclass(frozen=True, slots=True)
class Type:
    """Sizes of type in points; they stay what they are on any width of page."""

    title: float = 20.0
    heading: float = 12.5
    body: float = 9.5
    table: float = 8.5
    note: float = 7.5
    chart: float = 8.0
    chart_small: float = 7.2


@dataclass(frozen=True, slots=True)
class ChartSizes:
    """Measures of a chart in millimetres; ``width`` is the text column of an A4 page."""

    width: float = 174.0
    row: float = 4.6
    row_large: float = 8.0
    plot_height: float = 40.0
    gap: float = 2.0


@dataclass(frozen=True, slots=True)
class Theme:
    """All of it; ``hair``, ``thin`` and ``line`` are line widths in points."""

    family: str = FONT_FAMILY
    palette: Palette = field(default_factory=Palette)
    type: Type = field(default_factory=Type)
    chart: ChartSizes = field(default_factory=ChartSizes)
    hair: float = 0.5
    thin: float = 0.75
    line: float = 1.1


DEFAULT = Theme()

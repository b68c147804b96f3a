"""Charts as values → SVG, one module a kind of picture.

In: a ``Chart``, a voice, the room there is. Out: SVG bytes. It is the one door to matplotlib, which is heavy: import it
where pictures are due, and nowhere that a command starts.
"""

from __future__ import annotations

from reportgen.exhibits.chart import (
    AreaChart,
    BarChart,
    Chart,
    ForestChart,
    FunnelChart,
    StepChart,
    ThemeMap,
    TimeChart,
)
from reportgen.exhibits.drawing.area import draw_area
from reportgen.exhibits.drawing.bars import draw_bars
from reportgen.exhibits.drawing.canvas import Canvas, settings
from reportgen.exhibits.drawing.forest import draw_forest
from reportgen.exhibits.drawing.funnel import draw_funnel
from reportgen.exhibits.drawing.steps import draw_steps
from reportgen.exhibits.drawing.theme_map import draw_theme_map
from reportgen.exhibits.drawing.timeline import draw_timeline
from reportgen.exhibits.theme import DEFAULT, Theme
from reportgen.locales.voice import Voice


def draw(chart: Chart, voice: Voice, *, theme: Theme = DEFAULT, width_mm: float | None = None) -> bytes:
    """Give the chart as SVG in the voice's language.

    ``width_mm`` is the room there is (by default the text column of an A4 page): the picture flows anew into it, and
    its type stays as large as it is. The same chart gives the same bytes.
    """
    with settings():
        return _picture(chart, voice, theme=theme, width=width_mm or theme.chart.width).svg()


def _picture(  # noqa: PLR0911 -- one line a kind of picture is the clearest table
    chart: Chart, voice: Voice, *, theme: Theme, width: float
) -> Canvas:
    match chart.picture:
        case BarChart() as bars:
            return draw_bars(bars, voice, theme=theme, width=width)
        case TimeChart() as timeline:
            return draw_timeline(timeline, voice, theme=theme, width=width)
        case FunnelChart() as funnel:
            return draw_funnel(funnel, voice, theme=theme, width=width)
        case ForestChart() as forest:
            return draw_forest(forest, voice, theme=theme, width=width)
        case AreaChart() as area:
            return draw_area(area, voice, theme=theme, width=width)
        case ThemeMap() as themes:
            return draw_theme_map(themes, voice, theme=theme, width=width)
        case StepChart() as steps:
            return draw_steps(steps, voice, theme=theme, width=width)

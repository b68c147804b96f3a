"""An outcome over an ordered variable: bars in its order, with the test for trend below.

In: the scene and a trend. Out: a chart, or ``None`` where no level has a figure.
"""

from __future__ import annotations

from reportgen.exhibits.chart import Bar, BarChart, Chart
from reportgen.exhibits.study import notes
from reportgen.exhibits.study.scene import StudyScene
from reportgen.exhibits.study.testing import outcome_of_test, tested
from reportgen.exhibits.wording import alternative, gap
from reportgen.findings import OrderedTrend
from reportgen.locales.messages import Words, message


def gradient_chart(scene: StudyScene, trend: OrderedTrend) -> Chart | None:
    """Give a bar a level, in the order of the variable."""
    items = [
        (scene.level(trend.analysis, trend.over, level), scene.found(each)) for level, each in trend.levels.items()
    ]
    if not any(found is not None and found.estimate is not None for _, found in items):
        return None
    outcome = scene.label(trend.analysis, trend.outcome)
    over = scene.label(trend.analysis, trend.over)
    caption = message("study.captions.trend.chart", outcome=outcome, over=over)
    bars = tuple(Bar(name, found.estimate if found else None, gap(found)) for name, found in items)
    said = _test(scene, trend)
    return Chart(
        f"trend-{trend.analysis}",
        caption,
        alternative(caption, items),
        BarChart(bars, message("study.captions.axis", outcome=outcome)),
        (
            *notes.only(scene, trend.analysis, trend.only),
            message("captions.note.interval"),
            *said,
            *notes.missing(scene, [(over, trend.missing)], either=True),
            *notes.about(scene, [found for _, found in items]),
        ),
    )


def _test(scene: StudyScene, trend: OrderedTrend) -> tuple[Words, ...]:
    test = outcome_of_test(scene.estimate(trend.test))
    return () if test is None else (message("study.captions.note.trend", test=tested(test)),)

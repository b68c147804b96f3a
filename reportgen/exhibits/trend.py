"""An indicator over time, as a run chart.

In: the scene and a run chart of the findings. Out: a chart, or ``None``.
"""

from __future__ import annotations

from reportgen.exhibits.chart import Chart, ReferenceLine, TimeChart, TimePoint
from reportgen.exhibits.scene import Scene
from reportgen.exhibits.wording import alternative, gap, group_label, target_line
from reportgen.findings import Finding, RunChart
from reportgen.locales.messages import Percent, ShortMonth, ShortQuarter, Value, Words, message
from reportgen.periods import PeriodKind, parse_period


def run_chart(scene: Scene, chart: RunChart) -> Chart | None:
    """Give the run chart: a point a month or quarter, the median, the target."""
    found = tuple(scene.findings[point] for point in chart.points)
    if not any(item.estimate for item in found):
        return None
    indicator = scene.indicators[chart.indicator]
    whole = scene.whole(chart.indicator)
    target = target_line(whole.verdict) if whole is not None else None
    median = _median(scene, chart)
    caption = message("captions.run.chart", indicator=indicator.short)
    more: tuple[Words, ...] = tuple(line.label for line in (median, target) if line is not None)
    words = alternative(caption, [(group_label(item), item) for item in found], more=more)
    picture = TimeChart(points(found), message("captions.axis", among=indicator.among), target, median)
    return Chart(f"run-{chart.id}", caption, words, picture, (message("captions.note.interval"),))


def points(found: tuple[Finding, ...]) -> tuple[TimePoint, ...]:
    """Give findings by month or quarter as points in time."""
    return tuple(
        TimePoint(item.subject.group.month, _tick(item), item.estimate, gap(item))
        for item in found
        if item.subject.group is not None and item.subject.group.month is not None
    )


def _tick(finding: Finding) -> Value:
    group = finding.subject.group
    if group is None or group.month is None:
        return finding.subject.label
    period = parse_period(group.level)
    return ShortQuarter(period.quarter) if period.kind is PeriodKind.QUARTER else ShortMonth(group.month)


def _median(scene: Scene, chart: RunChart) -> ReferenceLine | None:
    found = scene.findings.get(chart.median) if chart.median is not None else None
    if found is None or found.estimate is None:
        return None
    share = found.estimate.value
    return ReferenceLine(share, message("captions.run.median", share=Percent(share)))

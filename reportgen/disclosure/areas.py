"""What is computed from several findings at once, worked out anew from those that may be shown.

In: funnels, medians and run charts as computed, and the estimates that are shown. Out: the same whatever the hidden
ones were.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from reportgen.analysis.comparison import lie
from reportgen.analysis.proportions import CLOPPER_PEARSON, NEWCOMBE, WILSON
from reportgen.analysis.study_topic import COUNTED
from reportgen.analysis.trend import median_share, signal
from reportgen.estimates import Absent, Estimate, Measure, Suppressed, SuppressionReason
from reportgen.findings import Finding, Funnel, RunChart

WHATEVER_THE_COUNTS = frozenset({COUNTED, Measure.MEDIAN.value, CLOPPER_PEARSON, NEWCOMBE, WILSON})
"""Methods that are used whatever the counts are. Others tell of them: of a share of nought, or of few expected."""


def suppressed(quantity: Estimate | Absent) -> Suppressed:
    """Give what stands in place of what may not be shown: the same for every number, and for none."""
    method = quantity.method if isinstance(quantity, Estimate) else None
    return Suppressed(
        measure=quantity.measure,
        unit=quantity.unit,
        method=method if method in WHATEVER_THE_COUNTS else None,
        period=quantity.period,
        source=quantity.source,
        reason=SuppressionReason.SMALL_CELL,
    )


Estimates = Mapping[str, Estimate]
"""What is shown, by id."""


def shown_shares(points: Sequence[str], estimates: Estimates) -> tuple[Estimate, ...]:
    """Give the points that are shown, in order."""
    return tuple(estimates[name] for name in points if name in estimates)


def shown_median(item: Finding, shares: Sequence[Estimate]) -> Finding:
    """Give the median of the shares that are shown; hidden where they are fewer than two."""
    if item.estimate is None:
        return item
    value = median_share(shares)
    if value is None:
        return replace(item, quantity=suppressed(item.estimate), verdict=None)
    return replace(item, quantity=replace(item.estimate, value=value, n=len(shares)))


def shown_run_chart(chart: RunChart, estimates: Estimates) -> RunChart:
    """Give the chart with what the runs of the shares that are shown say; hidden points keep their places."""
    return replace(chart, signal=signal([share.value for share in shown_shares(chart.points, estimates)]))


def shown_funnel(funnel: Funnel, estimates: Estimates) -> Funnel | None:
    """Give the funnel of the shares that may be shown, or ``None`` where they are too few or nothing to lie around.

    With a point gone it is drawn anew from the others alone: limits, dispersion and standings. Of the hidden ones it
    keeps what the published benchmark, the share of all together, says of them.
    """
    benchmark = estimates.get(funnel.benchmark)
    shown = {name: estimates[name] for name in funnel.points if name in estimates}
    if benchmark is None:
        return None
    if len(shown) == len(funnel.points):
        return funnel
    lying = lie(shown, benchmark.value)
    if lying is None:
        return None
    return replace(
        funnel,
        points=tuple(shown),
        standings=lying.standings,
        limits=lying.limits,
        dispersion=lying.spread.dispersion,
        overdispersed=lying.spread.overdispersed,
        method=lying.spread.method,
    )

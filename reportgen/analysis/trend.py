"""Trend: an indicator over months or quarters, and its change since the period before.

In: the usable rows of one puskesmas; or, after disclosure control, the shares that may be shown. Out: a share a point
in time with its interval, the median of them, what the runs say, and the change between periods. Points stop at the end
of the brief's period.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from reportgen.analysis.bench import NOTHING, Bench, Tally, View
from reportgen.analysis.proportions import exact
from reportgen.analysis.topic import Part, Topic, month_part, other_part
from reportgen.config.model import Step, TrendAnalysis
from reportgen.estimates import Estimate, Measure, Unit
from reportgen.findings import Group, GroupBy, RunChart, RunSignal
from reportgen.locales.languages import Text
from reportgen.periods import MONTHS_A_QUARTER, Month, Period, PeriodKind
from reportgen.raw import RawFinding

FEWEST_POINTS = 10
"""Fewer points than this say nothing by their runs."""
SHIFT = 6
TREND = 5
_CHART_NEEDS = 2


@dataclass(frozen=True, slots=True)
class Course:
    """What a trend found; no run chart where there are fewer than two shares."""

    items: tuple[RawFinding, ...]
    run_chart: RunChart | None


def trend(analysis: TrendAnalysis, *, bench: Bench, view: View) -> Course:
    """Give the period, the one before and the change, then the points up to the period's end and their median.

    Points before the first share are left out; a later point without one is there as absent. A quarter counts once it
    is over by the period's end, so that no point is of a part of a quarter.
    """
    if analysis.indicator is None:
        message = "a register's trend follows an indicator"
        raise ValueError(message)
    indicator = bench.indicators[analysis.indicator]
    topic = Topic.of(analysis.id, indicator, bench=bench, source=view.source)
    whole = topic.share(view.whole(indicator, bench.period))
    around = (whole, *topic.against_previous(whole, view.whole(indicator, bench.period.previous())))
    points = _points(topic, analysis, last=bench.period.last_month, tallies=view.by_month(indicator))
    shares = [point.quantity for point in points if isinstance(point.quantity, Estimate)]
    middle = _median(topic, shares)
    if middle is None:
        return Course((*around, *points), None)
    chart = RunChart(
        id=topic.id,
        analysis=analysis.id,
        indicator=indicator.id,
        points=tuple(point.subject.id for point in points),
        median=middle.subject.id,
        signal=signal([share.value for share in shares]),
    )
    return Course((*around, *points, middle), chart)


def _points(topic: Topic, analysis: TrendAnalysis, *, last: Month, tallies: dict[int, Tally]) -> tuple[RawFinding, ...]:
    spans = _months(last, analysis.points) if analysis.step is Step.MONTH else _quarters(last, analysis.points)
    points = [topic.share(_total(tallies, span), _part(span), period=span) for span in spans]
    while points and not isinstance(points[0].quantity, Estimate):
        points.pop(0)
    return tuple(points)


def _months(last: Month, points: int) -> Iterator[Period]:
    for ordinal in range(last.ordinal - points + 1, last.ordinal + 1):
        month = Month.from_ordinal(ordinal)
        yield Period.of_months(month, month, kind=PeriodKind.MONTH)


def _quarters(last: Month, points: int) -> Iterator[Period]:
    end = last.ordinal - last.number % MONTHS_A_QUARTER
    for ordinal in range(end - (points - 1) * MONTHS_A_QUARTER, end + 1, MONTHS_A_QUARTER):
        first = Month.from_ordinal(ordinal - MONTHS_A_QUARTER + 1)
        yield Period.of_months(first, Month.from_ordinal(ordinal), kind=PeriodKind.QUARTER)


def _total(tallies: dict[int, Tally], span: Period) -> Tally:
    months = [tallies.get(month.ordinal, NOTHING) for month in span.months()]
    return Tally(
        sum(month.numerator for month in months),
        sum(month.denominator for month in months),
        sum(month.n_rows for month in months),
    )


def _part(span: Period) -> Part:
    if span.kind is PeriodKind.MONTH:
        return month_part(span.first_month)
    level = str(span)
    return Part(Group(GroupBy.MONTH, level, Text.same(level), span.first_month), f".quarter.{level}")


def _median(topic: Topic, shares: Sequence[Estimate]) -> RawFinding | None:
    """Give the median of the shares; ``None`` for fewer than two.

    It tells of no point to disclosure control, which works it out anew from the points that may be shown.
    """
    value = median_share(shares)
    if value is None:
        return None
    estimate = Estimate(
        measure=Measure.MEDIAN,
        value=value,
        unit=Unit.SHARE,
        method="median",
        period=topic.basis.period,
        source=topic.basis.source,
        n=len(shares),
        persons=False,
    )
    return RawFinding(topic.subject(other_part(GroupBy.MEDIAN, "median", Text.same("median"))), estimate)


def median_share(shares: Sequence[Estimate]) -> float | None:
    """Give the median of shares, 0–1, the mean of the middle two where they are even; ``None`` for fewer than two.

    Raises ``ValueError`` for a share without its counts.
    """
    if len(shares) < _CHART_NEEDS:
        return None
    return float(median(exact(share) for share in shares))


def signal(values: Sequence[float]) -> RunSignal:
    """Give what the runs of a chart say: the run that ends last, a shift before a trend where both end together.

    A shift is six or more points in a row on one side of the median, points on it passed over; a trend is five or more
    points in a row each above (or each below) the one before, a point equal to the one before passed over. Fewer than
    ten points say nothing.

    Source: Perla RJ, Provost LP, Murray SK (2011) BMJ Qual Saf 20:46–51.
    """
    if len(values) < FEWEST_POINTS:
        return RunSignal.TOO_FEW
    middle = median(values)
    shift_end, side = _latest([_sign(value - middle) for value in values], SHIFT)
    trend_end, slope = _latest([0, *(_sign(later - earlier) for earlier, later in pairwise(values))], TREND - 1)
    if not side and not slope:
        return RunSignal.NONE
    if shift_end >= trend_end:
        return RunSignal.SHIFT_UP if side > 0 else RunSignal.SHIFT_DOWN
    return RunSignal.TREND_UP if slope > 0 else RunSignal.TREND_DOWN


def _sign(difference: float) -> int:
    return (difference > 0) - (difference < 0)


def _latest(signs: Sequence[int], at_least: int) -> tuple[int, int]:
    """Give where the last long enough run ends, and its sign ((−1, 0) for none); noughts neither break nor count."""
    found, length, current = (-1, 0), 0, 0
    for position, sign in enumerate(signs):
        if sign == 0:
            continue
        length = length + 1 if sign == current else 1
        current = sign
        if length >= at_least:
            found = (position, sign)
    return found

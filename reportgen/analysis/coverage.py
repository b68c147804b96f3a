"""Coverage: an indicator over the period, its villages and months, the district beside it, the period before.

In: the usable rows of a register. Out: shares with Wilson intervals, and the difference from the other puskesmas.
Several months are summed, numerators over denominators, never averaged. The district is taken over the whole period
too, whatever months each puskesmas sent in, and only from rows that can be used.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from reportgen.analysis.bench import NOTHING, Bench, Tally, View
from reportgen.analysis.topic import Topic, month_part, other_part, place_parts
from reportgen.config.model import CompareWith, CoverageAnalysis, SplitBy
from reportgen.findings import GroupBy
from reportgen.locales.languages import Text
from reportgen.periods import Period, PeriodKind
from reportgen.raw import RawFinding

_DISTRICT = Text.of({"id": "Kabupaten/kota", "en": "District"})


def coverage(analysis: CoverageAnalysis, *, bench: Bench, view: View) -> Iterator[RawFinding]:
    """Give each indicator's findings: whole, district, previous period and change, months, villages."""
    for name in analysis.indicators:
        indicator = bench.indicators[name]
        topic = Topic.of(analysis.id, indicator, bench=bench, source=view.source)
        whole = topic.share(view.whole(indicator, bench.period))
        yield whole
        if analysis.compare is not None:
            yield from _beside(analysis.compare, whole, topic=topic, bench=bench, view=view)
        yield from topic.against_previous(whole, view.whole(indicator, bench.period.previous()))
        if SplitBy.MONTH in analysis.by:
            yield from _months(topic, bench=bench, view=view)
        if SplitBy.SUBUNIT in analysis.by:
            parts = place_parts(view.subunits(bench.period), by=GroupBy.SUBUNIT)
            yield from topic.shares(view.by_subunit(indicator, bench.period), parts)


def _beside(compare: CompareWith, whole: RawFinding, *, topic: Topic, bench: Bench, view: View) -> Iterator[RawFinding]:
    """Give the neighbour that was asked for, the other puskesmas' share, and the difference from them.

    The others' share is always a finding, so that disclosure control sees what the difference is made of.
    """
    others, label = _others(topic, bench=bench, view=view), bench.district or _DISTRICT
    if compare is CompareWith.DISTRICT:
        yield _neighbour(compare, topic, bench=bench, view=view)
    rest = _neighbour(CompareWith.REST_OF_DISTRICT, topic, bench=bench, view=view)
    # Beside the district's figure the others' would give away this puskesmas's own where that is hidden.
    yield replace(rest, derived_from=(whole.subject.id,)) if compare is CompareWith.DISTRICT else rest
    yield from topic.against_others(whole, others, label)


def _neighbour(compare: CompareWith, topic: Topic, *, bench: Bench, view: View) -> RawFinding:
    everyone, rest = view.district(topic.indicator, bench.period), _others(topic, bench=bench, view=view)
    by = GroupBy(compare.value)
    part = other_part(by, by.value, bench.district or _DISTRICT)
    if not rest.denominator:  # with nobody else's figures, this puskesmas alone would pass for its district
        return topic.share(NOTHING, part)
    return topic.share(everyone if compare is CompareWith.DISTRICT else rest, part)


def _others(topic: Topic, *, bench: Bench, view: View) -> Tally:
    """Give what the other puskesmas of the register sum up to."""
    everyone, own = view.district(topic.indicator, bench.period), view.whole(topic.indicator, bench.period)
    return Tally(
        everyone.numerator - own.numerator, everyone.denominator - own.denominator, everyone.n_rows - own.n_rows
    )


def _months(topic: Topic, *, bench: Bench, view: View) -> Iterator[RawFinding]:
    tallies = view.by_month(topic.indicator)
    for month in bench.period.months():
        yield topic.share(
            tallies.get(month.ordinal, NOTHING),
            month_part(month),
            period=Period.of_months(month, month, kind=PeriodKind.MONTH),
        )

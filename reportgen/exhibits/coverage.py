"""Coverage: every indicator in one table, the headline in one picture, villages and months of the headline.

In: the scene. Out: tables and charts, or ``None`` where there is nothing to show. Indicators stand in rows of a table,
each with its own counts, and never share an axis.
"""

from __future__ import annotations

from reportgen.estimates import Absent
from reportgen.exhibits import cells
from reportgen.exhibits.chart import Bar, BarChart, Chart, ReferenceLine, Role, TimeChart
from reportgen.exhibits.scene import Scene
from reportgen.exhibits.table import Align, Cell, Column, Row, Table
from reportgen.exhibits.trend import points
from reportgen.exhibits.wording import alternative, gap, group_label, target_line
from reportgen.findings import Finding, GroupBy, Reported, Usability
from reportgen.indicators import Indicator
from reportgen.locales.messages import Percent, Value, Words, message

FEWEST_MONTHS = 2


def coverage_table(scene: Scene) -> Table | None:
    """Give a row an indicator: counts, share, interval, district, period before, change."""
    shown = [each for each in scene.indicators.values() if scene.whole(each.id) is not None]
    if not shown:
        return None
    before = _any(scene, shown, GroupBy.PREVIOUS)
    beside = scene.neighbour is not None and _any(scene, shown, scene.neighbour)
    columns = [
        Column(message("captions.head.indicator"), Align.TEXT),
        Column(message("captions.head.counts")),
        Column(message("captions.head.share")),
        Column(message("captions.head.interval")),
        *([Column(message("captions.head.district"))] if beside else []),
        *([Column(message("captions.head.previous")), Column(message("captions.head.change"))] if before else []),
    ]
    rows = tuple(_row(scene, each, beside=beside, before=before) for each in shown)
    caption = message("captions.coverage.table", place=scene.place, period=scene.findings.period)
    notes = (*_coverage_notes(scene, shown, beside=beside), message("captions.note.definitions"))
    return Table("coverage", caption, tuple(columns), rows, notes)


def _row(scene: Scene, indicator: Indicator, *, beside: bool, before: bool) -> Row:
    whole = scene.whole(indicator.id)
    found = [cells.counts(whole), cells.share(whole), cells.interval(whole)]
    if beside:
        found.append(cells.share(scene.beside(indicator.id, scene.neighbour)))
    if before:
        found.append(cells.share(scene.beside(indicator.id, GroupBy.PREVIOUS)))
        difference = scene.beside(indicator.id, GroupBy.CHANGE) if scene.comparable(indicator.id) else None
        found.append(cells.difference(difference))
    return Row(indicator.label, tuple(found), emphasis=indicator.id == scene.headline.id)


def _coverage_notes(scene: Scene, shown: list[Indicator], *, beside: bool) -> tuple[Words, ...]:
    notes: list[Words] = [*_district_notes(scene)] if beside else []
    for indicator in shown:
        whole = scene.whole(indicator.id)
        # Data that cannot bear the headline cannot bear a judgement of it either.
        is_borne = indicator.id != scene.headline.id or scene.findings.quality.usability is not Usability.NOT_USABLE
        if is_borne and whole is not None and whole.verdict is not None:
            verdict = whole.verdict
            target = Percent(verdict.target.value, None)
            state = message(f"captions.target.{verdict.state.value}")
            notes.append(message("captions.note.target", indicator=indicator.short, target=target, state=state))
    sides = (None, scene.neighbour, GroupBy.PREVIOUS)
    return (*notes, *cells.sign_notes([scene.beside(each.id, by) for each in shown for by in sides]))


def _district_notes(scene: Scene) -> tuple[Words, ...]:
    """Give whose figures the district's are, and what they leave out."""
    ids = scene.findings.quality.ids
    known, left_out = (scene.findings.get(ids.get(name, "")) for name in ("units", "kept_out_elsewhere"))
    if known is None or known.estimate is None:
        return (message("captions.note.district", district=scene.neighbour_name),)
    count = int(known.estimate.value)
    notes: list[Words] = [message("captions.note.district.units", district=scene.neighbour_name, count=count)]
    if left_out is not None and left_out.estimate is not None and left_out.estimate.value > 0:
        notes.append(message("captions.note.district.left_out", count=int(left_out.estimate.value)))
    return tuple(notes)


def _any(scene: Scene, shown: list[Indicator], by: GroupBy) -> bool:
    return any(scene.beside(each.id, by) is not None for each in shown)


def headline_chart(scene: Scene) -> Chart | None:
    """Give this place beside the district and the period before, with the target; only where it has a number."""
    whole = scene.whole(scene.headline.id)
    if whole is None or whole.estimate is None:
        return None
    before = scene.beside(scene.headline.id, GroupBy.PREVIOUS) if scene.comparable(scene.headline.id) else None
    found: list[tuple[Value, Finding | None, Role]] = [(scene.place, whole, Role.THIS)]
    if before is not None and before.estimate is not None:
        label = message("captions.before", place=scene.place, period=before.estimate.period)
        found.append((label, before, Role.BEFORE))
    if scene.neighbour is not None and scene.beside(scene.headline.id, scene.neighbour) is not None:
        found.append((scene.neighbour_name, scene.beside(scene.headline.id, scene.neighbour), Role.COMPARISON))
    bars = tuple(Bar(label, item.estimate if item else None, gap(item), role) for label, item, role in found)
    target = target_line(whole.verdict)
    caption = message("captions.headline.chart", indicator=scene.headline.label, period=scene.findings.period)
    words = alternative(caption, [(label, item) for label, item, _ in found], more=_line_words(target))
    picture = BarChart(bars, message("captions.axis", among=scene.headline.among), target)
    return Chart("headline", caption, words, picture, (message("captions.note.interval"),))


def villages_table(scene: Scene) -> Table | None:
    """Give each village's monthly reports and its headline; ``None`` where no village has a figure to show or hide."""
    found = _villages(scene)
    if all(isinstance(item.quantity, Absent) for item in found):
        return None
    columns = (
        Column(scene.findings.quality.subunit_label or message("captions.head.village"), Align.TEXT),
        Column(message("captions.head.reports")),
        Column(message("captions.head.numerator")),
        Column(message("captions.head.denominator")),
        Column(message("captions.head.share")),
        Column(message("captions.head.interval")),
    )
    rows = tuple(
        Row(group_label(item), (_reports(scene, item), cells.numerator(item), cells.denominator(item), *_share(item)))
        for item in found
    )
    caption = message(
        "captions.villages.table", units=scene.units, indicator=scene.headline.short, period=scene.findings.period
    )
    notes = (message("captions.note.reports"), *cells.sign_notes(found))
    return Table("villages", caption, columns, rows, notes)


def _share(finding: Finding) -> tuple[Cell, Cell]:
    return cells.share(finding), cells.interval(finding)


def _reports(scene: Scene, finding: Finding) -> Cell:
    group, grid = finding.subject.group, scene.findings.quality.grid
    if group is None:
        return cells.NOTHING
    came_in = [what for (village, _), what in grid.items() if village == group.level]
    if not came_in:
        return cells.NOTHING
    return Cell(message("captions.reports", reported=came_in.count(Reported.YES), expected=len(came_in)))


def villages_chart(scene: Scene) -> Chart | None:
    """Give the headline by village as bars, in the order of the list of villages and not by rank."""
    found = _villages(scene)
    if not any(item.estimate for item in found):
        return None
    whole = scene.whole(scene.headline.id)
    benchmark = None
    if whole is not None and whole.estimate is not None:
        share = whole.estimate.value
        benchmark = ReferenceLine(share, message("captions.whole", place=scene.place, share=Percent(share)))
    target = target_line(whole.verdict) if whole is not None else None
    caption = message(
        "captions.villages.chart", units=scene.units, indicator=scene.headline.short, period=scene.findings.period
    )
    more = (*_line_words(target), *_line_words(benchmark))
    words = alternative(caption, [(group_label(item), item) for item in found], more=more)
    bars = tuple(Bar(group_label(item), item.estimate, gap(item)) for item in found)
    picture = BarChart(bars, message("captions.axis", among=scene.headline.among), target, benchmark)
    return Chart("villages-chart", caption, words, picture, (message("captions.note.interval"),))


def months_chart(scene: Scene) -> Chart | None:
    """Give the headline by month of the period, where at least two months have figures."""
    found = scene.findings.of(scene.coverage, scene.headline.id, GroupBy.MONTH)
    if sum(item.estimate is not None for item in found) < FEWEST_MONTHS:
        return None
    whole = scene.whole(scene.headline.id)
    target = target_line(whole.verdict) if whole is not None else None
    caption = message("captions.months.chart", indicator=scene.headline.short, period=scene.findings.period)
    words = alternative(caption, [(group_label(item), item) for item in found], more=_line_words(target))
    picture = TimeChart(points(found), message("captions.axis", among=scene.headline.among), target)
    return Chart("months", caption, words, picture, (message("captions.note.interval"),))


def _villages(scene: Scene) -> tuple[Finding, ...]:
    return scene.findings.of(scene.coverage, scene.headline.id, GroupBy.SUBUNIT)


def _line_words(line: ReferenceLine | None) -> tuple[Words, ...]:
    return () if line is None else (line.label,)

"""Areas compared: a funnel, and a line for those beyond its limits.

In: the scene and a funnel of the findings. Out: a chart, or ``None``. Words, not ranks; areas stand in the
order of the list.
"""

from __future__ import annotations

from reportgen.estimates import Suppressed
from reportgen.exhibits.chart import Chart, FunnelChart, FunnelPoint, ReferenceLine
from reportgen.exhibits.scene import Scene
from reportgen.exhibits.wording import group_label, value_words
from reportgen.findings import Finding, Funnel, GroupBy, Standing
from reportgen.locales.messages import Percent, Several, Value, Words, message

EVERYTHING = 1000


def funnel_chart(scene: Scene, funnel: Funnel) -> Chart | None:
    """Give the funnel: each area at its size, the pooled share, both pairs of limits."""
    benchmark = scene.findings.get(funnel.benchmark)
    if benchmark is None or benchmark.estimate is None:
        return None
    indicator = scene.indicators[funnel.indicator]
    points = tuple(
        FunnelPoint(group_label(item), item.estimate, funnel.standings[item.id], own=_is_own(scene, funnel, item))
        for item in _points(scene, funnel)
        if item.estimate is not None
    )
    pooled = message("captions.funnel.benchmark", share=Percent(benchmark.estimate.value))
    caption = message(f"captions.funnel.chart.{funnel.by.value}", units=scene.units, indicator=indicator.short)
    picture = FunnelChart(
        points,
        ReferenceLine(benchmark.estimate.value, pooled),
        funnel.limits,
        message("captions.axis", among=indicator.among),
        message("captions.funnel.size", among=indicator.among),
        message("captions.funnel.inner"),
        message("captions.funnel.outer"),
    )
    return Chart(
        f"funnel-{funnel.id}", caption, _alternative(scene, funnel, caption, pooled), picture, _notes(scene, funnel)
    )


def _alternative(scene: Scene, funnel: Funnel, caption: Words, pooled: Words) -> Words:
    items: list[Value] = [
        message(
            "captions.alternative.item",
            label=group_label(item),
            value=message("captions.standing.item", value=value_words(item), standing=_standing(funnel, item)),
        )
        for item in _points(scene, funnel)
    ]
    return message("captions.alternative.more", caption=caption, values=Several(tuple(items), EVERYTHING), more=pooled)


def _points(scene: Scene, funnel: Funnel) -> tuple[Finding, ...]:
    return tuple(scene.findings[point] for point in funnel.points if point in funnel.standings)


def _notes(scene: Scene, funnel: Funnel) -> tuple[Words, ...]:
    groups = scene.findings.of(funnel.analysis, funnel.indicator, funnel.by)
    hidden = sum(isinstance(item.quantity, Suppressed) for item in groups)
    notes: list[Words] = [*_own(scene, funnel), *_beyond(scene, funnel)]
    if hidden:
        notes.append(message("captions.funnel.hidden", count=hidden))
    if funnel.overdispersed:
        notes.append(message("captions.funnel.widened"))
    return tuple(notes)


def _own(scene: Scene, funnel: Funnel) -> tuple[Words, ...]:
    """Give where this puskesmas lies, where puskesmas are compared."""
    return tuple(
        message("captions.funnel.own", place=scene.place, value=value_words(item), standing=_standing(funnel, item))
        for item in _points(scene, funnel)
        if _is_own(scene, funnel, item)
    )


def _is_own(scene: Scene, funnel: Funnel, finding: Finding) -> bool:
    group = finding.subject.group
    return funnel.by is GroupBy.UNIT and group is not None and group.level == scene.unit


def _beyond(scene: Scene, funnel: Funnel) -> tuple[Words, ...]:
    """Give a line a place beyond the limits, with the areas that lie there; no ranks, the order is the list's."""
    found: list[Words] = []
    for standing in Standing:
        names = [group_label(item) for item in _points(scene, funnel) if funnel.standings[item.id] is standing]
        if names and standing is not Standing.WITHIN:
            found.append(message(f"captions.funnel.{standing.value}", areas=Several(tuple(names), EVERYTHING)))
    return tuple(found)


def _standing(funnel: Funnel, finding: Finding) -> Words:
    return message(f"captions.standing.{funnel.standings[finding.id].value}")

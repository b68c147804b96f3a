"""Saturation: how many themes were known after each interview.

In: the scene. Out: a chart, or a table where interviews are too few for a picture.
"""

from __future__ import annotations

from reportgen.exhibits import cells
from reportgen.exhibits.chart import Chart, StepChart, StepPoint
from reportgen.exhibits.table import Align, Column, Row, Table
from reportgen.exhibits.voices.scene import VoicesScene
from reportgen.exhibits.voices.wording import chained, made_notes
from reportgen.locales.messages import Message, Number, Words, message

FEWEST_DRAWN = 4


def saturation_chart(scene: VoicesScene) -> Chart | None:
    """Give the steps; ``None`` for fewer than four interviews (see ``saturation_table``) or where no theme came up."""
    points = scene.voices.saturation
    if len(points) < FEWEST_DRAWN or not points[-1].cumulative:
        return None
    total = points[-1].cumulative
    picture = StepChart(
        tuple(StepPoint(point.order, point.new, point.cumulative) for point in points),
        message("voices.captions.saturation.axis"),
        _order(scene),
        message("voices.captions.saturation.total", total, number=Number(total)),
    )
    caption = _caption(scene)
    alternative = message("voices.captions.alternative", caption=caption, values=_spoken(scene))
    remarks = (message("voices.captions.saturation.note"),)
    return Chart(f"saturation-{scene.voices.analysis}", caption, alternative, picture, remarks)


def saturation_table(scene: VoicesScene) -> Table | None:
    """Give a row an interview where they are fewer than four; ``None`` where there are none, or enough to draw."""
    points = scene.voices.saturation
    if not points or len(points) >= FEWEST_DRAWN:
        return None
    columns = (
        Column(_order(scene), Align.TEXT),
        Column(message("voices.captions.head.new")),
        Column(message("voices.captions.head.cumulative")),
    )
    rows = tuple(Row(Number(point.order), (cells.count(point.new), cells.count(point.cumulative))) for point in points)
    return Table(f"saturation-{scene.voices.analysis}", _caption(scene), columns, rows, made_notes(scene))


def _caption(scene: VoicesScene) -> Message:
    return message("voices.captions.saturation.chart", place=scene.place, period=scene.findings.period)


def _order(scene: VoicesScene) -> Message:
    order = "by_date" if scene.voices.facts.in_order_of_date else "by_file"
    return message(f"voices.captions.saturation.{order}")


def _spoken(scene: VoicesScene) -> Words:
    """Give every interview that brought a theme, and what is known after the last."""
    points = scene.voices.saturation
    steps = [
        message(
            "voices.captions.saturation.item",
            point.new,
            order=Number(point.order),
            new=Number(point.new),
            total=Number(point.cumulative),
        )
        for point in points
        if point.new
    ]
    rest = message(
        "voices.captions.saturation.rest", interviews=Number(len(points)), total=Number(points[-1].cumulative)
    )
    return message("voices.captions.saturation.spoken", steps=chained(steps), rest=rest)

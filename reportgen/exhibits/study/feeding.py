"""How infants are fed at each age: the picture of feeding status, and the table of indicators.

In: the scene and a feeding structure. Out: a chart and a table. A band of fewer than ten children is not drawn, one of
fewer than thirty is hatched; a status that disclosure control hid is drawn together with the others that it hid.
"""

from __future__ import annotations

from reportgen.estimates import AbsenceReason, Absent
from reportgen.exhibits import cells
from reportgen.exhibits.chart import AreaChart, AreaColumn, AreaPart, Chart
from reportgen.exhibits.study import notes
from reportgen.exhibits.study.scene import StudyScene
from reportgen.exhibits.table import Align, Cell, Column, Row, Table
from reportgen.exhibits.wording import gap, value_words
from reportgen.findings import AgeBand, Feeding, FeedingByAge
from reportgen.locales.messages import Number, Percent, Several, Value, Words, message

FEWEST_DRAWN = 10
FEWEST_PLAIN = 30
EVERYTHING = 1000
HIDDEN = "hidden"
UPWARDS = (
    Feeding.EXCLUSIVE,
    Feeding.WATER,
    Feeding.LIQUIDS,
    Feeding.MILK,
    Feeding.FOODS,
    Feeding.NOT_BREASTFED,
    Feeding.UNKNOWN,
)
"""From the bottom of the picture to its top.

Source: WHO and UNICEF (2021) Indicators for assessing infant and young child feeding practices, area graphs.
"""


def feeding_chart(scene: StudyScene, feeding: FeedingByAge) -> Chart | None:
    """Give the picture of feeding status by age, or ``None`` where no band may be drawn."""
    columns = tuple(_column(scene, band) for band in feeding.bands)
    if not any(column.parts for column in columns):
        return None
    used = {part.layer for column in columns for part in column.parts if part.share > 0}
    layers = tuple((each, _layer(each)) for each in (*(each.value for each in UPWARDS), HIDDEN) if each in used)
    caption = message("study.captions.feeding.chart", place=scene.place, period=scene.findings.period)
    picture = AreaChart(columns, layers, message("study.captions.feeding.axis"), message("study.captions.feeding.ages"))
    remarks = (
        *notes.only(scene, feeding.analysis, feeding.only),
        message("study.captions.feeding.classes"),
        *_thin(columns),
        *_hidden(columns),
        *_unknown(scene, feeding)[:1],
        *notes.about(scene, scene.all_of(band.n for band in feeding.bands)),
    )
    spoken = message("captions.alternative", caption=caption, values=Several(_spoken(scene, feeding), EVERYTHING))
    return Chart(f"feeding-{feeding.analysis}", caption, spoken, picture, remarks)


def _layer(layer: str) -> Words:
    return message(f"study.captions.status.{layer}")


def _ages(band: AgeBand) -> Words:
    if band.lower == band.upper:
        return message("study.captions.feeding.age", age=Number(band.lower))
    return message("study.captions.limits", lower=Number(band.lower), upper=Number(band.upper))


def _column(scene: StudyScene, band: AgeBand) -> AreaColumn:
    n = scene.count(band.n)
    if n is None:
        return AreaColumn(_ages(band), None, gap=gap(scene.found(band.n)))
    if n < FEWEST_DRAWN:
        return AreaColumn(_ages(band), n, gap=message("study.captions.feeding.few", fewest=Number(FEWEST_DRAWN)))
    return AreaColumn(_ages(band), n, _parts(scene, band), hatched=n < FEWEST_PLAIN)


def _parts(scene: StudyScene, band: AgeBand) -> tuple[AreaPart, ...]:
    """Give the shares from the bottom to the top; what is hidden is the rest, in one part, at the top."""
    found = [(each, scene.estimate(band.shares.get(each))) for each in UPWARDS]
    parts = [AreaPart(each.value, estimate.value) for each, estimate in found if estimate is not None]
    rest = 1 - sum(part.share for part in parts)
    hidden = any(estimate is None and each in band.shares for each, estimate in found)
    return (*parts, AreaPart(HIDDEN, max(0.0, rest))) if hidden else tuple(parts)


def _thin(columns: tuple[AreaColumn, ...]) -> tuple[Words, ...]:
    said: list[Words] = []
    if any(column.hatched for column in columns):
        said.append(message("study.captions.feeding.hatched", fewest=Number(FEWEST_PLAIN)))
    if any(not column.parts for column in columns):
        said.append(message("study.captions.feeding.undrawn", fewest=Number(FEWEST_DRAWN)))
    return tuple(said)


def _hidden(columns: tuple[AreaColumn, ...]) -> tuple[Words, ...]:
    drawn = any(part.layer == HIDDEN for column in columns for part in column.parts)
    return (message("study.captions.feeding.hidden"),) if drawn else ()


def _unknown(scene: StudyScene, feeding: FeedingByAge) -> tuple[Words, ...]:
    """Say what becomes of infants whose feeding is not fully known, and what the other rule would give."""
    number = scene.count(feeding.unknown)
    if not number:
        return ()
    rule = message(f"study.captions.unknown.{feeding.unknown_rule.value}", count=number)
    changed: list[Value] = [
        message("study.captions.unknown.item", code=code, share=Percent(estimate.value))
        for code, estimate in ((code, scene.estimate(each)) for code, each in feeding.sensitivity.items())
        if estimate is not None
    ]
    if not changed:
        return (rule,)
    return (rule, message("study.captions.unknown.otherwise", values=Several(tuple(changed), EVERYTHING)))


def _spoken(scene: StudyScene, feeding: FeedingByAge) -> tuple[Value, ...]:
    return tuple(_spoken_band(scene, band) for band in feeding.bands)


def _spoken_band(scene: StudyScene, band: AgeBand) -> Words:
    column = _column(scene, band)
    ages = message("study.captions.feeding.months", ages=_ages(band))
    if not column.parts:
        return message("study.captions.feeding.spoken.none", ages=ages, why=column.gap or "–")
    values: list[Value] = [
        message(
            "captions.alternative.item", label=_layer(each.value), value=value_words(scene.found(band.shares[each]))
        )
        for each in UPWARDS
        if each in band.shares
    ]
    number = Number(column.n or 0)
    return message("study.captions.feeding.spoken", ages=ages, number=number, values=Several(tuple(values), EVERYTHING))


def indicators_table(scene: StudyScene, feeding: FeedingByAge) -> Table | None:
    """Give a row an indicator: what it is, counts, share, interval; or that the questions do not give it."""
    if not feeding.indicators:
        return None
    columns = (
        Column(message("captions.head.indicator"), Align.TEXT),
        Column(message("study.captions.head.meaning"), Align.TEXT),
        Column(message("captions.head.counts")),
        Column(message("captions.head.share")),
        Column(message("captions.head.interval")),
    )
    rows = tuple(_indicator(scene, code, each) for code, each in feeding.indicators.items())
    shown = scene.all_of(feeding.indicators.values())
    others = [found for found in shown if not _is_not_asked(scene, found.id)]
    remarks = (
        *notes.only(scene, feeding.analysis, feeding.only),
        *_not_asked(scene, feeding),
        *_unknown(scene, feeding),
        *notes.about(scene, shown),
        *cells.sign_notes(others),
    )
    caption = message("study.captions.indicators.table", place=scene.place, period=scene.findings.period)
    return Table(f"indicators-{feeding.analysis}", caption, columns, rows, remarks)


def _indicator(scene: StudyScene, code: str, finding_id: str) -> Row:
    found = scene.found(finding_id)
    stub = message(f"study.captions.indicator.{code.lower()}")
    meaning = Cell(message(f"study.captions.meaning.{code.lower()}"))
    if _is_not_asked(scene, finding_id):
        return Row(stub, (meaning, Cell(message("study.captions.not_asked")), cells.BLANK, cells.BLANK))
    return Row(stub, (meaning, cells.counts(found), cells.share(found), cells.interval(found)))


def _is_not_asked(scene: StudyScene, finding_id: str) -> bool:
    found = scene.found(finding_id)
    quantity = found.quantity if found is not None else None
    return isinstance(quantity, Absent) and quantity.reason is AbsenceReason.NOT_COMPUTABLE


def _not_asked(scene: StudyScene, feeding: FeedingByAge) -> tuple[Words, ...]:
    if any(_is_not_asked(scene, each) for each in feeding.indicators.values()):
        return (message("study.captions.note.not_asked"),)
    return ()

"""Charts made by hand for the tests of drawing, and what can be read off an SVG."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from xml.etree import ElementTree as ET

from stories import proportion

from reportgen.estimates import Estimate
from reportgen.exhibits.chart import (
    Bar,
    BarChart,
    Chart,
    FunnelChart,
    FunnelPoint,
    Picture,
    ReferenceLine,
    Role,
    TimeChart,
    TimePoint,
)
from reportgen.exhibits.drawing import draw, lettering
from reportgen.exhibits.drawing.canvas import Box
from reportgen.exhibits.theme import MM_A_POINT, REGULAR
from reportgen.findings import FunnelLimits, Standing
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import ShortMonth
from reportgen.locales.voice import voice
from reportgen.periods import Month

SVG = "{http://www.w3.org/2000/svg}"
TOLERANCE = 0.05
AXIS = Text.of({"id": "Persentase bayi usia 0–5 bulan yang di-recall", "en": "Percentage of infants aged 0–5 months"})
HIDDEN = Text.of({"id": "tidak ditampilkan (jumlah kecil)", "en": "not shown (small numbers)"})
ABSENT = Text.of({"id": "tidak ada angka", "en": "no figure"})
PLACE = Text.of({"id": "Puskesmas Wagir", "en": "Wagir Puskesmas"})
NEIGHBOUR = Text.of({"id": "Kabupaten Malang, termasuk puskesmas ini", "en": "Malang Regency, this puskesmas included"})
LONG = "Kelurahan Sumbermanjing Wetan Kidul di Kecamatan Ampelgading dan Donowarihkarangplosokepanjensingosari"


def share(numerator: int, denominator: int) -> Estimate:
    """Give a share with an interval a tenth either way, cut at 0 and 1."""
    value = numerator / denominator
    return proportion(numerator, denominator, (max(0.0, value - 0.1), min(1.0, value + 0.1)))


def line(value: float, name: str) -> ReferenceLine:
    return ReferenceLine(value, Text.same(name))


def headline() -> BarChart:
    bars = (Bar(PLACE, share(132, 161), role=Role.THIS), Bar(NEIGHBOUR, share(1802, 2307), role=Role.COMPARISON))
    return BarChart(bars, AXIS, line(0.6, "Target 60"))


def villages(number: int, *, target: float = 0.6, benchmark: float = 0.65) -> BarChart:
    """Give bars of villages: every fifth hidden, every seventh without a figure."""
    return BarChart(
        tuple(_village(index) for index in range(number)),
        AXIS,
        line(target, "Target"),
        line(benchmark, str(PLACE.in_(Language.ENGLISH))),
    )


def _village(index: int) -> Bar:
    name = f"Desa {index} $x_1$" if index else LONG
    if index % 5 == 4:
        return Bar(name, None, HIDDEN)
    if index % 7 == 6:
        return Bar(name, None, ABSENT)
    return Bar(name, share(5 + index % 20, 25))


def months(number: int) -> TimeChart:
    """Give months from April 2024 on, some of them missing where there are more than five."""
    points = [_month(index, missing=number > 5 and index in {3, 4, 8}) for index in range(number)]
    return TimeChart(tuple(points), AXIS, line(0.6, "Target 60"), line(0.58, "Median 58"))


def _month(index: int, *, missing: bool) -> TimePoint:
    month = Month.from_ordinal(Month(2024, 4).ordinal + index)
    if missing:
        return TimePoint(month, ShortMonth(month), None, HIDDEN if index == 8 else ABSENT)
    return TimePoint(month, ShortMonth(month), share(20 + index * 13 % 60, 100 + index))


def funnel(number: int) -> FunnelChart:
    """Give villages of growing size round 60 %, standing in turn in each of the five places."""
    sizes = tuple(range(5, 165, 5))
    narrowing = [0.9 / size**0.5 for size in sizes]
    bands = ([max(0.0, 0.6 - reach * width) for width in narrowing] for reach in (1, 1.6))
    above = ([min(1.0, 0.6 + reach * width) for width in narrowing] for reach in (1, 1.6))
    lower, far_lower = (tuple(band) for band in bands)
    upper, far_upper = (tuple(band) for band in above)
    limits = FunnelLimits(sizes, lower, upper, far_lower, far_upper)
    points = tuple(_point(index) for index in range(number))
    outer = Text.of({"id": "Batas 99,8%", "en": "99.8% limits"})
    return FunnelChart(points, line(0.6, "Pooled 60"), limits, AXIS, AXIS, Text.same("95%"), outer)


def _point(index: int) -> FunnelPoint:
    standing = tuple(Standing)[index % 5]
    size = 10 + index * 37 % 140
    return FunnelPoint(f"Desa {index}", share(round(size * (0.3 + 0.15 * (index % 5))), size), standing)


def drawn(picture: Picture, language: Language = Language.INDONESIAN, *, width: float = 174.0) -> str:
    """Give a picture as SVG text."""
    return draw(Chart("chart", AXIS, AXIS, picture), voice(language), width_mm=width).decode()


@dataclass(frozen=True)
class Lettering:
    """One line of words on a picture, and the box it fills (mm)."""

    words: str
    box: Box


def lettering_of(svg: str) -> tuple[Lettering, ...]:
    """Give every line of words, in the order drawn."""
    return tuple(_lettering(element) for element in ET.fromstring(svg).iter(f"{SVG}text"))  # noqa: S314 -- our own SVG


def words_of(svg: str) -> tuple[str, ...]:
    return tuple(each.words for each in lettering_of(svg))


def size_of(svg: str) -> Box:
    """Give the picture's edges (mm)."""
    root = ET.fromstring(svg)  # noqa: S314 -- our own SVG
    width, height = (float(root.attrib[side].removesuffix("pt")) * MM_A_POINT for side in ("width", "height"))
    return Box(-TOLERANCE, -TOLERANCE, width + TOLERANCE, height + TOLERANCE)


def clashes(marks: Sequence[Lettering]) -> list[tuple[str, str]]:
    """Give the pairs of words that lie over one another."""
    return [
        (one.words, other.words)
        for index, one in enumerate(marks)
        for other in marks[index + 1 :]
        if one.box.overlaps(other.box)
    ]


def _lettering(element: ET.Element) -> Lettering:
    style = dict(part.split(": ", 1) for part in element.attrib["style"].split("; "))
    size = float(style["font-size"].removesuffix("px"))
    weight = int(style.get("font-weight", REGULAR))
    words = element.text or ""
    across, down = float(element.attrib["x"]) * MM_A_POINT, float(element.attrib["y"]) * MM_A_POINT
    wide, high = lettering.width(words, size, weight=weight), lettering.cap_height(size)
    before = {"start": 0.0, "middle": wide / 2, "end": wide}[style["text-anchor"]]
    if re.match(r"rotate\(-90", element.attrib["transform"]):
        box = Box(across - high, down - wide + before, across, down + before)
    else:
        box = Box(across - before, down - high, across - before + wide, down)
    return Lettering(words, Box(box.left + TOLERANCE, box.top, box.right - TOLERANCE, box.bottom))


def misplaced(svg: str) -> list[object]:
    """Give the words that are cut by the picture's edge, and those that lie over others."""
    marks = lettering_of(svg)
    cut = [mark.words for mark in marks if not mark.box.within(size_of(svg))]
    return [*cut, *clashes(marks)]


def digits_in(picture: Picture, language: Language) -> list[str]:
    """Give the digits of each word of a picture in order, whatever its language writes between them."""
    found = (re.sub(r"\D", "", each) for each in words_of(drawn(picture, language)))
    return [each for each in found if each]


def faces_of(svg: str) -> set[str]:
    """Give the type faces that a picture is set in."""
    return set(re.findall(r"font-family: ([^;]+);", svg))

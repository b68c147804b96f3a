"""Pictures: text that is text, in the page's language, nothing cut, nothing over another, the same bytes each time."""

import hashlib
import os
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pictures import (
    ABSENT,
    AXIS,
    HIDDEN,
    PLACE,
    clashes,
    drawn,
    funnel,
    headline,
    lettering_of,
    line,
    months,
    share,
    size_of,
    villages,
    words_of,
)

from reportgen.exhibits.chart import Bar, BarChart, Picture, Role, TimeChart, TimePoint
from reportgen.exhibits.drawing import lettering
from reportgen.exhibits.drawing.lettering import wrap
from reportgen.exhibits.drawing.margin import margin_name, spread
from reportgen.exhibits.drawing.scale import Scale, top_for
from reportgen.exhibits.theme import DEFAULT
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import ShortMonth
from reportgen.periods import Month

PICTURES = {
    "headline": headline(),
    "three villages": villages(3),
    "twelve villages": villages(12),
    "twenty-five villages": villages(25),
    "two months": months(2),
    "twelve months": months(12),
    "thirty months": months(30),
    "funnel of six": funnel(6),
    "funnel of thirty": funnel(30),
}
PLACE_WORDS = set(PLACE.in_(Language.ENGLISH).split()) | {PLACE.in_(Language.ENGLISH)}
BOTH_WIDTHS = (174.0, 124.0)
TESTS = Path(__file__).resolve().parents[1]


def numbers_in(words: tuple[str, ...], language: Language) -> list[str]:
    thousands, point = (".", ",") if language is Language.INDONESIAN else (",", ".")
    found = [number for each in words for number in re.findall(r"\d+(?:[.,]\d+)*", each)]
    return [number.replace(thousands, "").replace(point, ".") for number in found]


@pytest.mark.parametrize("width", BOTH_WIDTHS)
@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_no_words_are_cut_and_none_lie_over_others(picture: Picture, language: Language, width: float) -> None:
    svg = drawn(picture, language, width=width)
    marks = lettering_of(svg)
    assert [mark.words for mark in marks if not mark.box.within(size_of(svg))] == []
    assert clashes(marks) == []


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_text_stays_text_in_the_bundled_face(picture: Picture) -> None:
    svg = drawn(picture)
    assert "<tspan" not in svg
    assert set(re.findall(r"font-family: ([^;]+);", svg)) == {"'IBM Plex Sans'"}
    assert "glyph" not in svg.lower()
    assert "DejaVu" not in svg


@pytest.mark.parametrize("picture", PICTURES.values(), ids=PICTURES)
def test_both_languages_carry_the_same_numbers_in_the_same_order(picture: Picture) -> None:
    indonesian, english = (words_of(drawn(picture, language)) for language in Language)
    assert indonesian != english
    assert numbers_in(indonesian, Language.INDONESIAN) == numbers_in(english, Language.ENGLISH)


def test_the_words_are_those_of_the_language() -> None:
    indonesian, english = (words_of(drawn(headline(), language)) for language in Language)
    assert {"Puskesmas Wagir", "82,0%", "132/161", "78,1%", "1.802/2.307"} <= set(indonesian)
    assert {"Wagir Puskesmas", "82.0%", "132/161", "78.1%", "1,802/2,307"} <= set(english)


def test_a_picture_flows_into_a_narrower_column_and_keeps_its_type() -> None:
    wide, narrow = (drawn(villages(12), width=width) for width in BOTH_WIDTHS)
    assert round(size_of(wide).right) == 174
    assert round(size_of(narrow).right) == 124
    sizes = [set(re.findall(r"font-size: ([\d.]+)px", svg)) for svg in (wide, narrow)]
    assert sizes[0] == sizes[1] == {"8", "7.2"}


def test_more_bars_make_a_taller_picture() -> None:
    assert size_of(drawn(villages(25))).bottom > size_of(drawn(villages(12))).bottom + 40


def test_bars_without_an_estimate_draw_a_word_and_no_mark() -> None:
    hidden = BarChart((Bar(PLACE, None, HIDDEN), Bar("Jedong", None, ABSENT)), AXIS)
    svg = drawn(hidden)
    words = words_of(svg)
    assert {"tidak ditampilkan (jumlah kecil)", "tidak ada angka"} <= set(words)
    assert not [word for word in words if "/" in word or re.fullmatch(r"[\d,]+,\d%", word)]
    for colour in (DEFAULT.palette.accent, DEFAULT.palette.accent_pale, DEFAULT.palette.comparison):
        assert colour not in svg
    assert DEFAULT.palette.ink not in svg.replace(f"fill: {DEFAULT.palette.ink}", "")


def test_a_missing_month_breaks_the_line() -> None:
    def joined(estimates: list[bool]) -> int:
        first = Month(2025, 1).ordinal
        points = [
            TimePoint(month, ShortMonth(month), share(50, 100) if has else None, None if has else HIDDEN)
            for has, month in ((has, Month.from_ordinal(first + index)) for index, has in enumerate(estimates))
        ]
        svg = drawn(TimeChart(tuple(points), AXIS))
        width = f"stroke-width: {DEFAULT.line * 1.3:g}"
        return sum(path.count("\nL") for path in re.findall(rf'<path d="([^"]+)"[^>]*{width}', svg))

    assert joined([True, True, True, True]) == 3
    assert joined([True, True, False, True]) == 1
    assert joined([True, False, True, False]) == 0


def test_every_estimate_has_its_interval() -> None:
    with_interval = drawn(BarChart((Bar(PLACE, share(50, 100), role=Role.THIS),), AXIS))
    strokes = re.findall(rf"stroke: {DEFAULT.palette.ink}; stroke-width: {DEFAULT.line}", with_interval)
    assert len(strokes) == 3


def test_the_target_is_dashed_and_the_benchmark_dotted() -> None:
    svg = drawn(villages(3))
    assert len(re.findall(r"stroke-dasharray: 4,2\.4", svg)) == 1
    assert len(re.findall(r"stroke-dasharray: 1\.2,1\.6", svg)) == 1


@pytest.mark.parametrize(("target", "benchmark"), [(0.6, 0.6), (0.6, 0.605), (0.995, 1.0), (0.0, 0.01), (0.02, 0.98)])
def test_names_of_close_lines_stay_apart(target: float, benchmark: float) -> None:
    for width in BOTH_WIDTHS:
        svg = drawn(villages(5, target=target, benchmark=benchmark), width=width)
        names = [mark.box for mark in lettering_of(svg) if mark.words == "Target" or mark.words in PLACE_WORDS]
        left, right = sorted(names, key=lambda box: box.left)[:1] + sorted(names, key=lambda box: box.right)[-1:]
        assert right.left - left.right >= 2.0
        assert clashes(lettering_of(svg)) == []
        assert all(mark.box.within(size_of(svg)) for mark in lettering_of(svg))


def test_a_long_name_of_an_axis_takes_more_lines() -> None:
    long = Text.same(" ".join(["persentase bayi usia nol sampai lima bulan dua puluh sembilan hari"] * 4))
    for picture in (BarChart(headline().bars, long), TimeChart(months(3).points, long)):
        svg = drawn(picture, width=124.0)
        assert all(mark.box.within(size_of(svg)) for mark in lettering_of(svg))
        assert clashes(lettering_of(svg)) == []


def test_signs_of_formulas_in_names_are_printed_as_they_are() -> None:
    bars = (Bar("Desa $x_1$ & <B>", share(20, 40)), Bar("−5_a^b", share(20, 40)))
    words = words_of(drawn(BarChart(bars, AXIS)))
    assert "Desa $x_1$ & <B>" in words
    assert "−5_a^b" in words


@pytest.mark.parametrize(
    ("recorded", "printed"),
    [("Desa\tA\nB", "Desa A B"), ("Desa\x00 A\x1b", "Desa A"), ("Desa 漢字", "Desa 漢字"), ("ꦢꦺꦱ", "ꦢꦺꦱ")],
)
def test_odd_letters_of_a_name_neither_break_a_picture_nor_warn(recorded: str, printed: str) -> None:
    assert printed in words_of(drawn(BarChart((Bar(recorded, share(20, 40)),), AXIS)))


def test_only_areas_beyond_the_limits_are_named_in_a_funnel() -> None:
    picture = funnel(5)
    words = words_of(drawn(picture))
    assert "Desa 0" not in words
    assert {"Desa 1", "Desa 2", "Desa 3", "Desa 4"} <= set(words)


def test_this_puskesmas_is_ringed_and_named_in_a_funnel_wherever_it_lies() -> None:
    plain = funnel(6)
    own = replace(plain, points=(replace(plain.points[0], own=True), *plain.points[1:]))
    assert "Desa 0" in words_of(drawn(own))
    ring = f"fill-opacity: 0; stroke: {DEFAULT.palette.accent}"
    assert ring not in drawn(plain)
    assert ring in drawn(own)


def test_a_scale_starts_at_nought_and_ends_at_the_whole_unless_all_is_small() -> None:
    assert top_for([0.62]) == 1.0
    assert top_for([0.04, 0.18]) == 0.2
    assert Scale(1.0, 10.0, 110.0).at(0) == 10.0
    assert Scale(1.0, 10.0, 110.0).ticks == (0, 0.2, 0.4, 0.6, 0.8, 1.0)


def test_lines_break_at_plain_spaces_only_and_a_word_that_is_too_wide_by_letters() -> None:
    held = "Target 60\N{NO-BREAK SPACE}persen"
    assert wrap(held, 8.0, room=20.0) == ("Target", "60\N{NO-BREAK SPACE}persen")
    lines = wrap("Donowarihkarangploso", 8.0, room=10.0)
    assert "".join(lines) == "Donowarihkarangploso"
    assert max(lettering.width(line, 8.0) for line in lines) <= 10.0


@pytest.mark.parametrize("wanted", [-1.0, 0.5, 20.0, 39.5])
def test_names_in_the_margin_are_moved_apart_but_not_off_the_plot(wanted: float) -> None:
    names = [margin_name(str(index), wanted, theme=DEFAULT, width=174.0) for index in range(3)]
    placed = spread(names, top=0.0, bottom=40.0)
    edges = [(name.height - name.room / 2, name.height + name.room / 2) for name in placed]
    assert all(first[1] <= second[0] + 1e-9 for first, second in pairwise(edges))
    assert edges[0][0] >= -1e-9
    assert edges[-1][1] <= 40.0 + 1e-9


def test_two_processes_give_the_same_bytes_whatever_their_settings(tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("lines.linewidth: 9\nsavefig.bbox: tight\nsvg.fonttype: path\n")
    program = (
        "import hashlib, pictures\n"
        "for each in (pictures.headline(), pictures.months(12), pictures.funnel(12)):\n"
        "    print(hashlib.sha256(pictures.drawn(each).encode()).hexdigest())\n"
    )
    environment = {**os.environ, "PYTHONPATH": str(TESTS), "MATPLOTLIBRC": str(tmp_path), "PYTHONHASHSEED": "7"}
    other = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    ).stdout.split()
    here = [hashlib.sha256(drawn(each).encode()).hexdigest() for each in (headline(), months(12), funnel(12))]
    assert here == other


def test_bars_of_different_roles_have_different_fills() -> None:
    bars = tuple(Bar(role.value, share(50, 100), role=role) for role in Role)
    svg = drawn(BarChart(bars, AXIS, line(0.6, "Target")))
    fills = re.findall(r"fill: (#[0-9a-f]{6}); stroke: (#[0-9a-f]{6})", svg)
    colours = DEFAULT.palette
    assert (colours.accent, colours.accent) in fills
    assert (colours.accent_pale, colours.accent) in fills
    assert (colours.comparison, colours.muted) in fills

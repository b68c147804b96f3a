"""Tables and charts as values: every number from a finding, nothing shown that was hidden, nothing where nothing is."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from pictures import drawn
from stories import EBF, NOTHING, PERIOD, SMALL, counted, difference, finding, funnel, number, proportion, story

from reportgen.errors import Location
from reportgen.exhibits.chart import BarChart, Chart, FunnelChart, Role, TimeChart
from reportgen.exhibits.comparison import funnel_chart
from reportgen.exhibits.coverage import coverage_table, headline_chart, months_chart, villages_chart, villages_table
from reportgen.exhibits.quality import MOST_PROBLEMS, problems_table, quality_table
from reportgen.exhibits.scene import Scene
from reportgen.exhibits.table import Table
from reportgen.exhibits.trend import run_chart
from reportgen.findings import (
    Finding,
    Group,
    GroupBy,
    Problem,
    ProblemKind,
    ProblemValue,
    Reported,
    RunChart,
    RunSignal,
    Standing,
    TargetState,
)
from reportgen.indicators import Indicator
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Words
from reportgen.locales.voice import voice
from reportgen.periods import Month

INDONESIAN, ENGLISH = voice(Language.INDONESIAN), voice(Language.ENGLISH)
WAGIR = proportion(132, 161, (0.7532, 0.8715))
MALANG = proportion(802, 1027, (0.7546, 0.8053))
BEFORE = proportion(90, 131, (0.6031, 0.7599))


def scene(*found: Finding, neighbour: GroupBy = GroupBy.DISTRICT) -> Scene:
    told = story(*found)
    return Scene(told.findings, told.place, told.district, {EBF.id: EBF}, "coverage", EBF, neighbour)


def village(name: str, quantity: object) -> Finding:
    return finding(quantity, by=GroupBy.SUBUNIT, level=name)  # type: ignore[arg-type]


def month(number: int, quantity: object) -> Finding:
    made = finding(quantity, by=GroupBy.MONTH)  # type: ignore[arg-type]
    when = Month(2025, number)
    group = Group(GroupBy.MONTH, str(when), Text.same(str(when)), when)
    return replace(made, subject=replace(made.subject, id=f"{made.subject.id}.{when}", group=group))


def wagir(*more: Finding, state: TargetState | None = TargetState.MET) -> Scene:
    return scene(finding(WAGIR, state=state), finding(MALANG, by=GroupBy.DISTRICT), *more)


def said(table: Table) -> list[list[str]]:
    return [
        [INDONESIAN.say(row.stub), *("" if cell.shows is None else INDONESIAN.say(cell.shows) for cell in row.cells)]
        for row in table.rows
    ]


def all_words(exhibit: Table | Chart) -> list[Words]:
    words: list[Words] = [exhibit.caption, *exhibit.notes]
    if isinstance(exhibit, Chart):
        return [*words, exhibit.alternative, exhibit.picture.axis]
    return [*words, *(column.head for column in exhibit.columns)]


def chart(found: Chart | None) -> Chart:
    assert found is not None
    return found


def table(found: Table | None) -> Table:
    assert found is not None
    return found


def test_the_coverage_table_has_a_row_an_indicator_with_counts_share_interval_and_district() -> None:
    assert said(table(coverage_table(wagir()))) == [
        [EBF.label.in_(Language.INDONESIAN), "132/161", "82,0%", "75,3%–87,2%", "78,1%"]
    ]


def test_the_coverage_table_shows_the_period_before_and_the_change_where_there_is_one() -> None:
    before, change = finding(BEFORE, by=GroupBy.PREVIOUS), finding(difference(0.1329, 0.034, 0.231), by=GroupBy.CHANGE)
    found = table(coverage_table(wagir(before, change)))
    assert said(found)[0][-2:] == ["68,7%", "+13,3 (+3,4;\N{NO-BREAK SPACE}+23,1)"]
    assert len(found.columns) == len(found.rows[0].cells) + 1


def test_the_coverage_table_carries_the_bare_share_for_a_spreadsheet() -> None:
    shares = [cell.number for cell in table(coverage_table(wagir())).rows[0].cells if cell.number_format == "0.0%"]
    assert shares == [WAGIR.value, MALANG.value]


@pytest.mark.parametrize(
    ("neighbour", "says"),
    [(GroupBy.DISTRICT, "termasuk puskesmas ini"), (GroupBy.REST_OF_DISTRICT, "tanpa puskesmas ini")],
)
def test_the_coverage_table_says_whether_this_puskesmas_is_in_the_district(neighbour: GroupBy, says: str) -> None:
    found = table(coverage_table(scene(finding(WAGIR), finding(MALANG, by=neighbour), neighbour=neighbour)))
    assert any(says in INDONESIAN.say(note) for note in found.notes)


@pytest.mark.parametrize(
    ("state", "says"),
    [
        (TargetState.MET, "tercapai"),
        (TargetState.NOT_MET, "belum tercapai"),
        (TargetState.CANNOT_SAY, "belum dapat dipastikan"),
    ],
)
def test_the_coverage_table_says_of_the_target_what_the_interval_says(state: TargetState, says: str) -> None:
    notes = [INDONESIAN.say(note) for note in table(coverage_table(wagir(state=state))).notes]
    assert f"ASI eksklusif: target 60%, {says}." in notes


def test_a_hidden_share_shows_a_sign_with_its_note_and_carries_no_number() -> None:
    found = table(coverage_table(scene(finding(SMALL), finding(MALANG, by=GroupBy.DISTRICT))))
    assert said(found)[0][1:4] == ["t.d.", "t.d.", "t.d."]
    assert [cell.number for cell in found.rows[0].cells[:3]] == [None, None, None]
    assert "t.d. = tidak ditampilkan karena jumlahnya kecil atau dapat membuka jumlah yang kecil." in [
        INDONESIAN.say(note) for note in found.notes
    ]


def test_the_headline_picture_sets_this_place_beside_district_and_period_before() -> None:
    picture = chart(headline_chart(wagir(finding(BEFORE, by=GroupBy.PREVIOUS)))).picture
    assert isinstance(picture, BarChart)
    assert [(bar.role, bar.estimate) for bar in picture.bars] == [
        (Role.THIS, WAGIR),
        (Role.BEFORE, BEFORE),
        (Role.COMPARISON, MALANG),
    ]
    assert picture.target is not None
    assert picture.target.value == 0.6


@pytest.mark.parametrize("quantity", [SMALL, NOTHING])
def test_there_is_no_headline_picture_without_a_headline_number(quantity: object) -> None:
    assert headline_chart(scene(finding(quantity), finding(MALANG, by=GroupBy.DISTRICT))) is None  # type: ignore[arg-type]


def test_the_alternative_text_of_the_headline_says_every_value_of_the_picture() -> None:
    words = chart(headline_chart(wagir())).alternative
    for part in ("82,0%", "132 dari 161", "75,3–87,2", "78,1%", "802 dari 1.027", "Target 60%"):
        assert part in INDONESIAN.say(words)
    for part in ("82.0%", "132 of 161", "75.3–87.2", "78.1%", "802 of 1,027", "Target 60%"):
        assert part in ENGLISH.say(words)


VILLAGES = (
    village("Sukodadi", proportion(20, 26, (0.58, 0.89))),
    village("Dalisodo", proportion(14, 22, (0.43, 0.8))),
    village("Jedong", NOTHING),
    village("Sitirejo", SMALL),
)


def test_villages_stand_in_the_order_of_the_list_and_not_by_rank() -> None:
    found = wagir(*VILLAGES)
    names = [row[0] for row in said(table(villages_table(found)))]
    picture = chart(villages_chart(found)).picture
    assert isinstance(picture, BarChart)
    assert (
        names == ["Sukodadi", "Dalisodo", "Jedong", "Sitirejo"] == [INDONESIAN.say(bar.label) for bar in picture.bars]
    )


def test_hidden_and_missing_villages_are_told_apart_in_table_picture_and_alternative() -> None:
    found = wagir(*VILLAGES)
    rows = {row[0]: row[2:] for row in said(table(villages_table(found)))}
    assert set(rows["Jedong"]) == {""}
    assert set(rows["Sitirejo"]) == {"t.d."}
    words = INDONESIAN.say(chart(villages_chart(found)).alternative)
    assert "Jedong tidak ada angka" in words
    assert "Sitirejo tidak ditampilkan (jumlah kecil)" in words
    svg = drawn(chart(villages_chart(found)).picture)
    assert "tidak ada angka" in svg
    assert "tidak ditampilkan (jumlah kecil)" in svg


def test_the_picture_of_villages_carries_target_and_the_share_of_the_whole() -> None:
    picture = chart(villages_chart(wagir(*VILLAGES))).picture
    assert isinstance(picture, BarChart)
    assert picture.target is not None
    assert picture.benchmark is not None
    assert (picture.target.value, picture.benchmark.value) == (0.6, WAGIR.value)


def test_villages_without_any_number_have_a_table_and_no_picture() -> None:
    found = wagir(village("Jedong", NOTHING), village("Sitirejo", SMALL))
    assert villages_chart(found) is None
    assert table(villages_table(found)).rows


def test_there_is_nothing_on_villages_where_there_are_none() -> None:
    assert villages_table(wagir()) is None
    assert villages_chart(wagir()) is None


def test_the_table_of_villages_counts_the_months_that_came_in_and_not_those_of_noughts() -> None:
    base = wagir(*VILLAGES[:1])
    came_in = {1: Reported.YES, 2: Reported.ONLY_ZEROS, 3: Reported.NO}
    grid = {("Sukodadi", Month(2025, number)): what for number, what in came_in.items()}
    found = replace(base, findings=replace(base.findings, register=replace(base.findings.quality, grid=grid)))
    assert said(table(villages_table(found)))[0][1] == "1/3"


def test_months_are_drawn_where_at_least_two_have_figures() -> None:
    two = wagir(
        month(1, proportion(60, 80, (0.64, 0.83))), month(2, proportion(72, 81, (0.8, 0.94))), month(3, NOTHING)
    )
    picture = chart(months_chart(two)).picture
    assert isinstance(picture, TimeChart)
    assert [point.estimate is not None for point in picture.points] == [True, True, False]
    assert "Maret 2025 tidak ada angka" in INDONESIAN.say(chart(months_chart(two)).alternative)
    assert months_chart(wagir(month(1, proportion(60, 80)), month(2, SMALL))) is None


def test_the_quality_table_says_how_many_of_how_many_and_leaves_out_counts_of_nought() -> None:
    found = scene(counted("subunits", 9, 12), counted("asked", 161, 290), number("zeros", 15), number("kept_out", 0))
    assert said(table(quality_table(found))) == [
        ["subunits", "9", "12", "75,0%"],
        ["asked", "161", "290", "55,5%"],
        ["zeros", "15", "", ""],
    ]


def test_there_is_no_quality_table_without_measures() -> None:
    assert quality_table(scene()) is None


def problem(row: int, value: ProblemValue, kind: ProblemKind = ProblemKind.NUMERATOR_ABOVE_DENOMINATOR) -> Problem:
    return Problem(kind, "SITIREJO", Month(2025, 2), Location("register.csv", row=row), (value,))


def with_problems(*problems: Problem) -> Scene:
    base = scene()
    return replace(base, findings=replace(base.findings, register=replace(base.findings.quality, problems=problems)))


def test_problem_rows_name_row_village_month_matter_and_values() -> None:
    found = table(problems_table(with_problems(problem(77, ProblemValue("ebf", "Jumlah_ASI", 12)))))
    (row,) = said(found)
    assert row[:3] == ["77", "Sitirejo", "Februari 2025"]
    assert "Pembilang melebihi penyebut" in row[3]
    assert row[4] == "Jumlah ASI: 12"


def test_a_hidden_value_of_a_problem_row_shows_a_sign() -> None:
    found = table(problems_table(with_problems(problem(77, ProblemValue("ebf", "Jumlah_ASI", None, hidden=True)))))
    assert said(found)[0][4] == "Jumlah ASI: t.d."
    assert "t.d. = tidak ditampilkan karena jumlahnya kecil atau dapat membuka jumlah yang kecil." in [
        INDONESIAN.say(note) for note in found.notes
    ]


def test_many_problem_rows_are_cut_with_how_many_more_there_are_and_those_kept_out_come_first() -> None:
    odd = problem(2, ProblemValue("ebf", "ASI", 8), ProblemKind.NOBODY_ASKED)
    kept_out = [problem(row, ProblemValue("ebf", "ASI", 12)) for row in range(3, 3 + MOST_PROBLEMS + 2)]
    found = table(problems_table(with_problems(odd, *kept_out)))
    assert len(found.rows) == MOST_PROBLEMS
    assert said(found)[0][0] == "3"
    assert "3 baris lain tercantum dalam results.json." in [INDONESIAN.say(note) for note in found.notes]


STANDINGS = {
    "Sukodadi": Standing.WITHIN,
    "Dalisodo": Standing.POSSIBLY_LOWER,
    "Sitirejo": Standing.LOWER,
    "Jedong": Standing.HIGHER,
}


def funnelled(*hidden: Finding) -> Chart:
    made, points = funnel(STANDINGS)
    return chart(funnel_chart(scene(*points, *hidden), made))


def test_a_funnel_names_beneath_it_every_area_beyond_its_limits_and_none_within() -> None:
    notes = " ".join(INDONESIAN.say(note) for note in funnelled().notes)
    assert "mungkin lebih rendah: Dalisodo." in notes
    assert "99,8%, lebih rendah: Sitirejo." in notes
    assert "99,8%, lebih tinggi: Jedong." in notes
    assert "Sukodadi" not in notes


def test_a_hidden_area_is_not_in_the_funnel_and_a_note_says_so() -> None:
    found = funnelled(finding(SMALL, by=GroupBy.SUBUNIT, level="Petungsewu", analysis="villages"))
    assert isinstance(found.picture, FunnelChart)
    assert len(found.picture.points) == len(STANDINGS)
    assert "Petungsewu" not in INDONESIAN.say(found.alternative)
    assert "1 wilayah tidak digambar karena jumlahnya kecil." in [INDONESIAN.say(note) for note in found.notes]


def test_the_alternative_text_of_a_funnel_says_each_value_and_where_it_lies() -> None:
    assert re.search(r"Sitirejo 50,0%.*?, lebih rendah", INDONESIAN.say(funnelled().alternative))
    assert re.search(r"Sitirejo 50\.0%.*?, lower", ENGLISH.say(funnelled().alternative))


def test_there_is_no_funnel_without_its_benchmark() -> None:
    made, points = funnel(STANDINGS)
    assert funnel_chart(scene(*points[1:]), made) is None


def test_a_run_chart_has_a_point_a_month_and_its_median() -> None:
    points = tuple(month(number, proportion(50 + number, 100)) for number in (1, 2, 3))
    median = finding(proportion(52, 100), by=GroupBy.MEDIAN)
    run = RunChart("trend", "coverage", EBF.id, tuple(point.id for point in points), median.id, RunSignal.TOO_FEW)
    found = chart(run_chart(wagir(*points, median), run))
    assert isinstance(found.picture, TimeChart)
    assert found.picture.median is not None
    assert found.picture.median.value == 0.52
    for part in ("51,0%", "52,0%", "53,0%", "Median 52,0%", "Target 60%"):
        assert part in INDONESIAN.say(found.alternative)


def test_a_run_chart_without_any_number_is_left_out() -> None:
    points = (month(1, SMALL), month(2, NOTHING))
    run = RunChart("trend", "coverage", EBF.id, tuple(point.id for point in points), None, RunSignal.TOO_FEW)
    assert run_chart(wagir(*points), run) is None


def exhibits() -> list[Table | Chart]:
    full = wagir(
        finding(BEFORE, by=GroupBy.PREVIOUS),
        finding(difference(0.1329, 0.034, 0.231), by=GroupBy.CHANGE),
        *VILLAGES,
        month(1, proportion(60, 80, (0.64, 0.83))),
        month(2, proportion(72, 81, (0.8, 0.94))),
        counted("subunits", 9, 12),
    )
    tables = [coverage_table(full), villages_table(full), quality_table(full)]
    charts = [headline_chart(full), villages_chart(full), months_chart(full), funnelled()]
    problems = problems_table(with_problems(problem(77, ProblemValue("ebf", "ASI", 12))))
    return [each for each in (*tables, *charts, problems) if each is not None]


def test_every_exhibit_can_be_said_in_both_languages_with_the_same_numbers_in_the_same_order() -> None:
    found = exhibits()
    assert len(found) == 8
    for words in (words for exhibit in found for words in all_words(exhibit)):
        indonesian, english = INDONESIAN.say(words), ENGLISH.say(words)
        english = re.sub(r"\bQ\d", "Q", english)
        numbers = re.findall(r"\d+(?:[.,]\d+)*", indonesian)
        swapped = [each.translate(str.maketrans(".,", ",.")) for each in numbers]
        assert swapped == re.findall(r"\d+(?:[.,]\d+)*", english)


def test_ids_of_exhibits_name_sheets_of_a_workbook() -> None:
    ids = [exhibit.id for exhibit in exhibits()]
    assert len(ids) == len({*ids})
    assert all(re.fullmatch(r"[A-Za-z0-9_.-]{1,31}", each) for each in ids)


def test_rows_have_a_cell_less_than_there_are_columns() -> None:
    for exhibit in exhibits():
        if isinstance(exhibit, Table):
            assert {len(row.cells) for row in exhibit.rows} == {len(exhibit.columns) - 1}


def test_an_indicator_that_is_not_in_the_findings_gets_no_row() -> None:
    base = wagir()
    other: Indicator = replace(EBF, id="imd")
    assert len(table(coverage_table(replace(base, indicators={EBF.id: EBF, "imd": other}))).rows) == 1


def test_the_period_is_said_in_the_captions() -> None:
    assert str(PERIOD) == "2025-Q1"
    for exhibit in (coverage_table(wagir()), headline_chart(wagir())):
        assert exhibit is not None
        assert "Triwulan I 2025" in INDONESIAN.say(exhibit.caption)
        assert "Q1 2025" in ENGLISH.say(exhibit.caption)

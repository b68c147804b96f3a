"""The doorway: what is hidden, and that nothing of it comes out elsewhere."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen import results
from reportgen.analysis.comparison import lie
from reportgen.analysis.proportions import Basis, change, proportion
from reportgen.analysis.trend import signal
from reportgen.disclosure import Rule, publish, rows
from reportgen.errors import Location
from reportgen.estimates import AbsenceReason, Absent, Estimate, Measure, Suppressed, SuppressionReason, Unit
from reportgen.findings import (
    Audience,
    Findings,
    Funnel,
    GroupBy,
    ProblemKind,
    Reported,
    RunChart,
    RunSignal,
    Subject,
    Target,
    TargetState,
    Usability,
    Verdict,
)
from reportgen.locales.languages import Text
from reportgen.periods import Month, parse_period
from reportgen.raw import RawFinding, RawFindings, RawProblem, RawQuality, RawValue

PERIOD = parse_period("2025-Q1")
BASIS = Basis(PERIOD, "register")
PUBLIC = Rule(5, Audience.PUBLIC)
INTERNAL = Rule(5, Audience.INTERNAL)


def share(numerator: int, denominator: int) -> Estimate:
    return proportion(numerator, denominator, basis=BASIS)


def raw(
    name: str, quantity: Estimate | Absent, *, derived_from: tuple[str, ...] = (), judged: bool = False
) -> RawFinding:
    verdict = Verdict(Target(0.6, None, Text.same("plan")), TargetState.MET) if judged else None
    return RawFinding(Subject(name, "coverage", "ebf", Text.same("EBF")), quantity, verdict, derived_from)


def count(value: int, *, persons: bool) -> Estimate:
    return Estimate(Measure.COUNT, value, Unit.COUNT, "count", PERIOD, "register", persons=persons)


def quality(*problems: RawProblem, items: tuple[RawFinding, ...] = ()) -> RawQuality:
    return RawQuality(
        items=items,
        usability=Usability.USABLE,
        reasons=(),
        ids={},
        subunit_label=Text.same("Desa"),
        grid={("A", Month(2025, 1)): Reported.YES},
        missing=(),
        unexpected=(),
        problems=problems,
    )


def published(
    *items: RawFinding, rule: Rule = PUBLIC, funnels: tuple[Funnel, ...] = (), charts: tuple[RunChart, ...] = ()
) -> Findings:
    return publish(RawFindings(items, funnels, charts), quality(), period=PERIOD, rule=rule)


@pytest.mark.parametrize(
    ("numerator", "denominator", "hidden"),
    [
        (1, 50, True),
        (4, 50, True),
        (5, 50, False),
        (0, 50, False),
        (46, 50, True),
        (45, 50, False),
        (50, 50, False),
        (0, 4, True),
        (4, 4, True),
        (0, 5, False),
        (5, 9, True),
        (5, 10, False),
    ],
)
def test_a_small_count_or_what_it_leaves_over_is_hidden(numerator: int, denominator: int, *, hidden: bool) -> None:
    quantity = published(raw("coverage.ebf", share(numerator, denominator)))["coverage.ebf"].quantity
    assert isinstance(quantity, Suppressed) is hidden


def test_nothing_of_a_hidden_number_is_kept() -> None:
    finding = published(raw("coverage.ebf", share(3, 50), judged=True))["coverage.ebf"]
    assert finding.quantity == Suppressed(
        Measure.PROPORTION, Unit.SHARE, "wilson", PERIOD, "register", SuppressionReason.SMALL_CELL
    )
    assert (finding.estimate, finding.verdict) == (None, None)


def test_a_number_that_may_be_shown_keeps_its_verdict() -> None:
    finding = published(raw("coverage.ebf", share(30, 50), judged=True))["coverage.ebf"]
    assert finding.verdict is not None
    assert finding.estimate == share(30, 50)


@pytest.mark.parametrize("rule", [INTERNAL, Rule(0, Audience.PUBLIC), Rule(1, Audience.PUBLIC)])
def test_an_internal_audience_or_no_minimum_hides_nothing(rule: Rule) -> None:
    findings = published(raw("coverage.ebf", share(1, 4)), rule=rule)
    assert findings["coverage.ebf"].estimate == share(1, 4)
    assert (findings.audience, findings.minimum_cell) == (rule.audience, rule.minimum_cell)


def test_a_count_of_persons_is_hidden_and_one_of_villages_is_not() -> None:
    findings = published(raw("quality.zeros", count(3, persons=True)), raw("quality.subunits", count(3, persons=False)))
    assert isinstance(findings["quality.zeros"].quantity, Suppressed)
    assert findings["quality.subunits"].estimate == count(3, persons=False)


def test_what_is_absent_stays_absent() -> None:
    absent = Absent(Measure.PROPORTION, Unit.SHARE, PERIOD, "register", AbsenceReason.NOT_REPORTED)
    assert published(raw("coverage.ebf", absent))["coverage.ebf"].quantity == absent


@pytest.mark.parametrize(("now", "before"), [(share(3, 50), share(20, 50)), (share(20, 50), share(48, 50))])
def test_a_change_is_hidden_where_a_side_of_it_is(now: Estimate, before: Estimate) -> None:
    findings = published(
        raw("now", now), raw("before", before), raw("change", change(now, before), derived_from=("now", "before"))
    )
    assert isinstance(findings["change"].quantity, Suppressed)


def test_a_change_between_sides_that_are_shown_is_shown() -> None:
    now, before = share(30, 50), share(20, 50)
    findings = published(
        raw("now", now), raw("before", before), raw("change", change(now, before), derived_from=("now", "before"))
    )
    assert findings["change"].estimate == change(now, before)


def test_hiding_goes_on_to_what_is_derived_from_what_is_derived() -> None:
    third = raw("third", share(20, 50), derived_from=("second",))
    second = raw("second", share(20, 50), derived_from=("first",))
    findings = published(third, second, raw("first", share(1, 50)))
    assert [type(item.quantity) for item in findings] == [Suppressed] * 3


def a_funnel(points: Mapping[str, Estimate], benchmark: Estimate) -> tuple[tuple[RawFinding, ...], Funnel]:
    lying = lie(points, benchmark.value)
    assert lying is not None
    items = (raw("all", benchmark), *(raw(name, point) for name, point in points.items()))
    funnel = Funnel(
        id="all",
        analysis="villages",
        indicator="ebf",
        by=GroupBy.SUBUNIT,
        benchmark="all",
        points=tuple(points),
        standings=lying.standings,
        limits=lying.limits,
        dispersion=lying.spread.dispersion,
        overdispersed=lying.spread.overdispersed,
        method=lying.spread.method,
    )
    return items, funnel


VILLAGES = {"p": share(30, 50), "q": share(20, 40), "r": share(12, 30), "s": share(97, 100)}


def test_a_funnel_with_a_hidden_point_is_drawn_from_what_is_shown_alone() -> None:
    items, funnel = a_funnel(VILLAGES, share(159, 220))
    (shown,) = published(*items, funnels=(funnel,)).funnels
    assert shown.points == ("p", "q", "r")
    assert set(shown.standings) == {"p", "q", "r"}
    again = lie({name: VILLAGES[name] for name in shown.points}, 159 / 220)
    assert again is not None
    assert (shown.limits, shown.standings) == (again.limits, again.standings)
    assert (shown.dispersion, shown.overdispersed, shown.method) == (
        again.spread.dispersion,
        again.spread.overdispersed,
        again.spread.method,
    )
    assert 100 not in shown.limits.n  # the size of the hidden village


def test_hidden_points_that_share_the_same_people_otherwise_leave_the_funnel_as_it_is() -> None:
    # 4 of 7 and 1 of 10, or 1 of 7 and 4 of 10: five of seventeen either way
    shown = {"p": share(80, 100), "q": share(70, 100), "r": share(62, 100), "s": share(74, 100)}
    drawn = []
    for hidden in ({"t": share(4, 7), "u": share(1, 10)}, {"t": share(1, 7), "u": share(4, 10)}):
        items, funnel = a_funnel({**shown, **hidden}, share(291, 417))
        assert funnel.overdispersed
        (found,) = published(*items, funnels=(funnel,)).funnels
        drawn.append((found, funnel.dispersion))
    (one, before), (other, after) = drawn
    assert before != pytest.approx(after, abs=0.01)
    assert one == other
    assert (one.overdispersed, one.method) == (False, "exact_binomial")


def test_a_funnel_without_hidden_points_is_left_as_it_is() -> None:
    items, funnel = a_funnel(VILLAGES, share(159, 220))
    assert published(*items, funnels=(funnel,), rule=INTERNAL).funnels == (funnel,)


def test_a_funnel_of_which_two_points_are_left_is_dropped() -> None:
    items, funnel = a_funnel({**VILLAGES, "r": share(29, 30)}, share(176, 220))
    assert published(*items, funnels=(funnel,)).funnels == ()


def test_a_funnel_whose_benchmark_is_hidden_is_dropped() -> None:
    items, funnel = a_funnel({name: VILLAGES[name] for name in "pqr"}, share(217, 220))
    assert published(*items, funnels=(funnel,)).funnels == ()


def a_course(*counts: tuple[int, int]) -> Findings:
    """Publish a run chart as the analysis makes it: its median and its signal are those of all points."""
    points = {f"m{place}": share(*pair) for place, pair in enumerate(counts)}
    values = [point.value for point in points.values()]
    middle = Estimate(
        Measure.MEDIAN, median(values), Unit.SHARE, "median", PERIOD, "register", n=len(values), persons=False
    )
    items = tuple(raw(name, point) for name, point in points.items())
    chart = RunChart("ebf", "course", "ebf", tuple(points), "median", signal(values))
    return published(*items, raw("median", middle), charts=(chart,))


def test_a_run_chart_keeps_the_places_of_hidden_points_and_its_median_is_of_the_others() -> None:
    findings = a_course((10, 50), (4, 8), (30, 50), (20, 50))
    assert findings.run_charts[0].points == ("m0", "m1", "m2", "m3")
    middle = findings["median"].estimate
    assert middle is not None
    assert (middle.value, middle.n) == (0.4, 3)


@pytest.mark.parametrize("hidden", [(1, 4), (2, 4), (3, 4), (4, 4)])
def test_whatever_a_hidden_point_is_the_median_and_the_signal_are_the_same(hidden: tuple[int, int]) -> None:
    # with the hidden month at 0.25 or 0.75 it would make, or break, a run of five falls
    counts = [(pct, 100) for pct in (50, 60, 50, 60, 50, 60, 70, 65, 60, 55, 40)]
    findings = a_course(*counts[:9], hidden, *counts[9:])
    without = a_course(*counts)
    assert findings["median"] == without["median"]
    assert findings.run_charts[0].signal is without.run_charts[0].signal is RunSignal.TREND_DOWN


def test_fewer_than_ten_shown_points_say_nothing_by_their_runs() -> None:
    falling = [(95 - 5 * place, 100) for place in range(9)]
    assert a_course(*falling, (20, 100)).run_charts[0].signal is RunSignal.TREND_DOWN
    assert a_course(*falling, (4, 100)).run_charts[0].signal is RunSignal.TOO_FEW


def test_one_shown_point_has_no_median() -> None:
    findings = a_course((10, 50), (4, 8), (3, 8))
    assert findings["median"].quantity == Suppressed(
        Measure.MEDIAN, Unit.SHARE, "median", PERIOD, "register", SuppressionReason.SMALL_CELL
    )


def problem(kind: ProblemKind, *values: float | str | None) -> RawProblem:
    cells = tuple(
        RawValue(f"count_{place}", f"Column {place}", None if isinstance(value, str) else value, text)
        for place, value in enumerate(values)
        for text in [value if isinstance(value, str) else None]
    )
    return RawProblem(kind, "A", Month(2025, 1), Location("register.csv", row=7), cells)


def shown_values(row: RawProblem, rule: Rule = PUBLIC) -> list[float | str | None]:
    findings = publish(RawFindings(()), quality(row), period=PERIOD, rule=rule)
    return ["hidden" if value.hidden else (value.text or value.value) for value in findings.quality.problems[0].values]


@pytest.mark.parametrize(
    ("row", "shown"),
    [
        (problem(ProblemKind.NUMERATOR_ABOVE_DENOMINATOR, 8, 12), [8, 12]),
        (problem(ProblemKind.NUMERATOR_ABOVE_DENOMINATOR, 4, 12), ["hidden", 12]),
        (problem(ProblemKind.NEGATIVE, -3), ["hidden"]),
        (problem(ProblemKind.NEGATIVE, -30), [-30]),
        (problem(ProblemKind.FRACTIONAL, 2.5, 12.5), ["hidden", 12.5]),
        (problem(ProblemKind.NOBODY_ASKED, 0.0, 20), [0.0, "hidden"]),
        (problem(ProblemKind.NOBODY_ASKED, None, 20), [None, "hidden"]),
        (problem(ProblemKind.DUPLICATE, 34, 31), [34, "hidden"]),
        (problem(ProblemKind.DUPLICATE, 34, 34, 20, None), [34, 34, 20, None]),
        (problem(ProblemKind.DUPLICATE, 40, 38, 36), [40, "hidden", "hidden"]),
        (problem(ProblemKind.REPEATED, 34, 20), []),
        (problem(ProblemKind.SAME_AS_MONTH_BEFORE, 34, 20), []),
        (problem(ProblemKind.UNEXPECTED_SUBUNIT, 34, 20), []),
        (problem(ProblemKind.UNREADABLE, "tiga bayi"), ["hidden"]),
    ],
)
def test_a_problem_row_hides_small_counts_their_complements_and_what_cannot_be_read(
    row: RawProblem, shown: list[float | str | None]
) -> None:
    assert shown_values(row) == shown


COUNTED = [
    problem(ProblemKind.NOBODY_ASKED, 0.0, 20),
    problem(ProblemKind.REPEATED, 34, 31),
    problem(ProblemKind.SAME_AS_MONTH_BEFORE, 34, 3),
    problem(ProblemKind.UNEXPECTED_SUBUNIT, 34, 20),
]


@pytest.mark.parametrize("row", COUNTED, ids=lambda row: row.kind.value)
@pytest.mark.parametrize("rule", [INTERNAL, Rule(0, Audience.PUBLIC), Rule(1, Audience.PUBLIC)])
def test_where_nothing_is_small_the_rows_behind_published_figures_are_shown_too(row: RawProblem, rule: Rule) -> None:
    assert shown_values(row, rule) == [value.value for value in row.values]


def of_row(kind: ProblemKind, row: int = 7, **counts: float) -> RawProblem:
    cells = tuple(RawValue(name, name, value) for name, value in counts.items())
    return RawProblem(kind, "A", Month(2025, 1), Location("register.csv", row=row), cells)


def shown_lines(*rows: RawProblem) -> list[dict[str, float | str | None]]:
    problems = publish(RawFindings(()), quality(*rows), period=PERIOD, rule=PUBLIC).quality.problems
    return [{value.count: "hidden" if value.hidden else value.value for value in line.values} for line in problems]


def test_a_count_that_one_line_of_a_row_hides_is_hidden_in_every_line_of_it() -> None:
    # two infants were not asked, and the line about the 39 fed of 38 asked would tell so
    assert shown_lines(
        of_row(ProblemKind.DUPLICATE, infants=40, asked=38, fed=39),
        of_row(ProblemKind.NUMERATOR_ABOVE_DENOMINATOR, fed=39, asked=38),
    ) == [{"infants": 40, "asked": "hidden", "fed": "hidden"}, {"fed": "hidden", "asked": "hidden"}]


def test_a_count_is_compared_with_those_that_other_lines_of_its_row_give() -> None:
    assert shown_lines(
        of_row(ProblemKind.NUMERATOR_ABOVE_DENOMINATOR, fed=31, asked=29),
        of_row(ProblemKind.NUMERATOR_ABOVE_DENOMINATOR, births=40, infants=33),
    ) == [{"fed": "hidden", "asked": "hidden"}, {"births": 40, "infants": 33}]


def test_a_count_above_its_whole_leaves_nobody_over_also_where_another_line_says_both() -> None:
    assert shown_lines(
        of_row(ProblemKind.NUMERATOR_ABOVE_DENOMINATOR, fed=39, asked=38),
        of_row(ProblemKind.DUPLICATE, infants=60, asked=38, fed=39),
    ) == [{"fed": 39, "asked": 38}, {"infants": 60, "asked": 38, "fed": 39}]


def test_counts_of_different_rows_are_not_compared() -> None:
    assert shown_lines(
        of_row(ProblemKind.DUPLICATE, row=7, infants=40), of_row(ProblemKind.DUPLICATE, row=8, asked=38)
    ) == [{"infants": 40}, {"asked": 38}]


def test_a_line_whose_place_names_a_column_is_about_that_row_too() -> None:
    cell = replace(of_row(ProblemKind.NEGATIVE, asked=-38), where=Location("register.csv", row=7, field="asked"))
    assert shown_lines(cell, of_row(ProblemKind.DUPLICATE, infants=-36)) == [{"asked": "hidden"}, {"infants": -36}]


def test_a_hidden_cell_keeps_neither_value_nor_text() -> None:
    row = problem(ProblemKind.UNREADABLE, "Siti, 3 bulan", 2)
    values = publish(RawFindings(()), quality(row), period=PERIOD, rule=PUBLIC).quality.problems[0].values
    assert [(value.value, value.text, value.hidden) for value in values] == [(None, None, True)] * 2
    assert (values[0].count, values[0].column) == ("count_0", "Column 0")


def test_an_internal_audience_sees_problem_rows_as_they_are() -> None:
    assert shown_values(problem(ProblemKind.UNREADABLE, "tiga bayi", 2), INTERNAL) == ["tiga bayi", 2]


def test_text_that_cannot_be_read_stays_hidden_in_public_even_without_a_minimum() -> None:
    assert shown_values(problem(ProblemKind.UNREADABLE, "Siti", 2), Rule(0, Audience.PUBLIC)) == ["hidden", 2]


def everything_in(value: Any) -> Iterator[Any]:
    yield value
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        for field in dataclasses.fields(value):
            yield from everything_in(getattr(value, field.name))
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from everything_in(key)
            yield from everything_in(inner)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        for inner in value:
            yield from everything_in(inner)


def test_no_raw_value_is_reachable_from_what_is_published() -> None:
    items, funnel = a_funnel(VILLAGES, share(159, 220))
    row = problem(ProblemKind.NEGATIVE, -30)
    findings = publish(
        RawFindings(items, (funnel,)),
        quality(row, items=(raw("quality.asked", share(50, 60)),)),
        period=PERIOD,
        rule=PUBLIC,
    )
    assert "quality.asked" in {item.id for item in findings}
    found = list(everything_in(findings))
    assert any(isinstance(value, Estimate) for value in found)
    assert not [value for value in found if type(value).__module__ == "reportgen.raw"]


counts = st.integers(1, 40).flatmap(lambda size: st.tuples(st.integers(0, size), st.just(size)))
tables = st.lists(counts, min_size=3, max_size=9).filter(
    lambda table: 0 < sum(part for part, _ in table) < sum(whole for _, whole in table)
)


def small(number: float | None, minimum: int) -> bool:
    return number is not None and 0 < number < minimum


@given(tables, st.integers(2, 12))
def test_whatever_the_table_no_small_count_and_no_complement_of_one_is_published(
    table: list[tuple[int, int]], minimum: int
) -> None:
    points = {f"v{place}": share(*pair) for place, pair in enumerate(table)}
    whole = share(sum(part for part, _ in table), sum(size for _, size in table))
    items, funnel = a_funnel(points, whole)
    first, second = points["v0"], points["v1"]
    derived = raw("change", change(first, second), derived_from=("v0", "v1"))
    findings = published(*items, derived, rule=Rule(minimum, Audience.PUBLIC), funnels=(funnel,))
    document = json.loads(results.to_json(findings, header=results.Header("wagir", Text.same("Wagir"))))

    hidden = {item.id for item in findings if isinstance(item.quantity, Suppressed)}
    expected = {
        name
        for name, estimate in (*points.items(), ("all", whole))
        if small(estimate.numerator, minimum)
        or small(estimate.denominator, minimum)
        or small((estimate.denominator or 0) - (estimate.numerator or 0), minimum)
    }
    if expected & {"v0", "v1"}:
        expected.add("change")
    assert hidden == expected
    for entry in document["findings"]:
        assert entry["suppressed"] is (entry["id"] in hidden)
        numbers = [entry[key] for key in ("value", "lower", "upper", "numerator", "denominator", "n")]
        assert (numbers == [None] * 6) is entry["suppressed"]
        if entry["numerator"] is not None:
            assert not small(entry["numerator"], minimum)
            assert not small(entry["denominator"] - entry["numerator"], minimum)
    for drawn in document["funnels"]:
        assert not hidden & {point["id"] for point in drawn["points"]}
        assert all(point["standing"] for point in drawn["points"])
        assert drawn["limits"]["n"][-1] == max(points[point["id"]].n or 0 for point in drawn["points"])


@pytest.mark.parametrize(
    ("count", "text", "shown"),
    [("month", "13", "13"), ("year", "20-25", "20-25"), ("month", "Ny. X", None), ("ebf", "13", None)],
)
def test_figures_where_a_month_is_due_count_nobody_and_are_shown(count: str, text: str, shown: str | None) -> None:
    value = rows._value(RawValue(count, "Bulan", None, text), frozenset(), rule=Rule(5, Audience.PUBLIC))
    assert (value.text, value.hidden) == (shown, shown is None)

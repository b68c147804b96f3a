from __future__ import annotations

import click

from reportgen.cli.console import coloured
from reportgen.cli.wording import diagnostic_lines, problem_lines, tally, within
from reportgen.errors import Diagnostic, Location, Severity


def plain(lines: object) -> list[str]:
    return [click.unstyle(line) for line in lines]  # type: ignore[attr-defined]


def problem(severity: Severity, where: Location | None, *, hint: str | None = None) -> Diagnostic:
    return Diagnostic(severity, "x", "the value is wrong", where, hint)


def test_problems_stand_under_the_file_that_they_are_in() -> None:
    own, inherited = Location(file="wagir.yaml", line=2), Location(file="kab.yaml", line=9, column=1)
    found = [problem(Severity.ERROR, own), problem(Severity.ERROR, inherited), problem(Severity.WARNING, own)]
    assert plain(diagnostic_lines(found)) == [
        "wagir.yaml",
        "  2: error: the value is wrong",
        "  2: warning: the value is wrong",
        "kab.yaml",
        "  9:1: error: the value is wrong",
    ]


def test_a_problem_without_a_place_is_said_all_the_same() -> None:
    assert plain(diagnostic_lines([problem(Severity.ERROR, None, hint="do this")])) == [
        "  error: the value is wrong",
        "    → do this",
    ]


def test_a_place_in_a_table_names_sheet_row_and_column() -> None:
    where = Location(file="register.xlsx", sheet="Januari", row=12, field="Bulan")
    assert within(where) == 'sheet "Januari", row 12, column "Bulan"'
    assert within(Location(file="register.csv", row=3)) == "row 3"
    assert within(Location(file="register.csv")) == ""


def test_a_key_is_named_once() -> None:
    where = Location(file="wagir.yaml", line=3, column=1, key="puskesmas.id")
    (_, line) = plain(diagnostic_lines([Diagnostic(Severity.ERROR, "x", "puskesmas.id is missing", where)]))
    assert line == "  3:1: error: puskesmas.id is missing"
    assert within(where, said="is missing") == "3:1 puskesmas.id"


def test_the_number_of_problems_is_said_at_the_end() -> None:
    found = [problem(Severity.ERROR, None)] * 2 + [problem(Severity.WARNING, None)]
    assert tally(found) == "2 errors, 1 warning"
    assert plain(problem_lines("it failed", found))[-1] == "2 errors, 1 warning"


def test_a_colour_is_only_a_mark_on_the_words() -> None:
    assert coloured("error", "red") != "error"
    assert click.unstyle(coloured("error", "red")) == "error"

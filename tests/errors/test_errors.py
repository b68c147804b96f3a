"""Errors keep what they know: across a process border, and on one line for a person."""

import pickle

import pytest

from reportgen import errors
from reportgen.errors import Diagnostic, Location, ReportgenError, Severity


def kinds(root: type[ReportgenError]) -> list[type[ReportgenError]]:
    return [root, *(below for child in root.__subclasses__() for below in kinds(child))]


@pytest.mark.parametrize("kind", kinds(ReportgenError))
def test_an_error_survives_a_process_border(kind: type[ReportgenError]) -> None:
    diagnostic = Diagnostic(Severity.ERROR, "data.bad", "is bad", Location(file="a.csv", row=3), "mend it")
    back = pickle.loads(pickle.dumps(kind("it failed", diagnostics=(diagnostic,))))  # noqa: S301 -- our own bytes
    assert type(back) is kind
    assert (back.message, back.diagnostics) == ("it failed", (diagnostic,))


def test_the_tree_in_the_docstring_is_the_tree() -> None:
    drawn = errors.__doc__ or ""
    for kind in kinds(ReportgenError):
        line = next(line for line in drawn.splitlines() if kind.__name__ in line)
        assert str(kind.exit_code) in line


@pytest.mark.parametrize(
    ("where", "expected"),
    [
        (Location(file="a.yaml", line=3, column=7), "a.yaml:3:7"),
        (Location(file="a.csv", row=12, field="Bulan"), 'a.csv, row 12, column "Bulan"'),
        (Location(file="a.xlsx", sheet="Feb", row=2), 'a.xlsx, sheet "Feb", row 2'),
    ],
)
def test_a_place_reads_as_people_look_it_up(where: Location, expected: str) -> None:
    assert str(where) == expected

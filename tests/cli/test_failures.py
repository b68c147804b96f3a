from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from reportgen import errors
from reportgen.cli.failures import mapped
from reportgen.errors import Diagnostic, Location, ReportgenError, Severity


def ending_with(error: BaseException) -> Result:
    """Run a command in which ``error`` is raised."""

    @click.command()
    @click.pass_context
    def command(ctx: click.Context) -> None:
        with mapped(ctx):
            raise error

    return CliRunner().invoke(command)


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        (errors.UsageError, 2),
        (errors.ConfigError, 3),
        (errors.DataError, 4),
        (errors.NoRowsError, 4),
        (errors.FigureError, 4),
        (errors.SourceError, 5),
        (errors.RenderError, 6),
        (errors.OutputError, 6),
    ],
)
def test_each_error_of_the_tree_ends_with_the_code_of_the_contract(kind: type[ReportgenError], code: int) -> None:
    where = Location(file="wagir.yaml", line=4, column=3)
    problem = Diagnostic(Severity.ERROR, "x", '"foo" is not a key', where, "take it out")
    result = ending_with(kind("wagir.yaml has a problem", diagnostics=(problem,)))
    assert result.exit_code == code
    assert result.stdout == ""
    assert result.stderr.splitlines() == [
        "error: wagir.yaml has a problem",
        "wagir.yaml",
        '  4:3: error: "foo" is not a key',
        "    → take it out",
        "1 error",
    ]


def test_an_interruption_ends_with_130() -> None:
    assert ending_with(KeyboardInterrupt()).exit_code == 130


def test_a_defect_ends_with_1_and_says_where_its_traceback_is() -> None:
    result = ending_with(ZeroDivisionError("division by zero"))
    assert result.exit_code == 1
    first, second = result.stderr.splitlines()
    assert first == "internal error: ZeroDivisionError: division by zero"
    record = Path(second.partition("send ")[2].removesuffix(" along."))
    assert "raise error" in record.read_text(encoding="utf-8")
    record.unlink()


def test_a_reader_who_leaves_is_no_failure() -> None:
    command = [sys.executable, "-m", "reportgen", "schema"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.close()
        assert run.stderr.read() == b""
    assert run.returncode == 0

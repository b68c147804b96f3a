from __future__ import annotations

import os
import subprocess
import sys

import pytest
from click.testing import CliRunner

from reportgen import __version__
from reportgen.cli.app import COMMANDS, app

HEAVY = ("pandas", "scipy", "matplotlib", "weasyprint", "jinja2", "babel", "pydantic", "ruamel", "numpy", "rich")


def imported(*arguments: str, environment: dict[str, str] | None = None) -> set[str]:
    """Run the command line in a process of its own and give the top-level packages that it imported."""
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-m", "reportgen", *arguments],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, **(environment or {})},
    )
    names = (line.rpartition("|")[2].strip() for line in run.stderr.splitlines() if line.startswith("import time:"))
    return {name.partition(".")[0] for name in names}


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["build", "--help"],
        ["batch", "--help"],
        ["explain", "--help"],
        ["completion", "bash"],
    ],
)
def test_help_version_and_completion_import_nothing_heavy(arguments: list[str]) -> None:
    assert imported(*arguments).isdisjoint(HEAVY)


def test_completing_a_word_imports_nothing_heavy() -> None:
    words = {"_REPORTGEN_COMPLETE": "bash_complete", "COMP_WORDS": "reportgen b", "COMP_CWORD": "1"}
    assert imported(environment=words).isdisjoint(HEAVY)


def test_a_shell_completes_commands_options_and_formats() -> None:
    def completed(words: str) -> list[str]:
        position = str(len(words.split(" ")) - 1)
        asked = {"_REPORTGEN_COMPLETE": "bash_complete", "COMP_WORDS": words, "COMP_CWORD": position}
        command = [sys.executable, "-m", "reportgen"]
        run = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, **asked})
        return [line.partition(",")[2] for line in run.stdout.splitlines()]

    assert completed("reportgen b") == ["build", "batch"]
    assert completed("reportgen exp") == ["explain"]
    assert completed("reportgen explain --st") == ["--strict"]
    assert completed("reportgen batch --fo") == ["--format", "--force"]
    assert completed("reportgen build --format pdf,h") == ["pdf,html"]


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_each_shell_gets_a_script_that_calls_back(shell: str) -> None:
    result = CliRunner().invoke(app, ["completion", shell], prog_name="reportgen")
    assert result.exit_code == 0
    assert "_REPORTGEN_COMPLETE" in result.stdout


def test_version_is_the_packages() -> None:
    assert CliRunner().invoke(app, ["--version"]).stdout == f"reportgen {__version__}\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_has_help_with_examples(name: str) -> None:
    result = CliRunner().invoke(app, [name, "--help"], prog_name="reportgen")
    assert result.exit_code == 0
    assert f"reportgen {name}" in result.stdout.partition("Examples:")[2]


def test_a_misspelt_command_is_a_usage_error_that_names_the_nearest() -> None:
    result = CliRunner().invoke(app, ["biuld"])
    assert result.exit_code == 2
    assert 'Did you mean "build"?' in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["build"], "Missing argument"),
        (["build", "there-is-none.yaml"], "does not exist"),
        (["build", ".", "--lagn", "id"], "--lang"),
        (["build", ".", "--format", "pdf,docx"], '"docx" is not a format'),
        (["batch", "there-is-none"], "does not exist"),
        (["batch", ".", "--jobs", "0"], "x>=1"),
        (["batch", ".", "--executor", "dask://host:8786"], "no executor for dask://host:8786"),
        (["batch", ".", "-q", "-v"], "contradict"),
        (["new"], "either PATH or --from-table"),
        (["completion", "tcsh"], "tcsh"),
    ],
)
def test_what_cannot_be_is_a_usage_error_with_its_reason(arguments: list[str], words: str) -> None:
    result = CliRunner().invoke(app, arguments)
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stdout == ""

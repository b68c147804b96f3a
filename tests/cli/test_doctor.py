from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from reportgen.cli.app import app
from reportgen.cli.machine import NATIVES, Check, Native, State, checks, native, writing
from reportgen.cli.remedies import NATIVES as COMMANDS
from reportgen.cli.remedies import Remedy, System, family, instructions


def test_this_machine_can_render_and_the_doctor_says_so() -> None:
    result = CliRunner().invoke(app, ["doctor"])
    assert result.exit_code == 0
    assert result.stdout.endswith("This machine can make briefs.\n")
    assert result.stderr == ""


def test_programs_get_a_line_a_check() -> None:
    lines = [json.loads(line) for line in CliRunner().invoke(app, ["doctor", "--json"]).stdout.splitlines()]
    assert [line["check"] for line in lines] == [check.what for check in checks()]
    assert {line["state"] for line in lines} == {"ok"}


def test_a_system_library_that_is_not_there_is_missing_with_its_remedy() -> None:
    absent = Native("Nothing", ("reportgen-nothing", "libreportgen-nothing.so.0"))
    assert native(absent) == Check("Nothing", State.MISSING, "not found", Remedy.NATIVES)


def test_a_library_that_only_saves_time_is_slow_when_absent() -> None:
    assert native(Native("Nothing", ("reportgen-nothing",), needed=False)).state is State.SLOW
    assert [library.title for library in NATIVES if not library.needed] == ["HarfBuzz-subset"]


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert writing(tmp_path / "none").remedy is Remedy.FOLDER


def test_every_system_has_its_commands_and_there_is_a_way_without_root() -> None:
    assert set(COMMANDS) == set(System)
    assert "sudo" not in COMMANDS[System.WITHOUT_ROOT]


def test_a_known_system_gets_its_own_command_and_an_unknown_one_all() -> None:
    own = "\n".join(instructions(Remedy.NATIVES, system=System.FEDORA))
    assert "dnf install pango" in own
    assert "apt-get" not in own
    every = "\n".join(instructions(Remedy.NATIVES, system=None))
    assert all(command.splitlines()[0] in every for command in COMMANDS.values())


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        (["debian"], System.DEBIAN),
        (["linuxmint", "ubuntu", "debian"], System.DEBIAN),
        (["rocky", "rhel", "centos", "fedora"], System.FEDORA),
        (["alpine"], System.ALPINE),
        (["manjaro", "arch"], System.ARCH),
        (["nixos"], None),
    ],
)
def test_a_system_is_known_by_its_name_or_its_family(names: list[str], expected: System | None) -> None:
    assert family(names) is expected

"""Whoever starts a large batch sees that its configurations are being read."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from districts import district

from reportgen.batch.plan import plan
from reportgen.cli import progress
from reportgen.cli.console import NORMAL, Console


def test_the_plan_tells_of_each_configuration_that_it_has_read(tmp_path: Path) -> None:
    made = district(tmp_path, "Dau", "Wagir")
    told: list[tuple[int, int]] = []
    plan([made.folder], heard=lambda read, of: told.append((read, of)))
    assert told == [(1, 2), (2, 2)]


def test_without_a_terminal_there_is_a_line_now_and_then(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    clock = iter([0.0, 4.0, 9.9, 10.1, 12.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    with progress.planning(Console(verbosity=NORMAL)) as read:
        for number in (1000, 2000, 3000, 4000):
            read(number, 10_000)
    assert capsys.readouterr().err == "3000 of 10000 configurations read\n"


def test_a_quiet_batch_says_nothing_while_it_reads(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(progress, "_SECONDS_BETWEEN_LINES", 0.0)
    with progress.planning(Console(verbosity=NORMAL - 1)) as read:
        read(1, 10)
    assert capsys.readouterr().err == ""


def test_before_a_terminal_a_bar_comes_only_where_reading_takes_long(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Console, "has_terminal", True)
    monkeypatch.setenv("FORCE_COLOR", "1")  # what rich takes for a terminal
    monkeypatch.setenv("TERM", "xterm")
    with progress.planning(Console(verbosity=NORMAL)) as read:
        read(1, 2)
    assert capsys.readouterr().err == ""
    monkeypatch.setattr(progress, "_SECONDS_OF_PATIENCE", 0.0)
    with progress.planning(Console(verbosity=NORMAL)) as read:
        read(1, 2)
        read(2, 2)
    assert "configurations read" in capsys.readouterr().err

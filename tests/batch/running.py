"""The command line in a process of its own, as a person or a scheduler runs it."""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PATIENCE_SECONDS = 60.0
PLAIN = ("--format", "json")
"""Without pages a brief takes a fraction of a second, and all that a batch does stays the same."""


def reportgen(*arguments: object) -> subprocess.CompletedProcess[str]:
    """Run it to its end."""
    return subprocess.run(command(*arguments), capture_output=True, text=True, check=False, stdin=subprocess.DEVNULL)


def command(*arguments: object) -> list[str]:
    return [sys.executable, "-m", "reportgen", *map(str, arguments)]


def ledger(out: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (out / "batch.jsonl").read_text(encoding="utf-8").splitlines()]


def wait_for(what: Callable[[], object]) -> None:
    """Wait until something holds."""
    end = time.monotonic() + PATIENCE_SECONDS
    while not what():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.02)


def children(pid: int) -> list[int]:
    """Give the processes below ``pid``, at any depth."""
    found = []
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            lines = status.read_text(encoding="utf-8").splitlines()
        except OSError:
            continue
        fields = dict(line.split(":\t", 1) for line in lines if ":\t" in line)
        if int(fields["PPid"]) == pid and not fields["State"].startswith("Z"):
            child = int(status.parent.name)
            found += [child, *children(child)]
    return found

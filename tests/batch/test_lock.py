"""Two batches never work in one folder at a time."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from batch.running import PLAIN, reportgen
from districts import district

from reportgen.batch.lock import NAME, alone_in
from reportgen.errors import OutputError

HOLD = """
import sys
from pathlib import Path
from reportgen.batch.lock import alone_in
with alone_in(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


def holding(out: Path) -> subprocess.Popen[str]:
    """Start a process that holds the folder until its input ends."""
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(out)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert holder.stdout is not None
    assert holder.stdout.readline() == "held\n"
    return holder


def test_a_second_batch_is_refused_and_told_who_is_at_work_since_when(tmp_path: Path) -> None:
    made, out = district(tmp_path / "configs", "Wagir"), tmp_path / "out"
    out.mkdir()
    with holding(out) as holder:
        run = reportgen("batch", made.folder, "-o", out, *PLAIN)
        holder.communicate("")
    assert run.returncode == 6
    assert re.search(rf"process {holder.pid} on .+, since \d{{4}}-\d\d-\d\d \d\d:\d\d", run.stderr)
    assert "-o" in run.stderr
    assert not (out / "wagir").exists()


def test_a_lock_ends_with_its_process_however_that_ends(tmp_path: Path) -> None:
    with holding(tmp_path) as holder:
        holder.kill()
        holder.wait()
        assert (tmp_path / NAME).exists()
        with alone_in(tmp_path):
            assert str(os.getpid()) in (tmp_path / NAME).read_text(encoding="utf-8")


def test_a_batch_leaves_no_lock_behind(tmp_path: Path) -> None:
    with alone_in(tmp_path):
        assert (tmp_path / NAME).exists()
    assert list(tmp_path.iterdir()) == []


def test_one_folder_cannot_be_held_twice_and_two_folders_can(tmp_path: Path) -> None:
    first, second = tmp_path / "first", tmp_path / "second"
    first.mkdir()
    second.mkdir()
    with alone_in(first), alone_in(second), pytest.raises(OutputError, match="another batch is at work"):
        alone_in(first).__enter__()

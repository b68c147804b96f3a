from __future__ import annotations

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from batch.running import children, command, ledger, wait_for
from districts import district

NAMES = ("Ampel", "Bantur", "Dampit", "Dau", "Jabung", "Lawang", "Pagak", "Pakis")
ONE_PDF = ("--format", "pdf,json", "--lang", "id")
"""Pages take long enough for a signal to come in between."""

pytestmark = pytest.mark.skipif(not Path("/proc").is_dir(), reason="processes are looked up in /proc")


@contextmanager
def batch_under_way(folder: Path, *, jobs: int = 1) -> Iterator[tuple[subprocess.Popen[str], Path]]:
    """A batch of which the first brief has ended and the others have not."""
    made = district(folder / "configs", *NAMES)
    out = folder / "out"
    arguments = command("batch", made.folder, "-o", out, "--jobs", jobs, *ONE_PDF)
    with subprocess.Popen(arguments, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as run:
        wait_for(lambda: (out / "batch.jsonl").is_file() and ledger(out))
        try:
            yield run, out
        finally:
            run.kill()


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_leaves_whole_files_and_a_true_ledger(tmp_path: Path, number: signal.Signals) -> None:
    with batch_under_way(tmp_path) as (run, out):
        run.send_signal(number)
        _, said = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "interrupted" in said
    found = ledger(out)
    assert [line["puskesmas"] for line in found] == [name.lower() for name in NAMES]
    assert {line["status"] for line in found} == {"done", "not_run"}
    for line in found:
        made = (out / line["puskesmas"] / "2025-Q1" / "results.json").is_file()
        assert made == (line["status"] == "done")
    assert not [path for path in out.rglob("*") if path.name.startswith(".")]
    assert "not_run" in (out / "index.html").read_text(encoding="utf-8")


def test_ctrl_c_in_a_terminal_reaches_workers_too_and_still_finishes_their_briefs(tmp_path: Path) -> None:
    with batch_under_way(tmp_path) as (run, out):
        for process in (*children(run.pid), run.pid):
            os.kill(process, signal.SIGINT)
        told, _ = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "not run" in told
    assert {line["status"] for line in ledger(out)} == {"done", "not_run"}


def test_a_worker_that_dies_takes_one_brief_with_it(tmp_path: Path) -> None:
    with batch_under_way(tmp_path) as (run, out):
        worker = max(children(run.pid))
        os.kill(worker, signal.SIGKILL)
        run.communicate(timeout=60)
    found = ledger(out)
    failed = [line for line in found if line["status"] == "failed"]
    assert len(found) == len(NAMES)
    assert len(failed) <= 1  # none where it was killed between two briefs
    assert all("ended abruptly" in line["reason"] and line["exit_code"] == 1 for line in failed)
    assert run.returncode == (7 if failed else 0)


def test_workers_leave_when_their_parent_is_killed(tmp_path: Path) -> None:
    with batch_under_way(tmp_path, jobs=2) as (run, _):
        workers = children(run.pid)
        assert workers
        run.kill()
    wait_for(lambda: not [worker for worker in workers if Path(f"/proc/{worker}").exists()])

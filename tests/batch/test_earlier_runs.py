"""A batch over some configurations keeps what an earlier one recorded of the others."""

from __future__ import annotations

from pathlib import Path

import pytest
from batch.outcomes_made import done, failed, not_run
from batch.running import PLAIN, ledger, reportgen
from districts import District, district

from reportgen.batch.ledger import Ledger
from reportgen.batch.outcomes import Outcome, record


@pytest.fixture
def made(tmp_path: Path) -> District:
    return district(tmp_path / "configs", "Dau", "Wagir", without_rows=("Turen",))


def batch(*arguments: object) -> list[dict[str, object]]:
    out = arguments[-1]
    assert isinstance(out, Path)
    reportgen("batch", *arguments[:-1], "-o", out, "--jobs", 1, *PLAIN)
    return ledger(out)


def told(lines: list[dict[str, object]]) -> dict[str, tuple[object, object]]:
    return {Path(str(line["config"])).stem: (line["status"], line["earlier"]) for line in lines}


def test_lines_and_page_keep_the_other_briefs(made: District, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(made.folder, out)
    lines = batch(made.config("Wagir"), out)
    assert told(lines) == {"wagir": ("unchanged", False), "dau": ("done", True), "turen": ("failed", True)}
    page = (out / "index.html").read_text(encoding="utf-8")
    assert all(name in page for name in ("dau/2025-Q1", "wagir/2025-Q1", "turen.yaml"))
    assert set(told(batch(made.folder, out)).values()) == {("unchanged", False), ("failed", False)}


def test_a_brief_whose_files_are_gone_is_no_longer_listed(made: District, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(made.folder, out)
    (out / "dau" / "2025-Q1" / "results.json").unlink()
    made.config("Turen").unlink()
    assert told(batch(made.config("Wagir"), out)) == {"wagir": ("unchanged", False)}


def test_a_configuration_for_another_period_takes_the_place_of_its_own_line(made: District, tmp_path: Path) -> None:
    out = tmp_path / "out"
    batch(made.config("Wagir"), out)
    config = made.config("Wagir")
    config.write_text(config.read_text(encoding="utf-8").replace("2025-Q1", "2024-Q1"), encoding="utf-8")
    assert len(batch(config, out)) == 1


@pytest.mark.parametrize("outcome", [done("Wagir"), failed("Turen"), not_run("Pakis")])
def test_a_line_reads_back_as_what_was_recorded(tmp_path: Path, outcome: Outcome) -> None:
    Ledger(tmp_path).close((outcome,))
    (found,) = Ledger(tmp_path).previous().outcomes
    assert record(found) == record(outcome) | {"earlier": True}

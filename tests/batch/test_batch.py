from __future__ import annotations

import json
from pathlib import Path

import pytest
from batch.running import PLAIN, ledger, reportgen
from districts import District, district

NAMES = ("Dau", "Lawang", "Wagir")


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> tuple[District, Path, object]:
    """A batch of three good configurations, one without rows and one that does not load."""
    folder = tmp_path_factory.mktemp("batch")
    made = district(folder / "configs", *NAMES, without_rows=("Turen",))
    text = made.config("Dau").read_text(encoding="utf-8").replace("Dau", "Pakis").replace("dau", "pakis")
    made.config("Pakis").write_text(f"{text}stauts: final\n", encoding="utf-8")
    out = folder / "out"
    return made, out, reportgen("batch", made.folder, "-o", out, "--jobs", 2, *PLAIN)


def test_one_failure_neither_ends_nor_hides_the_others(finished: tuple[District, Path, object]) -> None:
    _, out, run = finished
    assert run.returncode == 7
    found = {line["config"].rpartition("/")[2]: (line["status"], line["exit_code"]) for line in ledger(out)}
    assert found == {
        "dau.yaml": ("done", 0),
        "lawang.yaml": ("done", 0),
        "pakis.yaml": ("failed", 3),
        "turen.yaml": ("failed", 4),
        "wagir.yaml": ("done", 0),
    }


def test_the_ledger_stands_in_the_order_of_the_plan(finished: tuple[District, Path, object]) -> None:
    _, out, _ = finished
    configs = [line["config"] for line in ledger(out)]
    assert configs == sorted(configs)


def test_a_done_brief_tells_title_headline_verdict_outputs_and_effort(finished: tuple[District, Path, object]) -> None:
    _, out, _ = finished
    line = next(line for line in ledger(out) if line["puskesmas"] == "wagir")
    assert set(line["title"]) == {"id", "en"}
    assert "%" in line["headline"]["id"]
    assert line["usability"] == "usable"
    assert all((out / name).is_file() for name in line["outputs"])
    assert "wagir/2025-Q1/results.json" in line["outputs"]
    assert line["seconds"] > 0
    assert 10 < line["peak_memory_mb"] < 400


def test_results_go_to_standard_output_and_the_rest_to_standard_error(
    finished: tuple[District, Path, object],
) -> None:
    _, out, run = finished
    assert run.stdout.splitlines() == ["2 failed, 0 not run, 3 done, 0 unchanged", str(out / "index.html")]
    assert "5 of 5, 2 failed" in run.stderr
    assert "turen 2025-Q1" in run.stderr
    assert "stauts" in run.stderr


def test_the_index_page_shows_every_brief(finished: tuple[District, Path, object]) -> None:
    _, out, _ = finished
    page = (out / "index.html").read_text(encoding="utf-8")
    assert all(f"Puskesmas {name}" in page for name in (*NAMES, "Turen"))
    assert "pakis.yaml" in page


def test_nothing_lies_about_that_is_no_result(finished: tuple[District, Path, object]) -> None:
    _, out, _ = finished
    assert sorted(path.name for path in out.iterdir()) == ["batch.jsonl", "dau", "index.html", "lawang", "wagir"]


def test_programs_get_an_object_a_line(tmp_path: Path) -> None:
    made = district(tmp_path / "configs", "Wagir", without_rows=("Turen",))
    run = reportgen("batch", made.folder, "-o", tmp_path / "out", "--json", *PLAIN)
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    assert {line["puskesmas"]: line["failure"] for line in lines} == {"wagir": None, "turen": "no_rows"}


def test_unchanged_briefs_are_left_alone_and_keep_their_words(tmp_path: Path) -> None:
    made = district(tmp_path / "configs", "Wagir", "Turen")
    out = tmp_path / "out"
    assert reportgen("batch", made.folder, "-o", out, *PLAIN).returncode == 0
    first = ledger(out)
    results = out / "wagir" / "2025-Q1" / "results.json"
    before = results.stat().st_mtime_ns

    assert reportgen("batch", made.folder, "-o", out, *PLAIN).returncode == 0
    again = ledger(out)
    assert [line["status"] for line in again] == ["unchanged", "unchanged"]
    assert [line["headline"] for line in again] == [line["headline"] for line in first]
    assert results.stat().st_mtime_ns == before

    assert reportgen("batch", made.folder, "-o", out, "--force", *PLAIN).returncode == 0
    assert [line["status"] for line in ledger(out)] == ["done", "done"]
    assert results.stat().st_mtime_ns > before


def test_only_what_has_changed_is_built_again(tmp_path: Path) -> None:
    made = district(tmp_path / "configs", "Wagir", "Turen")
    out = tmp_path / "out"
    reportgen("batch", made.folder, "-o", out, *PLAIN)
    config = made.config("Wagir")
    config.write_text(config.read_text(encoding="utf-8") + "disclosure: {minimum_cell: 6}\n", encoding="utf-8")
    reportgen("batch", made.folder, "-o", out, *PLAIN)
    assert {line["puskesmas"]: line["status"] for line in ledger(out)} == {"turen": "unchanged", "wagir": "done"}


@pytest.mark.parametrize("damage", ["rows", "configuration"])
def test_what_an_earlier_run_made_neither_is_lost_nor_looks_current(tmp_path: Path, damage: str) -> None:
    made = district(tmp_path / "configs", "Wagir", "Turen")
    out = tmp_path / "out"
    reportgen("batch", made.folder, "-o", out, *PLAIN)
    if damage == "rows":
        made.replace_in_register("Wagir,", "Elsewhere,")
    else:
        config = made.config("Wagir")
        config.write_text(config.read_text(encoding="utf-8") + "stauts: final\n", encoding="utf-8")
    assert reportgen("batch", made.folder, "-o", out, *PLAIN).returncode == 7
    folder = out / "wagir" / "2025-Q1"
    assert [path.name for path in folder.iterdir()] == ["not-current"]
    assert (folder / "not-current" / "results.json").is_file()
    assert (out / "turen" / "2025-Q1" / "results.json").is_file()


def test_two_configurations_for_one_brief_stop_the_batch_before_anything_is_built(tmp_path: Path) -> None:
    made = district(tmp_path / "configs", "Wagir")
    (made.folder / "again.yaml").write_text(made.config("Wagir").read_text(encoding="utf-8"), encoding="utf-8")
    run = reportgen("batch", made.folder, "-o", tmp_path / "out")
    assert run.returncode == 3
    assert "again.yaml" in run.stderr
    assert "wagir.yaml" in run.stderr
    assert not (tmp_path / "out").exists()


def test_an_output_folder_that_cannot_be_written_stops_the_batch_before_anything_is_built(tmp_path: Path) -> None:
    made = district(tmp_path / "configs", "Wagir")
    (tmp_path / "file").write_text("", encoding="utf-8")
    run = reportgen("batch", made.folder, "-o", tmp_path / "file" / "out")
    assert run.returncode == 6
    assert str(tmp_path / "file") in run.stderr


def test_fail_fast_begins_nothing_after_the_first_failure(tmp_path: Path) -> None:
    made = district(tmp_path / "configs", "Wagir", "Turen", "Pakis", without_rows=("Ampel",))
    out = tmp_path / "out"
    run = reportgen("batch", made.folder, "-o", out, "--jobs", 1, "--fail-fast", *PLAIN)
    assert run.returncode == 7
    assert [(line["puskesmas"], line["status"]) for line in ledger(out)] == [
        ("ampel", "failed"),
        ("pakis", "not_run"),
        ("turen", "not_run"),
        ("wagir", "not_run"),
    ]


def test_a_dry_run_shows_the_plan_and_writes_nothing(tmp_path: Path) -> None:
    made = district(tmp_path / "configs", "Wagir", "Turen")
    run = reportgen("batch", made.folder, "-o", tmp_path / "out", "--dry-run")
    assert run.returncode == 0
    assert run.stdout.splitlines() == [
        f"{made.config(name)} → {tmp_path / 'out' / name.lower() / '2025-Q1'}/" for name in ("Turen", "Wagir")
    ]
    assert not (tmp_path / "out").exists()


def test_quiet_says_nothing_beside_the_result(tmp_path: Path) -> None:
    made = district(tmp_path / "configs", "Wagir")
    assert reportgen("batch", made.folder, "-o", tmp_path / "out", "-q", *PLAIN).stderr == ""

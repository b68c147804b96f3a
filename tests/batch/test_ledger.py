from __future__ import annotations

import json
from pathlib import Path

import pytest
from batch.outcomes_made import done, failed, not_run

from reportgen.batch.ledger import Ledger
from reportgen.batch.outcomes import Failure, Status, record, trouble
from reportgen.errors import ConfigError, FigureError, NoRowsError, OutputError, ReportgenError, SourceError


def lines(out: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (out / "batch.jsonl").read_text(encoding="utf-8").splitlines()]


def test_a_line_stands_in_the_ledger_as_soon_as_its_brief_has_ended(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.begin()
    assert lines(tmp_path) == []
    ledger.add(done("Wagir"))
    assert [line["puskesmas"] for line in lines(tmp_path)] == ["wagir"]
    ledger.add(failed("Turen"))
    assert [line["status"] for line in lines(tmp_path)] == ["done", "failed"]


def test_at_the_end_every_brief_has_one_line_in_the_order_given(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path)
    ledger.begin()
    ledger.add(done("Wagir"))
    ledger.close((not_run("Pakis"), done("Wagir")))
    assert [(line["puskesmas"], line["status"]) for line in lines(tmp_path)] == [
        ("pakis", "not_run"),
        ("wagir", "done"),
    ]
    assert [path.name for path in tmp_path.iterdir()] == ["batch.jsonl"]


def test_a_new_run_begins_with_an_empty_ledger(tmp_path: Path) -> None:
    Ledger(tmp_path).close((done("Wagir"),))
    Ledger(tmp_path).begin()
    assert lines(tmp_path) == []


def test_a_failure_is_told_with_its_kind_code_reason_and_hint() -> None:
    line = record(failed("Turen"))
    assert line["exit_code"] == 4
    assert line["failure"] == "no_rows"
    assert line["reason"] == 'register.csv, column "Puskesmas": no row of "Turen"'
    assert line["diagnostics"][0]["hint"] == "see how it is spelt"
    assert line["outputs"] == []


def test_what_the_last_run_made_is_remembered_by_puskesmas_and_by_configuration(tmp_path: Path) -> None:
    outcome = done("Wagir")
    Ledger(tmp_path).close((outcome, done("Pakis", status=Status.UNCHANGED), failed("Turen")))
    previous = Ledger(tmp_path).previous()
    assert previous.products["wagir", "2025-Q1"] == outcome.product
    assert set(previous.products) == {("wagir", "2025-Q1"), ("pakis", "2025-Q1")}
    assert previous.folders[Path("configs/turen.yaml").resolve()] == ("turen", "2025-Q1")


@pytest.mark.parametrize("text", ["", "not json\n", '{"status": "done", "puskesmas": "a", "period": "b"}\n[1]\n'])
def test_a_ledger_that_cannot_be_read_is_as_good_as_none(tmp_path: Path, text: str) -> None:
    (tmp_path / "batch.jsonl").write_text(text, encoding="utf-8")
    assert Ledger(tmp_path).previous().products == {}


def test_a_ledger_that_cannot_be_written_is_an_output_error_that_names_it(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"none/batch\.jsonl"):
        Ledger(tmp_path / "none").add(done("Wagir"))


@pytest.mark.parametrize(
    ("error", "failure"),
    [
        (ConfigError("x"), Failure.CONFIG),
        (NoRowsError("x"), Failure.NO_ROWS),
        (FigureError("x"), Failure.FIGURES),
        (SourceError("x"), Failure.SOURCE),
        (ReportgenError("x"), Failure.INTERNAL),
    ],
)
def test_each_error_has_its_kind_of_failure(error: ReportgenError, failure: Failure) -> None:
    assert trouble(error).failure is failure

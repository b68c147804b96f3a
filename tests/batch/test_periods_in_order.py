"""Two periods of one puskesmas in one batch: the earlier one is built first, whatever the executor."""

from __future__ import annotations

import json
from pathlib import Path

from batch.running import PLAIN, ledger, reportgen
from districts import District, district

from reportgen.batch.plan import plan


def with_period(made: District, name: str, period: str) -> Path:
    """Write a puskesmas's configuration of another period, its file named so that it comes first."""
    text = made.config(name).read_text(encoding="utf-8")
    path = made.folder / f"a-{name.lower()}-{period}.yaml"
    path.write_text(f"period: {period}\n{text}", encoding="utf-8")
    return path


def planned(made: District) -> list[list[tuple[str | None, str | None]]]:
    found = plan([made.folder])
    return [[(found.subjects[each].puskesmas, found.subjects[each].period) for each in wave] for wave in found.waves]


def test_a_batch_of_one_period_is_one_wave(tmp_path: Path) -> None:
    made = district(tmp_path, "Wagir", "Turen")
    assert planned(made) == [[("turen", "2025-Q1"), ("wagir", "2025-Q1")]]
    assert plan([made.folder]).working_order == (0, 1)


def test_a_period_comes_a_wave_after_the_one_before_it(tmp_path: Path) -> None:
    made = district(tmp_path, "Wagir", "Turen")
    with_period(made, "Wagir", "2025-Q3")
    with_period(made, "Wagir", "2025-Q2")
    with_period(made, "Turen", "2025-Q4")  # there is no third quarter of it to wait for
    assert planned(made) == [
        [("turen", "2025-Q4"), ("turen", "2025-Q1"), ("wagir", "2025-Q1")],
        [("wagir", "2025-Q2")],
        [("wagir", "2025-Q3")],
    ]


def test_a_batch_with_no_sound_configuration_has_no_wave(tmp_path: Path) -> None:
    made = district(tmp_path, "Wagir")
    made.config("Wagir").write_text("puskesmas: {id: wagir}\n", encoding="utf-8")
    assert plan([made.config("Wagir")]).waves == ()


def test_the_later_brief_is_compared_with_the_earlier_one_of_the_same_batch(tmp_path: Path) -> None:
    made = district(tmp_path / "configs", "Wagir")
    rows = [f"Wagir,Desa {village},{month},40,36,30" for village in (1, 2, 3) for month in (4, 5, 6)]
    with made.register.open("a", encoding="utf-8") as register:
        register.write("\n".join((*rows, "")))
    with_period(made, "Wagir", "2025-Q2")
    run = reportgen("batch", made.folder, "-o", tmp_path / "out", "--jobs", 2, *PLAIN)
    assert run.returncode == 0, run.stderr
    results = tmp_path / "out" / "wagir" / "2025-Q2" / "results.json"
    assert json.loads(results.read_text(encoding="utf-8"))["changes"]["previous"] == "2025-Q1"
    again = reportgen("batch", made.folder, "-o", tmp_path / "out", "--jobs", 2, *PLAIN)
    assert again.returncode == 0
    assert {line["status"] for line in ledger(tmp_path / "out")} == {"unchanged"}

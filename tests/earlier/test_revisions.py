"""What was revised since it was published gives no small count away: two publications, subtracted."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from quarters import Quarters, quarter

from reportgen import pipeline
from reportgen.pipeline import Format, Options, Workshop

DATA = Options(formats=frozenset({Format.JSON}))
FIRST = {"Dalisodo": (20, 10), "Jedong": (22, 11), "Petungsewu": (21, 12)}
SECOND = {"Dalisodo": (32, 10), "Jedong": (33, 11), "Sitirejo": (12, 12)}
OLDER = ("previous", "change")
TREND = """
  - {id: trend, kind: trend, source: register, indicator: ebf_24h_0_5, step: month, points: 12}
indicators:"""


def build(made: Quarters, period: str, *, trend: bool = False) -> dict[str, Any]:
    config = made.config(period)
    if trend:
        config.write_text(config.read_text(encoding="utf-8").replace("\nindicators:", TREND), encoding="utf-8")
    pipeline.build(config, made.out, options=DATA, workshop=Workshop())
    loaded: dict[str, Any] = json.loads(made.results(period).read_text(encoding="utf-8"))
    return loaded


def two(folder: Path, *late: str, trend: bool = False) -> tuple[dict[str, Any], dict[str, Any]]:
    """Give the results of a quarter, and of the next one whose register holds rows that came in late."""
    made = Quarters(folder)
    made.register(quarter(1, FIRST))
    then = build(made, "2025-Q1", trend=trend)
    made.register([*quarter(1, FIRST), *late, *quarter(4, SECOND)])
    return then, build(made, "2025-Q2", trend=trend)


def by_id(found: dict[str, Any]) -> dict[str, Any]:
    return {each["id"]: each for each in found["findings"]}


def of(found: dict[str, Any], indicator: str) -> dict[str, Any]:
    return next(each for each in found["changes"]["indicators"] if each["indicator"] == indicator)


@pytest.mark.parametrize(
    "late",
    ["Kecil,2025,2,44,40,3,20,10", "Kecil,2025,2,44,40,37,20,10", "Kecil,2025,2,44,4,0,20,10"],
    ids=["few on exclusive breastfeeding", "few not", "few asked"],
)
def test_a_village_that_reports_late_is_not_what_two_publications_differ_in(tmp_path: Path, late: str) -> None:
    _, now = two(tmp_path, late)
    found = by_id(now)
    assert [found[f"coverage.ebf_24h_0_5.{each}"]["suppressed"] for each in OLDER] == [True, True]
    told = of(now, "ebf_24h_0_5")
    assert (told["revised"], told["difference"], told["why_not_compared"]) == (None, None, "revision_then")
    assert told["before"]["denominator"] == 360
    assert not found["coverage.here.previous"]["suppressed"], "of other counts, ten of twenty may be told"


def test_a_revision_that_is_no_small_count_is_told(tmp_path: Path) -> None:
    _, now = two(tmp_path, "Besar,2025,2,60,40,20,20,10")
    assert of(now, "ebf_24h_0_5")["revised"]["numerator"] == 189 + 20


def test_months_of_a_trend_give_no_late_village_away(tmp_path: Path) -> None:
    _, now = two(tmp_path, "Kecil,2025,2,44,40,3,20,10", "Kecil,2025,3,44,40,30,20,10", trend=True)
    months = {name: each for name, each in by_id(now).items() if name.startswith("trend.ebf_24h_0_5.month")}
    assert {name for name, each in months.items() if each["suppressed"]} == {
        f"trend.ebf_24h_0_5.month.2025-0{number}" for number in (1, 2, 3)
    }
    (chart,) = now["run_charts"]
    shown = [months[each]["value"] for each in chart["points"] if not months[each]["suppressed"]]
    assert by_id(now)[chart["median"]]["value"] == pytest.approx(sorted(shown)[1])


def test_no_small_count_can_be_had_by_subtraction(tmp_path: Path) -> None:
    chance = random.Random(20)  # noqa: S311 -- the same ones every time
    for number in range(12):
        folder = tmp_path / str(number)
        folder.mkdir()
        asked = chance.choice([3, 10, 40])
        births = chance.choice([2, 20])
        late = f"Kecil,2025,2,44,{asked},{chance.randint(0, asked)},{births},{chance.randint(0, births)}"
        then, now = two(folder, late)
        for indicator in ("ebf_24h_0_5", "here", "recall_coverage"):
            before, after = by_id(then)[f"coverage.{indicator}"], by_id(now)[f"coverage.{indicator}.previous"]
            if not before["suppressed"] and not after["suppressed"]:
                above, below = (after[each] - before[each] for each in ("numerator", "denominator"))
                assert not {above, below, below - above} & {1, 2, 3, 4}, late


def test_the_pages_say_that_figures_were_revised_and_not_by_how_much(tmp_path: Path) -> None:
    made = Quarters(tmp_path)
    made.register(quarter(1, FIRST))
    build(made, "2025-Q1")
    made.register([*quarter(1, FIRST), "Kecil,2025,2,44,40,3,20,10", *quarter(4, SECOND)])
    pages = Options(formats=frozenset({Format.HTML, Format.JSON}))
    built = pipeline.build(made.config("2025-Q2"), made.out, options=pages, workshop=Workshop())
    read = {each.name.split(".")[1]: each.read_text(encoding="utf-8") for each in built.files if each.suffix == ".html"}
    assert "have been revised since they were published" in read["en"]
    assert "telah diperbaiki sejak diterbitkan" in read["id"]
    assert not any(f"{word} 400" in page for page in read.values() for word in ("of", "dari"))

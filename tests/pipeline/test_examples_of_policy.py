"""The shipped examples show targets, changes, notes, the five practices, and what follows from what people said."""

from __future__ import annotations

import html
import json
from pathlib import Path
from typing import Any

import pytest

from reportgen import assignment, pipeline
from reportgen.config.load import load
from reportgen.pipeline import Format, Options, Workshop

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
WITHOUT_PAGES = Options(formats=frozenset({Format.JSON, Format.HTML}))


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("out")


def built(name: str, out: Path) -> dict[str, Any]:
    made = pipeline.build(EXAMPLES / name, out, options=WITHOUT_PAGES, workshop=Workshop())
    found: dict[str, Any] = json.loads((made.folder / "results.json").read_text(encoding="utf-8"))
    return found


@pytest.fixture(scope="module")
def quarters(out: Path) -> tuple[dict[str, Any], dict[str, Any]]:
    return built("sumber-lestari-2025-q2.yaml", out), built("sumber-lestari.yaml", out)


def test_how_few_reports_are_too_few_for_policy_is_what_the_quality_rule_says() -> None:
    loaded = load(EXAMPLES / "wana-asri.yaml")
    found = pipeline.check(EXAMPLES / "wana-asri.yaml", options=WITHOUT_PAGES, workshop=Workshop()).told.findings
    assert assignment.case(loaded, found).few_reports == loaded.config.quality.reporting_caution


def advised(found: dict[str, Any]) -> list[str]:
    return [each["rule"] for each in found["recommendations"]]


def test_the_later_quarter_tells_a_real_change_from_a_revision(
    quarters: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    changes = quarters[1]["changes"]
    assert (changes["previous"], changes["unusable"]) == ("2025-Q2", None)
    (headline,) = [each for each in changes["indicators"] if each["indicator"] == "ebf_24h_0_5"]
    assert headline["kind"] == "up"
    assert (headline["before"]["numerator"], headline["revised"]["numerator"]) == (274, 268)
    assert [each["indicator"] for each in changes["indicators"] if each["revised"]] == ["ebf_24h_0_5"]


def test_what_follows_is_not_the_same_in_both_quarters(quarters: tuple[dict[str, Any], dict[str, Any]]) -> None:
    earlier, later = map(advised, quarters)
    assert "inconclusive" in earlier
    assert "policy_met" in later


def test_the_districts_own_target_for_imd_and_who_answers_for_it_take_the_place_of_the_built_in_ones(
    quarters: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    (imd,) = [each for each in quarters[1]["monitoring"] if each["figure"] == "imd"]
    assert (imd["yardstick"]["level"], imd["yardstick"]["own"]) == ("district", False)
    assert "Tirta Asih" in imd["yardstick"]["basis"]["en"]
    assert "family health section" in imd["owner"]["en"]


def test_a_puskesmas_reading_stands_on_its_pages_and_the_quarter_without_one_asks_for_it(
    quarters: tuple[dict[str, Any], dict[str, Any]], out: Path
) -> None:
    earlier, later = (
        html.unescape((out / each["puskesmas"]["id"] / each["period"] / "brief.id.draft.html").read_text("utf-8"))
        for each in quarters
    )
    assert ("notes.findings" in earlier, "notes.findings" in later) == (True, False)
    assert "Pelita Asih tertinggal" in later


def test_the_study_read_back_holds_its_share_of_good_support_against_a_threshold(out: Path) -> None:
    practices = built("mampang-prapatan/mampang-prapatan.yaml", out)["practices"]
    assert practices["score"]["baik"] == "who.proportion.support.baik"
    assert practices["state"] == "cannot_say"
    assert practices["yardstick"]["own"]


@pytest.mark.parametrize(
    ("name", "topics"),
    [
        (
            "serpong-1/serpong-1.yaml",
            {"imd", "rooming_in", "family_knowledge", "cadre_knowledge", "supervision", "enforcement"},
        ),
        ("sumber-lestari-ibu/sumber-lestari-wawancara.yaml", {"imd", "family_knowledge"}),
    ],
)
def test_what_people_said_leads_to_what_is_recommended(name: str, topics: set[str], out: Path) -> None:
    grounds = [ground for each in built(name, out)["recommendations"] for ground in each["grounds"]]
    assert topics <= {ground["subject"] for ground in grounds if ground["kind"] == "said"}

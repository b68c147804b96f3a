"""A survey made up for the benchmark: 60 questions, answers drawn by a fixed seed, and the brief that uses them all.

In: a folder, and how many respondents. Out: a CSV file and two configurations, one without and one with a design. The
answers hang together a little (who was counselled breastfeeds more often), so that models have something to find.
"""

from __future__ import annotations

import csv
import json
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

SEED = 20260101
CLUSTER_SIZE = 25
STRATA = 4
MISSING = "9"
MISSING_SHARE = 0.03

PRACTICES = tuple(f"practice_{number}" for number in range(1, 6))
FEEDS = ("water", "formula", "other_milk", "liquids", "foods")
YES_NO = (*PRACTICES, *FEEDS, "breastfed", "ever", "bottle", "by_form")
CHOICES = {"education": 3, "work": 4, "residence": 2, "birth_order": 3, "wealth": 5}
NUMBERS = ("age", "months", "weight_at_birth", "distance")
OTHERS = tuple(f"question_{number}" for number in range(1, 61 - len(YES_NO) - len(CHOICES) - len(NUMBERS)))

_YES_NO = {"values": {"yes": {"raw": ["1"], "id": "Ya", "en": "Yes"}, "no": {"raw": ["0"], "id": "Tidak", "en": "No"}}}
_EXPOSURES = ("residence", "education", "wealth", "practice_1", "practice_2", "support")
_ADJUST = ("age", "months", "work", "birth_order")


@dataclass(frozen=True)
class Survey:
    """Where the two briefs of one survey are described."""

    plain: Path
    designed: Path


def make_survey(folder: Path, respondents: int) -> Survey:
    """Write the survey and its two configurations; the same every time."""
    folder.mkdir(parents=True, exist_ok=True)
    columns = _columns(respondents)
    with (folder / "survey.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(columns)
        writer.writerows(zip(*columns.values(), strict=True))
    paths = []
    for name, design in (("plain", None), ("designed", {"cluster": "posyandu", "stratum": "desa", "weight": "bobot"})):
        paths.append(folder / f"{name}.yaml")
        # JSON is YAML too.
        paths[-1].write_text(json.dumps(_configuration(design), ensure_ascii=False), encoding="utf-8")
    return Survey(*paths)


def _columns(respondents: int) -> dict[str, list[str]]:
    chance = np.random.default_rng(SEED)
    clusters = max(respondents // CLUSTER_SIZE, 2 * STRATA)
    cluster = np.arange(respondents) % clusters
    shift = chance.normal(0.0, 0.3, clusters)[cluster]
    columns = {
        "posyandu": [f"P{number:05d}" for number in cluster],
        "desa": [f"D{number}" for number in cluster % STRATA],
        "bobot": [f"{weight:.2f}" for weight in chance.uniform(0.5, 2.0, respondents)],
    }
    counselled = chance.random(respondents) < 0.5
    for name in (*YES_NO, *OTHERS):
        level = -1.4 if name in FEEDS else 0.4
        slope = -0.5 if name in FEEDS else 0.5
        share = 1 / (1 + np.exp(-(level + slope * counselled + shift)))
        columns[name] = _gappy((chance.random(respondents) < share).astype(np.int64).astype(str), chance)
    for name, levels in CHOICES.items():
        columns[name] = _gappy((chance.integers(levels, size=respondents) + 1).astype(str), chance)
    drawn = {
        "age": chance.normal(27, 6, respondents).clip(15, 49).round().astype(int),
        "months": chance.integers(6, size=respondents),
        "weight_at_birth": chance.normal(3.1, 0.45, respondents).clip(1.2, 5.0).round(2),
        "distance": chance.exponential(2.5, respondents).round(1),
    }
    return {**columns, **{name: [str(number) for number in values] for name, values in drawn.items()}}


def _gappy(answers: NDArray[np.str_], chance: np.random.Generator) -> list[str]:
    """Give the answers with a few of them missing."""
    return np.where(chance.random(len(answers)) < MISSING_SHARE, MISSING, answers).tolist()


def _configuration(design: dict[str, str] | None) -> dict[str, object]:
    source = {
        "kind": "survey",
        "path": "survey.csv",
        "provenance": "illustrative",
        "missing": [MISSING],
        "variables": _variables(),
    }
    return {
        "puskesmas": {"id": "bench", "name": {"id": "Puskesmas Uji", "en": "Bench Puskesmas"}},
        "period": "2025-08/2025-09",
        "status": "draft",
        "brief": {"languages": ["id", "en"], "layout": "separate"},
        "sources": {"mothers": source if design is None else {**source, "design": design}},
        "analyses": _analyses(),
    }


def _variables() -> dict[str, object]:
    found: dict[str, object] = {name: {"column": name, "event": "yes", **_YES_NO} for name in (*YES_NO, *OTHERS)}
    for name, levels in CHOICES.items():
        found[name] = {"column": name, "values": {str(level): str(level) for level in range(1, levels + 1)}}
    found |= {name: {"column": name, "type": "number"} for name in NUMBERS}
    found["age"] = {"column": "age", "type": "number", "between": [13, 55], "bands": [20, 25, 30, 35]}
    found["months"] = {"column": "months", "type": "number", "between": [0, 5], "bands": [0, 2, 4]}
    found["support"] = {"score_of": list(PRACTICES), "bands": {"poor": [0, 3], "good": [4, 5]}}
    found["ebf"] = {"derive": {"when": {"breastfed": "yes", **dict.fromkeys(FEEDS, "no")}}}
    return found


def _analyses() -> list[dict[str, object]]:
    described = [*NUMBERS, *CHOICES, *PRACTICES, *OTHERS][:40]
    feeding = {name: [name] for name in ("water", "formula", "liquids", "foods")}
    analyses: list[dict[str, object]] = [
        {"id": "who", "kind": "describe", "variables": described},
        {"id": "feeding", "kind": "prevalence", "outcome": "ebf", "by": ["support", "education", "wealth", "months"]},
        {
            "id": "factors",
            "kind": "association",
            "outcome": "ebf",
            "exposures": list(_EXPOSURES),
            "measures": ["prevalence_ratio", "odds_ratio", "risk_difference"],
            "adjust": list(_ADJUST),
        },
        {"id": "verdicts", "kind": "agreement", "variables": ["by_form", "practice_1"]},
        {"id": "score", "kind": "reliability", "items": list(PRACTICES)},
        {"id": "age_trend", "kind": "trend", "outcome": "ebf", "over": "months"},
        {
            "id": "by_age",
            "kind": "feeding_by_age",
            "age": "months",
            "breastfed": "breastfed",
            **feeding,
            "animal_milk": ["other_milk"],
            "ever": "ever",
            "bottle": "bottle",
        },
    ]
    return [{**each, "source": "mothers"} for each in analyses]

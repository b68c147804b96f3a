"""What results.json tells of policy: every key, ids that exist, null where there is none, nothing hidden."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import counsels
import pytest
from counsels import both, counsel_of, counselled, example_findings

from reportgen.config.model.policy import Policy
from reportgen.config.printed import Written
from reportgen.findings import Findings
from reportgen.results import Header, to_json
from reportgen.supplied import Supplied, supplied

HEADER = Header("wagir", both("Puskesmas Wagir", "Wagir Puskesmas"))
LISTS = ("recommendations", "rules", "rules_switched_off", "options", "monitoring", "reference_targets", "context")


def document(found: Findings | None = None, figures: tuple[Supplied, ...] = ()) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(to_json(found or counselled(), header=HEADER, supplied=figures))
    return loaded


def test_a_recommendation_has_every_key_of_the_contract() -> None:
    first = document()["recommendations"][0]
    law, grounds, evidence = first.pop("law"), first.pop("grounds"), first.pop("evidence")
    assert first == {
        "rule": "low_imd",
        "rules": ["low_imd"],
        "action": "low_imd",
        "call": "act",
        "headline": True,
        "text": {"id": "Lakukan low_imd.", "en": "Do low_imd."},
        "how": {"id": "Caranya low_imd.", "en": "How to low_imd."},
        "why": [{"id": "Sebab low_imd.", "en": "Because low_imd."}],
        "actor": {
            "id": "midwife",
            "label": {"id": "Bidan koordinator", "en": "The coordinating midwife"},
            "power": "puskesmas",
        },
        "due": "2025-Q3",
        "because": ["coverage.imd", "said.proportion.imd", "said.proportion.imd.hinders"],
        "steps": ["4"],
        "basis": ["e1"],
        "certainty": "high",
        "certainty_is_ours": False,
        "gap": 0.4,
        "score": 0.4,
        "provisional": True,
    }
    assert [(each["subject"], each["seen"], each["truth"]) for each in grounds] == [
        ("imd", "gap", "holds"),
        ("imd", "hinders", "holds"),
    ]
    assert grounds[0]["yardstick"]["own"] is True
    assert grounds[1]["yardstick"] is None
    assert [each["mark"] for each in evidence] == ["V2"]
    (cited,) = law
    assert (cited["id"], cited["articles"], cited["force"]) == ("pp-28-2024", ["26(1)"], "in_force")
    assert cited["caveats"]["reported_by"]["en"] == "press and law-firm summaries"
    assert cited["caveats"]["force_reported_by"] is None


def test_every_rule_is_there_with_what_became_of_it() -> None:
    rules = {each["rule"]: each for each in document()["rules"]}
    assert rules["low_imd"]["fired"] is True
    blocked, unknown = rules["composite_low"], rules["low_education"]
    assert (blocked["fired"], blocked["blocked"], blocked["truth"]) == (False, True, "holds")
    assert (unknown["fired"], unknown["truth"], unknown["grounds"][0]["unsure"]) == (False, "unknown", "not_measured")
    assert unknown["grounds"][0]["seen"] is None
    assert document()["rules_switched_off"] == ["private_sector"]


def test_practices_options_and_monitoring_name_their_findings() -> None:
    found = document()
    practices = {each["id"]: each for each in found["practices"]["items"]}
    assert (practices["imd"]["finding"], practices["imd"]["state"], practices["imd"]["gap"]) == (
        "coverage.imd",
        "gap",
        0.4,
    )
    assert (practices["education"]["finding"], practices["education"]["state"]) == (None, None)
    assert (found["practices"]["measured"], found["practices"]["good"]) == (4, "good")
    assert [each["id"] for each in found["options"]] == ["as_now", "delivery_room"]
    assert found["options"][0]["design"] is None
    assert found["options"][1]["actions"] == ["low_imd"]
    assert found["monitoring"][0]["baseline"] == "coverage.ebf_24h_0_5"
    assert (found["monitoring"][3]["yardstick"], found["monitoring"][0]["due"]) == (None, "2025-Q2")
    assert found["law_as_of"] == "2025-04-10"
    assert [each["yardstick"]["value"] for each in found["reference_targets"]] == [0.6, 0.7]


def ids(value: Any, keys: tuple[str, ...]) -> list[str]:
    """Give every id that stands under one of these keys, however deep."""
    if isinstance(value, list):
        return [each for inner in value for each in ids(inner, keys)]
    if not isinstance(value, dict):
        return []
    found = [each for key in keys for each in _listed(value.get(key))]
    return found + [each for inner in value.values() for each in ids(inner, keys)]


def _listed(value: Any) -> list[str]:
    return [value] if isinstance(value, str) else [each for each in value or [] if isinstance(each, str)]


@pytest.mark.parametrize("made", ["by hand", "by the engine"])
def test_every_finding_that_is_named_is_in_the_document(made: str) -> None:
    found = example_findings()
    told = counselled() if made == "by hand" else replace(found, counsel=counsel_of(found))
    loaded = document(told)
    known = {each["id"] for each in loaded["findings"]}
    for part in ("recommendations", "rules", "practices", "monitoring"):
        named = ids(loaded[part], ("because", "findings", "finding", "raised_by", "baseline", "association"))
        assert set(named) <= known
    assert loaded["recommendations"]


def test_a_hidden_figure_has_no_gap_and_no_number_anywhere() -> None:
    made = example_findings()
    items = tuple(replace(each, quantity=counsels.SMALL) if each.id == "coverage.imd" else each for each in made)
    found = replace(made, items=items)
    loaded = document(replace(found, counsel=counsel_of(found)))
    rules = [each for rule in loaded["rules"] for each in rule["grounds"] if "coverage.imd" in each["findings"]]
    practices = [each for each in loaded["practices"]["items"] if each["finding"] == "coverage.imd"]
    assert rules
    assert practices
    assert {each["gap"] for each in (*rules, *practices)} == {None}
    assert {each["unsure"] for each in (*rules, *practices)} == {"hidden"}


def test_without_a_counsel_the_keys_are_there_and_empty() -> None:
    found = document(example_findings())
    assert {key: found[key] for key in LISTS} == {key: [] for key in LISTS}
    assert (found["practices"], found["law_as_of"]) == (None, None)


def test_a_supplied_figure_keeps_its_digits_and_carries_its_verdict_and_an_unverified_one_is_left_out() -> None:
    given = {"indicator": "ebf", "value": Written.as_text(0.61, "0.6100"), "count": 37, "n": 57, "year": 2020}
    given |= {"place": both("Tempat", "Place"), "source": both("Sumber", "Source")}
    baseline = {"value": 0.5, "year": 2019, "source": "S"}
    figures = supplied(
        Policy.model_validate(
            {
                "context": [{**given, "mark": "V2", "reported_by": "X"}, {**given, "mark": "U"}],
                "targets": [{"indicator": "ebf", "value": 0.6, "basis": "B", "baseline": baseline}],
            }
        )
    )
    found = document(figures=figures)
    assert found["context"] == [
        {
            "where": "policy.context[0]",
            "indicator": "ebf",
            "place": {"id": "Tempat", "en": "Place"},
            "year": 2020,
            "source": {"id": "Sumber", "en": "Source"},
            "value": 0.61,
            "percent": "61.00",
            "count": 37,
            "n": 57,
            "mark": "V2",
            "reported_by": {"id": "X", "en": "X"},
            "verdict": "impossible",
        }
    ]
    (started,) = found["target_baselines"]
    assert (started["place"], started["percent"], started["verdict"]) == (None, "50", "cannot_be_checked")

"""An earlier results.json: read, or refused with its place and every fault."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from quarters import AS_NOW, BEFORE, HIDDEN, SCOPE, again, then, village, whole
from stories import EBF, story

from reportgen import results
from reportgen.earlier import EarlierError, Sought, Wanted, changes, read
from reportgen.findings import Audience, Unusable, Usability
from reportgen.locales.languages import Text
from reportgen.periods import parse_period

WANTED = Wanted("wagir", parse_period("2025-Q1"))


def document() -> dict[str, Any]:
    """Give the results of a brief of 2025-Q1, as they are written."""
    told = story(whole((56, 70)), again((48, 80)), village("JEDONG", (30, 40)), village("SITIREJO", None))
    header = results.Header("wagir", Text.same("Wagir"), indicators={EBF.id: EBF})
    loaded: dict[str, Any] = json.loads(results.to_json(told.findings, header=header))
    loaded["quality"]["reporting"] = [
        {"subunit": name, "month": "2025-01", "reported": "yes"} for name in ("JEDONG", "SITIREJO", "DALISODO")
    ]
    loaded["quality"]["missing"] = ["DALISODO"]
    return loaded


def written(folder: Path, content: object) -> Path:
    path = folder / "results.json"
    path.write_text(content if isinstance(content, str) else json.dumps(content), encoding="utf-8")
    return path


def refused(folder: Path, content: object, wanted: Wanted = WANTED) -> EarlierError:
    with pytest.raises(EarlierError) as caught:
        read(written(folder, content), wanted)
    assert all(str(folder / "results.json") in str(each.where) for each in caught.value.diagnostics)
    assert all(each.hint for each in caught.value.diagnostics)
    return caught.value


def test_what_results_json_writes_is_what_is_read(tmp_path: Path) -> None:
    published = read(written(tmp_path, document()), WANTED)
    estimate = published.wholes[EBF.id].estimate
    assert estimate == whole((56, 70)).estimate
    shown, hidden = published.areas[EBF.id]["JEDONG"], published.areas[EBF.id]["SITIREJO"]
    assert (shown.estimate, hidden) == (village("JEDONG", (30, 40)).estimate, HIDDEN)
    assert published.definitions == {EBF.id: AS_NOW}
    assert published.reporters.reported == {"JEDONG", "SITIREJO"}
    assert (published.usability, published.minimum_cell) == (Usability.USABLE, 5)
    assert then(48, 80) not in published.wholes.values()  # that is of another period


def test_what_puskesmas_share_is_not_taken_for_this_ones_own_whole(tmp_path: Path) -> None:
    content = document()
    own = next(each for each in content["findings"] if each["id"] == f"coverage.{EBF.id}")
    district = {**own, "id": f"units.{EBF.id}", "value": 0.5, "numerator": 350, "denominator": 700, "lower": 0.4}
    unit = {**own, "id": f"units.{EBF.id}.unit.wagir", "group": {"by": "unit", "level": "WAGIR"}}
    content["findings"] = [district, unit, *content["findings"]]
    published = read(written(tmp_path, content), WANTED)
    assert published.wholes[EBF.id].estimate == whole((56, 70)).estimate
    assert published.times[EBF.id, "2025-Q1"].estimate == whole((56, 70)).estimate


def test_an_older_file_without_definitions_is_read(tmp_path: Path) -> None:
    content = document()
    del content["indicators"]
    assert read(written(tmp_path, content), WANTED).definitions == {}


def test_broken_json_is_told_by_line_and_column(tmp_path: Path) -> None:
    error = refused(tmp_path, '{"contract": 1,\n "period" 2025}')
    (problem,) = error.diagnostics
    assert error.why is Unusable.DAMAGED
    assert problem.where is not None
    assert (problem.where.line, problem.where.column) == (2, 11)
    assert error.exit_code == 4


@pytest.mark.parametrize("content", ["", "[]", "null", '{"contract": NaN}', "[" * 100_000])
def test_what_is_no_document_is_refused(tmp_path: Path, content: str) -> None:
    assert refused(tmp_path, content).why is Unusable.DAMAGED


def change(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda content: content.update({key: value})


def in_finding(key: str, value: object) -> Callable[[dict[str, Any]], None]:
    return lambda content: content["findings"][0].update({key: value})


@pytest.mark.parametrize(
    ("spoil", "key"),
    [
        (change("findings", {}), "findings"),
        (change("period", "soon"), "period"),
        (change("quality", "good"), "quality"),
        (change("disclosure", {"minimum_cell": "5", "audience": "public"}), "disclosure.minimum_cell"),
        (change("disclosure", {"minimum_cell": 5, "audience": "all"}), "disclosure.audience"),
        (change("indicators", {"x": {}}), "indicators.x.numerator"),
        (in_finding("numerator", 57), "findings[0].value"),
        (in_finding("value", 10**400), "findings[0].value"),
        (in_finding("level", 0.9), "findings[0].level"),
        (in_finding("group", {"by": []}), "findings[0].group.by"),
        (in_finding("numerator", "57"), "findings[0].numerator"),
        (in_finding("numerator", 56.0), "findings[0].numerator"),
        (in_finding("denominator", 0), "findings[0].value"),
        (in_finding("lower", 0.99), "findings[0].lower"),
        (in_finding("suppressed", None), "findings[0].suppressed"),
    ],
)
def test_a_damaged_file_is_refused_at_its_key(
    tmp_path: Path, spoil: Callable[[dict[str, Any]], None], key: str
) -> None:
    content = document()
    spoil(content)
    error = refused(tmp_path, content)
    assert error.why is Unusable.DAMAGED
    assert any(each.message.startswith(f"{key}: ") for each in error.diagnostics), error.diagnostics


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    content = document()
    in_finding("value", "much")(content)
    content["quality"]["usability"] = "fine"
    found = [each.message.partition(":")[0] for each in refused(tmp_path, content).diagnostics]
    assert found == ["findings[0].value", "quality.usability"]


@pytest.mark.parametrize(
    ("wanted", "why", "said"),
    [
        (replace(WANTED, puskesmas="turen"), Unusable.PUSKESMAS, '"wagir" where "turen"'),
        (replace(WANTED, period=BEFORE), Unusable.PERIOD, "2025-Q1 where 2024-Q4"),
        (replace(WANTED, minimum_cell=10), Unusable.DISCLOSURE, "minimum_cell 5"),
    ],
)
def test_a_foreign_file_is_refused(tmp_path: Path, wanted: Wanted, why: Unusable, said: str) -> None:
    error = refused(tmp_path, document(), wanted)
    assert error.why is why
    assert said in error.diagnostics[0].message


def test_an_internal_file_is_read_for_an_internal_brief_only(tmp_path: Path) -> None:
    content = document()
    content["disclosure"]["audience"] = "internal"
    assert refused(tmp_path, content).why is Unusable.DISCLOSURE
    assert read(tmp_path / "results.json", replace(WANTED, audience=Audience.INTERNAL)).audience is Audience.INTERNAL


@pytest.mark.parametrize("contract", [2, None, "1", True])
def test_a_file_of_another_contract_is_refused(tmp_path: Path, contract: object) -> None:
    assert refused(tmp_path, {**document(), "contract": contract}).why is Unusable.CONTRACT


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EarlierError) as caught:
        read(tmp_path / "none.json", WANTED)
    assert caught.value.why is Unusable.UNREADABLE


def test_a_final_leaves_what_was_merely_found_unread(tmp_path: Path) -> None:
    found = changes(
        story().findings, Sought(tmp_path / "results.json", WANTED, named=False, unsigned=True), scope=SCOPE
    )
    assert found is not None
    assert (found.changes, found.unusable) == ((), Unusable.UNSIGNED)

"""Two quarters of one puskesmas, built one after the other: the later one says what has changed, and why."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from quarters import Quarters, quarter

from reportgen import pipeline
from reportgen.earlier import EarlierError
from reportgen.pipeline import Built, Format, Options, Workshop

DATA = Options(formats=frozenset({Format.JSON}))
FIRST = {"Dalisodo": (20, 10), "Jedong": (22, 11), "Petungsewu": (21, 12)}
SECOND = {"Dalisodo": (32, 10), "Jedong": (33, 11), "Sitirejo": (12, 12)}


@pytest.fixture
def quarters(tmp_path: Path) -> Quarters:
    """The first quarter as it was first recorded, built."""
    made = Quarters(tmp_path)
    made.register(quarter(1, FIRST))
    build(made, made.config("2025-Q1"))
    return made


def build(made: Quarters, config: Path, options: Options = DATA) -> Built:
    return pipeline.build(config, made.out, options=options, workshop=Workshop())


def results(made: Quarters, period: str = "2025-Q2") -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(made.results(period).read_text(encoding="utf-8"))
    return loaded


def by_indicator(made: Quarters) -> dict[str, dict[str, Any]]:
    return {each["indicator"]: each for each in results(made)["changes"]["indicators"]}


def test_change_revision_redefinition_and_other_villages_are_told_apart(quarters: Quarters) -> None:
    revised = {**FIRST, "Jedong": (30, 11)}
    quarters.register([*quarter(1, revised), *quarter(4, SECOND)])
    build(quarters, quarters.config("2025-Q2", denominator="infants_0_5"))
    found = by_indicator(quarters)
    ebf, imd, asked = found["ebf_24h_0_5"], found["here"], found["recall_coverage"]
    assert (ebf["before"]["numerator"], ebf["revised"]["numerator"]) == (3 * 63, 3 * 71)
    assert ebf["difference"]["value"] == pytest.approx((77 - 71) / 120)
    assert (imd["kind"], imd["difference"], imd["redefined"]) == ("redefined", None, ["denominator"])
    assert (asked["kind"], asked["revised"]) == ("no_clear_change", None)
    assert asked["same_areas"]["areas"] == 2
    assert results(quarters)["changes"]["new"] == ["Sitirejo"]
    assert results(quarters)["changes"]["missing"] == ["Petungsewu"]
    own = {each["id"]: each["value"] for each in results(quarters)["findings"]}
    assert ebf["difference"]["value"] == own["coverage.ebf_24h_0_5.change"]


def test_a_register_of_this_quarter_alone_is_compared_with_what_was_published(quarters: Quarters) -> None:
    quarters.register(quarter(4, SECOND), name="q2.csv")
    build(quarters, quarters.config("2025-Q2", register="q2.csv"))
    ebf = by_indicator(quarters)["ebf_24h_0_5"]
    assert (ebf["kind"], ebf["revised"]) == ("up", None)
    assert ebf["difference"]["value"] == pytest.approx((77 - 63) / 120)
    assert ebf["same_areas"]["areas"] == 2
    assert ebf["same_areas"]["difference"]["value"] == pytest.approx((65 - 42) / 80)


def test_the_pages_hold_the_section_and_every_number_of_it_in_both_languages(quarters: Quarters) -> None:
    quarters.register([*quarter(1, {**FIRST, "Jedong": (30, 11)}), *quarter(4, SECOND)])
    built = build(quarters, quarters.config("2025-Q2"), Options(formats=frozenset({Format.HTML, Format.JSON})))
    pages = {
        path.name.split(".")[1]: path.read_text(encoding="utf-8") for path in built.files if path.suffix == ".html"
    }
    assert "Apa yang berubah dan mengapa" in pages["id"]
    assert "What has changed, and why" in pages["en"]
    assert "menurut register kini" in pages["id"]
    assert "52.5% (189 of 360)" in pages["en"]
    assert "59,2% (213 dari 360)" in pages["id"]
    assert "Sitirejo" in pages["en"]


def test_without_an_earlier_brief_there_is_no_section(quarters: Quarters) -> None:
    page = build(quarters, quarters.config("2025-Q1"), Options(formats=frozenset({Format.HTML, Format.JSON})))
    assert not any("What has changed" in path.read_text(encoding="utf-8") for path in page.files)
    assert results(quarters, "2025-Q1")["changes"] is None


def test_the_same_inputs_give_the_same_bytes(quarters: Quarters) -> None:
    quarters.register([*quarter(1, FIRST), *quarter(4, SECOND)])
    config = quarters.config("2025-Q2")
    built = [[path.read_bytes() for path in build(quarters, config).files] for _ in range(2)]
    assert built[0] == built[1]


def test_a_brief_is_built_again_when_the_earlier_one_appears_or_changes(quarters: Quarters) -> None:
    quarters.register([*quarter(1, FIRST), *quarter(4, SECOND)])
    config, earlier = quarters.config("2025-Q2"), quarters.results()

    def unchanged() -> bool:
        return pipeline.unchanged(config, quarters.out, options=DATA, workshop=Workshop())

    kept = earlier.read_text(encoding="utf-8")
    earlier.unlink()
    build(quarters, config)
    assert unchanged()
    earlier.write_text(kept, encoding="utf-8")
    assert not unchanged()
    built = build(quarters, config)
    assert unchanged()
    manifest = json.loads((built.folder / "manifest.json").read_text(encoding="utf-8"))
    assert [each["name"] for each in manifest["data"]] == ["register.csv", "results.json"]
    earlier.write_text(f"{kept}\n", encoding="utf-8")
    assert not unchanged()


def test_what_is_not_current_is_not_found(quarters: Quarters) -> None:
    quarters.register([*quarter(1, FIRST), *quarter(4, SECOND)])
    aside = quarters.results().parent / "not-current"
    aside.mkdir()
    quarters.results().replace(aside / "results.json")
    build(quarters, quarters.config("2025-Q2"))
    assert results(quarters)["changes"] is None


def test_a_damaged_file_that_is_found_is_a_notice_and_one_that_is_named_an_error(quarters: Quarters) -> None:
    quarters.register([*quarter(1, FIRST), *quarter(4, SECOND)])
    quarters.results().write_text("{", encoding="utf-8")
    build(quarters, quarters.config("2025-Q2"))
    assert results(quarters)["changes"]["unusable"] == "damaged"
    assert "earlier.damaged" in {each["code"] for each in results(quarters)["diagnostics"]}
    config = quarters.config("2025-Q2", more="brief: {previous: out/wagir/2025-Q1/results.json}\n")
    with pytest.raises(EarlierError) as caught:
        build(quarters, config)
    assert "results.json:1:2" in str(caught.value.diagnostics[0])
    where = caught.value.diagnostics[-1].where
    assert where is not None
    assert (where.key, Path(where.file or "").name) == ("brief.previous", config.name)
    assert not quarters.results("2025-Q2").exists()


def test_a_named_file_wins_and_is_used_without_an_output_folder(quarters: Quarters) -> None:
    quarters.register([*quarter(1, FIRST), *quarter(4, SECOND)])
    kept = quarters.folder / "kept.json"
    quarters.results().replace(kept)
    quarters.results().write_text("{", encoding="utf-8")
    config = quarters.config("2025-Q2", more="brief: {previous: kept.json}\n")
    checked = pipeline.check(config, options=DATA, workshop=Workshop())
    assert checked.told.findings.changes is not None
    assert checked.told.findings.changes.source == "kept.json"
    plain = pipeline.check(quarters.config("2025-Q2"), options=DATA, workshop=Workshop())
    assert plain.told.findings.changes is None


def test_how_hidden_villages_share_what_is_hidden_changes_nothing_that_is_said(quarters: Quarters) -> None:
    # Two registers with one whole and the same shown villages; only the hidden ones differ among themselves.
    said = []
    for hidden in ({"Sitirejo": (1, 10), "Parangargo": (9, 12)}, {"Sitirejo": (2, 10), "Parangargo": (8, 12)}):
        villages = {"Dalisodo": (32, 10), "Jedong": (33, 11)}
        rows = quarter(4, villages) + [f"{name},2025,4,44,40,{ebf},20,{imd}" for name, (ebf, imd) in hidden.items()]
        quarters.register(rows, name="q2.csv")
        build(quarters, quarters.config("2025-Q2", register="q2.csv"))
        found = results(quarters)
        areas = [each for each in found["findings"] if each["id"].startswith("coverage.ebf_24h_0_5.subunit")]
        assert sum(each["suppressed"] for each in areas) == 2
        assert by_indicator(quarters)["ebf_24h_0_5"]["same_areas"]["areas"] == 2
        said.append((found["changes"], found["findings"]))
    assert said[0] == said[1]

"""The JSON Schemas that editors check configurations with."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft7Validator
from survey_configs import SURVEY

from reportgen import resources
from reportgen.config.extends import read_merged
from reportgen.config.load import load
from reportgen.config.places import plain
from reportgen.config.schema import Schema, full_schema, layer_schema
from reportgen.config.tree import parse_tree, read_tree

ACCEPTANCE = Path(__file__).resolve().parents[2] / ".." / "shared" / "acceptance"
MALANG = ACCEPTANCE / "malang"
STUDIES = ("pune/khadki.yaml", "seeds/mampang-prapatan.yaml", "seeds/tomuan.yaml")


def errors(schema: Schema, value: object) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in Draft7Validator(schema).iter_errors(value)]


def read(text: str) -> object:
    root = parse_tree(text, "x.yaml").root
    assert root is not None
    return plain(root)


def objects(schema: Any) -> Iterator[dict[str, Any]]:
    if isinstance(schema, dict):
        yield schema
        for part in schema.values():
            yield from objects(part)
    elif isinstance(schema, list):
        for part in schema:
            yield from objects(part)


@pytest.mark.parametrize("schema", [full_schema(), layer_schema()], ids=["full", "layer"])
def test_a_schema_is_valid_draft_7_and_a_reference_stands_alone(schema: Schema) -> None:
    Draft7Validator.check_schema(schema)
    assert schema["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert all(set(part) == {"$ref"} for part in objects(schema) if "$ref" in part)
    assert "extends" in schema["properties"]


def test_the_layer_schema_requires_nothing_at_any_depth() -> None:
    assert not any("required" in part for part in objects(layer_schema()) if isinstance(part.get("required"), list))
    assert errors(layer_schema(), {}) == []
    assert errors(layer_schema(), read("analyses: [{id: x}]\nsources: {register: {is: X}}\npuskesmas: {}\n")) == []


def test_every_key_carries_a_description() -> None:
    schema = full_schema()
    for name, part in schema["definitions"].items():
        assert part.get("description"), name
        for key, below in part.get("properties", {}).items():
            named = [schema["definitions"][part["$ref"].rsplit("/", 1)[1]] for part in below.get("allOf", [])]
            assert any(described.get("description") for described in (below, *named)), f"{name}.{key}"


def test_the_full_schema_accepts_a_valid_configuration_and_the_starters(valid: str) -> None:
    assert errors(full_schema(), read(valid)) == []
    for name in ("starter.yaml", "starter-survey.yaml"):
        starter = read_tree(resources.configs() / name).root
        assert starter is not None
        assert errors(full_schema(), plain(starter)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("period:", "perod:"),
        ("  id: contoh", "  id: Contoh Jaya"),
        ("[id, en]", "[id, fr]"),
        ("kind: register", "kind: registr"),
        ("value: 0.5", "value: 50"),
        ("2025-Q1", "2025-Q5"),
        ("kind: comparison", "kind: comparson"),
        ("en: Contoh Puskesmas", "eng: Contoh"),
    ],
)
def test_both_schemas_refuse_what_loading_refuses(valid: str, old: str, new: str) -> None:
    value = read(valid.replace(old, new, 1))
    assert errors(full_schema(), value)
    assert errors(layer_schema(), value)


def test_only_the_full_schema_refuses_what_is_missing(valid: str) -> None:
    value = read(valid.replace("  id: contoh\n", ""))
    assert errors(full_schema(), value)
    assert errors(layer_schema(), value) == []


@pytest.mark.shared
@pytest.mark.skipif(not MALANG.is_dir(), reason="needs ../shared")
def test_the_files_of_malang_pass_the_layer_schema_and_merged_the_full_one() -> None:
    layer, full = Draft7Validator(layer_schema()), Draft7Validator(full_schema())
    for path in sorted(MALANG.glob("*.yaml")):
        own, merged = read_tree(path).root, read_merged(path).root
        assert own is not None
        assert merged is not None
        assert not list(layer.iter_errors(plain(own)))
        assert bool(list(full.iter_errors(plain(merged)))) is (path.name == "kab-malang.yaml")


def test_both_schemas_accept_a_survey_with_evidence() -> None:
    assert errors(full_schema(), read(SURVEY)) == []
    assert errors(layer_schema(), read(SURVEY)) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("type: number}", "type: numbr}"),
        ('event: "yes"', 'evnt: "yes"'),
        ("{id: Desa, en: Village}", "{idn: Desa}"),
        ("between: [10, 60]", "between: [10, 60, 70]"),
        ("between: [10, 60]", "between: [10]"),
        ("between: [10, 60]", 'between: [10, "x"]'),
        ("poor: [0, 1]", "poor: 1"),
        ("exposures: [place]", "exposures: place"),
        ("exposures: [place]", "exposures: [place], measures: [odds]"),
        ("variables: [ebf, fed]", "variables: [ebf]"),
        ("measure: ratio", "measure: odds"),
        ("value: 1.50", 'value: "1;50"'),
        ("ci: [1.0, 2.3]", "ci: [1.0]"),
        ("rows: [50, 7]", "rows: [50, -7]"),
    ],
)
def test_both_schemas_refuse_what_loading_refuses_of_a_survey(old: str, new: str) -> None:
    value = read(SURVEY.replace(old, new, 1))
    assert errors(full_schema(), value)
    assert errors(layer_schema(), value)


@pytest.mark.shared
@pytest.mark.skipif(not ACCEPTANCE.is_dir(), reason="needs ../shared")
@pytest.mark.parametrize("name", STUDIES)
def test_the_studies_load_unchanged_and_pass_both_schemas(name: str) -> None:
    merged = read_merged(ACCEPTANCE / name).root
    assert merged is not None
    assert errors(full_schema(), plain(merged)) == []
    assert errors(layer_schema(), plain(merged)) == []
    assert load(ACCEPTANCE / name).headline is None

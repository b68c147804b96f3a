"""Reading YAML: places, the core schema, and texts that are refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.config.building import MAX_NODES
from reportgen.config.fields import Located, Written
from reportgen.config.places import Keys, Leaf, find, nearest, plain
from reportgen.config.tree import MAX_BYTES, Tree, parse_tree, read_tree


def parsed(text: str) -> Keys:
    tree = parse_tree(text, "place/test.yaml")
    assert tree.root is not None, tree.problems
    assert tree.problems == ()
    return tree.root


def problems(tree: Tree) -> list[tuple[str, str]]:
    """Each problem's place and code, as ``line:column``."""
    return [(f"{p.where.line}:{p.where.column}", p.code) for p in tree.problems if p.where is not None]


def refused(text: str) -> list[tuple[str, str]]:
    return problems(parse_tree(text, "test.yaml"))


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("no", "no"),
        ("on", "on"),
        ("Yes", "Yes"),
        ("1:30", "1:30"),
        ("2025-01-02", "2025-01-02"),
        ("2025-03", "2025-03"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("017", 17),
        ("+4", 4),
        ("0o17", 15),
        ("0x1F", 31),
        ("1e3", 1000.0),
        (".5", 0.5),
        ("1.", 1.0),
        ("true", True),
        ("FALSE", False),
        ("null", None),
        ("~", None),
        ("'5'", "5"),
        ('"true"', "true"),
        ("!!str 5", "5"),
        ("! 5", "5"),
        ('!!int "3"', 3),
        ("=", "="),
    ],
)
def test_scalars_follow_the_core_schema_of_yaml_1_2(written: str, value: object) -> None:
    found = plain(parsed(f"key: {written}"))
    assert found == {"key": value}
    remembers: dict[type, type] = {str: Located, float: Written}
    assert type(found["key"]) is remembers.get(type(value), type(value))  # type: ignore[index]


def test_a_yaml_1_1_directive_does_not_bring_the_old_truth_values_back() -> None:
    assert plain(parsed("%YAML 1.1\n---\nkey: no\n")) == {"key": "no"}


def test_every_key_and_value_knows_its_place() -> None:
    root = parsed("first: 1\nsecond:\n  - one\n  - {third:   x}\n")
    third = find(root, ("second", 1, "third"))
    assert isinstance(third, Leaf)
    assert (third.place.line, third.place.column) == (4, 15)
    place = nearest(root, ("second", 1, "absent"))
    assert (place.line, place.column) == (4, 5)


def test_strings_carry_the_folder_of_their_file() -> None:
    value = plain(parsed("key: words"))
    assert isinstance(value, dict)
    assert value["key"].folder == Path("place")


def test_a_key_without_a_value_points_to_the_key() -> None:
    root = parsed("id:\n\n# a comment\nnext: 1\n")
    assert root.entries["id"].node.place == root.entries["id"].place


def test_a_byte_order_mark_is_understood(tmp_path: Path) -> None:
    path = tmp_path / "bom.yaml"
    path.write_bytes(b"\xef\xbb\xbfkey: 1\r\nother: 2\r\n")
    tree = read_tree(path)
    assert tree.root is not None
    assert plain(tree.root) == {"key": 1, "other": 2}


def test_anchors_and_merge_keys_work_and_own_keys_win() -> None:
    root = parsed("base: &base {x: 1, y: 2}\nmore: &more {y: 3, z: 4}\nboth: {<<: [*base, *more], x: 5}\nsame: *base\n")
    assert plain(root)["both"] == {"x": 5, "y": 2, "z": 4}  # type: ignore[index]
    assert plain(root)["same"] == {"x": 1, "y": 2}  # type: ignore[index]


def test_what_is_merged_in_keeps_the_place_of_its_anchor() -> None:
    root = parsed("base: &base {x: 1}\nother: {<<: *base}\n")
    merged = find(root, ("other", "x"))
    assert merged is not None
    assert merged.place.line == 1


def test_a_quoted_merge_sign_is_an_ordinary_key() -> None:
    assert plain(parsed('"<<": 1')) == {"<<": 1}


def test_a_duplicate_key_is_refused_with_both_places() -> None:
    tree = parse_tree("first: 1\nother:\n  x: 1\n  x: 2\nfirst: 3\n", "test.yaml")
    assert problems(tree) == [("4:3", "config.duplicate_key"), ("5:1", "config.duplicate_key")]
    assert "line 1, column 1" in tree.problems[1].message


def test_two_merge_signs_in_one_mapping_are_a_duplicate_key() -> None:
    assert refused("a: &a {x: 1}\nb:\n  <<: *a\n  <<: *a\n") == [("4:3", "config.duplicate_key")]


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: !foo 1", "1:4", "config.tag"),
        ("a: !!python/object:os.system {}", "1:4", "config.tag"),
        ("a: !!set {x}", "1:4", "config.tag"),
        ('a: !!int "x"', "1:4", "config.value"),
        ("a: .nan", "1:4", "config.value"),
        ("a: [1, -.inf]", "1:8", "config.value"),
        ("a: 1e999", "1:4", "config.value"),
        ("a: 35070901010000000000", "1:4", "config.value"),
        ("a: 1\n? [x, y]\n: 2", "2:3", "config.key"),
        ("true: 1", "1:1", "config.key"),
        ("a: {<<: 3}", "1:9", "config.merge"),
        ("a: *nothing", "1:4", "config.alias"),
        ("a: &a {b: *a}", "1:11", "config.alias"),
        ("- a", "1:1", "config.not_a_mapping"),
        ("words", "1:1", "config.not_a_mapping"),
        ("", "1:1", "config.empty"),
        ("# only a comment\n", "1:1", "config.empty"),
        ("a: 1\n---\nb: 2\n", "2:1", "config.syntax"),
        ("\ta: 1", "1:1", "config.syntax"),
        ("a: b: c", "1:5", "config.syntax"),
        ("a: {b: c", "1:9", "config.syntax"),
        ("x: 1\na: \0", "2:4", "config.syntax"),
    ],
)
def test_what_cannot_be_read_is_refused_at_its_place(text: str, place: str, code: str) -> None:
    assert refused(text) == [(place, code)]


def test_a_text_that_is_not_utf_8_is_refused_at_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "latin.yaml"
    path.write_bytes("a: 1\nname: caf\xe9\n".encode("latin-1"))
    tree = read_tree(path)
    assert problems(tree) == [("2:10", "config.encoding")]
    assert "0xE9" in tree.problems[0].message


def test_a_file_above_the_limit_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    path.write_bytes(b"a: 1\n" + b"#" * MAX_BYTES)
    assert problems(read_tree(path)) == [("1:1", "config.too_large")]


def test_aliases_of_aliases_are_counted_before_they_are_written_out() -> None:
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 6)]
    found = refused("\n".join(lines))
    assert [code for _, code in found] == ["config.too_many"]
    assert found[0][0].startswith(("4:", "5:"))


def test_very_many_plain_values_are_refused() -> None:
    assert [code for _, code in refused(f"a: [{'1,' * (MAX_NODES + 1)}]")] == ["config.too_many"]


@pytest.mark.parametrize(
    "text",
    [
        "a: " + "[" * 5000,
        "a: " + "{b: " * 5000,
        "\n".join(" " * level + "k:" for level in range(200)),
        "a: &a " + "[" * 30 + "]" * 30 + "\nb: " + "[" * 30 + "*a" + "]" * 30,
    ],
)
def test_values_nested_too_deep_are_refused(text: str) -> None:
    assert [code for _, code in refused(text)] == ["config.too_deep"]


def test_all_problems_that_can_be_read_past_are_reported_at_once() -> None:
    assert refused("a: .nan\nb: !foo 1\na: 2\nc: {d: 1, d: 2}\n") == [
        ("1:4", "config.value"),
        ("2:4", "config.tag"),
        ("4:11", "config.duplicate_key"),
        ("3:1", "config.duplicate_key"),
    ]

"""Files that extend files: what wins, and where a problem is reported."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportgen.config import extends
from reportgen.config.extends import merge, read_merged
from reportgen.config.load import load
from reportgen.config.places import Entry, Items, Keys, Leaf, Node, Place, plain
from reportgen.errors import Diagnostic

Write = Callable[[str, str], Path]
Refused = Callable[[Path], tuple[Diagnostic, ...]]


def spots(problems: tuple[Diagnostic, ...]) -> list[str]:
    return [f"{Path(p.where.file or '').name}:{p.where.line}:{p.where.column}" for p in problems if p.where is not None]


def merged(path: Path) -> object:
    found = read_merged(path)
    assert found.problems == ()
    assert found.root is not None
    return plain(found.root)


def test_mappings_merge_deep_and_lists_and_single_values_replace(write: Write) -> None:
    write("base.yaml", "group: {x: 1, deep: {y: 2, z: 3}}\nlist: [1, 2]\nkept: 1\n")
    path = write("own.yaml", "extends: base.yaml\ngroup: {deep: {z: 4}}\nlist: [3]\n")
    assert merged(path) == {"group": {"x": 1, "deep": {"y": 2, "z": 4}}, "list": [3], "kept": 1}


def test_later_files_win_over_earlier_ones_and_the_file_itself_over_all(write: Write) -> None:
    write("one.yaml", "x: 1\ny: 1\nz: 1\n")
    write("two.yaml", "y: 2\nz: 2\n")
    assert merged(write("own.yaml", "extends: [one.yaml, two.yaml]\nz: 3\n")) == {"x": 1, "y": 2, "z": 3}


def test_a_file_may_extend_one_that_extends_another(write: Write) -> None:
    write("shared/country.yaml", "x: 1\ny: 1\n")
    write("shared/district.yaml", "extends: country.yaml\ny: 2\n")
    path = write("briefs/own.yaml", "extends: ../shared/district.yaml\nz: 3\n")
    assert merged(path) == {"x": 1, "y": 2, "z": 3}
    assert [file.name for file in read_merged(path).files] == ["own.yaml", "district.yaml", "country.yaml"]


def test_one_base_may_be_extended_on_two_ways(write: Write) -> None:
    write("base.yaml", "x: 1\n")
    write("left.yaml", "extends: base.yaml\nl: 1\n")
    write("right.yaml", "extends: base.yaml\nr: 1\n")
    assert merged(write("own.yaml", "extends: [left.yaml, right.yaml]\n")) == {"x": 1, "l": 1, "r": 1}


def test_a_problem_in_an_inherited_file_is_reported_there(write: Write, valid: str, refused: Refused) -> None:
    write("base.yaml", valid.replace("year: 2025\n    c", "year: 1066\n    c").replace("  id: contoh\n", ""))
    path = write("own.yaml", "extends: base.yaml\npuskesmas:\n  id: own\n  nama: x\n")
    assert spots(refused(path)) == ["base.yaml:14:11", "own.yaml:4:3"]


def test_what_is_missing_after_merging_is_reported_at_the_key_of_the_last_file(
    write: Write, valid: str, refused: Refused
) -> None:
    lines = [line for line in valid.splitlines() if not line.startswith(("  id: contoh", "  name:"))]
    write("base.yaml", "\n".join(lines).replace("puskesmas:", "puskesmas: {district: Contoh}", 1))
    problems = refused(write("own.yaml", "extends: base.yaml\n\npuskesmas:\n  id: own\n"))
    assert spots(problems) == ["own.yaml:3:1"]
    assert problems[0].message.startswith("puskesmas.name is missing")


def test_a_text_given_in_one_language_by_a_base_is_reported_in_the_base(
    write: Write, valid: str, refused: Refused
) -> None:
    write("base.yaml", valid.replace("  languages: [id, en]", "  languages: [id, en]\n  issuer: {id: Dinas}"))
    assert spots(refused(write("own.yaml", "extends: base.yaml\n"))) == ["base.yaml:7:11"]


def test_a_missing_base_is_refused_at_its_name_with_the_nearest_file(write: Write, refused: Refused) -> None:
    write("district.yaml", "x: 1\n")
    problems = refused(write("own.yaml", "extends:\n  - distrct.yaml\n"))
    assert spots(problems) == ["own.yaml:2:5"]
    assert "there is no such file" in problems[0].message
    assert problems[0].hint == 'did you mean "district.yaml"?'


def test_without_its_base_a_file_is_not_told_what_is_missing_but_still_what_is_wrong(
    write: Write, refused: Refused
) -> None:
    problems = refused(write("own.yaml", "extends: none.yaml\npuskesmas: {id: own, nama: x}\nperiod: 2025-Q7\n"))
    assert spots(problems) == ["own.yaml:1:10", "own.yaml:2:22", "own.yaml:3:9"]


def test_a_circle_is_refused_with_its_chain(write: Write, refused: Refused) -> None:
    write("one.yaml", "extends: two.yaml\n")
    write("two.yaml", "period: 2025\nextends: [one.yaml]\n")
    problems = refused(write("own.yaml", "extends: one.yaml\n"))
    assert spots(problems) == ["two.yaml:2:11"]
    chain = [Path(link).name for link in problems[0].message.split(": ", 1)[1].split(" → ")]
    assert chain == ["one.yaml", "two.yaml", "one.yaml"]


def test_a_file_that_extends_itself_is_a_circle(write: Write, refused: Refused) -> None:
    assert refused(write("own.yaml", "extends: ./own.yaml\n"))[0].code == "config.circle"


@pytest.mark.parametrize("written", ["5", "{file: base.yaml}", "[base.yaml, 5]", '""', "null"])
def test_extends_takes_nothing_but_paths(write: Write, refused: Refused, written: str) -> None:
    write("base.yaml", "period: 2025-Q1\n")
    problems = refused(write("own.yaml", f"extends: {written}\n"))
    assert [problem.code for problem in problems] == ["config.extends"]
    assert "expected a file's path, or a list of paths" in problems[0].message


def test_problems_of_two_broken_bases_are_reported_together(write: Write, refused: Refused) -> None:
    write("one.yaml", "x: {\n")
    write("two.yaml", "- list\n")
    assert spots(refused(write("own.yaml", "extends: [one.yaml, two.yaml]\n"))) == ["one.yaml:2:1", "two.yaml:1:1"]


def test_a_base_is_read_once_and_again_after_it_has_changed(
    write: Write, valid: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    read = extends.read_tree

    def counting(path: Path) -> extends.Tree:
        opened.append(path.name)
        return read(path)

    monkeypatch.setattr(extends, "read_tree", counting)
    base = write("base.yaml", valid)
    path = write("own.yaml", "extends: base.yaml\n")
    load(path)
    load(path)
    assert opened.count("base.yaml") == 1
    base.write_text(valid.replace("2025-Q1", "2025-02"), encoding="utf-8")
    os.utime(base, (1, 1))
    assert str(load(path).config.period) == "2025-02"


_PLACE = Place("x.yaml")


def _tree(value: object) -> Node:
    if isinstance(value, dict):
        return Keys({key: Entry(_PLACE, _tree(part)) for key, part in value.items()}, _PLACE)
    if isinstance(value, list):
        return Items(tuple(_tree(part) for part in value), _PLACE)
    return Leaf(value, str(value), _PLACE)


_VALUES = st.recursive(
    st.integers(0, 3) | st.none() | st.lists(st.integers(0, 2), max_size=2),
    lambda part: st.dictionaries(st.sampled_from("abc"), part, max_size=3),
    max_leaves=8,
)


@given(_VALUES, _VALUES, _VALUES)
def test_merging_is_associative(first: object, second: object, third: object) -> None:
    x, y, z = _tree(first), _tree(second), _tree(third)
    assert merge(merge(x, y), z) == merge(x, merge(y, z))

"""Which files of a folder are configurations, and which are only there to be extended."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.config.layer import is_layer

MALANG = Path(__file__).resolve().parents[2] / ".." / "shared" / "acceptance" / "malang"
Write = Callable[[str, str], Path]


@pytest.mark.parametrize(
    "text",
    [
        "puskesmas:\n  id: wagir\n",
        "puskesmas: {name: {id: x, en: y}, id: wagir}\n",
        "sources: {id: 1, puskesmas: {id: 2}}\nlist: [{puskesmas: 3}]\npuskesmas: {code: '1', id: '5'}\n",
        "puskesmas: {id: ''}\n",
        "base: &base {id: x}\npuskesmas: {<<: *base}\n",
        "base: &base {id: x}\npuskesmas: *base\n",
        "\ufeffpuskesmas:\n  id: wagir\n",
        "puskesmas: {id: [1]}\n",
        "puskesmas: {\n",
        "period: '\n",
    ],
)
def test_a_file_with_an_id_or_one_that_cannot_be_read_is_a_configuration(write: Write, text: str) -> None:
    assert is_layer(write("one.yaml", text)) is False


@pytest.mark.parametrize(
    "text",
    [
        "puskesmas:\n  name: {id: wagir, en: wagir}\n",
        "puskesmas: {name: {id: x}}\nother: {id: y}\n",
        "puskesmas:\nid: x\n",
        "puskesmas: {id: }\n",
        "other: {puskesmas: {id: x}}\n",
        "list: [puskesmas, {puskesmas: {id: x}}]\n",
        "period: 2025\n",
        "",
        "words",
        "- puskesmas: {id: x}\n",
        "base: &base {name: x}\npuskesmas: {<<: *base}\n",
    ],
)
def test_a_file_without_an_id_of_its_own_is_a_layer(write: Write, text: str) -> None:
    assert is_layer(write("one.yaml", text)) is True


def test_a_file_that_is_not_there_or_not_text_is_left_for_loading_to_refuse(tmp_path: Path) -> None:
    assert is_layer(tmp_path / "none.yaml") is False
    (tmp_path / "latin.yaml").write_bytes(b"a: \xe9\n")
    assert is_layer(tmp_path / "latin.yaml") is False


def test_asking_is_quick_in_a_folder_of_many_files(write: Write) -> None:
    long = "puskesmas:\n  id: x\n" + "\n".join(f"key{number}: [1, 2, 3]" for number in range(2000))
    path = write("long.yaml", long)
    started = time.perf_counter()
    for _ in range(20):
        is_layer(path)
    assert time.perf_counter() - started < 0.5


@pytest.mark.shared
@pytest.mark.skipif(not MALANG.is_dir(), reason="needs ../shared")
def test_of_the_files_of_malang_one_is_a_layer() -> None:
    assert [path.name for path in sorted(MALANG.glob("*.yaml")) if is_layer(path)] == ["kab-malang.yaml"]

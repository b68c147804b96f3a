"""A reader never sees half a file, nothing old looks current, and nothing is lost."""

import os
from pathlib import Path

import pytest

from reportgen import outputs
from reportgen.errors import OutputError
from reportgen.manifest import Hashes


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_a_folder_is_hashed_through_links_and_without_what_an_editor_leaves(tmp_path: Path) -> None:
    blocks, office = tmp_path / "elsewhere", tmp_path / "office"
    blocks.mkdir()
    office.mkdir()
    (blocks / "chart.html").write_text("one")
    (office / "blocks").symlink_to(blocks)
    (office / "again").symlink_to(office)
    first = Hashes().of_folder(office)
    (office / ".DS_Store").write_text("x")
    (blocks / "chart.html~").write_text("x")
    assert Hashes().of_folder(office) == first
    (blocks / "chart.html").write_text("two")
    assert Hashes().of_folder(office) != first


def test_files_of_an_earlier_run_that_this_one_did_not_make_are_taken_away(tmp_path: Path) -> None:
    outputs.deliver(tmp_path, {"brief.id.draft.pdf": b"1", "results.json": b"1"})
    outputs.deliver(tmp_path, {"brief.id.pdf": b"2", "results.json": b"2"})
    assert names(tmp_path) == ["brief.id.pdf", "results.json"]


def test_a_file_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    outputs.deliver(tmp_path, {"results.json": b"1"})
    outputs.retire(tmp_path, "it failed")
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_failed_run_keeps_the_earlier_files_but_not_as_current(tmp_path: Path) -> None:
    outputs.deliver(tmp_path, {"brief.id.pdf": b"old", "manifest.json": b"{}"})
    outputs.retire(tmp_path, "the register has a month 13")
    assert names(tmp_path) == ["not-current/WHY.txt", "not-current/brief.id.pdf", "not-current/manifest.json"]
    assert (tmp_path / "not-current/brief.id.pdf").read_bytes() == b"old"
    assert "month 13" in (tmp_path / "not-current/WHY.txt").read_text()


def test_two_failures_in_a_row_keep_what_there_was(tmp_path: Path) -> None:
    outputs.deliver(tmp_path, {"brief.id.pdf": b"old"})
    outputs.retire(tmp_path, "first")
    outputs.retire(tmp_path, "second")
    assert (tmp_path / "not-current/brief.id.pdf").read_bytes() == b"old"


def test_the_next_good_run_clears_what_was_not_current(tmp_path: Path) -> None:
    outputs.deliver(tmp_path, {"brief.id.pdf": b"old"})
    outputs.retire(tmp_path, "it failed")
    outputs.deliver(tmp_path, {"brief.id.pdf": b"new"})
    assert names(tmp_path) == ["brief.id.pdf"]


def test_a_write_that_breaks_off_leaves_the_old_file_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "results.json"
    outputs.write_whole(path, b"old")

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space"):
        outputs.write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert os.listdir(tmp_path) == ["results.json"]  # noqa: PTH208 -- pathlib is what is broken here


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(OutputError, match="file"):
        outputs.require_writable(tmp_path / "file" / "out")
    with pytest.raises(OutputError, match="cannot be written"):
        outputs.deliver(tmp_path / "file" / "out", {"results.json": b""})

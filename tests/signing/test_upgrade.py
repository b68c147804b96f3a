"""What comes with the program is signed too: its words, templates, rules and itself."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from districts import district
from finals import WHO

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("reportgen", "templates", "configs")


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program in a folder of its own, where it may be changed."""
    folder = tmp_path_factory.mktemp("program")
    for part in PARTS:
        shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("*.pyc"))
    return folder


def run(program: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(program), "PYTHONPYCACHEPREFIX": str(program / "compiled")}
    command = [sys.executable, "-m", "reportgen", *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=environment, cwd=program)


@pytest.fixture(scope="module")
def config(program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A configuration that was reviewed and signed by way of the command line alone."""
    made = district(tmp_path_factory.mktemp("made"), "Wagir")
    config = made.config("Wagir")
    for language in ("id", "en"):
        folder = made.folder / "office" / "locale" / language
        folder.mkdir(parents=True)
        printed = run(program, "sign", "--catalogue", language, *WHO)
        assert printed.returncode == 0, printed.stderr
        (folder / "review.yaml").write_text(printed.stdout, encoding="utf-8")
    config.write_text(config.read_text(encoding="utf-8") + "brief: {templates: office}\n", encoding="utf-8")
    signed = run(program, "sign", config, *WHO)
    assert signed.returncode == 0, signed.stderr
    config.write_text(config.read_text(encoding="utf-8") + signed.stdout, encoding="utf-8")
    return config


@contextmanager
def changed(file: Path, old: str, new: str) -> Iterator[None]:
    """Replace the first words that fit, and put them back."""
    before = file.read_text(encoding="utf-8")
    assert old in before
    file.write_text(before.replace(old, new, 1), encoding="utf-8")
    yield
    file.write_text(before, encoding="utf-8")


def warned(program: Path, config: Path) -> bool:
    checked = run(program, "check", config, "--json")
    assert checked.returncode == 0, checked.stdout
    return any("no longer holds" in notice for notice in json.loads(checked.stdout)["notices"])


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "old", "new"),
    [
        ("templates/locale/id/brief.po", "Ringkasan kebijakan", "Ringkasan"),
        ("templates/partials/colophon.html", "contact", "kontak"),
        ("configs/indicators/ebf_24h_0_5.yaml", "label:", "label: "),
        ("reportgen/config/band_checks.py", '"""', '""" '),
    ],
)
def test_a_later_change_of_what_comes_with_the_program_makes_it_a_draft_again(
    program: Path, config: Path, name: str, old: str, new: str
) -> None:
    assert not warned(program, config)
    with changed(program / name, old, new):
        assert warned(program, config)


@pytest.mark.slow
def test_words_that_changed_since_somebody_read_them_cannot_be_signed(program: Path, config: Path) -> None:
    file = program / "templates" / "locale" / "id" / "brief.po"
    with changed(file, "Ringkasan kebijakan", "Ringkasan"):
        signed = run(program, "sign", config)
    assert signed.returncode == 3
    assert "the catalogues of id have changed since dr. Contoh Sari read them" in signed.stderr
    assert signed.stdout == ""

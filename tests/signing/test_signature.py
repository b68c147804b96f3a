"""What a signature covers: everything that a brief is made from, wherever it stands; and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from districts import district
from finals import reviewed, signed
from survey_configs import changed

from reportgen.config.load import load
from reportgen.signing import files_of, signature
from reportgen.signing.canonical import canonical
from reportgen.workshop import Workshop

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>\n'
MORE = """\
policy: {targets: [{indicator: ebf_24h_0_5, value: 0.6, year: 2025, basis: {id: Contoh, en: Example}}]}
notes: {findings: {id: Naik., en: Up.}}
"""


@pytest.fixture
def config(tmp_path: Path) -> Path:
    made = district(tmp_path / "made", "Wagir")
    config = reviewed(made.config("Wagir"), made.folder, more=MORE)
    (made.folder / "logo.svg").write_text(LOGO, encoding="utf-8")
    (made.folder / "earlier.json").write_text("{}\n", encoding="utf-8")
    (made.folder / "office" / "partials").mkdir()
    (made.folder / "office" / "partials" / "colophon.html").write_text("<p>Our own</p>\n", encoding="utf-8")
    replace(config, "templates: office", "templates: office, logo: logo.svg, previous: earlier.json")
    return config


def hashed(config: Path) -> str:
    return signature(load(config), Workshop().hashes)


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


CHANGES: dict[str, tuple[str, str, str]] = {
    "one byte of the data": ("register.csv", "Wagir,Desa 1,1,35,", "Wagir,Desa 1,1,36,"),
    "an expected village": ("villages.csv", "Desa 3", "Desa 4"),
    "a value of the configuration": ("wagir.yaml", "Puskesmas Wagir", "Puskesmas Wagir Baru"),
    "a value that it inherits": ("kabupaten.yaml", "[ebf_24h_0_5, recall_coverage]", "[ebf_24h_0_5]"),
    "a policy target": ("final.yaml", "value: 0.6", "value: 0.7"),
    "a note": ("final.yaml", "Up.", "Up!"),
    "an office's template": ("office/partials/colophon.html", "Our own", "Ours"),
    "the logo": ("logo.svg", 'width="4"', 'width="5"'),
    "the results of the period before": ("earlier.json", "{}", "{ }"),
    "a review": ("office/locale/id/review.yaml", "dr. Contoh Sari", "Contoh Dewi"),
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_change_of_what_a_brief_is_made_from_changes_the_hash(config: Path, change: str) -> None:
    before = hashed(config)
    name, old, new = CHANGES[change]
    replace(config.parent / name, old, new)
    assert hashed(config) != before


def _sign(config: Path) -> None:
    signed(config)


def _comment(config: Path) -> None:
    config.write_text(f"# a remark\n{config.read_text(encoding='utf-8')}", encoding="utf-8")


def _touch(config: Path) -> None:
    (config.parent / "register.csv").touch()


@pytest.mark.parametrize("change", [_sign, _comment, _touch])
def test_what_changes_nothing_in_a_brief_leaves_the_hash(config: Path, change: Callable[[Path], None]) -> None:
    before = hashed(config)
    change(config)
    assert hashed(config) == before


def test_the_hash_is_the_same_from_another_folder_and_on_another_way_there(
    config: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = hashed(config)
    replace(config, f"extends: {config.parent}/", "extends: ")
    shutil.copytree(config.parent, tmp_path / "elsewhere" / "deeper")
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert hashed(Path("deeper/final.yaml")) == before


def test_the_order_of_answers_counts_for_it_is_their_order_on_the_pages(tmp_path: Path) -> None:
    answers = ("town: {id: Kota, en: Town}", "village: {id: Desa, en: Village}")
    before = hashed(changed(tmp_path))
    assert hashed(changed(tmp_path, (", ".join(answers), ", ".join(reversed(answers))))) != before


def test_every_file_that_any_key_names_is_covered(config: Path) -> None:
    names = [path.name for path in files_of(load(config).config)]
    assert sorted(names) == ["earlier.json", "logo.svg", "office", "register.csv", "villages.csv"]


def test_a_file_that_is_not_there_has_no_hash(tmp_path: Path) -> None:
    assert canonical(tmp_path / "none.csv", Workshop().hashes) == {"name": "none.csv", "sha256": None}


def test_what_is_not_understood_is_not_signed() -> None:
    with pytest.raises(TypeError, match="cannot be signed"):
        canonical(object(), Workshop().hashes)

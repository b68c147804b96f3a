"""Draft and final, from a configuration to files: what was signed is final, and what has changed since is not."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from districts import District, district
from finals import DAY, NAME, final, reviewed, sign_off, signed

from reportgen import pipeline
from reportgen.config.model import Status
from reportgen.errors import ConfigError, SignatureError
from reportgen.pipeline import Built, Format, Options, Workshop

DATA = frozenset({Format.JSON})
PAGES = frozenset({Format.HTML, Format.JSON})


@pytest.fixture
def made(tmp_path: Path) -> District:
    return district(tmp_path / "made", "Wagir")


@pytest.fixture
def config(made: District) -> Path:
    return final(made.config("Wagir"), made.folder)


def build(config: Path, out: Path, **options: Any) -> Built:
    return pipeline.build(config, out, options=Options(**{"formats": DATA, **options}), workshop=Workshop())


def results(built: Built) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((built.folder / "results.json").read_text(encoding="utf-8"))
    return found


def test_what_was_signed_is_final_in_pages_names_and_results_and_says_who_signed(config: Path, tmp_path: Path) -> None:
    built = build(config, tmp_path / "out", formats=PAGES)
    pages = {path.name: path.read_text(encoding="utf-8") for path in built.files if path.suffix == ".html"}
    assert list(pages) == ["brief.id.html", "brief.en.html"]
    assert f"Dibaca dan disahkan oleh {NAME}, Kepala puskesmas, 20 April 2025." in pages["brief.id.html"]
    assert f"Read and approved by {NAME}, Head of the puskesmas, 20 April 2025." in pages["brief.en.html"]
    assert all('<meta name="status" content="final">' in page for page in pages.values())
    assert not any('class="mark"' in page or "interpretation missing" in page for page in pages.values())
    found = results(built)
    assert found["status"] == "final"
    assert {key: found["sign_off"][key] for key in ("name", "date")} == {"name": NAME, "date": DAY}
    assert found["sign_off"]["role"] == {"id": "Kepala puskesmas", "en": "Head of the puskesmas"}
    assert found["sign_off"]["hash"] in config.read_text(encoding="utf-8")


def test_a_final_is_the_same_bytes_each_time(config: Path, tmp_path: Path) -> None:
    everything = frozenset({Format.PDF, Format.HTML, Format.JSON})
    first, again = (build(config, tmp_path / name, formats=everything) for name in ("first", "again"))
    assert [path.name for path in first.files] == [path.name for path in again.files]
    assert [path.read_bytes() for path in first.files] == [path.read_bytes() for path in again.files]


def sign_off_line(config: Path) -> str:
    (line,) = [each for each in config.read_text(encoding="utf-8").splitlines() if each.startswith("sign_off")]
    return line


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_later_change_makes_it_a_draft_again_everywhere(made: District, config: Path, tmp_path: Path) -> None:
    build(config, tmp_path / "out", formats=PAGES)
    change(made.register, "Wagir,Desa 1,1,35,", "Wagir,Desa 1,1,36,")
    built = build(config, tmp_path / "out", formats=PAGES)
    assert sorted(path.name for path in built.folder.glob("brief*")) == ["brief.en.draft.html", "brief.id.draft.html"]
    page = (built.folder / "brief.id.draft.html").read_text(encoding="utf-8")
    assert "<title>[Draf]" in page
    assert "disahkan oleh" not in page
    found = results(built)
    assert (found["status"], found["sign_off"]) == ("draft", None)
    (told,) = [each for each in found["diagnostics"] if each["code"] == "sign_off.voided"]
    assert (told["severity"], told["where"]) == ("warning", "sign_off.hash")
    assert "reportgen sign" in told["message"]["id"]
    assert "reportgen sign" in told["message"]["en"]
    assert any("no longer holds" in notice for notice in built.notices)


def test_signing_again_makes_it_final_again(made: District, config: Path, tmp_path: Path) -> None:
    change(made.register, "Wagir,Desa 1,1,35,", "Wagir,Desa 1,1,36,")
    lines = [line for line in config.read_text(encoding="utf-8").splitlines() if not line.startswith("sign_off")]
    config.write_text("\n".join((*lines, "")), encoding="utf-8")
    config.write_text(config.read_text(encoding="utf-8") + sign_off(config), encoding="utf-8")
    assert results(build(config, tmp_path / "out"))["status"] == "final"


def test_strict_refuses_what_no_longer_fits_at_the_line_of_the_hash(made: District, config: Path) -> None:
    change(made.config("Wagir"), "Puskesmas Wagir", "Puskesmas Wagir Baru")
    with pytest.raises(SignatureError) as caught:
        pipeline.check(config, options=Options(strict=True), workshop=Workshop())
    (problem,) = caught.value.diagnostics
    lines = config.read_text(encoding="utf-8").splitlines()
    assert problem.where is not None
    assert "hash" in lines[(problem.where.line or 0) - 1]
    assert (problem.where.key, caught.value.exit_code) == ("sign_off.hash", 4)
    assert "reportgen sign" in str(problem.hint)


def test_check_warns_of_what_no_longer_fits(made: District, config: Path) -> None:
    change(made.register, "Wagir,Desa 1,1,35,", "Wagir,Desa 1,1,36,")
    checked = pipeline.check(config, options=Options(), workshop=Workshop())
    line = config.read_text(encoding="utf-8").splitlines().index(sign_off_line(config)) + 1
    assert any("no longer holds" in notice and f"{config}:{line}:" in notice for notice in checked.notices)


def test_languages_and_formats_of_the_command_line_do_not_void_it(config: Path, tmp_path: Path) -> None:
    (english,) = [each for each in pipeline.load(config).config.brief.languages if each.value == "en"]
    built = build(config, tmp_path / "out", languages=(english,), formats=PAGES)
    assert results(built)["status"] == "final"


def test_final_without_a_signature_is_refused_at_the_status(made: District, tmp_path: Path) -> None:
    config = reviewed(made.config("Wagir"), made.folder, more="status: final\n")
    out = tmp_path / "out"
    build(config, out, status=Status.DRAFT)
    with pytest.raises(ConfigError) as caught:
        build(config, out)
    (problem,) = caught.value.diagnostics
    assert "sign_off is missing" in problem.message
    assert problem.where is not None
    assert (problem.where.file, problem.where.line) == (str(config), 3)
    assert f"reportgen sign {config}" in str(problem.hint)
    assert [path.name for path in (out / "wagir" / "2025-Q1").iterdir()] == ["not-current"]


def test_final_on_the_command_line_needs_a_signature_too(made: District, tmp_path: Path) -> None:
    config = reviewed(made.config("Wagir"), made.folder)
    with pytest.raises(ConfigError) as caught:
        build(config, tmp_path / "out", status=Status.FINAL)
    (problem,) = caught.value.diagnostics
    assert problem.where is not None
    assert (problem.where.file, problem.where.key) == (str(config), "status")


def test_a_signed_draft_is_final_when_the_command_line_says_so(made: District, tmp_path: Path) -> None:
    config = reviewed(made.config("Wagir"), made.folder)
    config.write_text(config.read_text(encoding="utf-8") + sign_off(config), encoding="utf-8")
    assert results(build(config, tmp_path / "out"))["status"] == "draft"
    assert results(build(config, tmp_path / "out"))["sign_off"] is None
    assert results(build(config, tmp_path / "out", status=Status.FINAL))["status"] == "final"


def test_final_on_the_command_line_is_refused_where_the_signature_no_longer_fits(
    made: District, config: Path, tmp_path: Path
) -> None:
    build(config, tmp_path / "out")
    change(made.register, "Wagir,Desa 1,1,35,", "Wagir,Desa 1,1,36,")
    with pytest.raises(SignatureError) as caught:
        build(config, tmp_path / "out", status=Status.FINAL)
    assert [each.where.key for each in caught.value.diagnostics if each.where] == ["sign_off.hash"]
    assert [path.name for path in (tmp_path / "out" / "wagir" / "2025-Q1").iterdir()] == ["not-current"]


def test_draft_on_the_command_line_always_gives_a_draft(made: District, config: Path, tmp_path: Path) -> None:
    found = results(build(config, tmp_path / "out", status=Status.DRAFT))
    assert (found["status"], found["sign_off"]) == ("draft", None)
    change(made.register, "Wagir,Desa 1,1,35,", "Wagir,Desa 1,1,36,")
    found = results(build(config, tmp_path / "out", status=Status.DRAFT, strict=True))
    assert "sign_off.voided" not in [each["code"] for each in found["diagnostics"]]


def test_a_language_that_nobody_has_read_cannot_be_final(made: District) -> None:
    config = signed(made.config("Wagir"))
    with pytest.raises(ConfigError) as caught:
        pipeline.check(config, options=Options(), workshop=Workshop())
    assert [each.code for each in caught.value.diagnostics] == ["config.unreviewed"] * 2
    assert "templates/locale/id/review.yaml" in str(caught.value.diagnostics[0].where)


def test_an_unsigned_final_in_an_unread_language_hears_of_both_at_once(made: District) -> None:
    config = made.config("Wagir")
    config.write_text(config.read_text(encoding="utf-8") + "status: final\n", encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        pipeline.check(config, options=Options(), workshop=Workshop())
    assert {each.code for each in caught.value.diagnostics} == {"config.unsigned", "config.unreviewed"}


def test_a_batch_builds_a_final_anew_once_its_signature_no_longer_fits(
    made: District, config: Path, tmp_path: Path
) -> None:
    out, options = tmp_path / "out", Options(formats=DATA)
    build(config, out)
    assert pipeline.unchanged(config, out, options=options, workshop=Workshop())
    change(made.register, "Wagir,Desa 1,1,35,", "Wagir,Desa 1,1,36,")
    assert not pipeline.unchanged(config, out, options=options, workshop=Workshop())


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (f'name: "{NAME}"', 'name: ""', "sign_off.name"),
        ("en: Head of the puskesmas", 'en: ""', "sign_off.role.en"),
        (f'date: "{DAY}"', 'date: ""', "sign_off.date"),
        (", hash:", ", hsah:", "did you mean"),
    ],
)
def test_a_signature_that_is_not_filled_in_is_located(config: Path, old: str, new: str, words: str) -> None:
    change(config, old, new)
    with pytest.raises(ConfigError) as caught:
        pipeline.check(config, options=Options(), workshop=Workshop())
    problem = caught.value.diagnostics[0]
    assert words in f"{problem.message} {problem.hint}"
    assert problem.where is not None
    assert problem.where.line == 4

from __future__ import annotations

import json
from pathlib import Path

import pytest
from batch.running import PLAIN, reportgen
from click.testing import CliRunner, Result
from districts import District, district
from finals import reviewed, sign_off

from reportgen.cli.app import app
from reportgen.cli.options import FORMATS, LANGUAGES
from reportgen.locales.languages import Language
from reportgen.pipeline import Format


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


@pytest.fixture
def made(tmp_path: Path) -> District:
    return district(tmp_path / "configs", "Wagir", without_rows=("Turen",))


def test_the_formats_and_languages_of_the_command_line_are_those_of_the_program() -> None:
    assert tuple(each.value for each in Format) == FORMATS
    assert (*(each.value for each in Language), "all") == LANGUAGES


def test_build_prints_the_files_it_wrote_and_nothing_else(made: District, tmp_path: Path) -> None:
    result = reportgen("build", made.config("Wagir"), "-o", tmp_path / "out", "-q")
    assert (result.returncode, result.stderr) == (0, "")
    files = [Path(line) for line in result.stdout.splitlines()]
    assert all(file.is_file() for file in files)
    assert {file.name for file in files} >= {"results.json", "manifest.json"}
    assert len([file for file in files if file.suffix == ".pdf"]) == 2


def test_one_language_gives_one_pdf(made: District, tmp_path: Path) -> None:
    result = run("build", made.config("Wagir"), "-o", tmp_path / "out", "--lang", "id", "--format", "pdf", "-q")
    (pdf,) = [line for line in result.stdout.splitlines() if line.endswith(".pdf")]
    assert ".id." in Path(pdf).name


def test_final_takes_the_draft_mark_out_of_the_file_name_of_what_is_signed(made: District, tmp_path: Path) -> None:
    config = reviewed(made.config("Wagir"), tmp_path / "signed")
    config.write_text(config.read_text(encoding="utf-8") + sign_off(config), encoding="utf-8")
    draft, final = (
        run("build", config, "-o", tmp_path / how, f"--{how}", "--format", "html", "-q").stdout
        for how in ("draft", "final")
    )
    assert "draft" in Path(draft.splitlines()[0]).name
    assert "draft" not in Path(final.splitlines()[0]).name


def test_final_without_a_signature_is_an_invalid_configuration(made: District, tmp_path: Path) -> None:
    result = run("build", made.config("Wagir"), "-o", tmp_path / "out", "--final", *PLAIN)
    assert result.exit_code == 3
    assert "sign_off is missing" in result.stderr
    assert not list((tmp_path / "out").rglob("*.json"))


def test_draft_and_final_exclude_each_other(made: District, tmp_path: Path) -> None:
    result = run("build", made.config("Wagir"), "-o", tmp_path / "out", "--draft", "--final")
    assert result.exit_code == 2
    assert not (tmp_path / "out").exists()


def test_two_configurations_for_one_folder_are_refused_before_anything_is_built(made: District, tmp_path: Path) -> None:
    again = made.folder / "again.yaml"
    again.write_text(made.config("Wagir").read_text(encoding="utf-8"), encoding="utf-8")
    result = run("build", made.config("Wagir"), again, "-o", tmp_path / "out")
    assert result.exit_code == 3
    assert not (tmp_path / "out").exists()


def test_programs_get_one_object(made: District, tmp_path: Path) -> None:
    result = run("build", made.config("Wagir"), "-o", tmp_path / "out", "--json", *PLAIN)
    line = json.loads(result.stdout)
    assert (line["status"], line["puskesmas"], line["period"]) == ("done", "wagir", "2025-Q1")
    assert line["stages"]


@pytest.mark.parametrize(("prepare", "code"), [("no rows", 4), ("config", 3), ("source", 5), ("cell", 4)])
def test_a_brief_that_fails_ends_with_its_own_code_and_says_where(
    made: District, tmp_path: Path, prepare: str, code: int
) -> None:
    config = made.config("Turen" if prepare == "no rows" else "Wagir")
    if prepare == "config":
        config.write_text(config.read_text(encoding="utf-8").replace("name:", "naem:"), encoding="utf-8")
    elif prepare == "source":
        made.register.unlink()
    elif prepare == "cell":
        made.replace_in_register("Wagir,Desa 1,2,36,32", 'Wagir,Desa 1,2,36,"1.234,5"')
    result = reportgen("build", config, "-o", tmp_path / "out")
    assert result.returncode == code
    assert result.stdout == ""
    assert str(config) in result.stderr
    expected = {
        "no rows": "Turen",
        "config": 'did you mean "name"',
        "source": "register.csv",
        "cell": "1.234,5",
    }
    assert expected[prepare] in result.stderr
    assert not list((tmp_path / "out").rglob("*.*"))


def test_several_configurations_of_which_some_fail_end_with_7(made: District, tmp_path: Path) -> None:
    result = run("build", made.config("Turen"), made.config("Wagir"), "-o", tmp_path / "out", *PLAIN)
    assert result.exit_code == 7
    assert "wagir" in result.stdout


def test_strict_refuses_rows_that_cannot_be(made: District, tmp_path: Path) -> None:
    made.replace_in_register("Wagir,Desa 1,2,36,32,23", "Wagir,Desa 1,2,36,32,33")
    arguments = ("build", made.config("Wagir"), "-o", tmp_path / "out", *PLAIN)
    assert run(*arguments).exit_code == 0
    refused = run(*arguments, "--strict")
    assert refused.exit_code == 4
    assert "33" in refused.stderr


def test_a_dry_run_says_where_and_writes_nothing(made: District, tmp_path: Path) -> None:
    result = run("build", made.config("Wagir"), "-o", tmp_path / "out", "--dry-run")
    assert result.stdout == f"{made.config('Wagir')} → {tmp_path / 'out' / 'wagir' / '2025-Q1'}/\n"
    assert not (tmp_path / "out").exists()


def test_check_says_what_a_brief_would_rest_on_and_writes_nothing(made: District, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*"))
    result = run("check", made.config("Wagir"))
    assert result.exit_code == 0
    assert result.stdout == f"{made.config('Wagir')}: ok, wagir 2025-Q1, data usable\n"
    assert sorted(tmp_path.rglob("*")) == before


def test_check_ends_with_the_code_of_what_is_wrong(made: District) -> None:
    result = run("check", made.config("Turen"), "--json")
    assert result.exit_code == 4
    line = json.loads(result.stdout)
    assert (line["ok"], line["exit_code"]) == (False, 4)
    assert line["reason"]


def test_verbose_tells_the_time_a_stage(made: District, tmp_path: Path) -> None:
    result = run("build", made.config("Wagir"), "-o", tmp_path / "out", "-v", *PLAIN)
    assert "sources" in result.stderr
    assert "peak memory" in result.stderr

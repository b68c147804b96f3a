from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from districts import District, district
from finals import WHO, reviewed

from reportgen.cli.app import app

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"


@pytest.fixture
def made(tmp_path: Path) -> District:
    return district(tmp_path / "made", "Wagir")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(each) for each in arguments])


def test_what_sign_prints_makes_the_brief_final(made: District, tmp_path: Path) -> None:
    config = reviewed(made.config("Wagir"), made.folder)
    signed = run("sign", config, *WHO)
    assert signed.exit_code == 0
    config.write_text(config.read_text(encoding="utf-8") + signed.stdout, encoding="utf-8")
    built = run("build", config, "-o", tmp_path / "out", "--format", "json", "--strict", "-q")
    assert (built.exit_code, built.stderr) == (0, "")
    assert '"status": "final"' in (tmp_path / "out" / "wagir" / "2025-Q1" / "results.json").read_text(encoding="utf-8")


def test_sign_says_what_it_covers_and_writes_nothing(made: District) -> None:
    config = reviewed(made.config("Wagir"), made.folder)
    before = {path: path.read_bytes() for path in made.folder.rglob("*") if path.is_file()}
    printed = run("sign", config).stdout
    assert all(name in printed for name in ("register.csv", "villages.csv", "office", "catalogues", "rules"))
    assert {path: path.read_bytes() for path in made.folder.rglob("*") if path.is_file()} == before


def test_what_is_not_filled_in_is_not_taken(made: District) -> None:
    config = reviewed(made.config("Wagir"), made.folder)
    printed = run("sign", config).stdout
    assert printed.count("# to be filled in") == 3
    config.write_text(config.read_text(encoding="utf-8") + printed, encoding="utf-8")
    checked = run("check", config)
    assert checked.exit_code == 3
    assert all(key in checked.stderr for key in ("sign_off.name", "sign_off.role.id", "sign_off.date"))


def test_programs_get_one_object(made: District) -> None:
    config = reviewed(made.config("Wagir"), made.folder)
    printed = run("sign", config, "--json", *WHO)
    (line,) = map(json.loads, printed.stdout.splitlines())
    assert line["sign_off"]["hash"] == line["hash"]
    assert len(line["hash"]) == 64
    assert line["sign_off"]["role"] == {"id": "Kepala puskesmas", "en": "Head of the puskesmas"}
    assert (line["puskesmas"], line["period"]) == ("wagir", "2025-Q1")


def test_one_language_needs_one_role(made: District) -> None:
    more = "period: 2025-02\n"
    config = reviewed(made.config("Wagir"), made.folder, more=more)
    text = config.read_text(encoding="utf-8")
    config.write_text(text.replace("{templates: office}", "{templates: office, languages: [id]}"), encoding="utf-8")
    assert 'role: "Kepala puskesmas"' in run("sign", config, *WHO).stdout


def test_what_nobody_has_read_is_not_signed(made: District) -> None:
    result = run("sign", made.config("Wagir"))
    assert (result.exit_code, result.stdout) == (3, "")
    assert "nobody has reviewed the catalogues of id" in result.stderr
    assert "--catalogue en" in result.stderr


def test_a_figure_that_cannot_be_stops_the_signing(tmp_path: Path) -> None:
    config = reviewed(EXAMPLES / "tomuan" / "tomuan.yaml", tmp_path)
    result = run("sign", config)
    assert (result.exit_code, result.stdout) == (4, "")
    assert "cannot be reproduced" in result.stderr


def test_every_reason_not_to_sign_is_told_at_once() -> None:
    result = run("sign", EXAMPLES / "tomuan" / "tomuan.yaml")
    assert result.exit_code == 4
    assert "cannot be reproduced" in result.stderr
    assert "nobody has reviewed" in result.stderr


def test_a_review_is_printed_by_language() -> None:
    indonesian, english = (run("sign", "--catalogue", language, "--json", *WHO).stdout for language in ("id", "en"))
    first, second = json.loads(indonesian), json.loads(english)
    assert first["review"]["sha256"] != second["review"]["sha256"]
    assert first["files"] == second["files"]
    assert first["review"]["by"] == "dr. Contoh Sari"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "either CONFIG or --catalogue"),
        (["--catalogue", "jv"], "jv"),
        (["--catalogue", "id", "--date", "20 April"], "is no day"),
    ],
)
def test_what_cannot_be_signed_is_a_usage_error(arguments: list[str], words: str) -> None:
    result = run("sign", *arguments)
    assert result.exit_code == 2
    assert words in result.stderr

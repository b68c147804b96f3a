from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from districts import district

from reportgen.cli.app import app
from reportgen.config.load import load


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, [str(argument) for argument in arguments])


def test_new_writes_a_configuration_that_can_be_loaded(tmp_path: Path) -> None:
    path = tmp_path / "wagir.yaml"
    result = run("new", path)
    assert (result.exit_code, result.stdout) == (0, f"{path}\n")
    assert load(path).config.puskesmas.id == "wagir"


def test_new_writes_a_configuration_of_a_survey_where_asked(tmp_path: Path) -> None:
    path = tmp_path / "mothers.yaml"
    assert run("new", path, "--kind", "survey").exit_code == 0
    assert [source.kind for source in load(path).config.sources.values()] == ["survey"]
    refused = run("new", "--from-table", path, "--extends", path, "--kind", "survey")
    assert refused.exit_code == 2
    assert "--kind goes with PATH" in refused.stderr


def test_new_overwrites_nothing_unless_forced(tmp_path: Path) -> None:
    path = tmp_path / "wagir.yaml"
    path.write_text("mine", encoding="utf-8")
    refused = run("new", path)
    assert refused.exit_code == 2
    assert path.read_text(encoding="utf-8") == "mine"
    assert run("new", path, "--force").exit_code == 0
    assert path.read_text(encoding="utf-8") != "mine"


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_table_gives_a_configuration_a_row(tmp_path: Path, delimiter: str) -> None:
    made = district(tmp_path / "district", "Wagir")
    rows = (("name", "is", "note"), ("Puskesmas Wagir", "Wagir", "x"), ("", "", ""), ("Puskesmas Turen", "Turen", ""))
    table = tmp_path / "table.csv"
    table.write_text("".join(delimiter.join(row) + "\n" for row in rows), encoding="utf-8-sig")
    out = tmp_path / "configs"
    result = run("new", "--from-table", table, "--extends", made.folder / "kabupaten.yaml", "-o", out)
    assert result.exit_code == 0
    assert result.stdout.splitlines() == [str(out / "wagir.yaml"), str(out / "turen.yaml")]
    loaded = load(out / "turen.yaml").config
    assert loaded.puskesmas.id == "turen"
    assert loaded.sources["register"].is_ == "Turen"


def test_a_workbook_gives_a_configuration_a_row(tmp_path: Path) -> None:
    made = district(tmp_path / "district", "Wagir")
    table = tmp_path / "table.xlsx"
    with xlsxwriter.Workbook(table) as book:
        sheet = book.add_worksheet("Puskesmas")
        for number, row in enumerate((("id", "name", "is"), ("wagir", "Puskesmas Wagir", "Wagir"))):
            sheet.write_row(number, 0, row)
    result = run("new", "--from-table", table, "--extends", made.folder / "kabupaten.yaml", "-o", tmp_path, "--json")
    assert result.exit_code == 0
    assert json.loads(result.stdout) == {"config": str(tmp_path / "wagir.yaml")}


def test_a_dry_run_writes_nothing(tmp_path: Path) -> None:
    made = district(tmp_path / "district", "Wagir")
    table = tmp_path / "table.csv"
    table.write_text("id,name\nwagir,Puskesmas Wagir\n", encoding="utf-8")
    out = tmp_path / "configs"
    result = run("new", "--from-table", table, "--extends", made.folder / "kabupaten.yaml", "-o", out, "--dry-run")
    assert result.stdout == f"{out / 'wagir.yaml'}\n"
    assert not out.exists()


def test_a_bad_table_is_refused_with_row_and_column(tmp_path: Path) -> None:
    made = district(tmp_path / "district", "Wagir")
    table = tmp_path / "table.csv"
    table.write_text("id,name\nwagir,Puskesmas Wagir\nwag ir,Puskesmas Turen\n", encoding="utf-8")
    result = run("new", "--from-table", table, "--extends", made.folder / "kabupaten.yaml", "-o", tmp_path / "configs")
    assert result.exit_code == 3
    assert 'row 3, column "id"' in result.stderr
    assert not (tmp_path / "configs").exists()


def test_a_table_needs_a_configuration_to_extend(tmp_path: Path) -> None:
    table = tmp_path / "table.csv"
    table.write_text("id,name\n", encoding="utf-8")
    result = run("new", "--from-table", table)
    assert result.exit_code == 2
    assert "--extends" in result.stderr


@pytest.mark.parametrize("arguments", [["schema"], ["schema", "--layer"]])
def test_the_schema_is_a_json_schema(arguments: list[str]) -> None:
    schema = json.loads(run(*arguments).stdout)
    jsonschema.Draft7Validator.check_schema(schema)
    assert ("puskesmas" in schema.get("required", [])) is (arguments == ["schema"])


@pytest.mark.parametrize(
    ("header", "first", "second", "ids"),
    [
        (
            "name,is,code",
            "Sukaraja,Sukaraja 1,P110",
            "Puskesmas Sukaraja,Sukaraja 2,P221",
            "sukaraja-p110 sukaraja-p221",
        ),
        (
            "name,is,district",
            "Sukaraja,S 1,Kabupaten Bogor",
            "Sukaraja,S 2,Seluma",
            "sukaraja-kabupaten-bogor sukaraja-seluma",
        ),
        ("name,is,id", "Sukaraja,Sukaraja 1,first", "Sukaraja,Sukaraja 2,second", "first second"),
    ],
)
def test_two_puskesmas_of_one_name_are_told_apart_and_the_person_is_told(
    tmp_path: Path, header: str, first: str, second: str, ids: str
) -> None:
    made = district(tmp_path / "district", "Wagir")
    table = tmp_path / "table.csv"
    table.write_text(f"{header}\n{first}\n{second}\n", encoding="utf-8")
    out = tmp_path / "configs"
    result = run("new", "--from-table", table, "--extends", made.folder / "kabupaten.yaml", "-o", out, "--quiet")
    assert result.exit_code == 0
    assert [Path(line).stem for line in result.stdout.splitlines()] == ids.split()
    assert '2 rows are called "Sukaraja"' in result.stderr
    assert all(each in result.stderr for each in ids.split())


def test_two_rows_that_nothing_tells_apart_are_refused(tmp_path: Path) -> None:
    made = district(tmp_path / "district", "Wagir")
    table = tmp_path / "table.csv"
    table.write_text("name,district\nSukaraja,Bogor\nSukaraja,Bogor\n", encoding="utf-8")
    result = run("new", "--from-table", table, "--extends", made.folder / "kabupaten.yaml", "-o", tmp_path / "configs")
    assert result.exit_code == 3
    assert "row 3" in result.stderr
    assert not (tmp_path / "configs").exists()


def test_names_of_their_own_need_no_warning(tmp_path: Path) -> None:
    made = district(tmp_path / "district", "Wagir")
    table = tmp_path / "table.csv"
    table.write_text("name,is\nWagir,Wagir\nTuren,Turen\n", encoding="utf-8")
    result = run("new", "--from-table", table, "--extends", made.folder / "kabupaten.yaml", "-o", tmp_path / "configs")
    assert result.stderr == ""

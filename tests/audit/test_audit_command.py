"""``reportgen audit`` through the front door: files in, verdicts and exit codes out."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pikepdf
import pytest
import xlsxwriter
from click.testing import CliRunner, Result
from printed import pages

from reportgen.cli.app import app
from reportgen.integrity.verdicts import Verdict

SEEDS = Path(__file__).resolve().parents[3] / "shared" / "acceptance" / "seeds"
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason="needs ../shared")
POSSIBLE = "- {measure: share, count: 37, n: 57, percent: 64.9}"
IMPOSSIBLE = "- {measure: share, count: 37, n: 57, percent: 61.4, label: {id: SMA, en: High school}}"
CHECKS = {"check", "verdict", "reading", "conditions", "any_of", "steps", "tables", "possible_reasons", "lacking"}


def run(*arguments: object) -> Result:
    return CliRunner().invoke(app, ["audit", *map(str, arguments)])


def evidence(*claims: str) -> str:
    listed = "\n".join(f"      {claim}" for claim in claims)
    return f"  - id: a-study\n    citation: {{id: Studi, en: A study}}\n    n: 57\n    claims:\n{listed}\n"


def written(folder: Path, text: str, name: str = "evidence.yaml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def records(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.shared
@needs_seeds
def test_tomuan_has_a_share_that_its_count_does_not_give() -> None:
    result = run(SEEDS / "tomuan.yaml")
    assert result.exit_code == 4
    assert "37 of 57 is 64.912%; printed: 61.4%." in result.stdout
    assert "6 consistent, 1 consistent only on conditions, 1 not reproducible" in result.stdout
    assert "Fisher’s exact test applies" in result.stdout
    assert "3 tables of 57 people" in result.stdout
    assert result.stdout.count("2 tables of 57 people") == 3


@pytest.mark.shared
@needs_seeds
def test_mampang_prapatan_is_possible_only_under_conditions_and_its_table_is_listed() -> None:
    result = run(SEEDS / "mampang-prapatan.yaml")
    assert result.exit_code == 0
    assert "1 table of 250 people gives the printed figures. Listed: 165/201 and 26/49." in result.stdout
    assert "Read as a crude odds ratio (Woolf’s method): not reproducible from the stated n." in result.stdout
    assert "By Katz’s method (prevalence ratio), no table of 250 people" in result.stdout
    assert "one that fits is no proof" in result.stdout


@pytest.mark.parametrize(
    "text",
    [
        f"evidence:\n{evidence(IMPOSSIBLE)}",
        evidence(IMPOSSIBLE),
        f"puskesmas: {{id: wagir}}\nsources: 7\nevidence:\n{evidence(IMPOSSIBLE)}",
    ],
    ids=["under its key", "the bare list", "in a configuration that has other mistakes"],
)
def test_the_list_may_stand_alone_or_in_a_configuration(tmp_path: Path, text: str) -> None:
    result = run(written(tmp_path, text))
    assert result.exit_code == 4
    assert "High school: 37 of 57 (61.4%)" in result.stdout


def test_the_list_may_stand_in_a_file_that_is_extended(tmp_path: Path) -> None:
    written(tmp_path, f"evidence:\n{evidence(POSSIBLE)}", "base.yaml")
    assert run(written(tmp_path, "extends: base.yaml\npuskesmas: {id: wagir}\n")).exit_code == 0


def test_nothing_impossible_ends_with_nought(tmp_path: Path) -> None:
    result = run(written(tmp_path, evidence(POSSIBLE)))
    assert (result.exit_code, result.stderr) == (0, "")


def test_verdicts_come_in_the_language_asked_for_with_its_decimal_comma(tmp_path: Path) -> None:
    path = written(tmp_path, evidence(IMPOSSIBLE))
    indonesian, both = run(path, "--lang", "id").stdout, run(path, "--lang", "all").stdout
    assert "tidak dapat dihasilkan dari n yang disebutkan" in indonesian
    assert "37 dari 57 adalah 64,912%; tercetak 61,4%." in indonesian
    assert "not reproducible" not in indonesian
    assert "not reproducible" in both
    assert "tidak dapat dihasilkan" in both


def test_quiet_leaves_the_arithmetic_out_and_verbose_shows_that_of_possible_figures(tmp_path: Path) -> None:
    path = written(tmp_path, evidence(IMPOSSIBLE, POSSIBLE))
    quiet, normal, verbose = (run(path, *option).stdout for option in (["-q"], [], ["-v"]))
    assert "64.912%" not in quiet
    assert normal.count("64.912%") == 1
    assert verbose.count("64.912%") == 2


def test_programs_get_one_object_a_claim_with_words_in_both_languages(tmp_path: Path) -> None:
    result = run(written(tmp_path, evidence(IMPOSSIBLE, POSSIBLE)), "--json")
    assert result.exit_code == 4
    first, second = records(result)
    assert (first["study"], first["number"], first["measure"], first["n"]) == ("a-study", 1, "share", 57)
    assert (first["verdict"], second["verdict"]) == (Verdict.IMPOSSIBLE.value, Verdict.CONSISTENT.value)
    for words in (first["claim"], first["summary"], first["verdict_words"], first["explanation"], first["citation"]):
        assert set(words) == {"id", "en"}
    assert all(set(check) == CHECKS for check in first["checks"])
    computed = next(step for check in first["checks"] for step in check["steps"] if step["step"] == "share_computed")
    assert {"name": "computed", "value": pytest.approx(100 * 37 / 57)} in computed["figures"]


TABLE = """\
study,citation_id,citation_en,design,n,language,measure,label,count,percent,value,ci_lower,ci_upper,p,test,rows,columns
Tomuan,Studi A,Study A,cross-sectional,57,en,share,School,37,61.40,,,,,,,
Tomuan,,,,57,,test,,,,,,,<0.001,chi-square,50;7,45;12
Mampang,Studi B,Study B,,250,en,ratio,,,,"1,547",1.023,2.339,,,,
"""


def test_a_table_holds_one_claim_a_row(tmp_path: Path) -> None:
    first, second, third = records(run(written(tmp_path, TABLE, "claims.csv"), "--json"))
    assert first["claim"]["en"] == "School: 37 of 57 (61.40%)"
    assert first["citation"] == {"id": "Studi A", "en": "Study A"}
    assert second["claim"]["id"] == "uji kai-kuadrat, p < 0,001, baris 50 dan 7, kolom 45 dan 12"
    assert (first["study"], second["study"], third["study"]) == ("tomuan", "tomuan", "mampang")


def test_a_thousand_in_an_english_text_may_be_a_decimal_read_the_other_way(tmp_path: Path) -> None:
    english = records(run(written(tmp_path, TABLE, "claims.csv"), "--json"))[2]
    assert english["conditions"] == [{"kind": "decimal_mark", "figures": [{"name": "value", "value": 1.547}]}]
    indonesian = records(run(written(tmp_path, TABLE.replace(",250,en", ",250,id"), "claims.csv"), "--json"))[2]
    assert indonesian["claim"]["en"].startswith("ratio (kind not stated) 1.547")


def test_a_table_says_what_keeps_a_figure_from_a_check(tmp_path: Path) -> None:
    table = """\
study_n,measure,count,n,percent,value,ci_lower,ci_upper,kind,weighted,binary,method,cut_off,scale
250,share,37,57,61.4,,,,,yes,,,,
,ratio,,,,1.02,1.01,1.03,odds_ratio,,no,,,
,ratio,,,,1.547,1.023,2.339,,,,poisson_model,,
,score,,,,,,,,,,,6,0;5
"""
    found = [each["verdict"] for each in records(run(written(tmp_path, table, "claims.csv"), "--json"))]
    assert found == ["consistent", "consistent", "consistent", "impossible"]


def test_a_long_search_says_on_standard_error_which_figure_it_is_at(tmp_path: Path) -> None:
    slow = "- {measure: ratio, value: 1.9, ci: [1.2, 3.1], n: 2500}"
    result = run(written(tmp_path, evidence(slow)))
    assert "figure 1 of 1" in result.stderr
    assert "figure 1 of 1" not in result.stdout
    assert "figure 1 of 1" not in run(written(tmp_path, evidence(slow)), "-q").stderr


def test_a_table_of_a_spreadsheet_with_semicolons_reads_the_same(tmp_path: Path) -> None:
    rows = [line.split(",") for line in TABLE.replace('"1,547"', "1.547").splitlines()]
    semicolons = "\n".join(";".join(f'"{cell}"' for cell in row) for row in rows)
    book = xlsxwriter.Workbook(str(tmp_path / "claims.xlsx"))
    sheet = book.add_worksheet("Claims")
    for number, row in enumerate(rows):
        sheet.write_row(number, 0, row)
    book.close()
    files = (written(tmp_path, semicolons, "claims.csv"), tmp_path / "claims.xlsx")
    said = [[each["summary"] for each in records(run(path, "--json"))] for path in files]
    assert said[0] == said[1]
    assert len(said[0]) == 3


@pytest.mark.parametrize(
    ("old", "new", "place", "words"),
    [
        ("61.40", '"61,4"', 'row 2, column "percent"', "only in a publication with `language: id`"),
        ("61.40", "many", 'row 2, column "percent"', 'percent is "many"; write the number as it was printed'),
        ("share", "shear", 'row 2, column "measure"', 'measure is "shear"; expected one of share'),
        ("share", "", "row 2", "measure is missing"),
        (",37,", ",minus,", 'row 2, column "count"', 'count is "minus"'),
        ("chi-square", "chi", 'row 3, column "test"', 'test is "chi"'),
        ("Tomuan,,,", "Tomuan,,Another,", 'row 3, column "citation_en"', 'citation_en is "Another", and "Study A"'),
        ("2.339", "0.339", 'row 4, column "ci_lower"', "ci goes from 1.023 to 0.339"),
        ("percent", "percents", 'row 2, column "percents"', "percents"),
        ("measure,", "meassure,", 'row 1, column "meassure"', 'no column "meassure"'),
    ],
)
def test_a_mistake_in_a_table_is_told_with_row_and_column(
    tmp_path: Path, old: str, new: str, place: str, words: str
) -> None:
    result = run(written(tmp_path, TABLE.replace(old, new, 1), "claims.csv"))
    assert result.exit_code == 3
    assert place in result.stderr
    assert words in result.stderr
    assert "evidence[" not in result.stderr
    assert result.stdout == ""


def test_all_mistakes_of_a_table_are_told_at_once(tmp_path: Path) -> None:
    result = run(written(tmp_path, TABLE.replace("61.40", "many").replace("chi-square", "chi"), "claims.csv"))
    assert "2 errors" in result.stderr


def test_a_mistake_in_yaml_is_told_with_its_line(tmp_path: Path) -> None:
    path = written(tmp_path, evidence("- {measure: share, count: 37, percent: many}", "- {measure: shear}"))
    result = run(path)
    assert result.exit_code == 3
    assert "5:" in result.stderr
    assert "6:" in result.stderr


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.yaml", b"", 3),
        ("none.yaml", b"period: 2025\n", 3),
        ("open.yaml", b"evidence: [", 3),
        ("header.csv", b"study,measure\n", 3),
        ("other.csv", b"a,b\n1,2\n", 3),
        ("latin.csv", b"study,measure,label\nA,share,Umur \xe9\n", 4),
        ("broken.xlsx", b"PK\x03\x04 no workbook", 4),
        ("page.pdf", b"%PDF", 4),
    ],
)
def test_a_file_that_cannot_be_used_ends_with_its_code_and_no_traceback(
    tmp_path: Path, name: str, content: bytes, code: int
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    result = run(path)
    assert result.exit_code == code
    assert name in result.stderr
    assert "internal error" not in result.stderr


def test_a_report_is_written_in_both_languages_and_tagged(tmp_path: Path) -> None:
    out = tmp_path / "out"
    result = run(written(tmp_path, evidence(IMPOSSIBLE, POSSIBLE)), "-o", out)
    assert result.exit_code == 4
    assert sorted(path.name for path in out.iterdir()) == ["audit.json", "audit.pdf"]
    text = "\n".join(pages((out / "audit.pdf").read_bytes()))
    assert "1 of 2 figures is not reproducible from what is stated" in text
    assert "1 dari 2 angka" in text
    assert "37 dari 57 adalah 64,912%; tercetak 61,4%." in text
    with pikepdf.open(out / "audit.pdf") as pdf:
        assert bool(pdf.Root.MarkInfo.Marked)
        assert str(pdf.Root.Lang).startswith("id")
        assert "tidak dapat dihasilkan" in str(pdf.docinfo["/Title"])
        assert len(pdf.pages) == 1
    found = json.loads((out / "audit.json").read_text(encoding="utf-8"))
    assert (found["claims"], found["verdicts"]["impossible"], len(found["results"])) == (2, 1, 2)


@pytest.mark.shared
@needs_seeds
@pytest.mark.parametrize("name", ["tomuan", "mampang-prapatan"])
def test_the_seeds_take_a_page_a_language_with_all_that_is_said_of_them(name: str, tmp_path: Path) -> None:
    run(SEEDS / f"{name}.yaml", "-o", tmp_path, "--format", "pdf")
    indonesian, english = pages((tmp_path / "audit.pdf").read_bytes())
    assert "Cara membaca hasil ini" in indonesian
    assert "How to read this" in english
    assert "not reproducible" not in indonesian
    assert "tidak dapat" not in english


def test_a_report_in_one_language_holds_no_word_of_the_other(tmp_path: Path) -> None:
    run(written(tmp_path, evidence(IMPOSSIBLE)), "-o", tmp_path / "out", "--lang", "id", "--format", "html,pdf")
    (page,) = pages((tmp_path / "out" / "audit.pdf").read_bytes())
    assert "not reproducible" not in page
    assert (tmp_path / "out" / "audit.html").is_file()


def test_formats_without_a_folder_and_formats_that_there_are_not_are_usage_errors(tmp_path: Path) -> None:
    path = written(tmp_path, evidence(POSSIBLE))
    assert run(path, "--format", "pdf").exit_code == 2
    assert run(path, "-o", tmp_path / "out", "--format", "xlsx").exit_code == 2
    assert run(tmp_path / "none.yaml").exit_code == 2


def test_colours_and_line_breaks_stay_out_of_a_pipe(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "reportgen", "audit", str(written(tmp_path, evidence(IMPOSSIBLE)))]
    found = subprocess.run(command, capture_output=True, text=True, check=False, env={**os.environ, "COLUMNS": "30"})
    assert found.returncode == 4
    assert "\x1b" not in found.stdout
    assert "37 people are not 61.4% of any denominator up to 1,000." in found.stdout

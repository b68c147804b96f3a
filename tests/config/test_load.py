"""What a configuration's problems say, and where; what comes out of a good one."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from survey_configs import changed
from surveyed import surveyed

from reportgen.assignment import case
from reportgen.config.load import Loaded, load
from reportgen.config.policy_file import built_in
from reportgen.errors import ConfigError, Diagnostic
from reportgen.findings import Target
from reportgen.indicators import Direction
from reportgen.locales.languages import Text

MALANG = Path(__file__).resolve().parents[2] / ".." / "shared" / "acceptance" / "malang"
Spoil = Callable[..., tuple[Diagnostic, ...]]
Write = Callable[[str, str], Path]
Refused = Callable[[Path], tuple[Diagnostic, ...]]
JARGON = re.compile(r"Input should|valid string|validation error|NoneType|pydantic|dict|tuple|None\b|Extra inputs")


def spots(problems: tuple[Diagnostic, ...]) -> list[str]:
    """Each problem as ``line:column key``."""
    return [f"{p.where.line}:{p.where.column} {p.where.key}" for p in problems if p.where is not None]


def test_a_valid_configuration_loads_with_its_indicators_and_targets(changed: Callable[..., Loaded]) -> None:
    loaded = changed()
    assert loaded.headline == "ebf_24h_0_5"
    assert list(loaded.indicators) == ["ebf_24h_0_5", "imd"]
    assert loaded.targets == {"ebf_24h_0_5": Target(0.5, 2025, Text.of({"id": "Dasar", "en": "Basis"}))}
    assert [path.name for path in loaded.files[:3]] == ["contoh.yaml", "ebf_24h_0_5.yaml", "imd.yaml"]
    assert loaded.files[3:] == built_in().files


def test_without_a_coverage_analysis_the_first_analysis_names_the_headline(changed: Callable[..., Loaded]) -> None:
    coverage = (
        "kind: coverage, source: register, indicators: [ebf_24h_0_5, imd], by: [subunit, month], compare: district"
    )
    assert changed((coverage, "kind: trend, source: register, indicator: imd")).headline == "imd"


def test_what_was_loaded_crosses_a_process_border(changed: Callable[..., Loaded]) -> None:
    loaded = changed()
    assert pickle.loads(pickle.dumps(loaded)) == loaded  # noqa: S301 -- our own bytes


def test_paths_are_relative_to_the_file_they_stand_in(write: Write, valid: str) -> None:
    write("base/district.yaml", valid.replace("  id: contoh\n", ""))
    path = write("briefs/own.yaml", "extends: ../base/district.yaml\npuskesmas: {id: own}\n")
    source = load(path).config.sources["register"]
    assert source.path == path.parent.parent / "base" / "register.csv"


# Each case: what is replaced by what; where the problem is reported; words of the message; words of the hint.
CASES = [
    ("period:", "perod:", "4:1 perod", 'unknown key "perod"', 'did you mean "period"?'),
    ("    month: Bulan", "    mont: Bulan", "14:5 sources.register.mont", 'unknown key "mont" in', 'mean "month"'),
    ("    is: CONTOH", "    is_: CONTOH", "12:5 sources.register.is_", 'unknown key "is_"', 'did you mean "is"?'),
    ("period: 2025-Q1\n", "period: 2025-Q1\nzzz: 1\n", "5:1 zzz", 'unknown key "zzz"', "known here: analyses, brief"),
    ("  id: contoh", "  id: Contoh Jaya", "2:7 puskesmas.id", '"Contoh Jaya"; expected letters, digits', None),
    (
        "  id: contoh",
        "  id: 007",
        "2:7 puskesmas.id",
        "puskesmas.id is 007; expected letters",
        'quotation marks: "007"',
    ),
    ("  id: contoh", "  id:", "2:3 puskesmas.id", "puskesmas.id is empty", "take the line away"),
    ("  id: contoh\n", "", "1:1 puskesmas.id", "puskesmas.id is missing", "files that extend it"),
    ("2025-Q1", "2025-Q5", "4:9 period", 'period: "2025-Q5" is not a period; write 2025-Q1', None),
    ("2025-Q1", "2025-13", "4:9 period", "month 13 does not exist", None),
    ("2025-Q1", "[2025]", "4:9 period", "period is a list; expected 2025-Q1", "take the brackets"),
    ("2025-Q1", "2025-01-15/2025-03-31", "4:9 period", "cuts a month in two", "2025-01/2025-03"),
    ("[id, en]", "[id, fr]", "6:19 brief.languages[1]", 'is "fr"; expected one of id, en', None),
    ("[id, en]", "id", "6:14 brief.languages", 'is "id"; expected a list, each one of id, en', "write [id]"),
    ("[id, en]", "[]", "6:14 brief.languages", "is an empty list; expected at least one", None),
    ("[id, en]", "[id, id]", "6:19 brief.languages[1]", 'a second entry "id"', "keep one"),
    (
        "kind: register",
        "kind: registr",
        "9:11 sources.register.kind",
        'is "registr"; expected one of register, survey',
        '"register"',
    ),
    ("path: register.csv", "path: 5", "10:11 sources.register.path", "is 5; expected a file's path", None),
    ("year: 2025", "year: 1066", "15:11 sources.register.year", "a whole number from 1900 to 2999, or words", None),
    ("year: 2025", "year: true", "15:11 sources.register.year", "is true; expected a whole number", None),
    (
        "      births: Lahir",
        "      Births: Lahir",
        "19:7 sources.register.counts.Births",
        'the name "Births"',
        '"births"',
    ),
    (
        "value: 0.5",
        "value: 50",
        "26:39 policy.targets[0].value",
        "is 50; expected a number above 0 to 1",
        "50 % is 0.5",
    ),
    ("value: 0.5", 'value: "0,5"', "26:39 policy.targets[0].value", 'is "0,5"; expected a number', "write 0.5"),
    ("value: 0.5", "value: 50%", "26:39 policy.targets[0].value", 'is "50%"', "50 % is 0.5"),
    ("value: 0.5", "value: true", "26:39 policy.targets[0].value", "is true; expected a number", None),
    (
        "kind: comparison",
        "kind: comparson",
        "23:26 analyses[1].kind",
        "coverage, comparison, trend",
        'mean "comparison"',
    ),
    ("kind: comparison, ", "", "23:5 analyses[1].kind", "analyses[1].kind is missing; expected one of", "write `kind"),
    ("[subunit, month]", "[subunit, months]", "22:100 analyses[0].by[1]", 'is "months"', 'did you mean "month"?'),
    ("across: subunit", "acros: subunit", "23:80 analyses[1].acros", 'unknown key "acros" in analyses[1]', '"across"'),
    ("analyses:\n", "analyses:\n  - 5\n", "22:5 analyses[0]", "analyses[0] is 5; expected a group of keys", None),
    ("en: Contoh Puskesmas", "eng: Contoh", "3:32 puskesmas.name.eng", 'has the key "eng"', 'did you mean "en"?'),
    ("en: Contoh Puskesmas", "en: 5", "3:36 puskesmas.name.en", "is 5; expected words", "quotation marks"),
    ("{id: Puskesmas Contoh, en: Contoh Puskesmas}", "{}", "3:9 puskesmas.name", "empty group", "{id: …, en: …}"),
    ("{id: Puskesmas Contoh, en: Contoh Puskesmas}", '""', "3:9 puskesmas.name", 'is ""; expected words, or {id', None),
    (
        "brief:\n",
        "disclosure: {minimum_cell: '5'}\nbrief:\n",
        "5:28 disclosure.minimum_cell",
        "a whole number",
        "write 5",
    ),
    ("brief:\n", "brief:\n  layout: paralel\n", "6:11 brief.layout", "separate, sequential, parallel", '"parallel"'),
    (
        "year: 2025\n",
        "year: 2025\n    csv: {encoding: utf-88}\n",
        "16:21 sources.register.csv.encoding",
        "no text encoding",
        None,
    ),
    (
        "year: 2025\n",
        "year: 2025\n    csv: {delimiter: tab}\n",
        "16:22 sources.register.csv.delimiter",
        "one character",
        None,
    ),
]


@pytest.mark.parametrize(("old", "new", "spot", "message", "hint"), CASES, ids=[case[1].strip() for case in CASES])
def test_a_problem_says_where_what_and_what_to_do(  # noqa: PLR0913, PLR0917 -- a table of cases
    spoilt: Spoil, old: str, new: str, spot: str, message: str, hint: str | None
) -> None:
    problems = spoilt((old, new))
    at = [problem for problem, place in zip(problems, spots(problems), strict=True) if place == spot]
    assert at, spots(problems)
    assert message in at[0].message
    assert hint is None or (at[0].hint is not None and hint in at[0].hint), at[0].hint
    assert not any(JARGON.search(str(problem)) for problem in problems)


def test_a_misspelt_key_is_reported_once_and_not_also_as_missing(spoilt: Spoil) -> None:
    assert spots(spoilt(("period:", "perod:"))) == ["4:1 perod"]


def test_every_problem_of_every_kind_is_reported_at_once_in_the_order_of_the_lines(spoilt: Spoil) -> None:
    problems = spoilt(
        ("  id: contoh", "  id: contoh jaya"),
        ("en: Contoh Puskesmas}", "en: Contoh Puskesmas}\n  cod: x"),
        ("2025-Q1", "2025-Q9"),
        ("is: CONTOH\n", "is: CONTOH\n    is: LAIN\n"),
        ("year: 2025", "year: .nan"),
        ("source: register, indicators", "source: registr, indicators"),
        ("indicator: ebf_24h_0_5, across", "indicator: ebf_24_0_5, across"),
        ("value: 0.5", "value: 5000"),
        ("{id: Dasar, en: Basis}", "{id: Dasar}"),
    )
    assert spots(problems) == [
        "2:7 puskesmas.id",
        "4:3 puskesmas.cod",
        "5:9 period",
        "14:5 None",
        "17:11 None",
        "24:44 analyses[0].source",
        "25:67 analyses[1].indicator",
        "28:39 policy.targets[0].value",
        "28:64 policy.targets[0].basis",
    ]


def test_a_value_that_could_not_be_read_is_not_complained_of_twice(spoilt: Spoil) -> None:
    problems = spoilt(("year: 2025", "year: .nan"))
    assert [problem.code for problem in problems] == ["config.value"]


def test_a_file_that_is_not_there_is_refused_with_its_nearest_neighbour(
    write: Write, valid: str, tmp_path: Path
) -> None:
    write("wagir.yaml", valid)
    with pytest.raises(ConfigError) as caught:
        load(tmp_path / "wagr.yaml")
    assert caught.value.diagnostics[0].hint == 'did you mean "wagir.yaml"?'
    assert caught.value.exit_code == 3


def test_a_folder_in_place_of_a_file_is_refused(tmp_path: Path, refused: Refused) -> None:
    assert "cannot be read" in refused(tmp_path)[0].message


def test_a_yaml_bomb_is_refused_at_once(write: Write, refused: Refused) -> None:
    # A million values when written out: far above the limit, and still harmless to the machine should the limit break.
    lines = ["l0: &l0 [x, x, x, x, x, x, x, x, x, x]"]
    lines += [f"l{n}: &l{n} [{', '.join([f'*l{n - 1}'] * 10)}]" for n in range(1, 6)]
    path = write("bomb.yaml", "\n".join(lines))
    started = time.perf_counter()
    assert [problem.code for problem in refused(path)] == ["config.too_many"]
    assert time.perf_counter() - started < 1


def test_importing_the_loader_brings_no_heavy_library() -> None:
    script = (
        "import sys, reportgen.config.load;"
        "print([name for name in ('pandas', 'numpy', 'scipy', 'matplotlib', 'jinja2', 'babel', 'click', 'rich')"
        " if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.shared
@pytest.mark.skipif(not MALANG.is_dir(), reason="needs ../shared")
def test_all_puskesmas_of_malang_load_and_the_shared_file_is_read_once() -> None:
    paths = sorted(path for path in MALANG.glob("*.yaml") if path.name != "kab-malang.yaml")
    assert len(paths) == 39
    load(paths[0])
    started = time.perf_counter()
    loaded = [load(path) for path in paths]
    assert (time.perf_counter() - started) / len(paths) < 0.02  # some 2 ms where nothing else runs
    assert [one.config.puskesmas.id for one in loaded] == [path.stem for path in paths]
    assert {one.headline for one in loaded} == {"ebf_24h_0_5"}
    assert len({one.config.sources["register"].is_ for one in loaded}) == 39
    assert all(one.config.sources["register"].path.is_file() for one in loaded)


def test_policy_learns_which_way_is_better_of_an_indicator_that_only_a_survey_is_about(tmp_path: Path) -> None:
    bottles = "{label: Botol, who: bayi, does: memakai, numerator: a, denominator: b, direction: lower, source: S}"
    loaded = load(
        changed(
            tmp_path,
            ("column: q3", "column: q3, topic: bottles"),
            ("analyses:", f"indicators: {{bottles: {bottles}}}\nanalyses:"),
        )
    )
    assert loaded.cited["bottles"].direction is Direction.LOWER
    assert case(loaded, surveyed()).lower_is_better == {"bottles"}


def test_an_indicator_that_only_a_target_s_baseline_is_of_has_its_words(write: Write, valid: str) -> None:
    baseline = "baseline: {value: 0.3, year: 2020, source: S}"
    target = f"    - {{indicator: ebf_6m, value: 0.5, basis: B, {baseline}}}\n"
    assert "ebf_6m" in load(write("contoh.yaml", valid + target)).cited


@pytest.mark.shared
@pytest.mark.skipif(not MALANG.is_dir(), reason="needs ../shared")
def test_the_shared_file_of_malang_is_no_configuration_by_itself(refused: Refused) -> None:
    problems = refused(MALANG / "kab-malang.yaml")
    assert [problem.where.key for problem in problems if problem.where is not None] == [
        "puskesmas.id",
        "puskesmas.name",
        "sources.register.is",
    ]

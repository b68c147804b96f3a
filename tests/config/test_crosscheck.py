"""What needs two keys to be judged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reportgen.config.load import Loaded
from reportgen.errors import Diagnostic

Spoil = Callable[..., tuple[Diagnostic, ...]]
LOCAL = """\
indicators:
  mine:
    label: {id: Punya kami, en: Ours}
    who: {id: bayi, en: infants}
    does: {id: diukur, en: are measured}
    numerator: imd
    denominator: births
    source: Here
"""
COVERAGE = "indicators: [ebf_24h_0_5, imd]"

# Each case: the changes; where the one problem is reported; words of the message; words of the hint.
CASES: dict[str, tuple[list[tuple[str, str]], str, str, str | None]] = {
    "a source that is not there": (
        [("source: register, indicators", "source: registr, indicators")],
        "22:44 analyses[0].source",
        'there is no source "registr"',
        'did you mean "register"?',
    ),
    "an indicator that is not there": (
        [(COVERAGE, "indicators: [ebf_24h_0_5, idm]")],
        "22:80 analyses[0].indicators[1]",
        'there is no indicator "idm"',
        'did you mean "imd"?',
    ),
    "a target for an indicator that is not there": (
        [("{indicator: ebf_24h_0_5, v", "{indicator: ebf, v")],
        "26:19 policy.targets[0].indicator",
        'there is no indicator "ebf"',
        "define your own",
    ),
    "a count that is not there": (
        [("      births: Lahir\n", "")],
        "21:80 analyses[0].indicators[1]",
        'imd needs the count "births" as its denominator, and sources.register.counts has none',
        "contoh.yaml line 17",
    ),
    "numerator and denominator from one column": (
        [("imd: IMD", "imd: Lahir")],
        "20:12 sources.register.counts.imd",
        'both the column "Lahir"',
        "wrong column",
    ),
    "two analyses of one id": (
        [("id: villages", "id: coverage")],
        "23:10 analyses[1].id",
        'a second id "coverage"; the first is at',
        "keep one",
    ),
    "an indicator twice in an analysis": (
        [(COVERAGE, "indicators: [imd, imd]")],
        "22:72 analyses[0].indicators[1]",
        'a second entry "imd"',
        None,
    ),
    "two targets for one indicator": (
        [("policy:\n  targets:\n", "policy:\n  targets:\n    - {indicator: ebf_24h_0_5, value: 0.4, basis: x}\n")],
        "27:19 policy.targets[1].indicator",
        'a second target for "ebf_24h_0_5"',
        None,
    ),
    "a unit without is": (
        [("    is: CONTOH\n", "")],
        "2:7 sources.register.is",
        'sources.register.is is missing: the column "Puskesmas" holds several',
        "write `is: …`",
    ),
    "is without a unit": (
        [("    unit: Puskesmas\n", ""), (", compare: district", "")],
        "11:9 sources.register.unit",
        'sources.register.unit is missing: `is` says "CONTOH"',
        "write `unit: …`",
    ),
    "an expected list that is picked from without is": (
        [
            ("    unit: Puskesmas\n    is: CONTOH\n", ""),
            (", compare: district", ""),
            ("{column: Desa}", "{column: Desa, expected: {path: v.csv, unit: P, column: D}}"),
        ],
        "11:59 sources.register.is",
        "picks rows by `is`",
        None,
    ),
    "a comparison with the district without a unit": (
        [("    unit: Puskesmas\n    is: CONTOH\n", "")],
        "20:117 analyses[0].compare",
        "analyses[0].compare needs sources.register.unit",
        "whose row it is",
    ),
    "villages without a column for them": (
        [("    subunit: {column: Desa}\n", ""), ("across: subunit", "across: unit")],
        "21:91 analyses[0].by[0]",
        "analyses[0].by[0] needs sources.register.subunit",
        "names the village",
    ),
    "a comparison that is across villages by default": (
        [("    subunit: {column: Desa}\n", ""), (", across: subunit", ""), ("by: [subunit, month]", "by: [month]")],
        "22:5 analyses[1].across",
        "analyses[1].across needs sources.register.subunit",
        None,
    ),
    "a comparison across puskesmas without a unit": (
        [
            ("    unit: Puskesmas\n    is: CONTOH\n", ""),
            (", compare: district", ""),
            ("across: subunit", "across: unit"),
        ],
        "21:88 analyses[1].across",
        "analyses[1].across needs sources.register.unit",
        None,
    ),
    "thresholds the wrong way round": (
        [("sources:", "quality: {asked_caution: 0.9}\nsources:")],
        "7:26 quality.asked_caution",
        "quality.asked_caution 0.9 is above quality.asked_usable 0.8",
        "not usable",
    ),
    "a comma between cells and in numbers": (
        [("    month:", '    csv: {decimal: ","}\n    month:')],
        "14:20 sources.register.csv.decimal",
        'has "," both between cells and as decimal sign',
        'delimiter: ";"',
    ),
    "a count with a name that is taken": (
        [("      imd: IMD\n", "      imd: IMD\n      month: X\n")],
        "21:7 sources.register.counts.month",
        '"month" cannot be the name of a count',
        "n_month",
    ),
    "a parallel layout of one language": (
        [("[id, en]", "[id]\n  layout: parallel")],
        "7:11 brief.layout",
        "two languages side by side; brief.languages has 1",
        "separate",
    ),
    "a logo that is not there": (
        [("[id, en]", "[id, en]\n  logo: logo.png")],
        "7:9 brief.logo",
        "there is no file",
        "relative to the folder",
    ),
    "a logo that is no picture": (
        [("[id, en]", "[id, en]\n  logo: contoh.yaml")],
        "7:9 brief.logo",
        "neither a PNG nor an SVG",
        None,
    ),
    "templates that are not there": (
        [("[id, en]", "[id, en]\n  templates: own")],
        "7:14 brief.templates",
        "there is no folder",
        None,
    ),
    "a theme that is not there": (
        [("[id, en]", "[id, en]\n  theme: gold")],
        "7:10 brief.theme",
        'there is no theme "gold"',
        None,
    ),
    "a name without a language that is asked for": (
        [("{id: Puskesmas Contoh, en: Contoh Puskesmas}", "{id: Puskesmas Contoh}")],
        "3:9 puskesmas.name",
        'puskesmas.name has no "en", and brief.languages asks for it',
        "add `en: …` beside `id:`",
    ),
    "a village's label without a language that is asked for": (
        [("{column: Desa}", "{column: Desa, label: {en: Village}}")],
        "13:36 sources.register.subunit.label",
        'sources.register.subunit.label has no "id"',
        "add `id: …` beside `en:`",
    ),
    "a local indicator that is in the catalogue": (
        [("analyses:", LOCAL.replace("mine", "imd") + "analyses:")],
        "22:3 indicators.imd",
        "is an indicator of the catalogue",
        "another name",
    ),
    "a local indicator over itself": (
        [("analyses:", LOCAL.replace("births", "imd") + "analyses:")],
        "27:18 indicators.mine",
        'has "imd" both above and below the line',
        None,
    ),
    "ages the wrong way round": (
        [("analyses:", LOCAL + "    age_range: {lower: 6, upper: 5}\nanalyses:")],
        "29:16 indicators.mine.age_range",
        "has lower 6 above upper 5",
        None,
    ),
    "a local indicator that is used and lacks a language": (
        [
            ("analyses:", LOCAL.replace("{id: bayi, en: infants}", "{id: bayi}") + "analyses:"),
            (COVERAGE, "indicators: [mine]"),
        ],
        "24:10 indicators.mine.who",
        'indicators.mine.who has no "en"',
        None,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_problem_between_keys_is_reported_once_at_its_place(spoilt: Spoil, name: str) -> None:
    changes, spot, message, hint = CASES[name]
    problems = spoilt(*changes)
    assert [f"{p.where.line}:{p.where.column} {p.where.key}" for p in problems if p.where is not None] == [spot]
    assert message in problems[0].message
    assert hint is None or hint in (problems[0].hint or "")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([("[id, en]", "[id]"), ("{id: Dasar, en: Basis}", "{id: Dasar}")], id="one language asked for"),
        pytest.param([("en: Contoh Puskesmas", "en: Puskesmas Contoh")], id="the same words twice"),
        pytest.param([("{id: Puskesmas Contoh, en: Contoh Puskesmas}", "Puskesmas Contoh")], id="one string for both"),
        pytest.param([("analyses:", LOCAL.replace(", en: Ours", "") + "analyses:")], id="not named, so not printed"),
        pytest.param(
            [("indicator: ebf_24h_0_5, value: 0.5", "indicator: ebf_6m, value: 0.5"), (", en: Basis", "")],
            id="a target that no analysis meets",
        ),
        pytest.param([("2025-Q1", "2025-01-01/2025-03-31")], id="days that are whole months"),
        pytest.param([("    month:", '    csv: {delimiter: ";", decimal: ","}\n    month:')], id="semicolons"),
    ],
)
def test_what_is_no_problem_is_let_through(changed: Callable[..., Loaded], changes: list[tuple[str, str]]) -> None:
    assert changed(*changes).config.puskesmas.id == "contoh"


def test_a_local_indicator_stands_beside_the_catalogue(changed: Callable[..., Loaded]) -> None:
    loaded = changed(("analyses:", LOCAL + "analyses:"), (COVERAGE, "indicators: [mine, imd]"))
    mine = loaded.indicators["mine"]
    assert loaded.headline == "mine"
    assert (mine.numerator, mine.denominator, mine.mark) == ("imd", "births", "U")
    assert mine.short == mine.definition == mine.label
    assert mine.among == mine.who
    assert mine.does_one == mine.does


def test_a_logo_and_templates_that_are_there_are_given_with_their_folder(
    changed: Callable[..., Loaded], tmp_path: Path
) -> None:
    (tmp_path / "logo.svg").write_text("<svg/>", encoding="utf-8")
    (tmp_path / "own").mkdir()
    brief = changed(("[id, en]", "[id, en]\n  logo: logo.svg\n  templates: own")).config.brief
    assert brief.logo == tmp_path / "logo.svg"
    assert brief.templates == tmp_path / "own"

"""What a wrong value of a survey, a study or a publication is called, and where."""

from __future__ import annotations

from pathlib import Path

import pytest
from survey_configs import Change, changed, problems, spot

from reportgen.config.load import load

V = "sources.mothers.variables"
AGE = "age: {column: q5, type: number, bands: [20, 30], between: [10, 60]}"
VILLAGE = "village: {id: Desa, en: Village}"

# Each case: what is changed; the key and what stands at the place; the whole message after the key; words of the hint.
CASES: list[tuple[Change, tuple[str, str], str, str | None]] = [
    (
        ("kind: survey", "kind: surveys"),
        ("sources.mothers.kind", "surveys"),
        '"surveys"; expected one of register, survey',
        'did you mean "survey"?',
    ),
    (
        ("type: number}", "type: numbr}"),
        (f"{V}.months.type", "numbr}"),
        "expected one of choice, number",
        'did you mean "number"?',
    ),
    (
        ("type: number}", "typ: number}"),
        (f"{V}.months.typ", "typ:"),
        'unknown key "typ" in sources.mothers.variables.months',
        'did you mean "type"?',
    ),
    (
        ("{town: {id: Kota, en: Town}, village: {id: Desa, en: Village}}", "[1, 2]"),
        (f"{V}.place.values", "[1, 2]"),
        "is a list; expected each answer with its words: {1: {id: Ya",
        "write a line for each, with a colon",
    ),
    (
        (VILLAGE, "village: 3"),
        (f"{V}.place.values.village", "3}"),
        "is 3; expected the answer's words: text, {id: …, en: …}, or {raw:",
        "put it in quotation marks",
    ),
    (
        (VILLAGE, "village: {idn: Desa, en: Village}"),
        (f"{V}.place.values.village.idn", "idn:"),
        'has the key "idn", which is no language of a brief; expected raw or id or en',
        'did you mean "id"?',
    ),
    (
        (VILLAGE, "village: {raw: [], id: Desa, en: Village}"),
        (f"{V}.place.values.village", "{raw"),
        'has an empty "raw"',
        None,
    ),
    (
        (VILLAGE, 'village: {raw: 2, id: "", en: Village}'),
        (f"{V}.place.values.village.id", '""'),
        'is ""; expected words in quotation marks',
        None,
    ),
    (
        (AGE, AGE.replace("[20, 30]", "20")),
        (f"{V}.age.bands", "20,"),
        "is 20; expected where bands begin ([20, 25, 30]), or for a score",
        "write [20]",
    ),
    (
        (AGE, AGE.replace("[20, 30]", '[20, "30"]')),
        (f"{V}.age.bands[1]", '"30"'),
        'is "30"; expected a number',
        "write 30",
    ),
    (
        (AGE, AGE.replace("[10, 60]", "60")),
        (f"{V}.age.between", "60}"),
        "is 60; expected two numbers: [from, to]",
        "write both: [60, …]",
    ),
    (
        (AGE, AGE.replace("[10, 60]", "[10]")),
        (f"{V}.age.between", "[10]"),
        "is a list of 1; expected two numbers: [from, to]",
        None,
    ),
    (
        ("poor: [0, 1]", "poor: [0]"),
        (f"{V}.support.bands.poor", "[0]"),
        "is a list of 1; expected two numbers: [from, to]",
        None,
    ),
    (
        ('{when: {fed: "yes", water: "no"}}', "{when: [fed, water]}"),
        (f"{V}.ebf.derive.when", "[fed"),
        "is a list; expected variables with the answer each must have",
        "write a line for each",
    ),
    (
        ('{when: {fed: "yes", water: "no"}}', "{when: {fed: {x: 1}}}"),
        (f"{V}.ebf.derive.when.fed", "{x"),
        "is a group of keys (x); expected an answer's code, or a list of them",
        None,
    ),
    (
        ('{when: {fed: "yes", water: "no"}}', '{when: {fed: "yes"}, unknow: "false"}'),
        (f"{V}.ebf.derive.unknow", "unknow"),
        'unknown key "unknow"',
        'did you mean "unknown"?',
    ),
    (
        ("fed: &question", "fed: 5\n      other: &question"),
        (f"{V}.fed", "5"),
        "is 5; expected a group of keys (column, label",
        None,
    ),
    (
        ("missing: [99]", "missing: 99"),
        ("sources.mothers.missing", "99"),
        "is 99; expected a list, each an answer's code",
        "write [99]",
    ),
    (
        ("missing: [99]", "missing: [true]"),
        ("sources.mothers.missing[0]", "true]"),
        "is true; expected an answer's code",
        "in quotation marks",
    ),
    (
        ("{cluster: Posyandu}", "{clusters: Posyandu}"),
        ("sources.mothers.design.clusters", "clusters"),
        'unknown key "clusters"',
        'did you mean "cluster"?',
    ),
    (
        ("exposures: [place]", "exposures: place"),
        ("analyses[2].exposures", "place,"),
        'is "place"; expected a list, each a name',
        "write [place]",
    ),
    (
        ("exposures: [place]", "exposures: [place], measures: [odds]"),
        ("analyses[2].measures[0]", "odds]"),
        'is "odds"; expected one of prevalence_ratio',
        'did you mean "odds_ratio"?',
    ),
    (
        ("variables: [ebf, fed]", "variables: [ebf]"),
        ("analyses[3].variables", "[ebf]"),
        "is a list of 1; expected the names of two variables: [one, other]",
        None,
    ),
    (
        ("variables: [ebf, fed]", "variables: [ebf, fed, water]"),
        ("analyses[3].variables", "[ebf,"),
        "is a list of 3; expected the names of two variables",
        None,
    ),
    (
        ("items: [fed, water, age]", "items: [fed]"),
        ("analyses[4].items", "[fed]"),
        "is a list of 1; expected a list of at least 2, each a name",
        None,
    ),
    (
        ("only: {months: [0, 5]}", "only: [months]"),
        ("analyses[5].only", "[months]"),
        "expected variables with the answers to look at: {place: slum",
        "with a colon",
    ),
    (
        ("kind: describe", "kind: descibe"),
        ("analyses[0].kind", "descibe"),
        "expected one of coverage, comparison, trend, describe",
        'did you mean "describe"?',
    ),
    (
        ("breastfed: fed, ", ""),
        ("analyses[6].breastfed", "{id: ages"),
        "breastfed is missing; expected a name",
        "write `breastfed: …`",
    ),
    (
        ("ci: [1.0, 2.3]", "ci: [1.0]"),
        ("evidence[0].claims[0].ci", "[1.0]"),
        "is a list of 1; expected both limits as printed: [lower, upper]",
        None,
    ),
    (
        ("ci: [1.0, 2.3]", "ci: 1.0"),
        ("evidence[0].claims[0].ci", "1.0"),
        "expected both limits as printed",
        "write both: [1.0, …]",
    ),
    (
        ("measure: ratio", "measure: odds"),
        ("evidence[0].claims[0].measure", "odds"),
        "expected one of share, whole, ratio",
        None,
    ),
    (
        ("measure: ratio, ", ""),
        ("evidence[0].claims[0].measure", "{value"),
        "measure is missing; expected one of share, whole",
        "write `measure: …`",
    ),
    (
        ("value: 1.50", "valu: 1.50"),
        ("evidence[0].claims[0].valu", "valu"),
        'unknown key "valu" in evidence[0].claims[0]',
        'did you mean "value"?',
    ),
    (
        ("value: 1.50", 'value: "1,50"'),
        ("evidence[0].claims[0].value", '"1,50"'),
        "with a decimal point and no sign: 1.50",
        None,
    ),
    (
        ("value: 1.50", 'value: "1.234,50"'),
        ("evidence[0].claims[0].value", '"1.234,50"'),
        "with a decimal point and no thousands sign",
        None,
    ),
    (('p: "0.000"', 'p: "n.s."'), ("evidence[0].claims[3].p", '"n.s."'), "write the number as it was printed", None),
    (
        ("[44, 6], [1, 6]]", "[44, -6], [1, 6]]"),
        ("evidence[0].claims[3].table.cells[0][1]", "-6]"),
        "is -6; expected a whole number from 0 up",
        None,
    ),
    (
        ("      - {measure: score, scale: [0, 5],", "      - 5\n      - {measure: score, scale: [0, 5],"),
        ("evidence[0].claims[1]", "5"),
        "expected a group of keys with `measure:` (share, whole, ratio",
        None,
    ),
    (
        ("evidence:\n  - id: earlier", "evidence:\n    id: earlier"),
        ("evidence", "id:"),
        "is a group of keys (id, citation, n, claims); expected a list",
        "begin each entry with a hyphen",
    ),
    (
        ("analyses:", "study: {ethic: x}\nanalyses:"),
        ("study.ethic", "ethic"),
        'unknown key "ethic" in study',
        'did you mean "ethics"?',
    ),
]


@pytest.mark.parametrize(("change", "at", "message", "hint"), CASES, ids=[case[0][1] for case in CASES])
def test_a_wrong_value_is_named_at_its_place_with_what_was_expected(
    tmp_path: Path, change: Change, at: tuple[str, str], message: str, hint: str | None
) -> None:
    found = problems(tmp_path, change)
    named = [each for each in found if spot(each).startswith(f"{at[0]} | {at[1]}")]
    assert len(named) == 1, [spot(each) for each in found]
    assert message in named[0].message
    assert hint is None or hint in (named[0].hint or "")


def test_no_message_shows_how_the_program_names_its_types(tmp_path: Path) -> None:
    for change, *_ in CASES:
        for each in problems(tmp_path, change):
            shown = f"{each.message} {each.hint}"
            assert not any(word in shown for word in ("tuple", "dict", "function-", "constrained", "None;", "True;"))


def test_a_problem_of_shared_keys_stands_where_they_are_written(tmp_path: Path) -> None:
    found = problems(tmp_path, ('event: "yes"', "evnt: 1"))
    lines = {each.where.line for each in found if each.where is not None and "evnt" in each.message}
    text = changed(tmp_path, ('event: "yes"', "evnt: 1")).read_text(encoding="utf-8").splitlines()
    assert [text[line - 1].strip() for line in lines if line is not None] == ["evnt: 1"]


def test_what_a_merged_key_adds_stands_in_the_variable_that_adds_it(tmp_path: Path) -> None:
    found = problems(tmp_path, ("{<<: *question, column: q2}", "{<<: *question, column: q2, event: maybe}"))
    assert [spot(each) for each in found] == [f"{V}.water.event | maybe}}"]


def test_answers_keep_their_order_and_how_the_file_spells_them(tmp_path: Path) -> None:
    source = load(changed(tmp_path)).config.sources["mothers"]
    values = source.variables["fed"].values  # type: ignore[union-attr]
    assert values is not None
    assert [(key, level.raw) for key, level in values.items()] == [("yes", ("1",)), ("no", ("2",))]


@pytest.mark.parametrize("change", [(AGE, AGE.replace("[20, 30]", '[20, "30"]')), ("poor: [0, 1]", "poor: [0]")])
def test_a_list_is_not_blamed_for_being_no_group_of_keys(tmp_path: Path, change: Change) -> None:
    assert len(problems(tmp_path, change)) == 1


def test_a_list_is_not_called_too_short_where_its_entries_are_wrong(tmp_path: Path) -> None:
    text = changed(tmp_path).read_text(encoding="utf-8")
    start, end = text.index("analyses:"), text.index("evidence:")
    found = problems(tmp_path, (text[start:end], "analyses:\n  - {id: who, kind: describe, source: mothers}\n"))
    assert [spot(each).split(" | ")[0] for each in found] == ["analyses[0].variables"]

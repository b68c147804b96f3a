"""What must hang together within a survey: each variable and the answers that it claims."""

from __future__ import annotations

from pathlib import Path

import pytest
from survey_configs import Change, changed, problems, spot

from reportgen.config.load import load

V = "sources.mothers.variables"
PLACE = "place: {column: q4, values: {town: {id: Kota, en: Town}, village: {id: Desa, en: Village}}}"
SCORE = "bands: {poor: [0, 1], good: [2, 3]}"

# Each case: what is changed; the key and what stands at the place; words of the message; words of the hint.
CASES: dict[str, tuple[list[Change], tuple[str, str], str, str | None]] = {
    "made two ways": (
        [("{column: q4,", '{column: q4, derive: {when: {fed: "yes"}},')],
        (f"{V}.place", '{when: {fed: "yes"}}'),
        "has `column` and `derive`; expected one of them",
        "worked out from others",
    ),
    "made no way": (
        [("months: {column: q6, type: number}", "months: {type: number}")],
        (f"{V}.months", "{type: number}"),
        "neither `column`, `derive` nor `score_of`",
        "heading of a question",
    ),
    "answers of a number": (
        [("months: {column: q6, type: number}", "months: {column: q6, type: number, values: {1: Satu}}")],
        (f"{V}.months.values", "values:"),
        "is a number, and `values` belongs to answers from a list",
        "take `type: number` away",
    ),
    "bands of a list": (
        [("{column: q4,", "{column: q4, bands: [1, 2],")],
        (f"{V}.place.bands", "bands:"),
        "has `bands`, but its answers are from a list",
        "add `type: number`",
    ),
    "a range of a list": (
        [("{column: q4,", "{column: q4, between: [1, 2],")],
        (f"{V}.place.between", "between:"),
        "has `between`",
        "add `type: number`",
    ),
    "missing codes of a score": (
        [("{score_of: [fed", "{missing: [9], score_of: [fed")],
        (f"{V}.support.missing", "missing:"),
        "is worked out by `score_of`",
        "take it away",
    ),
    "a rule for missing items without items": (
        [("{column: q4,", "{column: q4, when_missing: any,")],
        (f"{V}.place.when_missing", "when_missing:"),
        "no `score_of`",
        "belongs to scores",
    ),
    "an event that is no answer": (
        [
            ('        event: "yes"', "        event: yess"),
            ("fed: &question", "fed:"),
            ("{<<: *question, column: q2}", "{column: q2, event: 1}"),
            ("{<<: *question, column: q3}", "{column: q3, event: 1}"),
        ],
        (f"{V}.fed.event", "yess"),
        'is "yess", which is no answer of fed',
        'did you mean "yes"?',
    ),
    "a reference that is no answer": (
        [("{column: q4,", "{column: q4, reference: city,")],
        (f"{V}.place.reference", "city,"),
        'is "city", which is no answer of place',
        "known here: town, village",
    ),
    "an answer once as a number and once as words": (
        [(PLACE, 'place: {column: q4, values: {1: Kota, 2: Desa, "1": Kota}}')],
        (f"{V}.place.values.1", '"1": Kota'),
        "has 1 twice",
        "keep one",
    ),
    "a range the wrong way round": (
        [("between: [10, 60]", "between: [60, 10]")],
        (f"{V}.age.between", "[60, 10]"),
        "goes from 60 to 10",
        "[lowest, highest]",
    ),
    "bands that fall": (
        [("bands: [20, 30]", "bands: [20, 30, 25]")],
        (f"{V}.age.bands[2]", "25]"),
        "has 25 after 30; expected rising numbers",
        "lowest first",
    ),
    "bands of a number as of a score": (
        [("bands: [20, 30]", "bands: {young: [10, 19], old: [20, 60]}")],
        (f"{V}.age.bands", "{young"),
        "age is a number",
        "[20, 25, 30]",
    ),
    "bands of a score as of a number": (
        [(SCORE, "bands: [0, 2]"), (", stratify: support", "")],
        (f"{V}.support.bands", "[0, 2]"),
        "support is a score",
        "{poor: [0, 3], good: [4, 5]}",
    ),
    "bands with a gap": (
        [(SCORE, "bands: {poor: [0, 1], good: [3, 3]}")],
        (f"{V}.support.bands.good", "[3, 3]"),
        "is [3, 3]; a score of 2 belongs to no band",
        "where the last ends plus 1",
    ),
    "bands that overlap": (
        [(SCORE, "bands: {poor: [0, 2], good: [2, 3]}")],
        (f"{V}.support.bands.good", "[2, 3]"),
        "expected it to begin at 3",
        None,
    ),
    "bands that end too early": (
        [(SCORE, "bands: {poor: [0, 1], good: [2, 2]}")],
        (f"{V}.support.bands.good", "[2, 2]"),
        "end at 2, and a score of 3 items goes to 3",
        "let the last band end at 3",
    ),
    "bands of half an answer": (
        [(SCORE, "bands: {poor: [0, 1.5], good: [2, 3]}")],
        (f"{V}.support.bands.poor", "[0, 1.5]"),
        "expected whole numbers",
        None,
    ),
    "words for a band that is not there": (
        [(SCORE, f"{SCORE}, values: {{poor: Kurang, good: Baik, best: Baik}}")],
        (f"{V}.support.values.best", "best:"),
        '"best" is no answer that support can have',
        None,
    ),
    "a band without words": (
        [(SCORE, f"{SCORE}, values: {{poor: Kurang}}")],
        (f"{V}.support.values", "{poor: Kurang}"),
        'has no words for "good"',
        "add `good:",
    ),
    "an event of a score without bands": (
        [(SCORE, "event: good"), (", stratify: support", "")],
        (f"{V}.support.event", "good"),
        "a score has answers only where `bands` cut it",
        None,
    ),
    "a derived variable that reads the file": (
        [("{derive: {", '{values: {"yes": {raw: 1, id: Ya, en: "Yes"}, "no": Tidak}, derive: {')],
        (f"{V}.ebf.values.yes.raw", "raw:"),
        "worked out, not read from the file",
        "take `raw` away",
    ),
    "derived from a variable that is not there": (
        [('water: "no"}}', 'watr: "no"}}')],
        (f"{V}.ebf.derive.when.watr", "watr:"),
        'there is no variable "watr"',
        'did you mean "water"?',
    ),
    "derived from an answer that is not there": (
        [('water: "no"}}', 'water: ["no", never]}}')],
        (f"{V}.ebf.derive.when.water[1]", "never]"),
        'is "never", which is no answer of water',
        "known here: no, yes",
    ),
    "derived from a number": (
        [('water: "no"}}', "months: 20}}")],
        (f"{V}.ebf.derive.when.months", "months:"),
        "months is a number without bands",
        "add `bands:` under sources.mothers.variables.months",
    ),
    "derived in a circle": (
        [
            ('water: "no"}}', 'again: "no"}}'),
            ("      place:", '      again: {derive: {when: {ebf: "yes"}}}\n      place:'),
        ],
        (f"{V}.ebf", "{derive:"),
        "ebf is worked out from itself: ebf → again → ebf",
        None,
    ),
    "a score of a variable without an event": (
        [("[fed, water, formula]", "[fed, water, place]")],
        (f"{V}.support.score_of[2]", "place]"),
        "place has no event, so support cannot count it",
        "add `event:`",
    ),
    "a score of one thing twice": (
        [("[fed, water, formula]", "[fed, water, water]")],
        (f"{V}.support.score_of[2]", "water]"),
        'a second item "water"',
        None,
    ),
    "a spelling of two answers": (
        [(PLACE, 'place: {column: q4, values: {town: {raw: [1, "2  b"]}, village: {raw: [2 b]}}}')],
        (f"{V}.place.values.village.raw[0]", "2 b]"),
        'claimed by two answers of place, "town" and "village"',
        "keep it in one",
    ),
    "an answer that means missing": (
        [("village: {id", "99: {id")],
        (f"{V}.place.values[99]", "99:"),
        "sources.mothers.missing[0] says that it means missing",
        "for that variable alone",
    ),
    "an answer that means missing for one variable": (
        [("{column: q4,", "{column: q4, missing: [village],")],
        (f"{V}.place.values.village", "village:"),
        "place.missing[0] says that it means missing",
        None,
    ),
    "one column read two ways": (
        [("months: {column: q6", 'months: {column: " q5 ", missing: [0]')],
        (f"{V}.months.column", '" q5 "'),
        "age and months both read the column",
        "same type, values and missing codes",
    ),
    "a column that is dropped and used": (
        [("drop: [Nama]", "drop: [Nama, Posyandu]")],
        ("sources.mothers.design.cluster", "Posyandu}"),
        "which sources.mothers.drop leaves out",
        "take it out of `drop`",
    ),
    "an answer without a language that is asked for": (
        [("village: {id: Desa, en: Village}", "village: {raw: 2, id: Desa}")],
        (f"{V}.place.values.village", "{raw: 2"),
        'has no "en", and brief.languages asks for it',
        "add `en: …` beside `id:`",
    ),
    "an anchor's answer without a language, said once": (
        [('en: "No"}}', "}}")],
        (f"{V}.fed.values.no", "{raw: [2]"),
        'has no "en"',
        None,
    ),
}


def test_the_configuration_that_the_cases_spoil_is_valid(tmp_path: Path) -> None:
    assert load(changed(tmp_path)).headline is None


@pytest.mark.parametrize("name", CASES)
def test_one_problem_of_a_variable_is_reported_once_at_its_place(tmp_path: Path, name: str) -> None:
    changes, (key, there), message, hint = CASES[name]
    found = problems(tmp_path, *changes)
    assert [(spot(each).split(" | ")[0], each.message) for each in found][1:] == []
    assert spot(found[0]).startswith(f"{key} | {there}")
    assert message in found[0].message
    assert hint is None or hint in (found[0].hint or "")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param([("months: {column: q6", "months: {column: q5")], id="one column, read the same way twice"),
        pytest.param([("village: {id: Desa, en: Village}", "village: {raw: [2]}")], id="an answer without words"),
        pytest.param([("village: {id: Desa, en: Village}", "village: Desa")], id="an answer in one wording"),
        pytest.param(
            [("      place:", "      spare: {column: z, label: {id: Cadangan}}\n      place:")],
            id="a variable that nobody uses, in one language",
        ),
        pytest.param([("period: 2025-03", "period: 2025-03-10/2025-04-22")], id="days of a survey"),
        pytest.param([(f", {SCORE}", ""), (", stratify: support", "")], id="a score without bands"),
        pytest.param([('water: "no"}}', "support: good}}")], id="derived from a score"),
        pytest.param([(PLACE, "place: {column: q4}")], id="answers that the file knows"),
        pytest.param([("{cluster: Posyandu}", "{cluster: Posyandu, stratum: null}")], id="a design left empty"),
    ],
)
def test_what_is_no_problem_of_a_variable_is_let_through(tmp_path: Path, changes: list[Change]) -> None:
    assert load(changed(tmp_path, *changes)).config.puskesmas.id == "contoh"


def test_every_problem_of_a_survey_is_said_at_once(tmp_path: Path) -> None:
    found = problems(
        tmp_path,
        ("bands: [20, 30]", "bands: [30, 20]"),
        ("kind: describe", "kind: describ"),
        ("exposures: [place]", "exposures: [plce]"),
    )
    assert len(found) == 3

"""What an analysis asks of its source and of the variables that it names."""

from __future__ import annotations

from pathlib import Path

import pytest
from survey_configs import Change, changed, problems, spot

from reportgen.config.load import load

REGISTER: Change = (
    "sources:\n",
    "sources:\n  register: {kind: register, path: r.csv, month: M, year: 2025, counts: {births: L, imd: I}}\n",
)
WHO = "{id: who, kind: describe, source: mothers, variables: [age, place]}"
ONE = "      one: {column: o, values: {1: Ya}, event: 1}\n      place:"
TABLES = "outcome: place, exposures: [fed], measures: []"
COURSE = "source: mothers, outcome: ebf, over: months, only: {months: [0, 5]}"

# Each case: what is changed; the key and what stands at the place; words of the message; words of the hint.
CASES: dict[str, tuple[list[Change], tuple[str, str], str, str | None]] = {
    "a prevalence from a register": (
        [REGISTER, ("kind: prevalence, source: mothers", "kind: prevalence, source: register")],
        ("analyses[1].source", "register,"),
        'prevalence is computed from a survey, and the source "register" is a register',
        "which are for registers",
    ),
    "coverage from a survey": (
        [(WHO, "{id: who, kind: coverage, source: mothers, indicators: [imd], by: [subunit], compare: district}")],
        ("analyses[0].source", "mothers,"),
        'coverage is computed from a register, and the source "mothers" is a survey',
        "`prevalence` gives the share",
    ),
    "a trend of a survey with an indicator": (
        [(COURSE, f"{COURSE}, indicator: imd")],
        ("analyses[5].indicator", "imd}"),
        "is not for a trend of a survey; expected `outcome` and `over`",
        "take `indicator` away",
    ),
    "a trend of a survey with steps": (
        [(COURSE, f"{COURSE}, step: month")],
        ("analyses[5].step", "month}"),
        "is not for a trend of a survey",
        None,
    ),
    "a trend of a survey over nothing": (
        [(", over: months", "")],
        ("analyses[5].over", "{id: course"),
        "over is missing; a trend of a survey needs `outcome` and `over`",
        "write `over: …`",
    ),
    "a trend of a register without an indicator": (
        [REGISTER, (COURSE, "source: register")],
        ("analyses[5].indicator", "{id: course"),
        "a trend of a register needs `indicator`",
        None,
    ),
    "a trend of a register with an outcome": (
        [REGISTER, (COURSE, "source: register, indicator: imd, outcome: ebf")],
        ("analyses[5].outcome", "ebf}"),
        "is not for a trend of a register",
        None,
    ),
    "an outcome that is not there": (
        [("outcome: ebf, by", "outcome: ebv, by")],
        ("analyses[1].outcome", "ebv,"),
        'there is no variable "ebv"',
        'did you mean "ebf"?',
    ),
    "an exposure that is not there": (
        [("exposures: [place]", "exposures: [plase]")],
        ("analyses[2].exposures[0]", "plase]"),
        'there is no variable "plase"',
        'did you mean "place"?',
    ),
    "a variable of `only` that is not there": (
        [("only: {months:", "only: {month:")],
        ("analyses[5].only.month", "month:"),
        'there is no variable "month"',
        'did you mean "months"?',
    ),
    "a question that is not there": (
        [("water: [water]", "water: [watr]")],
        ("analyses[6].water[0]", "watr]"),
        'there is no variable "watr"',
        None,
    ),
    "an outcome without an event": (
        [("outcome: ebf, by: [place]", "outcome: place")],
        ("analyses[1].outcome", "place}"),
        "place has no event, so nobody can say which answer is counted",
        "add `event:` under sources.mothers.variables.place",
    ),
    "an association without an event": (
        [("outcome: ebf, exposures: [place]", "outcome: place, exposures: [fed]")],
        ("analyses[2].outcome", "place,"),
        "place has no event",
        "`measures: []` gives tables and tests without it",
    ),
    "an outcome that is a number": (
        [("outcome: ebf, by", "outcome: age, by")],
        ("analyses[1].outcome", "age,"),
        "age is a number; expected a yes/no variable",
        None,
    ),
    "an outcome with one answer": (
        [("outcome: ebf, exposures", "outcome: one, exposures"), ("      place:", ONE)],
        ("analyses[2].outcome", "one,"),
        "one has one answer only; expected at least two",
        "add the other answers",
    ),
    "an exposure that is the outcome": (
        [("exposures: [place]", "exposures: [place, ebf]")],
        ("analyses[2].exposures[1]", "ebf]"),
        "ebf is the outcome itself",
        "one of the two",
    ),
    "an exposure twice": (
        [("exposures: [place]", "exposures: [place, place]")],
        ("analyses[2].exposures[1]", "place]"),
        'a second entry "place"',
        None,
    ),
    "a measure twice": (
        [("exposures: [place]", "exposures: [place], measures: [odds_ratio, odds_ratio]")],
        ("analyses[2].measures[1]", "odds_ratio]"),
        'a second entry "odds_ratio"',
        None,
    ),
    "an exposure that is adjusted for": (
        [("adjust: [age]", "adjust: [age, place]")],
        ("analyses[2].adjust[1]", "place]"),
        "place is an exposure of the same analysis",
        "`models: together`",
    ),
    "strata of the exposure": (
        [("stratify: support", "stratify: place")],
        ("analyses[2].stratify", "place}"),
        "place is an exposure of the same analysis",
        None,
    ),
    "strata of the outcome": (
        [("stratify: support", "stratify: ebf")],
        ("analyses[2].stratify", "ebf}"),
        "ebf is the outcome itself",
        None,
    ),
    "strata of a number without bands": (
        [("stratify: support", "stratify: months")],
        ("analyses[2].stratify", "months}"),
        "months is a number without bands",
        "add `bands:`",
    ),
    "strata of an exposure with three answers": (
        [("village: {id: Desa, en: Village}", "village: {id: Desa, en: Village}, hill: {id: Gunung, en: Hill}")],
        ("analyses[2].exposures[0]", "place], adjust"),
        "analyses[2].stratify: place has 3 groups, and strata are pooled for two",
        "give place an analysis of its own, with support under `adjust`",
    ),
    "nothing to adjust": (
        [("exposures: [place]", "exposures: [place], measures: []"), (", stratify: support", "")],
        ("analyses[2].adjust[0]", "age]"),
        "analyses[2].adjust has nothing to work on",
        "name a measure",
    ),
    "agreement with itself": (
        [("variables: [ebf, fed]", "variables: [fed, fed]")],
        ("analyses[3].variables[1]", "fed]"),
        "fed is compared with itself",
        "two different",
    ),
    "agreement of different answers": (
        [("variables: [ebf, fed]", "variables: [ebf, place]")],
        ("analyses[3].variables[1]", "place]"),
        "different answers (yes, no; town, village)",
        "the same keys in `values`",
    ),
    "agreement of a number": (
        [("variables: [ebf, fed]", "variables: [ebf, age]")],
        ("analyses[3].variables[1]", "age]"),
        "age is a number",
        None,
    ),
    "an item without an event": (
        [("items: [fed, water, age]", "items: [fed, place]")],
        ("analyses[4].items[1]", "place]"),
        "place has no event and is no number",
        None,
    ),
    "a trend over the outcome": (
        [("over: months, only: {months: [0, 5]}", "over: ebf")],
        ("analyses[5].over", "ebf}"),
        "ebf is the outcome itself",
        None,
    ),
    "a level of `only` that is not there": (
        [("by: [place]", "by: [place], only: {support: [poor, god]}")],
        ("analyses[1].only.support[1]", "god]"),
        'is "god", which is no answer of support',
        'did you mean "good"?',
    ),
    "a range of `only` the wrong way round": (
        [("{months: [0, 5]}", "{months: [5, 0]}")],
        ("analyses[5].only.months", "[5, 0]"),
        "goes from 5 to 0",
        "write [0, 5]",
    ),
    "one number of `only`": (
        [("{months: [0, 5]}", "{months: 5}")],
        ("analyses[5].only.months", "5}"),
        "is 5, and months is a number; expected its range",
        "[from, to]",
    ),
    "`only` leaves nothing to compare": (
        [("adjust: [age]", "adjust: [age], only: {place: town}")],
        ("analyses[2].only.place", "place:"),
        "leaves one answer of place, and `exposures` compares its answers",
        None,
    ),
    "an age that is no number": (
        [("age: months, breastfed", "age: support, breastfed")],
        ("analyses[6].age", "support,"),
        "expected an age in completed months",
        "`type: number`",
    ),
    "a question without an event": (
        [("water: [water]", "water: [place]")],
        ("analyses[6].water[0]", "place]"),
        "place has no event",
        None,
    ),
    "a question asked twice": (
        [("water: [water]", "water: [fed]")],
        ("analyses[6].water[0]", "fed]"),
        'a second question "fed"',
        None,
    ),
    "bands of age that fall": (
        [("water: [water]", "water: [water], bands: [0, 4, 2]")],
        ("analyses[6].bands[2]", "2]"),
        "has 2 after 4",
        "[0, 2, 4, 6]",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_problem_of_an_analysis_is_reported_once_at_its_place(tmp_path: Path, name: str) -> None:
    changes, (key, there), message, hint = CASES[name]
    found = problems(tmp_path, *changes)
    assert [(spot(each).split(" | ")[0], each.message) for each in found][1:] == []
    assert spot(found[0]).startswith(f"{key} | {there}")
    assert message in found[0].message
    assert hint is None or hint in (found[0].hint or "")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param(
            [("outcome: ebf, exposures: [place], adjust: [age]", TABLES), (", stratify: support", "")],
            id="an outcome without an event, for tables and tests alone",
        ),
        pytest.param([("stratify: support", "stratify: water")], id="strata of an answer"),
        pytest.param(
            [
                ("village: {id: Desa, en: Village}", "village: {id: Desa, en: Village}, hill: {id: Gunung, en: Hill}"),
                ("stratify: support", "stratify: support, only: {place: [town, hill]}"),
            ],
            id="strata of the two answers that are looked at",
        ),
        pytest.param([("by: [place]", "by: [place, months]")], id="by a number without bands"),
        pytest.param([("by: [place]", "by: [place], only: {place: town}")], id="an `only` that nothing compares"),
        pytest.param([("variables: [ebf, fed]", "variables: [water, formula]")], id="agreement of two questions"),
        pytest.param([REGISTER, (COURSE, "source: register, indicator: imd")], id="a register beside the survey"),
        pytest.param([("over: months, only: {months: [0, 5]}", "over: support")], id="a trend over bands of a score"),
    ],
)
def test_what_is_no_problem_of_an_analysis_is_let_through(tmp_path: Path, changes: list[Change]) -> None:
    assert load(changed(tmp_path, *changes)).config.puskesmas.id == "contoh"


def test_a_period_that_cuts_a_month_is_refused_only_beside_a_register(tmp_path: Path) -> None:
    days = ("period: 2025-03", "period: 2025-03-10/2025-04-22")
    assert load(changed(tmp_path, days)).config.period.start.day == 10
    assert "cuts a month in two" in problems(tmp_path, days, REGISTER)[0].message


def test_a_configuration_without_any_analysis_is_refused(tmp_path: Path) -> None:
    text = changed(tmp_path).read_text(encoding="utf-8")
    start, end = text.index("analyses:"), text.index("evidence:")
    found = problems(tmp_path, (text[start:end], "analyses: []\n"))
    assert [each.where.key for each in found if each.where is not None] == ["analyses"]
    assert "expected at least one" in found[0].message

"""Published figures: that what belongs together is there and of one shape."""

from __future__ import annotations

from pathlib import Path

import pytest
from survey_configs import Change, changed, problems, spot

from reportgen.config.load import load
from reportgen.config.model import RatioClaim

SECOND = "  - id: second\n    citation: {id: Studi, en: Study}\n    claims: [{measure: share, percent: 61.40}]\n"

CASES: dict[str, tuple[list[Change], tuple[str, str], str, str | None]] = {
    "two publications of one id": (
        [("  - id: earlier", f"{SECOND.replace('second', 'earlier')}  - id: earlier")],
        ("evidence[1].id", "earlier"),
        'a second publication "earlier"',
        "keep one",
    ),
    "a citation without a language": (
        [("citation: {id: Studi, en: Study}", "citation: {en: Study}")],
        ("evidence[0].citation", "{en: Study}"),
        'evidence[0].citation has no "id"',
        None,
    ),
    "an interval the wrong way round": (
        [("ci: [1.0, 2.3]", 'ci: ["2.30", 1.0]')],
        ("evidence[0].claims[0].ci", '["2.30", 1.0]'),
        "goes from 2.3 to 1; expected the lower limit first",
        "write [1, 2.3]",
    ),
    "an age the wrong way round": (
        [("    n: 250", "    n: 250\n    age: [23, 6]")],
        ("evidence[0].age", "[23, 6]"),
        "expected the lower age first",
        None,
    ),
    "an indicator that is not there": (
        [("    n: 250", "    n: 250\n    indicator: ebf_24h")],
        ("evidence[0].indicator", "ebf_24h"),
        'there is no indicator "ebf_24h"',
        'did you mean "ebf_24h_0_5"?',
    ),
    "an exposure that is almost ours": (
        [("exposure: place", "exposure: suport")],
        ("evidence[0].claims[0].exposure", "suport,"),
        'is "suport", which is no variable of this file but nearly one',
        'did you mean "support"?',
    ),
    "a scale the wrong way round": (
        [("{measure: score, scale: [0, 5], bands: {poor: [0, 3], good: [4, 5]}}", "{measure: score, scale: [5, 0]}")],
        ("evidence[0].claims[1].scale", "[5, 0]"),
        "expected the least possible score first",
        None,
    ),
    "a band outside the scale": (
        [("good: [4, 5]}}", "good: [4, 6]}}")],
        ("evidence[0].claims[1].bands.good", "[4, 6]"),
        "reaches outside the scale, which goes from 0 to 5",
        None,
    ),
    "as many counts as percents": (
        [("percents: [33.3, 66.7]", "percents: [33.3, 33.3, 33.4]")],
        ("evidence[0].claims[2].percents", "[33.3, 33.3"),
        "has 2 counts and 3 percents",
        "same order",
    ),
    "a whole of one part": (
        [("counts: [10, 20], percents: [33.3, 66.7]", "counts: [30]")],
        ("evidence[0].claims[2].counts", "[30]"),
        "has 1 of the parts",
        None,
    ),
    "a share of nothing": (
        [("{measure: whole, counts: [10, 20], percents: [33.3, 66.7]}", "{measure: share}")],
        ("evidence[0].claims[2]", "{measure: share}"),
        "has no figure; expected `count` or `percent`",
        None,
    ),
    "rows of unlike length": (
        [("[1, 6]]", "[1]]")],
        ("evidence[0].claims[3].table.cells", "[[44, 6], [1]]"),
        "has rows of 1 and 2 cells",
        None,
    ),
    "totals that the cells do not make": (
        [("rows: [50, 7]", "rows: [50, 7, 3]")],
        ("evidence[0].claims[3].table.rows", "[50, 7, 3]"),
        "has 3 totals, and the cells make 2 rows",
        None,
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_one_problem_of_a_publication_is_reported_once_at_its_place(tmp_path: Path, name: str) -> None:
    changes, (key, there), message, hint = CASES[name]
    found = problems(tmp_path, *changes)
    assert [(spot(each).split(" | ")[0], each.message) for each in found][1:] == []
    assert spot(found[0]).startswith(f"{key} | {there}")
    assert message in found[0].message
    assert hint is None or hint in (found[0].hint or "")


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(("outcome: ebf}", "outcome: stunting}"), id="a variable of the publication's own"),
        pytest.param(("ci: [1.0, 2.3]", "ci: [-1, 250]"), id="an interval that cannot be"),
        pytest.param(("percents: [33.3, 66.7]", "percents: [33.3, 166.7]"), id="a percentage above a hundred"),
    ],
)
def test_what_a_publication_may_say_is_let_through(tmp_path: Path, change: Change) -> None:
    assert load(changed(tmp_path, change)).config.evidence[0].id == "earlier"


def test_a_published_number_keeps_its_decimals(tmp_path: Path) -> None:
    claim = load(changed(tmp_path)).config.evidence[0].claims[0]
    assert isinstance(claim, RatioClaim)
    assert (claim.value.value, claim.value.text) == (1.5, "1.50")


def test_an_indicator_that_a_publication_names_is_given_with_its_definition(tmp_path: Path) -> None:
    loaded = load(changed(tmp_path, ("    n: 250", "    n: 250\n    indicator: imd")))
    assert list(loaded.cited) == ["imd"]
    assert loaded.indicators == {}
    assert "imd.yaml" in {path.name for path in loaded.files}

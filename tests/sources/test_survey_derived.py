"""Variables worked out from others, held against every way the missing answers could have been."""

from __future__ import annotations

import tempfile
from itertools import product
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from survey_files import YES_NO, lines, refusal, survey

from reportgen.codebook import Origin
from reportgen.sources.dataset import Survey

NAMES = ("q0", "q1", "q2", "q3")
ITEMS: dict[str, Any] = {name: {"column": name, "values": YES_NO, "event": "yes"} for name in NAMES}
SCORE = {"score_of": list(NAMES), "bands": {"poor": [0, 1], "fair": [2, 3], "good": [4, 4]}}
rows_of_answers = st.lists(st.tuples(*[st.sampled_from(["0", "1", ""])] * len(NAMES)), min_size=1, max_size=12)


def read(rows: list[tuple[str, ...]], **derived: Any) -> Survey:
    """Give a survey of these answers, with a column that keeps rows of nothing but missing answers."""
    folder = Path(tempfile.mkdtemp())
    path = lines(folder, ",".join((*NAMES, "id")), *(",".join((*row, str(n))) for n, row in enumerate(rows)))
    return survey(path, ITEMS | derived)


def completions(row: tuple[str, ...]) -> list[tuple[str, ...]]:
    """Give every way in which a respondent could have answered."""
    return list(product(*(("0", "1") if answer == "" else (answer,) for answer in row)))


def named(found: Survey, variable: str) -> list[str | None]:
    ids = [level.id for level in found.codebook[variable].levels]
    return [None if code < 0 else ids[code] for code in found.codes(variable).tolist()]


@settings(max_examples=60, deadline=None)
@given(rows_of_answers)
def test_a_derived_variable_is_known_exactly_where_every_completion_agrees(rows: list[tuple[str, ...]]) -> None:
    wanted = {"q0": "yes", "q1": "no", "q2": ["yes"], "q3": "no"}
    found = read(rows, d={"derive": {"when": wanted}}, f={"derive": {"when": wanted, "unknown": "false"}})
    for row, answer, certain in zip(rows, named(found, "d"), named(found, "f"), strict=True):
        possible = {each == ("1", "0", "1", "0") for each in completions(row)}
        expected = None if len(possible) == 2 else "yes" if possible == {True} else "no"
        assert answer == expected
        assert certain == (expected or "no")


@settings(max_examples=60, deadline=None)
@given(rows_of_answers)
def test_a_decided_score_is_known_exactly_where_every_completion_falls_in_one_band(rows: list[tuple[str, ...]]) -> None:
    found = read(
        rows,
        s=SCORE,
        c={**SCORE, "when_missing": "complete"},
        a={**SCORE, "when_missing": "any"},
        plain={"score_of": list(NAMES)},
    )
    bands = ("poor", "poor", "fair", "fair", "good")
    for place, row in enumerate(rows):
        possible = {bands[sum(map(int, each))] for each in completions(row)}
        given_answers = [int(answer) for answer in row if answer]
        assert named(found, "s")[place] == (possible.pop() if len(possible) == 1 else None)
        whole = len(given_answers) == len(row)
        assert named(found, "c")[place] == (bands[sum(given_answers)] if whole else None)
        assert named(found, "a")[place] == (bands[sum(given_answers)] if given_answers else None)
        assert np.array_equal(found.numbers("plain")[place], sum(given_answers) if whole else np.nan, equal_nan=True)


def test_a_derived_variable_is_yes_and_no_in_both_languages_with_its_items() -> None:
    variable = read([("1", "1", "1", "1")], d={"derive": {"when": {"q0": "yes", "q1": "yes"}}}).codebook["d"]
    assert [level.label.as_mapping() for level in variable.levels] == [
        {"id": "Ya", "en": "Yes"},
        {"id": "Tidak", "en": "No"},
    ]
    assert (variable.event, variable.reference, variable.origin) == ("yes", "yes", Origin.DERIVED)
    assert variable.items == ("q0", "q1")


def test_the_order_of_a_derived_variables_values_is_the_order_of_display() -> None:
    derived = {"derive": {"when": {"q0": "yes"}}, "values": {"no": "Belum", "yes": "Sudah"}}
    found = read([("1", "", "", ""), ("0", "", "", "")], d=derived)
    assert found.codes("d").tolist() == [1, 0]
    assert found.codebook["d"].reference == "no"


def test_derived_variables_stand_on_scores_and_scores_on_derived_ones_in_any_order() -> None:
    found = read(
        [("1", "1", "1", "1"), ("1", "0", "0", "0")],
        last={"derive": {"when": {"score": ["fair", "good"], "q0": "yes"}}},
        score={**SCORE, "score_of": ["q0", "q1", "q2", "first"]},
        first={"derive": {"when": {"q3": "yes"}}},
    )
    assert named(found, "score") == ["good", "poor"]
    assert named(found, "last") == ["yes", "no"]
    assert list(found.codebook) == [*NAMES, "last", "score", "first"]
    assert found.codebook["score"].origin is Origin.SCORED


def test_the_bands_of_a_number_can_be_a_condition(tmp_path: Path) -> None:
    age = {"column": "umur", "type": "number", "bands": [20]}
    path = lines(tmp_path, "umur,x", "19,1", "20,1", ",1")
    found = survey(path, {"age": age, "young": {"derive": {"when": {"age": "under_20"}}}})
    assert named(found, "young") == ["yes", "no", None]


@pytest.mark.parametrize(
    ("derived", "words"),
    [
        ({"d": {"derive": {"when": {"q0": "maybe"}}}}, 'q0 has no level "maybe"'),
        ({"d": {"derive": {"when": {"zero": "yes"}}}}, 'needs the variable "zero"'),
        ({"d": {"derive": {"when": {"e": "yes"}}}, "e": {"derive": {"when": {"d": "yes"}}}}, "from itself: d → e → d"),
        ({"q4": {"column": "id"}, "s": {"score_of": ["q0", "q4"]}}, "counts q4, which has no event"),
        ({"s": {"score_of": ["q0", "q1"], "bands": {"poor": [0, 0], "good": [2, 2]}}}, "every score from 0 to 2"),
        ({"d": {"derive": {"when": {"q0": "yes"}}, "values": {"ya": "Ya"}}}, 'values has "ya", which it cannot be'),
    ],
)
def test_what_cannot_be_worked_out_is_said(tmp_path: Path, derived: dict[str, Any], words: str) -> None:
    path = lines(tmp_path, ",".join((*NAMES, "id")), "1,1,1,1,1", "0,,0,0,2")
    assert words in refusal(path, ITEMS | derived)

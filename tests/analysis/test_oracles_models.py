"""Models and designed samples against the shared oracle cases, each within its own tolerance."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reportgen.analysis.design import Design
from reportgen.analysis.regression import Fit, ModelData, Rules, Term, logistic, modified_poisson
from reportgen.analysis.survey_design import SurveyNumber, rao_scott, survey_mean, survey_proportion
from reportgen.estimates import Test

SHARED = Path(__file__).resolve().parents[3] / "shared" / "data"
ORACLES = SHARED / "oracles" / "oracle_cases.json"
FAMILIES = ("logistic", "modified_poisson", "design_based")

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not ORACLES.is_file(), reason="no shared oracles here")]

Case = dict[str, Any]


def cases(*families: str) -> list[Any]:
    if not ORACLES.is_file():
        return []
    found = [case for case in json.loads(ORACLES.read_text(encoding="utf-8")) if case["family"] in families]
    return [pytest.param(case, id=case["id"]) for case in found]


def table(case: Case) -> dict[str, list[str]]:
    name = Path(case["input"]["dataset"]).name
    with (SHARED / "survey" / name).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    return {column: [row[column] for row in rows] for column in rows[0]}


def numbers(values: list[str]) -> Any:
    return np.array([float(value) for value in values])


def codes(values: list[str]) -> Any:
    return np.unique(values, return_inverse=True)[1]


def terms(formula: str, columns: dict[str, list[str]]) -> tuple[Term, ...]:
    found: list[Term] = []
    for part in (piece.strip() for piece in formula.split("~")[1].split("+")):
        if part.startswith("factor("):
            name = part[len("factor(") : -1]
            values = numbers(columns[name])
            found.extend(Term(f"{name}{level:g}", (values == level).astype(float)) for level in sorted(set(values))[1:])
        else:
            found.append(Term(part, numbers(columns[part])))
    return tuple(found)


def a_design(case: Case, columns: dict[str, list[str]]) -> Design:
    given = case["input"]
    return Design(
        len(columns[given["weights"]]),
        weight=numbers(columns[given["weights"]]),
        cluster=codes(columns[given["ids"]]) if "ids" in given else None,
        stratum=codes(columns[given["strata"]]) if "strata" in given else None,
        population=numbers(columns[given["fpc"]]) if "fpc" in given else None,
    )


@pytest.mark.parametrize("case", cases("logistic", "modified_poisson"))
def test_a_model_is_that_of_the_oracle(case: Case) -> None:
    columns = table(case)
    formula = case["input"]["formula"]
    data = ModelData(numbers(columns[formula.split("~")[0].strip()]), terms(formula, columns))
    model = logistic if case["family"] == "logistic" else modified_poisson
    fit = model(data, rules=Rules(events=0))  # the full model has fewer than ten events a parameter
    assert isinstance(fit, Fit)
    close = {"rel": case["tolerance"], "abs": 5e-9}  # printed with nine decimals
    for name, expected in case["expected"].items():
        if name in {"loglik", "aic"}:
            found = fit.log_likelihood if name == "loglik" else 2 * (len(data.terms) + 1 - fit.log_likelihood)
            assert found == pytest.approx(expected, **close)
            continue
        one = fit.coefficient(name)
        assert one.effect.interval is not None
        assert one.effect.test is not None
        given = {
            "or_": one.effect.value,
            "pr": one.effect.value,
            "low": one.effect.interval.lower,
            "high": one.effect.interval.upper,
            "se": one.standard_error,
            "p": one.effect.test.p_value,
        }
        for key, value in expected.items():
            assert given[key] == pytest.approx(value, **close), (name, key)


@pytest.mark.parametrize("case", cases("design_based"))
def test_a_designed_sample_is_that_of_the_oracle(case: Case) -> None:
    columns = table(case)
    expected, close = case["expected"], {"rel": case["tolerance"], "abs": 5e-6}
    design = a_design(case, columns)
    if case["method"] == "rao_scott_chisq":
        rows, across = (codes(columns[name.strip()]) for name in case["input"]["table"].split(" x "))
        test = rao_scott(rows, across, design=design)
        assert isinstance(test, Test)
        found = {"F": test.statistic, "ndf": test.df[0], "ddf": test.df[1], "p": test.p_value}
    elif case["method"] == "svyciprop_nofpc":
        name, level = case["input"]["var"].split("==")
        share = survey_proportion(np.array(columns[name]) == level, design=design)
        assert isinstance(share, SurveyNumber)
        assert share.effect.interval is not None
        interval = [share.effect.interval.lower, share.effect.interval.upper]
        drawn, there = design.respondents, float(design.weights.sum())
        assert share.design_effect is not None
        without_replacement = share.design_effect / (1 - drawn / there)  # the oracle has R's deff = TRUE
        found = {
            "p": share.effect.value,
            "se": share.standard_error,
            "deff": without_replacement,
            "ci_logit": interval,
        }
    else:
        mean = survey_mean(numbers(columns[case["input"]["var"]]), design=design)
        assert isinstance(mean, SurveyNumber)
        found = {"mean": mean.effect.value, "se": mean.standard_error}
    assert set(found) == set(expected)
    for key, value in expected.items():
        assert found[key] == pytest.approx(value, **close), key


def test_no_case_of_these_families_is_left_out() -> None:
    assert len(cases(*FAMILIES)) == 6

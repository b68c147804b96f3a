"""Designed samples against R's survey package, and what stands where there is no number."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reportgen.analysis.design import Design
from reportgen.analysis.effects import Effect, NoEffect
from reportgen.analysis.survey_design import (
    SurveyNumber,
    korn_graubard,
    rao_scott,
    survey_difference,
    survey_mean,
    survey_proportion,
)
from reportgen.estimates import AbsenceReason, Interval, Test

REFERENCE = json.loads(
    (Path(__file__).resolve().parents[1] / "reference" / "survey_design.json").read_text(encoding="utf-8")
)
DATA: dict[str, Any] = {name: np.asarray(values, dtype=float) for name, values in REFERENCE["data"].items()}
SIZE = len(DATA["fed"])
CLOSED = 1e-6
KINDS = tuple(REFERENCE["answers"])


def code(name: str) -> Any:
    return DATA[name].astype(np.int64)


def a_design(kind: str) -> Design:
    weight, cluster, stratum = DATA["weight"], code("cluster"), code("stratum")
    return {
        "simple": Design(SIZE),
        "weighted": Design(SIZE, weight=weight),
        "clusters": Design(SIZE, cluster=cluster),
        "clusters_weighted": Design(SIZE, weight=weight, cluster=cluster),
        "stratified": Design(SIZE, weight=weight, stratum=stratum, population=DATA["persons_there"]),
        "full": Design(SIZE, weight=weight, cluster=cluster, stratum=stratum, population=DATA["clusters_there"]),
    }[kind]


def domains(kind: str) -> dict[str, Design]:
    whole = a_design(kind)
    return {
        "": whole,
        "_young": whole.within(DATA["age"] < 27),
        "_village": whole.within(DATA["village"] == 2),
    }


def limits(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return interval.lower, interval.upper


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("outcome", "domain"), [("fed", ""), ("rare", ""), ("fed", "_young"), ("fed", "_village")])
def test_a_share_is_that_of_svyciprop(kind: str, outcome: str, domain: str) -> None:
    answer = REFERENCE["answers"][kind][f"{outcome}{domain}"]
    design = domains(kind)[domain]
    found = survey_proportion(DATA[outcome] == 1, design=design)
    assert isinstance(found, SurveyNumber)
    assert found.effect.method == "design_logit"
    assert found.effect.value == pytest.approx(answer["value"], rel=CLOSED)
    assert found.standard_error == pytest.approx(answer["error"], rel=CLOSED)
    assert found.degrees == answer["degrees"]
    assert found.design_effect == pytest.approx(answer["deff"], rel=CLOSED)
    assert limits(found.effect.interval) == pytest.approx(tuple(answer["logit"]), rel=CLOSED)
    exact = korn_graubard(found.effect.value, effective=answer["effective"], design=design)
    assert limits(exact) == pytest.approx(tuple(answer["beta"]), rel=CLOSED)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("domain", ["", "_young"])
def test_a_mean_is_that_of_svymean(kind: str, domain: str) -> None:
    answer = REFERENCE["answers"][kind][f"age{domain}"]
    found = survey_mean(DATA["age"], design=domains(kind)[domain])
    assert isinstance(found, SurveyNumber)
    assert found.effect.value == pytest.approx(answer["value"], rel=CLOSED)
    assert found.standard_error == pytest.approx(answer["error"], rel=CLOSED)
    assert found.design_effect == pytest.approx(answer["deff"], rel=CLOSED)
    assert limits(found.effect.interval) == pytest.approx(tuple(answer["limits"]), rel=CLOSED)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("domain", ["", "_young"])
def test_a_difference_is_the_contrast_of_two_domains_of_svyby(kind: str, domain: str) -> None:
    answer = REFERENCE["answers"][kind][f"difference{domain}"]
    found = survey_difference(DATA["fed"] == 1, exposed=DATA["exposed"] == 1, design=domains(kind)[domain])
    assert isinstance(found, Effect)
    assert found.method == "design_linearised"
    assert found.value == pytest.approx(answer["value"], rel=CLOSED)
    assert limits(found.interval) == pytest.approx(tuple(answer["limits"]), rel=CLOSED)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("rows", "columns", "domain", "key"),
    [
        ("fed", "exposed", "", "two_by_two"),
        ("fed", "place", "", "two_by_three"),
        ("village", "place", "_young", "village_by_place_young"),
    ],
)
def test_a_table_has_the_rao_scott_test_of_svychisq(kind: str, rows: str, columns: str, domain: str, key: str) -> None:
    answer = REFERENCE["answers"][kind][key]
    found = rao_scott(code(rows), code(columns), design=domains(kind)[domain])
    assert isinstance(found, Test)
    assert found.statistic == pytest.approx(answer["statistic"], rel=CLOSED)
    assert found.df == pytest.approx((answer["numerator"], answer["denominator"]), rel=CLOSED)
    assert found.p_value == pytest.approx(answer["p"], rel=CLOSED)


def test_shares_by_domain_are_those_of_svyby() -> None:
    answer = REFERENCE["by_place"]
    for place in range(3):
        found = survey_proportion(DATA["fed"] == 1, design=a_design("full").within(DATA["place"] == place))
        assert isinstance(found, SurveyNumber)
        assert found.standard_error == pytest.approx(answer["error"][place], rel=CLOSED)
        assert limits(found.effect.interval) == pytest.approx((answer["lower"][place], answer["upper"][place]), rel=1e-6)

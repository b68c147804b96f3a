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
        assert limits(found.effect.interval) == pytest.approx(
            (answer["lower"][place], answer["upper"][place]), rel=1e-6
        )


# What stands where there is no number, and at the edges.


def reason(found: object) -> AbsenceReason | None:
    return found.reason if isinstance(found, NoEffect) else None


def clustered(count: int, clusters: int) -> Design:
    return Design(count, cluster=np.arange(count) % clusters)


@pytest.mark.parametrize(
    "design",
    [
        pytest.param(clustered(60, 1), id="one cluster"),
        pytest.param(Design(60, cluster=np.arange(60) % 6, stratum=(np.arange(60) % 6 == 5) * 1), id="a lonely one"),
        pytest.param(clustered(60, 6).within(np.arange(60) % 6 == 2), id="a domain in one cluster"),
    ],
)
def test_without_two_clusters_a_stratum_there_is_no_number(design: Design) -> None:
    rows = np.arange(60)
    for found in (
        survey_proportion(rows % 4 == 0, design=design),
        survey_mean(rows.astype(float), design=design),
        survey_difference(rows % 4 == 0, exposed=rows % 5 == 0, design=design),
        rao_scott(rows % 4, rows % 5, design=design),
    ):
        assert reason(found) is AbsenceReason.FEW_CLUSTERS


def test_one_respondent_has_no_variance() -> None:
    design = Design(60).within(np.arange(60) == 2)
    assert reason(survey_mean(np.arange(60.0), design=design)) is AbsenceReason.FEW_CLUSTERS


def test_a_domain_of_nobody_has_no_number() -> None:
    design = clustered(60, 6).within(np.zeros(60, dtype=bool))
    assert reason(survey_proportion(np.ones(60, dtype=bool), design=design)) is AbsenceReason.FEW_RESPONDENTS
    assert reason(rao_scott(np.arange(60) % 2, np.arange(60) % 3, design=design)) is AbsenceReason.FEW_RESPONDENTS


def test_a_stratum_drawn_wholly_needs_no_second_cluster() -> None:
    cluster = np.arange(60) % 6
    stratum = (cluster == 5).astype(np.int64)
    design = Design(60, cluster=cluster, stratum=stratum, population=np.where(stratum == 1, 1.0, 40.0))
    assert isinstance(survey_proportion(np.arange(60) % 7 < 3, design=design), SurveyNumber)


@pytest.mark.parametrize("everybody", [True, False])
def test_a_share_of_all_or_none_has_the_exact_interval_with_fewer_respondents_for_few_clusters(
    everybody: bool,  # noqa: FBT001 -- a parameter of the test
) -> None:
    # R: n <- 60 * (qt(0.975, 59) / qt(0.975, 5))^2; 0.025^(1 / n) = 0.9035133
    found = survey_proportion(np.full(60, everybody), design=clustered(60, 6))
    assert isinstance(found, SurveyNumber)
    assert found.effect.method == "design_korn_graubard"
    assert (found.standard_error, found.design_effect) == (0.0, None)
    expected = (0.9035133, 1.0) if everybody else (0.0, 1 - 0.9035133)
    assert limits(found.effect.interval) == pytest.approx(expected, abs=5e-7)


def test_clusters_that_all_agree_do_not_make_an_interval_of_no_width() -> None:
    found = survey_proportion(np.arange(60) // 6 % 2 == 0, design=clustered(60, 6))
    assert isinstance(found, SurveyNumber)
    assert found.effect.method == "design_korn_graubard"
    lower, upper = limits(found.effect.interval)
    assert lower < 0.4
    assert upper > 0.6


def test_a_difference_with_a_share_of_all_is_put_together_from_the_two_intervals() -> None:
    rows = np.arange(120)
    exposed = rows < 60
    cases = exposed | (rows % 7 < 3)
    found = survey_difference(cases, exposed=exposed, design=clustered(120, 6))
    assert isinstance(found, Effect)
    assert found.method == "design_mover"
    lower, upper = limits(found.interval)
    assert -1 <= lower < found.value < upper <= 1


def test_a_difference_never_leaves_minus_one_to_one() -> None:
    rows = np.arange(60)
    exposed = rows < 30
    cases = np.where(exposed, rows != 4, np.isin(rows, [40, 47]))
    found = survey_difference(cases, exposed=exposed, design=clustered(60, 3))
    assert isinstance(found, Effect)
    assert found.method == "design_linearised"
    lower, upper = limits(found.interval)
    assert -1 < lower < found.value < upper == 1


def test_a_table_of_one_row_has_no_test() -> None:
    rows = np.arange(60)
    assert reason(rao_scott(rows * 0, rows % 3, design=clustered(60, 6))) is AbsenceReason.NO_VARIATION


def test_a_domain_keeps_clusters_where_it_has_nobody() -> None:
    # Korn and Graubard: dropping rows instead would forget that the clusters without the domain were drawn too.
    rows = np.arange(120)
    weight, cluster, there = 1.0 + rows % 3, rows % 10, rows % 10 < 4
    cases = rows * 7 % 11 < 5
    kept = survey_proportion(cases, design=Design(120, weight=weight, cluster=cluster).within(there))
    dropped = survey_proportion(cases[there], design=Design(48, weight=weight[there], cluster=cluster[there]))
    assert isinstance(kept, SurveyNumber)
    assert isinstance(dropped, SurveyNumber)
    assert kept.effect.value == pytest.approx(dropped.effect.value)
    assert (kept.degrees, kept.clusters) == (3, 4)
    assert kept.standard_error == pytest.approx(dropped.standard_error * (10 / 9 / (4 / 3)) ** 0.5)


def test_what_stands_outside_the_domain_is_not_looked_at() -> None:
    inside = np.arange(60) % 5 != 0
    values = np.where(inside, np.arange(60.0), np.nan)
    found = survey_mean(values, design=clustered(60, 6).within(inside))
    assert isinstance(found, SurveyNumber)
    assert found.effect.value == pytest.approx(np.arange(60.0)[inside].mean())


def test_arrays_of_other_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="length 60"):
        Design(60, weight=np.ones(59))

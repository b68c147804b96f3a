"""When a model is refused and why, and what a fit says of itself."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from reportgen.analysis.design import Design
from reportgen.analysis.effects import NoEffect
from reportgen.analysis.likelihood import Family, Problem, _foretold
from reportgen.analysis.regression import Fit, ModelData, Rules, Term, logistic, modified_poisson
from reportgen.analysis.sandwich import Correction
from reportgen.estimates import AbsenceReason

BOTH = pytest.mark.parametrize("model", [modified_poisson, logistic])
ANY_EVENTS = Rules(events=0)


def pattern(*runs: tuple[float, int]) -> Any:
    return np.concatenate([np.full(count, value) for value, count in runs])


def every(count: int, step: int) -> Any:
    return (np.arange(count) % step == 0).astype(float)


def a_two_by_two(exposed_cases: int, exposed_others: int, unexposed_cases: int, unexposed_others: int) -> ModelData:
    outcome = pattern((1, exposed_cases), (0, exposed_others), (1, unexposed_cases), (0, unexposed_others))
    exposed = pattern((1, exposed_cases + exposed_others), (0, unexposed_cases + unexposed_others))
    return ModelData(outcome, (Term("exposed", exposed),))


def reason(found: Fit | NoEffect) -> AbsenceReason | None:
    return found.reason if isinstance(found, NoEffect) else None


def test_a_crude_prevalence_ratio_is_that_of_katz_and_an_odds_ratio_that_of_woolf() -> None:
    # 53/94 against 24/79 (with and without the outcome): both standard errors by their closed forms.
    table = a_two_by_two(53, 94, 24, 79)
    prevalence, odds = modified_poisson(table), logistic(table)
    assert isinstance(prevalence, Fit)
    assert isinstance(odds, Fit)
    assert prevalence.coefficient("exposed").effect.value == pytest.approx((53 / 147) / (24 / 103), rel=1e-6)
    assert prevalence.coefficient("exposed").standard_error == pytest.approx(0.209817, abs=1e-6)
    assert odds.coefficient("exposed").effect.value == pytest.approx(53 * 79 / (94 * 24), rel=1e-6)
    assert odds.coefficient("exposed").standard_error == pytest.approx(
        (1 / 53 + 1 / 94 + 1 / 24 + 1 / 79) ** 0.5, rel=1e-5
    )


@BOTH
@pytest.mark.parametrize("outcome", [0.0, 1.0])
def test_an_outcome_that_never_varies_has_no_model(model: Any, outcome: float) -> None:
    data = ModelData(np.full(60, outcome), (Term("exposed", every(60, 2)),))
    assert reason(model(data)) is AbsenceReason.NO_VARIATION


@BOTH
def test_no_row_has_no_model(model: Any) -> None:
    nobody = Design(60).within(np.zeros(60, dtype=bool))
    assert reason(model(ModelData(every(60, 3), (Term("exposed", every(60, 2)),), nobody))) is (
        AbsenceReason.FEW_RESPONDENTS
    )


@BOTH
def test_fewer_than_ten_of_the_rarer_outcome_a_parameter_are_too_few(model: Any) -> None:
    assert reason(model(a_two_by_two(5, 30, 4, 40))) is AbsenceReason.FEW_EVENTS
    assert reason(model(a_two_by_two(30, 5, 40, 4))) is AbsenceReason.FEW_EVENTS
    assert reason(model(a_two_by_two(5, 30, 5, 40))) is None


@BOTH
@pytest.mark.parametrize(
    "second",
    [
        pytest.param(lambda first: first, id="the same column"),
        pytest.param(lambda first: 1 - first, id="its opposite"),
        pytest.param(lambda first: first * 0 + 2025, id="a constant"),
        pytest.param(lambda first: 1e6 + 1e3 * first, id="the same in other units"),
    ],
)
def test_columns_that_say_the_same_are_singular(model: Any, second: Any) -> None:
    first = every(200, 2)
    data = ModelData(every(200, 3), (Term("first", first), Term("second", second(first))))
    assert reason(model(data)) is AbsenceReason.SINGULAR


@BOTH
def test_a_group_without_the_outcome_separates(model: Any) -> None:
    assert reason(model(a_two_by_two(0, 40, 30, 40))) is AbsenceReason.SEPARATION
    assert reason(model(a_two_by_two(30, 40, 0, 40))) is AbsenceReason.SEPARATION


def test_a_group_where_all_have_the_outcome_separates_odds_but_not_prevalences() -> None:
    table = a_two_by_two(40, 0, 30, 40)
    assert reason(logistic(table)) is AbsenceReason.SEPARATION
    fit = modified_poisson(table)
    assert isinstance(fit, Fit)
    assert fit.coefficient("exposed").effect.value == pytest.approx(70 / 30, rel=1e-6)


@BOTH
def test_a_reference_level_without_the_outcome_is_found_though_no_column_shows_it(model: Any) -> None:
    outcome = pattern((0, 40), (1, 20), (0, 20), (1, 15), (0, 25))
    data = ModelData(
        outcome,
        (Term("second", pattern((0, 40), (1, 40), (0, 40))), Term("third", pattern((0, 80), (1, 40)))),
    )
    assert reason(model(data)) is AbsenceReason.SEPARATION


def test_a_column_that_foretells_the_outcome_is_seen_before_anything_is_fitted() -> None:
    columns = np.column_stack([np.ones(80), pattern((1.0, 40), (-1.0, 40))])
    ones = np.ones(80)
    none_of_them = Problem(pattern((0.0, 40), (1.0, 20), (0.0, 20)), columns, ones, ones[:2], np.arange(80))
    all_of_them = replace(none_of_them, outcome=1 - none_of_them.outcome)
    assert [_foretold(none_of_them, family=family) for family in Family] == [True, True]
    assert [_foretold(all_of_them, family=family) for family in Family] == [False, True]


def test_a_number_that_foretells_the_outcome_separates_odds() -> None:
    age = np.arange(80, dtype=float)
    assert reason(logistic(ModelData((age >= 40).astype(float), (Term("age", age),)))) is AbsenceReason.SEPARATION


@BOTH
def test_a_number_far_from_nought_and_hardly_varying_is_fitted_all_the_same(model: Any) -> None:
    year, outcome = 2020 + np.arange(400) % 5, ((np.arange(400) * 7) % 11 < 4).astype(float)
    far = model(ModelData(outcome, (Term("year", year.astype(float)),)))
    near = model(ModelData(outcome, (Term("year", year - 2022.0),)))
    assert isinstance(far, Fit)
    assert isinstance(near, Fit)
    assert far.coefficient("year").log_ratio == pytest.approx(near.coefficient("year").log_ratio, rel=1e-8)


@BOTH
def test_one_cluster_or_fewer_clusters_than_parameters_have_no_variance(model: Any) -> None:
    outcome, first, second = every(240, 3), every(240, 2), every(240, 5)
    terms = (Term("first", first), Term("second", second))
    one = Design(240, cluster=np.zeros(240, dtype=np.int64))
    three = Design(240, cluster=np.arange(240) % 3)
    four = Design(240, cluster=np.arange(240) // 60)
    assert reason(model(ModelData(outcome, terms, one))) is AbsenceReason.FEW_CLUSTERS
    assert reason(model(ModelData(outcome, terms, three))) is AbsenceReason.FEW_CLUSTERS
    fit = model(ModelData(outcome, terms, four))
    assert isinstance(fit, Fit)
    assert (fit.degrees, fit.clusters, fit.n, fit.events) == (1.0, 4, 240, 80)


@BOTH
def test_a_stratum_of_one_cluster_has_no_variance(model: Any) -> None:
    cluster = np.arange(240) // 24
    design = Design(240, cluster=cluster, stratum=(cluster == 9).astype(np.int64))
    assert reason(model(ModelData(every(240, 3), (Term("first", every(240, 2)),), design))) is (
        AbsenceReason.FEW_CLUSTERS
    )


@BOTH
@pytest.mark.parametrize("clusters", [12, 60])
def test_an_exposure_found_in_one_cluster_only_has_no_variance(model: Any, clusters: int) -> None:
    rows = np.arange(60 * clusters)
    cluster = rows % clusters
    design = Design(len(rows), cluster=cluster)
    outcome = ((rows // clusters * 7 + cluster) % 5 < 2).astype(float)
    one, two = (ModelData(outcome, (Term("far", (cluster < count).astype(float)),), design) for count in (1, 2))
    assert reason(model(one)) is AbsenceReason.FEW_CLUSTERS
    assert isinstance(model(two), Fit)


def test_an_interval_too_wide_for_a_number_is_none() -> None:
    data = ModelData(every(240, 3), (Term("first", every(240, 2)),), Design(240, cluster=np.arange(240) % 7 % 3))
    assert reason(modified_poisson(data, rules=Rules(level=0.999999))) is AbsenceReason.NOT_COMPUTABLE


@pytest.mark.parametrize(("clusters", "method"), [(49, "kauermann_carroll"), (50, "linearised")])
def test_under_fifty_clusters_the_variance_is_corrected_and_says_so(clusters: int, method: str) -> None:
    data = ModelData(every(600, 3), (Term("first", every(600, 2)),), Design(600, cluster=np.arange(600) % clusters))
    fit = modified_poisson(data)
    assert isinstance(fit, Fit)
    assert fit.method == f"modified_poisson_cluster_{method}"
    assert {one.effect.method for one in fit.coefficients} == {fit.method}


@BOTH
def test_a_correction_makes_an_interval_wider(model: Any) -> None:
    rows = np.arange(400)
    cluster = (rows * 7) % 9
    data = ModelData(((rows * 13 + cluster) % 5 < 2).astype(float), (Term("far", (cluster < 4).astype(float)),))
    data = ModelData(data.outcome, data.terms, Design(400, cluster=cluster))
    errors = [
        model(data, rules=Rules(correction=correction)).coefficient("far").standard_error
        for correction in (Correction.KAUERMANN_CARROLL, Correction.MANCL_DEROUEN)
    ]
    assert errors[0] < errors[1]


@BOTH
def test_what_stands_in_rows_outside_the_domain_is_not_looked_at(model: Any) -> None:
    rows = np.arange(600)
    inside, outcome, first = rows % 4 != 0, every(600, 3), every(600, 2)
    design = Design(600, cluster=rows // 20).within(inside)
    clean = model(ModelData(outcome, (Term("first", first),), design))
    spoilt = model(
        ModelData(np.where(inside, outcome, np.nan), (Term("first", np.where(inside, first, np.nan)),), design)
    )
    assert isinstance(clean, Fit)
    assert clean.coefficients == spoilt.coefficients
    assert clean.n == 450


def test_weights_in_other_units_change_nothing() -> None:
    rows = np.arange(300)
    outcome, terms, weight = every(300, 3), (Term("first", every(300, 2)),), 1.0 + rows % 7
    near = modified_poisson(ModelData(outcome, terms, Design(300, weight=weight, cluster=rows // 10)))
    far = modified_poisson(ModelData(outcome, terms, Design(300, weight=1000 * weight, cluster=rows // 10)))
    assert isinstance(near, Fit)
    assert isinstance(far, Fit)
    assert far.coefficient("first").effect.interval == near.coefficient("first").effect.interval


def test_a_joint_test_that_clusters_cannot_bear_is_not_computed() -> None:
    rows = np.arange(600)
    level = rows % 6
    terms = tuple(Term(f"level {k}", (level == k).astype(float)) for k in range(1, 6))
    design = Design(600, cluster=(rows // 10) % 7)
    fit = modified_poisson(ModelData(((rows * 7) % 10 < 4).astype(float), terms, design), rules=ANY_EVENTS)
    assert isinstance(fit, Fit)
    assert fit.degrees == 1.0


def test_a_name_that_is_no_term_is_refused() -> None:
    fit = modified_poisson(a_two_by_two(53, 94, 24, 79))
    assert isinstance(fit, Fit)
    with pytest.raises(KeyError):
        fit.coefficient("age")

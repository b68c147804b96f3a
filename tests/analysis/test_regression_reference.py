"""Models against R: glm with sandwich, clubSandwich and survey; the data stand beside the answers."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from reportgen.analysis.design import Design
from reportgen.analysis.regression import Fit, ModelData, Rules, Term, logistic, modified_poisson
from reportgen.analysis.sandwich import Correction
from reportgen.estimates import Test

REFERENCE = json.loads((Path(__file__).resolve().parents[1] / "reference" / "models.json").read_text(encoding="utf-8"))
ITERATED = 1e-5
MODELS = {"modified_poisson": modified_poisson, "logistic": logistic}
SIZES = ("few", "many")
EXTENTS = ("crude", "adjusted")
PLAIN = Rules(events=0, correction=Correction.NONE)


def column(size: str, name: str) -> Any:
    return np.asarray(REFERENCE[size]["data"][name], dtype=float)


def codes(size: str, name: str) -> Any:
    return column(size, name).astype(np.int64)


def a_design(size: str, kind: str) -> Design | None:
    count = len(column(size, "outcome"))
    weight, cluster, stratum = column(size, "weight"), codes(size, "cluster"), codes(size, "stratum")
    full = Design(count, weight=weight, cluster=cluster, stratum=stratum, population=column(size, "population"))
    respondents = Design(count, weight=weight, stratum=stratum, population=column(size, "households"))
    return {
        "none": None,
        "cluster": Design(count, cluster=cluster),
        "weight": Design(count, weight=weight),
        "full": full,
        "respondents": respondents,
        "domain": full.within((column(size, "age") < 34) & (cluster != 4)),
    }[kind]


def fitted(family: str, size: str, extent: str, *, kind: str, rules: Rules = PLAIN) -> Fit:
    names = ("counselled",) if extent == "crude" else ("counselled", "age", "secondary", "higher")
    terms = tuple(Term(name, column(size, name)) for name in names)
    fit = MODELS[family](ModelData(column(size, "outcome"), terms, a_design(size, kind)), rules=rules)
    assert isinstance(fit, Fit)
    return fit


def assert_agrees(fit: Fit, answer: dict[str, Any]) -> None:
    found = fit.coefficients
    assert [one.name for one in found] == np.atleast_1d(answer["names"]).tolist()
    intervals = [one.effect.interval for one in found]
    tests = [one.effect.test for one in found]
    for key, values in {
        "ratio": [one.effect.value for one in found],
        "error": [one.standard_error for one in found],
        "lower": [interval.lower for interval in intervals if interval],
        "upper": [interval.upper for interval in intervals if interval],
        "p": [test.p_value for test in tests if test],
    }.items():
        assert values == pytest.approx(np.atleast_1d(answer[key]).tolist(), rel=ITERATED), key
    assert fit.degrees == answer.get("degrees")
    if "joint" in answer:
        joint = fit.joint_test(["secondary", "higher"])
        assert isinstance(joint, Test)
        assert joint.statistic == pytest.approx(answer["joint"]["statistic"], rel=ITERATED)
        assert joint.p_value == pytest.approx(answer["joint"]["p"], rel=ITERATED)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("extent", EXTENTS)
@pytest.mark.parametrize(("family", "method"), [("modified_poisson", "hc0"), ("logistic", "model_based")])
def test_without_a_design_a_model_is_that_of_glm(size: str, extent: str, family: str, method: str) -> None:
    fit = fitted(family, size, extent, kind="none")
    assert fit.method == f"{family}_{method}"
    assert_agrees(fit, REFERENCE[size][extent][fit.method])
    if family == "logistic":
        assert fit.log_likelihood == pytest.approx(REFERENCE[size][extent]["log_likelihood"], rel=1e-9)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("extent", EXTENTS)
@pytest.mark.parametrize("family", MODELS)
@pytest.mark.parametrize("kind", ["cluster", "weight", "full", "respondents", "domain"])
def test_a_linearised_variance_is_that_of_svyglm(size: str, extent: str, family: str, kind: str) -> None:
    fit = fitted(family, size, extent, kind=kind)
    answer = REFERENCE[size][extent][f"{family}_{kind}"]
    assert fit.method == f"{family}_{'linearised' if kind in {'weight', 'respondents'} else 'cluster_linearised'}"
    assert_agrees(fit, answer)


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("extent", EXTENTS)
def test_with_clusters_alone_the_variance_is_that_of_sandwich(size: str, extent: str) -> None:
    assert_agrees(
        fitted("modified_poisson", size, extent, kind="cluster"), REFERENCE[size][extent]["modified_poisson_vcovcl"]
    )


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("extent", EXTENTS)
@pytest.mark.parametrize("family", MODELS)
@pytest.mark.parametrize("correction", [Correction.KAUERMANN_CARROLL, Correction.MANCL_DEROUEN])
def test_a_corrected_variance_is_that_written_out_over_rows(
    size: str, extent: str, family: str, correction: Correction
) -> None:
    fit = fitted(family, size, extent, kind="cluster", rules=replace(PLAIN, correction=correction))
    assert fit.method == f"{family}_cluster_{correction}"
    assert_agrees(fit, REFERENCE[size][extent][f"{family}_{correction}"])

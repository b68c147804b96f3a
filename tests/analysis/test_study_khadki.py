"""A real survey, from its file to its findings, against what R makes of the same file."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from surveys import bench_of, by_id

from reportgen.analysis import run
from reportgen.config.load import load
from reportgen.disclosure import Rule, publish
from reportgen.estimates import Estimate, Suppressed
from reportgen.findings import Audience, Findings, Step, Usability
from reportgen.raw import RawFindings
from reportgen.sources.data import read_all
from reportgen.sources.shelf import Shelf

REFERENCE = Path(__file__).resolve().parents[1] / "reference"
SHARED = Path(__file__).resolve().parents[3] / "shared"
CONFIG, DATA = SHARED / "acceptance" / "pune" / "khadki.yaml", SHARED / "data" / "survey" / "pune.csv"
R = json.loads((REFERENCE / "khadki.json").read_text(encoding="utf-8"))
CLOSED, ITERATED = 1e-6, 1e-5
LEVELS = {"place": "slum", "contact": "always"}

pytestmark = [pytest.mark.shared, pytest.mark.skipif(not CONFIG.exists(), reason="../shared is not here")]


@pytest.fixture(scope="module")
def found() -> RawFindings:
    loaded = load(CONFIG)
    data = read_all(loaded.config.sources, loaded.config.period, shelf=Shelf())
    return run(loaded.config.analyses, bench=bench_of(*data.surveys.values()))


def estimate(found: RawFindings, name: str) -> Estimate:
    quantity = by_id(found)[name].quantity
    assert isinstance(quantity, Estimate), quantity
    return quantity


def limits(found: RawFindings, name: str) -> list[float]:
    effect = estimate(found, name)
    assert effect.interval is not None
    return [effect.value, effect.interval.lower, effect.interval.upper]


@pytest.mark.parametrize("exposure", LEVELS)
def test_crude_ratios_are_those_of_r(found: RawFindings, exposure: str) -> None:
    said, level = R["crude"][exposure], LEVELS[exposure]
    shown = estimate(found, f"factors.proportion.{exposure}.{level}")
    assert [shown.numerator, shown.denominator - shown.numerator] == said["counts"][:2]
    for measure in ("prevalence_ratio", "odds_ratio"):
        assert limits(found, f"factors.{measure}.{exposure}.{level}") == pytest.approx(said[measure], rel=CLOSED)
    tested = estimate(found, f"factors.test.{exposure}").test
    assert (tested.statistic, tested.p_value) == pytest.approx((said["statistic"], said["p"]), rel=CLOSED)


@pytest.mark.parametrize("exposure", LEVELS)
@pytest.mark.parametrize("measure", ["prevalence_ratio", "odds_ratio"])
def test_adjusted_ratios_are_those_of_r(found: RawFindings, exposure: str, measure: str) -> None:
    said = R["adjusted"][measure][exposure]
    name = f"factors.{measure}.{exposure}.{LEVELS[exposure]}.adjusted"
    assert limits(found, name) == pytest.approx(said, rel=ITERATED)
    assert estimate(found, name).n == R["complete"]


def test_the_form_s_verdict_is_not_the_derived_one_for_72_children(found: RawFindings) -> None:
    observed = estimate(found, "definition.observed")
    assert observed.denominator - observed.numerator == 72
    cells = [estimate(found, name).numerator for name in found.study.agreements[0].cells.values()]
    assert cells == R["agreement"]["cells"]
    assert estimate(found, "definition.kappa").value == pytest.approx(R["agreement"]["kappa"], rel=CLOSED)


def test_the_age_is_described_as_r_does(found: RawFindings) -> None:
    mean, median = estimate(found, "who.mean.age"), estimate(found, "who.median.age")
    spread = median.spread
    said = [
        mean.value,
        mean.spread.standard_deviation,
        spread.lower_quartile,
        median.value,
        spread.upper_quartile,
    ]
    assert said == pytest.approx(R["age"], rel=CLOSED)


def test_the_trend_over_months_is_that_of_r(found: RawFindings) -> None:
    tested = estimate(found, "with_age.test").test
    assert [tested.statistic, tested.p_value] == pytest.approx(R["trend"], rel=CLOSED)


def test_the_study_is_usable_and_the_flow_falls(found: RawFindings) -> None:
    study = found.study
    assert (study.headline, study.usability) == ("feeding.proportion", Usability.USABLE)
    steps = {step: estimate(found, name).value for step, name in study.flow.steps}
    assert steps == {Step.ANSWERED: R["respondents"], Step.OUTCOME_KNOWN: 390, Step.COMPLETE: R["complete"]}


def test_every_id_that_the_study_names_is_a_finding(found: RawFindings) -> None:
    ids = set(by_id(found))
    assert set(_ids(json.loads(json.dumps(_plain(found)))["study"], ids)) <= ids


def test_the_small_cell_of_six_months_cannot_be_read_anywhere(found: RawFindings) -> None:
    shown = _published(found)
    small = shown["feeding.proportion.months.6"].quantity
    assert isinstance(small, Suppressed)  # 4 of 20
    others = [name for name in by_id(found) if name.startswith("feeding.proportion.months.")]
    assert sum(isinstance(shown[name].quantity, Suppressed) for name in others) >= 2
    hidden = {name.rsplit(".", 1)[1] for name in others if isinstance(shown[name].quantity, Suppressed)}
    for month in hidden - {"6"}:
        assert isinstance(shown[f"with_age.proportion.{month}"].quantity, Suppressed)
    assert isinstance(shown["with_age.test"].quantity, Suppressed)


def _published(found: RawFindings) -> Findings:
    return publish(found, None, period=load(CONFIG).config.period, rule=Rule(5, Audience.PUBLIC))


def _plain(found: RawFindings) -> dict[str, Any]:
    from reportgen.results.study import study_json  # noqa: PLC0415 -- only here

    return {"study": {key: value for key, value in study_json(found.study).items() if key != "codebooks"}}


def _ids(value: Any, known: set[str]) -> list[str]:
    """Give every text in the structure that looks like a finding's id."""
    starts = tuple({name.split(".")[0] + "." for name in known})
    if isinstance(value, dict):
        return [each for inner in value.values() for each in _ids(inner, known)]
    if isinstance(value, list):
        return [each for inner in value for each in _ids(inner, known)]
    return [value] if isinstance(value, str) and value.startswith(starts) else []


@pytest.mark.skipif(shutil.which("Rscript") is None, reason="R is not installed")
def test_r_says_today_what_it_said_when_its_answers_were_kept() -> None:
    script = ["Rscript", "--vanilla", str(REFERENCE / "khadki.R"), str(DATA)]
    have = 'cat(all(sapply(c("sandwich", "jsonlite"), requireNamespace, quietly = TRUE)))'
    told = subprocess.run(["Rscript", "--vanilla", "-e", have], capture_output=True, text=True, check=True)
    if told.stdout.strip() != "TRUE":
        pytest.skip("R has no sandwich or no jsonlite")
    made = json.loads(subprocess.run(script, capture_output=True, text=True, check=True).stdout)
    again, frozen = ({key: value for key, value in each.items() if key != "origin"} for each in (made, R))
    assert _flat(again) == pytest.approx(_flat(frozen), rel=1e-9)


def _flat(value: Any) -> list[float]:
    if isinstance(value, dict):
        return [each for key in sorted(value) for each in _flat(value[key])]
    return [each for inner in value for each in _flat(inner)] if isinstance(value, list) else [value]

"""Associations against published tables and formulas written out by hand."""

from __future__ import annotations

from math import exp, log, sqrt

import pytest
from surveys import Drawn, bench_of, by_id, choice, counted, number, survey, yes_no

from reportgen.analysis.study import run_study
from reportgen.config.model import AssociationAnalysis
from reportgen.estimates import AbsenceReason, Absent, Doubt, Estimate, Measure, TestName, Unit
from reportgen.findings import Provenance, Step, StudyReason, Usability
from reportgen.raw import RawFindings, Sum
from reportgen.sources.dataset import Survey

Z = 1.959963984540054
ALL = ("prevalence_ratio", "odds_ratio", "risk_difference")
SUPPORT = choice("support", "poor", "good")
EBF = yes_no("ebf")


def mampang() -> Survey:
    table = {("good", "yes"): 165, ("good", "no"): 36, ("poor", "yes"): 26, ("poor", "no"): 23}
    return counted((SUPPORT, EBF), table, drawn=Drawn(made=Provenance.RECONSTRUCTED))


def associated(survey: Survey, **settings: object) -> RawFindings:
    given = {"exposures": ("support",), "measures": ALL} | settings
    analysis = AssociationAnalysis(id="factors", kind="association", source="mothers", outcome="ebf", **given)
    return run_study([analysis], bench=bench_of(survey))


def estimate(found: RawFindings, name: str) -> Estimate:
    quantity = by_id(found)[name].quantity
    assert isinstance(quantity, Estimate), quantity
    return quantity


def absent(found: RawFindings, name: str) -> AbsenceReason:
    quantity = by_id(found)[name].quantity
    assert isinstance(quantity, Absent), quantity
    return quantity.reason


def test_mampang_s_table_has_katz_woolf_and_newcombe_by_hand() -> None:
    found = associated(mampang())
    ratio = estimate(found, "factors.prevalence_ratio.good")
    value, error = (165 / 201) / (26 / 49), sqrt(1 / 165 - 1 / 201 + 1 / 26 - 1 / 49)
    assert ratio.value == pytest.approx(value)
    assert (ratio.interval.lower, ratio.interval.upper) == pytest.approx(
        (value * exp(-Z * error), value * exp(Z * error))
    )
    assert (ratio.reference, ratio.adjusted, ratio.n, ratio.unit) == ("poor", False, 250, Unit.RATIO)
    odds = estimate(found, "factors.odds_ratio.good")
    assert odds.value == pytest.approx(165 * 23 / (36 * 26))
    assert log(odds.interval.upper / odds.value) == pytest.approx(Z * sqrt(1 / 165 + 1 / 36 + 1 / 26 + 1 / 23))
    difference = estimate(found, "factors.risk_difference.good")
    assert difference.value == pytest.approx(165 / 201 - 26 / 49)
    assert difference.method == "newcombe"
    assert estimate(found, "factors.test").test.name is TestName.CHI_SQUARE


def test_rows_of_the_table_are_findings_and_add_up() -> None:
    found = associated(mampang())
    good = estimate(found, "factors.proportion.good")
    assert (good.numerator, good.denominator) == (165, 201)
    assert estimate(found, "factors.proportion").denominator == 250
    assert (
        Sum("factors.known", ("factors.proportion.poor", "factors.proportion.good"), denominators_known=True)
        in found.sums
    )
    subject = by_id(found)["factors.proportion.good"].subject
    assert (subject.label, subject.group.label, subject.group.variable) == (
        EBF.label,
        SUPPORT.level("good").label,
        "support",
    )


def test_what_gives_a_hidden_row_away_is_derived_from_it() -> None:
    items = by_id(associated(mampang()))
    rows = {"factors.proportion.poor", "factors.proportion.good"}
    for measure in ALL:
        assert rows <= set(items[f"factors.{measure}.good"].derived_from)
    assert rows <= set(items["factors.test"].derived_from)


def test_the_study_binds_the_table_by_id() -> None:
    study = associated(mampang()).study
    exposure = study.associations[0].exposures[0]
    assert exposure.shares == {"poor": "factors.proportion.poor", "good": "factors.proportion.good"}
    assert exposure.effects["good"].crude[Measure.ODDS_RATIO] == "factors.odds_ratio.good"
    assert exposure.effects["good"].adjusted == {}
    assert study.headline == "factors.proportion"
    assert study.usability is Usability.CAUTION
    assert study.reasons == (StudyReason.RECONSTRUCTED,)
    assert dict(study.flow.steps) == {
        Step.ANSWERED: "flow.mothers.answered",
        Step.OUTCOME_KNOWN: "flow.mothers.outcome_known",
        Step.COMPLETE: "flow.mothers.complete",
    }


def test_tomuan_s_table_gets_fisher_s_test() -> None:
    attitude = choice("support", "negative", "positive")
    table = {("positive", "yes"): 44, ("positive", "no"): 6, ("negative", "yes"): 1, ("negative", "no"): 6}
    found = associated(counted((attitude, EBF), table))
    tested = estimate(found, "factors.test")
    assert tested.test.name is TestName.FISHER_EXACT
    assert tested.value == pytest.approx(0.00016, abs=5e-6)
    ratio = estimate(found, "factors.prevalence_ratio.positive")
    assert (ratio.value, ratio.interval.lower, ratio.interval.upper) == pytest.approx((6.16, 1.00, 37.9), abs=0.05)
    assert ratio.doubts == (Doubt.SMALL_GROUP,)


def test_a_cell_of_nought_is_a_reason_and_no_number() -> None:
    table = {("good", "yes"): 45, ("good", "no"): 5, ("poor", "no"): 7}
    found = associated(counted((SUPPORT, EBF), table))
    assert absent(found, "factors.prevalence_ratio.good") is AbsenceReason.ZERO_CELL
    assert absent(found, "factors.odds_ratio.good") is AbsenceReason.ZERO_CELL
    assert estimate(found, "factors.risk_difference.good").value == pytest.approx(0.9)


def test_a_level_with_nobody_is_absent_everywhere() -> None:
    support = choice("support", "poor", "good", "best")
    people = counted(
        (support, EBF, yes_no("paid")),
        {(level, answer, paid): 20 for level in ("poor", "good") for answer in ("yes", "no") for paid in ("yes", "no")},
    )
    found = associated(people, adjust=("paid",))
    assert absent(found, "factors.proportion.best") is AbsenceReason.FEW_RESPONDENTS
    assert absent(found, "factors.prevalence_ratio.best") is AbsenceReason.ZERO_DENOMINATOR
    assert absent(found, "factors.prevalence_ratio.best.adjusted") is AbsenceReason.ZERO_DENOMINATOR
    assert estimate(found, "factors.prevalence_ratio.good.adjusted").value == pytest.approx(1)


def test_missing_answers_are_counted_and_complete_cases_used() -> None:
    table = {
        ("good", "yes", "yes"): 30,
        ("good", "no", "yes"): 20,
        ("poor", "yes", "no"): 20,
        ("poor", "no", "no"): 30,
        ("good", "yes", "no"): 15,
        ("poor", "no", "yes"): 15,
        ("good", "yes", None): 3,
        ("good", None, "yes"): 2,
        (None, "no", "yes"): 4,
    }
    found = associated(counted((SUPPORT, EBF, yes_no("paid")), table), adjust=("paid",))
    assert estimate(found, "factors.missing").value == 6
    assert estimate(found, "factors.proportion.good").denominator == 68
    model = found.study.associations[0].models[0]
    assert estimate(found, model.n).value == 130
    assert estimate(found, model.left_out).value == 9
    assert {name: estimate(found, each).value for name, each in model.left_out_by.items()} == {
        "ebf": 2,
        "support": 4,
        "paid": 3,
    }
    share = estimate(found, model.left_out_outcome)
    assert (share.numerator, share.denominator) == (3, 7)
    assert not estimate(found, model.left_out).persons
    assert estimate(found, "factors.prevalence_ratio.good.adjusted").n == 130


def test_a_model_without_enough_events_says_so_for_each_of_its_effects() -> None:
    table = {("good", "yes"): 8, ("good", "no"): 4, ("poor", "yes"): 4, ("poor", "no"): 8}
    people = counted((SUPPORT, EBF), table)
    ages = [20.0 + place % 7 for place in range(24)]
    people = survey(
        {
            "support": ["good"] * 12 + ["poor"] * 12,
            "ebf": ["yes"] * 8 + ["no"] * 8 + ["yes"] * 4 + ["no"] * 4,
            "age": ages,
        },
        SUPPORT,
        EBF,
        number("age"),
    )
    found = associated(people, adjust=("age",))
    assert absent(found, "factors.prevalence_ratio.good.adjusted") is AbsenceReason.FEW_EVENTS
    assert found.study.associations[0].models[0].reason is AbsenceReason.FEW_EVENTS


def test_a_number_enters_a_model_as_a_number_and_has_crude_effects_by_band() -> None:
    bands = {"young": (15, 24), "older": (25, 45)}
    ages = [16 + (place * 7) % 29 for place in range(200)]
    answers = ["yes" if (place * 13) % 10 < 5 + (age > 24) else "no" for place, age in enumerate(ages)]
    people = survey(
        {"age": ages, "ebf": answers, "paid": ["yes", "no"] * 100},
        number("age", bands=bands),
        EBF,
        yes_no("paid"),
        drawn=Drawn(bands={"age": bands}),
    )
    found = associated(people, exposures=("age", "paid"))
    exposure = found.study.associations[0].exposures[0]
    assert exposure.effects["older"].crude[Measure.PREVALENCE_RATIO] == "factors.prevalence_ratio.age.older"
    assert exposure.effects["older"].adjusted == {}
    assert exposure.effects[""].adjusted[Measure.ODDS_RATIO] == "factors.odds_ratio.age.adjusted"
    assert estimate(found, "factors.odds_ratio.age.adjusted").adjusted


def test_a_number_without_bands_has_a_crude_effect_a_unit_and_no_table() -> None:
    groups = {(0.0, "yes"): 26, (0.0, "no"): 23, (1.0, "yes"): 165, (1.0, "no"): 36}
    lines = [line for line, count in groups.items() for _ in range(count)]
    people = survey({"dose": [line[0] for line in lines], "ebf": [line[1] for line in lines]}, number("dose"), EBF)
    found = associated(people, exposures=("dose",))
    exposure = found.study.associations[0].exposures[0]
    assert (exposure.shares, exposure.test, list(exposure.effects)) == ({}, None, [""])
    odds = estimate(found, "factors.odds_ratio")
    assert odds.value == pytest.approx(165 * 23 / (36 * 26))
    assert log(odds.interval.upper / odds.value) == pytest.approx(Z * sqrt(1 / 165 + 1 / 36 + 1 / 26 + 1 / 23))
    assert not odds.adjusted


def test_an_outcome_of_three_answers_has_cells_and_a_test_only() -> None:
    outcome = choice("ebf", "full", "part", "none")
    table = {
        ("poor", "full"): 10,
        ("poor", "part"): 12,
        ("poor", "none"): 18,
        ("good", "full"): 20,
        ("good", "part"): 11,
        ("good", "none"): 9,
    }
    found = associated(counted((SUPPORT, outcome), table))
    exposure = found.study.associations[0].exposures[0]
    cell = estimate(found, exposure.cells["poor", "part"])
    assert (cell.numerator, cell.denominator) == (12, 40)
    assert exposure.effects == {}
    expected = [15, 11.5, 13.5] * 2
    statistic = sum((n - mean) ** 2 / mean for n, mean in zip([10, 12, 18, 20, 11, 9], expected, strict=True))
    assert estimate(found, exposure.test).test.statistic == pytest.approx(statistic)


def test_strata_are_pooled_after_mantel_and_haenszel() -> None:
    table = {
        ("good", "yes", "a"): 30,
        ("good", "no", "a"): 10,
        ("poor", "yes", "a"): 15,
        ("poor", "no", "a"): 15,
        ("good", "yes", "b"): 20,
        ("good", "no", "b"): 20,
        ("poor", "yes", "b"): 8,
        ("poor", "no", "b"): 22,
    }
    found = associated(counted((SUPPORT, EBF, choice("place", "a", "b")), table), stratify="place")
    above = 30 * 15 / 70 + 20 * 22 / 70
    below = 10 * 15 / 70 + 20 * 8 / 70
    assert estimate(found, "factors.odds_ratio.good.pooled").value == pytest.approx(above / below)
    exposure = found.study.associations[0].exposures[0]
    assert exposure.pooled[Measure.PREVALENCE_RATIO] == "factors.prevalence_ratio.good.pooled"
    assert estimate(found, exposure.pooled_test).test.name is TestName.MANTEL_HAENSZEL


def test_with_clusters_all_comes_from_the_design() -> None:
    drawn = Drawn(cluster=[place % 20 for place in range(250)])
    table = {("good", "yes"): 165, ("good", "no"): 36, ("poor", "yes"): 26, ("poor", "no"): 23}
    found = associated(counted((SUPPORT, EBF), table, drawn=drawn))
    ratio = estimate(found, "factors.prevalence_ratio.good")
    assert ratio.value == pytest.approx((165 / 201) / (26 / 49))
    assert "cluster" in ratio.method
    assert estimate(found, "factors.test").test.name is TestName.RAO_SCOTT
    assert estimate(found, "factors.risk_difference.good").method == "design_linearised"
    assert estimate(found, "factors.proportion.good").method == "design_logit"


def whole_clusters(exposed: int) -> Survey:
    """Give twelve clusters of ten, in the first ``exposed`` of which everybody has good support."""
    rows = [(place, one) for place in range(12) for one in range(10)]
    answers = {
        "support": ["good" if place < exposed else "poor" for place, _ in rows],
        "ebf": ["yes" if one < 4 + (place % 3) else "no" for place, one in rows],
    }
    return survey(answers, SUPPORT, EBF, drawn=Drawn(cluster=[place for place, _ in rows]))


@pytest.mark.parametrize("measure", ["prevalence_ratio", "odds_ratio", "risk_difference"])
def test_every_comparison_of_few_whole_clusters_is_doubted(measure: str) -> None:
    measures = ("prevalence_ratio", "odds_ratio", "risk_difference")
    few = associated(whole_clusters(2), measures=measures)
    assert estimate(few, f"factors.{measure}.good").doubts == (Doubt.FEW_CLUSTERS_AT_A_LEVEL,)
    many = associated(whole_clusters(6), measures=measures)
    assert estimate(many, f"factors.{measure}.good").doubts == ()


def test_a_difference_from_one_whole_cluster_is_no_number() -> None:
    found = associated(whole_clusters(1), measures=("risk_difference",))
    assert absent(found, "factors.risk_difference.good") is AbsenceReason.FEW_CLUSTERS


def test_levels_that_only_leaves_out_are_no_groups_and_no_reference() -> None:
    place = choice("place", "city", "town", "village")
    table = {
        (where, said): n
        for where, said, n in (
            ("city", "yes", 30),
            ("city", "no", 9),
            ("town", "yes", 20),
            ("town", "no", 20),
            ("village", "yes", 15),
            ("village", "no", 25),
        )
    }
    people = counted((place, EBF), table)
    analysis = {"exposures": ("place",), "only": {"place": ("town", "village")}}
    found = associated(people, **analysis)
    (exposure,) = found.study.associations[0].exposures
    assert (exposure.reference, tuple(exposure.shares)) == ("town", ("town", "village"))
    assert estimate(found, "factors.prevalence_ratio.village").value == pytest.approx((15 / 40) / (20 / 40))
    assert "factors.proportion.city" not in by_id(found)
    assert estimate(found, "factors.test").test.df == (1.0,)


def test_nobody_selected_is_no_crash() -> None:
    found = associated(mampang(), only={"support": "poor", "ebf": "yes"})
    assert found.study.reasons == (StudyReason.NO_VARIATION, StudyReason.RECONSTRUCTED)
    empty = counted((SUPPORT, EBF, yes_no("paid")), {("good", "yes", "no"): 30, ("poor", "no", "no"): 30})
    found = associated(empty, only={"paid": "yes"}, adjust=("paid",))
    assert absent(found, "factors.proportion") is AbsenceReason.FEW_RESPONDENTS
    assert absent(found, "factors.prevalence_ratio.good.adjusted") is AbsenceReason.FEW_RESPONDENTS
    assert found.study.usability is Usability.NOT_USABLE

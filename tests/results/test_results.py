"""results.json, key by key."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from reportgen.errors import Location, Severity
from reportgen.estimates import (
    AbsenceReason,
    Absent,
    Doubt,
    Estimate,
    Interval,
    Measure,
    Spread,
    Suppressed,
    SuppressionReason,
    Unit,
)
from reportgen.findings import (
    Audience,
    Finding,
    Findings,
    Funnel,
    FunnelLimits,
    Group,
    GroupBy,
    Problem,
    ProblemKind,
    ProblemValue,
    Quality,
    QualityReason,
    Reported,
    RunChart,
    RunSignal,
    Standing,
    Subject,
    Target,
    TargetState,
    Usability,
    Verdict,
)
from reportgen.locales.languages import Text
from reportgen.periods import Month, parse_period
from reportgen.results import Header, Notice, to_json

PERIOD = parse_period("2025-Q1")
LABEL = Text.of({"id": "ASI eksklusif", "en": "Exclusive breastfeeding"})
HEADER = Header("wagir", Text.of({"id": "Puskesmas Wagir", "en": "Wagir Puskesmas"}))
WHOLE = Estimate(
    measure=Measure.PROPORTION,
    value=132 / 161,
    unit=Unit.SHARE,
    method="wilson",
    period=PERIOD,
    source="register",
    interval=Interval(0.1 + 0.2, 0.9),
    numerator=132,
    denominator=161,
    n=161,
)
VERDICT = Verdict(Target(0.6, 2024, Text.of({"id": "Renstra", "en": "Strategic plan"})), TargetState.MET)
VILLAGE = Group(GroupBy.SUBUNIT, "JEDONG", Text.same("Jedong"))
SUPPRESSED = Suppressed(Measure.PROPORTION, Unit.SHARE, "wilson", PERIOD, "register", SuppressionReason.SMALL_CELL)
ABSENT = Absent(Measure.PROPORTION, Unit.SHARE, PERIOD, "register", AbsenceReason.NOT_REPORTED)
LIMITS = FunnelLimits((1, 5), (0.0, 0.1), (1.0, 0.9), (0.0, 0.05), (1.0, 0.95))


def a_quality() -> Quality:
    return Quality(
        usability=Usability.CAUTION,
        reasons=(QualityReason.FEW_REPORTS,),
        ids={"subunits": "quality.subunits"},
        subunit_label=Text.of({"id": "Desa/kelurahan", "en": "Village"}),
        grid={("JEDONG", Month(2025, 1)): Reported.ONLY_ZEROS, ("JEDONG", Month(2025, 2)): Reported.YES},
        missing=("SITIREJO",),
        unexpected=(),
        problems=(
            Problem(
                ProblemKind.NUMERATOR_ABOVE_DENOMINATOR,
                "JEDONG",
                Month(2025, 1),
                Location("register.csv", row=7),
                (ProblemValue("fed", "Fed", 12.0), ProblemValue("asked", "Asked", None, hidden=True)),
            ),
        ),
    )


def findings() -> Findings:
    return Findings(
        period=PERIOD,
        items=(
            Finding(Subject("coverage.ebf", "coverage", "ebf", LABEL), WHOLE, VERDICT),
            Finding(Subject("coverage.ebf.subunit.jedong", "coverage", "ebf", LABEL, VILLAGE), SUPPRESSED),
            Finding(Subject("coverage.ebf.subunit.sitirejo", "coverage", "ebf", LABEL, VILLAGE), ABSENT),
        ),
        funnels=(
            Funnel(
                id="villages.ebf",
                analysis="villages",
                indicator="ebf",
                by=GroupBy.SUBUNIT,
                benchmark="villages.ebf",
                points=("villages.ebf.subunit.a",),
                standings={"villages.ebf.subunit.a": Standing.POSSIBLY_LOWER},
                limits=LIMITS,
                dispersion=1.5,
                overdispersed=False,
                method="exact_binomial",
            ),
        ),
        run_charts=(RunChart("course.ebf", "course", "ebf", ("p1", "p2"), "course.ebf.median", RunSignal.TOO_FEW),),
        register=a_quality(),
        audience=Audience.PUBLIC,
        minimum_cell=5,
    )


def document(*notices: Notice) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(to_json(findings(), header=HEADER, notices=notices))
    return loaded


def test_the_head_says_contract_puskesmas_period_and_what_was_hidden() -> None:
    found = document()
    assert {key: found[key] for key in ("contract", "puskesmas", "period", "disclosure", "recommendations")} == {
        "contract": 1,
        "puskesmas": {"id": "wagir", "name": {"id": "Puskesmas Wagir", "en": "Wagir Puskesmas"}},
        "period": "2025-Q1",
        "disclosure": {"minimum_cell": 5, "audience": "public"},
        "recommendations": [],
    }


def test_a_finding_has_every_key_of_the_contract() -> None:
    assert document()["findings"][0] == {
        "id": "coverage.ebf",
        "measure": "proportion",
        "value": 132 / 161,
        "lower": 0.1 + 0.2,
        "upper": 0.9,
        "level": 0.95,
        "numerator": 132,
        "denominator": 161,
        "n": 161,
        "spread": None,
        "unit": "share",
        "method": "wilson",
        "period": "2025-Q1",
        "group": None,
        "adjusted": False,
        "reference": None,
        "weighted": False,
        "p_value": None,
        "test": None,
        "statistic": None,
        "df": None,
        "doubts": [],
        "suppressed": False,
        "reason": None,
        "source": "register",
        "label": {"id": "ASI eksklusif", "en": "Exclusive breastfeeding"},
        "target": {
            "value": 0.6,
            "year": 2024,
            "basis": {"id": "Renstra", "en": "Strategic plan"},
            "state": "met",
        },
    }


def test_a_doubted_interval_and_a_means_spread_stand_beside_their_numbers() -> None:
    doubted = replace(WHOLE, doubts=(Doubt.SMALL_GROUP,))
    scattered = replace(WHOLE, measure=Measure.MEAN, spread=Spread(standard_deviation=5.5))
    items = tuple(Finding(Subject(name, "who", None, LABEL), each) for name, each in (("a", doubted), ("b", scattered)))
    loaded = json.loads(to_json(replace(findings(), items=items), header=HEADER))["findings"]
    assert [each["doubts"] for each in loaded] == [["small_group"], []]
    assert loaded[0]["spread"] is None
    assert loaded[1]["spread"] == {"standard_deviation": 5.5, "lower_quartile": None, "upper_quartile": None}


def test_a_suppressed_finding_has_no_number_and_says_why() -> None:
    finding = document()["findings"][1]
    keys = ("value", "lower", "upper", "level", "numerator", "denominator", "n", "target")
    assert [finding[key] for key in keys] == [None] * 8
    assert (finding["suppressed"], finding["reason"], finding["method"]) == (True, "small_cell", "wilson")
    assert finding["group"] == {
        "by": "subunit",
        "variable": None,
        "level": "JEDONG",
        "across": None,
        "label": {"id": "Jedong", "en": "Jedong"},
    }


def test_an_absent_finding_is_not_suppressed_and_says_why_there_is_no_number() -> None:
    finding = document()["findings"][2]
    assert (finding["value"], finding["suppressed"], finding["reason"]) == (None, False, "not_reported")


def test_every_finding_has_the_same_keys_in_the_same_order() -> None:
    assert len({tuple(finding) for finding in document()["findings"]}) == 1


def test_a_funnel_says_where_each_point_lies_and_gives_its_limits() -> None:
    (funnel,) = document()["funnels"]
    assert funnel["points"] == [{"id": "villages.ebf.subunit.a", "standing": "possibly_lower"}]
    assert funnel["limits"]["n"] == [1, 5]
    assert funnel["limits"]["upper_998"] == [1.0, 0.95]
    assert (funnel["by"], funnel["benchmark"], funnel["overdispersed"]) == ("subunit", "villages.ebf", False)


def test_a_run_chart_names_its_points_and_what_they_say() -> None:
    assert document()["run_charts"] == [
        {
            "id": "course.ebf",
            "analysis": "course",
            "indicator": "ebf",
            "points": ["p1", "p2"],
            "median": "course.ebf.median",
            "signal": "too_few",
        }
    ]


def test_quality_says_the_verdict_who_reported_and_which_rows_are_wrong() -> None:
    quality = document()["quality"]
    assert (quality["usability"], quality["reasons"], quality["missing"]) == ("caution", ["few_reports"], ["SITIREJO"])
    assert quality["reporting"] == [
        {"subunit": "JEDONG", "month": "2025-01", "reported": "only_zeros"},
        {"subunit": "JEDONG", "month": "2025-02", "reported": "yes"},
    ]
    (problem,) = quality["problems"]
    assert (problem["kind"], problem["where"]) == ("numerator_above_denominator", "register.csv, row 7")
    assert problem["values"][1] == {"count": "asked", "column": "Asked", "value": None, "hidden": True, "text": None}


def test_notices_are_there_in_both_languages() -> None:
    message = Text.of({"id": "Satu baris tidak diikutkan.", "en": "One row was left out."})
    notice = Notice(Severity.WARNING, "quality.kept_out", message, "register.csv, row 7")
    assert document(notice)["diagnostics"] == [
        {
            "severity": "warning",
            "code": "quality.kept_out",
            "message": {"id": "Satu baris tidak diikutkan.", "en": "One row was left out."},
            "where": "register.csv, row 7",
        }
    ]


def test_the_text_is_the_same_every_time_unescaped_and_ends_in_a_newline() -> None:
    dashed = Header("wagir", Text.same("Puskesmas “Wagir” – utara"))
    text = to_json(findings(), header=dashed)
    assert text == to_json(findings(), header=dashed)
    assert "“Wagir” – utara" in text
    assert text.endswith("}\n")
    assert "0.30000000000000004" in text


def test_a_number_that_is_none_is_refused() -> None:
    estimate = Estimate(Measure.MEAN, float("nan"), Unit.SHARE, "mean", PERIOD, "register")
    broken = Findings(
        PERIOD,
        (Finding(Subject("x", "x", None, LABEL), estimate),),
        (),
        (),
        register=a_quality(),
        audience=Audience.PUBLIC,
        minimum_cell=5,
    )
    with pytest.raises(ValueError, match="JSON compliant"):
        to_json(broken, header=HEADER)

"""Whatever respondents answered, each finding is a number within its interval or a reason; nothing crashes or warns."""

from __future__ import annotations

import pytest
from surveys import Answers, Drawn, bench_of, by_id, choice, number, survey, yes_no

from reportgen.analysis.study import run_study
from reportgen.codebook import Variable
from reportgen.config.model import (
    AgreementAnalysis,
    Analysis,
    AssociationAnalysis,
    DescribeAnalysis,
    FeedingAnalysis,
    PrevalenceAnalysis,
    ReliabilityAnalysis,
    TrendAnalysis,
)
from reportgen.estimates import Absent, Estimate
from reportgen.sources.dataset import Survey

QUESTIONS = tuple(f"asked_{place}" for place in range(6))
VARIABLES = (
    choice("support", "poor", "good"),
    yes_no("ebf"),
    *(yes_no(name) for name in QUESTIONS),
    number("months"),
    number("age"),
    choice("three", "low", "middle", "high"),
)
RATIOS = ("prevalence_ratio", "odds_ratio", "risk_difference")


def everything() -> tuple[Analysis, ...]:
    source = {"source": "mothers"}
    association = source | {"kind": "association", "measures": RATIOS}
    breastfed, water, formula, animal, juice, porridge = QUESTIONS
    return (
        DescribeAnalysis(id="who", kind="describe", variables=tuple(each.id for each in VARIABLES), **source),
        PrevalenceAnalysis(id="feeding", kind="prevalence", outcome="ebf", by=("support", "months"), **source),
        AssociationAnalysis(
            id="together",
            outcome="ebf",
            exposures=("support", "age", "three"),
            adjust=("months",),
            stratify=breastfed,
            **association,
        ),
        AssociationAnalysis(id="number", outcome="ebf", exposures=("age",), **association),
        AssociationAnalysis(id="cells", outcome="three", exposures=("support", water), **association),
        AssociationAnalysis(
            id="apart", outcome="ebf", exposures=("support", "three"), models="separate", adjust=("age",), **association
        ),
        AgreementAnalysis(id="agreed", kind="agreement", variables=(water, formula), **source),
        ReliabilityAnalysis(id="scale", kind="reliability", items=(water, formula, animal), **source),
        TrendAnalysis(id="order", kind="trend", outcome="ebf", over="three", **source),
        FeedingAnalysis(
            id="ages",
            kind="feeding_by_age",
            age="months",
            breastfed=breastfed,
            water=(water,),
            formula=(formula,),
            animal_milk=(animal,),
            liquids=(juice,),
            foods=(porridge,),
            first_two_days=juice,
            unknown="drop",
            **source,
        ),
    )


def answers(variable: Variable, kind: str, *, size: int) -> Answers:
    place = VARIABLES.index(variable)
    if kind == "missing":
        return [None] * size
    if kind in {"first", "last"}:
        return [5.0 if variable.is_number else variable.levels[-(kind == "last")].id] * size
    if variable.is_number:
        return [None if (each * 7 + place) % 23 == 0 else float(each * (place + 3) % 7) for each in range(size)]
    levels = [level.id for level in variable.levels]
    return [
        None if (each * 7 + place) % 23 == 0 else levels[(each * (place + 1) + each // 3) % len(levels)]
        for each in range(size)
    ]


def asked(kind: str, design: str, *, size: int) -> Survey:
    drawn = {
        "none": Drawn(),
        "clusters": Drawn(cluster=[each % 3 for each in range(size)], weight=[1.0 + each % 2 for each in range(size)]),
        "strata": Drawn(stratum=[each % 2 for each in range(size)], population=[1000.0] * size),
        "one cluster": Drawn(cluster=[0] * size),
    }[design]
    given = {variable.id: answers(variable, kind, size=size) for variable in VARIABLES}
    return survey(given, *VARIABLES, drawn=drawn)


@pytest.mark.parametrize("design", ["none", "clusters", "strata", "one cluster"])
@pytest.mark.parametrize("kind", ["missing", "first", "last", "mixed"])
@pytest.mark.parametrize("size", [0, 1, 2, 30, 200])
def test_each_finding_is_a_number_within_its_interval_or_a_reason(size: int, kind: str, design: str) -> None:
    found = run_study(everything(), bench=bench_of(asked(kind, design, size=size)))
    items = by_id(found)
    for item in found.items:
        quantity = item.quantity
        assert isinstance(quantity, Absent | Estimate)
        if isinstance(quantity, Estimate) and quantity.interval is not None:
            assert quantity.interval.lower - 1e-9 <= quantity.value <= quantity.interval.upper + 1e-9, item
        assert set(item.derived_from) <= set(items)
    for each in found.sums:
        assert {*each.parts, *([each.whole] if each.whole else [])} <= set(items)


def test_what_adds_up_does_add_up() -> None:
    found = run_study(everything(), bench=bench_of(asked("mixed", "none", size=200)))
    items = by_id(found)
    for each in found.sums:
        parts = [items[name].quantity for name in each.parts if isinstance(items[name].quantity, Estimate)]
        numerator = sum(part.numerator for part in parts)
        if each.of_numerators:
            whole_line = {numerator} == {part.denominator for part in parts}
            assert whole_line or each.whole is None, each  # a row or a column of a table sums to a total of its own
            assert each.whole is None or items[each.whole].quantity.value == numerator
        else:
            whole = items[each.whole].quantity
            assert (numerator, sum(part.denominator for part in parts)) == (whole.numerator, whole.denominator), each

"""What a study publishes does not tell what it hides: surveys that once did, through the analyses to the doorway."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from surveys import Drawn, bench_of, choice, counted, number, survey, yes_no

from reportgen.analysis.study import run_study
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
from reportgen.disclosure import Rule, publish
from reportgen.disclosure.elimination import determined
from reportgen.estimates import AbsenceReason, Absent, Estimate, Suppressed
from reportgen.findings import Audience, Findings
from reportgen.raw import RawFindings
from reportgen.sources.dataset import Survey

EBF, OTHER = yes_no("ebf"), yes_no("other")
PUBLIC = Rule(5, Audience.PUBLIC)


def study(asked: Survey, *analyses: Analysis) -> RawFindings:
    return run_study(analyses, bench=bench_of(asked))


def shown(found: RawFindings) -> Findings:
    return publish(found, None, period=found.items[0].quantity.period, rule=PUBLIC)


def published(asked: Survey, *analyses: Analysis) -> Findings:
    return shown(study(asked, *analyses))


def hides(found: Findings, name: str) -> bool:
    return isinstance(found[name].quantity, Suppressed)


def prevalence(name: str = "feeding", **settings: object) -> PrevalenceAnalysis:
    return PrevalenceAnalysis(id=name, kind="prevalence", source="mothers", outcome="ebf", **settings)


def described(*variables: str) -> DescribeAnalysis:
    return DescribeAnalysis(id="who", kind="describe", source="mothers", variables=variables)


def by_months(cases: Sequence[int], totals: Sequence[int]) -> Survey:
    lines = [
        (month, "yes" if place < case else "no")
        for month, (case, total) in enumerate(zip(cases, totals, strict=True))
        for place in range(total)
    ]
    return survey({"months": [line[0] for line in lines], "ebf": [line[1] for line in lines]}, number("months"), EBF)


def test_a_nought_in_a_table_of_agreement_is_hidden_where_it_would_give_the_others() -> None:
    asked = counted((EBF, OTHER), {("yes", "yes"): 32, ("no", "no"): 27, ("no", "yes"): 1})
    agreement = AgreementAnalysis(id="same", kind="agreement", source="mothers", variables=("ebf", "other"))
    found = published(asked, agreement, prevalence())
    cells = [f"same.proportion.{first}.{second}" for first in ("yes", "no") for second in ("yes", "no")]
    assert all(hides(found, name) for name in (*cells, "same.kappa", "same.observed"))
    assert not hides(found, "feeding.proportion")


def zero_beside_a_small_cell() -> RawFindings:
    place = choice("place", "town", "coast", "island")
    table = {("town", "yes"): 30, ("town", "no"): 40, ("coast", "no"): 9, ("island", "yes"): 3, ("island", "no"): 7}
    association = AssociationAnalysis(
        id="factors",
        kind="association",
        source="mothers",
        outcome="ebf",
        exposures=("place",),
        measures=("prevalence_ratio",),
        adjust=("age",),
    )
    lines = [answers for answers, count in table.items() for _ in range(count)]
    columns = {
        "place": [one for one, _ in lines],
        "ebf": [two for _, two in lines],
        "age": [20 + at % 17 for at in range(len(lines))],
    }
    return study(survey(columns, place, EBF, number("age"), drawn=Drawn()), association)


def test_why_a_ratio_is_absent_does_not_tell_that_a_hidden_group_is_nought() -> None:
    raw = zero_beside_a_small_cell()
    absent = {item.subject.id: item.quantity for item in raw.items}["factors.prevalence_ratio.coast"]
    assert isinstance(absent, Absent)
    assert absent.reason is AbsenceReason.ZERO_CELL
    found = shown(raw)
    assert hides(found, "factors.proportion.island")
    assert hides(found, "factors.proportion.coast")
    assert found["factors.prevalence_ratio.coast"].quantity == found["factors.prevalence_ratio.island"].quantity


def test_why_a_model_failed_does_not_tell_it_either() -> None:
    raw = zero_beside_a_small_cell()
    (association,) = raw.study.associations
    failed = replace(
        association, models=tuple(replace(each, reason=AbsenceReason.SEPARATION) for each in association.models)
    )
    found = shown(replace(raw, study=replace(raw.study, associations=(failed,))))
    assert [each.reason for each in found.study.associations[0].models] == [AbsenceReason.NOT_COMPUTABLE]


def test_how_a_hidden_share_was_reckoned_does_not_tell_that_it_is_nought() -> None:
    place = choice("place", "town", "coast", "island")
    table = {("town", "yes"): 30, ("town", "no"): 40, ("coast", "no"): 9, ("island", "yes"): 3, ("island", "no"): 7}
    size = sum(table.values())
    asked = counted((place, EBF), table, drawn=Drawn(cluster=[at % 11 for at in range(size)]))
    raw = study(asked, prevalence(by=("place",)))
    methods = {item.subject.id: item.quantity.method for item in raw.items if isinstance(item.quantity, Estimate)}
    assert methods["feeding.proportion.place.coast"] != methods["feeding.proportion.place.island"]
    found = shown(raw)
    assert found["feeding.proportion.place.coast"].quantity == found["feeding.proportion.place.island"].quantity


def test_a_mean_is_hidden_where_it_gives_the_sizes_of_hidden_months() -> None:
    analyses = (described("months"), prevalence(by=("months",)))
    small = published(by_months([10, 2, 8, 12, 20], [20, 4, 18, 25, 40]), *analyses)
    assert hides(small, "feeding.proportion.months.1")
    assert hides(small, "who.mean.months")
    few_cases = published(by_months([10, 2, 8, 12, 20], [20, 14, 18, 25, 40]), *analyses)
    assert hides(few_cases, "feeding.proportion.months.1")
    assert not hides(few_cases, "who.mean.months")


def test_a_slope_is_hidden_where_it_gives_the_cases_of_hidden_months() -> None:
    association = AssociationAnalysis(
        id="factors",
        kind="association",
        source="mothers",
        outcome="ebf",
        exposures=("months",),
        measures=("odds_ratio",),
    )
    asked = by_months([10, 2, 8, 12, 20], [20, 14, 18, 25, 40])
    assert hides(published(asked, association, prevalence(by=("months",))), "factors.odds_ratio")
    assert not hides(published(asked, association, prevalence()), "factors.odds_ratio")


@pytest.mark.parametrize(("values", "hidden"), [([0] * 90 + [1] * 3, True), ([0] * 60 + [1] * 33, False)])
def test_a_mean_of_few_values_is_a_count(values: list[int], hidden: bool) -> None:  # noqa: FBT001 -- a case
    asked = survey({"twins": values}, number("twins"))
    assert hides(published(asked, described("twins")), "who.mean.twins") is hidden


def test_alpha_of_two_items_is_hidden_where_it_gives_a_small_cell() -> None:
    def alpha(both: int) -> bool:
        asked = counted((EBF, OTHER), {("yes", "yes"): 40, ("no", "no"): 30, ("no", "yes"): both, ("yes", "no"): 9})
        reliability = ReliabilityAnalysis(id="score", kind="reliability", source="mothers", items=("ebf", "other"))
        return hides(published(asked, reliability), "score.alpha")

    assert alpha(2)
    assert not alpha(8)


def test_a_level_of_which_few_are_left_out_is_hidden_in_the_restricted_table_and_cannot_be_solved() -> None:
    place = choice("place", "town", "coast", "island")
    lines = [("town", 2, 60), ("coast", 2, 40), ("island", 2, 30), ("town", 8, 30), ("coast", 8, 30), ("island", 8, 3)]
    rows = [(where, month, "yes" if at % 2 else "no") for where, month, count in lines for at in range(count)]
    columns = dict(zip(("place", "months", "ebf"), map(list, zip(*rows, strict=True)), strict=True))
    asked = survey(columns, place, number("months"), EBF)
    found = published(asked, prevalence(by=("place",)), prevalence("young", by=("place",), only={"months": ("0", "5")}))
    hidden = {level.id for level in place.levels if hides(found, f"young.proportion.place.{level.id}")}
    assert "island" in hidden
    assert len(hidden) == 2
    assert not hides(found, "young.proportion")


def test_a_restricted_whole_is_no_missing_part_of_the_table_of_all() -> None:
    asked = by_months([24, 6, 4, 21, 10, 35, 10, 1], [46, 13, 5, 32, 14, 60, 21, 2])
    young = TrendAnalysis(
        id="young", kind="trend", source="mothers", outcome="ebf", over="months", only={"months": ("0", "5")}
    )
    found = published(asked, prevalence(by=("months",)), young)
    hidden = {month for month in range(8) if hides(found, f"feeding.proportion.months.{month}")}
    assert {2, 7} <= hidden
    outside = hidden & {6, 7}
    assert hides(found, "young.proportion") or len(outside) == 2
    assert hides(found, "young.proportion") == hides(found, "young.known")


def test_unknowns_are_found_that_no_single_equation_gives() -> None:
    assert determined([{"x": 1, "y": 1, "z": 1}, {"y": 1, "z": 1}]) == {"x"}
    assert determined([{"x": 1, "y": 1}, {"x": 1, "y": 1, "z": 2}, {"u": 1, "v": -1}]) == {"z"}
    assert determined([{"x": 1, "y": 1}, {"x": 1, "y": -1}]) == {"x", "y"}
    assert determined([]) == frozenset()


FED = {
    "kind": "feeding_by_age",
    "source": "mothers",
    "age": "months",
    "breastfed": "milk",
    "water": ("water",),
    "formula": ("formula",),
    "animal_milk": ("cow",),
    "liquids": ("tea",),
    "foods": ("foods",),
}


def fed(lines: Sequence[tuple[int, str | None, str, int]], **settings: object) -> RawFindings:
    """Each line: months, breastfed, water, and how many; nothing else was given."""
    names = ("milk", "water", "formula", "cow", "tea", "foods")
    rows = [(months, milk, water) for months, milk, water, count in lines for _ in range(count)]
    columns = {"months": [row[0] for row in rows], "milk": [row[1] for row in rows], "water": [row[2] for row in rows]}
    columns |= {name: ["no"] * len(rows) for name in names[2:]}
    asked = survey(columns, number("months"), *map(yes_no, names))
    return study(asked, FeedingAnalysis(id="fed", **FED, **settings))


def test_whoever_was_given_water_was_not_exclusively_breastfed_whether_or_not_she_was_breastfed() -> None:
    found = fed([(2, "yes", "no", 20), (3, "yes", "yes", 10), (4, None, "yes", 3), (4, None, "no", 2)], unknown="drop")
    ebf = {item.subject.id: item.quantity for item in found.items}["fed.proportion.EBF"]
    assert isinstance(ebf, Estimate)
    assert (ebf.numerator, ebf.denominator) == (20, 33)


def test_those_not_breastfed_in_the_second_year_cannot_be_had_from_continued_breastfeeding() -> None:
    lines = [
        (13, "yes", "no", 20),
        (13, "no", "no", 2),
        (13, "yes", "yes", 6),
        (20, "yes", "no", 15),
        (20, "no", "no", 12),
    ]
    found = shown(fed(lines, bands=(0, 12, 18, 24)))
    assert not hides(found, "fed.proportion.CBF")
    assert hides(found, "fed.proportion.not_breastfed.12_17")
    assert hides(found, "fed.proportion.not_breastfed.18_23")

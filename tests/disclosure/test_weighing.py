"""Weights do not tell what a weighted survey hides: all that the analyses publish, against an adversary who counts."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import product
from math import isclose

import numpy as np
import pytest
from surveys import Drawn, bench_of, choice, counted, survey, yes_no

from reportgen.analysis.design import Design
from reportgen.analysis.study import run_study
from reportgen.analysis.survey_design import SurveyNumber, survey_proportion
from reportgen.config.model import Analysis, AssociationAnalysis, DescribeAnalysis, PrevalenceAnalysis
from reportgen.disclosure import Rule, publish
from reportgen.estimates import Estimate, Suppressed
from reportgen.findings import Audience, Findings
from reportgen.narrative.methods import disclosure
from reportgen.raw import RawFindings
from reportgen.sources.dataset import Survey

EBF = yes_no("ebf")
PUBLIC = Rule(5, Audience.PUBLIC)
LEVELS = ("north", "south", "coast", "island")
Stratum = tuple[int, int, float | None]
"""Cases, all, weight."""


def published(asked: Survey, *analyses: Analysis, rule: Rule = PUBLIC) -> Findings:
    raw = run_study(analyses, bench=bench_of(asked))
    return publish(raw, None, period=bench_of(asked).period, rule=rule)


def hides(found: Findings, name: str) -> bool:
    return isinstance(found[name].quantity, Suppressed)


def by(*names: str) -> PrevalenceAnalysis:
    return PrevalenceAnalysis(id="feeding", kind="prevalence", source="mothers", outcome="ebf", by=names)


def who(*names: str) -> DescribeAnalysis:
    return DescribeAnalysis(id="who", kind="describe", source="mothers", variables=names)


def stratified(strata: Sequence[Stratum]) -> Survey:
    """Give a survey of which each stratum is a place, with one weight; schooling is the same mixture in each."""
    lines = [
        (at, "yes" if place < cases else "no", ("low", "high")[place % 2])
        for at, (cases, among, _) in enumerate(strata)
        for place in range(among)
    ]
    columns = {
        "place": [LEVELS[at] for at, _, _ in lines],
        "ebf": [ebf for _, ebf, _ in lines],
        "schooling": [schooling for _, _, schooling in lines],
    }
    weights = [strata[at][2] for at, _, _ in lines]
    weighted = all(weight is not None for weight in weights)
    drawn = Drawn(stratum=[at for at, _, _ in lines], weight=weights if weighted else None)
    return survey(
        columns, choice("place", *LEVELS[: len(strata)]), choice("schooling", "low", "high"), EBF, drawn=drawn
    )


TWO = ((3, 20, 30.0), (40, 100, 7.0))


def test_strata_of_which_one_is_hidden_are_not_told_by_the_weighted_whole() -> None:
    found = published(stratified(TWO), by("place", "schooling"), who("place", "ebf"))
    hidden = ("feeding.proportion", "feeding.design_effect", "feeding.known.place", "who.proportion.ebf.yes")
    rows = [f"feeding.proportion.place.{level}" for level in LEVELS[:2]]
    others = [f"feeding.proportion.schooling.{level}" for level in ("low", "high")]
    assert all(hides(found, name) for name in (*hidden, *rows, *others))
    assert not hides(found, "who.proportion.place.north")


def test_strata_without_weights_are_not_told_by_the_interval_of_the_whole() -> None:
    found = published(stratified(((3, 20, None), (40, 100, None))), by("place", "schooling"), who("place", "ebf"))
    rows = [f"feeding.proportion.place.{level}" for level in LEVELS[:2]]
    assert all(hides(found, name) for name in ("feeding.proportion", "feeding.known.place", *rows))
    assert not hides(found, "who.proportion.place.north")


def test_the_same_survey_without_small_cells_or_for_an_internal_audience_hides_nothing() -> None:
    large = published(stratified(((8, 20, 30.0), (40, 100, 7.0))), by("place", "schooling"), who("place", "ebf"))
    internal = published(stratified(TWO), by("place"), rule=Rule(5, Audience.INTERNAL))
    for found in (large, internal):
        assert not any(isinstance(item.quantity, Suppressed) for item in found)
        assert not found.hidden_for_weights


def test_rows_in_which_every_weight_is_found_hide_no_more_than_without_weights() -> None:
    schooling = choice("schooling", "low", "middle", "high")
    table = {("low", "yes"): 3, ("low", "no"): 27, ("middle", "yes"): 20, ("middle", "no"): 20}
    table |= {("high", "yes"): 30, ("high", "no"): 20}
    plain = counted((schooling, EBF), table)
    strata = [at % 3 for at in range(sum(table.values()))]
    drawn = Drawn(stratum=strata, weight=[(30.0, 7.0, 1.5)[at] for at in strata])
    weighted = counted((schooling, EBF), table, drawn=drawn)
    one, two = (published(asked, by("schooling"), who("ebf", "schooling")) for asked in (plain, weighted))
    hidden = {item.id for item in one if isinstance(item.quantity, Suppressed)}
    assert hidden == {item.id for item in two if isinstance(item.quantity, Suppressed)}
    assert "feeding.proportion.schooling.low" in hidden
    assert "feeding.proportion" not in hidden


def test_the_size_of_a_stratum_is_not_told_by_shares_of_the_sum_of_weights() -> None:
    found = published(stratified(((1, 3, 30.0), (9, 21, 7.0), (40, 100, 2.0))), by("schooling"), who("place"))
    assert all(hides(found, f"who.proportion.place.{level}") for level in LEVELS[:3])
    assert hides(found, "feeding.proportion")


def test_weights_that_are_near_each_other_are_as_good_as_one() -> None:
    places = [0] * 20 + [1] * 100
    answers = ["yes" if at < 3 or 20 <= at < 60 else "no" for at in range(120)]
    weights = [(30.0, 7.0)[place] + at / 1000 for at, place in enumerate(places)]
    columns = {"place": [LEVELS[place] for place in places], "ebf": answers}
    asked = survey(columns, choice("place", *LEVELS[:2]), EBF, drawn=Drawn(weight=weights))
    assert hides(published(asked, by("place")), "feeding.proportion")


def test_the_methods_say_it_only_where_it_was_so() -> None:
    strict, plain = (published(stratified(strata), by("place")) for strata in (TWO, ((8, 20, 30.0), (40, 100, 7.0))))
    assert strict.hidden_for_weights
    assert disclosure(strict)[1].id == "narrative.method.disclosure.weighted"
    assert disclosure(plain)[1].id == "narrative.method.disclosure"


def design_of(strata: Sequence[Stratum]) -> Design:
    places = [at for at, (_, among, _) in enumerate(strata) for _ in range(among)]
    return Design(len(places), np.array([strata[at][2] for at in places]), stratum=np.array(places))


def share_of(cases: Sequence[int], strata: Sequence[Stratum], design: Design) -> SurveyNumber:
    flags = [place < n for n, (_, among, _) in zip(cases, strata, strict=True) for place in range(among)]
    found = survey_proportion(np.array(flags), design=design)
    assert isinstance(found, SurveyNumber)
    return found


def fitting(found: Findings, strata: Sequence[Stratum]) -> Iterator[tuple[int, ...]]:
    """Give every combination of cases that has all the counts, values, limits and design effects that are published."""
    rows = [found[f"feeding.proportion.place.{LEVELS[at]}"].estimate for at in range(len(strata))]
    wholes = [each for name in ("proportion", "known.place") if (each := found[f"feeding.{name}"].estimate)]
    effect, design = found["feeding.design_effect"].estimate, design_of(strata)
    weights = [among * weight for _, among, weight in strata]
    for cases in product(*(_possible(row, among) for row, (_, among, _) in zip(rows, strata, strict=True))):
        if wholes and sum(cases) != wholes[0].numerator:
            continue
        value = sum(n * weight for n, (_, _, weight) in zip(cases, strata, strict=True)) / sum(weights)
        if any(not isclose(value, whole.value, rel_tol=1e-9) for whole in wholes):
            continue
        if effect is not None and not isclose(share_of(cases, strata, design).design_effect or 0, effect.value):
            continue
        if _of_others(found, cases, strata):
            yield cases


def _possible(row: Estimate | None, among: int) -> Sequence[int]:
    return range(among + 1) if row is None or row.numerator is None else (row.numerator,)


def _of_others(found: Findings, cases: Sequence[int], strata: Sequence[Stratum]) -> bool:
    """Say whether the cases fit what another table's rows and the description of the outcome add up to."""
    described = found["who.proportion.ebf.yes"].estimate
    schooled = [found[f"feeding.proportion.schooling.{level}"].estimate for level in ("low", "high")]
    told = [described] if described else []
    if all(schooled):
        told += [sum_of(schooled, strata)]
    weighted = sum(n * weight for n, (_, _, weight) in zip(cases, strata, strict=True))
    whole = sum(among * weight for _, among, weight in strata)
    return all(each.numerator == sum(cases) and isclose(each.value, weighted / whole, rel_tol=1e-9) for each in told)


def sum_of(rows: Sequence[Estimate], strata: Sequence[Stratum]) -> Estimate:
    halves = [sum((among + 1 - at) // 2 * weight for _, among, weight in strata) for at in (0, 1)]
    value = sum(row.value * half for row, half in zip(rows, halves, strict=True)) / sum(halves)
    return replace(rows[0], value=value, numerator=sum(row.numerator or 0 for row in rows))


def random_strata(seed: int) -> list[Stratum]:
    chance = random.Random(seed)  # noqa: S311 -- no secret
    found = []
    for _ in range(chance.randint(2, 4)):
        among = chance.randint(8, 24)
        cases = chance.choice([chance.randint(1, 4), chance.randint(0, among)])
        found.append((cases, among, float(chance.randint(1, 100))))
    return found


@pytest.mark.parametrize("seed", range(25))
def test_no_hidden_count_of_a_random_survey_can_be_found_by_trying_all(seed: int) -> None:
    strata = random_strata(seed)
    found = published(stratified(strata), by("place", "schooling"), who("place", "ebf"))
    hidden = [at for at in range(len(strata)) if hides(found, f"feeding.proportion.place.{LEVELS[at]}")]
    left: Mapping[int, set[int]] = {at: set() for at in hidden}
    for cases in fitting(found, strata) if hidden else ():
        for at in hidden:
            left[at].add(cases[at])
    for at in hidden:
        assert strata[at][0] in left[at] or not left[at]
        assert len(left[at]) >= PUBLIC.minimum_cell


Mixed = dict[tuple[int, int], tuple[int, int]]
"""Stratum and schooling → cases and all."""

SCHOOLED = ("none", "low", "middle", "high")


def mixed(cells: Mixed, weights: Sequence[float]) -> Survey:
    lines = [
        (stratum, row, "yes" if place < cases else "no")
        for (stratum, row), (cases, among) in cells.items()
        for place in range(among)
    ]
    columns = {
        "schooling": [SCHOOLED[row] for _, row, _ in lines],
        "ebf": [ebf for _, _, ebf in lines],
    }
    drawn = Drawn(stratum=[stratum for stratum, _, _ in lines], weight=[weights[stratum] for stratum, _, _ in lines])
    return survey(columns, choice("schooling", *SCHOOLED), EBF, drawn=drawn)


def random_cells(seed: int) -> tuple[Mixed, list[float]]:
    """Give strata by schooling; some schooling is found in some strata only."""
    chance = random.Random(seed)  # noqa: S311 -- no secret
    weights = [float(chance.randint(1, 100)) for _ in range(chance.randint(2, 4))]
    cells = {}
    for stratum, row in product(range(len(weights)), range(4)):
        among = chance.choice([0, chance.randint(1, 12), chance.randint(8, 30)])
        rare = chance.random() < 0.15 if row < 2 else chance.random() < 0.6
        cells[stratum, row] = (min(among, chance.randint(0, 2)) if rare else chance.randint(0, among), among)
    return cells, weights


def others(cells: Mixed, row: int, hidden: Sequence[int]) -> Iterator[Mixed]:
    """Give other surveys, one for each other number of cases of a hidden row: cases go from row to row in a stratum."""
    for step in (1, -1):
        now = dict(cells)
        while True:
            way = next(
                (w for w in product(sorted({at for at, _ in now}), hidden) if _goes(now, row, *w, step=step)), None
            )
            if way is None:
                break
            stratum, other = way
            for at, more in ((row, step), (other, -step)):
                cases, among = now[stratum, at]
                now[stratum, at] = (cases + more, among)
            yield dict(now)


def _goes(cells: Mixed, row: int, stratum: int, other: int, *, step: int) -> bool:
    ends = (cells[stratum, row], step), (cells[stratum, other], -step)
    return row != other and all(0 <= cases + more <= among for (cases, among), more in ends)


def looks(raw: RawFindings, shown: Sequence[str]) -> list[float]:
    """Give all the numbers of the findings that are shown."""
    index = {item.subject.id: item.quantity for item in raw.items}
    numbers: list[float] = []
    for name in shown:
        found = index[name]
        if isinstance(found, Estimate):
            limits = (found.interval.lower, found.interval.upper) if found.interval else ()
            test = (found.test.p_value, found.test.statistic or 0.0) if found.test else ()
            numbers += [found.value, *limits, *test, found.numerator or 0, found.denominator or 0, found.n or 0]
    return numbers


@pytest.mark.parametrize("seed", range(20))
def test_other_surveys_with_other_hidden_counts_have_every_number_that_is_shown(seed: int) -> None:
    cells, weights = random_cells(seed)
    association = AssociationAnalysis(
        id="factors",
        kind="association",
        source="mothers",
        outcome="ebf",
        exposures=("schooling",),
        measures=("prevalence_ratio", "odds_ratio"),
    )
    analyses = (by("schooling"), who("schooling", "ebf"), association)
    raw = run_study(analyses, bench=bench_of(mixed(cells, weights)))
    found = publish(raw, None, period=raw.items[0].quantity.period, rule=PUBLIC)
    shown = [item.id for item in found if isinstance(item.quantity, Estimate)]
    if "feeding.known.schooling" not in shown:
        return
    hidden = [row for row, name in enumerate(SCHOOLED) if hides(found, f"feeding.proportion.schooling.{name}")]
    for row in hidden:
        alike = [run_study(analyses, bench=bench_of(mixed(other, weights))) for other in others(cells, row, hidden)]
        assert all(np.allclose(looks(each, shown), looks(raw, shown), rtol=1e-9, atol=1e-12) for each in alike)
        together = sum(cells[at, each][0] for at in range(len(weights)) for each in hidden)
        room = [sum(cells[at, each][1] for at in range(len(weights))) for each in hidden]
        mine = room[hidden.index(row)]
        free = min(mine, together) - max(0, together - (sum(room) - mine))
        assert 1 + len(alike) >= min(PUBLIC.minimum_cell, 1 + free)

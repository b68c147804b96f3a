"""What goes with the outcome: tables, tests, crude and adjusted effects, by exposure.

In: an association analysis and its topic. Out: ``Associated``. It says of no exposure that it causes anything.

Disclosure: a test is a function of its table and is derived from every row of it; for effects see ``comparing`` and
``models``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.analysis.comparing import MODELLED, Pair, crude, pairs_of, pooled
from reportgen.analysis.contingency import Choice, choose
from reportgen.analysis.crosstab import Cells, Rows, Table, cells_of, rows_of
from reportgen.analysis.models import Holding, Modelled, model, number_alone
from reportgen.analysis.prevalence import outcome_of
from reportgen.analysis.respondents import Levelled, Mask
from reportgen.analysis.study_topic import APPROXIMATE, COUNTED, Named, Piece, StudyTopic
from reportgen.analysis.survey_design import rao_scott
from reportgen.codebook import Variable
from reportgen.config.model import AssociationAnalysis, Models
from reportgen.estimates import Measure
from reportgen.findings import Association, Effects, Exposure
from reportgen.raw import RawFinding

TWO = 2


@dataclass(frozen=True, slots=True)
class Associated:
    """Everything that one association analysis found; ``whole`` is the id of the outcome's share, or of its count."""

    piece: Piece
    association: Association
    whole: str


@dataclass(frozen=True, slots=True, eq=False)
class _Crossed:
    """One exposure set against the outcome: its table, its pairs, its crude effects by level, and what is pooled."""

    variable: Variable
    piece: Piece
    missing: str
    by: Levelled | None = None
    shares: Mapping[str, str] = field(default_factory=dict)
    cells: Mapping[tuple[str, str], str] = field(default_factory=dict)
    pairs: tuple[Pair, ...] = ()
    crude: Mapping[str, Mapping[Measure, str]] = field(default_factory=dict)
    test: str | None = None
    pooled: Mapping[Measure, str] = field(default_factory=dict)
    pooled_test: str | None = None


def association(analysis: AssociationAnalysis, topic: StudyTopic) -> Associated:
    """Give tables, tests, and effects crude and adjusted, of all exposures.

    An outcome without an event, or with more than two answers, has tables and tests only. There is a model for each
    ratio that is asked for where an effect can be adjusted for anything: with all exposures together, or one an
    exposure. An adjusted difference is not offered.
    """
    outcome = topic.codebook[analysis.outcome]
    names = tuple(dict.fromkeys(analysis.exposures))
    suffixes = {name: f".{name}" if len(names) > 1 else "" for name in names}
    measures = tuple(Measure(each.value) for each in dict.fromkeys(analysis.measures))
    plain = outcome.event is None or len(outcome.levels) != TWO
    whole = _count(topic, outcome) if plain else outcome_of(topic, outcome)[0]
    piece = Piece((whole,))
    if plain:
        crossed = [_cells(topic, outcome, topic.people.levelled(name), suffix=suffixes[name]) for name in names]
        modelled: list[Modelled] = []
    else:
        crossed = [_exposed(topic, outcome, topic.codebook[name], (analysis, suffixes[name])) for name in names]
        modelled = _models(topic, analysis, outcome=outcome, crossed=crossed, suffixes=suffixes)
    for found in (*(each.piece for each in crossed), *(each.piece for each in modelled)):
        piece += found
    account = Association(
        analysis=topic.analysis,
        outcome=outcome.id,
        exposures=tuple(_exposure(each, modelled) for each in crossed),
        models=tuple(each.model for each in modelled),
        stratified_by=analysis.stratify,
        measures=() if plain else measures,
        only=topic.people.only,
    )
    return Associated(piece, account, whole.subject.id)


def _count(topic: StudyTopic, outcome: Variable) -> RawFinding:
    return topic.count(Named(COUNTED, outcome), int(topic.people.known(outcome.id).sum()))


def _exposed(
    topic: StudyTopic, outcome: Variable, exposure: Variable, asked: tuple[AssociationAnalysis, str]
) -> _Crossed:
    """Give one exposure against an outcome with an event."""
    analysis, suffix = asked
    measures = tuple(Measure(each.value) for each in dict.fromkeys(analysis.measures))
    numbers = _number(topic, outcome, exposure, measures=measures, suffix=suffix) if exposure.is_number else {}
    alone = {"": {measure: item.subject.id for measure, item in numbers.items()}} if numbers else {}
    if not exposure.levels:
        missing = topic.people.size - int((topic.people.known(outcome.id) & topic.people.known(exposure.id)).sum())
        count = topic.count(Named(f"missing{suffix}", exposure), missing, persons=False)
        return _Crossed(exposure, Piece((*numbers.values(), count)), count.subject.id, crude=alone)
    rows = rows_of(topic, topic.people.levelled(exposure.id), outcome=outcome, suffix=suffix)
    tested = _test(topic, outcome, rows, suffix=suffix)
    pairs = pairs_of(rows, outcome=outcome, suffix=suffix)
    effects = {pair.level.id: crude(topic, pair, measures=measures) for pair in pairs}
    items = [item for found in effects.values() for item in found.values()]
    together, together_test = _pooled(topic, analysis, pairs=pairs, measures=measures)
    if together_test is not None:
        items += [*together.values(), together_test]
    ids = {level: {measure: item.subject.id for measure, item in found.items()} for level, found in effects.items()}
    return _Crossed(
        exposure,
        rows.piece + Piece((tested, *items, *numbers.values())),
        rows.missing,
        by=rows.by,
        shares=rows.shares,
        pairs=pairs,
        crude=ids | alone,
        test=tested.subject.id,
        pooled={measure: item.subject.id for measure, item in together.items()},
        pooled_test=together_test.subject.id if together_test is not None else None,
    )


def _number(
    topic: StudyTopic, outcome: Variable, exposure: Variable, *, measures: tuple[Measure, ...], suffix: str
) -> Mapping[Measure, RawFinding]:
    """Give the crude effects of one more unit of a number."""
    holding = Holding(outcome, (exposure.id,), (), {exposure.id: suffix})
    return {each: number_alone(topic, holding, measure=each) for each in measures if each in MODELLED}


def _pooled(
    topic: StudyTopic, analysis: AssociationAnalysis, *, pairs: tuple[Pair, ...], measures: tuple[Measure, ...]
) -> tuple[Mapping[Measure, RawFinding], RawFinding | None]:
    if analysis.stratify is None or len(pairs) != 1:
        return {}, None
    return pooled(topic, pairs[0], strata=topic.people.levelled(analysis.stratify), measures=measures)


def _cells(topic: StudyTopic, outcome: Variable, by: Levelled, *, suffix: str) -> _Crossed:
    """Give one exposure against an outcome of several answers."""
    levelled = topic.people.levelled(outcome.id)
    found = cells_of(topic, by, outcome=levelled, suffix=suffix)
    tested = _test_of_cells(topic, found, by=by, outcome=levelled, suffix=suffix)
    piece = found.piece + Piece((tested,))
    return _Crossed(by.variable, piece, found.missing, by=by, cells=found.cells, test=tested.subject.id)


def _test(topic: StudyTopic, outcome: Variable, rows: Rows, *, suffix: str) -> RawFinding:
    named = Named(f"test{suffix}", outcome, derived_from=tuple(rows.shares.values()))
    return _tested(topic, named, rows.table, (rows.by, Levelled(outcome, rows.cases.astype(int))), inside=rows.inside)


def _test_of_cells(topic: StudyTopic, cells: Cells, *, by: Levelled, outcome: Levelled, suffix: str) -> RawFinding:
    named = Named(f"test{suffix}", outcome.variable, derived_from=tuple(cells.cells.values()))
    return _tested(topic, named, cells.table, (by, outcome), inside=cells.inside)


def _tested(
    topic: StudyTopic, named: Named, table: Table, variables: tuple[Levelled, Levelled], *, inside: Mask
) -> RawFinding:
    """Give chi-square or Fisher's test by the expected counts; with a design the test of Rao and Scott."""
    n, design = int(inside.sum()), topic.people.design
    if design is not None:
        rows, columns = variables
        return topic.test(named, rao_scott(rows.codes, columns.codes, design=design.within(inside)), n=n)
    found = choose(table or ((0,),))
    if not isinstance(found, Choice):
        return topic.test(named, found, n=n)
    method = found.test.name.value + (APPROXIMATE if found.approximate else "")
    return topic.test(named, found.test, n=n, method=method)


def _models(
    topic: StudyTopic,
    analysis: AssociationAnalysis,
    *,
    outcome: Variable,
    crossed: list[_Crossed],
    suffixes: Mapping[str, str],
) -> list[Modelled]:
    names = tuple(suffixes)
    if analysis.models is Models.TOGETHER:
        holdings = [Holding(outcome, names, analysis.adjust, suffixes)]
    else:
        holdings = [Holding(outcome, (name,), analysis.adjust, suffixes, suffixes[name]) for name in names]
    pairs = [pair for each in crossed for pair in each.pairs]
    ratios = [measure for each in analysis.measures if (measure := Measure(each.value)) in MODELLED]
    return [
        model(topic, holding, measure=measure, pairs=pairs)
        for holding in holdings
        for measure in dict.fromkeys(ratios)
        if holding.holds_others
    ]


def _exposure(crossed: _Crossed, modelled: list[Modelled]) -> Exposure:
    name = crossed.variable.id
    adjusted: dict[str, dict[Measure, str]] = {}
    for each in modelled:
        for (variable, level), finding in each.effects.items():
            if variable == name:
                adjusted.setdefault(level, {})[each.model.measure] = finding
    levels = dict.fromkeys((*crossed.crude, *adjusted))
    return Exposure(
        variable=name,
        reference=crossed.by.reference if crossed.by is not None else None,
        shares=crossed.shares,
        cells=crossed.cells,
        effects={level: Effects(crossed.crude.get(level, {}), adjusted.get(level, {})) for level in levels},
        test=crossed.test,
        missing=crossed.missing,
        pooled=crossed.pooled,
        pooled_test=crossed.pooled_test,
    )

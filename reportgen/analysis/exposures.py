"""One exposure set against the outcome: its table, its test, its crude effects.

In: a topic, the outcome and one exposure. Out: ``Crossed``. It holds nothing else: that is ``models``.

Disclosure: a test is a function of its table and is derived from every row of it; for effects see ``comparing``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.analysis.comparing import MODELLED, Pair, crude, pairs_of, pooled
from reportgen.analysis.contingency import Choice, choose
from reportgen.analysis.crosstab import Cells, Rows, Table, cells_of, rows_of
from reportgen.analysis.models import Holding, number_alone
from reportgen.analysis.respondents import Levelled, Mask
from reportgen.analysis.study_topic import APPROXIMATE, Named, Piece, StudyTopic
from reportgen.analysis.survey_design import rao_scott
from reportgen.codebook import Variable
from reportgen.estimates import Measure
from reportgen.raw import RawFinding

Found = Mapping[Measure, RawFinding]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of an exposure: the measures, a variable whose strata are pooled, and how ids name the exposure."""

    measures: tuple[Measure, ...]
    stratify: str | None
    suffix: str


@dataclass(frozen=True, slots=True, eq=False)
class Crossed:
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


def crossed(topic: StudyTopic, outcome: Variable, exposure: Variable, *, asked: Asked) -> Crossed:
    """Give one exposure against an outcome with an event: by levels, and a number by one more unit besides."""
    alone = _by_unit(topic, outcome, exposure, asked=asked) if exposure.is_number else {}
    by_unit = {"": _ids(alone)} if alone else {}
    if not exposure.levels:
        return _without_levels(topic, outcome, exposure, suffix=asked.suffix, alone=alone)
    rows = rows_of(topic, topic.people.levelled(exposure.id), outcome=outcome, suffix=asked.suffix)
    tested = _test(topic, outcome, rows, suffix=asked.suffix)
    pairs = pairs_of(rows, outcome=outcome, suffix=asked.suffix)
    effects = {pair.level.id: crude(topic, pair, measures=asked.measures) for pair in pairs}
    items = [item for found in effects.values() for item in found.values()]
    together, together_test = _pooled(topic, asked, pairs=pairs)
    pooled_items = (*together.values(), *([together_test] if together_test is not None else []))
    return Crossed(
        exposure,
        rows.piece + Piece((tested, *items, *pooled_items, *alone.values())),
        rows.missing,
        by=rows.by,
        shares=rows.shares,
        pairs=pairs,
        crude={level: _ids(found) for level, found in effects.items()} | by_unit,
        test=tested.subject.id,
        pooled=_ids(together),
        pooled_test=together_test.subject.id if together_test is not None else None,
    )


def _without_levels(topic: StudyTopic, outcome: Variable, exposure: Variable, *, suffix: str, alone: Found) -> Crossed:
    """Give a number that has no bands: no table, and so no test of one."""
    known = topic.people.known(outcome.id) & topic.people.known(exposure.id)
    missing = topic.count(Named(f"missing{suffix}", exposure), topic.people.size - int(known.sum()), persons=False)
    piece = Piece((*alone.values(), missing))
    return Crossed(exposure, piece, missing.subject.id, crude={"": _ids(alone)})


def _by_unit(topic: StudyTopic, outcome: Variable, exposure: Variable, *, asked: Asked) -> Found:
    """Give the crude effects of one more unit of a number."""
    holding = Holding(outcome, (exposure.id,), (), {exposure.id: asked.suffix})
    return {each: number_alone(topic, holding, measure=each) for each in asked.measures if each in MODELLED}


def _ids(found: Found) -> Mapping[Measure, str]:
    return {measure: item.subject.id for measure, item in found.items()}


def _pooled(topic: StudyTopic, asked: Asked, *, pairs: tuple[Pair, ...]) -> tuple[Found, RawFinding | None]:
    if asked.stratify is None or len(pairs) != 1:
        return {}, None
    return pooled(topic, pairs[0], strata=topic.people.levelled(asked.stratify), measures=asked.measures)


def crossed_cells(topic: StudyTopic, outcome: Variable, by: Levelled, *, suffix: str) -> Crossed:
    """Give one exposure against an outcome of several answers."""
    levelled = topic.people.levelled(outcome.id)
    found = cells_of(topic, by, outcome=levelled, suffix=suffix)
    tested = _test_of_cells(topic, found, by=by, outcome=levelled, suffix=suffix)
    piece = found.piece + Piece((tested,))
    return Crossed(by.variable, piece, found.missing, by=by, cells=found.cells, test=tested.subject.id)


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

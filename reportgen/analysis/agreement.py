"""Whether two variables about the same thing say the same of the same respondents.

In: an agreement analysis and its topic. Out: ``Agreed``. Which of the two is right is not asked. A design is not looked
at: it is these respondents' answers that agree, and counts of them are what is given.

Disclosure: the cells add up to all who answered both; the observed agreement is the sum of some, and kappa a function
of all, so both are derived from every cell.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from reportgen.analysis.crosstab import Table, tabulated
from reportgen.analysis.rater_agreement import Weights, cohen_kappa
from reportgen.analysis.refusals import refused
from reportgen.analysis.respondents import Levelled
from reportgen.analysis.study_topic import Compared, Named, Piece, StudyTopic, cell_group
from reportgen.codebook import Level, Variable
from reportgen.config import model
from reportgen.config.model import AgreementAnalysis
from reportgen.estimates import AbsenceReason, Measure
from reportgen.findings import Agreement
from reportgen.raw import RawFinding, Sum

TWO = 2


@dataclass(frozen=True, slots=True)
class Agreed:
    """Everything that one agreement analysis found."""

    piece: Piece
    agreement: Agreement


@dataclass(frozen=True, slots=True, eq=False)
class _Both:
    """Two variables with levels in one order, and the counts of those who answered both."""

    first: Levelled
    second: Levelled
    table: Table

    @property
    def n(self) -> int:
        return sum(map(sum, self.table))


def agreement(analysis: AgreementAnalysis, topic: StudyTopic) -> Agreed:
    """Give the cells as shares of all who answered both, the observed agreement, and Cohen's kappa.

    Two yes/no variables agree on the event, whatever their levels are called; others by the ids of their levels. Raises
    ``DataError`` where these differ.
    """
    both = _matched(topic, *analysis.variables)
    cells = _cells(topic, both)
    ids = tuple(item.subject.id for item in cells.values())
    observed = Named("observed", both.first.variable, derived_from=ids)
    same = sum(both.table[place][place] for place in range(len(both.table)))
    kappa = Named("kappa", both.first.variable, derived_from=ids)
    weights = Weights.LINEAR if analysis.weights is model.Weights.LINEAR else Weights.UNWEIGHTED
    found = (
        _share(topic, observed, same, n=both.n),
        counted_once(topic).effect(
            kappa, Measure.KAPPA, cohen_kappa(both.table, weights=weights), how=Compared(both.n)
        ),
        topic.count(Named("missing", both.first.variable), topic.people.size - both.n, persons=False),
    )
    return Agreed(
        Piece((*found, *cells.values()), _sums(cells)),
        Agreement(
            topic.analysis,
            both.first.variable.id,
            both.second.variable.id,
            {place: item.subject.id for place, item in cells.items()},
            kappa=found[1].subject.id,
            observed=found[0].subject.id,
            missing=found[2].subject.id,
            only=topic.people.only,
        ),
    )


def _sums(cells: Mapping[tuple[str, str], RawFinding]) -> tuple[Sum, ...]:
    """Give what adds up: all cells, and each row and column, whose totals the variables' own shares may tell."""
    ids = {place: item.subject.id for place, item in cells.items()}
    lines = [tuple(ids.values())]
    for side in (0, 1):
        levels = dict.fromkeys(place[side] for place in ids)
        lines += [tuple(name for place, name in ids.items() if place[side] == level) for level in levels]
    return tuple(Sum(None, line, of_numerators=True) for line in lines)


def counted_once(topic: StudyTopic) -> StudyTopic:
    """Give the topic for numbers that count each respondent once, whatever the design."""
    return replace(topic, people=replace(topic.people, design=None))


def _cells(topic: StudyTopic, both: _Both) -> dict[tuple[str, str], RawFinding]:
    first, second = both.first, both.second
    return {
        (row.id, column.id): _share(
            topic,
            Named(
                f"proportion.{first.slugs[row.id]}.{second.slugs[column.id]}",
                first.variable,
                cell_group(first, row, second=second, across=column),
            ),
            both.table[up][along],
            n=both.n,
        )
        for up, row in enumerate(first.levels)
        for along, column in enumerate(second.levels)
    }


def _share(topic: StudyTopic, named: Named, cases: int, *, n: int) -> RawFinding:
    if n == 0:
        return topic.absent(named, Measure.PROPORTION, AbsenceReason.FEW_RESPONDENTS)
    return counted_once(topic).share_of_counts(named, cases, n)


def _matched(topic: StudyTopic, first_name: str, second_name: str) -> _Both:
    first, second = (topic.people.levelled(name, every=True) for name in (first_name, second_name))
    if _is_yes_no(first.variable) and _is_yes_no(second.variable):
        first, second = _event_first(first), _event_first(second)
    else:
        second = _reordered(second, _same_levels(topic, first, second))
    inside = first.known & second.known
    return _Both(first, second, tabulated(first, second, inside=inside))


def _is_yes_no(variable: Variable) -> bool:
    return variable.event is not None and len(variable.levels) == TWO


def _event_first(levelled: Levelled) -> Levelled:
    event = levelled.variable.level(levelled.variable.event or "")
    return _reordered(levelled, (event, *(level for level in levelled.levels if level is not event)))


def _reordered(levelled: Levelled, levels: tuple[Level, ...]) -> Levelled:
    place = np.array([levels.index(level) for level in levelled.levels] + [-1], dtype=np.int64)
    return Levelled(replace(levelled.variable, levels=levels), place[levelled.codes])


def _same_levels(topic: StudyTopic, first: Levelled, second: Levelled) -> tuple[Level, ...]:
    """Give the second variable's levels in the order of the first's."""
    ids, others = ([level.id for level in each.levels] for each in (first, second))
    if sorted(ids) == sorted(others):
        return tuple(second.variable.level(each) for each in ids)
    names = first.variable.id, second.variable.id
    message = f'is {", ".join(others)}, and "{names[0]}" is {", ".join(ids)}: they cannot agree'
    hint = "give both the same levels under `values`, or each an `event` if both are yes/no"
    raise refused(topic.people.survey, names[1], code="data.levels", message=message, hint=hint)

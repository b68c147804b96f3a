"""One level of an exposure beside the reference, as counted: ratios and differences without a model of other variables.

In: a table of rows. Out: raw findings of crude effects, and of effects pooled over strata.

Disclosure: a ratio or a difference and one of its two shares give the other one, so each is derived from both. What is
pooled over strata is hidden with either share as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportgen.analysis.crosstab import Rows
from reportgen.analysis.design import Design
from reportgen.analysis.effects import Effect, NoEffect
from reportgen.analysis.regression import Fit, ModelData, Rules, Term, logistic, modified_poisson
from reportgen.analysis.reliability_of_intervals import (
    MORE_FOR_A_DIFFERENCE,
    Group,
    clusters_at_levels,
    doubts_of_clustered_ratio,
    doubts_of_ratio,
)
from reportgen.analysis.respondents import Levelled, Mask
from reportgen.analysis.stratified import mantel_haenszel_test, pooled_odds_ratio, pooled_prevalence_ratio
from reportgen.analysis.study_topic import Compared, Named, StudyTopic, level_group
from reportgen.analysis.survey_design import survey_difference
from reportgen.analysis.two_by_two import TwoByTwo, odds_ratio, prevalence_ratio, risk_difference
from reportgen.codebook import Level, Variable
from reportgen.estimates import AbsenceReason, Doubt, Measure
from reportgen.raw import RawFinding

ANY_NUMBER_OF_EVENTS = Rules(events=0)
"""For effects that are a table's own, of which no more is asked than without a design: no cell of nought."""

_COUNTED = {
    Measure.PREVALENCE_RATIO: prevalence_ratio,
    Measure.ODDS_RATIO: odds_ratio,
    Measure.RISK_DIFFERENCE: risk_difference,
}
MODELLED = {Measure.PREVALENCE_RATIO: modified_poisson, Measure.ODDS_RATIO: logistic}
_POOLED = {Measure.PREVALENCE_RATIO: pooled_prevalence_ratio, Measure.ODDS_RATIO: pooled_odds_ratio}
FEWEST_CLUSTERS = 2
"""Of a level that whole clusters are at: one scatters round nothing, and a difference would have half a variance."""


@dataclass(frozen=True, slots=True, eq=False)
class Pair:
    """One level of an exposure beside the reference: its place in the ids, and the findings of both shares."""

    rows: Rows
    outcome: Variable
    level: Level
    suffix: str

    @property
    def by(self) -> Levelled:
        """The exposure."""
        return self.rows.by

    @property
    def shares(self) -> tuple[str, ...]:
        """The ids of the two shares that are compared."""
        reference = self.by.reference
        return (self.rows.shares[self.level.id], *([self.rows.shares[reference]] if reference else []))

    @property
    def table(self) -> TwoByTwo:
        """The counts: those at the level are the exposed."""
        exposed = self.rows.counts[self.by.position(self.level.id)]
        return TwoByTwo(*exposed, *self.rows.counts[self.by.position(self.by.reference)])

    @property
    def groups(self) -> tuple[Group, Group]:
        """The counts of both, as doubts are judged from."""
        table = self.table
        return Group(table.exposed_cases, table.exposed_total), Group(table.unexposed_cases, table.unexposed_total)

    def at(self, level_id: str | None) -> Mask:
        """Give who of the table is at a level."""
        there: Mask = self.rows.inside & (self.by.codes == self.by.position(level_id))
        return there

    def named(self, measure: Measure, *, ending: str = "") -> Named:
        """Give what an effect of this pair is called."""
        suffix = f"{measure.value}{self.suffix}.{self.by.slugs[self.level.id]}{ending}"
        return Named(suffix, self.outcome, level_group(self.by, self.level), self.shares)


def pairs_of(rows: Rows, *, outcome: Variable, suffix: str) -> tuple[Pair, ...]:
    """Give each level beside the reference, in display order."""
    return tuple(Pair(rows, outcome, level, suffix) for level in rows.by.levels if level.id != rows.by.reference)


def crude(topic: StudyTopic, pair: Pair, *, measures: Sequence[Measure]) -> Mapping[Measure, RawFinding]:
    """Give the effects of one level as counted, by measure, or why there is none.

    Without a design: Katz, Woolf and Newcombe. With one: a model of this level and the reference alone, and the
    linearised difference.
    """
    return {measure: _crude(topic, pair, measure=measure) for measure in measures}


def _crude(topic: StudyTopic, pair: Pair, *, measure: Measure) -> RawFinding:
    table, design = pair.table, topic.people.design
    found = _COUNTED[measure](table) if design is None else _designed(topic, pair, measure=measure)
    doubts = doubts_of(pair, measure, design=design) if isinstance(found, Effect) else ()
    how = Compared(table.total, pair.by.reference, doubts=doubts)
    return topic.effect(pair.named(measure), measure, found, how=how)


def _designed(topic: StudyTopic, pair: Pair, *, measure: Measure) -> Effect | NoEffect:
    counted = _COUNTED[measure](pair.table)
    if isinstance(counted, NoEffect) or topic.people.design is None:
        return counted
    both = pair.at(pair.level.id) | pair.at(pair.by.reference)
    design, exposed = topic.people.design.within(both), pair.at(pair.level.id)
    if measure not in MODELLED:
        whole = _whole_clusters(pair, topic.people.design)
        if whole is not None and min(whole) < FEWEST_CLUSTERS:
            return NoEffect(AbsenceReason.FEW_CLUSTERS)
        return survey_difference(pair.rows.cases, exposed=exposed, design=design)
    data = ModelData(pair.rows.cases.astype(float), (Term(pair.level.id, exposed.astype(float)),), design)
    fit = MODELLED[measure](data, rules=ANY_NUMBER_OF_EVENTS)
    return fit.coefficients[0].effect if isinstance(fit, Fit) else fit


def doubts_of(pair: Pair, measure: Measure, *, design: Design | None) -> tuple[Doubt, ...]:
    """Give why the interval of a ratio or a difference may cover less than it says.

    Without clusters a difference's and an odds ratio's are not judged.

    Source: the simulation named in ``reliability_of_intervals``.
    """
    if design is not None and design.cluster is not None:
        more = MORE_FOR_A_DIFFERENCE if measure is Measure.RISK_DIFFERENCE else 0
        return doubts_of_clustered_ratio(_whole_clusters(pair, design), more=more)
    return doubts_of_ratio(*pair.groups) if measure is Measure.PREVALENCE_RATIO else ()


def _whole_clusters(pair: Pair, design: Design) -> tuple[int, int] | None:
    """Count the clusters at the level and at the reference, where the exposure is the same for whole clusters."""
    both = pair.at(pair.level.id) | pair.at(pair.by.reference)
    return clusters_at_levels(pair.at(pair.level.id).astype(float), design=design.within(both))


def pooled(
    topic: StudyTopic, pair: Pair, *, strata: Levelled, measures: Sequence[Measure]
) -> tuple[Mapping[Measure, RawFinding], RawFinding]:
    """Give the effects of an exposure of two levels with strata held, and the test, after Mantel and Haenszel.

    Those without an answer to the stratifying variable are left out. With a design they are absent
    (``not_computable``): the method knows no weights and no clusters.
    """
    tables = _strata(pair, strata)
    n = sum(table.total for table in tables)
    test_name = Named(f"test{pair.suffix}.pooled", pair.outcome, derived_from=tuple(pair.rows.shares.values()))
    wanted = [measure for measure in measures if measure in _POOLED]
    names = {measure: pair.named(measure, ending=".pooled") for measure in wanted}
    if topic.people.design is not None:
        reason = AbsenceReason.NOT_COMPUTABLE
        effects = {measure: topic.absent(names[measure], measure, reason) for measure in wanted}
        return effects, topic.absent(test_name, Measure.TEST, reason)
    how = Compared(n, pair.by.reference, adjusted=True)
    effects = {each: topic.effect(names[each], each, _POOLED[each](tables), how=how) for each in wanted}
    return effects, topic.test(test_name, mantel_haenszel_test(tables), n=n)


def _strata(pair: Pair, strata: Levelled) -> tuple[TwoByTwo, ...]:
    exposed, reference = pair.by.position(pair.level.id), pair.by.position(pair.by.reference)
    tables = []
    for position in range(len(strata.levels)):
        inside = pair.rows.inside & (strata.codes == position)
        totals = np.bincount(pair.by.codes[inside], minlength=len(pair.by.levels))
        cases = np.bincount(pair.by.codes[inside & pair.rows.cases], minlength=len(pair.by.levels))
        counts = cases[exposed], totals[exposed], cases[reference], totals[reference]
        tables.append(TwoByTwo(*(int(count) for count in counts)))
    return tuple(tables)

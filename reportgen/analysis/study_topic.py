"""One analysis of a survey: how its findings are named, and the findings that all its analyses make alike.

In: an analysis's id, its respondents, a period. Out: ``RawFinding`` values with their subjects: counts, shares,
effects, tests, or why there is none. It counts nobody and decides nothing about disclosure.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from reportgen.analysis.effects import Effect, NoEffect
from reportgen.analysis.proportions import CLOPPER_PEARSON, WILSON, clopper_pearson, wilson
from reportgen.analysis.reliability_of_intervals import Group as Sized
from reportgen.analysis.reliability_of_intervals import doubts_of_share
from reportgen.analysis.respondents import Levelled, Mask, Respondents
from reportgen.analysis.survey_design import LOGIT, survey_proportion
from reportgen.codebook import Codebook, Level, Variable
from reportgen.config.model.study import ShareMethod
from reportgen.estimates import AbsenceReason, Absent, Doubt, Estimate, Measure, Test, Unit
from reportgen.findings import Group, GroupBy, Subject
from reportgen.locales.languages import Text
from reportgen.periods import Period
from reportgen.raw import RawFinding, Sum

COUNTED = "count"
APPROXIMATE = "_approximate"

_UNITS = {
    Measure.COUNT: Unit.COUNT,
    Measure.PROPORTION: Unit.SHARE,
    Measure.MEAN: Unit.VALUE,
    Measure.MEDIAN: Unit.VALUE,
    Measure.PREVALENCE_RATIO: Unit.RATIO,
    Measure.ODDS_RATIO: Unit.RATIO,
    Measure.RISK_DIFFERENCE: Unit.DIFFERENCE,
    Measure.KAPPA: Unit.COEFFICIENT,
    Measure.ALPHA: Unit.COEFFICIENT,
    Measure.DESIGN_EFFECT: Unit.RATIO,
    Measure.TEST: Unit.P_VALUE,
}


@dataclass(frozen=True, slots=True)
class Named:
    """What a finding is about: the rest of its id, the variable that its label is of, and its group.

    ``label`` stands in place of the variable's where the finding says something else than the answer to one question.
    ``derived_from`` names findings that this one could be solved for; the others are as in ``RawFinding``.
    """

    suffix: str
    variable: Variable
    group: Group | None = None
    derived_from: tuple[str, ...] = ()
    counted: tuple[str, str] | None = None
    values_of: str | None = None
    tells: tuple[int, ...] = ()
    label: Text | None = None


@dataclass(frozen=True, slots=True)
class Compared:
    """How a comparison was made: with which level, of how many respondents, and whether a model holds others."""

    n: int
    reference: str | None = None
    adjusted: bool = False
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """What a part of an analysis found: findings, what adds up, and variables whose levels were made on the way."""

    items: tuple[RawFinding, ...] = ()
    sums: tuple[Sum, ...] = ()
    made: tuple[Variable, ...] = ()

    def __add__(self, other: Piece) -> Piece:
        """Give both together."""
        return Piece(self.items + other.items, self.sums + other.sums, self.made + other.made)


@dataclass(frozen=True, slots=True)
class StudyTopic:
    """One analysis: its id, whom it looks at, and the period; ``method`` is that of shares without a design."""

    analysis: str
    people: Respondents
    period: Period
    method: ShareMethod = ShareMethod.WILSON

    @property
    def codebook(self) -> Codebook:
        """The variables of the analysis's survey."""
        return self.people.survey.codebook

    def id_of(self, suffix: str) -> str:
        """Give the id of a finding."""
        return f"{self.analysis}.{suffix}"

    def count(self, named: Named, number: int, *, persons: bool = True) -> RawFinding:
        """Give a count of respondents; of missing answers ``persons`` is false, for not to answer is no trait."""
        return self._finding(
            named,
            Estimate(
                measure=Measure.COUNT,
                value=float(number),
                unit=Unit.COUNT,
                method=COUNTED,
                period=self.period,
                source=self.people.survey.name,
                n=number,
                persons=persons,
            ),
        )

    def share(self, named: Named, cases: Mask, among: Mask) -> RawFinding:
        """Give the share of ``cases`` among ``among``, both masks over the survey, with its interval.

        Without a design the method of the topic; with one the linearised share, whose counts are unweighted. Absent
        where nobody is asked (``few_respondents``) or no variance can be had (``few_clusters``).
        """
        counts = int((cases & among).sum()), int(among.sum())
        if counts[1] == 0:
            return self.absent(named, Measure.PROPORTION, AbsenceReason.FEW_RESPONDENTS)
        design = self.people.design
        if design is None:
            return self.share_of_counts(named, *counts)
        found = survey_proportion(cases, design=design.within(among))
        if isinstance(found, NoEffect):
            return self.absent(named, Measure.PROPORTION, found.reason)
        doubted = design.cluster is not None and found.effect.method == LOGIT
        doubts = doubts_of_share(Sized(*counts), clusters=found.clusters) if doubted else ()
        item = self._share(named, counts, found.effect, doubts=doubts)
        return replace(item, weight_classes=self._by_weight(cases & among, among))

    def _by_weight(self, cases: Mask, among: Mask) -> tuple[tuple[int, int], ...]:
        classes = self.people.weight_classes
        if classes is None:
            return ()
        size = int(classes.max(initial=-1)) + 1
        having, all_of = (np.bincount(classes[mask], minlength=size).tolist() for mask in (cases, among))
        return tuple(zip(having, all_of, strict=True))

    def share_of_counts(self, named: Named, cases: int, among: int) -> RawFinding:
        """Give a share of counts, as if each respondent were drawn by herself; ``among`` is above nought."""
        if self.method is ShareMethod.CLOPPER_PEARSON:
            effect = Effect(cases / among, clopper_pearson(cases, among), CLOPPER_PEARSON)
        else:
            effect = Effect(cases / among, wilson(cases, among), WILSON)
        return self._share(named, (cases, among), effect)

    def _share(
        self, named: Named, counts: tuple[int, int], effect: Effect, *, doubts: tuple[Doubt, ...] = ()
    ) -> RawFinding:
        return self._finding(
            named,
            Estimate(
                measure=Measure.PROPORTION,
                value=effect.value,
                unit=Unit.SHARE,
                method=effect.method,
                period=self.period,
                source=self.people.survey.name,
                interval=effect.interval,
                numerator=counts[0],
                denominator=counts[1],
                n=counts[1],
                weighted=self.people.weighted,
                doubts=doubts,
            ),
        )

    def effect(self, named: Named, measure: Measure, found: Effect | NoEffect, *, how: Compared) -> RawFinding:
        """Give a ratio, a difference or a coefficient with all that belongs to it, or why there is none."""
        if isinstance(found, NoEffect):
            return self.absent(named, measure, found.reason)
        return self._finding(
            named,
            Estimate(
                measure=measure,
                value=found.value,
                unit=_UNITS[measure],
                method=found.method,
                period=self.period,
                source=self.people.survey.name,
                interval=found.interval,
                n=how.n,
                weighted=self.people.weighted,
                adjusted=how.adjusted,
                reference=how.reference,
                test=found.test,
                doubts=how.doubts,
            ),
        )

    def test(self, named: Named, found: Test | NoEffect, *, n: int, method: str | None = None) -> RawFinding:
        """Give a test that stands by itself, its p-value the value, or why there is none."""
        if isinstance(found, NoEffect):
            return self.absent(named, Measure.TEST, found.reason)
        effect = Effect(found.p_value, None, method or found.name.value, found)
        return self.effect(named, Measure.TEST, effect, how=Compared(n))

    def absent(self, named: Named, measure: Measure, reason: AbsenceReason) -> RawFinding:
        """Give that there is no number, and why."""
        return self._finding(named, Absent(measure, _UNITS[measure], self.period, self.people.survey.name, reason))

    def estimate(self, named: Named, estimate: Estimate) -> RawFinding:
        """Give an estimate of another make."""
        return self._finding(named, estimate)

    def _finding(self, named: Named, quantity: Estimate | Absent) -> RawFinding:
        variable = named.variable
        label = named.label or variable.label
        subject = Subject(self.id_of(named.suffix), self.analysis, None, label, group=named.group, variable=variable.id)
        return RawFinding(
            subject,
            quantity,
            derived_from=named.derived_from,
            counted=named.counted,
            values_of=named.values_of,
            tells=named.tells,
        )


def level_group(by: Levelled, level: Level) -> Group:
    """Give the group of those at a level."""
    return Group(GroupBy.VARIABLE, level.id, level.label, variable=by.variable.id)


def answering_group(by: Levelled) -> Group:
    """Give the group of those at any level: no level's id is empty."""
    return Group(GroupBy.VARIABLE, "", by.variable.label, variable=by.variable.id)


def cell_group(first: Levelled, level: Level, *, second: Levelled, across: Level) -> Group:
    """Give the group of those at a level of each of two variables."""
    return Group(
        GroupBy.CELL, level.id, level.label, variable=first.variable.id, across=(second.variable.id, across.id)
    )

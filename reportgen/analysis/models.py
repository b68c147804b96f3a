"""An association's regression models: adjusted ratios, on how many respondents, and who is left out.

In: a topic, an outcome, exposures and adjusting variables. Out: ``Modelled``. Effects of adjusting variables are not
given (they are not adjusted for what the exposures need; Westreich D, Greenland S (2013) Am J Epidemiol 177:292–298),
and there is no adjusted difference: the models speak of ratios.

Disclosure: an adjusted ratio lies near the crude one, so it is derived from the same two shares.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from reportgen.analysis.comparing import ANY_NUMBER_OF_EVENTS, MODELLED, Pair, doubts_of
from reportgen.analysis.design import Design
from reportgen.analysis.effects import Effect, NoEffect
from reportgen.analysis.regression import Fit, ModelData, Rules, Term
from reportgen.analysis.respondents import Mask
from reportgen.analysis.study_topic import Compared, Named, Piece, StudyTopic
from reportgen.codebook import Variable
from reportgen.estimates import AbsenceReason, Measure
from reportgen.findings import Model
from reportgen.raw import RawFinding

TEN_EVENTS = Rules()

_METHODS = {Measure.PREVALENCE_RATIO: "modified_poisson", Measure.ODDS_RATIO: "logistic"}


@dataclass(frozen=True, slots=True, eq=False)
class Holding:
    """What a model holds: the outcome, the exposures that are reported, and what it is adjusted for.

    ``suffixes`` says how ids name each exposure, ``part`` what tells this model's ids from those of others.
    """

    outcome: Variable
    exposures: tuple[str, ...]
    adjusted_for: tuple[str, ...]
    suffixes: Mapping[str, str]
    part: str = ""

    @property
    def variables(self) -> tuple[str, ...]:
        """All variables beside the outcome."""
        return tuple(dict.fromkeys((*self.exposures, *self.adjusted_for)))

    @property
    def holds_others(self) -> bool:
        """Whether an effect of this model is adjusted for anything."""
        return len(self.variables) > 1


@dataclass(frozen=True, slots=True)
class Modelled:
    """One model: its findings, its account, and its effects by (exposure, level; ``""`` for a number)."""

    piece: Piece
    model: Model
    effects: Mapping[tuple[str, str], str]


@dataclass(frozen=True, slots=True, eq=False)
class _Columns:
    """The columns of a model, by (variable, level); levels at which nobody is have none."""

    terms: tuple[Term, ...]
    empty: frozenset[tuple[str, str]] = field(default_factory=frozenset)


def model(topic: StudyTopic, holding: Holding, *, measure: Measure, pairs: Sequence[Pair]) -> Modelled:
    """Give one model: numbers enter as numbers, choices by their levels against the reference; complete cases alone.

    Where it cannot be fitted each of its effects is absent with the reason. A level at which nobody is takes no part
    and is absent by itself.
    """
    complete = topic.people.known(holding.outcome.id)
    for name in holding.variables:
        complete = complete & topic.people.known(name)
    columns = _columns(topic, holding.variables, complete=complete)
    fit = _fit(topic, holding, measure=measure, data=(columns, complete))
    piece, account = _account(topic, holding, measure=measure, complete=complete)
    effects: dict[tuple[str, str], str] = {}
    for name, pair, named in _names(topic, holding, measure=measure, pairs=pairs):
        level = pair.level.id if pair is not None else ""
        found = _effect(fit, columns, (name, level))
        how = Compared(int(complete.sum()), adjusted=holding.holds_others)
        if pair is not None:
            doubts = doubts_of(pair, measure, design=topic.people.design) if isinstance(found, Effect) else ()
            how = replace(how, reference=pair.by.reference, doubts=doubts)
        item = topic.effect(named, measure, found, how=how)
        piece += Piece((item,))
        effects[name, level] = item.subject.id
    return Modelled(piece, _described(account, fit=fit), effects)


def number_alone(topic: StudyTopic, holding: Holding, *, measure: Measure) -> RawFinding:
    """Give the crude effect of a number, for a step of one unit: a model that holds nothing else."""
    name = holding.exposures[0]
    complete = topic.people.known(holding.outcome.id) & topic.people.known(name)
    columns = _columns(topic, (name,), complete=complete)
    fit = _fit(topic, holding, measure=measure, data=(columns, complete), rules=ANY_NUMBER_OF_EVENTS)
    named = Named(f"{measure.value}{holding.suffixes[name]}", holding.outcome, values_of=name)
    return topic.effect(named, measure, _effect(fit, columns, (name, "")), how=Compared(int(complete.sum())))


def _columns(topic: StudyTopic, names: Sequence[str], *, complete: Mask) -> _Columns:
    terms: list[Term] = []
    empty: set[tuple[str, str]] = set()
    for name in names:
        if topic.codebook[name].is_number:
            terms.append(Term(_term(name, ""), topic.people.survey.numbers(name)))
            continue
        by = topic.people.levelled(name)
        for level in by.levels:
            at = by.codes == by.position(level.id)
            if level.id == by.reference:
                continue
            if bool((at & complete).any()):
                terms.append(Term(_term(name, level.id), at.astype(np.float64)))
            else:
                empty.add((name, level.id))
    return _Columns(tuple(terms), frozenset(empty))


def _fit(
    topic: StudyTopic, holding: Holding, *, measure: Measure, data: tuple[_Columns, Mask], rules: Rules = TEN_EVENTS
) -> Fit | NoEffect:
    columns, complete = data
    if not columns.terms:
        return NoEffect(AbsenceReason.FEW_RESPONDENTS if not complete.any() else AbsenceReason.NO_VARIATION)
    outcome = topic.people.event(holding.outcome.id).astype(np.float64)
    design: Design | None = topic.people.design
    if design is not None:
        return MODELLED[measure](ModelData(outcome, columns.terms, design.within(complete)), rules=rules)
    terms = tuple(Term(term.name, term.values[complete]) for term in columns.terms)
    return MODELLED[measure](ModelData(outcome[complete], terms), rules=rules)


def _effect(fit: Fit | NoEffect, columns: _Columns, place: tuple[str, str]) -> Effect | NoEffect:
    nobody = NoEffect(AbsenceReason.FEW_RESPONDENTS)
    if place in columns.empty and fit != nobody:
        return NoEffect(AbsenceReason.ZERO_DENOMINATOR)
    return fit if isinstance(fit, NoEffect) else fit.coefficient(_term(*place)).effect


def _term(name: str, level: str) -> str:
    return f"{name}\0{level}"


def _names(
    topic: StudyTopic, holding: Holding, *, measure: Measure, pairs: Sequence[Pair]
) -> Iterator[tuple[str, Pair | None, Named]]:
    """Go through what a model reports, in the order of the exposures: a number once, a choice level by level."""
    for name in holding.exposures:
        if topic.codebook[name].is_number:
            adjusted = f"{measure.value}{holding.suffixes[name]}.adjusted"
            yield name, None, Named(adjusted, holding.outcome, values_of=name)
            continue
        for pair in pairs:
            if pair.by.variable.id == name:
                yield name, pair, pair.named(measure, ending=".adjusted")


def _account(topic: StudyTopic, holding: Holding, *, measure: Measure, complete: Mask) -> tuple[Piece, Model]:
    """Say on how many a model rests, who is left out for which answer, and how many of them have the outcome."""
    people, outcome, start = topic.people, holding.outcome, f"model.{measure.value}{holding.part}"
    n = topic.count(Named(f"{start}.n", outcome), int(complete.sum()))
    left_out = topic.count(Named(f"{start}.left_out", outcome), people.size - int(complete.sum()), persons=False)
    by = {name: _without(topic, name, start=start) for name in (outcome.id, *holding.variables)}
    among = people.known(outcome.id) & ~complete
    share = topic.share(Named(f"{start}.left_out.proportion", outcome), people.event(outcome.id), among)
    has_share = bool(among.any())
    account = Model(
        measure=measure,
        exposures=holding.exposures,
        adjusted_for=holding.adjusted_for,
        method=_METHODS[measure],
        n=n.subject.id,
        left_out=left_out.subject.id,
        left_out_by={name: found.subject.id for name, found in by.items()},
        left_out_outcome=share.subject.id if has_share else None,
    )
    return Piece((n, left_out, *by.values(), *([share] if has_share else []))), account


def _without(topic: StudyTopic, name: str, *, start: str) -> RawFinding:
    missing = topic.people.size - int(topic.people.known(name).sum())
    return topic.count(Named(f"{start}.left_out.{name}", topic.codebook[name]), missing, persons=False)


def _described(account: Model, *, fit: Fit | NoEffect) -> Model:
    if isinstance(fit, NoEffect):
        return replace(account, reason=fit.reason)
    return replace(account, method=fit.method, clusters=fit.clusters)

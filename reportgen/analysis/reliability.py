"""Whether the items of a score go together.

In: a reliability analysis and its topic. Out: ``Reliable``. Those who answered every item are looked at, each once
whatever the design.

Disclosure: alpha rests on variances of all respondents together. Of two or three yes/no items alpha, and alpha without
each, tell with the items' own shares how many gave each pair of answers; of more it gives no cell away.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations

import numpy as np

from reportgen.analysis.agreement import counted_once
from reportgen.analysis.effects import Effect, NoEffect
from reportgen.analysis.internal_consistency import alpha_if_deleted, cronbach_alpha
from reportgen.analysis.respondents import Mask, Numbers
from reportgen.analysis.study_topic import Compared, Named, Piece, StudyTopic
from reportgen.config.model import ReliabilityAnalysis
from reportgen.estimates import AbsenceReason, Measure
from reportgen.findings import Reliability
from reportgen.raw import RawFinding

SOLVED = 3
"""With at most so many yes/no items, how many gave each pair of answers follows from alphas and shares."""
PAIR = 2


@dataclass(frozen=True, slots=True)
class Reliable:
    """Everything that one reliability analysis found."""

    piece: Piece
    reliability: Reliability


def reliability(analysis: ReliabilityAnalysis, topic: StudyTopic) -> Reliable:
    """Give Cronbach's alpha of complete respondents, alpha without each item, and how many are left out.

    A yes/no item is 1 for its event and 0 else. Raises ``DataError`` for an item that is neither number nor yes/no.
    """
    items = tuple(dict.fromkeys(analysis.items))
    complete = topic.people.inside.copy()
    for name in items:
        complete &= topic.people.known(name)
    answers = np.column_stack([_values(topic, name)[complete] for name in items])
    first = topic.codebook[items[0]]
    how = Compared(len(answers))

    def found(named: Named, outcome: Effect | NoEffect) -> RawFinding:
        return counted_once(topic).effect(named, Measure.ALPHA, outcome, how=how)

    tells = _pairs(answers) if len(items) <= SOLVED else ()
    alpha = found(Named("alpha", first, tells=tells), cronbach_alpha(answers))
    deleted = alpha_if_deleted(answers) if len(answers) else [NoEffect(AbsenceReason.FEW_RESPONDENTS)] * len(items)
    without = {
        name: found(Named(f"alpha.without.{name}", topic.codebook[name], tells=tells), outcome)
        for name, outcome in zip(items, deleted, strict=True)
    }
    left_out = topic.count(Named("missing", first), _left_out(topic, complete), persons=False)
    return Reliable(
        Piece((alpha, *without.values(), left_out)),
        Reliability(
            topic.analysis,
            items,
            alpha.subject.id,
            {name: item.subject.id for name, item in without.items()},
            left_out.subject.id,
            topic.people.only,
        ),
    )


def _pairs(answers: Numbers) -> tuple[int, ...]:
    """Give how many gave each pair of answers to each two items of those that have two."""
    yes_no = [column for column in answers.T if len(np.unique(column)) == PAIR]
    pairs = (np.unique(np.column_stack(each), axis=0, return_counts=True)[1] for each in combinations(yes_no, PAIR))
    return tuple(size for sizes in pairs for size in sizes.tolist())


def _values(topic: StudyTopic, name: str) -> Numbers:
    if topic.codebook[name].is_number:
        return topic.people.numbers(name)
    return topic.people.event(name).astype(np.float64)


def _left_out(topic: StudyTopic, complete: Mask) -> int:
    return topic.people.size - int(complete.sum())

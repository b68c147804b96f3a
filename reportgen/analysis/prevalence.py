"""How many have the outcome: the share of all, and by variables.

In: a prevalence analysis and its topic. Out: ``Prevailing``. Who is asked is who answered: others are counted apart.

Disclosure: a design effect is a function of the share and of its interval, so it is hidden with the share.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.analysis.crosstab import Rows, rows_of
from reportgen.analysis.effects import Effect, NoEffect
from reportgen.analysis.refusals import each_or_all_refusals
from reportgen.analysis.study_topic import Compared, Named, Piece, StudyTopic
from reportgen.analysis.survey_design import LINEARISED, survey_proportion
from reportgen.codebook import Variable
from reportgen.config.model import PrevalenceAnalysis
from reportgen.estimates import AbsenceReason, Measure
from reportgen.findings import Prevalence, Split
from reportgen.raw import RawFinding


@dataclass(frozen=True, slots=True)
class Prevailing:
    """Everything that one prevalence analysis found."""

    piece: Piece
    prevalence: Prevalence


def prevalence(analysis: PrevalenceAnalysis, topic: StudyTopic) -> Prevailing:
    """Give the share with the outcome among those whose outcome is known, the whole and at each level of ``by``.

    The interval is the one asked for; with a design it is linearised, on the logit scale, and the design effect is
    given besides. A number in ``by`` is given by its bands, else by its few whole values. Raises ``DataError`` where it
    has neither.
    """
    outcome = topic.codebook[analysis.outcome]
    whole, missing = outcome_of(topic, outcome)
    items = [whole, topic.count(Named("missing", outcome), missing, persons=False)]
    effect = _design_effect(topic, outcome, whole=whole.subject.id)
    names = dict.fromkeys(analysis.by)
    splits = each_or_all_refusals(lambda name: _rows(topic, outcome, name=name), names)
    piece = Piece((*items, *([effect] if effect is not None else [])))
    for rows in splits:
        piece += rows.piece
    return Prevailing(
        piece,
        Prevalence(
            analysis=topic.analysis,
            outcome=outcome.id,
            whole=whole.subject.id,
            missing=items[1].subject.id,
            splits=tuple(Split(rows.by.variable.id, rows.shares, rows.missing) for rows in splits),
            design_effect=effect.subject.id if effect is not None else None,
            only=topic.people.only,
        ),
    )


def _rows(topic: StudyTopic, outcome: Variable, *, name: str) -> Rows:
    return rows_of(topic, topic.people.levelled(name), outcome=outcome, suffix=f".{name}")


def outcome_of(topic: StudyTopic, outcome: Variable) -> tuple[RawFinding, int]:
    """Give the share with the outcome (``<analysis>.proportion``), and of how many selected it is not known."""
    known = topic.people.known(outcome.id)
    whole = topic.share(Named("proportion", outcome), topic.people.event(outcome.id), known)
    return whole, topic.people.size - int(known.sum())


def _design_effect(topic: StudyTopic, outcome: Variable, *, whole: str) -> RawFinding | None:
    """Give the variance over that of a simple random sample of as many; ``None`` without a design.

    Source: Kish L (1965) Survey Sampling, 8.2; with replacement, see ``SurveyNumber``.
    """
    design = topic.people.design
    if design is None:
        return None
    named = Named("design_effect", outcome, derived_from=(whole,))
    known = topic.people.known(outcome.id)
    found = survey_proportion(topic.people.event(outcome.id), design=design.within(known))
    if isinstance(found, NoEffect):
        return topic.absent(named, Measure.DESIGN_EFFECT, found.reason)
    if found.design_effect is None:
        return topic.absent(named, Measure.DESIGN_EFFECT, AbsenceReason.NO_VARIATION)
    effect = Effect(found.design_effect, None, LINEARISED)
    return topic.effect(named, Measure.DESIGN_EFFECT, effect, how=Compared(int(known.sum())))

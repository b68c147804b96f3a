"""Whether a survey's data can bear the headline.

In: the topic of the headline, its outcome, and the thresholds of the configuration. Out: a verdict with its reasons,
and what is known of the surveys.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from reportgen.analysis.respondents import Respondents, design_of
from reportgen.config.model import Quality
from reportgen.findings import Provenance, StudyReason, SurveyFacts, Usability
from reportgen.sources.dataset import Survey

FEW_CLUSTERS = 10
"""With fewer clusters than this an interval rests on hardly anything, whatever the number of respondents."""

_MADE = {
    Provenance.RECONSTRUCTED: StudyReason.RECONSTRUCTED,
    Provenance.ILLUSTRATIVE: StudyReason.ILLUSTRATIVE,
}


def verdict(people: Respondents, outcome: str, *, quality: Quality) -> tuple[Usability, tuple[StudyReason, ...]]:
    """Give whether the headline may be shown as a number, and why, the reasons that weigh most first.

    Not usable: the outcome known of fewer respondents than ``minimum_denominator``, or of a smaller share of those
    selected than ``asked_caution``; everybody with one outcome, which is more often a slip in the file or in ``event``
    than a finding. With caution: of a smaller share than ``asked_usable``; fewer than ``FEW_CLUSTERS`` clusters; data
    reconstructed or made up. ``complete`` stands alone where nothing is the matter.
    """
    n_known = int(people.known(outcome).sum())
    few = n_known < quality.minimum_denominator
    missing = n_known < quality.asked_usable * people.size
    alike = _no_variation(people, outcome)
    grave = few or alike or n_known < quality.asked_caution * people.size
    doubts = (
        (StudyReason.FEW_RESPONDENTS, few),
        (StudyReason.MANY_MISSING, missing),
        (StudyReason.FEW_CLUSTERS, _few_clusters(people)),
        (StudyReason.NO_VARIATION, alike),
    )
    reasons = [reason for reason, holds in doubts if holds]
    if people.survey.made in _MADE:
        reasons.append(_MADE[people.survey.made])
    if not reasons:
        return Usability.USABLE, (StudyReason.COMPLETE,)
    return Usability.NOT_USABLE if grave else Usability.CAUTION, tuple(reasons)


def _few_clusters(people: Respondents) -> bool:
    design = people.design
    return design is not None and design.cluster is not None and design.clusters < FEW_CLUSTERS


def _no_variation(people: Respondents, outcome: str) -> bool:
    known = people.known(outcome)
    if not known.any():
        return False
    answers = people.survey.answers[outcome][known]
    if people.variable(outcome).event is not None:
        answers = people.event(outcome)[known].astype(np.int64)
    return bool(np.all(answers == answers[0]))


def facts(surveys: Iterable[Survey]) -> tuple[SurveyFacts, ...]:
    """Give what may be published of each survey beside its answers."""
    return tuple(_facts(survey) for survey in surveys)


def _facts(survey: Survey) -> SurveyFacts:
    design = design_of(survey)
    if design is None:
        return SurveyFacts(survey.name, survey.made, survey.note)
    return SurveyFacts(
        name=survey.name,
        provenance=survey.made,
        note=survey.note,
        n_clusters=design.units if design.cluster is not None else None,
        n_strata=design.strata if design.stratum is not None else None,
        weighted=design.weight is not None,
        finite_population=design.population is not None,
    )

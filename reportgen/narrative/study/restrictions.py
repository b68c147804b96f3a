"""Which analyses look only at some respondents.

In: the story. Out: terms: what is looked at, and the respondents that it is restricted to.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.findings import Only
from reportgen.locales.messages import Value, message
from reportgen.narrative.methods import Term
from reportgen.narrative.study.naming import conditions, what
from reportgen.narrative.study.story import StudyStory


def restricted(story: StudyStory) -> Iterator[Term]:
    """Give each analysis that is restricted, with its conditions; one that describes several variables once."""
    seen: set[str] = set()
    for subject, analysis, only in (*_of_outcomes(story), *_of_others(story)):
        if only and analysis not in seen:
            seen.add(analysis)
            said = message("study.only", conditions=conditions(only, story.study.codebooks[analysis]))
            yield (message("study.term.only", subject=subject), said)


def _of_outcomes(story: StudyStory) -> Iterator[tuple[Value, str, Only]]:
    study = story.study
    for prevalence in study.prevalences:
        outcome = what(study.variable(prevalence.analysis, prevalence.outcome), inside=True)
        yield message("study.subject.prevalence", outcome=outcome), prevalence.analysis, prevalence.only
    for association in study.associations:
        outcome = what(study.variable(association.analysis, association.outcome), inside=True)
        yield message("study.subject.groups", outcome=outcome), association.analysis, association.only
    for trend in study.trends:
        outcome = what(study.variable(trend.analysis, trend.outcome), inside=True)
        yield message("study.subject.trend", outcome=outcome), trend.analysis, trend.only


def _of_others(story: StudyStory) -> Iterator[tuple[Value, str, Only]]:
    study = story.study
    for described in study.characteristics:
        yield message("study.subject.characteristics"), described.analysis, described.only
    for agreement in study.agreements:
        yield message("study.subject.agreement"), agreement.analysis, agreement.only
    for reliability in study.reliabilities:
        yield message("study.subject.reliability"), reliability.analysis, reliability.only
    for feeding in study.feeding:
        yield message("study.subject.feeding"), feeding.analysis, feeding.only

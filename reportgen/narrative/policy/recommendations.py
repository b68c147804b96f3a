"""Recommendations in full: what, how, who by when, why, and on what basis; the others without their evidence.

In: the story. Out: the items of ``Advice``, the annex, and how recommendations are chosen.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.brief import Advice, AdviceItem
from reportgen.findings import Counsel, Recommendation
from reportgen.locales.messages import Number, Value, Words, message
from reportgen.narrative.policy.actions import remark
from reportgen.narrative.policy.evidence import told_evidence
from reportgen.narrative.policy.grounds import why_words
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import basis_words, certainty_words, due_words, joined
from reportgen.policy.recommending import HEADLINES


def advice(story: PolicyStory) -> Advice | None:
    """Give the headline recommendations in full, in the order of page one; ``None`` where there are none."""
    items = tuple(_item(story, each) for each in story.counsel.headline)
    return Advice(items, numbered=len(items) > 1) if items else None


def others(story: PolicyStory) -> Advice | None:
    """Give the recommendations that page one has no room for, without their evidence; ``None`` where there are none."""
    items = tuple(AdviceItem(each.do, each.how, tuple(_briefly(story, each))) for each in story.counsel.others)
    return Advice(items, numbered=False) if items else None


def methods(story: PolicyStory) -> tuple[tuple[Value, Words], ...]:
    """Give how recommendations come about, where there are any."""
    if not story.counsel.recommendations:
        return ()
    how: Words = message("policy.method", most=Number(HEADLINES))
    if _newer_evidence(story.counsel):
        how = joined((how, message("policy.method.newer")), link="policy.then")
    return ((message("policy.method.term"), how),)


def _newer_evidence(counsel: Counsel) -> bool:
    """Say whether evidence is cited that came out after the year of the brief's own date."""
    told = [each for one in counsel.recommendations for each in one.evidence]
    told += [each for one in counsel.choices for each in one.evidence]
    return any(each.year is not None and each.year > counsel.date.year for each in told)


def _item(story: PolicyStory, recommendation: Recommendation) -> AdviceItem:
    return AdviceItem(recommendation.do, recommendation.how, tuple(_points(story, recommendation)))


def _who_and_why(story: PolicyStory, recommendation: Recommendation) -> Iterator[tuple[Words, Words]]:
    yield message("policy.point.who"), _who(story, recommendation)
    yield message("policy.point.why"), why_words(recommendation, story.findings)


def _who_why_and_basis(story: PolicyStory, recommendation: Recommendation) -> Iterator[tuple[Words, Words]]:
    yield from _who_and_why(story, recommendation)
    basis = basis_words(recommendation.steps, recommendation.law)
    if basis is not None:
        yield message("policy.point.basis"), basis


def _briefly(story: PolicyStory, recommendation: Recommendation) -> Iterator[tuple[Words, Words]]:
    yield from _who_why_and_basis(story, recommendation)
    certainty = certainty_words(recommendation.certainty, ours=recommendation.certainty_is_ours)
    yield message("policy.point.certainty"), message("policy.sentence", words=certainty)


def _points(story: PolicyStory, recommendation: Recommendation) -> Iterator[tuple[Words, Words]]:
    yield from _who_why_and_basis(story, recommendation)
    certainty = certainty_words(recommendation.certainty, ours=recommendation.certainty_is_ours)
    told = tuple(told_evidence(recommendation, story.counsel))
    if told:
        graded = message("policy.certainty", certainty=certainty)
        yield message("policy.point.evidence"), joined((*told, graded), link="policy.then")
    else:
        yield message("policy.point.certainty"), message("policy.sentence", words=certainty)


def _who(story: PolicyStory, recommendation: Recommendation) -> Words:
    """Give actor and deadline, and on what data it rests where that must be said."""
    actor, due, data = recommendation.actor.label, due_words(recommendation.due), remark(story, recommendation)
    if data is None:
        return message("policy.who", actor=actor, due=due)
    return message("policy.who.on", actor=actor, due=due, data=data)

"""Recommendations in full: what, how, who by when, why, and on what basis; the others in a line or two each.

In: the story. Out: the items of ``Advice``, the annex, how recommendations are chosen, and what must be said of the
law that they cite.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.brief import Advice, AdviceItem
from reportgen.findings import Cited, Recommendation
from reportgen.locales.messages import Number, Value, Words, message
from reportgen.narrative.policy.actions import is_provisional
from reportgen.narrative.policy.grounds import why_words
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import (
    certainty_words,
    due_words,
    evidence_words,
    joined,
    law_notes,
    laws_words,
    steps_words,
)
from reportgen.policy.recommending import HEADLINES


def advice(story: PolicyStory) -> Advice | None:
    """Give the headline recommendations in full, in the order of page one; ``None`` where there are none."""
    items = tuple(_item(story, each) for each in story.counsel.headline)
    return Advice(items, numbered=len(items) > 1) if items else None


def notes(story: PolicyStory, *, said: Sequence[Cited] = ()) -> tuple[Words, ...]:
    """Give what must be said of the law that the headline recommendations cite, but not of what was ``said`` above."""
    before = set(law_notes(said))
    cited = [law for each in story.counsel.headline for law in each.law]
    return tuple(note for note in law_notes(cited) if note not in before)


def others(story: PolicyStory) -> Advice | None:
    """Give the recommendations that page one has no room for: what, who by when, why; ``None`` where there are none."""
    items = tuple(AdviceItem(each.do, None, tuple(_who_and_why(story, each))) for each in story.counsel.others)
    return Advice(items, numbered=False) if items else None


def methods(story: PolicyStory) -> tuple[tuple[Value, Words], ...]:
    """Give how recommendations come about, where there are any."""
    if not story.counsel.recommendations:
        return ()
    return ((message("policy.method.term"), message("policy.method", most=Number(HEADLINES))),)


def _item(story: PolicyStory, recommendation: Recommendation) -> AdviceItem:
    return AdviceItem(recommendation.do, recommendation.how, tuple(_points(story, recommendation)))


def _who_and_why(story: PolicyStory, recommendation: Recommendation) -> Iterator[tuple[Words, Words]]:
    yield message("policy.point.who"), _who(recommendation)
    yield message("policy.point.why"), why_words(recommendation, story.findings)


def _points(story: PolicyStory, recommendation: Recommendation) -> Iterator[tuple[Words, Words]]:
    yield from _who_and_why(story, recommendation)
    basis = _basis(recommendation)
    if basis is not None:
        yield message("policy.point.basis"), basis
    certainty = certainty_words(recommendation.certainty, ours=recommendation.certainty_is_ours)
    if recommendation.evidence:
        told = [*(evidence_words(each) for each in recommendation.evidence)]
        told.append(message("policy.certainty", certainty=certainty))
        yield message("policy.point.evidence"), joined(told, link="policy.then")
    else:
        yield message("policy.point.certainty"), message("policy.sentence", words=certainty)


def _who(recommendation: Recommendation) -> Words:
    """Give actor and deadline, and that it rests on provisional data where it does."""
    told = "policy.who.provisional" if is_provisional(recommendation) else "policy.who"
    return message(told, actor=recommendation.actor.label, due=due_words(recommendation.due))


def _basis(recommendation: Recommendation) -> Words | None:
    """Give the steps of the Ten Steps and the law, or ``None`` where there is neither."""
    steps, law = steps_words(recommendation.steps), laws_words(recommendation.law)
    revised = message("policy.steps.revision", steps=steps) if steps is not None else None
    parts = [each for each in (revised, law) if each is not None]
    return message("policy.sentence", words=joined(parts, link="policy.semicolon")) if parts else None

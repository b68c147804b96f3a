"""Page one: who should do what by when.

In: the story. Out: the block of the headline recommendations, three at most. It says neither why nor on what basis:
that stands on the page on lactation management.
"""

from __future__ import annotations

from reportgen.brief import ActionLine, Actions
from reportgen.findings import Recommendation
from reportgen.locales.messages import message
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import due_words
from reportgen.rulebook import Call


def actions(story: PolicyStory) -> Actions | None:
    """Give the actions of page one, or ``None`` where nothing is recommended."""
    lines = tuple(_line(each) for each in story.counsel.headline)
    return Actions(message("policy.actions"), lines, numbered=len(lines) > 1) if lines else None


def asked(story: PolicyStory) -> frozenset[str]:
    """Give the ids of the actions that page one asks for, so that no key message asks for them again."""
    return frozenset(each.action for each in story.counsel.headline)


def is_provisional(recommendation: Recommendation) -> bool:
    """Say whether it rests on data to be used with caution; mending those data, or waiting for more, does not."""
    return recommendation.provisional and recommendation.call in {Call.ACT, Call.KEEP}


def _line(recommendation: Recommendation) -> ActionLine:
    return ActionLine(
        recommendation.do,
        recommendation.actor.label,
        due_words(recommendation.due),
        message("policy.provisional") if is_provisional(recommendation) else None,
    )

"""Page one: who should do what by when.

In: the story. Out: the block of the headline recommendations, three at most. It says neither why nor on what basis:
that stands on the page on lactation management.
"""

from __future__ import annotations

from reportgen.brief import ActionLine, Actions
from reportgen.findings import Provenance, Recommendation
from reportgen.locales.messages import Message, message
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import due_words
from reportgen.rulebook import Call


def actions(story: PolicyStory) -> Actions | None:
    """Give the actions of page one, or ``None`` where nothing is recommended."""
    lines = tuple(_line(story, each) for each in story.counsel.headline)
    return Actions(message("policy.actions"), lines, numbered=len(lines) > 1) if lines else None


def asked(story: PolicyStory) -> frozenset[str]:
    """Give the ids of the actions that page one asks for, so that no key message asks for them again."""
    return frozenset(each.action for each in story.counsel.headline)


def remark(story: PolicyStory, recommendation: Recommendation) -> Message | None:
    """Give on what data it rests, where that must be said; mending those data, or waiting for more, rests on none.

    Data that nobody collected are called what they are; others that are to be used with caution are provisional.
    """
    if not recommendation.provisional or recommendation.call not in {Call.ACT, Call.KEEP}:
        return None
    made = _made(story)
    return message("policy.provisional" if made is Provenance.COLLECTED else f"policy.on.{made.value}")


def _made(story: PolicyStory) -> Provenance:
    """Give how the data came to be: of several sources, the one that says most against relying on them."""
    study = story.findings.study
    made = {each.provenance for each in study.surveys} if study is not None else set[Provenance]()
    made |= {each.facts.provenance for each in story.findings.voices}
    telling = (Provenance.ILLUSTRATIVE, Provenance.RECONSTRUCTED)
    return next((each for each in telling if each in made), Provenance.COLLECTED)


def _line(story: PolicyStory, recommendation: Recommendation) -> ActionLine:
    return ActionLine(
        recommendation.do,
        recommendation.actor.label,
        due_words(recommendation.due),
        remark(story, recommendation),
    )

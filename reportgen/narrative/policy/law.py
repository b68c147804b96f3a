"""What must be said of the law that a brief cites, once for all its sections.

In: the story, and which sections are printed. Out: one paragraph, or nothing where no law is cited.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reportgen.findings import Cited
from reportgen.locales.messages import Words, message
from reportgen.narrative.policy import one_practice
from reportgen.narrative.policy.evidence import OPTIONS, RECOMMENDATIONS
from reportgen.narrative.policy.story import PolicyStory
from reportgen.narrative.policy.words import joined, law_notes


def told_law(story: PolicyStory, printed: Collection[str]) -> Words | None:
    """Give the day as of which law is cited, then each caveat: at second hand, no longer in force, not checked."""
    cited = tuple(_cited(story, printed))
    if not cited:
        return None
    told = [message("policy.law.note.day", day=story.counsel.date), *law_notes(cited)]
    return joined(told, link="policy.then")


def _cited(story: PolicyStory, printed: Collection[str]) -> Iterator[Cited]:
    if RECOMMENDATIONS in printed:
        yield from one_practice.law(story)
        yield from (law for each in story.counsel.headline for law in each.law)
    if OPTIONS in printed and len(story.counsel.choices) > 1:
        yield from (law for each in story.counsel.choices for law in each.law)

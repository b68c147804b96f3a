"""What a brief recommends: the actions of page one, and the sections on lactation management.

In: the story of the recommendations. Out: words and exhibits not yet numbered.
"""

from __future__ import annotations

from reportgen.composition.found import Found
from reportgen.narrative.policy.story import PolicyStory


def front(story: PolicyStory) -> Found:
    """Give who should do what by when, or ``None`` where nothing is recommended."""
    return None


def section(story: PolicyStory, name: str) -> tuple[Found, ...]:
    """Give what policy has to say in a section; nothing where it has nothing to say."""
    return ()

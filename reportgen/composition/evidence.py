"""Published figures' part of a brief: the section where they stand beside the local one.

In: the story of the evidence. Out: words and exhibits not yet numbered.
"""

from __future__ import annotations

from reportgen.composition.found import Found
from reportgen.narrative.evidence import EvidenceStory


def section(story: EvidenceStory, name: str) -> tuple[Found, ...]:
    """Give what published figures have to say in a section; nothing where they have nothing to say."""
    del story, name
    return ()

"""What results.json says of interviews beside what was said.

In: the story. Out: messages.
"""

from __future__ import annotations

from reportgen.narrative.notices import Notice
from reportgen.narrative.voices.story import VoicesStory


def notices(story: VoicesStory) -> tuple[Notice, ...]:
    """Give every notice."""
    del story
    return ()

"""The title of a brief that rests on interviews alone.

In: the story. Out: messages.
"""

from __future__ import annotations

from reportgen.locales.messages import Words
from reportgen.narrative.voices.story import VoicesStory


def title(story: VoicesStory) -> Words:
    """Give the title."""
    return story.place

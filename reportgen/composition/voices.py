"""The interviews' part of a brief: page one where nothing is counted, and sections.

In: the story of interviews. Out: words and exhibits not yet numbered.
"""

from __future__ import annotations

from reportgen.composition.found import Found
from reportgen.narrative.voices.story import VoicesStory


def front(story: VoicesStory, *, with_messages: bool) -> tuple[Found, ...]:
    """Give page one after the title, of a brief that rests on interviews alone."""
    del story, with_messages
    return ()


def section(story: VoicesStory, name: str) -> tuple[Found, ...]:
    """Give what interviews have to say in a section; nothing where they have nothing to say."""
    del story, name
    return ()

"""What interviews cannot tell, from how they were made.

In: the story. Out: messages, each only where it applies.
"""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.findings import VoicesReason
from reportgen.locales.messages import Message, Words, message
from reportgen.narrative.voices.headline import made_how
from reportgen.narrative.voices.quality import merged
from reportgen.narrative.voices.story import VoicesStory

_TOLD = (
    VoicesReason.FEW_INFORMANTS,
    VoicesReason.ONE_GROUP,
    VoicesReason.NOT_SATURATED,
    VoicesReason.ONE_CODER,
    VoicesReason.CODES_UNMAPPED,
    VoicesReason.NOT_READ,
)
"""Reasons of the verdict that are limitations too."""


def limitations(story: VoicesStory) -> tuple[Words, ...]:
    """Give the limitations that apply."""
    made = made_how(story)
    start = (made,) if made is not None else ()
    return (
        *start,
        message("voices.limit.purposive"),
        message("voices.limit.desirability"),
        message("voices.limit.silence"),
        *_by_reason(story),
        *_more(story),
    )


def _by_reason(story: VoicesStory) -> Iterator[Message]:
    for reason in _TOLD:
        if reason in story.voices.reasons:
            yield message(f"voices.limit.{reason.value}")


def _more(story: VoicesStory) -> Iterator[Message]:
    quotes = [quote for theme in story.voices.themes for quote in theme.quotes]
    if merged(story) is not None:
        yield message("voices.limit.merged")
    if quotes:
        yield message("voices.limit.quotes")
    if any(quote.translation is not None for quote in quotes):
        yield message("voices.limit.translation")
    if story.voices.joint:
        yield message("voices.limit.joint")

"""A contradiction in words: who names hindrances, who names support, and whether groups or their members disagree.

In: the story and a theme. Out: messages.
"""

from __future__ import annotations

from reportgen.findings import Stance, Theme
from reportgen.locales.messages import Message, Number, Value, message
from reportgen.narrative.study.naming import within
from reportgen.narrative.voices.naming import group_names
from reportgen.narrative.voices.stances import said, sides
from reportgen.narrative.voices.story import VoicesStory


def contradiction(story: VoicesStory, theme: Theme) -> Message:
    """Give a contradiction within a theme, both sides with their counts."""
    return message(
        "voices.key.contradiction",
        theme=within(theme.label),
        hindering=Number(said(story, theme, Stance.HINDERS)),
        supporting=Number(said(story, theme, Stance.SUPPORTS)),
        total=Number(story.raised(theme)),
        where=where(story, theme),
    )


def where(story: VoicesStory, theme: Theme) -> Value:
    """Give between and within which groups a contradiction lies."""
    found = sides(story, theme)
    between: Value = ""
    if found.against and found.supporting:
        between = message(
            "voices.where.between", against=group_names(found.against), supporting=group_names(found.supporting)
        )
    inside = message("voices.where.within", groups=group_names(found.within)) if found.within else ""
    return message("voices.where", between=between, inside=inside)


def strongest(story: VoicesStory) -> tuple[Theme, ...]:
    """Give the themes that informants contradict each other about, those with the larger smaller side first."""
    found = [theme for theme in story.voices.themes if theme.contradicted]
    return tuple(
        sorted(
            found,
            key=lambda theme: min(said(story, theme, stance) for stance in (Stance.HINDERS, Stance.SUPPORTS)),
            reverse=True,
        )
    )

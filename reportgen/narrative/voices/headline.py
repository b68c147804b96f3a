"""What stands first on a page one that rests on interviews alone: who was interviewed, and what that is not.

In: the story. Out: a heading and lines. There is no figure: informants are counted, and are no share of a population.
"""

from __future__ import annotations

from reportgen.findings import Provenance
from reportgen.locales.messages import Message, Number, Several, Words, message
from reportgen.narrative.voices.naming import EVERYTHING, group_name
from reportgen.narrative.voices.story import VoicesStory


def subject() -> Words:
    """Give what the lines are about."""
    return message("voices.headline.what")


def lines(story: VoicesStory) -> tuple[Words, ...]:
    """Give how many informants of which groups were interviewed and when, and what interviews can tell."""
    why = None if story.usable else message("voices.headline.not_usable")
    parts = (why, who(story), message("voices.headline.not_share"), made_how(story))
    return tuple(part for part in parts if part is not None)


def who(story: VoicesStory) -> Message:
    """Give how many informants of which groups were interviewed, and when."""
    groups = tuple(
        message("voices.group.number", group=group_name(group), number=Number(number))
        for group in story.voices.groups
        if (number := story.count(group.n)) is not None
    )
    found = story.estimate(story.facts.informants)
    return message(
        "voices.headline.who",
        count=story.informants,
        period=found.period if found is not None else story.findings.period,
        groups=Several(groups, EVERYTHING),
    )


def made_how(story: VoicesStory) -> Message | None:
    """Give how the interviews came to be in the file, where nobody was interviewed for it."""
    made = story.provenance
    return message(f"voices.made.{made.value}") if made is not Provenance.COLLECTED else None

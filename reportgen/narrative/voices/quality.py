"""The verdict on interviews, in words.

In: the story. Out: the verdict, its reasons, and what the file holds that this brief does not show.
"""

from __future__ import annotations

from reportgen.findings import Provenance, Unread, Usability, VoicesReason
from reportgen.locales.messages import Message, Number, Several, Words, message
from reportgen.narrative.voices.naming import EVERYTHING, group_names
from reportgen.narrative.voices.story import VoicesStory

CODES_NAMED = 10
"""The most frequent codes that no theme claims are named; results.json has them all."""


def verdict(story: VoicesStory) -> Message:
    """Give the one verdict on the interviews."""
    return message(f"voices.quality.{story.voices.usability.value}")


def reasons(story: VoicesStory) -> tuple[Words, ...]:
    """Give the verdict's reasons, worst first."""
    return tuple(_reason(story, reason) for reason in story.voices.reasons)


def _reason(story: VoicesStory, reason: VoicesReason) -> Message:
    if reason is VoicesReason.FEW_INFORMANTS:
        return message("voices.reason.few_informants", count=story.informants)
    if reason is VoicesReason.CODES_UNMAPPED:
        return message("voices.reason.codes_unmapped", count=len(story.facts.unmapped))
    return message(f"voices.reason.{reason.value}")


def remarks(story: VoicesStory) -> tuple[Words, ...]:
    """Give what is not read, which codes are not shown, which groups were merged, and what the verdict allows."""
    found = (*unread(story), unmapped(story), merged(story), _use(story))
    return tuple(item for item in found if item is not None)


def unmapped(story: VoicesStory) -> Message | None:
    """Give the codes of the file that no theme claims, by name with how many segments; ``None`` where there are none.

    A name is as the file spells it, in whatever language its authors coded.
    """
    codes = tuple(message("voices.code", code=name, number=Number(number)) for name, number in story.facts.unmapped)
    return message("voices.quality.unmapped", codes=Several(codes, CODES_NAMED)) if codes else None


def unread(story: VoicesStory) -> tuple[Message, ...]:
    """Give what a project file holds and the brief does not read, and how many passages it cannot quote."""
    counts = dict(story.facts.unread)
    no_text = counts.pop(Unread.NO_TEXT, 0)
    kinds = tuple(
        message(f"voices.unread.{kind.value}", number, number=Number(number)) for kind, number in counts.items()
    )
    parts = (
        message("voices.quality.unread", kinds=Several(kinds, EVERYTHING)) if kinds else None,
        message("voices.quality.no_text", count=no_text) if no_text else None,
    )
    return tuple(part for part in parts if part is not None)


def merged(story: VoicesStory) -> Message | None:
    """Give the groups that were made of smaller ones; ``None`` where there are none."""
    groups = [group for group in story.voices.groups if group.merged]
    return message("voices.quality.merged", groups=group_names(groups)) if groups else None


def _use(story: VoicesStory) -> Message | None:
    usability = story.voices.usability
    # What nobody said is not for discussion either; the lines on how it was made say so.
    made_up = usability is Usability.CAUTION and story.provenance is not Provenance.COLLECTED
    return None if usability is Usability.USABLE or made_up else message(f"voices.quality.use.{usability.value}")

"""What the figures cannot tell.

In: the story. Out: messages, each only where it applies to this brief.
"""

from __future__ import annotations

from reportgen.estimates import Suppressed
from reportgen.findings import Audience
from reportgen.indicators import Indicator, Recall
from reportgen.locales.messages import Message, Words, message
from reportgen.narrative.story import Story


def limitations(story: Story) -> tuple[Words, ...]:
    """Give the limitations that apply."""
    found: list[Words | None] = [
        _recall(story),
        message("narrative.limit.register"),
        _definitions(story),
        *(_caveat(indicator) for indicator in story.indicators.values()),
        _suppressed(story),
        message("narrative.limit.no_cause"),
    ]
    return tuple(item for item in found if item is not None)


def _recall(story: Story) -> Message | None:
    if story.headline.recall is not Recall.DAY:
        return None
    return message("narrative.limit.recall_24h")


def _definitions(story: Story) -> Message | None:
    shown = [indicator for indicator in story.indicators.values() if not indicator.measures_asking]
    return message("narrative.limit.definitions") if len(shown) > 1 else None


def _caveat(indicator: Indicator) -> Message | None:
    if indicator.mark in {"V", "C"} or indicator.caveat is None:
        return None
    return message("narrative.limit.caveat", indicator=indicator.label, caveat=indicator.caveat)


def _suppressed(story: Story) -> Message | None:
    if story.findings.audience is Audience.INTERNAL or story.findings.minimum_cell == 0:
        return None
    if not any(isinstance(finding.quantity, Suppressed) for finding in story.findings):
        return None
    return message("narrative.limit.suppressed")

"""What results.json says of interviews beside what was said.

In: the story. Out: notices: the verdict's reasons, codes that no theme claims, what is not read, groups that
were merged.
"""

from __future__ import annotations

from reportgen.errors import Severity
from reportgen.findings import Usability
from reportgen.narrative.notices import Notice
from reportgen.narrative.voices.quality import merged, reasons, unmapped, unread
from reportgen.narrative.voices.story import VoicesStory


def notices(story: VoicesStory) -> tuple[Notice, ...]:
    """Give every notice, the verdict first."""
    voices = story.voices
    severity = Severity.NOTE if voices.usability is Usability.USABLE else Severity.WARNING
    found = [
        Notice(severity, f"voices.{reason.value}", words)
        for reason, words in zip(voices.reasons, reasons(story), strict=True)
    ]
    left, joined = unmapped(story), merged(story)
    if left is not None:
        found.append(Notice(Severity.WARNING, "voices.unmapped", left, story.facts.source))
    found += [Notice(Severity.WARNING, "voices.unread", words, story.facts.source) for words in unread(story)]
    if joined is not None:
        found.append(Notice(Severity.NOTE, "voices.merged", joined, story.facts.informants))
    return tuple(found)

"""A study's title as a finding, worded by rule.

In: the story. Out: one message.
"""

from __future__ import annotations

from reportgen.locales.messages import Words
from reportgen.narrative.study.story import StudyStory


def title(story: StudyStory) -> Words:
    """Give the title that the headline finding words."""
    return story.outcome.label

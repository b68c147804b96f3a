"""A study's headline number and the lines that belong to it.

In: the story. Out: a figure and lines.
"""

from __future__ import annotations

from reportgen.locales.messages import Value
from reportgen.narrative.study.story import StudyStory


def figure(story: StudyStory) -> Value | None:
    """Give the headline figure, or ``None`` where none may be shown."""
    del story
    return None

"""A study's part of a brief: page one and sections, in the order in which they are read.

In: the story of a study. Out: words and exhibits not yet numbered.
"""

from __future__ import annotations

from reportgen.composition.found import Found
from reportgen.narrative.study.story import StudyStory


def front(story: StudyStory, *, with_messages: bool) -> tuple[Found, ...]:
    """Give page one after the title: the headline, its picture, the key messages."""
    del story, with_messages
    return ()


def section(story: StudyStory, name: str) -> tuple[Found, ...]:
    """Give what a study has to say in a section; nothing where it has nothing to say."""
    del story, name
    return ()

"""What results.json says of a study beside its numbers.

In: the story. Out: notices.
"""

from __future__ import annotations

from reportgen.narrative.notices import Notice
from reportgen.narrative.study.story import StudyStory


def notices(story: StudyStory) -> tuple[Notice, ...]:
    """Give every notice."""
    del story
    return ()

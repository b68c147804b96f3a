"""Published figures in words: what each publication claims, and whether it can be so.

In: publications with the verdicts of the integrity check. Out: messages. Nothing is called wrong, nothing corrected.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.narrative.notices import Notice


@dataclass(frozen=True, slots=True)
class EvidenceStory:
    """Published figures to set beside the local one."""


def evidence_notices(story: EvidenceStory) -> tuple[Notice, ...]:
    """Give a notice for each figure that cannot be reproduced."""
    del story
    return ()

"""Published figures' part of a brief: the section where they stand beside the local one.

In: the story of the evidence. Out: words and exhibits not yet numbered.
"""

from __future__ import annotations

from reportgen.composition.found import Found
from reportgen.exhibits.evidence.pairs import pairs
from reportgen.exhibits.evidence.pictures import evidence_charts
from reportgen.exhibits.evidence.table import Footnotes, evidence_table
from reportgen.narrative.evidence import EvidenceStory, footnote

SECTION = "evidence"


def section(story: EvidenceStory, name: str) -> tuple[Found, ...]:
    """Give what published figures have to say in a section; nothing where they have nothing to say."""
    if name != SECTION:
        return ()
    scene = story.scene
    found = pairs(scene)
    said = tuple((pair, words) for pair in found if (words := footnote(pair.audited, pair.claim)) is not None)
    return (evidence_table(scene, found, footnotes=Footnotes(said)), *evidence_charts(scene, found))

"""Interpretation: what the brief's own authors make of a section, at its head.

In: a section's blocks and its note. Out: the blocks with the note before them. Where there is none, a draft asks for it
in one line, in the three sections at most that need a reading most and where a slot stands empty; a final says nothing.
"""

from __future__ import annotations

from reportgen.brief import Block, Interpretation
from reportgen.locales.languages import Text
from reportgen.locales.messages import message

ASKED_FOR = frozenset({"findings", "voices", "recommendations"})
"""The sections that a draft wants a note for."""


def with_note(
    name: str, blocks: tuple[Block, ...], *, note: Text | None, draft: bool, slot: bool = False
) -> tuple[Block, ...]:
    """Give a section's blocks with its note at their head, or in a draft with the request for one.

    ``slot`` says that the configuration has a place for the note, which may be empty.
    """
    if note is not None:
        return (Interpretation(note), *blocks)
    if draft and (slot or name in ASKED_FOR):
        return (Interpretation(message("brief.note.missing", key=f"notes.{name}"), missing=True), *blocks)
    return blocks

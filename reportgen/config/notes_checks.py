"""What a section's note must be: words in every language that the brief prints.

In: ``Look``. Out: problems added to it. A note that lacks a language is refused with every other text of the brief; a
note is prose of its own, so that one string for two languages is a slip and no name that reads the same in both.
"""

from __future__ import annotations

from reportgen.config.brief_checks import asked_languages
from reportgen.config.look import Look
from reportgen.config.places import Leaf, Problem

NOTES = "notes"


def check_notes(look: Look) -> None:
    """Check that no note is one string where the brief prints several languages."""
    asked = asked_languages(look)
    group = look.group(NOTES)
    if group is None or len(asked) < 2:  # noqa: PLR2004 -- one language needs one string
        return
    for name, entry in group.entries.items():
        note = entry.node
        if isinstance(note, Leaf) and isinstance(note.value, str) and note.value.strip():
            key = f"{NOTES}.{name}"
            message = f"{key} is one text, and the brief is printed in {' and '.join(asked)}"
            hint = f"write {{{', '.join(f'{language}: …' for language in asked)}}}, each in its own words"
            look.refuse(Problem("no_language", message, hint), note.place, key)

"""What is to be said of a brief as a document: that its signature no longer fits, that a note is nowhere printed.

In: plain values. Out: notices. What stands on the pages themselves, ``composition`` says.
"""

from __future__ import annotations

from reportgen.errors import Severity
from reportgen.locales.messages import message
from reportgen.narrative.notices import Notice


def signature_voided() -> Notice:
    """Give the notice of a brief that is a draft again, because what was signed has changed."""
    return Notice(Severity.WARNING, "sign_off.voided", message("brief.notice.voided"), "sign_off.hash")


def note_unprinted(section: str) -> Notice:
    """Give the notice of a note whose section the brief does not print."""
    key = f"notes.{section}"
    words = message("brief.notice.unprinted_note", key=key, section=message(f"brief.section.{section}"))
    return Notice(Severity.WARNING, "notes.unprinted", words, key)

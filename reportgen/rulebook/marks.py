"""How well a fact is verified, and what may be printed of it.

In: nothing. Out: ``Mark``. A fact read in its source, or calculated, is printed as it is; one that is known from a
secondary source says so; one that nobody has checked does not reach a page.
"""

from __future__ import annotations

from enum import StrEnum


class Mark(StrEnum):
    """``V`` read in the source itself, ``C`` calculated, ``V2`` from a secondary source, ``U`` unchecked."""

    VERIFIED = "V"
    CALCULATED = "C"
    SECONDARY = "V2"
    UNVERIFIED = "U"

    @property
    def needs_no_caveat(self) -> bool:
        """Whether the fact is printed as it is."""
        return self in {Mark.VERIFIED, Mark.CALCULATED}

    @property
    def may_be_printed(self) -> bool:
        """Whether the fact may reach a page at all, with who reported it where it is secondary."""
        return self is not Mark.UNVERIFIED

"""Quotations as frozen values: what somebody said, in the language it was said in; rendered by ``html``.

In: quotes that disclosure control let through. Out: ``Quotes``. They are no table: the workbook leaves them out, so
that what somebody said does not travel without the brief round it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from reportgen.locales.languages import Language
from reportgen.locales.messages import Words


@dataclass(frozen=True, slots=True)
class Quotation:
    """One thing that was said: the original ``text`` with its language, and who said it.

    ``translation`` is into the other language of a brief; ``None`` where there is none, which the edition of that
    language says. ``stance`` is a sign with its word.
    """

    text: str
    language: Language
    translation: str | None
    who: Words
    stance: Words | None = None


@dataclass(frozen=True, slots=True)
class Quotes:
    """What was said on one theme; ``id`` is stable. A part of it, side by side, may lack the heading or the notes.

    ``lead`` is a sentence below the heading; it and the heading stay with the first quotation.
    """

    id: str
    heading: Words | None
    items: tuple[Quotation, ...]
    notes: tuple[Words, ...] = ()
    lead: Words | None = None

    def parted(self) -> tuple[Quotes, ...]:
        """Give it quotation by quotation: the heading stands above the first, the notes below the last."""
        last = len(self.items) - 1
        return tuple(
            replace(
                self,
                heading=self.heading if place == 0 else None,
                lead=self.lead if place == 0 else None,
                items=(item,),
                notes=self.notes if place == last else (),
            )
            for place, item in enumerate(self.items)
        ) or (self,)

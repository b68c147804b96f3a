"""Which language each piece of a page is in.

In: a laid-out document. Out: the language of every marked content, by page and content number. WeasyPrint knows the
language of a box and does not write it into the PDF; a screen reader needs it there.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


@dataclass(slots=True)
class ContentLanguages:
    """``spoken``: (page, counted from 0; content number on it) → language code; filled while pages are painted."""

    spoken: dict[tuple[int, int], str] = field(default_factory=dict)

    @classmethod
    def of(cls, document: Any) -> ContentLanguages:
        """Give the languages of ``document``, to be read once it is painted."""
        languages = cls()
        for number, page in enumerate(document.pages):
            languages._follow(page, number)
        return languages

    def _follow(self, page: Any, number: int) -> None:
        paint = page.paint

        def painted(stream: Any, scale: float = 1) -> None:
            paint(stream, scale)
            for box, kid in stream._tags.items():  # noqa: SLF001 -- the only place that holds box and number together
                language = box.style["lang"]
                if language:
                    self.spoken[number, kid["mcid"]] = language

        page.paint = painted

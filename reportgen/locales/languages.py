"""The languages of a brief, and texts that exist in each of them.

This is the one place that lists the languages. Rooms before ``narrative`` may carry a ``Text`` (a label from a
configuration) but never choose a language from it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Language(StrEnum):
    """A language that briefs are printed in, by its ISO 639-1 code; the order is the printing order."""

    INDONESIAN = "id"
    ENGLISH = "en"

    @property
    def locale(self) -> str:
        """The locale whose number and date conventions apply."""
        return {"id": "id_ID", "en": "en_GB"}[self.value]


@dataclass(frozen=True, slots=True)
class Text:
    """One text in some or all languages, kept as pairs so that it is hashable and ordered."""

    versions: tuple[tuple[Language, str], ...]

    @classmethod
    def of(cls, versions: Mapping[str, str]) -> Text:
        """Give the text from a mapping of language code to words."""
        return cls(tuple((language, versions[language.value]) for language in Language if language.value in versions))

    @classmethod
    def same(cls, words: str) -> Text:
        """Give a text that reads the same in every language (a proper name, a village)."""
        return cls(tuple((language, words) for language in Language))

    @property
    def languages(self) -> frozenset[Language]:
        """The languages it exists in."""
        return frozenset(language for language, _ in self.versions)

    def in_(self, language: Language) -> str:
        """Give the words in one language.

        Raises ``KeyError`` where the text lacks it; configurations are checked for that when they are loaded.
        """
        return dict(self.versions)[language]

    def as_mapping(self) -> dict[str, str]:
        """Give ``{"id": …, "en": …}`` for results.json."""
        return {language.value: words for language, words in self.versions}

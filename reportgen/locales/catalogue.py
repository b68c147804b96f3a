"""Message catalogues: one folder a language, one gettext file a room.

In: a language. Out: a ``Catalogue`` that fills a message's named places. A message id is a stable key, never the words
of a language, so that no edition is the original and the other its translation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter

from babel.messages.pofile import read_po

from reportgen import resources
from reportgen.locales.languages import Language

_FORMATTER = Formatter()
PLURALS = {Language.INDONESIAN: 1, Language.ENGLISH: 2}
"""How many forms a counted message has: Indonesian nouns do not change with number."""


@dataclass(frozen=True, slots=True)
class Catalogue:
    """A language's messages: each id with its forms (one, or one a plural)."""

    language: Language
    messages: Mapping[str, tuple[str, ...]]

    def fill(self, identity: str, values: Mapping[str, str], *, count: int | None) -> str:
        """Give the message's words with every named place filled.

        Raises ``KeyError`` where the catalogue lacks the message or ``values`` lacks a name.
        """
        return _FORMATTER.vformat(self.form(identity, count), (), values)

    def form(self, identity: str, count: int | None) -> str:
        """Give the form for ``count`` things (the only form where the message is not counted)."""
        forms = self.messages[identity]
        if len(forms) == 1 or count is None:
            return forms[-1]
        return forms[0] if count == 1 else forms[1]

    @classmethod
    def load(cls, language: Language) -> Catalogue:
        """Give the catalogue of a language, from every file of its folder.

        Raises ``ValueError`` where two files hold one id: a message stands in one room.
        """
        messages: dict[str, tuple[str, ...]] = {}
        for path in sorted((resources.catalogues() / language.value).glob("*.po")):
            for identity, forms in read_messages(path, language).items():
                if identity in messages:
                    text = f'the message "{identity}" stands in two catalogues of {language.value}; one is {path.name}'
                    raise ValueError(text)
                messages[identity] = forms
        return cls(language, messages)


@cache
def catalogue(language: Language) -> Catalogue:
    """Give the catalogue of a language, read once a process."""
    return Catalogue.load(language)


def read_messages(path: Path, language: Language) -> dict[str, tuple[str, ...]]:
    """Give the messages of one file: id → forms, empty ones included (the tests look for them)."""
    with path.open("rb") as file:
        entries = read_po(file, locale=language.locale, abort_invalid=True)
    return {_key(entry.id): _forms(entry.string) for entry in entries if entry.id}


def _key(identity: str | Sequence[str]) -> str:
    return identity if isinstance(identity, str) else identity[0]


def _forms(words: str | Sequence[str] | None) -> tuple[str, ...]:
    if words is None:
        return ("",)
    return (words,) if isinstance(words, str) else tuple(words)

"""Message catalogues: one folder a language, one gettext file a room.

In: a language. Out: a ``Catalogue`` that fills a message's named places. A message id is a stable key, never the words
of a language, so that no edition is the original and the other its translation. Its first part names the room, and the
room's file is read when the first of its messages is asked for: a register's brief reads no word of studies or audits.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
        """Give the catalogue of a language, none of its files read yet."""
        return cls(language, Messages(resources.catalogues() / language.value, language))


class Messages(Mapping[str, tuple[str, ...]]):
    """The messages of a folder: those of a room are read when one of them is asked for; all, to go through them.

    Raises ``ValueError`` where a message stands in two files of its room, or in a file that is not its room's.
    """

    def __init__(self, folder: Path, language: Language) -> None:
        """Take a language's folder; nothing is read yet."""
        self._folder = folder
        self._language = language
        self._rooms: dict[str, dict[str, tuple[str, ...]]] = {}

    def __getitem__(self, identity: str) -> tuple[str, ...]:
        """Give the forms of a message."""
        room, dot, _ = identity.partition(".")
        if not dot:
            raise KeyError(identity)
        if room not in self._rooms:
            self._rooms[room] = self._read(room)
        return self._rooms[room][identity]

    def _read(self, room: str) -> dict[str, tuple[str, ...]]:
        messages: dict[str, tuple[str, ...]] = {}
        for path in sorted(self._folder.glob(f"{room}*.po")):
            for identity, forms in read_messages(path, self._language).items():
                if identity in messages or not identity.startswith(f"{room}."):
                    text = f'the message "{identity}" of {self._language.value} may not stand in {path.name} (too)'
                    raise ValueError(text)
                messages[identity] = forms
        return messages

    def __iter__(self) -> Iterator[str]:
        """Go through the ids of every file."""
        for path in sorted(self._folder.glob("*.po")):
            yield from read_messages(path, self._language)

    def __len__(self) -> int:
        """How many messages all files hold."""
        return sum(1 for _ in self)


@cache
def catalogue(language: Language) -> Catalogue:
    """Give the catalogue of a language; each of its files is read once a process."""
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

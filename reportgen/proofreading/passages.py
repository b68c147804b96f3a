"""What is proofread, and what is found in it.

In: nothing. Out: ``Passage``, ``Kind``, ``Flaw``. A passage knows what it is, because what is a fault in a finding may
be right in the title of a law.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from reportgen.locales.languages import Language

_PLACES = re.compile(r"\{[^{}]*\}")


class Kind(StrEnum):
    """What a passage is."""

    MESSAGE = "message"
    TITLE = "title"
    NOTE = "note"
    LABEL = "label"
    DEFINITION = "definition"
    ACTION = "action"
    REASON = "reason"
    OPTION = "option"
    EVIDENCE = "evidence"
    STUDY = "study"
    SOURCE = "source"
    LAW = "law"

    @property
    def is_ours(self) -> bool:
        """Whether the words are the writer's own; those of a law or of another's publication are of their time."""
        return self not in {Kind.LAW, Kind.SOURCE}

    @property
    def says_something(self) -> bool:
        """Whether it states anything; a name of a variable or of an answer does not."""
        return self.is_ours and self is not Kind.LABEL


@dataclass(frozen=True, slots=True)
class Passage:
    """Words in one language.

    ``place`` names them for an allow-list: a message's id, or a dotted path of a configuration. ``may_be_causal`` where
    they tell what a review or a trial found. ``house`` where they are this program's own: its house style, such as
    which of two good words it uses, binds nobody else.
    """

    words: str
    language: Language
    kind: Kind
    place: str = ""
    may_be_causal: bool = False
    house: bool = False

    @property
    def plain(self) -> str:
        """The words with every named place emptied, and every run of white space as one space."""
        return " ".join(_PLACES.sub("{}", self.words).split())


@dataclass(frozen=True, slots=True)
class Flaw:
    """A fault of a passage: a stable code, the words found, what is expected, and what to do."""

    code: str
    found: str
    expected: str
    advice: str

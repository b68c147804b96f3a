"""What a REFI-QDA project holds: codes, cases, sources, coded segments of text.

In: nothing. Out: the types that ``refi_qda.read_project`` gives.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.errors import Location
from reportgen.findings import Unread

SEPARATOR = "::"
"""What stands between the names of a code and of those above it."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code: ``path`` are the names from the top of the tree down to its own ("A::B" is two of them)."""

    guid: str
    path: tuple[str, ...]

    @property
    def name(self) -> str:
        """The path as one text."""
        return SEPARATOR.join(self.path)


@dataclass(frozen=True, slots=True)
class Case:
    """A case: its variables' values by name, and the guids of the sources and the selections that belong to it."""

    guid: str
    name: str
    values: Mapping[str, str]
    sources: tuple[str, ...]
    selections: tuple[str, ...]
    where: Location


@dataclass(frozen=True, slots=True)
class Source:
    """A source; ``is_text`` where it is one of text, ``text`` its words or ``None`` where the archive lacks them."""

    guid: str
    name: str
    is_text: bool
    text: str | None
    values: Mapping[str, str]
    where: Location


@dataclass(frozen=True, slots=True)
class CodedSegment:
    """One code on one selection of a text; ``start`` and ``end`` count Unicode characters from 0, the end excluded.

    ``text`` is ``None`` where the archive lacks the source's text. ``coder`` is a user's guid.
    """

    source: str
    selection: str
    code: str
    start: int
    end: int
    text: str | None
    coder: str | None
    where: Location


@dataclass(frozen=True, slots=True)
class User:
    """Somebody who coded."""

    guid: str
    name: str | None


@dataclass(frozen=True, slots=True)
class Project:
    """A whole project; ``unread`` gives how many coded places there are of each kind that is not read.

    ``unread_codes`` gives the same by the guid of the code.
    """

    name: str
    sha256: str
    codes: tuple[Code, ...]
    cases: tuple[Case, ...]
    sources: tuple[Source, ...]
    segments: tuple[CodedSegment, ...]
    users: tuple[User, ...]
    unread: tuple[tuple[Unread, int], ...]
    unread_codes: Mapping[str, int]

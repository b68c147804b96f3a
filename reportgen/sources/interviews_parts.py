"""Informants and segments on their way in, the same from a table or a project, and what claims their spellings.

In: cells, or elements of a project. Out: ``Asked`` and ``Said``, still unchecked; ``Claims``.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.config.fields import LevelDefinition, ThemeDefinition
from reportgen.errors import Location
from reportgen.findings import Stance
from reportgen.sources.spelling import collapse

STANCES: Mapping[str, Stance] = {
    "supports": Stance.SUPPORTS,
    "mendukung": Stance.SUPPORTS,
    "hinders": Stance.HINDERS,
    "menghambat": Stance.HINDERS,
    "mixed": Stance.MIXED,
    "campuran": Stance.MIXED,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """An informant as the file has him or her: ``group`` and ``day`` as written, "" where there are none."""

    id: str
    group: str
    day: str
    attributes: Mapping[str, str]
    where: Location
    where_group: Location
    where_day: Location


@dataclass(frozen=True, slots=True)
class Said:
    """A coded segment whose theme is known; ``translation`` and ``name`` are "" where there are none.

    ``quote`` is ``None`` where a project file lacks the words; ``stretch`` then tells one stretch of talk from another.
    """

    informant: str
    theme: str
    quote: str | None
    translation: str
    stance: Stance | None
    coder: str
    name: str
    where: Location
    where_translation: Location
    stretch: str = ""


@dataclass(frozen=True, slots=True)
class Claims:
    """Which group or theme a spelling of the file stands for; case and white space do not matter."""

    by_spelling: Mapping[str, str]
    spellings: tuple[str, ...]

    @classmethod
    def of(cls, defined: Mapping[str, LevelDefinition] | Mapping[str, ThemeDefinition]) -> Claims:
        """Give it from a configuration: a key's ``raw``, or else the key itself."""
        pairs = tuple(_spelled(defined))
        return cls({folded(spelled): key for spelled, key in pairs}, tuple(spelled for spelled, _ in pairs))

    def find(self, text: str) -> str | None:
        """Give what a text of the file stands for, or ``None``."""
        return self.by_spelling.get(folded(text))


def _spelled(
    defined: Mapping[str, LevelDefinition] | Mapping[str, ThemeDefinition],
) -> Iterator[tuple[str, str]]:
    for key, each in defined.items():
        yield from ((spelled, key) for spelled in each.raw or (key,))


def folded(text: str) -> str:
    """Give a spelling in the one form that is compared."""
    return collapse(text).casefold()


def rows_said(numbers: Iterable[int]) -> str:
    """Give ``row 4``, or ``rows 4, 7, 9 and 12 more``."""
    listed = list(numbers)
    first = ", ".join(str(number) for number in listed[:_MOST_ROWS])
    if len(listed) == 1:
        return f"row {first}"
    more = len(listed) - _MOST_ROWS
    return f"rows {first} and {more} more" if more > 0 else f"rows {first}"


_MOST_ROWS = 5

"""What respondents were asked: variables with their levels, before any answer is looked at.

In: labels and codes from ``config`` and from the files themselves. Out: ``Variable`` and ``Level``, which every room
from the sources to the pages names variables by. It holds no answer of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from reportgen.locales.languages import Text


class Origin(StrEnum):
    """Where a variable's values come from."""

    ASKED = "asked"
    DERIVED = "derived"
    SCORED = "scored"


@dataclass(frozen=True, slots=True)
class Level:
    """One answer that a variable can have: its stable id, and its words."""

    id: str
    label: Text


@dataclass(frozen=True, slots=True)
class Variable:
    """One variable.

    ``levels`` are in display order; of a number they are its bands, and empty where it has none. ``reference`` is the
    level that others are compared with: the first unless said. ``event`` is the level that counts for a yes/no outcome,
    else ``None``. ``items`` are the variables that a score counts or a derived variable looks at.
    """

    id: str
    label: Text
    levels: tuple[Level, ...]
    is_number: bool = False
    event: str | None = None
    reference: str | None = None
    origin: Origin = Origin.ASKED
    items: tuple[str, ...] = ()

    def level(self, level_id: str) -> Level:
        """Give a level by id; ``KeyError`` where there is none."""
        for level in self.levels:
            if level.id == level_id:
                return level
        raise KeyError(level_id)

    @property
    def others(self) -> tuple[Level, ...]:
        """The levels beside the reference, in display order."""
        return tuple(level for level in self.levels if level.id != self.reference)


Codebook = Mapping[str, Variable]
"""Variables by id."""

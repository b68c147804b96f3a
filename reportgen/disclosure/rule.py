"""What counts as too small to be shown, to whom.

In: a threshold and an audience. Out: ``Rule``, which every part of this room asks.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.findings import Audience


@dataclass(frozen=True, slots=True)
class Rule:
    """What is hidden: counts of persons from 1 to one below ``minimum_cell``, and their complements.

    An internal audience sees all; 0 (or 1) hides nothing but the text of unreadable cells.
    """

    minimum_cell: int
    audience: Audience

    @property
    def hides_counts(self) -> bool:
        """Whether there is any count that is too small to be shown."""
        return self.audience is Audience.PUBLIC and self.minimum_cell > 1

    def small(self, count: float | None) -> bool:
        """Say whether a count of persons is too small to be shown; nought is not, for it is nobody."""
        return self.audience is Audience.PUBLIC and count is not None and 0 < count < self.minimum_cell

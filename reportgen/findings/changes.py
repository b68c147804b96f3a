"""What is different from the period before, and why: a real change, revised data, another definition, other villages.

In: nothing. Out: ``Changes``. Numbers of the period before come from what was published then; differences are findings,
named by id.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportgen.estimates import Estimate
from reportgen.locales.languages import Text
from reportgen.periods import Period


class ChangeKind(StrEnum):
    """What can be said of an indicator against the period before.

    ``redefined``: the indicator is defined otherwise, so that the two are not compared. ``not_comparable``: one of the
    two has no number that may be shown.
    """

    UP = "up"
    DOWN = "down"
    NO_CLEAR_CHANGE = "no_clear_change"
    REDEFINED = "redefined"
    NOT_COMPARABLE = "not_comparable"


@dataclass(frozen=True, slots=True)
class Change:
    """One indicator now and then.

    ``now`` is the id of the finding now, ``before`` the number published for the period before and ``difference`` the
    two compared; each ``None`` where there is none. ``same_areas`` is the difference among the areas with figures in
    both periods, where the areas are not the same. ``revised`` is the number that today's data give for the period
    before, where it is not the one published then.
    """

    indicator: str
    label: Text
    kind: ChangeKind
    now: str | None
    before: Estimate | None
    difference: Estimate | None
    same_areas: Estimate | None = None
    revised: Estimate | None = None


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the period before; ``new`` and ``missing`` areas reported only now, or only then."""

    previous: Period
    changes: tuple[Change, ...]
    new: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    source: str = ""

"""What is different from the period before, and why: a real change, revised data, another definition, other villages.

In: nothing. Out: ``Changes``. Numbers of the period before come from what was published then; differences are computed
from published numbers alone.
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
    two has no number that may be shown, or rests on data that cannot bear it.
    """

    UP = "up"
    DOWN = "down"
    NO_CLEAR_CHANGE = "no_clear_change"
    REDEFINED = "redefined"
    NOT_COMPARABLE = "not_comparable"


class Aspect(StrEnum):
    """What of an indicator's definition is not as it was."""

    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    AGE_RANGE = "age_range"
    RECALL = "recall"
    DEFINITION = "definition"


class Unlike(StrEnum):
    """Why two periods cannot be compared; ``revision_then``: what was revised since would give a small count away."""

    DATA_NOW = "data_now"
    DATA_THEN = "data_then"
    HIDDEN_NOW = "hidden_now"
    HIDDEN_THEN = "hidden_then"
    NO_FIGURE_NOW = "no_figure_now"
    NO_FIGURE_THEN = "no_figure_then"
    REVISION_THEN = "revision_then"


class Unusable(StrEnum):
    """Why the earlier results that were found are of no use; ``unsigned``: a final uses only what was signed."""

    UNREADABLE = "unreadable"
    DAMAGED = "damaged"
    CONTRACT = "contract"
    PUSKESMAS = "puskesmas"
    PERIOD = "period"
    DISCLOSURE = "disclosure"
    UNSIGNED = "unsigned"


@dataclass(frozen=True, slots=True)
class SameAreas:
    """The difference among the areas with shown figures in both periods; ``count`` of them."""

    count: int
    difference: Estimate


@dataclass(frozen=True, slots=True)
class Change:
    """One indicator now and then.

    ``now`` is the id of the finding now, ``before`` the number published for the period before. ``revised`` is the
    number that today's data give for the period before, where it is not the one published then (of an indicator that
    is defined otherwise now: by today's definition). ``difference`` is now minus ``revised``, or without it minus
    ``before``. Each is ``None`` where there is none. ``same_areas`` stands only where the areas are not the same.
    ``aspects`` say what is defined otherwise, ``why`` why nothing can be compared.
    """

    indicator: str
    label: Text
    kind: ChangeKind
    now: str | None
    before: Estimate | None
    difference: Estimate | None = None
    same_areas: SameAreas | None = None
    revised: Estimate | None = None
    aspects: tuple[Aspect, ...] = ()
    why: Unlike | None = None

    @property
    def compared(self) -> Estimate | None:
        """The number of the period before that ``difference`` is from; ``None`` where nothing is compared."""
        return None if self.difference is None else self.revised or self.before


@dataclass(frozen=True, slots=True)
class Changes:
    """What is different from the period before.

    ``new`` and ``missing`` are areas, as recorded, that reported only now, or only in what was published then.
    ``source`` is the earlier file's name, ``sha256`` its hash. ``unusable`` says why earlier results that were found
    are of no use; there is then nothing else here.
    """

    previous: Period
    changes: tuple[Change, ...]
    new: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    source: str = ""
    sha256: str = ""
    unusable: Unusable | None = None

    def of(self, indicator: str) -> Change | None:
        """Give what is said of an indicator, or ``None``."""
        return next((each for each in self.changes if each.indicator == indicator), None)

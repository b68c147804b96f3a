"""Who reported into a register, what was kept out of it, and whether the data can bear a headline.

In: nothing. Out: ``Quality``, the first exhibit of a register's brief; its numbers are findings, named by id.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from reportgen.errors import Location
from reportgen.locales.languages import Text
from reportgen.periods import Month


class Usability(StrEnum):
    """The one verdict on the data behind the headline."""

    USABLE = "usable"
    CAUTION = "caution"
    NOT_USABLE = "not_usable"


class QualityReason(StrEnum):
    """Why the verdict is what it is."""

    COMPLETE = "complete"
    FEW_REPORTS = "few_reports"
    MONTHS_MISSING = "months_missing"
    FEW_ASKED = "few_asked"
    SMALL_DENOMINATOR = "small_denominator"
    NO_DENOMINATOR = "no_denominator"
    NUMERATOR_LEFT_EMPTY = "numerator_left_empty"
    NUMERATOR_EQUALS_DENOMINATOR = "numerator_equals_denominator"
    ROWS_KEPT_OUT = "rows_kept_out"
    NO_RECALL_COVERAGE = "no_recall_coverage"
    NO_EXPECTED_LIST = "no_expected_list"


class ProblemKind(StrEnum):
    """What is the matter with a row. The first group is kept out of estimates; the second is only pointed at."""

    NUMERATOR_ABOVE_DENOMINATOR = "numerator_above_denominator"
    NEGATIVE = "negative"
    FRACTIONAL = "fractional"
    DUPLICATE = "duplicate"
    REPEATED = "repeated"
    UNREADABLE = "unreadable"
    NUMERATOR_EMPTY = "numerator_empty"
    NOBODY_ASKED = "nobody_asked"
    SAME_AS_MONTH_BEFORE = "same_as_month_before"
    UNEXPECTED_SUBUNIT = "unexpected_subunit"

    @property
    def keeps_out(self) -> bool:
        """Whether the row's counts are left out of the estimates they would enter."""
        return self not in {
            ProblemKind.NOBODY_ASKED,
            ProblemKind.SAME_AS_MONTH_BEFORE,
            ProblemKind.UNEXPECTED_SUBUNIT,
        }


@dataclass(frozen=True, slots=True)
class ProblemValue:
    """One count of a problem row: our name and their column; ``hidden`` where it is a small cell.

    ``text`` is the raw text of a cell that is no number, or ``None``.
    """

    count: str
    column: str
    value: float | None
    hidden: bool = False
    text: str | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """One problem row of this puskesmas and period, as it may be shown."""

    kind: ProblemKind
    subunit: str | None
    month: Month | None
    where: Location
    values: tuple[ProblemValue, ...]


class Reported(StrEnum):
    """What came in from one village for one month, over the counts that this brief uses."""

    YES = "yes"
    ONLY_ZEROS = "only_zeros"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Quality:
    """What the first exhibit shows; its numbers are findings with the ids given here.

    ``ids``: ``subunits``, ``months``, ``reports`` (village-months), ``asked``, ``zeros``, ``kept_out``, ``suspicious``
    → finding id, each where it could be computed. ``grid``: (village, month) → what came in, villages in the order of
    the expected list. ``missing``: villages with no report in the whole period.
    """

    usability: Usability
    reasons: tuple[QualityReason, ...]
    ids: Mapping[str, str]
    subunit_label: Text | None
    grid: Mapping[tuple[str, Month], Reported]
    missing: tuple[str, ...]
    unexpected: tuple[str, ...]
    problems: tuple[Problem, ...]

"""The one store of findings that may be published.

In: values that ``disclosure`` has let through. Out: ``Findings``, which tables, charts, sentences, recommendations and
results.json read, and nothing else does. No raw value can be held here: where disclosure control took a number away,
its quantity is ``Suppressed``. Structures such as ``Funnel`` refer to findings by id, so that a number stands once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reportgen.errors import Location
from reportgen.estimates import Estimate, Published
from reportgen.locales.languages import Text
from reportgen.periods import Month, Period


class TargetState(StrEnum):
    """What the interval says of a target; never the point alone."""

    MET = "met"
    NOT_MET = "not_met"
    CANNOT_SAY = "cannot_say"


@dataclass(frozen=True, slots=True)
class Target:
    """A target for an indicator: a share 0–1, the year it is for, and whose it is."""

    value: float
    year: int | None
    basis: Text


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target, and what can be said against it."""

    target: Target
    state: TargetState


class GroupBy(StrEnum):
    """What a group is a part or a neighbour of."""

    SUBUNIT = "subunit"
    MONTH = "month"
    UNIT = "unit"
    DISTRICT = "district"
    REST_OF_DISTRICT = "rest_of_district"
    PREVIOUS = "previous"
    CHANGE = "change"
    DIFFERENCE = "difference"
    MEDIAN = "median"


@dataclass(frozen=True, slots=True)
class Group:
    """The group that a finding is about; ``level`` is stable (a month ``2025-02``, a village's name as recorded)."""

    by: GroupBy
    level: str
    label: Text
    month: Month | None = None


@dataclass(frozen=True, slots=True)
class Subject:
    """What a number is about, which never needs hiding.

    ``id`` is ``<analysis id>.<indicator or measure>[.<group>[.<level>]]``, stable from run to run.
    """

    id: str
    analysis: str
    indicator: str | None
    label: Text
    group: Group | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """One publishable number (or the reason why there is none) and its subject."""

    subject: Subject
    quantity: Published
    verdict: Verdict | None = None

    @property
    def id(self) -> str:
        """The subject's id."""
        return self.subject.id

    @property
    def estimate(self) -> Estimate | None:
        """The estimate, or ``None`` where it is suppressed or absent."""
        return self.quantity if isinstance(self.quantity, Estimate) else None


class Standing(StrEnum):
    """Where a group lies against the funnel's limits.

    ``within``: no more than chance. ``possible_*``: beyond the 95 % limits only, as one in twenty is by chance.
    ``*``: beyond the 99.8 % limits.
    """

    WITHIN = "within"
    POSSIBLY_LOWER = "possibly_lower"
    POSSIBLY_HIGHER = "possibly_higher"
    LOWER = "lower"
    HIGHER = "higher"


@dataclass(frozen=True, slots=True)
class FunnelLimits:
    """Limits by size: sequences of one length, ``n`` rising, shares 0–1."""

    n: tuple[int, ...]
    lower_95: tuple[float, ...]
    upper_95: tuple[float, ...]
    lower_998: tuple[float, ...]
    upper_998: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Funnel:
    """A comparison of groups against what they share; points and benchmark are ids of findings.

    ``standings`` maps each published point's id to where it lies; a suppressed point has none. ``overdispersed`` says
    whether the limits were widened by the square root of ``dispersion`` (>= 1).
    """

    id: str
    analysis: str
    indicator: str
    by: GroupBy
    benchmark: str
    points: tuple[str, ...]
    standings: Mapping[str, Standing]
    limits: FunnelLimits
    dispersion: float
    overdispersed: bool
    method: str


class RunSignal(StrEnum):
    """What a run chart says."""

    TOO_FEW = "too_few"
    NONE = "none"
    SHIFT_UP = "shift_up"
    SHIFT_DOWN = "shift_down"
    TREND_UP = "trend_up"
    TREND_DOWN = "trend_down"


@dataclass(frozen=True, slots=True)
class RunChart:
    """An indicator over time: ids of findings in order, the id of their median, and what the runs say."""

    id: str
    analysis: str
    indicator: str
    points: tuple[str, ...]
    median: str | None
    signal: RunSignal


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


class Audience(StrEnum):
    """Who the brief is for."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that a brief may say, in the order it was found."""

    period: Period
    items: tuple[Finding, ...]
    funnels: tuple[Funnel, ...]
    run_charts: tuple[RunChart, ...]
    quality: Quality
    audience: Audience
    minimum_cell: int
    _by_id: Mapping[str, Finding] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index by id; two findings with one id are a defect."""
        index = {finding.id: finding for finding in self.items}
        if len(index) != len(self.items):
            seen: set[str] = set()
            twice = {item.id for item in self.items if item.id in seen or seen.add(item.id)}  # type: ignore[func-returns-value]
            message = f"findings with one id: {sorted(twice)}"
            raise ValueError(message)
        object.__setattr__(self, "_by_id", index)

    def __iter__(self) -> Iterator[Finding]:
        """Go through the findings in order."""
        return iter(self.items)

    def get(self, finding_id: str) -> Finding | None:
        """Give a finding by id, or ``None``."""
        return self._by_id.get(finding_id)

    def __getitem__(self, finding_id: str) -> Finding:
        """Give a finding by id; ``KeyError`` where there is none."""
        return self._by_id[finding_id]

    def of(self, analysis: str, indicator: str, by: GroupBy | None = None) -> tuple[Finding, ...]:
        """Give an analysis's findings on an indicator: the whole (``by=None``), or its groups of one kind, in order."""
        return tuple(
            item
            for item in self.items
            if item.subject.analysis == analysis
            and item.subject.indicator == indicator
            and (item.subject.group.by if item.subject.group else None) == by
        )

"""What was published for a period, as far as a later one is compared with it.

In: nothing. Out: ``Published``, frozen. Every number in it stood in a results.json, and so had passed disclosure
control; it says of a hidden number that it was hidden, and nothing else.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.estimates import Absent, Estimate, Suppressed
from reportgen.estimates import Published as Quantity
from reportgen.findings import Audience, Finding, GroupBy, Usability
from reportgen.indicators import AgeRange, Recall
from reportgen.periods import Period


@dataclass(frozen=True, slots=True)
class Figure:
    """One share as it may be shown: an estimate with its counts, or hidden; of neither there was no figure."""

    estimate: Estimate | None = None
    hidden: bool = False

    @classmethod
    def of(cls, quantity: Quantity) -> Figure:
        """Give the figure that a publishable quantity is; one without counts is none."""
        if isinstance(quantity, Estimate):
            return cls(quantity) if quantity.numerator is not None and quantity.denominator else NO_FIGURE
        return NO_FIGURE if isinstance(quantity, Absent) else cls(hidden=isinstance(quantity, Suppressed))


NO_FIGURE = Figure()
Areas = Mapping[str, Figure]
"""Figures by area, as the register records its name."""


@dataclass(frozen=True, slots=True)
class Definition:
    """How an indicator was defined: names of its counts, ages, recall, and a fingerprint of the words."""

    numerator: str
    denominator: str
    age_range: AgeRange | None
    recall: Recall
    fingerprint: str


@dataclass(frozen=True, slots=True)
class Reporters:
    """Which areas were listed, and which of all reported anything; names as recorded."""

    listed: frozenset[str] = frozenset()
    reported: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Published:
    """What a results.json holds of a register's indicators.

    ``wholes`` is by indicator, ``areas`` by indicator and area, ``times`` by indicator and period, whatever times the
    whole area was told of; ``definitions`` lacks what an older file did not say.
    ``usability`` is the verdict on the data behind the headline, ``None`` where no register was behind the brief.
    """

    source: str
    sha256: str
    puskesmas: str
    period: Period
    audience: Audience
    minimum_cell: int
    usability: Usability | None
    reasons: tuple[str, ...]
    wholes: Mapping[str, Figure]
    areas: Mapping[str, Areas]
    definitions: Mapping[str, Definition]
    reporters: Reporters
    times: Mapping[tuple[str, str], Figure] = field(default_factory=dict)


def figures_of_areas(findings: tuple[Finding, ...], indicator: str) -> Areas:
    """Give today's figures by area; where two analyses have one, the first stands."""
    found: dict[str, Figure] = {}
    for item in findings:
        group = item.subject.group
        if item.subject.indicator == indicator and group is not None and group.by is GroupBy.SUBUNIT:
            found.setdefault(group.level, Figure.of(item.quantity))
    return found

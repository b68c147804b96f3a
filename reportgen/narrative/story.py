"""What a brief's words are about.

In: publishable findings and the definitions behind them. Out: ``Story``, which every other module of this room reads,
with the few questions that they all ask of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.estimates import Estimate
from reportgen.findings import Cited, Finding, Findings, Funnel, GroupBy, RunChart, Standing, Usability
from reportgen.indicators import Indicator
from reportgen.locales.languages import Text
from reportgen.locales.messages import Message
from reportgen.locales.units import units

FEWEST_AREAS = 5


@dataclass(frozen=True, slots=True)
class DataSource:
    """A source as a reader may know it: its file's name, its fingerprint, and how many rows it holds."""

    name: str
    file: str
    sha256: str
    n_rows: int


@dataclass(frozen=True, slots=True)
class QualityRule:
    """Where the verdict on the data turns; shares 0–1."""

    reporting_usable: float
    reporting_caution: float
    asked_usable: float
    asked_caution: float
    minimum_denominator: int


@dataclass(frozen=True, slots=True)
class Story:
    """Everything that the words of one brief may draw on.

    ``coverage`` is the id of the analysis whose first indicator is the headline, ``indicators`` the indicators in the
    order in which the analyses name them, ``neighbour`` what coverage is compared with (``None`` where nothing),
    ``unit`` what the register calls this puskesmas, ``law`` what may be cited of the law that defines an indicator.
    """

    findings: Findings
    place: Text
    district: Text | None
    indicators: Mapping[str, Indicator]
    coverage: str
    headline: Indicator
    neighbour: GroupBy | None
    quality_rule: QualityRule
    sources: tuple[DataSource, ...]
    version: str
    unit: str = ""
    law: Mapping[str, tuple[Cited, ...]] = field(default_factory=dict)

    @property
    def main(self) -> Finding | None:
        """The headline finding."""
        return self.whole(self.headline.id)

    @property
    def usable(self) -> bool:
        """Whether the headline number may be shown as one."""
        return self.findings.quality.usability is not Usability.NOT_USABLE

    @property
    def headline_estimate(self) -> Estimate | None:
        """The headline estimate where it may be shown: published, and on data that can bear it."""
        return self.main.estimate if self.main is not None and self.usable else None

    def whole(self, indicator: str) -> Finding | None:
        """Give the finding on the whole catchment area and period."""
        found = self.findings.of(self.coverage, indicator)
        return found[0] if found else None

    def beside(self, by: GroupBy) -> Finding | None:
        """Give the headline indicator's neighbour of one kind: district, previous period, change."""
        found = self.findings.of(self.coverage, self.headline.id, by)
        return found[0] if found else None

    @property
    def neighbour_finding(self) -> Finding | None:
        """The district's figure on the headline indicator, as the brief compares it."""
        return self.beside(self.neighbour) if self.neighbour is not None else None

    def units(self, count: int = 2) -> Message:
        """Give what ``count`` parts of the catchment area are called."""
        return units(self.findings.quality.subunit_label, count)

    @property
    def funnels(self) -> tuple[Funnel, ...]:
        """The comparisons that tell something: a funnel of fewer than five areas does not."""
        return tuple(funnel for funnel in self.findings.funnels if len(funnel.points) >= FEWEST_AREAS)

    @property
    def run_charts(self) -> tuple[RunChart, ...]:
        """The run charts that may be shown."""
        return self.findings.run_charts

    def standing(self, funnel: Funnel, *standings: Standing) -> tuple[Finding, ...]:
        """Give the findings of a funnel that lie in one of these places, in the funnel's order."""
        return tuple(
            self.findings[point]
            for point in funnel.points
            if funnel.standings.get(point) in standings and self.findings.get(point) is not None
        )

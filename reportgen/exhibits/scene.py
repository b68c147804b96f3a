"""What the exhibits of one brief are about.

In: publishable findings and the definitions behind them. Out: ``Scene``, which every builder of this room reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.findings import ChangeKind, Finding, Findings, GroupBy
from reportgen.indicators import Indicator
from reportgen.locales.languages import Text
from reportgen.locales.messages import Value, Words, message
from reportgen.locales.units import units


@dataclass(frozen=True, slots=True)
class Scene:
    """Findings with the names that stand beside them.

    ``coverage`` is the analysis of the headline, ``neighbour`` what it is compared with, ``district`` its name,
    ``unit`` what the register calls this puskesmas.
    """

    findings: Findings
    place: Text
    district: Text | None
    indicators: Mapping[str, Indicator]
    coverage: str
    headline: Indicator
    neighbour: GroupBy | None
    unit: str = ""

    def whole(self, indicator: str) -> Finding | None:
        """Give the finding on the whole area and period."""
        return self.beside(indicator, None)

    def beside(self, indicator: str, by: GroupBy | None) -> Finding | None:
        """Give what stands beside it: the district, the period before, the change."""
        found = self.findings.of(self.coverage, indicator, by) if by is not None else ()
        if by is None:
            found = self.findings.of(self.coverage, indicator)
        return found[0] if found else None

    def comparable(self, indicator: str) -> bool:
        """Say whether it may be set beside the period before; earlier results can tell that it may not."""
        found = self.findings.changes.of(indicator) if self.findings.changes is not None else None
        return found is None or found.kind is not ChangeKind.NOT_COMPARABLE

    @property
    def units(self) -> Words:
        """What a part of the catchment area is called in a sentence."""
        return units(self.findings.quality.subunit_label, 1)

    @property
    def neighbour_name(self) -> Words:
        """The district's name, saying whether this puskesmas is in it."""
        name: Value = self.district if self.district is not None else message("captions.district")
        which = GroupBy.DISTRICT if self.neighbour is None else self.neighbour
        return message(f"captions.neighbour.{which.value}", district=name)

"""What the exhibits of interviews are about.

In: publishable findings and the ``Voices`` that bind them. Out: ``VoicesScene``, which every builder of this room
reads, with how many of those asked raised a theme. Whole numbers of informants only: no share of them is ever given.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.estimates import Estimate
from reportgen.findings import Finding, Findings, Stance, Theme, Voices, mostly
from reportgen.locales.languages import Text


@dataclass(frozen=True, slots=True)
class Raised:
    """How many raised a theme, how many were asked, and how many took which stance; who took none is not among them.

    ``stances`` names only those that somebody took.
    """

    raised: int
    asked: int
    stances: Mapping[Stance, int]

    @property
    def stance(self) -> Stance | None:
        """Which way most of them point, by the one rule of ``findings``; ``None`` where too few stances are coded."""
        return mostly(self.stances, self.raised)


@dataclass(frozen=True, slots=True)
class VoicesScene:
    """Findings with the voices that refer to them, and the name of the place."""

    findings: Findings
    voices: Voices
    place: Text

    def found(self, finding_id: str | None) -> Finding | None:
        """Give a finding by id, or ``None`` where there is none."""
        return None if finding_id is None else self.findings.get(finding_id)

    def estimate(self, finding_id: str | None) -> Estimate | None:
        """Give an estimate by its finding's id, or ``None`` where it is hidden, absent or not there."""
        found = self.found(finding_id)
        return found.estimate if found is not None else None

    def raised(self, theme: Theme, group: str | None = None) -> Raised | None:
        """Give how many of a group (or of all) raised a theme; ``None`` where that may not or cannot be shown."""
        estimate = self.estimate(theme.whole if group is None else theme.by_group.get(group))
        if estimate is None or estimate.numerator is None or estimate.denominator is None:
            return None
        ids = {
            stance: theme.stances.get(stance) if group is None else theme.stances_by_group.get((group, stance))
            for stance in Stance
        }
        counts = {stance: self._numerator(each) for stance, each in ids.items()}
        stances = {stance: count for stance, count in counts.items() if count}
        return Raised(estimate.numerator, estimate.denominator, stances)

    def _numerator(self, finding_id: str | None) -> int:
        estimate = self.estimate(finding_id)
        return 0 if estimate is None else estimate.numerator or 0

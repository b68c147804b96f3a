"""What the words on interviews are about.

In: publishable findings with the ``Voices`` that bind them, and what the authors said. Out: ``VoicesStory``, which
every other module of this room reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.estimates import Estimate
from reportgen.findings import Finding, Findings, InformantGroup, Provenance, Theme, Usability, Voices, VoicesFacts
from reportgen.locales.languages import Text
from reportgen.narrative.story import DataSource


@dataclass(frozen=True, slots=True)
class VoicesStory:
    """Everything that the words on one source of interviews may draw on.

    ``description`` holds what the authors said of the study, by the key of the configuration.
    """

    findings: Findings
    voices: Voices
    place: Text
    district: Text | None
    description: Mapping[str, Text]
    source: DataSource
    version: str
    issuer: Text | None = None

    @property
    def usable(self) -> bool:
        """Whether anything may be said of the interviews."""
        return self.voices.usability is not Usability.NOT_USABLE

    def finding(self, finding_id: str) -> Finding | None:
        """Give a finding by id, or ``None``."""
        return self.findings.get(finding_id)

    @property
    def facts(self) -> VoicesFacts:
        """What is known of the interviews beside what was said."""
        return self.voices.facts

    @property
    def provenance(self) -> Provenance:
        """How the interviews came to be in the file."""
        return self.facts.provenance

    def estimate(self, finding_id: str | None) -> Estimate | None:
        """Give an estimate by its finding's id, or ``None`` where it is hidden, absent or there is no such finding."""
        found = self.finding(finding_id) if finding_id is not None else None
        return found.estimate if found is not None else None

    def count(self, finding_id: str) -> int | None:
        """Give a count by its finding's id, or ``None`` where it is hidden or absent."""
        found = self.estimate(finding_id)
        return int(found.value) if found is not None else None

    @property
    def informants(self) -> int:
        """How many informants were interviewed; 0 where that is not told."""
        return self.count(self.facts.informants) or 0

    def raised(self, theme: Theme) -> int:
        """How many informants raised a theme."""
        found = self.estimate(theme.whole)
        return (found.numerator or 0) if found is not None else 0

    def raised_in(self, theme: Theme) -> tuple[InformantGroup, ...]:
        """Give the groups in which somebody raised a theme, in order of display."""
        return tuple(group for group in self.voices.groups if self._in_group(theme, group))

    def silent_in(self, theme: Theme) -> tuple[InformantGroup, ...]:
        """Give the groups that were interviewed and in which nobody raised a theme."""
        return tuple(group for group in self.voices.groups if self._in_group(theme, group) == 0)

    def _in_group(self, theme: Theme, group: InformantGroup) -> int | None:
        found = self.estimate(theme.by_group.get(group.id))
        return found.numerator if found is not None else None

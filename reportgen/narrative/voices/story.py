"""What the words on interviews are about.

In: publishable findings with the ``Voices`` that bind them, and what the authors said. Out: ``VoicesStory``, which
every other module of this room reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.findings import Finding, Findings, Usability, Voices
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

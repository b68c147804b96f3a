"""What the exhibits of a study's brief are about.

In: publishable findings and the ``Study`` that binds them. Out: ``StudyScene``, which every builder of this room reads,
with the names of variables and levels.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from reportgen.estimates import Estimate
from reportgen.findings import Finding, Findings, Study
from reportgen.locales.languages import Text


@dataclass(frozen=True, slots=True)
class StudyScene:
    """Findings with the study that refers to them, and the name of the place."""

    findings: Findings
    study: Study
    place: Text

    def label(self, analysis: str, variable: str) -> Text:
        """Give a variable's words."""
        return self.study.variable(analysis, variable).label

    def level(self, analysis: str, variable: str, level: str) -> Text:
        """Give the words of a variable's level."""
        return self.study.variable(analysis, variable).level(level).label

    def found(self, finding_id: str | None) -> Finding | None:
        """Give a finding by id, or ``None`` where there is none."""
        return None if finding_id is None else self.findings.get(finding_id)

    def estimate(self, finding_id: str | None) -> Estimate | None:
        """Give an estimate by its finding's id, or ``None`` where it is hidden, absent or not there."""
        found = self.found(finding_id)
        return found.estimate if found is not None else None

    def count(self, finding_id: str | None) -> int | None:
        """Give a count by its finding's id, or ``None`` where it is hidden, absent or not there."""
        estimate = self.estimate(finding_id)
        return int(estimate.value) if estimate is not None else None

    def all_of(self, finding_ids: Iterable[str]) -> tuple[Finding, ...]:
        """Give the findings that are there, in order."""
        found = (self.findings.get(each) for each in finding_ids)
        return tuple(each for each in found if each is not None)

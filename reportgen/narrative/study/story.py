"""What the words of a study's brief are about.

In: publishable findings with the ``Study`` that binds them, and what its authors said. Out: ``StudyStory``, which every
other module of this room reads, with the questions that they all ask of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.codebook import Variable
from reportgen.estimates import Estimate
from reportgen.findings import Finding, Findings, Provenance, Step, Study, SurveyFacts, Usability
from reportgen.locales.languages import Text
from reportgen.narrative.story import DataSource


@dataclass(frozen=True, slots=True)
class StudyRule:
    """Where the verdict on a study's data turns.

    Shares 0–1 of respondents whose outcome is known, and how few respondents there may be at all.
    """

    answered_usable: float
    answered_caution: float
    fewest: int


@dataclass(frozen=True, slots=True)
class StudyStory:
    """Everything that the words of a study's brief may draw on.

    ``description`` holds what its authors said of it, by the key of the configuration (``objective``, ``setting`` …).
    ``issuer`` and ``contact`` are those of the letterhead.
    """

    findings: Findings
    study: Study
    place: Text
    district: Text | None
    rule: StudyRule
    description: Mapping[str, Text]
    sources: tuple[DataSource, ...]
    version: str
    issuer: Text | None = None
    contact: Text | None = None

    @property
    def outcome(self) -> Variable:
        """The variable of the headline."""
        return self.study.variable(self.study.headline_analysis, self.study.outcome)

    @property
    def main(self) -> Finding | None:
        """The headline finding."""
        return self.findings.get(self.study.headline)

    @property
    def usable(self) -> bool:
        """Whether the headline number may be shown as one."""
        return self.study.usability is not Usability.NOT_USABLE

    @property
    def headline_estimate(self) -> Estimate | None:
        """The headline estimate where it may be shown: published, and on data that can bear it."""
        return self.main.estimate if self.main is not None and self.usable else None

    def count(self, finding_id: str) -> int | None:
        """Give a count by its finding's id, or ``None`` where it is hidden or absent."""
        found = self.findings.get(finding_id)
        return int(found.estimate.value) if found is not None and found.estimate is not None else None

    def estimate(self, finding_id: str | None) -> Estimate | None:
        """Give an estimate by its finding's id, or ``None`` where it is hidden, absent or there is no such finding."""
        found = self.findings.get(finding_id) if finding_id is not None else None
        return found.estimate if found is not None else None

    @property
    def facts(self) -> SurveyFacts:
        """What is known of the survey of the headline."""
        source = self.study.flow.source
        return next((each for each in self.study.surveys if each.name == source), self.study.surveys[0])

    @property
    def provenance(self) -> Provenance:
        """How the answers behind the headline came to be in the file."""
        return self.facts.provenance

    @property
    def unknown(self) -> tuple[int, int]:
        """How many of those looked at gave no answer for the outcome, and how many were looked at.

        Noughts where a step is not told.
        """
        counts = {step: self.count(name) for step, name in self.study.flow.steps}
        before = counts.get(Step.SELECTED) or counts.get(Step.ANSWERED) or 0
        known = counts.get(Step.OUTCOME_KNOWN)
        return (before - known, before) if known is not None and before else (0, 0)

    def step(self, step: Step) -> int | None:
        """How many there were at a step of the flow, or ``None`` where it is not told."""
        return next((self.count(name) for each, name in self.study.flow.steps if each is step), None)

    @property
    def registered(self) -> int | None:
        """How many were to be asked."""
        return self.step(Step.REGISTERED)

    @property
    def answered(self) -> int | None:
        """How many answered."""
        return self.step(Step.ANSWERED)

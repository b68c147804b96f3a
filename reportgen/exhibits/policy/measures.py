"""What the tables of monitoring are made from: figures by name, and what their intervals say of a target.

In: publishable findings with the counsel that the rules gave. Out: findings and states. A figure whose data are not
usable, that is hidden or rests on too few, is never judged.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.estimates import Measure
from reportgen.findings import Counsel, Finding, Findings, Unsure, Usability
from reportgen.indicators import Direction, Indicator
from reportgen.locales.languages import Text
from reportgen.policy.judging import Terms, share, unjudged
from reportgen.rulebook import DEFAULT_FLOOR, FigureState, Yardstick


@dataclass(frozen=True, slots=True)
class Measures:
    """The findings and the counsel of one brief.

    ``indicators`` holds the definitions of every indicator that is named; ``headline`` is that of page one; ``floor``
    is the smallest denominator that may be judged.
    """

    findings: Findings
    counsel: Counsel
    place: Text
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    headline: str | None = None
    floor: int = DEFAULT_FLOOR

    def local(self, figure: str) -> Finding | None:
        """Give the local share of the whole area by its name, or ``None`` where this brief has none."""
        for finding in self.findings:
            subject = finding.subject
            if subject.indicator == figure and subject.group is None and finding.quantity.measure is Measure.PROPORTION:
                return finding
        known = (each.finding for each in self.counsel.monitoring if each.figure == figure and each.finding is not None)
        return next((found for name in known if (found := self.findings.get(name)) is not None), None)

    def lower_is_better(self, figure: str) -> bool:
        """Say whether less of it is better; of a topic more is."""
        indicator = self.indicators.get(figure)
        return indicator is not None and indicator.direction is Direction.LOWER

    def is_usable(self, finding: Finding) -> bool:
        """Say whether the data behind a figure may be judged: as the rules found, and never where page one may not."""
        return finding.id not in self._unusable() and not self._is_unusable_headline(finding)

    def _unusable(self) -> set[str | None]:
        """Give the ids of figures whose data cannot bear a judgement, as rules, practices and monitoring found."""
        unsure = Unsure.DATA_NOT_USABLE
        grounds = (ground for outcome in self.counsel.outcomes for ground in outcome.grounds)
        found: set[str | None] = {each for ground in grounds if ground.unsure is unsure for each in ground.findings}
        practices = self.counsel.bundle.practices if self.counsel.bundle is not None else ()
        found |= {each.finding for each in practices if each.unsure is unsure}
        return found | {each.finding for each in self.counsel.monitoring if not each.usable}

    def _is_unusable_headline(self, finding: Finding) -> bool:
        register, study, subject = self.findings.register, self.findings.study, finding.subject
        if register is not None and register.usability is Usability.NOT_USABLE:
            return self.headline is not None and subject.indicator == self.headline
        if study is not None and study.usability is Usability.NOT_USABLE:
            return subject.variable is not None and subject.variable == study.outcome
        return False

    @property
    def is_provisional(self) -> bool:
        """Whether the data behind page one call for caution, so that what is met or not is so for the time being."""
        register, study = self.findings.register, self.findings.study
        usability = register.usability if register is not None else study.usability if study is not None else None
        return usability is Usability.CAUTION

    def state(self, figure: str, finding: Finding, yardstick: Yardstick) -> FigureState:
        """Say what the interval of a share says of a target: never the point alone."""
        return share(finding.quantity, yardstick, terms=self._terms(figure, finding)).state

    def is_too_small(self, finding: Finding) -> bool:
        """Say whether a share that is shown rests on too few to be judged."""
        return unjudged(finding.quantity, Terms(self.floor)) is Unsure.TOO_FEW

    def _terms(self, figure: str, finding: Finding) -> Terms:
        direction = Direction.LOWER if self.lower_is_better(figure) else Direction.HIGHER
        return Terms(self.floor, self.is_usable(finding), direction)

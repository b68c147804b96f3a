"""Everything that a rule may look at, and what it calls things.

In: publishable findings, the rulebook, and the case. Out: ``Matter``, which every other module of this room reads.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.estimates import Estimate
from reportgen.findings import Findings
from reportgen.indicators import Direction
from reportgen.locales.languages import Text
from reportgen.policy.case import Case
from reportgen.rulebook import Rulebook


@dataclass(frozen=True, slots=True)
class Matter:
    """Findings, the rules on them, and the brief that both are of."""

    findings: Findings
    book: Rulebook
    case: Case

    @property
    def names(self) -> frozenset[str]:
        """Everything that this brief's figures are about: its indicators, and its variables' topics."""
        return frozenset({*self.case.indicators, *self.case.variables.values()})

    def estimate(self, finding_id: str | None) -> Estimate | None:
        """Give a finding's estimate, or ``None`` where there is none that may be shown."""
        found = self.findings.get(finding_id) if finding_id is not None else None
        return found.estimate if found is not None else None

    def topic_of(self, analysis: str, variable: str) -> str:
        """Give what a survey's variable is about: its topic, or else its own name."""
        return self.case.variables.get((analysis, variable), variable)

    def is_about(self, analysis: str, variable: str, *, name: str) -> bool:
        """Say whether a variable goes by a name: its topic's, or its own where no variable has a topic of that name."""
        if name in self.case.variables.values():
            return self.case.variables.get((analysis, variable)) == name
        return variable == name

    def direction(self, name: str) -> Direction:
        """Give which way is better; of everything but an indicator that says otherwise, more is."""
        indicator = self.case.indicators.get(name)
        if indicator is not None:
            return indicator.direction
        return Direction.LOWER if name in self.case.lower_is_better else Direction.HIGHER

    def knows(self, name: str) -> bool:
        """Say whether a name is that of a topic or of an indicator, and so has words."""
        return name in self.book.topics or name in self.case.indicators

    def label(self, *names: str) -> Text:
        """Give the words of the first name that has any: a topic's, or an indicator's; else the name as it is."""
        for name in names:
            if name in self.book.topics:
                return self.book.topics[name].label
            if name in self.case.indicators:
                return self.case.indicators[name].label
        return Text.same(names[0])

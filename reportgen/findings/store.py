"""The one store of findings that may be published.

In: values that ``disclosure`` has let through. Out: ``Findings``, which tables, charts, sentences, recommendations and
results.json read, and nothing else does. No raw value can be held here: where disclosure control took a number away,
its quantity is ``Suppressed``. Structures such as ``Funnel`` refer to findings by id, so that a number stands once.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from reportgen.findings.areas import Funnel, RunChart
from reportgen.findings.changes import Changes
from reportgen.findings.recommendations import Counsel
from reportgen.findings.reporting import Quality
from reportgen.findings.studies import Study
from reportgen.findings.subjects import Finding, GroupBy
from reportgen.findings.voices import Voices
from reportgen.periods import Period


class Audience(StrEnum):
    """Who the brief is for."""

    PUBLIC = "public"
    INTERNAL = "internal"


@dataclass(frozen=True, slots=True)
class Findings:
    """Everything that a brief may say, in the order it was found.

    ``register`` is the quality of a register's data, ``study`` what a survey's analyses put together; each is ``None``
    where the brief has no such source. ``voices`` is what people said, by source of interviews. ``counsel`` is what the
    rules recommend, ``changes`` what is different from the period before; each is ``None`` until ``policy`` and
    ``earlier`` have looked at the rest. ``hidden_for_weights`` says whether a survey's weights would have given away a
    hidden count, so that more is hidden.
    """

    period: Period
    items: tuple[Finding, ...]
    funnels: tuple[Funnel, ...]
    run_charts: tuple[RunChart, ...]
    register: Quality | None
    audience: Audience
    minimum_cell: int
    study: Study | None = None
    voices: tuple[Voices, ...] = ()
    hidden_for_weights: bool = False
    counsel: Counsel | None = None
    changes: Changes | None = None
    _by_id: Mapping[str, Finding] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Index by id; two findings with one id are a defect."""
        index = {finding.id: finding for finding in self.items}
        if len(index) != len(self.items):
            seen: set[str] = set()
            twice = {item.id for item in self.items if item.id in seen or seen.add(item.id)}  # type: ignore[func-returns-value]
            message = f"findings with one id: {sorted(twice)}"
            raise ValueError(message)
        object.__setattr__(self, "_by_id", index)

    def __iter__(self) -> Iterator[Finding]:
        """Go through the findings in order."""
        return iter(self.items)

    @property
    def quality(self) -> Quality:
        """The quality of the register's data; ``LookupError`` in a brief without a register, which is a defect."""
        if self.register is None:
            message = "this brief rests on no register"
            raise LookupError(message)
        return self.register

    def get(self, finding_id: str) -> Finding | None:
        """Give a finding by id, or ``None``."""
        return self._by_id.get(finding_id)

    def __getitem__(self, finding_id: str) -> Finding:
        """Give a finding by id; ``KeyError`` where there is none."""
        return self._by_id[finding_id]

    def of(self, analysis: str, indicator: str, by: GroupBy | None = None) -> tuple[Finding, ...]:
        """Give an analysis's findings on an indicator: the whole (``by=None``), or its groups of one kind, in order."""
        return tuple(
            item
            for item in self.items
            if item.subject.analysis == analysis
            and item.subject.indicator == indicator
            and (item.subject.group.by if item.subject.group else None) == by
        )

"""From the name of a figure to the figure: which finding it is, what it is called, whether its data can bear it.

In: a name as a rule writes it: an indicator, a topic, or a survey's variable. Out: ``Figure``, or ``None`` where this
brief has none. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from reportgen.codebook import Variable
from reportgen.estimates import Measure
from reportgen.findings import Characteristic, Finding, GroupBy, Study
from reportgen.indicators import Direction
from reportgen.locales.languages import Text
from reportgen.policy import soundness
from reportgen.policy.matter import Matter

QUALITY = "quality"


@dataclass(frozen=True, slots=True)
class Figure:
    """A share that rules may be about.

    ``names`` are those it goes by: the one asked for, and its topic's. ``sound`` says whether the data can bear it.
    ``levels`` are the ids of the shares that it is one of, where a survey describes its variable.
    """

    names: tuple[str, ...]
    label: Text
    finding: Finding
    direction: Direction
    sound: bool
    variable: Variable | None = None
    level: str | None = None
    levels: Mapping[str, str] = field(default_factory=dict)


def figure(name: str, *, matter: Matter, level: str | None = None) -> Figure | None:
    """Give the figure that a name means: a register's share of the whole area, or else a survey's.

    Of a survey it is the share with the outcome that page one is about, any other prevalence, or else the share with
    the level that counts: ``level``, the variable's event, or the best level of a score of the practices.
    """
    found = _of_register(name, matter=matter) if level is None else None
    if found is not None or matter.findings.study is None:
        return found
    return next(_Surveys(name, level, matter.findings.study, matter).figures(), None)


def _of_register(name: str, *, matter: Matter) -> Figure | None:
    wholes = [item for item in matter.findings if _is_whole(item, name, matter)]
    # The share asked stands among the numbers on the data, too, there without an interval.
    wholes.sort(key=lambda item: item.subject.analysis == QUALITY)
    if not wholes:
        return None
    finding = wholes[0]
    return Figure(
        (name,), matter.label(name), finding, matter.direction(name), soundness.of_register(finding, matter=matter)
    )


def _is_whole(item: Finding, name: str, matter: Matter) -> bool:
    """Say whether a finding is an indicator's share of the whole area; what puskesmas share is the district's."""
    subject = item.subject
    if subject.indicator != name or subject.group is not None or item.quantity.measure is not Measure.PROPORTION:
        return False
    return not matter.findings.of(subject.analysis, name, GroupBy.UNIT)


@dataclass(frozen=True, slots=True)
class _Surveys:
    """What is asked of the surveys: a name, and the level that counts where the rule says one."""

    name: str
    level: str | None
    study: Study
    matter: Matter

    def figures(self) -> Iterator[Figure]:
        """Go through the figures of that name, the best first: of the headline, of an outcome, of everybody."""
        headline = self.study.headline_analysis, self.study.outcome
        if self._is_meant(*headline):
            yield from self._outcome(*headline, self.study.headline)
        for part in sorted(self.study.prevalences, key=lambda each: bool(each.only)):
            if self._is_meant(part.analysis, part.outcome):
                yield from self._outcome(part.analysis, part.outcome, part.whole)
        for described in sorted(self.study.characteristics, key=lambda each: bool(each.only)):
            if self._is_meant(described.analysis, described.variable):
                yield from self._described(described)

    def _is_meant(self, analysis: str, variable: str) -> bool:
        return self.matter.is_about(analysis, variable, name=self.name)

    def _outcome(self, analysis: str, outcome: str, whole: str) -> Iterator[Figure]:
        variable = self.study.variable(analysis, outcome)
        finding = self.matter.findings.get(whole)
        if finding is None or finding.quantity.measure is not Measure.PROPORTION:
            return
        if self.level in {None, variable.event}:
            yield replace(self._figure(analysis, variable, finding), level=variable.event)

    def _described(self, part: Characteristic) -> Iterator[Figure]:
        variable = self.study.variable(part.analysis, part.variable)
        topic = self.matter.book.topics.get(self.matter.topic_of(part.analysis, part.variable))
        counts = self.level or good_level(variable, is_score=topic is not None and topic.bundle)
        finding = self.matter.findings.get(part.levels.get(counts or "", ""))
        if finding is not None:
            yield replace(self._figure(part.analysis, variable, finding), level=counts, levels=part.levels)

    def _figure(self, analysis: str, variable: Variable, finding: Finding) -> Figure:
        topic = self.matter.topic_of(analysis, variable.id)
        has_words = self.matter.knows(self.name) or self.matter.knows(topic)
        return Figure(
            names=tuple(dict.fromkeys((self.name, topic))),
            label=self.matter.label(self.name, topic) if has_words else variable.label,
            finding=finding,
            direction=self.matter.direction(topic),
            sound=soundness.of_survey(variable.id, matter=self.matter),
            variable=variable,
        )


def good_level(variable: Variable, *, is_score: bool) -> str | None:
    """Give the level that counts: the event; of a score without one the last; else ``None``."""
    if variable.event is not None or not is_score:
        return variable.event
    return variable.levels[-1].id if variable.levels else None

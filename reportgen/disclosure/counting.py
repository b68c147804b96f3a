"""Informants counted, as findings.

In: who raised which theme with which stance, and groups as they may be told. Out: findings, each named by the id that
adding it gives. It decides neither who is in a group nor what is hidden.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from reportgen.analysis.coders import TWO, kappa_of, n_judged
from reportgen.analysis.effects import Effect
from reportgen.analysis.themes import Stances, is_coded, number_with, within
from reportgen.codebook import Level
from reportgen.disclosure.informants import ToldGroup
from reportgen.estimates import AbsenceReason, Absent, Estimate, Measure, Published, Unit
from reportgen.findings import Finding, Group, GroupBy, Stance, Subject
from reportgen.locales.languages import Text
from reportgen.locales.names import slugs
from reportgen.periods import Period
from reportgen.raw import RawVoices

COUNT = "count"
INFORMANTS = "informants"

_INFORMANTS = Text.of({"id": "Informan", "en": "Informants"})
_SEGMENTS = Text.of({"id": "Segmen terkode", "en": "Coded segments"})


@dataclass(frozen=True, slots=True)
class Counted:
    """The ids of one theme's counts; see ``findings.Theme``."""

    whole: str
    by_group: Mapping[str, str]
    stances: Mapping[Stance, str]
    stances_by_group: Mapping[tuple[str, Stance], str]


@dataclass(slots=True)
class Counting:
    """Findings of one set of interviews, in the order they are counted."""

    voices: RawVoices
    period: Period
    groups: tuple[ToldGroup, ...]
    _items: list[Finding] = field(default_factory=list)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What was counted so far."""
        return tuple(self._items)

    def informants(self) -> str:
        """Count everybody who was interviewed."""
        return self._add("count.informants", self._number(len(self.voices.informants)), label=_INFORMANTS)

    def segments(self, number: int) -> str:
        """Give the count of coded segments."""
        return self._add("count.segments", self._number(number), label=_SEGMENTS)

    def group(self, group: ToldGroup) -> str:
        """Count the informants of a group."""
        name = f"count.informants.{self._slug(group.id)}"
        return self._add(name, self._number(len(group.members)), label=_INFORMANTS, group=group)

    def theme(self, theme: Level, stances: Stances) -> Counted:
        """Count who raised a theme, of all asked and by group; and with which stance, of those who raised it.

        No stance is counted where none was coded for the theme, nor in a group where nobody raised it.
        """
        start, coded = f"proportion.{theme.id}", is_coded(stances)
        raised = {group: within(stances, group.members) for group in self.groups}
        return Counted(
            whole=self._add(start, self._share(len(stances), len(self.voices.informants)), label=theme.label),
            by_group={
                group.id: self._of_group(theme, group, len(said), len(group.members)) for group, said in raised.items()
            },
            stances={
                stance: self._add(
                    f"{start}.{stance.value}",
                    self._share(number_with(stances, stance), len(stances)),
                    label=theme.label,
                )
                for stance in Stance
                if coded
            },
            stances_by_group={
                (group.id, stance): self._of_group(theme, group, number_with(said, stance), len(said), stance=stance)
                for group, said in raised.items()
                for stance in Stance
                if coded and said
            },
        )

    def kappa(self, theme: Level) -> str | None:
        """Give two coders' agreement on a theme; ``None`` where one coded, or more than two."""
        if self.voices.facts.n_coders != TWO:
            return None
        found = kappa_of(theme.id, self.voices.segments)
        quantity: Published
        if isinstance(found, Effect):
            quantity = Estimate(
                measure=Measure.KAPPA,
                value=found.value,
                unit=Unit.COEFFICIENT,
                method=found.method,
                period=self.period,
                source=self.voices.source,
                interval=found.interval,
                n=n_judged(self.voices.segments),
                persons=False,
                test=found.test,
            )
        else:
            quantity = self._absent(Measure.KAPPA, Unit.COEFFICIENT, reason=found.reason)
        return self._add(f"kappa.{theme.id}", quantity, label=theme.label)

    def _of_group(self, theme: Level, group: ToldGroup, number: int, of: int, *, stance: Stance | None = None) -> str:
        name = f"proportion.{theme.id}.{self._slug(group.id)}" + (f".{stance.value}" if stance else "")
        return self._add(name, self._share(number, of), label=theme.label, group=group)

    def _slug(self, group_id: str) -> str:
        """Give how ids name a group; never like a stance, which stands in the same place."""
        short = slugs(group.id for group in self.groups)[group_id]
        return f"group-{short}" if short in set(Stance) else short

    def _add(self, name: str, quantity: Published, *, label: Text, group: ToldGroup | None = None) -> str:
        among = Group(GroupBy.INFORMANTS, group.id, group.label) if group is not None else None
        subject = Subject(f"{self.voices.analysis}.{name}", self.voices.analysis, None, label, among)
        self._items.append(Finding(subject, quantity))
        return subject.id

    def _number(self, number: int) -> Estimate:
        return Estimate(
            measure=Measure.COUNT,
            value=float(number),
            unit=Unit.COUNT,
            method=COUNT,
            period=self.period,
            source=self.voices.source,
            n=number,
            persons=False,
        )

    def _share(self, number: int, of: int) -> Published:
        """Give so many informants of so many, without an interval: nobody was drawn at random."""
        if of == 0:
            return self._absent(Measure.PROPORTION, Unit.SHARE, reason=AbsenceReason.ZERO_DENOMINATOR)
        return Estimate(
            measure=Measure.PROPORTION,
            value=number / of,
            unit=Unit.SHARE,
            method=INFORMANTS,
            period=self.period,
            source=self.voices.source,
            numerator=number,
            denominator=of,
            n=of,
            persons=False,
        )

    def _absent(self, measure: Measure, unit: Unit, *, reason: AbsenceReason) -> Absent:
        return Absent(measure, unit, self.period, self.voices.source, reason)

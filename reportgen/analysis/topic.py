"""From counts to raw findings: ids, groups and verdicts.

In: a ``Tally`` and the group it belongs to. Out: ``RawFinding``, whose id is ``<analysis>.<indicator>[.<group>]``. It
reads no frame and decides nothing about disclosure.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.analysis.bench import NOTHING, Bench, Tally
from reportgen.analysis.proportions import Basis, change, judge, proportion
from reportgen.estimates import AbsenceReason, Absent, Estimate, Measure, Unit
from reportgen.findings import Group, GroupBy, Subject, Target, Verdict
from reportgen.indicators import Indicator
from reportgen.locales.languages import Text
from reportgen.locales.names import readable, slugs
from reportgen.periods import Month, Period
from reportgen.raw import RawFinding

_JUDGED = frozenset({None, GroupBy.DISTRICT, GroupBy.REST_OF_DISTRICT, GroupBy.PREVIOUS})


@dataclass(frozen=True, slots=True)
class Part:
    """A group together with how ids name it; the whole has neither."""

    group: Group | None = None
    suffix: str = ""


WHOLE = Part()


def month_part(month: Month) -> Part:
    """Give the part that is one month."""
    return Part(Group(GroupBy.MONTH, str(month), Text.same(str(month)), month), f".month.{month}")


def place_parts(names: tuple[str, ...], *, by: GroupBy) -> dict[str, Part]:
    """Give name as recorded → part, for villages or units; in the order given, no two ids alike."""
    short = slugs(names)
    return {name: Part(Group(by, name, Text.same(readable(name))), f".{by.value}.{short[name]}") for name in names}


def other_part(by: GroupBy, level: str, label: Text) -> Part:
    """Give a part of which there is one only (district, previous, change, median)."""
    return Part(Group(by, level, label), f".{by.value}")


@dataclass(frozen=True, slots=True)
class Topic:
    """One indicator in one analysis: what its findings have in common. Without a target nothing is judged."""

    analysis: str
    indicator: Indicator
    basis: Basis
    target: Target | None = None

    @classmethod
    def of(cls, analysis: str, indicator: Indicator, *, bench: Bench, source: str) -> Topic:
        """Give the topic with the indicator's target, if it has one."""
        return cls(analysis, indicator, Basis(bench.period, source), bench.targets.get(indicator.id))

    @property
    def id(self) -> str:
        """The id of the whole, which starts those of its parts."""
        return f"{self.analysis}.{self.indicator.id}"

    def subject(self, part: Part = WHOLE) -> Subject:
        """Give the subject of the whole or of a part."""
        return Subject(
            f"{self.id}{part.suffix}", self.analysis, self.indicator.id, self.indicator.label, group=part.group
        )

    def share(self, tally: Tally, part: Part = WHOLE, *, period: Period | None = None) -> RawFinding:
        """Give the share with its Wilson interval, or why there is none.

        The whole, the district and the previous period are judged against the target; villages, units and single
        months are not: they are too small to be held to it.
        """
        basis = Basis(period or self.basis.period, self.basis.source)
        if not tally.denominator:
            reason = AbsenceReason.ZERO_DENOMINATOR if tally.n_rows else AbsenceReason.NOT_REPORTED
            return RawFinding(
                self.subject(part), Absent(Measure.PROPORTION, Unit.SHARE, basis.period, basis.source, reason)
            )
        estimate = proportion(tally.numerator, tally.denominator, basis=basis)
        by = part.group.by if part.group else None
        verdict = self._verdict(estimate) if by in _JUDGED else None
        counted = (self.indicator.numerator, self.indicator.denominator)
        return RawFinding(self.subject(part), estimate, verdict, counted=counted)

    def shares(self, tallies: Mapping[str, Tally], parts: Mapping[str, Part]) -> tuple[RawFinding, ...]:
        """Give a share a part, in the order of the parts; one without a tally was not reported."""
        return tuple(self.share(tallies.get(name, NOTHING), part) for name, part in parts.items())

    def against_previous(self, now: RawFinding, before: Tally) -> tuple[RawFinding, ...]:
        """Give the period before and the change since then; nothing where the register holds nothing of it."""
        if not before.denominator:
            return ()
        earlier = self.basis.period.previous()
        level, label = str(earlier), Text.same(str(earlier))
        previous = self.share(before, other_part(GroupBy.PREVIOUS, level, label), period=earlier)
        if not (isinstance(now.quantity, Estimate) and isinstance(previous.quantity, Estimate)):
            return (previous,)
        difference = RawFinding(
            self.subject(other_part(GroupBy.CHANGE, level, label)),
            change(now.quantity, previous.quantity),
            derived_from=(now.subject.id, previous.subject.id),
        )
        return (previous, difference)

    def against_others(self, now: RawFinding, others: Tally, label: Text) -> tuple[RawFinding, ...]:
        """Give the difference from the other puskesmas together, which are no part of this one; nothing without them.

        It is derived from the whole and from the others' share, and is hidden with either of them.
        """
        if not others.denominator or not isinstance(now.quantity, Estimate):
            return ()
        rest = proportion(others.numerator, others.denominator, basis=self.basis)
        part = other_part(GroupBy.DIFFERENCE, GroupBy.REST_OF_DISTRICT.value, label)
        sides = (now.subject.id, f"{self.id}.{GroupBy.REST_OF_DISTRICT.value}")
        return (RawFinding(self.subject(part), change(now.quantity, rest), derived_from=sides),)

    def _verdict(self, estimate: Estimate) -> Verdict | None:
        if self.target is None:
            return None
        return Verdict(self.target, judge(estimate, self.target.value, direction=self.indicator.direction))

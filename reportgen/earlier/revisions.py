"""Which numbers of earlier times would give a small count away beside what was published of the same time.

In: publishable findings, and an earlier results.json. Out: ``Revised``: what may not be shown any more. A village that
reports late stands alone between the two publications: the one minus the other is its count. So a small difference is
treated as a small count is, and with it goes every figure of earlier times that shows one of its counts.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.earlier.published import NO_FIGURE, Definition, Figure, Published
from reportgen.estimates import Estimate, Measure
from reportgen.findings import Audience, Finding, Findings, GroupBy
from reportgen.indicators import Indicator

_OF_EARLIER_TIMES = frozenset({GroupBy.PREVIOUS, GroupBy.CHANGE, GroupBy.MONTH})


@dataclass(frozen=True, slots=True)
class Revised:
    """The ids of findings to hide, and the indicators whose revision is what they would give away."""

    ids: frozenset[str] = frozenset()
    indicators: frozenset[str] = frozenset()


NOTHING = Revised()


@dataclass(frozen=True, slots=True)
class _Beside:
    """A number as it is now, and as it was published, with the counts that either is of."""

    now: Estimate
    then: Figure
    indicator: Indicator
    definition: Definition | None

    def differences(self, then: Estimate) -> tuple[int, ...]:
        """Give what the one minus the other tells: of those counts alone that were the same ones then."""
        above = (self.now.numerator or 0) - (then.numerator or 0)
        below = (self.now.denominator or 0) - (then.denominator or 0)
        was, is_ = self.definition, self.indicator
        same_above = was is None or was.numerator == is_.numerator
        same_below = was is None or was.denominator == is_.denominator
        both = (below - above,) if same_above and same_below else ()
        return (*((above,) if same_above else ()), *((below,) if same_below else ()), *both)


def revised(findings: Findings, published: Published, *, indicators: Mapping[str, Indicator]) -> Revised:
    """Give what may not be shown beside what was published: nothing where every count may be shown to the readers."""
    if findings.audience is Audience.INTERNAL or findings.minimum_cell <= 1:
        return NOTHING
    told = frozenset(
        name
        for name, each in indicators.items()
        if any(
            _tells(_beside(item, published, each), findings.minimum_cell)
            for item in findings
            if item.subject.indicator == name and _is_of_earlier_times(item, findings)
        )
    )
    counts = {name for each in told for name in (indicators[each].numerator, indicators[each].denominator)}
    with_them = {name for name, each in indicators.items() if counts & {each.numerator, each.denominator}}
    hidden = frozenset(
        item.id for item in findings if item.subject.indicator in with_them and _is_of_earlier_times(item, findings)
    )
    return Revised(hidden, told)


def _by(item: Finding) -> GroupBy | None:
    return item.subject.group.by if item.subject.group is not None else None


def _is_of_earlier_times(item: Finding, findings: Findings) -> bool:
    by = _by(item)
    return by in _OF_EARLIER_TIMES and (by is GroupBy.CHANGE or item.quantity.period.start < findings.period.start)


def _beside(item: Finding, published: Published, indicator: Indicator) -> _Beside | None:
    """Give a number beside the one published of the same time; ``None`` where it is not shown now."""
    now = Figure.of(item.quantity)
    if now.estimate is None or item.quantity.measure is not Measure.PROPORTION:
        return None
    then = published.times.get((indicator.id, str(item.quantity.period)), NO_FIGURE)
    return _Beside(now.estimate, then, indicator, published.definitions.get(indicator.id))


def _tells(beside: _Beside | None, minimum_cell: int) -> bool:
    """Say whether a number lies a small count from the one published, or whether that one was hidden."""
    if beside is None or beside.then.estimate is None:
        return beside is not None and beside.then.hidden
    return any(0 < abs(each) < minimum_cell for each in beside.differences(beside.then.estimate))

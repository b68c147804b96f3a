"""What was published for the period before, set beside the findings of now.

In: publishable findings, and what an earlier results.json holds. Out: ``Changes``. A difference is called a change only
where its interval excludes nought; the two periods are taken as independent samples. It reads only what has passed
disclosure control, then and now.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from reportgen.earlier.areas import only_in, same_areas
from reportgen.earlier.published import NO_FIGURE, Definition, Figure, Published, Reporters, figures_of_areas
from reportgen.estimates import Estimate, Suppressed
from reportgen.findings import (
    Aspect,
    Change,
    ChangeKind,
    Changes,
    Finding,
    Findings,
    GroupBy,
    Quality,
    QualityReason,
    SameAreas,
    Unlike,
    Usability,
)
from reportgen.indicators import Indicator
from reportgen.shares import Basis, change

OF_ALL_FIGURES = frozenset({QualityReason.FEW_REPORTS, QualityReason.MONTHS_MISSING, QualityReason.NO_DENOMINATOR})
"""Reasons against the headline's data that tell against every figure of the register: too little came in."""


@dataclass(frozen=True, slots=True)
class Scope:
    """What is compared: the analysis, its indicators in their order, and the one whose data are judged (page one's)."""

    analysis: str
    indicators: Mapping[str, Indicator]
    headline: str


def compare(
    findings: Findings, published: Published, *, scope: Scope, withheld: frozenset[str] = frozenset()
) -> Changes:
    """Give what is different from the period before; ``withheld`` are indicators whose revision is not shown."""
    compared = tuple(
        _compared(whole, indicator, _Sides(findings, published, scope, withheld))
        for indicator in scope.indicators.values()
        for whole in findings.of(scope.analysis, indicator.id)
    )
    now, listed = _reporters(findings.register), published.reporters.listed
    told = bool(now.listed and listed)  # of a register without areas, or an older file, nothing is known
    return Changes(
        previous=published.period,
        changes=compared,
        new=only_in(now, published.reporters, order=_order(findings.register)) if told else (),
        missing=only_in(published.reporters, now, order=_order(findings.register)) if told else (),
        source=published.source,
        sha256=published.sha256,
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    findings: Findings
    published: Published
    scope: Scope
    withheld: frozenset[str]

    def again(self, indicator: Indicator) -> Figure | None:
        """Give what today's register says of the period before; ``None`` where it holds nothing of it."""
        found = self.findings.of(self.scope.analysis, indicator.id, GroupBy.PREVIOUS)
        return Figure.of(found[0].quantity) if found else None

    def borne(self, indicator: Indicator) -> Unlike | None:
        """Say why the data cannot bear a comparison of the indicator, or ``None`` where they can."""
        register = self.findings.register
        if register is not None and self._against(register.usability, register.reasons, indicator):
            return Unlike.DATA_NOW
        reasons = self.published.reasons
        return Unlike.DATA_THEN if self._against(self.published.usability, reasons, indicator) else None

    def _against(self, usability: Usability | None, reasons: tuple[str, ...], indicator: Indicator) -> bool:
        if usability is not Usability.NOT_USABLE:
            return False
        headline = self.scope.indicators.get(self.scope.headline)
        shared = headline is None or headline.denominator == indicator.denominator
        return shared or bool(OF_ALL_FIGURES.intersection(reasons))


def _compared(whole: Finding, indicator: Indicator, sides: _Sides) -> Change:
    published = sides.published
    then, again = published.wholes.get(indicator.id, NO_FIGURE), sides.again(indicator)
    bare = Change(indicator.id, indicator.label, ChangeKind.NOT_COMPARABLE, whole.id, then.estimate)
    revised = again.estimate if again is not None and _differs(again, then) else None
    aspects = _aspects(indicator, published.definitions.get(indicator.id))
    if aspects:
        again_now = again.estimate if again is not None else None
        return replace(bare, kind=ChangeKind.REDEFINED, aspects=aspects, revised=again_now)
    base = revised or then.estimate
    why = sides.borne(indicator) or _missing(whole, then, again, base)
    if why is Unlike.HIDDEN_THEN and then.estimate is not None and indicator.id in sides.withheld:
        why = Unlike.REVISION_THEN
    if why is not None or base is None or whole.estimate is None:
        return replace(bare, why=why, revised=revised)
    difference = change(whole.estimate, base)
    same = _same_areas(indicator, sides, whole.estimate, base) if revised is None else None
    return replace(bare, kind=_kind(difference), difference=difference, revised=revised, same_areas=same)


def _same_areas(indicator: Indicator, sides: _Sides, now: Estimate, before: Estimate) -> SameAreas | None:
    """Compare the same areas; the caller asks only where nothing is revised, for areas are not known anew."""
    areas = figures_of_areas(sides.findings.items, indicator.id)
    bases = Basis(now.period, now.source), Basis(before.period, before.source)
    return same_areas(areas, sides.published.areas.get(indicator.id, {}), bases=bases)


def _differs(again: Figure, then: Figure) -> bool:
    if again.estimate is None:
        return False
    if then.estimate is None:
        return True
    return (again.estimate.numerator, again.estimate.denominator) != (
        then.estimate.numerator,
        then.estimate.denominator,
    )


def _missing(whole: Finding, then: Figure, again: Figure | None, base: Estimate | None) -> Unlike | None:
    """Say which number is not there, or is not shown."""
    if whole.estimate is None:
        return Unlike.HIDDEN_NOW if isinstance(whole.quantity, Suppressed) else Unlike.NO_FIGURE_NOW
    if again is not None and again.hidden:  # whatever was published then, the register's number may not be shown now
        return Unlike.HIDDEN_THEN
    if base is None:
        return Unlike.HIDDEN_THEN if then.hidden else Unlike.NO_FIGURE_THEN
    return None


def _kind(difference: Estimate) -> ChangeKind:
    interval = difference.interval
    if interval is None or interval.lower <= 0 <= interval.upper:
        return ChangeKind.NO_CLEAR_CHANGE
    return ChangeKind.UP if difference.value > 0 else ChangeKind.DOWN


def _aspects(now: Indicator, then: Definition | None) -> tuple[Aspect, ...]:
    """Give what of the definition is not as it was; nothing where the earlier file does not tell it."""
    if then is None:
        return ()
    differs = {
        Aspect.NUMERATOR: now.numerator != then.numerator,
        Aspect.DENOMINATOR: now.denominator != then.denominator,
        Aspect.AGE_RANGE: now.age_range != then.age_range,
        Aspect.RECALL: now.recall != then.recall,
        Aspect.DEFINITION: now.definition_sha != then.fingerprint,
    }
    return tuple(aspect for aspect, is_other in differs.items() if is_other)


def _reporters(quality: Quality | None) -> Reporters:
    if quality is None:
        return Reporters()
    listed = frozenset(_order(quality))
    return Reporters(listed, (listed - frozenset(quality.missing)) | frozenset(quality.unexpected))


def _order(quality: Quality | None) -> tuple[str, ...]:
    return () if quality is None else tuple(dict.fromkeys(village for village, _ in quality.grid))

"""Figures on nearly the same people: what one analysis leaves out by ``only``, and another does not.

In: raw findings and whom each analysis looks at. Out: ids to hide, of figures whose difference to another figure of the
same kind is a small cell. It looks at pairs: what three of them tell together it does not see.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from reportgen.disclosure.rule import Rule
from reportgen.estimates import Estimate, Measure
from reportgen.findings import Only, Restriction
from reportgen.raw import RawFinding

Ids = frozenset[str]
Among = tuple[object, ...]
"""What two figures have in common: source, what is counted, in which group."""

AVERAGES = frozenset({Measure.MEAN, Measure.MEDIAN})


@dataclass(frozen=True, slots=True, order=True)
class _Figure:
    people: int
    cases: int
    name: str
    only: Only


def differing(items: Sequence[RawFinding], *, hidden: Ids, rule: Rule, restricted: Mapping[str, Only]) -> Ids:
    """Give the smaller of two figures whose difference is a small cell: the few that one leaves out.

    Only where ``only`` leaves them out: those without an answer are nobody whom a trait makes known. Two that look at
    different people, neither among the other, have no difference that is anybody.
    """
    if not rule.hides_counts or not any(restricted.values()):
        return frozenset()
    figures: dict[Among, set[_Figure]] = {}
    for item in items:
        counts = _counts(item)
        if counts is not None and item.subject.id not in hidden:
            only = restricted.get(item.subject.analysis, ())
            figures.setdefault(_among(item), set()).add(_Figure(*counts, item.subject.id, only))
    pairs = [pair for each in figures.values() for pair in combinations(sorted(each, key=_size), 2)]
    return frozenset(smaller.name for smaller, larger in pairs if _told(smaller, larger, rule))


def _size(figure: _Figure) -> tuple[int, int, str]:
    return figure.people, figure.cases, figure.name


def _told(smaller: _Figure, larger: _Figure, rule: Rule) -> bool:
    if smaller.only == larger.only or not _within(smaller.only, larger.only):
        return False
    people, cases = larger.people - smaller.people, larger.cases - smaller.cases
    return people > 0 and any(rule.small(count) for count in (people, cases, people - cases))


def _within(inner: Only, outer: Only) -> bool:
    """Say whether whoever meets the one restriction meets the other."""
    return all(any(_narrower(each, wider) for each in inner) for wider in outer)


def _narrower(inner: Restriction, outer: Restriction) -> bool:
    if inner.variable != outer.variable:
        return False
    if inner.lower is None or inner.upper is None or outer.lower is None or outer.upper is None:
        return bool(inner.levels) and set(inner.levels) <= set(outer.levels)
    return outer.lower <= inner.lower and inner.upper <= outer.upper


def _counts(item: RawFinding) -> tuple[int, int] | None:
    """Give the people that a figure is about, and the cases among them; of an average the people alone."""
    estimate = item.quantity
    if not isinstance(estimate, Estimate) or not estimate.persons or item.subject.variable is None:
        return None
    if estimate.numerator is not None and estimate.denominator is not None:
        return estimate.denominator, estimate.numerator
    return (estimate.n, 0) if estimate.measure in AVERAGES and estimate.n is not None else None


def _among(item: RawFinding) -> Among:
    group, measure = item.subject.group, item.quantity.measure
    grouped = None if group is None else (group.by, group.variable, group.level, group.across)
    return item.quantity.source, item.subject.variable, measure, item.counted, grouped

"""Which findings are hidden: the small ones, and those that would give a small one away.

In: raw findings and what adds up to what. Out: ids. It goes on until nothing more has to be hidden:

- *small*: a count of persons, or those it leaves over, is from 1 to one below the minimum;
- *linked*: a level of a variable of which the size is hidden is hidden wherever respondents are grouped by it;
- *solved*: with a sum and all but one of its parts the last one is known, so that another must be hidden with it
  (``solving``); a figure on nearly the same people gives away what the few others said;
- *derived*: a ratio, a difference or a test of a hidden finding.

Source: Hundepool A et al. (2012) Statistical Disclosure Control, Wiley: threshold rule, complementary suppression.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import combinations

from reportgen.disclosure.rule import Rule
from reportgen.disclosure.solving import solved
from reportgen.estimates import Estimate, Measure
from reportgen.findings import GroupBy, Only
from reportgen.raw import RawFinding, Sum

Ids = frozenset[str]


def hidden_ids(
    items: Sequence[RawFinding], sums: Sequence[Sum], *, rule: Rule, restricted: Mapping[str, Only] | None = None
) -> Ids:
    """Give the ids of all findings that may not be shown; ``restricted`` says whom each analysis looks at."""
    small = frozenset(item.subject.id for item in items if is_small(item, rule))
    hidden = small
    while True:
        more = hidden | _linked(items, hidden) | _differing(items, hidden, rule, restricted or {})
        more |= solved(items, sums, hidden=more, rule=rule)
        more |= _derived(items, more)
        if more == hidden:
            return hidden
        hidden = more


def is_small(item: RawFinding, rule: Rule) -> bool:
    """Say whether a finding's counts of persons are too small in themselves."""
    estimate = item.quantity
    if not isinstance(estimate, Estimate) or not estimate.persons:
        return False
    counts: list[float | None] = [estimate.numerator, estimate.denominator, estimate.n]
    if estimate.numerator is not None and estimate.denominator is not None:
        counts.append(estimate.denominator - estimate.numerator)
    if estimate.measure is Measure.COUNT:
        counts.append(estimate.value)
    return any(rule.small(count) for count in counts)


def _derived(items: Sequence[RawFinding], hidden: Ids) -> Ids:
    """Hide what a hidden finding could be solved from, until nothing more is found."""
    while more := {item.subject.id for item in items if hidden.intersection(item.derived_from)} - hidden:
        hidden |= more
    return hidden


def _linked(items: Sequence[RawFinding], hidden: Ids) -> Ids:
    """Hide every group of a level whose own size is hidden: its rows elsewhere would tell it."""
    levels = {_level(item) for item in items if item.subject.id in hidden and _is_size(item)}
    return frozenset(item.subject.id for item in items if _level(item) in levels - {None})


def _is_size(item: RawFinding) -> bool:
    group = item.subject.group
    return group is not None and group.by is GroupBy.VARIABLE and group.variable == item.subject.variable


def _level(item: RawFinding) -> tuple[str, str | None, str] | None:
    group = item.subject.group
    if group is None or group.by is not GroupBy.VARIABLE:
        return None
    return (item.quantity.source, group.variable, group.level)


def _differing(items: Sequence[RawFinding], hidden: Ids, rule: Rule, restricted: Mapping[str, Only]) -> Ids:
    """Hide the smaller of two figures on an outcome whose difference is a small cell: the few that one leaves out.

    Only where ``only`` leaves them out: those without an answer are nobody whom a trait makes known.
    """
    if not rule.hides_counts:
        return frozenset()
    found: set[str] = set()
    wholes: dict[tuple[str, str], list[tuple[int, int, str, Only]]] = {}
    for item in items:
        estimate, subject = item.quantity, item.subject
        if subject.variable is None or subject.group is not None or subject.id in hidden:
            continue
        if isinstance(estimate, Estimate) and estimate.numerator is not None and estimate.denominator is not None:
            key = (estimate.source, subject.variable)
            wholes.setdefault(key, []).append(
                (estimate.denominator, estimate.numerator, subject.id, restricted.get(subject.analysis, ()))
            )
    for figures in wholes.values():
        for smaller, larger in combinations(sorted(set(figures), key=lambda figure: figure[:3]), 2):
            if smaller[3] == larger[3]:
                continue
            people, cases = larger[0] - smaller[0], larger[1] - smaller[1]
            if people > 0 and any(rule.small(count) for count in (people, cases, people - cases)):
                found.add(smaller[2])
    return frozenset(found)

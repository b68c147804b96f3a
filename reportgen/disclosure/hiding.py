"""Which findings are hidden: the small ones, and those that would give a small one away.

In: raw findings and what adds up to what. Out: ids. It goes on until nothing more has to be hidden:

- *small*: a count of persons, or those it leaves over, is from 1 to one below the minimum;
- *linked*: a level of a variable of which the size is hidden is hidden wherever respondents are grouped by it;
- *solved*: with a sum and all but one of its parts the last one is known, so that another must be hidden with it
  (``solving``); a figure on nearly the same people gives away what the few others said;
- *weighed*: in a weighted survey the weighted shares tell of the counts too (``weighing``);
- *repeated*: the same figure of the same analysis once more;
- *derived*: a ratio, a difference or a test of a hidden finding;
- *averaged*: a mean, a median or a slope of a number of which groups of single values are hidden: with what is left of
  them it is one more equation.

Source: Hundepool A et al. (2012) Statistical Disclosure Control, Wiley: threshold rule, complementary suppression.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.disclosure.differing import AVERAGES, differing
from reportgen.disclosure.rule import Rule
from reportgen.disclosure.solving import solved
from reportgen.disclosure.weighing import told_by_weights
from reportgen.estimates import Estimate, Measure
from reportgen.findings import GroupBy, Only
from reportgen.raw import RawFinding, Sum

Ids = frozenset[str]


def hidden_ids(
    items: Sequence[RawFinding], sums: Sequence[Sum], *, rule: Rule, restricted: Mapping[str, Only] | None = None
) -> Ids:
    """Give the ids of all findings that may not be shown; ``restricted`` says whom each analysis looks at."""
    small = frozenset(item.subject.id for item in items if is_small(item, rule))
    hidden, secret = small, frozenset[str]()
    while True:
        secret |= differing(items, hidden=hidden, rule=rule, restricted=restricted or {})
        secret |= _repeated(items, secret)
        more = hidden | _linked(items, hidden) | secret
        more |= solved(items, sums, hidden=more, rule=rule, secret=secret)
        more |= told_by_weights(items, sums, hidden=more, rule=rule)
        more = _derived(items, more) | _averaged(items, more, rule)
        more |= _repeated(items, more)
        if more == hidden:
            return hidden
        hidden = more


def is_small(item: RawFinding, rule: Rule) -> bool:
    """Say whether a finding's counts of persons, or those that it tells, are too small in themselves."""
    estimate = item.quantity
    if not isinstance(estimate, Estimate) or not estimate.persons:
        return False
    counts: list[float | None] = [estimate.numerator, estimate.denominator, estimate.n, *item.tells]
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


def _repeated(items: Sequence[RawFinding], hidden: Ids) -> Ids:
    """Hide what stands a second time in its analysis: all who are in a table are all, where no answer is missing."""
    wholes = [(item.subject.id, whole) for item in items if (whole := _whole(item)) is not None]
    found = {whole for name, whole in wholes if name in hidden}
    return frozenset(name for name, whole in wholes if whole in found)


def _whole(item: RawFinding) -> tuple[object, ...] | None:
    estimate, subject, group = item.quantity, item.subject, item.subject.group
    if not isinstance(estimate, Estimate) or estimate.numerator is None or subject.variable is None:
        return None
    if group is not None and (group.by is not GroupBy.VARIABLE or group.level):
        return None
    return subject.analysis, subject.variable, estimate.numerator, estimate.denominator


def _averaged(items: Sequence[RawFinding], hidden: Ids, rule: Rule) -> Ids:
    """Hide what rests on the values of a number of which a group of one value is hidden.

    An average speaks of the groups' sizes alone, a slope of who in them has the outcome too.
    """
    unseen = [item for item in items if item.subject.id in hidden and _is_of_one_value(item)]
    sizes = {_number(item) for item in unseen if _has_small_size(item, rule)}
    shares = {_number(item) for item in unseen}
    return frozenset(
        item.subject.id
        for item in items
        if (item.quantity.source, item.values_of) in (sizes if item.quantity.measure in AVERAGES else shares)
    )


def _is_of_one_value(item: RawFinding) -> bool:
    group = item.subject.group
    return group is not None and group.by is GroupBy.VARIABLE and group.level.isdigit()


def _number(item: RawFinding) -> tuple[str, str | None]:
    return item.quantity.source, item.subject.group.variable if item.subject.group else None


def _has_small_size(item: RawFinding, rule: Rule) -> bool:
    quantity = item.quantity
    return _is_size(item) or (isinstance(quantity, Estimate) and rule.small(quantity.denominator))

"""What adds up to what among a register's findings.

In: the findings of a register's analyses. Out: ``Sum`` values for disclosure control: villages and months add up to the
whole, months to the period before, units to their district, this puskesmas and the others to the district.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reportgen.findings import GroupBy
from reportgen.periods import Month
from reportgen.raw import RawFinding, Sum


def sums_of(items: Sequence[RawFinding]) -> tuple[Sum, ...]:
    """Give every sum among findings of the same analysis on the same indicator."""
    families: dict[tuple[str, str | None], list[RawFinding]] = {}
    for item in items:
        families.setdefault((item.subject.analysis, item.subject.indicator), []).append(item)
    return tuple(each for family in families.values() for each in _of_family(family) if each.parts)


def _of_family(family: Sequence[RawFinding]) -> Iterator[Sum]:
    whole, district = _one(family, None), _one(family, GroupBy.DISTRICT)
    for by in (GroupBy.SUBUNIT, GroupBy.UNIT):
        if whole is not None:
            yield Sum(whole.subject.id, _ids(_all(family, by)))
    for total in (whole, _one(family, GroupBy.PREVIOUS)):
        if total is not None:
            yield Sum(total.subject.id, _ids(_months_of(family, total)))
    rest = _one(family, GroupBy.REST_OF_DISTRICT)
    if whole is not None and district is not None and rest is not None:
        yield Sum(district.subject.id, (whole.subject.id, rest.subject.id))


def _by(item: RawFinding) -> GroupBy | None:
    return item.subject.group.by if item.subject.group else None


def _all(family: Iterable[RawFinding], by: GroupBy | None) -> Iterator[RawFinding]:
    return (item for item in family if _by(item) is by)


def _one(family: Iterable[RawFinding], by: GroupBy | None) -> RawFinding | None:
    return next(_all(family, by), None)


def _ids(items: Iterable[RawFinding]) -> tuple[str, ...]:
    return tuple(item.subject.id for item in items)


def _months_of(family: Iterable[RawFinding], total: RawFinding) -> Iterator[RawFinding]:
    """Give the months within a finding's period; none where one of them is missing, for then they do not add up."""
    period = total.quantity.period
    found = [item for item in _all(family, GroupBy.MONTH) if _within(item, period.first_month, period.last_month)]
    return iter(found if len(found) == len(tuple(period.months())) else ())


def _within(item: RawFinding, first: Month, last: Month) -> bool:
    period = item.quantity.period
    is_month = period.first_month == period.last_month
    return is_month and first.ordinal <= period.first_month.ordinal <= last.ordinal

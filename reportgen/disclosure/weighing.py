"""What weights and strata tell: complementary suppression where a share is one more equation of its counts.

In: raw findings with their counts by class of weight, what adds up to what, and the ids hidden so far. Out: further
ids. Strata of 20 and of 100 respondents with weights 30 and 7 have 43 cases together: the weighted share of the whole
says how many of the 43 are of each stratum. Its interval and its design effect say so once more, and without weights
they still do: the variance is a sum over strata.

An adversary is taken to know everybody's stratum and weight, and to learn from the whole and from the rows that are
shown, however exact they are, how many cases the hidden rows have together in each stratum and with each weight. What
is left open to him is how a class of respondents with one stratum and one weight divides between hidden rows, class by
class: how many values that leaves for a row is counted, and whatever is published of whole and shown rows is the same
for all of them. They must be at least the minimum, or as many as there were without weights. Where they are fewer,
another row of the table is hidden; where no row is left, everything weighted that speaks of that answer. Rounding
would not do: beside the 43, to leave five values open, shares would have to be told in steps of seven per cent.

Where a level of which the size is hidden is a stratum of its own, the sum of all weights tells the size, and that
stands below every weighted figure: all of the survey's are then hidden. Weights of which hardly anybody has the very
same are taken for one where they are near (``analysis.respondents``). That a row lies in clusters of its own is
not looked at, nor a stratum that no table has rows of.

Source: Hundepool A et al. (2012) Statistical Disclosure Control, Wiley, chapter 4.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.disclosure.rule import Rule
from reportgen.estimates import Estimate
from reportgen.findings import GroupBy
from reportgen.raw import RawFinding, Sum

Ids = frozenset[str]
Items = Mapping[str, RawFinding]


def told_by_weights(items: Sequence[RawFinding], sums: Sequence[Sum], *, hidden: Ids, rule: Rule) -> Ids:
    """Give the ids to hide besides, until no hidden row of a weighted table can be solved for; none without weights."""
    index = {item.subject.id: item for item in items}
    weighted = [each for each in sums if any(name in index and index[name].weight_classes for name in each.parts)]
    more: Ids = frozenset()
    while rule.hides_counts:
        found = frozenset().union(*(_remedy(each, index, hidden=hidden | more, rule=rule) for each in weighted))
        if found <= hidden | more:
            break
        more |= found
    return more - hidden


def _remedy(each: Sum, index: Items, *, hidden: Ids, rule: Rule) -> Ids:
    rows = [index[name] for name in each.parts if name in index and index[name].weight_classes]
    unseen = [row for row in rows if row.subject.id in hidden]
    shown = [row for row in rows if row.subject.id not in hidden]
    if each.of_numerators:
        sizes = [row for row in unseen if _is_stratum(row)]
        if not shown and not sizes:
            return frozenset()
        if not _tells(unseen, of_numerators=True, rule=rule):
            return frozenset()
        return frozenset(row.subject.id for row in rows) | (_of_source(sizes[0], index) if sizes else frozenset())
    if not _tells(unseen, of_numerators=False, rule=rule):
        return frozenset()
    if shown:
        return frozenset({min(shown, key=_size).subject.id})
    return _about(rows[0], index)


def _tells(unseen: Sequence[RawFinding], *, of_numerators: bool, rule: Rule) -> bool:
    """Say whether too few values are left open of some hidden row.

    Of the levels of one variable everybody of a class might be at any level that the class has somebody at; whom the
    rows of a table have is known.
    """
    tables = [row.weight_classes for row in unseen]
    for place, row in enumerate(tables):
        others = tables[:place] + tables[place + 1 :]
        by_class = [
            _open(one, [other[at] for other in others], of_numerators=of_numerators) for at, one in enumerate(row)
        ]
        whole = _open(_all(row), [_all(other) for other in others], of_numerators=of_numerators)
        if 1 + sum(by_class) < min(rule.minimum_cell, 1 + whole):
            return True
    return False


def _all(row: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(cases for cases, _ in row), sum(among for _, among in row)


def _open(one: tuple[int, int], others: Sequence[tuple[int, int]], *, of_numerators: bool) -> int:
    """Give how many steps the cases of one row can take while the cases of all hidden rows together stay the same."""
    together = one[0] + sum(cases for cases, _ in others)
    room, beside = one[1], sum(among for _, among in others)
    if of_numerators:
        room = min(room, together) if one[0] else 0
        beside = min(sum(among for cases, among in others if cases), together)
    return min(room, together) - max(0, together - beside)


def _is_stratum(row: RawFinding) -> bool:
    """Say whether a level is made of whole classes of weight, so that all weights together tell its size."""
    group = row.subject.group
    is_size = group is not None and group.by is GroupBy.VARIABLE and group.variable == row.subject.variable
    filled = all(cases in {0, among} for cases, among in row.weight_classes)
    return is_size and filled and any(cases for cases, _ in row.weight_classes)


def _size(row: RawFinding) -> tuple[bool, int, str]:
    among = _all(row.weight_classes)[1]
    return among == 0, among, row.subject.id


def _is_weighted(item: RawFinding) -> bool:
    """Say whether a number depends on strata or weights: its value, or its interval alone."""
    quantity = item.quantity
    return isinstance(quantity, Estimate) and (quantity.weighted or bool(item.weight_classes))


def _of_source(row: RawFinding, index: Items) -> Ids:
    """Give everything weighted of a survey: the sum of all weights stands below each of them."""
    source = row.quantity.source
    return frozenset(name for name, item in index.items() if _is_weighted(item) and item.quantity.source == source)


def _about(row: RawFinding, index: Items) -> Ids:
    """Give everything weighted that speaks of a variable's answers, wherever it stands, and of what rests on them."""
    source, variable = row.quantity.source, row.subject.variable
    analyses = {
        item.subject.analysis
        for item in index.values()
        if item.subject.variable == variable and item.quantity.source == source and not _is_level(item)
    }
    return frozenset(
        name
        for name in _of_source(row, index)
        if index[name].subject.analysis in analyses or _speaks(index[name], variable)
    )


def _is_level(item: RawFinding) -> bool:
    """Say whether it describes respondents by the very variable: an analysis that does speaks of others too."""
    group = item.subject.group
    return not item.weight_classes or (group is not None and group.variable == item.subject.variable)


def _speaks(item: RawFinding, variable: str | None) -> bool:
    group = item.subject.group
    grouped = (group.variable, *(group.across or ())[:1]) if group is not None else ()
    return item.subject.variable == variable or variable in grouped

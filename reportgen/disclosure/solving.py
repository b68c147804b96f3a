"""Complementary suppression: what else must be hidden so that no hidden count can be worked out by subtraction.

In: raw findings, what adds up to what, and the ids hidden so far. Out: further ids. A finding shows two counts, its
numerator and its denominator; two findings may show one count (how many were asked is the denominator of one indicator
and the numerator of another), and hiding it means hiding both. An adversary is taken to know every count that is shown
and every sum, and to subtract as often as that yields anything.

Source: Hundepool A et al. (2012) Statistical Disclosure Control, Wiley, chapter 4: secondary cell suppression.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.disclosure.elimination import determined
from reportgen.disclosure.rule import Rule
from reportgen.estimates import Estimate
from reportgen.raw import RawFinding, Sum

Ids = frozenset[str]


@dataclass(frozen=True, slots=True)
class Cell:
    """One count: of what, among whom, when, in which source (``of``); two findings with one cell show one count."""

    of: tuple[object, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Shown:
    """The two counts that a finding shows."""

    numerator: Cell
    denominator: Cell

    @property
    def cells(self) -> tuple[Cell, Cell]:
        """Both of them."""
        return (self.numerator, self.denominator)


Cells = frozenset[Cell]
Table = Mapping[str, Shown]
"""What each finding shows, by its id."""


@dataclass(frozen=True, slots=True)
class Equation:
    """Counts that add up to another, which is ``None`` where everybody knows it."""

    whole: Cell | None
    parts: tuple[Cell, ...]

    def coefficients(self, known: Cells) -> dict[Cell, int]:
        """Give how often each count that an adversary does not know stands in it, those on its right side negative."""
        unknown = Counter(cell for cell in self.parts if cell not in known)
        if self.whole is not None and self.whole not in known:
            unknown[self.whole] -= 1
        return {cell: times for cell, times in unknown.items() if times}

    def together(self, known: Cells) -> int | None:
        """Give what the unknown parts add up to, where the whole is known and a part is not."""
        unseen = [cell.count for cell in self.parts if cell not in known]
        return sum(unseen) if unseen and (self.whole is None or self.whole in known) else None


NUMERATORS, DENOMINATORS = 0, 1
"""Which counts of a sum's findings have to be hidden: the position of its equation, and of the cell in a finding."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What must not be known: small counts, and any count of cases of the findings that are ``secret``."""

    rule: Rule
    secret: Ids


def solved(
    items: Sequence[RawFinding], sums: Sequence[Sum], *, hidden: Ids, rule: Rule, secret: Ids = frozenset()
) -> Ids:
    """Give the ids to hide besides, until no hidden small count can be solved for, and no count of what is ``secret``.

    What is secret is not small in itself, but what another figure leaves of it is.
    """
    table = {item.subject.id: shown for item in items if (shown := _shown(item)) is not None}
    kept = Kept(rule, secret)
    while rule.hides_counts:
        known = _known(table, sums, hidden)
        more = next(filter(None, (_remedy(each, table, known=known, hidden=hidden, kept=kept) for each in sums)), None)
        if more is None:
            break
        hidden |= more
    return hidden


def _remedy(each: Sum, table: Table, *, known: Cells, hidden: Ids, kept: Kept) -> Ids | None:
    """Give what to hide so that a sum tells less, or ``None`` where it tells nothing or nothing is left to hide."""
    ways = []
    for position in _told(each, table, known=known, hidden=hidden, kept=kept):
        chosen = _choice(each, table, hidden=hidden, position=position)
        if chosen is not None:
            ways.append(_showing(table[chosen].cells[position], table))
    return min(ways, key=len, default=None)


def _shown(item: RawFinding) -> Shown | None:
    estimate, subject = item.quantity, item.subject
    if not isinstance(estimate, Estimate) or estimate.numerator is None or estimate.denominator is None:
        return None
    if not estimate.persons:
        return None
    group = subject.group
    among = None if group is None else (group.by, group.variable, group.level, group.across)
    about = subject.indicator or subject.variable or subject.analysis
    above, below = item.counted or (f"{about}: numerator", f"{about}: denominator")
    base = (estimate.source, str(estimate.period), among)
    return Shown(Cell((*base, above), estimate.numerator), Cell((*base, below), estimate.denominator))


def _equations(each: Sum, table: Table) -> tuple[Equation, ...]:
    parts = [table[name] for name in each.parts if name in table]
    numerators = tuple(part.numerator for part in parts)
    if each.of_numerators:
        return (Equation(None, numerators),)
    whole = table.get(each.whole) if each.whole is not None else None
    if whole is None:
        return ()
    denominators = tuple(part.denominator for part in parts)
    total = None if each.denominators_known else whole.denominator
    return (Equation(whole.numerator, numerators), Equation(total, denominators))


def _known(table: Table, sums: Sequence[Sum], hidden: Ids) -> Cells:
    """Give every count that is shown or can be had by subtraction, however often."""
    known = frozenset(cell for name, each in table.items() if name not in hidden for cell in each.cells)
    equations = [equation for each in sums for equation in _equations(each, table)]
    return known | determined([each.coefficients(known) for each in equations])


def _told(each: Sum, table: Table, *, known: Cells, hidden: Ids, kept: Kept) -> tuple[int, ...]:
    """Give whether a sum tells of its numerators, of its denominators, or (both of them) of who is left over."""
    members = [name for name in (*each.parts, each.whole) if name is not None and name in hidden and name in table]
    triples = [_known_counts(table[name], known) for name in members]
    together = [equation.together(known) for equation in _equations(each, table)]
    triples.append((together[0], together[1]) if len(together) > 1 else (next(iter(together), None), None))
    for position in (NUMERATORS, DENOMINATORS):
        if any(kept.rule.small(counts[position]) for counts in triples):
            return (position,)
    if any(_known_counts(table[name], known)[NUMERATORS] is not None for name in kept.secret.intersection(members)):
        return (NUMERATORS,)
    over = [below - above for above, below in triples if above is not None and below is not None]
    return (NUMERATORS, DENOMINATORS) if any(map(kept.rule.small, over)) else ()


def _known_counts(shown: Shown, known: Cells) -> tuple[int | None, int | None]:
    above, below = (cell.count if cell in known else None for cell in shown.cells)
    return above, below


def _choice(at_stake: Sum, table: Table, *, hidden: Ids, position: int) -> str | None:
    """Give what to hide of a sum: a part of which this count is shown, else the whole, else an empty part.

    One that is hidden already, and of which another finding shows this count, comes first; then the smallest. An empty
    one hides nobody, but where it is the last one that is shown, a nought that is not told leaves the others open.
    """
    if position == DENOMINATORS and at_stake.of_numerators:
        return None
    shown = frozenset(cell for name, each in table.items() if name not in hidden for cell in each.cells)
    by_size = NUMERATORS if at_stake.of_numerators else DENOMINATORS
    sizes = {name: table[name].cells[by_size].count for name in at_stake.parts if name in table}
    open_ones = [name for name in sizes if table[name].cells[position] in shown]
    whole = at_stake.whole
    if not any(sizes[name] for name in open_ones) and whole is not None and whole in table and whole not in hidden:
        return whole
    return min(open_ones, key=lambda name: (sizes[name] == 0, name not in hidden, sizes[name], name), default=None)


def _showing(cell: Cell, table: Table) -> Ids:
    """Give every finding that shows a count."""
    return frozenset(name for name, each in table.items() if cell in each.cells)

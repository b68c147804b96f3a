"""Two-by-two tables whose ratio lies in a range, without looking at all tables.

In: n, the margins that are known, and a range of the ratio. Out: blocks of tables as arrays. For a total and a count of
the exposed, the range leaves only few counts of the unexposed, so that the work grows with n squared, not n cubed.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from reportgen.integrity.boxes import Range
from reportgen.integrity.methods import Counts, Reals

_PAIRS = 250_000  # of exposed total and exposed cases at once
_BLOCK = 1_000_000  # tables at once; about 100 MB with all that is computed from them
BUDGET = 120_000_000  # tables looked at in one search; beyond it takes more than about 20 s
_EDGE = 1e-7
_LARGEST_GROUP = 2_000_000  # persons exposed; pairs of one total are held at once


class TooManyTablesError(Exception):
    """The digits and margins leave more tables than the budget allows to look at."""


@dataclass(frozen=True, slots=True)
class Space:
    """Which tables to look at: ``n`` persons, and the totals of exposed and of cases where known."""

    n: int
    exposed_total: int | None = None
    cases_total: int | None = None

    def exposed_totals(self) -> Counts:
        """Give the totals of exposed to try; both groups have somebody."""
        if self.exposed_total is not None:
            return np.array([self.exposed_total] if 0 < self.exposed_total < self.n else [], dtype=np.int64)
        return np.arange(1, self.n, dtype=np.int64)


@dataclass(frozen=True, slots=True)
class Block:
    """Tables as four arrays of one length."""

    exposed_cases: Counts
    exposed_total: Counts
    unexposed_cases: Counts
    unexposed_total: Counts

    def take(self, which: np.ndarray) -> Block:
        """Give the tables of a mask or of positions."""
        return Block(
            self.exposed_cases[which],
            self.exposed_total[which],
            self.unexposed_cases[which],
            self.unexposed_total[which],
        )

    def prevalence_ratio(self) -> Reals:
        """Give the share of exposed with the outcome over that of the unexposed; unexposed cases above nought."""
        return np.asarray(
            (self.exposed_cases * self.unexposed_total) / (self.exposed_total * self.unexposed_cases), dtype=np.float64
        )

    def odds_ratio(self) -> Reals:
        """Give the cross-product ratio; unexposed cases and exposed without the outcome above nought."""
        exposed = self.exposed_total - self.exposed_cases
        unexposed = self.unexposed_total - self.unexposed_cases
        return np.asarray((self.exposed_cases * unexposed) / (exposed * self.unexposed_cases), dtype=np.float64)


def _pairs(space: Space) -> Iterator[tuple[Counts, Counts]]:
    known = space.exposed_total is not None
    if (space.exposed_total or 0) > _LARGEST_GROUP or (not known and space.n**2 > 2 * BUDGET):
        raise TooManyTablesError
    totals = space.exposed_totals()
    if not len(totals):
        return
    # cut the totals so that each piece has about _PAIRS pairs of total and cases
    pieces = np.searchsorted(np.cumsum(totals), np.arange(_PAIRS, int(totals.sum()), _PAIRS))
    for piece in np.split(totals, pieces):
        exposed_total = np.repeat(piece, piece)
        begins = np.repeat(np.cumsum(piece) - piece, piece)
        yield exposed_total, np.arange(1, len(exposed_total) + 1, dtype=np.int64) - begins


def _reach(pairs: Block, ratio: Range, *, odds: bool) -> tuple[Counts, Counts]:
    """Give the fewest and the most unexposed cases that the range of the ratio allows.

    No cell that a formula divides by is nought.
    """
    cases, total = pairs.exposed_cases, pairs.exposed_total
    low, high = ratio
    if odds:
        least = pairs.unexposed_total * cases / (cases + (total - cases) * high)
        most = pairs.unexposed_total * cases / (cases + (total - cases) * low)
        last = pairs.unexposed_total - 1
    else:
        least = pairs.unexposed_total * cases / (total * high)
        most = pairs.unexposed_total * cases / (total * low)
        last = pairs.unexposed_total
    fewest = np.maximum(np.ceil(least - _EDGE), 1).astype(np.int64)
    return fewest, np.minimum(np.floor(most + _EDGE), last).astype(np.int64)


def tables(space: Space, ratio: Range, *, odds: bool) -> Iterator[Block]:
    """Give the tables whose prevalence ratio (or odds ratio, with ``odds``) lies in the range, in blocks.

    Raises ``TooManyTablesError`` once more than ``BUDGET`` have been given.
    """
    looked_at = 0
    for exposed_total, exposed_cases in _pairs(space):
        pairs = Block(exposed_cases, exposed_total, exposed_cases, space.n - exposed_total)
        if odds:
            pairs = pairs.take(exposed_cases < exposed_total)
        fewest, most = _reach(pairs, ratio, odds=odds)
        if space.cases_total is not None:
            rest = space.cases_total - pairs.exposed_cases
            fewest, most = np.maximum(fewest, rest), np.minimum(most, rest)
        width = np.maximum(most - fewest + 1, 0)
        looked_at += int(width.sum())
        if looked_at > BUDGET:
            raise TooManyTablesError
        yield from _expanded(pairs, fewest, width=width)


def _expanded(pairs: Block, fewest: Counts, *, width: Counts) -> Iterator[Block]:
    filled = np.flatnonzero(width)
    if not len(filled):
        return
    ends = np.cumsum(width[filled])
    pieces = np.searchsorted(ends, np.arange(_BLOCK, int(ends[-1]), _BLOCK))
    for piece in np.split(filled, np.unique(pieces)):
        if not len(piece):
            continue
        repeats = width[piece]
        which = np.repeat(piece, repeats)
        offset = np.arange(len(which), dtype=np.int64) - np.repeat(np.cumsum(repeats) - repeats, repeats)
        chosen = pairs.take(which)
        yield Block(chosen.exposed_cases, chosen.exposed_total, fewest[which] + offset, chosen.unexposed_total)

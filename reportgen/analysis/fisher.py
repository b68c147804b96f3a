"""Fisher's exact test of a table of counts, two by two or larger, without random numbers.

In: whole counts by rows. Out: ``Test``, or ``NoEffect`` with the reason. All tables with the same margins are weighed.
Two by two they are a line; larger, the columns are parted into two halves, each half is enumerated by the row sums
that it takes, and the halves are joined: what one half has of a probability says how far the other may go.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from reportgen.analysis.contingency import Counts, without_empty
from reportgen.analysis.effects import NoEffect
from reportgen.estimates import AbsenceReason, Test, TestName

BUDGET = 3_000_000
"""How many part-tables one half may have; more than that takes seconds and is refused."""

_TOLERANCE = 1e-7  # tables as probable as the one seen are counted in spite of rounding, as R does
_PAIR = 2
_LARGEST_KEY = 2.0**62
_ALIKE = 1e-11  # log weights nearer than that are one and the same

Floats = NDArray[np.float64]
Whole = NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class _Margins:
    """The row sums, the column sums, and log n! for n from nought to the total."""

    rows: Whole
    columns: Whole
    log_factorials: Floats

    @property
    def log_constant(self) -> float:
        """The part of a table's log probability that the margins fix."""
        logs = self.log_factorials
        return float(logs[self.rows].sum() + logs[self.columns].sum() - logs[-1])


def fisher_exact(table: Counts) -> Test | NoEffect:
    """Give the two-sided exact test: the probability of all tables no more probable than this one, margins given.

    Empty rows and columns are left out; ``NO_VARIATION`` where fewer than two rows or columns are left. Two by two any
    number of persons is right; larger tables are answered while neither half of them comes to more than ``BUDGET``
    part-tables (two by six with 500 persons and three by four with 200 are within), else ``NOT_COMPUTABLE``.
    Raises ``ValueError`` for what is no table of counts.

    Source: Fisher RA (1935) J R Stat Soc 98:39–82; Freeman GH, Halton JH (1951) Biometrika 38:141–149.
    """
    full = np.array(without_empty(table), dtype=np.int64)
    if full.ndim != _PAIR or min(full.shape) < _PAIR:
        return NoEffect(AbsenceReason.NO_VARIATION)
    logs = log_factorials(int(full.sum()))
    seen = float(-logs[full].sum())
    if full.shape == (_PAIR, _PAIR):
        return _as_test(_line(full, logs=logs, seen=seen))
    margins = [_Margins(one.sum(axis=1), one.sum(axis=0), logs) for one in (full, full.T)]
    for way in sorted(margins, key=_size):
        probability = _joined(way, seen=seen)
        if probability is not None:
            return _as_test(probability)
    return NoEffect(AbsenceReason.NOT_COMPUTABLE)


def log_factorials(largest: int) -> Floats:
    """Give log n! for n from nought to ``largest``."""
    from scipy.special import gammaln  # noqa: PLC0415 -- heavy

    return np.asarray(gammaln(np.arange(largest + 1, dtype=np.float64) + 1), dtype=np.float64)


def _as_test(probability: float) -> Test:
    return Test(TestName.FISHER_EXACT, min(1.0, max(probability, sys.float_info.min)))


def line_of_tables(table: Counts) -> tuple[int, Floats]:
    """Give the smallest first cell that the margins of a two-by-two table allow, and each cell's log probability on."""
    cells = np.array(table, dtype=np.int64)
    logs = log_factorials(int(cells.sum()))
    first, weights = _weights(cells, logs)
    return first, weights + _Margins(cells.sum(axis=1), cells.sum(axis=0), logs).log_constant


def _weights(cells: Whole, logs: Floats) -> tuple[int, Floats]:
    row, column, total = int(cells[0].sum()), int(cells[:, 0].sum()), int(cells.sum())
    first = max(0, row + column - total)
    corner = np.arange(first, min(row, column) + 1)
    rest = total - row - column + corner
    return first, -(logs[corner] + logs[row - corner] + logs[column - corner] + logs[rest])


def _line(cells: Whole, *, logs: Floats, seen: float) -> float:
    _, weights = _weights(cells, logs)
    constant = _Margins(cells.sum(axis=1), cells.sum(axis=0), logs).log_constant
    return float(np.exp(weights[weights <= seen + _TOLERANCE] + constant).sum())


def _halves(margins: _Margins) -> tuple[list[tuple[float, int]], list[tuple[float, int]]]:
    """Part the columns into halves of about one size; each column with its ways to be dealt, the fewest first."""
    halves: tuple[list[tuple[float, int]], list[tuple[float, int]]] = ([], [])
    sizes = [1.0, 1.0]
    dealt = ((_ways(int(column), margins.rows), int(column)) for column in margins.columns)
    for ways, column in sorted(dealt, reverse=True):
        smaller = 0 if sizes[0] <= sizes[1] else 1
        halves[smaller].insert(0, (ways, column))
        sizes[smaller] *= ways
    return halves


def _size(margins: _Margins) -> float:
    """Give how many part-tables the larger half would have, were none of them alike."""
    return max(float(np.prod([ways for ways, _ in half])) for half in _halves(margins))


def _ways(column: int, rows: Whole) -> float:
    """Give in how many ways a column can be dealt to the rows, none taking more than it has."""
    ways = np.zeros(column + 1)
    ways[0] = 1
    for row in rows:
        totals = np.cumsum(ways)
        beyond = np.concatenate((np.zeros(min(int(row) + 1, column + 1)), totals))[: column + 1]
        ways = totals - beyond
    return float(ways[column])


def _deals(column: int, rows: Whole) -> Whole:
    """Give every way to deal a column to the rows, one a line."""
    dealt = np.zeros((1, 0), dtype=np.int64)
    left = np.array([column], dtype=np.int64)
    room = np.concatenate((np.cumsum(rows[::-1])[::-1][1:], [0]))
    for row, after in zip(rows, room, strict=True):
        lowest, highest = np.maximum(0, left - after), np.minimum(left, row)
        counts = highest - lowest + 1
        origin = np.repeat(np.arange(len(left)), counts)
        step = np.arange(len(origin)) - np.repeat(np.cumsum(counts) - counts, counts)
        taken = lowest[origin] + step
        dealt = np.column_stack((dealt[origin], taken))
        left = left[origin] - taken
    return dealt


@dataclass(frozen=True, slots=True)
class _Parts:
    """Part-tables: the row sums as one number, the log weight of each, and how many are alike; in order of both."""

    keys: Whole
    weights: Floats
    alike: Floats


def _half(columns: list[tuple[float, int]], margins: _Margins) -> _Parts | None:
    """Give all part-tables of these columns, or ``None`` where they pass the budget."""
    sums, weights, alike = np.zeros((1, len(margins.rows)), dtype=np.int64), np.zeros(1), np.ones(1)
    keys = np.zeros(1, dtype=np.int64)
    for ways, column in columns:
        if len(weights) * ways > BUDGET:
            return None
        deals = _deals(column, margins.rows)
        more = -margins.log_factorials[deals].sum(axis=1)
        sums = (sums[:, None, :] + deals[None, :, :]).reshape(-1, len(margins.rows))
        weights = (weights[:, None] + more[None, :]).reshape(-1)
        alike = np.repeat(alike, len(deals))
        keys = _keys(sums, margins.rows)
        order = np.lexsort((weights, keys))
        order = order[np.asarray((sums <= margins.rows).all(axis=1))[order]]
        keys, weights = keys[order], weights[order]
        first = np.flatnonzero(np.append(True, (np.diff(keys) != 0) | (np.diff(weights) > _ALIKE)))
        alike = np.add.reduceat(alike[order], first)
        sums, keys, weights = sums[order][first], keys[first], weights[first]
    return _Parts(keys, weights, alike)


def _keys(sums: Whole, rows: Whole) -> Whole:
    """Give one number for the row sums of a part-table; the last row follows from the others."""
    radix = np.concatenate(([1], np.cumprod(rows[:-1] + 1)[:-1]))
    return np.asarray(sums[:, :-1] @ radix, dtype=np.int64)


def _segments(keys: Whole) -> Iterator[tuple[int, slice]]:
    starts = np.flatnonzero(np.concatenate(([True], keys[1:] != keys[:-1])))
    ends = np.append(starts[1:], len(keys))
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        yield int(keys[start]), slice(start, end)


def _joined(margins: _Margins, *, seen: float) -> float | None:
    """Give the probability of all tables whose log weight is no more than ``seen``; ``None`` past the budget."""
    if float(np.prod(margins.rows + 1.0)) > _LARGEST_KEY:
        return None
    half, other_half = _halves(margins)
    parts = _half(half, margins)
    others = None if parts is None else _half(other_half, margins)
    if parts is None or others is None:
        return None
    segments = dict(_segments(others.keys))
    everything = int(_keys(margins.rows[None, :], margins.rows)[0])
    constant, total = margins.log_constant, 0.0
    for key, part in _segments(parts.keys):
        there = segments[everything - key]
        those = others.weights[there]
        below = np.concatenate(([0.0], np.cumsum(np.exp(those - those[-1]) * others.alike[there])))
        mine = parts.weights[part]
        reach = below[np.searchsorted(those, seen + _TOLERANCE - mine, side="right")]
        total += float((np.exp(mine + those[-1] + constant) * parts.alike[part] * reach).sum())
    return total

"""What can be said of a register's rows whatever the indicator: who stands there twice, and whose month repeats.

In: a whole register's frame. Out: masks over it, worked out once a table. It decides nothing about estimates.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import numpy as np
import numpy.typing as npt

from reportgen.sources.dataset import RegisterTable

if TYPE_CHECKING:
    import pandas as pd

Mask = npt.NDArray[np.bool_]

_LEAST_COUNTS = 3
_MONTHS_A_PLACE = 1 << 20  # more months than any calendar has, so that place and month make one number


@dataclass(frozen=True, slots=True, eq=False)
class RowFlags:
    """Masks over a register's frame.

    ``undated``: the month could not be read. ``duplicate``: a village stands in a month more than once, with counts
    that differ. ``repeated``: likewise, with equal counts, and this is not the first of them. ``same_as_before``: every
    count equals the same village's of the month before, and at least three are not nought.
    """

    undated: Mask
    duplicate: Mask
    repeated: Mask
    same_as_before: Mask


def row_flags(table: RegisterTable) -> RowFlags:
    """Give the flags of every row, of all units."""
    if "row_flags" not in table.memo:
        table.memo["row_flags"] = _flags(table.frame, tuple(table.columns))
    return cast("RowFlags", table.memo["row_flags"])


def _flags(frame: pd.DataFrame, counts: Sequence[str]) -> RowFlags:
    undated = frame["month"].to_numpy() < 0
    dated = np.flatnonzero(~undated)
    keys = _keys(frame)[dated]
    values = frame[list(counts)].to_numpy(dtype=np.float64)[dated]
    duplicate, repeated, same = (np.zeros(len(frame), dtype=bool) for _ in range(3))
    if len(dated):
        found = _twice(keys, values)
        duplicate[dated], repeated[dated] = found
        same[dated] = _same_as_before(keys, values, once=~found[0] & ~found[1])
    return RowFlags(undated, duplicate, repeated, same)


def _keys(frame: pd.DataFrame) -> npt.NDArray[np.int64]:
    """Give each row one number for its place and month; the next month's is one more."""
    import pandas as pd  # noqa: PLC0415 -- heavy, and needed only where data are read

    units, _ = pd.factorize(frame["unit"])
    subunits, names = pd.factorize(frame["subunit"])
    places = units.astype(np.int64) * (len(names) + 1) + subunits
    keys: npt.NDArray[np.int64] = places * _MONTHS_A_PLACE + frame["month"].to_numpy(dtype=np.int64)
    return keys


def _equal(left: npt.NDArray[np.float64], right: npt.NDArray[np.float64]) -> Mask:
    """Compare rows; two empty cells are equal."""
    both_empty = np.isnan(left) & np.isnan(right)
    return cast("Mask", ((left == right) | both_empty).all(axis=1))


def _twice(keys: npt.NDArray[np.int64], values: npt.NDArray[np.float64]) -> tuple[Mask, Mask]:
    """Say which rows are duplicates that differ, and which repeat an equal one before them."""
    order = np.argsort(keys, kind="stable")
    ordered = keys[order]
    starts = np.flatnonzero(np.r_[True, ordered[1:] != ordered[:-1]])
    sizes = np.diff(np.r_[starts, len(ordered)])
    firsts = np.repeat(order[starts], sizes)
    alike = np.logical_and.reduceat(_equal(values[order], values[firsts]), starts)
    duplicate, repeated = (np.zeros(len(keys), dtype=bool) for _ in range(2))
    duplicate[order] = np.repeat((sizes > 1) & ~alike, sizes)
    repeated[order] = np.repeat(alike, sizes) & (order != firsts)
    return duplicate, repeated


def _same_as_before(keys: npt.NDArray[np.int64], values: npt.NDArray[np.float64], *, once: Mask) -> Mask:
    """Say which rows equal the same place's row of the month before; ``once`` are the rows that stand there once."""
    rows = np.flatnonzero(once)
    order = rows[np.argsort(keys[rows], kind="stable")]
    ordered = keys[order]
    follows = np.flatnonzero(np.diff(ordered) == 1) + 1
    now, before = values[order[follows]], values[order[follows - 1]]
    same = np.zeros(len(keys), dtype=bool)
    same[order[follows]] = _equal(now, before) & ((np.nan_to_num(now) != 0).sum(axis=1) >= _LEAST_COUNTS)
    return same

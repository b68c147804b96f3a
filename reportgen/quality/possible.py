"""Which of an indicator's counts are possible: not negative, whole, and no more in the numerator than below it.

In: a whole register's frame and one indicator. Out: masks over the frame, worked out once a table.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import numpy as np
import numpy.typing as npt

from reportgen.indicators import Indicator
from reportgen.quality.rows import Mask, RowFlags
from reportgen.sources.dataset import RegisterTable

Counts = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class CountFlags:
    """Masks over a register's frame, for one indicator.

    ``negative`` and ``fractional``: the numerator or the denominator is. ``above``: a numerator above its denominator,
    both being proper counts. ``unreported``: a denominator of nought where that means that nobody reported.
    ``unfilled``: a denominator above nought, and no numerator. ``kept_out``: any of the first three, or a row that
    stands there twice. ``usable``: what enters the estimate.
    """

    negative: Mask
    fractional: Mask
    above: Mask
    unreported: Mask
    unfilled: Mask
    kept_out: Mask
    usable: Mask


def count_flags(table: RegisterTable, indicator: Indicator, *, rows: RowFlags, zero_is_unreported: bool) -> CountFlags:
    """Give the flags of every row, of all units."""
    key = ("count_flags", indicator.numerator, indicator.denominator, zero_is_unreported)
    if key not in table.memo:
        table.memo[key] = _flags(table, indicator, rows=rows, zero_is_unreported=zero_is_unreported)
    return cast("CountFlags", table.memo[key])


def _flags(table: RegisterTable, indicator: Indicator, *, rows: RowFlags, zero_is_unreported: bool) -> CountFlags:
    numerator = table.frame[indicator.numerator].to_numpy(dtype=np.float64)
    denominator = table.frame[indicator.denominator].to_numpy(dtype=np.float64)
    negative = is_negative(numerator) | is_negative(denominator)
    fractional = is_fractional(numerator) | is_fractional(denominator)
    above = (numerator > denominator) & ~negative & ~fractional
    kept_out = negative | fractional | above | rows.duplicate | rows.repeated
    counted = ~kept_out & ~rows.undated
    unreported = counted & (denominator == 0) & zero_is_unreported
    usable = counted & ~unreported & ~np.isnan(numerator) & ~np.isnan(denominator)
    unfilled = counted & np.isnan(numerator) & (denominator > 0)
    return CountFlags(negative, fractional, above, unreported, unfilled, kept_out, usable)


def is_negative(counts: Counts) -> Mask:
    """Say which counts are below nought; an empty cell is not."""
    negative: Mask = counts < 0
    return negative


def is_fractional(counts: Counts) -> Mask:
    """Say which counts are not whole; an empty cell is not one of them."""
    fractional: Mask = ~np.isnan(counts) & (counts != np.trunc(counts))
    return fractional

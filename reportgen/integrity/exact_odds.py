"""Tables by the exact conditional odds ratio and its limits.

In: n, margins where known, and where ratio and limits may lie. Out: the tables that fit. Given its margins, a table's
exact limits rise with the count of exposed cases, so that the distribution at the ends of the printed limits' boxes
says which counts fit: no limit is ever solved for.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from reportgen.integrity.boxes import Boxes, Range
from reportgen.integrity.candidates import Block, Space
from reportgen.integrity.methods import Counts, Reals
from reportgen.integrity.tables import Table

CELLS = 60_000_000  # cells of distributions in one search; beyond it takes more than about 20 s
_EDGE = 1e-9
_LEAST = 1e-12
_HELD = 12  # arrays of a distribution that are held at once


def cost(space: Space) -> int:
    """Give about how many cells of distributions a search needs."""
    known = (space.exposed_total is not None) + (space.cases_total is not None)
    return max((space.n**3 // 24, space.n**2 // 2, _HELD * space.n)[known], 1)


def _log_factorials(n: int) -> Reals:
    return np.concatenate(([0.0], np.cumsum(np.log(np.arange(1, n + 1, dtype=np.float64)))))


def _no_margin(space: Space) -> bool:
    return space.exposed_total is None and space.cases_total is None


def _cases_totals(space: Space, exposed_total: int) -> tuple[int, int]:
    """Give the first and last total of cases to try.

    With no margin known, a table, its transpose and both turned round have one odds ratio and one interval. A quarter
    of the margins is looked at, that with the fewest possible counts; the other tables are got by turning.
    """
    if space.cases_total is not None:
        return space.cases_total, space.cases_total
    return (exposed_total, space.n - exposed_total) if _no_margin(space) else (1, space.n - 1)


class _Distributions:
    """P(exposed cases) at chosen odds ratios for one total of exposed and several totals of cases; one row a total."""

    def __init__(self, space: Space, exposed_total: int, *, log_factorial: Reals) -> None:
        unexposed_total = space.n - exposed_total
        first, last = _cases_totals(space, exposed_total)
        self.cases_total: Counts = np.arange(first, last + 1, dtype=np.int64)[:, None]
        self.count: Counts = np.arange(exposed_total + 1, dtype=np.int64)[None, :]
        rest = self.cases_total - self.count
        self.possible = (rest >= 0) & (rest <= unexposed_total)
        rest = np.clip(rest, 0, unexposed_total)
        self._log_weight = np.where(
            self.possible,
            -log_factorial[self.count]
            - log_factorial[exposed_total - self.count]
            - log_factorial[rest]
            - log_factorial[unexposed_total - rest],
            -np.inf,
        )

    def at(self, odds_ratio: float) -> Reals:
        """Give the probabilities of each count of exposed cases."""
        weight = self._log_weight + self.count * np.log(odds_ratio)
        weight = np.exp(weight - weight.max(axis=1, keepdims=True))
        return np.asarray(weight / weight.sum(axis=1, keepdims=True))

    def at_least(self, odds_ratio: float) -> Reals:
        """Give P(X >= count)."""
        return np.asarray(np.cumsum(self.at(odds_ratio)[:, ::-1], axis=1)[:, ::-1])

    def at_most(self, odds_ratio: float) -> Reals:
        """Give P(X <= count)."""
        return np.asarray(np.cumsum(self.at(odds_ratio), axis=1))

    def mean(self, odds_ratio: float) -> Reals:
        """Give E(X), one a row; the conditional maximum-likelihood estimate is where it equals the count."""
        return np.asarray((self.at(odds_ratio) * self.count).sum(axis=1, keepdims=True))


def _sample_odds_ratio(space: Space, exposed_total: int, *, found: _Distributions) -> Reals:
    rest = found.cases_total - found.count
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.asarray(
            found.count
            * (space.n - exposed_total - rest).astype(np.float64)
            / ((exposed_total - found.count) * rest.astype(np.float64))
        )


def _fits(found: _Distributions, boxes: Boxes, *, tail: float) -> np.ndarray:
    at_least = [found.at_least(edge) for edge in boxes.lower]
    fits = found.possible & (at_least[0] <= tail + _EDGE) & (at_least[1] >= tail - _EDGE)
    if not fits.any():
        return fits
    at_most = [found.at_most(edge) for edge in boxes.upper]
    return np.asarray(fits & (at_most[1] <= tail + _EDGE) & (at_most[0] >= tail - _EDGE))


def _turned(space: Space, block: Block) -> Block:
    """Give the tables with their transposes and with both turned round, each once."""
    found: set[tuple[int, int, int]] = set()
    for cases, total, others in zip(
        block.exposed_cases.tolist(), block.exposed_total.tolist(), block.unexposed_cases.tolist(), strict=True
    ):
        neither = space.n - total - others
        found |= {(cases, total, others), (cases, cases + others, total - cases)}
        found |= {(neither, space.n - total, total - cases), (neither, space.n - cases - others, others)}
    columns = np.array(sorted(found), dtype=np.int64)
    return Block(columns[:, 0], columns[:, 1], columns[:, 2], space.n - columns[:, 1])


def estimate_fits(table: Table, ratio: Range) -> bool:
    """Say whether the conditional odds ratio of one table lies in the range."""
    exposed = table.exposed_cases + table.exposed_noncases
    space = Space(table.n, exposed, table.exposed_cases + table.unexposed_cases)
    found = _Distributions(space, exposed, log_factorial=_log_factorials(space.n))
    low, high = (float(found.mean(max(end, _LEAST))[0, 0]) for end in ratio)
    return low - _EDGE <= table.exposed_cases <= high + _EDGE


def tables(space: Space, boxes: Boxes, *, level: float) -> Iterator[Block]:
    """Give the tables whose exact limits, and whose conditional or sample odds ratio, lie in the boxes.

    Source: Cornfield J (1956) Proc 3rd Berkeley Symp 4:135–148; as in R's ``fisher.test``.
    """
    log_factorial = _log_factorials(space.n)
    totals = space.exposed_totals()
    for exposed_total in (totals[totals <= space.n // 2] if _no_margin(space) else totals).tolist():
        found = _Distributions(space, exposed_total, log_factorial=log_factorial)
        fits = _fits(found, boxes, tail=(1 - level) / 2)
        if not fits.any():
            continue
        sample = _sample_odds_ratio(space, exposed_total, found=found)
        low, high = boxes.value
        conditional = (found.mean(low) <= found.count + _EDGE) & (found.mean(high) >= found.count - _EDGE)
        fits &= conditional | ((sample >= low) & (sample <= high))
        rows, counts = np.nonzero(fits)
        total = np.full(len(rows), exposed_total, dtype=np.int64)
        block = Block(counts.astype(np.int64), total, found.cases_total[rows, 0] - counts, space.n - total)
        yield _turned(space, block) if len(rows) and _no_margin(space) else block

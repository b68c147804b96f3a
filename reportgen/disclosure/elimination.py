"""Which unknowns a set of linear equations determines.

In: for each equation, the unknowns with their whole coefficients. Out: the unknowns of which there is but one value.
What stands on the other side does not matter. Reckoning is modulo a large prime: exact, and quick.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from typing import TypeVar

PRIME = 2**61 - 1

Unknown = TypeVar("Unknown", bound=Hashable)


def determined(equations: Iterable[Mapping[Unknown, int]]) -> frozenset[Unknown]:
    """Give the unknowns that stand alone in a row of the reduced echelon form."""
    rows: dict[Unknown, dict[Unknown, int]] = {}
    for equation in equations:
        row = dict(equation)
        for pivot in [each for each in row if each in rows]:
            _subtract(row, rows[pivot], times=row[pivot])
        if not row:
            continue
        pivot = next(iter(row))
        inverse = pow(row[pivot], -1, PRIME)
        row = {unknown: times * inverse % PRIME for unknown, times in row.items()}
        for other in rows.values():
            if pivot in other:
                _subtract(other, row, times=other[pivot])
        rows[pivot] = row
    return frozenset(pivot for pivot, row in rows.items() if len(row) == 1)


def _subtract(row: dict[Unknown, int], other: Mapping[Unknown, int], *, times: int) -> None:
    for unknown, coefficient in other.items():
        left = (row.get(unknown, 0) - times * coefficient) % PRIME
        if left:
            row[unknown] = left
        else:
            row.pop(unknown, None)

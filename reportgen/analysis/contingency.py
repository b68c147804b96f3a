"""Tables of counts, r rows by c columns: expected counts, the chi-square test, and which test a table gets.

In: whole counts by rows. Out: ``Test``, ``Choice`` or ``NoEffect`` with the reason. Whether the rows are an exposure or
the columns an outcome is nothing to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.analysis.distributions import chi_square_tail
from reportgen.analysis.effects import NoEffect
from reportgen.estimates import AbsenceReason, Test, TestName

Counts = Sequence[Sequence[int]]
"""Rows of one length, of whole counts."""

SMALLEST_EXPECTED = 5
"""Below this expected count in any cell the chi-square distribution is not relied upon."""


@dataclass(frozen=True, slots=True)
class Choice:
    """The test that a table gets, and why.

    ``smallest_expected`` is the smallest expected count. ``approximate`` says that it is below ``SMALLEST_EXPECTED``
    and the table nevertheless has the chi-square test, being too large to be enumerated: whoever words it must say so.
    """

    test: Test
    smallest_expected: float
    approximate: bool = False


def check_counts(table: Counts) -> None:
    """Refuse what is no table of counts; raises ``ValueError`` for uneven rows and for counts below nought."""
    if len({len(row) for row in table}) != 1:
        message = "a table of counts needs rows of one length"
        raise ValueError(message)
    if any(count < 0 for row in table for count in row):
        message = "a count cannot be below nought"
        raise ValueError(message)


def without_empty(table: Counts) -> tuple[tuple[int, ...], ...]:
    """Give the table without the rows and the columns in which nobody is. Raises as ``check_counts``."""
    check_counts(table)
    rows = [row for row in table if any(row)]
    columns = [column for column in zip(*rows, strict=True) if any(column)]
    return tuple(tuple(row) for row in zip(*columns, strict=True))


def expected_counts(table: Counts) -> tuple[tuple[float, ...], ...]:
    """Give the counts that are expected were rows and columns independent; somebody must be in the table."""
    rows = [sum(row) for row in table]
    columns = [sum(column) for column in zip(*table, strict=True)]
    total = sum(rows)
    return tuple(tuple(row * column / total for column in columns) for row in rows)


def chi_square(table: Counts) -> Test | NoEffect:
    """Give Pearson's chi-square test, without continuity correction; empty rows and columns are left out.

    ``NO_VARIATION`` where fewer than two rows or two columns have anybody. Raises ``ValueError`` as ``check_counts``.

    Source: Pearson K (1900) Philos Mag 50:157–175; degrees of freedom: Fisher RA (1922) J R Stat Soc 85:87–94.
    """
    full = without_empty(table)
    return _chi_square(full) if _varies(full) else NoEffect(AbsenceReason.NO_VARIATION)


def choose(table: Counts) -> Choice | NoEffect:
    """Give the chi-square test, or Fisher's exact test where an expected count is below 5, for any number of rows.

    Empty rows and columns are left out first; ``NO_VARIATION`` where fewer than two rows or two columns are left. A
    table that calls for Fisher's test and is too large for it keeps the chi-square test, marked ``approximate``; no
    random numbers stand in for the exact answer. Raises ``ValueError`` as ``check_counts``.

    Source: Cochran WG (1954) Biometrics 10:417–451, for expected counts.
    """
    full = without_empty(table)
    if not _varies(full):
        return NoEffect(AbsenceReason.NO_VARIATION)
    smallest = min(count for row in expected_counts(full) for count in row)
    if smallest >= SMALLEST_EXPECTED:
        return Choice(_chi_square(full), smallest)
    from reportgen.analysis.fisher import fisher_exact  # noqa: PLC0415 -- it builds on this module

    exact = fisher_exact(full)
    if isinstance(exact, Test):
        return Choice(exact, smallest)
    return Choice(_chi_square(full), smallest, approximate=True)


def _varies(full: Counts) -> bool:
    return len(full) > 1 and len(full[0]) > 1


def _chi_square(full: Counts) -> Test:
    expected = expected_counts(full)
    statistic = sum(
        (count - mean) ** 2 / mean
        for row, means in zip(full, expected, strict=True)
        for count, mean in zip(row, means, strict=True)
    )
    df = (len(full) - 1) * (len(full[0]) - 1)
    return Test(TestName.CHI_SQUARE, chi_square_tail(statistic, df), statistic, (float(df),))

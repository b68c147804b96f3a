"""The five support practices as a table: share, against its yardstick, what informants said, step, law.

In: rows of words with their findings. Out: a table. What is a gap was judged elsewhere, by the interval.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.estimates import Estimate
from reportgen.exhibits import cells
from reportgen.exhibits.table import Align, Cell, Column, Part, PartNumber, Row, Table
from reportgen.findings import Finding
from reportgen.locales.messages import Number, Percent, Value, Words, message


@dataclass(frozen=True, slots=True)
class PracticeRow:
    """One practice, or their score (``emphasis``): its figure, and the words of each column.

    ``measured`` is false where there is no figure at all. ``said``, ``steps`` and ``law`` are ``None`` where there is
    nothing to say.
    """

    stub: Words
    finding: Finding | None
    standing: Words | None
    said: Words | None = None
    steps: Value | None = None
    law: Value | None = None
    emphasis: bool = False

    @property
    def measured(self) -> bool:
        """Whether there is a figure."""
        return self.finding is not None


def practices_table(rows: Sequence[PracticeRow], *, caption: Words, notes: Sequence[Words]) -> Table | None:
    """Give a row a practice, their score last; columns that nothing stands in are left out. ``None`` without rows."""
    if not rows:
        return None
    heads = ["practice", "share", "standing"]
    heads += [name for name in ("said", "steps", "law") if any(getattr(row, name) is not None for row in rows)]
    columns = tuple(Column(message(f"policy.head.{name}"), Align.TEXT) for name in heads)
    signs = cells.sign_notes(row.finding for row in rows)
    return Table("practices", caption, columns, tuple(_row(row, heads[3:]) for row in rows), (*notes, *signs))


def _row(row: PracticeRow, more: Sequence[str]) -> Row:
    share = _share(row.finding) if row.measured else Cell(message("policy.not_measured"))
    return Row(
        row.stub,
        (share, *(_words(row, name) for name in ("standing", *more))),
        emphasis=row.emphasis,
    )


def _words(row: PracticeRow, name: str) -> Cell:
    """Give the words of a column: none where there is nothing to say, as of the score's own step."""
    found: Value | None = getattr(row, name)
    return cells.BLANK if found is None else Cell(found)


def _share(finding: Finding | None) -> Cell:
    """Give a share with its interval and its counts; of a weighted one no counts, which it is not the ratio of."""
    estimate = finding.estimate if finding is not None else None
    if estimate is None or estimate.interval is None:
        return cells.share(finding)
    limits, value = estimate.interval, Percent(estimate.value)
    bare = cells.bare_limits(limits)
    parts = (
        PartNumber(Part.VALUE, estimate.value, cells.PERCENT_FORMAT),
        PartNumber(Part.LOWER, limits.lower, cells.PERCENT_FORMAT),
        PartNumber(Part.UPPER, limits.upper, cells.PERCENT_FORMAT),
    )
    counts = _counts(estimate)
    if counts is None:
        return Cell(message("policy.share", share=value, limits=bare), parts=parts)
    above, below = counts
    shown = message("policy.share.counts", share=value, limits=bare, numerator=above, denominator=below)
    extra = (PartNumber(Part.NUMERATOR, above.value), PartNumber(Part.DENOMINATOR, below.value))
    return Cell(shown, parts=(*parts, *extra))


def _counts(estimate: Estimate) -> tuple[Number, Number] | None:
    if estimate.weighted or estimate.numerator is None or estimate.denominator is None:
        return None
    return Number(estimate.numerator), Number(estimate.denominator)

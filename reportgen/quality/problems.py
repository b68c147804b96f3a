"""Flags of a register's rows → the problem rows of one puskesmas and period, each with its place and values.

In: masks and cells that could not be read. Out: ``RawProblem`` values. It must not decide what a flag means for an
estimate, nor hide a value: that is for ``disclosure``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportgen.errors import Location
from reportgen.findings import ProblemKind
from reportgen.indicators import Indicator
from reportgen.periods import Month, Period
from reportgen.quality.possible import CountFlags, Counts, is_fractional, is_negative
from reportgen.quality.rows import Mask, RowFlags
from reportgen.raw import RawProblem, RawValue
from reportgen.sources.dataset import Register, UnreadableCell


@dataclass(frozen=True, slots=True, eq=False)
class Finder:
    """Makes problems out of the flags of a register's rows."""

    register: Register
    indicators: tuple[Indicator, ...]
    flags: Mapping[str, CountFlags]
    rows: RowFlags

    def found(self, here: Mask) -> Iterator[RawProblem]:
        """Give the problems of the rows ``here``, one a row and kind (and indicator, where it is about one)."""
        counts = self._counts()
        yield from self._rows(here & self.rows.duplicate, ProblemKind.DUPLICATE, counts)
        yield from self._rows(here & self.rows.repeated, ProblemKind.REPEATED, counts)
        yield from self._rows(here & self.rows.same_as_before, ProblemKind.SAME_AS_MONTH_BEFORE, counts)
        yield from self._improper(here, counts)
        for indicator in self.indicators:
            both = (indicator.numerator, indicator.denominator)
            flags = self.flags[indicator.id]
            yield from self._rows(here & flags.above, ProblemKind.NUMERATOR_ABOVE_DENOMINATOR, both)
            if not indicator.measures_asking:
                empty = flags.unfilled & self._readable(indicator)
                yield from self._rows(here & empty, ProblemKind.NUMERATOR_EMPTY, both)
            if indicator.measures_asking:
                yield from self._rows(here & self._nobody(indicator), ProblemKind.NOBODY_ASKED, both)
        if self.register.expected is not None:
            unexpected = ~self.register.frame["subunit"].isin(self.register.expected).to_numpy(dtype=bool)
            yield from self._rows(here & unexpected, ProblemKind.UNEXPECTED_SUBUNIT, ())

    def _counts(self) -> tuple[str, ...]:
        """Give the counts that the indicators use, in their order."""
        return tuple(dict.fromkeys(name for each in self.indicators for name in (each.denominator, each.numerator)))

    def _improper(self, here: Mask, counts: Sequence[str]) -> Iterator[RawProblem]:
        values = {name: self._column(name) for name in counts}
        for kind, test in ((ProblemKind.NEGATIVE, is_negative), (ProblemKind.FRACTIONAL, is_fractional)):
            found = {name: test(column) for name, column in values.items()}
            for place in np.flatnonzero(here & np.any(list(found.values()), axis=0)):
                yield self._problem(place, kind, tuple(name for name in counts if found[name][place]))

    def _column(self, count: str) -> Counts:
        return self.register.frame[count].to_numpy(dtype=np.float64)

    def _nobody(self, indicator: Indicator) -> Mask:
        """Say where there are infants and none was asked; a count that cannot be read says nothing."""
        flags = self.flags[indicator.id]
        numerator, denominator = self._column(indicator.numerator), self._column(indicator.denominator)
        none = (denominator > 0) & ((numerator == 0) | np.isnan(numerator))
        nobody: Mask = none & self._readable(indicator) & ~flags.kept_out
        return nobody

    def _readable(self, indicator: Indicator) -> Mask:
        """Say whose numerator is not a cell that could not be read, which is a problem of its own."""
        column = self.register.table.columns[indicator.numerator]
        unread = [cell.where.row for cell in self.register.unreadable if cell.where.field == column]
        readable: Mask = ~self.register.frame["row"].isin(unread).to_numpy(dtype=bool)
        return readable

    def _rows(self, mask: Mask, kind: ProblemKind, counts: Sequence[str]) -> Iterator[RawProblem]:
        for place in np.flatnonzero(mask):
            yield self._problem(place, kind, counts)

    def _problem(self, place: np.intp, kind: ProblemKind, counts: Sequence[str]) -> RawProblem:
        row = self.register.frame.iloc[int(place)]
        table = self.register.table
        values = tuple(RawValue(name, table.columns[name], _value(row[name])) for name in counts)
        where = Location(file=table.provenance.name, sheet=table.provenance.sheet, row=int(row["row"]))
        return RawProblem(kind, row["subunit"] or None, Month.from_ordinal(int(row["month"])), where, values)


def _value(number: float) -> float | None:
    return None if np.isnan(number) else float(number)


def unreadable_in(register: Register, period: Period) -> tuple[UnreadableCell, ...]:
    """Give the cells that could not be read, those without a readable month included: they may belong here."""
    return tuple(
        cell
        for cell in register.unreadable
        if cell.month is None or period.first_month <= cell.month <= period.last_month
    )


def unreadable_problems(register: Register, period: Period) -> Iterator[RawProblem]:
    """Give a problem for each cell that could not be read."""
    for cell in unreadable_in(register, period):
        value = RawValue(cell.count, cell.where.field or cell.count, None, cell.text)
        yield RawProblem(ProblemKind.UNREADABLE, cell.subunit, cell.month, cell.where, (value,))

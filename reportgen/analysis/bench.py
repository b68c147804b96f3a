"""What the analyses of one brief work on.

In: registers as ``sources`` read them and what ``quality`` found usable in them. Out: ``Bench`` (all that was given)
and ``View`` (one register with its masks made once). Frames are shared between briefs and are never written to.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from reportgen.config.model import Quality
from reportgen.findings import Target
from reportgen.indicators import Indicator
from reportgen.locales.languages import Text
from reportgen.periods import Period
from reportgen.sources.dataset import Interviews, Register, Survey

if TYPE_CHECKING:
    from reportgen.quality.screening import Screening

Rows = NDArray[np.intp]


@dataclass(frozen=True, slots=True, eq=False)
class Bench:
    """Everything that the analyses of one brief need; registers, screenings and surveys go by the source's name.

    ``targets`` go by indicator. ``place`` names the puskesmas, ``district`` its district (``None`` where the
    configuration does not name it), ``quality`` where the verdict on the data turns.
    """

    registers: Mapping[str, Register]
    screenings: Mapping[str, Screening]
    indicators: Mapping[str, Indicator]
    targets: Mapping[str, Target]
    period: Period
    place: Text
    district: Text | None = None
    surveys: Mapping[str, Survey] = field(default_factory=dict)
    interviews: Mapping[str, Interviews] = field(default_factory=dict)
    quality: Quality = field(default_factory=Quality)

    def view(self, source: str) -> View:
        """Give the view of one register, its masks made afresh; ``KeyError`` where no source has this name."""
        register = self.registers[source]
        own = np.flatnonzero(register.own.to_numpy(dtype=bool))
        months = register.frame["month"].to_numpy()
        return View(source, register=register, screening=self.screenings[source], own=own, months=months)


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts summed over ``n_rows`` usable rows; no row at all means that nothing usable was reported."""

    numerator: int = 0
    denominator: int = 0
    n_rows: int = 0


NOTHING = Tally()


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One register as the analyses look at it.

    ``own``: positions of this puskesmas's rows in the frame; ``months``: ``Month.ordinal`` of every row of the frame.
    """

    source: str
    register: Register
    screening: Screening
    own: Rows
    months: NDArray[np.int64]

    def whole(self, indicator: Indicator, period: Period) -> Tally:
        """Give this puskesmas's counts over a period."""
        return self._sum(indicator, self._usable(indicator, self._within(self.own, period)))

    def district(self, indicator: Indicator, period: Period) -> Tally:
        """Give the counts of every unit of the register over a period, this puskesmas among them."""
        return self._sum(indicator, self._everyone(indicator, period))

    def by_subunit(self, indicator: Indicator, period: Period) -> dict[str, Tally]:
        """Give this puskesmas's counts by village as recorded; a village without a usable row is not in it."""
        return self._grouped(indicator, self._usable(indicator, self._within(self.own, period)), column="subunit")

    def by_unit(self, indicator: Indicator, period: Period) -> dict[str, Tally]:
        """Give the counts by unit as recorded, in the register's order; one without a usable row is not in it."""
        return self._grouped(indicator, self._everyone(indicator, period), column="unit")

    def by_month(self, indicator: Indicator) -> dict[int, Tally]:
        """Give this puskesmas's counts by ``Month.ordinal``, all that the register holds."""
        rows = self._usable(indicator, self.own)
        return {int(month): tally for month, tally in self._grouped(indicator, rows, column="month").items()}

    def subunits(self, period: Period) -> tuple[str, ...]:
        """Give the villages: the expected ones in their order, then others met in the period's rows; none nameless."""
        met = self.register.frame["subunit"].iloc[self._within(self.own, period)]
        return tuple(name for name in dict.fromkeys((*(self.register.expected or ()), *met)) if name)

    def units(self, period: Period) -> tuple[str, ...]:
        """Give the units with a row in the period, in the register's order; none nameless."""
        rows = self._within(np.arange(len(self.months)), period)
        return tuple(name for name in self.register.frame["unit"].iloc[rows].unique() if name)

    def _within(self, rows: Rows, period: Period) -> Rows:
        months = self.months[rows]
        return rows[(months >= period.first_month.ordinal) & (months <= period.last_month.ordinal)]

    def _usable(self, indicator: Indicator, rows: Rows) -> Rows:
        usable: NDArray[np.bool_] = self.screening.usable[indicator.id]
        return rows[usable[rows]]

    def _everyone(self, indicator: Indicator, period: Period) -> Rows:
        return self._within(np.flatnonzero(self.screening.usable[indicator.id]), period)

    def _counts(self, indicator: Indicator, rows: Rows) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        frame = self.register.frame
        return frame[indicator.numerator].to_numpy()[rows], frame[indicator.denominator].to_numpy()[rows]

    def _sum(self, indicator: Indicator, rows: Rows) -> Tally:
        numerators, denominators = self._counts(indicator, rows)
        return Tally(int(numerators.sum()), int(denominators.sum()), len(rows))

    def _grouped(self, indicator: Indicator, rows: Rows, *, column: str) -> dict[str, Tally]:
        import pandas as pd  # noqa: PLC0415 -- heavy, and needed only where data are read

        codes, levels = pd.factorize(self.register.frame[column].iloc[rows])
        numerators, denominators = self._counts(indicator, rows)
        sums = zip(
            levels,
            np.bincount(codes, weights=numerators, minlength=len(levels)),
            np.bincount(codes, weights=denominators, minlength=len(levels)),
            np.bincount(codes, minlength=len(levels)),
            strict=True,
        )
        return {level: Tally(int(above), int(below), int(rows)) for level, above, below, rows in sums}

"""Who reported, and when: villages by months, against those who should have.

In: one puskesmas's register, screened. Out: ``Reporting``. Where the source says that zeros mean "not reported", a row
of nothing but zeros is no report; else it is one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from reportgen.findings import Reported
from reportgen.indicators import Indicator
from reportgen.periods import Month
from reportgen.quality.rows import Mask
from reportgen.quality.screening import Screening
from reportgen.sources.dataset import Register

_RANK = {Reported.NO: 0, Reported.ONLY_ZEROS: 1, Reported.YES: 2}


@dataclass(frozen=True, slots=True)
class PartOf:
    """A whole count out of another: 9 of 12 villages."""

    part: int
    whole: int


@dataclass(frozen=True, slots=True)
class Reporting:
    """What came in.

    ``villages`` are those that should report, or where nobody said so, all that the register holds; empty where the
    register has no villages. ``grid`` has every village and month of the period. ``with_headline``: villages with a
    usable denominator for the headline, and ``months`` likewise. ``reports``: village-months. ``missing``: villages
    without any report in the period; ``unexpected``: villages that the list does not name.
    """

    villages: tuple[str, ...]
    grid: Mapping[tuple[str, Month], Reported]
    with_headline: PartOf
    months: PartOf
    reports: PartOf
    missing: tuple[str, ...]
    unexpected: tuple[str, ...]


def reporting(register: Register, screening: Screening, headline: Indicator, *, counts: Sequence[str]) -> Reporting:
    """Give what came in for ``screening.period``, judged by ``counts``, the ones that the brief uses."""
    villages = _villages(register)
    period = screening.period
    cells = _cells(register, screening, counts)
    grid = {
        (village, month): cells.get((village, month.ordinal), Reported.NO)
        for village in villages
        for month in period.months()
    }
    counted = {key for key, came_in in cells.items() if _is_report(came_in, register)}
    reports = sum(_is_report(came_in, register) for came_in in grid.values())
    reporters = {village for village, _ in counted}
    usable = screening.here & screening.usable[headline.id] & _has_denominator(register, headline)
    with_headline = set(register.frame.loc[usable, "subunit"]) & set(villages)
    return Reporting(
        villages=villages,
        grid=grid,
        with_headline=PartOf(len(with_headline), len(villages)),
        months=PartOf(register.frame.loc[usable, "month"].nunique(), len(period.months())),
        reports=PartOf(reports, len(grid)),
        missing=tuple(village for village in villages if village not in reporters),
        unexpected=_unexpected(register, screening),
    )


def _villages(register: Register) -> tuple[str, ...]:
    if register.expected is not None:
        return register.expected
    met = register.frame.loc[register.own, "subunit"].unique().tolist()
    return tuple(village for village in met if village)


def _unexpected(register: Register, screening: Screening) -> tuple[str, ...]:
    if register.expected is None:
        return ()
    met = register.frame.loc[screening.here, "subunit"].unique().tolist()
    return tuple(village for village in met if village not in register.expected)


def _has_denominator(register: Register, headline: Indicator) -> Mask:
    has: Mask = register.frame[headline.denominator].to_numpy(dtype=np.float64) > 0
    return has


def _cells(register: Register, screening: Screening, counts: Sequence[str]) -> Mapping[tuple[str, int], Reported]:
    """Give what came in by village and ``Month.ordinal``, the most that any of its rows says."""
    own = register.frame.loc[screening.here, ["subunit", "month", "row", *counts]]
    values = own[list(counts)].to_numpy(dtype=np.float64)
    unreadable = {cell.where.row for cell in register.unreadable}
    filled = (np.nan_to_num(values) != 0).any(axis=1) | own["row"].isin(unreadable).to_numpy(dtype=bool)
    zeros = ~np.isnan(values).all(axis=1)
    cells: dict[tuple[str, int], Reported] = {}
    for village, month, has_count, has_zero in zip(own["subunit"], own["month"], filled, zeros, strict=True):
        found = Reported.YES if has_count else Reported.ONLY_ZEROS if has_zero else Reported.NO
        key = (village, int(month))
        cells[key] = max(cells.get(key, Reported.NO), found, key=_RANK.__getitem__)
    return cells


def _is_report(came_in: Reported, register: Register) -> bool:
    if came_in is Reported.ONLY_ZEROS:
        return not register.zero_is_unreported
    return came_in is Reported.YES

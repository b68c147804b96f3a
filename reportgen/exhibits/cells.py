"""Cells of tables: an estimate's parts, or a sign where there is none.

In: findings. Out: ``Cell`` values, and the notes that explain the signs. Tables keep one decimal; a cell that is
suppressed shows a sign and carries no number, one without data shows a dash. The parts of a cell are the numbers that
it shows, no others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from reportgen.estimates import Absent, Estimate, Interval, Suppressed
from reportgen.exhibits.table import Cell, Part, PartNumber
from reportgen.findings import Finding
from reportgen.locales.messages import Number, Percent, PlainInterval, Points, Words, message

PERCENT_FORMAT = "0.0%"
RATIO_FORMAT = "0.00"
POINTS_FORMAT = "+0.0;-0.0;0.0"
ONE_DECIMAL = "0.0"
NOTHING = Cell(None)
BLANK = Cell("")
"""Where a column does not apply, which is not the same as a missing figure."""
HIDDEN = Cell(message("captions.sign.suppressed"))


def share(finding: Finding | None) -> Cell:
    """Give the share, as a percentage with one decimal."""
    return _cell(finding, lambda found: Cell(Percent(found.value), found.value, PERCENT_FORMAT))


def numerator(finding: Finding | None) -> Cell:
    """Give the numerator."""
    return _cell(finding, lambda found: _count(found.numerator))


def denominator(finding: Finding | None) -> Cell:
    """Give the denominator."""
    return _cell(finding, lambda found: _count(found.denominator))


def counts(finding: Finding | None) -> Cell:
    """Give numerator and denominator in one cell: ``132/161``."""

    def shown(found: Estimate) -> Cell:
        if found.numerator is None or found.denominator is None:
            return NOTHING
        above, below = Number(found.numerator), Number(found.denominator)
        parts = PartNumber(Part.NUMERATOR, found.numerator), PartNumber(Part.DENOMINATOR, found.denominator)
        return Cell(message("captions.counts", numerator=above, denominator=below), parts=parts)

    return _cell(finding, shown)


def counts_and_share(finding: Finding | None) -> Cell:
    """Give the numerator and the share in one cell: ``92 (38,7%)``."""

    def shown(found: Estimate) -> Cell:
        if found.numerator is None:
            return Cell(Percent(found.value), found.value, PERCENT_FORMAT)
        number, part = Number(found.numerator), Percent(found.value)
        parts = PartNumber(Part.NUMERATOR, found.numerator), PartNumber(Part.VALUE, found.value, PERCENT_FORMAT)
        return Cell(message("study.captions.count_and_share", number=number, share=part), parts=parts)

    return _cell(finding, shown)


def interval(finding: Finding | None) -> Cell:
    """Give both limits of the interval, in per cent."""

    def shown(found: Estimate) -> Cell:
        limits = found.interval
        return NOTHING if limits is None else Cell(_limits(found), parts=_ends(limits, PERCENT_FORMAT))

    return _cell(finding, shown)


def bare_limits(limits: Interval) -> PlainInterval:
    """Give both limits in per cent without sign or level, for a cell that says the share before them."""
    return PlainInterval(Interval(100 * limits.lower, 100 * limits.upper, limits.level), decimals=1, bare=True)


def difference(finding: Finding | None) -> Cell:
    """Give a change in percentage points with its interval; the head names the unit."""

    def shown(found: Estimate) -> Cell:
        if found.interval is None:
            return NOTHING
        change, lower, upper = (
            Points(value, signed=True, bare=True) for value in (found.value, found.interval.lower, found.interval.upper)
        )
        limits = Interval(100 * found.interval.lower, 100 * found.interval.upper, found.interval.level)
        parts = PartNumber(Part.VALUE, 100 * found.value, POINTS_FORMAT), *_ends(limits, POINTS_FORMAT)
        return Cell(message("captions.change", points=change, lower=lower, upper=upper), parts=parts)

    return _cell(finding, shown)


def count(value: float) -> Cell:
    """Give a whole number."""
    return Cell(Number(value), value)


def value(finding: Finding | None, decimals: int = 0) -> Cell:
    """Give the value as a bare number: a count, a coefficient."""
    number_format = "0" if not decimals else f"0.{'0' * decimals}"
    return _cell(finding, lambda found: Cell(Number(found.value, decimals), found.value, number_format))


def plain_interval(finding: Finding | None) -> Cell:
    """Give both limits of the interval as they are, two decimals."""

    def shown(found: Estimate) -> Cell:
        limits = found.interval
        return NOTHING if limits is None else Cell(PlainInterval(limits, bare=True), parts=_ends(limits, RATIO_FORMAT))

    return _cell(finding, shown)


def ratio(finding: Finding | None) -> Cell:
    """Give a ratio with its interval in one cell: ``1,61 (1,26–2,05)``."""

    def shown(found: Estimate) -> Cell:
        number = Number(found.value, 2)
        if found.interval is None:
            return Cell(number, found.value, RATIO_FORMAT)
        limits = PlainInterval(found.interval, bare=True)
        parts = PartNumber(Part.VALUE, found.value, RATIO_FORMAT), *_ends(found.interval, RATIO_FORMAT)
        return Cell(message("study.captions.ratio", ratio=number, limits=limits), parts=parts)

    return _cell(finding, shown)


def mean(finding: Finding | None) -> Cell:
    """Give a mean with its standard deviation: ``28,4 (5,6)``."""

    def shown(found: Estimate) -> Cell:
        spread = found.spread.standard_deviation if found.spread else None
        if spread is None:
            return Cell(Number(found.value, 1), found.value, ONE_DECIMAL)
        words = message("study.captions.mean.value", mean=Number(found.value, 1), spread=Number(spread, 1))
        parts = PartNumber(Part.VALUE, found.value, ONE_DECIMAL), PartNumber(Part.SPREAD, spread, ONE_DECIMAL)
        return Cell(words, parts=parts)

    return _cell(finding, shown)


def median(finding: Finding | None) -> Cell:
    """Give a median with its quartiles: ``28 (24–32)``."""

    def shown(found: Estimate) -> Cell:
        spread = found.spread
        if spread is None or spread.lower_quartile is None or spread.upper_quartile is None:
            return Cell(_short(found.value), found.value, ONE_DECIMAL)
        lower, upper = _short(spread.lower_quartile), _short(spread.upper_quartile)
        words = message("study.captions.median.value", median=_short(found.value), lower=lower, upper=upper)
        parts = (
            PartNumber(Part.VALUE, found.value, ONE_DECIMAL),
            PartNumber(Part.LOWER_QUARTILE, spread.lower_quartile, ONE_DECIMAL),
            PartNumber(Part.UPPER_QUARTILE, spread.upper_quartile, ONE_DECIMAL),
        )
        return Cell(words, parts=parts)

    return _cell(finding, shown)


def _short(value: float) -> Number:
    """Give a number with one decimal, or none where it is whole."""
    return Number(value, 0 if float(value).is_integer() else 1)


def sign_notes(findings: Iterable[Finding | None]) -> tuple[Words, ...]:
    """Give the notes that explain the signs which these findings need."""
    quantities = [finding.quantity for finding in findings if finding is not None]
    notes: list[Words] = []
    if any(isinstance(quantity, Suppressed) for quantity in quantities):
        notes.append(message("captions.note.suppressed"))
    if any(isinstance(quantity, Absent) for quantity in quantities):
        notes.append(message("captions.note.absent"))
    return tuple(notes)


def _limits(estimate: Estimate) -> Words:
    limits = estimate.interval
    if limits is None:
        return message("captions.sign.suppressed")
    return message("captions.limits", lower=Percent(limits.lower), upper=Percent(limits.upper))


def _ends(limits: Interval, number_format: str) -> tuple[PartNumber, PartNumber]:
    return PartNumber(Part.LOWER, limits.lower, number_format), PartNumber(Part.UPPER, limits.upper, number_format)


def _count(value: int | None) -> Cell:
    return NOTHING if value is None else count(value)


def _cell(finding: Finding | None, shown: Callable[[Estimate], Cell]) -> Cell:
    if finding is None or isinstance(finding.quantity, Absent):
        return NOTHING
    if isinstance(finding.quantity, Suppressed):
        return HIDDEN
    return shown(finding.quantity)

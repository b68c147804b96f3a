"""Register and screening → how complete and how sound the data behind a brief are, and one verdict.

In: one puskesmas's register, screened. Out: ``RawQuality``. It must not change what was screened, nor word anything
but the names of its own numbers, which stand in ``labels``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.estimates import AbsenceReason, Absent, Estimate, Measure, Unit
from reportgen.findings import Subject
from reportgen.indicators import Indicator
from reportgen.locales.languages import Text
from reportgen.periods import Period
from reportgen.quality import labels
from reportgen.quality.problems import unreadable_in
from reportgen.quality.reporting import PartOf, Reporting, reporting
from reportgen.quality.rows import Mask
from reportgen.quality.screening import Screening, within
from reportgen.quality.verdict import Evidence, judge
from reportgen.raw import RawFinding, RawQuality
from reportgen.sources.dataset import Register

if TYPE_CHECKING:
    from reportgen.config.model import Quality as Thresholds

ANALYSIS = "quality"
_METHOD = "count"


@dataclass(frozen=True, slots=True)
class Question:
    """What the brief asks of the data: its headline, every indicator that it uses, its period, and the thresholds."""

    headline: Indicator
    indicators: tuple[Indicator, ...]
    period: Period
    thresholds: Thresholds

    @property
    def asking(self) -> Indicator | None:
        """The indicator that tells how many of those who could have been asked for the headline were."""
        return next(
            (each for each in self.indicators if each.measures_asking and each.numerator == self.headline.denominator),
            None,
        )


def assess(register: Register, screening: Screening, *, question: Question) -> RawQuality:
    """Give the quality of the data, with its numbers as findings ``quality.*``.

    ``screening`` must hold the headline and the indicator of asking. Numbers that cannot be known have no finding:
    shares of villages where the register has none, the share asked where nobody recorded it. Where no list says which
    villages should report, those met in the register stand in, and the verdict says so.
    """
    came_in = reporting(register, screening, question.headline, counts=tuple(register.table.columns))
    write = _Writer(register.name, question.period)
    asked = _asked(register, screening, question.asking)
    found = (
        _villages(write, register, came_in),
        write.share("months", labels.MONTHS, came_in.months),
        write.share("reports", labels.REPORTS, came_in.reports) if register.expected is not None else None,
        write.asked(question.asking, asked) if question.asking and asked else None,
        write.count("zeros", labels.ZEROS, _zeros(register, screening, question.headline)),
        write.count("kept_out", labels.KEPT_OUT, _n_rows(screening, keeps_out=True)),
        write.count("suspicious", labels.SUSPICIOUS, _n_rows(screening, keeps_out=False)),
        write.count("units", labels.UNITS, _n_units(register, screening, question.headline)),
        write.count(
            "kept_out_elsewhere", labels.KEPT_OUT_ELSEWHERE, _elsewhere(register, screening, question.headline)
        ),
    )
    items = tuple(item for item in found if item is not None)
    evidence = _evidence(register, screening, question.headline, came_in=came_in, asked=asked)
    usability, reasons = judge(evidence, headline=question.headline, thresholds=question.thresholds)
    return RawQuality(
        items=items,
        usability=usability,
        reasons=reasons,
        ids={item.subject.id.removeprefix(f"{ANALYSIS}."): item.subject.id for item in items},
        subunit_label=register.subunit_label,
        grid=came_in.grid,
        missing=came_in.missing,
        unexpected=came_in.unexpected,
        problems=screening.problems,
    )


@dataclass(frozen=True, slots=True)
class _Writer:
    """Writes findings about the data: all are counted, so none has an interval."""

    source: str
    period: Period

    def share(self, name: str, label: Text, parts: PartOf) -> RawFinding:
        return RawFinding(_subject(name, label), self._proportion(parts, persons=False))

    def asked(self, indicator: Indicator, parts: PartOf) -> RawFinding:
        return RawFinding(_subject("asked", indicator.label, indicator.id), self._proportion(parts, persons=True))

    def count(self, name: str, label: Text, number: int | None) -> RawFinding | None:
        if number is None:
            return None
        quantity = Estimate(
            Measure.COUNT, float(number), Unit.COUNT, _METHOD, self.period, self.source, n=number, persons=False
        )
        return RawFinding(_subject(name, label), quantity)

    def _proportion(self, parts: PartOf, *, persons: bool) -> Estimate | Absent:
        if parts.whole == 0:
            reason = AbsenceReason.ZERO_DENOMINATOR
            return Absent(Measure.PROPORTION, Unit.SHARE, self.period, self.source, reason)
        return Estimate(
            measure=Measure.PROPORTION,
            value=parts.part / parts.whole,
            unit=Unit.SHARE,
            method=_METHOD,
            period=self.period,
            source=self.source,
            numerator=parts.part,
            denominator=parts.whole,
            n=parts.whole,
            persons=persons,
        )


def _subject(name: str, label: Text, indicator: str | None = None) -> Subject:
    return Subject(f"{ANALYSIS}.{name}", ANALYSIS, indicator, label)


def _villages(write: _Writer, register: Register, came_in: Reporting) -> RawFinding | None:
    """Give the villages with figures, out of those expected; without a list they are counted and are no share."""
    if not came_in.villages:
        return None
    if register.expected is None:
        return write.count("subunits", labels.SUBUNITS, came_in.with_headline.part)
    return write.share("subunits", labels.SUBUNITS, came_in.with_headline)


def _sum(register: Register, count: str, mask: Mask) -> int:
    return int(register.frame.loc[mask, count].sum())


def _asked(register: Register, screening: Screening, asking: Indicator | None) -> PartOf | None:
    """Give how many were asked of those who could have been, over usable rows; ``None`` where no indicator says."""
    if asking is None:
        return None
    rows = screening.here & screening.usable[asking.id]
    return PartOf(_sum(register, asking.numerator, rows), _sum(register, asking.denominator, rows))


def _n_units(register: Register, screening: Screening, headline: Indicator) -> int | None:
    """Give how many puskesmas of the register have a usable figure; ``None`` where it is of one puskesmas."""
    if not register.unit:
        return None
    rows = screening.usable[headline.id] & within(register, screening.period)
    return int(register.frame.loc[rows, "unit"].nunique())


def _elsewhere(register: Register, screening: Screening, headline: Indicator) -> int | None:
    """Give how many rows of other puskesmas the district's figure leaves out: impossible ones, and unreadable cells.

    A cell whose month or puskesmas cannot be read counts, since it may belong to the period.
    """
    if not register.unit:
        return None
    others = ~register.own.to_numpy(dtype=bool) & within(register, screening.period)
    return int((screening.flags[headline.id].kept_out & others).sum()) + register.unreadable_elsewhere


def _zeros(register: Register, screening: Screening, headline: Indicator) -> int | None:
    """Give how many village-months were read as unreported for the headline; ``None`` where zeros are reports."""
    if not register.zero_is_unreported:
        return None
    return int((screening.here & screening.flags[headline.id].unreported).sum())


def _n_rows(screening: Screening, *, keeps_out: bool) -> int:
    return len({problem.where.row for problem in screening.problems if problem.kind.keeps_out is keeps_out})


def _evidence(
    register: Register, screening: Screening, headline: Indicator, *, came_in: Reporting, asked: PartOf | None
) -> Evidence:
    flags, here = screening.flags[headline.id], screening.here
    unread = {
        cell.where.row
        for cell in unreadable_in(register, screening.period)
        if cell.count in {headline.numerator, headline.denominator} or cell.count not in register.table.columns
    }
    kept_out = set(register.frame.loc[here & flags.kept_out, "row"].tolist()) | unread
    return Evidence(
        numerator=_sum(register, headline.numerator, here & flags.usable),
        denominator=_sum(register, headline.denominator, here & flags.usable),
        unfilled=_sum(register, headline.denominator, here & flags.unfilled),
        village_share=_share(came_in.with_headline) if register.expected is not None else None,
        asked_share=None if asked is None else _share(asked),
        months_missing=came_in.months.whole - came_in.months.part,
        rows_kept_out=len(kept_out),
        has_expected_list=register.expected is not None,
    )


def _share(parts: PartOf) -> float | None:
    return parts.part / parts.whole if parts.whole else None

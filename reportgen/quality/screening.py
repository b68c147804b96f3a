"""Register and indicators → which rows enter which estimate, and which rows somebody should look at.

In: one puskesmas's view of a register. Out: ``Screening``. Rows that cannot be are kept out, rows that are merely odd
are pointed at and stay in; nothing is corrected. District rows are screened too, since comparisons use them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportgen.errors import DataError, Diagnostic, Severity
from reportgen.findings import ProblemKind
from reportgen.indicators import Indicator
from reportgen.periods import Period
from reportgen.quality.possible import CountFlags, count_flags
from reportgen.quality.problems import Finder, unreadable_problems
from reportgen.quality.rows import Mask, row_flags
from reportgen.raw import RawProblem, RawValue
from reportgen.sources.dataset import Register


@dataclass(frozen=True, slots=True, eq=False)
class Screening:
    """What can be counted.

    ``usable`` maps an indicator's id to a mask over ``register.frame`` (all units and months): the rows whose numerator
    and denominator enter its estimates. ``flags`` holds the reasons behind it. ``here`` is the mask of this puskesmas's
    rows in the period. ``problems`` are rows of ``here`` only, in the file's order.
    """

    usable: Mapping[str, Mask]
    flags: Mapping[str, CountFlags]
    period: Period
    here: Mask
    problems: tuple[RawProblem, ...]


def screen(register: Register, indicators: Sequence[Indicator], *, period: Period) -> Screening:
    """Give which rows are usable for each indicator, and the problem rows of this puskesmas and period."""
    rows = row_flags(register.table)
    flags = {
        indicator.id: count_flags(register.table, indicator, rows=rows, zero_is_unreported=register.zero_is_unreported)
        for indicator in indicators
    }
    here = rows_here(register, period)
    finder = Finder(register, tuple(indicators), flags, rows)
    order = {kind: place for place, kind in enumerate(ProblemKind)}
    problems = [*finder.found(here), *unreadable_problems(register, period)]
    problems.sort(key=lambda problem: (problem.where.row or 0, order[problem.kind]))
    usable = {identity: each.usable for identity, each in flags.items()}
    return Screening(usable, flags, period, here, tuple(problems))


def rows_here(register: Register, period: Period) -> Mask:
    """Give the mask of this puskesmas's rows whose month lies in the period."""
    own: Mask = register.own.to_numpy(dtype=bool)
    return own & within(register, period)


def within(register: Register, period: Period) -> Mask:
    """Give the mask of every unit's rows whose month lies in the period."""
    months = register.frame["month"].to_numpy()
    found: Mask = (months >= period.first_month.ordinal) & (months <= period.last_month.ordinal)
    return found


_EXPECTED = {
    ProblemKind.NUMERATOR_ABOVE_DENOMINATOR: ("more than the count that it is a part of", "compare with the register"),
    ProblemKind.NEGATIVE: ("negative, which no count of persons can be", "enter the count itself, not a correction"),
    ProblemKind.FRACTIONAL: ("no whole number", "a thousands sign? If so, take it out, or declare csv: {decimal: …}"),
    ProblemKind.DUPLICATE: ("a second row for the same village and month, with other counts", "keep the right one"),
    ProblemKind.REPEATED: ("a second row for the same village and month, with the same counts", "delete one"),
    ProblemKind.NUMERATOR_EMPTY: ("empty, while the count that it is a part of is filled", "enter it, if only as 0"),
    ProblemKind.UNREADABLE: ("not readable", "mend the cell"),
}


def refuse_impossible(screening: Screening) -> None:
    """Let a screening pass that kept no row out (``--strict``).

    Raises ``DataError``, which lists every row that was kept out, with its place and values.
    """
    impossible = tuple(problem for problem in screening.problems if problem.kind.keeps_out)
    if not impossible:
        return
    diagnostics = tuple(_diagnostic(problem) for problem in impossible)
    rows = len({problem.where.row for problem in impossible})
    first = diagnostics[0]
    message = f"rows that cannot be: {rows}; the first: {first.where}: {first.message}"
    raise DataError(message, diagnostics=diagnostics)


def _diagnostic(problem: RawProblem) -> Diagnostic:
    what, hint = _EXPECTED[problem.kind]
    values = ", ".join(f'"{value.column}" is {_shown(value)}' for value in problem.values)
    place = ", ".join(str(part) for part in (problem.subunit, problem.month) if part is not None)
    message = f"{place}: {values}: {what}" if place else f"{values}: {what}"
    return Diagnostic(Severity.ERROR, f"data.{problem.kind.value}", message, problem.where, hint)


def _shown(value: RawValue) -> str:
    if value.value is None:
        return f'"{value.text}"' if value.text else "empty"
    return f"{value.value:g}"

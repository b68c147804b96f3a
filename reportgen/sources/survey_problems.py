"""Everything that is the matter with one survey, said at once.

In: problems as they are met. Out: one ``DataError`` with all of them. Answers are quoted with how often and where they
stand, but never those of a column whose heading says that it names persons.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from reportgen.errors import DataError, Diagnostic, Location, Severity
from reportgen.sources.survey_identity import heading_says
from reportgen.sources.survey_raw import RawColumn, RawTable

_MOST_VALUES = 10
_MOST_ROWS = 3
_LONGEST = 60


@dataclass(frozen=True, slots=True)
class Problems:
    """The problems found so far in one source, which the configuration calls ``source``."""

    table: RawTable
    source: str
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, message: str, *, where: Location | None = None, hint: str | None = None) -> None:
        """Note one; ``where`` is the file where nothing closer is known."""
        self.found.append(Diagnostic(Severity.ERROR, f"data.{code}", message, where or self.table.where(), hint))

    def add_answers(self, code: str, what: str, *, column: RawColumn, answers: Sequence[int], hint: str) -> None:
        """Note answers (by their place in ``column.texts``) that are ``what``: each with its number and first rows."""
        rows = [self._rows(column, place) for place in _merged(column, answers)]
        listed = sorted(zip(_merged(column, answers).items(), rows, strict=True), key=lambda each: -len(each[1]))
        first = min(int(each[0]) for each in rows)
        if heading_says(column.heading) is not None:
            said = f"{sum(map(len, rows))} answers, not quoted because the heading says that they identify persons"
        else:
            said = "; ".join(_counted(text, numbers) for (_, text), numbers in listed[:_MOST_VALUES])
            if more := len(listed) - _MOST_VALUES:
                said += f"; and {more} others" if more > 0 else ""
        self.add(code, f"{what}: {said}", where=self.table.where(first, shortened(column.heading)), hint=hint)

    def add_rows(self, code: str, what: str, *, heading: str, wrong: NDArray[np.bool_], hint: str) -> None:
        """Note rows, without what stands in them."""
        rows = self.table.rows[wrong]
        message = f"{what} in {_rows_said(rows)}"
        self.add(code, message, where=self.table.where(int(rows[0]), shortened(heading)), hint=hint)

    def raise_if_any(self) -> None:
        """Raise ``DataError`` with all problems, where there is one."""
        if not self.found:
            return
        first = f"{self.found[0].where}: {self.found[0].message}"
        more = f"{self.table.where()}: {len(self.found)} problems; the first: {first}"
        raise DataError(first if len(self.found) == 1 else more, diagnostics=tuple(self.found))

    def _rows(self, column: RawColumn, places: tuple[int, ...]) -> NDArray[np.int64]:
        return self.table.rows[np.isin(column.codes, places)]


def _merged(column: RawColumn, answers: Sequence[int]) -> dict[tuple[int, ...], str]:
    """Give the places of each text, for the same text may stand there with different white space."""
    by_text: dict[str, list[int]] = {}
    for place in answers:
        by_text.setdefault(column.texts[place], []).append(place)
    return {tuple(places): text for text, places in by_text.items()}


def _counted(text: str, rows: NDArray[np.int64]) -> str:
    if len(rows) == 1:
        return f'"{shortened(text)}" (once, row {rows[0]})'
    return f'"{shortened(text)}" ({len(rows)} times, {_rows_said(rows)})'


def _rows_said(rows: NDArray[np.int64]) -> str:
    listed = ", ".join(str(row) for row in rows[:_MOST_ROWS])
    if len(rows) == 1:
        return f"row {listed}"
    return f"rows {listed}, and {len(rows) - _MOST_ROWS} more" if len(rows) > _MOST_ROWS else f"rows {listed}"


def shortened(text: str) -> str:
    """Give a long question or answer cut to a line's length."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1].rstrip()}…"

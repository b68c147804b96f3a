"""The one error tree, and the values that say where a problem stands.

In: nothing. Out: exceptions and diagnostics for every other room. This module must not import any other room, print,
or decide what a person sees first; ``cli`` maps an error to its exit code through ``exit_code`` alone.

::

    ReportgenError            1  a defect of this program
    ├── UsageError            2  the command line asks for something that cannot be
    ├── ConfigError           3  a configuration is not valid
    ├── DataError             4  the data are not valid, or a quality gate refused
    │   ├── NoRowsError       4  the source holds no row of this puskesmas and period
    │   ├── EarlierError      4  the results of the period before cannot be read, or are of something else
    │   ├── FigureError       4  a figure that was supplied cannot be reproduced, and the brief is final
    │   └── SignatureError    4  a signature no longer fits, and nothing but what was signed may be made
    ├── SourceError           5  a source cannot be reached
    ├── RenderError           6  pages could not be made
    └── OutputError           6  results could not be written
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, ClassVar


class Severity(StrEnum):
    """How much a diagnostic matters: an error stops the brief, a warning is said in it, a note only informs."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Location:
    """Where something stands: a place in a text file (line, column) or in a table (sheet, row, field).

    ``line`` and ``column`` count from 1; ``row`` counts as a spreadsheet does, the header being row 1; ``key`` is a
    dotted path within a configuration; ``field`` is a column's name in the table.
    """

    file: str | None = None
    line: int | None = None
    column: int | None = None
    key: str | None = None
    sheet: str | None = None
    row: int | None = None
    field: str | None = None

    def __str__(self) -> str:
        """Give ``file:line:column`` for a text, ``file, sheet S, row R, column C`` for a table."""
        if self.line is not None:
            column = "" if self.column is None else f":{self.column}"
            return f"{self.file or '<text>'}:{self.line}{column}"
        parts = [self.file or "<table>"]
        if self.sheet is not None:
            parts.append(f'sheet "{self.sheet}"')
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.field is not None:
            parts.append(f'column "{self.field}"')
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One problem, for the person who can mend it.

    ``code`` is stable and dotted (``config.unknown_key``); ``message`` names the value and what was expected;
    ``hint`` says what to do. Diagnostics are for whoever runs the program, and so may quote raw input; nothing of
    them reaches a brief.
    """

    severity: Severity
    code: str
    message: str
    where: Location | None = None
    hint: str | None = None

    def __str__(self) -> str:
        """Give one line, with the hint on a second one where there is one."""
        place = f"{self.where}: " if self.where is not None else ""
        hint = f"\n    {self.hint}" if self.hint else ""
        return f"{place}{self.severity.value}: {self.message}{hint}"


class ReportgenError(Exception):
    """Any failure that this program words itself.

    One positional message and keyword-only context, so that it survives a process border (see ``__reduce__``).
    """

    exit_code: ClassVar[int] = 1

    def __init__(self, message: str, *, diagnostics: tuple[Diagnostic, ...] = ()) -> None:
        """Take the one-line message, and the located problems behind it (all of them at once)."""
        super().__init__(message)
        self.message = message
        self.diagnostics = diagnostics

    def __reduce__(self) -> tuple[Any, ...]:
        """Keep the keyword-only context when pickled."""
        return (_rebuild, (type(self), self.message, self.diagnostics))


def _rebuild(kind: type[ReportgenError], message: str, diagnostics: tuple[Diagnostic, ...]) -> ReportgenError:
    return kind(message, diagnostics=diagnostics)


class UsageError(ReportgenError):
    """The command line asks for something that cannot be done."""

    exit_code = 2


class ConfigError(ReportgenError):
    """A configuration is not valid; ``diagnostics`` holds every problem found."""

    exit_code = 3


class DataError(ReportgenError):
    """The data are not valid, or a quality gate refused them."""

    exit_code = 4


class NoRowsError(DataError):
    """The source holds no row for this puskesmas in this period: there is nothing to write a brief about."""


class FigureError(DataError):
    """A published figure that the configuration supplies cannot be reproduced, so that no final brief may carry it."""


class SignatureError(DataError):
    """What was signed has changed since, and the command line asks to refuse that rather than make a draft."""


class SourceError(ReportgenError):
    """A source cannot be reached or opened."""

    exit_code = 5


class RenderError(ReportgenError):
    """Pages could not be made."""

    exit_code = 6


class OutputError(ReportgenError):
    """Results could not be written where they were asked for."""

    exit_code = 6

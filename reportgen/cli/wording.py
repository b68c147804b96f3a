"""How problems read on a terminal: grouped by file, each with place, value and what to do, and counted at the end.

In: a message and diagnostics. Out: lines. It must not print, and leaves nothing out.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from reportgen.cli.console import coloured
from reportgen.errors import Diagnostic, Location, Severity

_COLOURS: Final = {Severity.ERROR: "red", Severity.WARNING: "yellow", Severity.NOTE: "blue"}


def problem_lines(message: str, diagnostics: Sequence[Diagnostic]) -> Iterator[str]:
    """Give the message, every problem under the file that it stands in, and how many there are."""
    yield f"{coloured('error:', 'red', bold=True)} {message}"
    if diagnostics:
        yield from diagnostic_lines(diagnostics)
        yield tally(diagnostics)


def diagnostic_lines(diagnostics: Iterable[Diagnostic]) -> Iterator[str]:
    """Give every problem under the file that it stands in, files in the order in which they first appear."""
    by_file: dict[str | None, list[Diagnostic]] = {}
    for diagnostic in diagnostics:
        by_file.setdefault(diagnostic.where.file if diagnostic.where else None, []).append(diagnostic)
    for file, problems in by_file.items():
        if file is not None:
            yield coloured(file, "cyan", bold=True)
        for problem in problems:
            yield from _problem(problem)


def _problem(problem: Diagnostic) -> Iterator[str]:
    place = within(problem.where, said=problem.message) if problem.where else ""
    word = coloured(f"{problem.severity.value}:", _COLOURS[problem.severity])
    first, *others = problem.message.splitlines() or [""]
    yield f"  {place}{': ' if place else ''}{word} {first}"
    yield from (f"    {line}" for line in others)
    if problem.hint:
        yield from (f"    → {line}" for line in problem.hint.splitlines())


def within(where: Location, *, said: str = "") -> str:
    """Give the place within its file: ``4:3``, or ``sheet "S", row 12, column "Bulan"``; empty for the whole file.

    A key is named beside its line unless the message has ``said`` it.
    """
    if where.line is not None:
        column = "" if where.column is None else f":{where.column}"
        key = f" {where.key}" if where.key and where.key not in said else ""
        return f"{where.line}{column}{key}"
    if where.sheet is None and where.row is None and where.field is None:
        return where.key or ""
    return str(replace(where, file="")).removeprefix("<table>").removeprefix(", ")


def tally(diagnostics: Iterable[Diagnostic]) -> str:
    """Give how many problems there are of each severity: ``2 errors, 1 warning``."""
    found = Counter(diagnostic.severity for diagnostic in diagnostics)
    return ", ".join(counted(found[severity], severity.value) for severity in Severity if found[severity])


def counted(number: int, noun: str) -> str:
    """Give ``1 error``, ``2 errors``."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"

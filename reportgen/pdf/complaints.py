"""What goes wrong while a document is printed, gathered so that nothing is swallowed.

In: the log of WeasyPrint, refused fetches, missing characters. Out: ``RenderError`` with all of them, or the warnings
that may stand. WeasyPrint goes on where a picture is missing; a brief may not.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from reportgen.errors import Diagnostic, RenderError, Severity

_LOGGER = logging.getLogger("weasyprint")
_SHOWN = 500


@dataclass(slots=True)
class Complaints:
    """The problems of one document, in the order they were met."""

    found: list[Diagnostic]

    def add(self, severity: Severity, code: str, message: str, *, hint: str | None = None) -> None:
        """Add a problem, once however often it is met (a document can name one picture a hundred times)."""
        shown = message if len(message) <= _SHOWN else f"{message[:_SHOWN]}…"
        problem = Diagnostic(severity, code, shown, hint=hint)
        if problem not in self.found:
            self.found.append(problem)

    def settle(self, *, strict: bool) -> tuple[Diagnostic, ...]:
        """Give the warnings that may stand; raise ``RenderError`` with all problems where one may not."""
        fatal = [problem for problem in self.found if strict or problem.severity is Severity.ERROR]
        if fatal:
            more = f" (and {len(fatal) - 1} more)" if len(fatal) > 1 else ""
            message = f"the pages cannot be printed: {fatal[0].message}{more}"
            raise RenderError(message, diagnostics=tuple(self.found))
        return tuple(self.found)


class _Ear(logging.Handler):
    """Turns log records into complaints; the engine's errors are missing content, its warnings are not."""

    def __init__(self, complaints: Complaints) -> None:
        super().__init__(logging.WARNING)
        self._complaints = complaints

    def emit(self, record: logging.LogRecord) -> None:
        severity = Severity.ERROR if record.levelno >= logging.ERROR else Severity.WARNING
        self._complaints.add(severity, "render.engine", record.getMessage())


@contextmanager
def listening(complaints: Complaints) -> Iterator[None]:
    """Take what WeasyPrint logs within into ``complaints``, and leave its logger as it was."""
    ear = _Ear(complaints)
    level, propagate = _LOGGER.level, _LOGGER.propagate
    _LOGGER.addHandler(ear)
    _LOGGER.setLevel(logging.WARNING)
    _LOGGER.propagate = False
    try:
        yield
    finally:
        _LOGGER.removeHandler(ear)
        _LOGGER.setLevel(level)
        _LOGGER.propagate = propagate

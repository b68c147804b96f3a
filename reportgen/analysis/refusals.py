"""What an analysis cannot do with a survey as it is, told to whoever runs the program.

In: a survey and what is the matter. Out: ``DataError`` with the file named, for one problem or for all at once.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from reportgen.errors import DataError, Diagnostic, Location, Severity
from reportgen.sources.dataset import Survey

Given = TypeVar("Given")
Done = TypeVar("Done")


def refused(survey: Survey, variable: str | None, *, code: str, message: str, hint: str) -> DataError:
    """Give the error for one problem; ``variable`` is the one that it is about, if any."""
    where = Location(file=survey.provenance.name, sheet=survey.provenance.sheet)
    key = "" if variable is None else f"sources.{survey.name}.variables.{variable}: "
    return DataError(
        f"{where}: {key}{message}",
        diagnostics=(Diagnostic(Severity.ERROR, code, f"{key}{message}", where, hint),),
    )


def each_or_all_refusals(do: Callable[[Given], Done], given: Iterable[Given]) -> tuple[Done, ...]:
    """Give what comes of each; raises one ``DataError`` with the problems of all of them, if there are any."""
    done: list[Done] = []
    problems: dict[Diagnostic, str] = {}
    for one in given:
        try:
            done.append(do(one))
        except DataError as error:
            problems |= dict.fromkeys(error.diagnostics, error.message)
    if problems:
        first = next(iter(problems.values()))
        message = first if len(problems) == 1 else f"{len(problems)} problems with what is asked of a survey; {first}"
        raise DataError(message, diagnostics=tuple(problems))
    return tuple(done)

"""The one place that turns whatever stops a command into words on standard error and an exit code.

In: exceptions. Out: diagnostics, or for a defect a line that says where its traceback was put; then the exit code,
which an error of the tree names itself.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from traceback import format_exc

import click

from reportgen.cli.console import Console
from reportgen.cli.wording import problem_lines
from reportgen.errors import ReportgenError

INTERRUPTED = 130
DEFECT = ReportgenError.exit_code


@contextmanager
def mapped(ctx: click.Context) -> Iterator[None]:
    """Leave the block with the exit code of what went wrong in it."""
    try:
        yield
        sys.stdout.flush()
    except (click.exceptions.Exit, click.ClickException, click.Abort):
        raise
    except ReportgenError as error:
        Console().complain("\n".join(problem_lines(error.message, error.diagnostics)))
        ctx.exit(error.exit_code)
    except KeyboardInterrupt:
        Console().complain("\ninterrupted")
        ctx.exit(INTERRUPTED)
    except BrokenPipeError:
        # Whoever read the results has left; that is no failure, and there is nobody to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        ctx.exit(0)
    except Exception as error:  # noqa: BLE001 -- the last net: a defect is told and put on record, never swallowed
        Console().complain(defect_words(f"{type(error).__name__}: {error}", format_exc()))
        ctx.exit(DEFECT)


def defect_words(what: str, traceback: str) -> str:
    """Give what to say of a defect, with its traceback put into a file that can be sent along."""
    with tempfile.NamedTemporaryFile("w", prefix="reportgen-", suffix=".txt", delete=False, encoding="utf-8") as file:
        file.write(traceback)
    what = what.removeprefix("internal error: ")
    return f"internal error: {what}\n  This is a defect of reportgen. Please report it and send {file.name} along."

"""How a batch is followed: a bar where a person watches, a line now and then where nobody does.

In: configurations as they are read, outcomes as they come. Out: words on standard error. This is the one place that
uses rich.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import TYPE_CHECKING

from reportgen.batch.outcomes import Status
from reportgen.cli.console import NORMAL, Console
from reportgen.cli.telling import one_line

if TYPE_CHECKING:
    from reportgen.batch.outcomes import Outcome

Hear = Callable[["Outcome"], None]
Read = Callable[[int, int], None]
_SECONDS_BETWEEN_LINES = 10.0
_SECONDS_OF_PATIENCE = 1.0
"""Reading a district's configurations takes less, and needs no bar."""


@contextmanager
def following(total: int, *, console: Console) -> Iterator[Hear]:
    """Give what is to be called with each outcome; failures are said as they come."""
    if console.verbosity < NORMAL:
        yield lambda _outcome: None
    elif console.has_terminal:
        with _bar(total) as hear:
            yield hear
    else:
        yield _lines(total, console)


@contextmanager
def planning(console: Console) -> Iterator[Read]:
    """Give what is to be called with how many configurations have been read, and of how many."""
    if console.verbosity < NORMAL:
        yield lambda _read, _all: None
    elif console.has_terminal:
        with _reading_bar() as read:
            yield read
    else:
        yield _reading_lines(console)


def _reading_lines(console: Console) -> Read:
    last = time.monotonic()

    def read(number: int, total: int) -> None:
        nonlocal last
        now = time.monotonic()
        if now - last >= _SECONDS_BETWEEN_LINES:
            last = now
            console.say(f"{number} of {total} configurations read")

    return read


@contextmanager
def _reading_bar() -> Iterator[Read]:
    begun = time.monotonic()
    with ExitStack() as stack:
        draw: Read | None = None

        def read(number: int, total: int) -> None:
            nonlocal draw
            if draw is None and time.monotonic() - begun >= _SECONDS_OF_PATIENCE:
                draw = stack.enter_context(_drawn_bar(total))
            if draw is not None:
                draw(number, total)

        yield read


@contextmanager
def _drawn_bar(total: int) -> Iterator[Read]:
    from rich.console import Console as Terminal  # noqa: PLC0415 -- only where a person watches
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn  # noqa: PLC0415 -- likewise

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Terminal(stderr=True), transient=True) as progress:
        bar = progress.add_task("configurations read", total=total)
        yield lambda number, _all: progress.update(bar, completed=number)


def _lines(total: int, console: Console) -> Hear:
    found: Counter[Status] = Counter()
    last = time.monotonic()

    def hear(outcome: Outcome) -> None:
        nonlocal last
        found[outcome.status] += 1
        if outcome.trouble is not None:
            console.say(one_line(outcome))
        now = time.monotonic()
        if now - last >= _SECONDS_BETWEEN_LINES or found.total() == total:
            last = now
            console.say(f"{found.total()} of {total}, {found[Status.FAILED]} failed")

    return hear


@contextmanager
def _bar(total: int) -> Iterator[Hear]:
    from rich.console import Console as Terminal  # noqa: PLC0415 -- only where a person watches
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415
    from rich.text import Text  # noqa: PLC0415 -- likewise

    terminal = Terminal(stderr=True)
    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=terminal, transient=True) as progress:
        bar = progress.add_task("", total=total)

        def hear(outcome: Outcome) -> None:
            if outcome.trouble is not None:
                terminal.print(Text.from_ansi(one_line(outcome)))
            progress.update(bar, advance=1, description=outcome.subject.puskesmas or "")

        yield hear

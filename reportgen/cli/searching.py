"""A line now and then while the tables behind a figure are searched for, where that takes long.

In: which claim is being checked. Out: words on standard error, none within the first second.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Event, Thread
from typing import TYPE_CHECKING

from reportgen.cli.console import NORMAL, Console

if TYPE_CHECKING:
    from reportgen.config.model import Publication
    from reportgen.publications import Begun

_SECONDS_OF_PATIENCE = 1.0
_SECONDS_BETWEEN_LINES = 10.0


@contextmanager
def searching(console: Console) -> Iterator[Begun]:
    """Give what is to be called as the checks of each claim begin; lines come from a thread of its own."""
    at: list[str] = []
    ended = Event()

    def begun(publication: Publication, number: int) -> None:
        at[:] = [f"checking {publication.id}, figure {number} of {len(publication.claims)}"]

    def tell() -> None:
        patience = _SECONDS_OF_PATIENCE
        while not ended.wait(patience):
            for line in at:
                console.say(line)
            patience = _SECONDS_BETWEEN_LINES

    teller = Thread(target=tell, daemon=True)
    if console.verbosity >= NORMAL:
        teller.start()
    try:
        yield begun
    finally:
        ended.set()
        if teller.is_alive():
            teller.join()

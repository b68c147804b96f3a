# ruff: noqa: T201, E402 -- a script prints; what it imports depends on the threads asked for

"""Read and analyse a made-up survey of so many respondents in a warm process; print seconds by stage, and the peak."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from io import StringIO
from pathlib import Path

from reportgen import threads

threads.one_each()  # as the command line does, before anything heavy is imported

from respondents import make_survey

from reportgen import assignment, sources
from reportgen.analysis import run
from reportgen.batch.attempt import peak_memory
from reportgen.config.load import load
from reportgen.disclosure import Rule, publish
from reportgen.sources import Shelf

FEW = 500


@contextmanager
def told(what: str) -> Iterator[None]:
    """Print what the block takes, on the clock and of CPU."""
    clock, cpu = time.perf_counter(), time.process_time()
    yield
    print(f"{what}\t{time.perf_counter() - clock}\t{time.process_time() - cpu}")


def brief(path: Path, name: str) -> None:
    """Do all that comes before the pages of a brief, with nothing kept from before."""
    loaded = load(path)
    config = loaded.config
    with told(f"{name}, reading"):
        data = sources.read_all(config.sources, config.period, shelf=Shelf())
    with told(f"{name}, analysing"):
        raw = run(config.analyses, bench=assignment.bench(loaded, data, {}))
    with told(f"{name}, disclosure"):
        rule = Rule(config.disclosure.minimum_cell, config.disclosure.audience)
        publish(raw, None, period=config.period, rule=rule)


def both(folder: Path, respondents: int) -> None:
    """Do it without and with a design."""
    made = make_survey(folder, respondents)
    brief(made.plain, "plain")
    brief(made.designed, "designed")


if __name__ == "__main__":
    folder, size = Path(sys.argv[1]), int(sys.argv[2])
    with redirect_stdout(StringIO()):
        both(folder / "few", FEW)  # imports what there is to import
    both(folder / "many", size)
    print(f"peak\t{peak_memory()}")

# ruff: noqa: T201 -- a script prints

"""Seconds, memory and ratios of this program on this machine, beside their targets. By hand: ``make bench``.

In: nothing but the checkout (and ``../shared`` where it is there). Out: a table. It asserts nothing: times depend on
the machine, ratios of one run much less.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
TOP = HERE.parents[1]
MALANG = TOP / ".." / "shared" / "acceptance" / "malang"
EXAMPLES = TOP / "examples"
STUDY = EXAMPLES / "sumber-lestari-ibu" / "sumber-lestari-ibu.yaml"
MEGABYTE = 1_000_000
SURVEYS = {5_000: 2.0, 200_000: 30.0}
"""Respondents, with the seconds in which they are to be read and analysed."""
SEARCHES = {250: 0.3, 2_500: 20.0}
"""Persons, with the seconds in which all tables behind a published ratio are to be found."""


@dataclass(frozen=True)
class Run:
    """What one process took: seconds on the clock, seconds of CPU (its children's included), peak memory, output."""

    wall: float
    cpu: float
    peak_mb: float
    output: str


@dataclass(frozen=True)
class Line:
    """One line of the table: what was measured, and against which target (``None``: for information)."""

    what: str
    value: float
    unit: str
    target: float | None = None
    at_least: bool = False

    def __str__(self) -> str:
        shown = f"{self.what:<58}{self.value:>10.2f} {self.unit:<5}"
        if self.target is None:
            return shown
        sign = "≥" if self.at_least else "≤"
        ratio = self.value / self.target
        is_met = ratio >= 1 if self.at_least else ratio <= 1
        return f"{shown}{sign} {self.target:<8.2f}{ratio:>6.2f}  {'met' if is_met else 'NOT MET'}"


def run(*command: str) -> Run:
    """Run a command in a process of its own, with compiled modules kept as an installed program has them."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    script = (sys.executable, str(HERE / "measured.py"), *command)
    told = subprocess.run(script, env=environment, cwd=TOP, capture_output=True, text=True, check=False)
    if told.returncode:
        sys.exit(f"{' '.join(command)} failed:\n{told.stderr}")
    output, _, figures = told.stdout.rstrip("\n").rpartition("\n")
    wall, cpu, peak = map(float, figures.split())
    return Run(wall, cpu, peak / MEGABYTE, output)


def reportgen(*arguments: str) -> Run:
    """Run the command line."""
    return run(sys.executable, "-m", "reportgen", *arguments)


def median(runs: Sequence[float]) -> float:
    """Give the median."""
    return statistics.median(runs)


def measure(config: Path, folder: Path, *, out: Path, briefs: int) -> Iterator[Line]:
    """Give every line of the table, as it is measured."""
    reportgen("build", str(config), "-o", str(out), "-q")
    yield Line("--help", median([reportgen("--help").wall for _ in range(7)]), "s", 0.15)
    cold = [reportgen("build", str(config), "-o", str(out), "-q") for _ in range(3)]
    yield Line("cold build of one brief", median([each.wall for each in cold]), "s", 3.0)
    yield Line("cold build, peak memory", max(each.peak_mb for each in cold), "MB")
    study = [reportgen("build", str(STUDY), "-o", str(out), "-q") for _ in range(3)]
    yield Line("cold build of a study", median([each.wall for each in study]), "s")
    for respondents, target in SURVEYS.items():
        yield from _survey(respondents, out, target=target)
    yield from _searches()
    yield from _warm_and_naive(config, out)
    yield from _batches(folder, out)
    yield from _memory(folder, out, briefs)


def _warm_and_naive(config: Path, out: Path) -> Iterator[Line]:
    told = run(sys.executable, str(HERE / "warm.py"), str(config), str(out)).output.splitlines()
    figures = {name: float(value) for name, value in (line.split("\t") for line in told)}
    warm = figures.pop("cpu")
    yield Line("warm bilingual brief, CPU", warm, "s", 1.3)
    for name, value in figures.items():
        yield Line(f"  {name}", value, "" if name in {"pages", "charts", "tables"} else "s")
    naive = median([run(sys.executable, str(HERE / "naive.py"), str(config), str(out)).cpu for _ in range(3)])
    yield Line("the same naively: a fresh process, all parsed each time, CPU", naive, "s")
    yield Line("naive against warm", naive / warm, "times", 6.0, at_least=True)


def _survey(respondents: int, out: Path, *, target: float) -> Iterator[Line]:
    """Give what a survey of 60 questions takes in a warm process, without a design and with one."""
    told = run(sys.executable, str(HERE / "survey.py"), str(out / "surveys"), str(respondents)).output.splitlines()
    for design in ("plain", "designed"):
        stages = {}
        for name, wall, cpu in (line.split("\t") for line in told if line.startswith(design)):
            stages[name.removeprefix(f"{design}, ")] = Run(float(wall), float(cpu), 0.0, "")
        both = (stages["reading"], stages["analysing"])
        # One thread does it all, so that on a quiet machine the clock shows the same.
        what = f"{respondents:,} respondents, {design}: read, analysed, CPU"
        yield Line(what, sum(each.cpu for each in both), "s", target)
        yield Line("  the same, on the clock", sum(each.wall for each in both), "s")
        for stage, each in stages.items():
            yield Line(f"  {stage}, CPU", each.cpu, "s")
    yield Line("  peak memory", float(told[-1].split("\t")[1]), "MB")


def _searches() -> Iterator[Line]:
    """Give what the search for the tables behind a published ratio takes, no margin being known."""
    for persons, target in SEARCHES.items():
        searched = run(sys.executable, str(HERE / "search.py"), str(persons))
        seconds = float(searched.output.split("\t")[1])
        yield Line(f"tables behind a ratio of {persons:,} persons", seconds, "s", target)
        yield Line("  peak memory", searched.peak_mb, "MB", 500.0)


def _batches(folder: Path, out: Path) -> Iterator[Line]:
    walls = []
    for jobs in (1, 2):
        # The quicker of two: whatever else runs on the machine only ever adds.
        runs = (run(sys.executable, str(HERE / "batch.py"), str(folder), str(out), str(jobs)) for _ in range(2))
        each = min(runs, key=lambda one: one.wall)
        walls.append(each.wall)
        yield Line(f"batch of {folder.name}, {jobs} worker{'s' * (jobs > 1)}", each.wall, "s")
        yield Line("  a worker's peak memory", float(each.output.splitlines()[-1]), "MB", 400.0)
    yield Line("one worker against two", walls[0] / walls[1], "times", 1.8, at_least=True)


def _memory(folder: Path, out: Path, briefs: int) -> Iterator[Line]:
    few = max(1, briefs // 10)
    told = run(sys.executable, str(HERE / "many.py"), str(folder), str(out), str(few), str(briefs)).output
    before, after = (float(line) for line in told.splitlines())
    yield Line(f"a process after {few} briefs, peak memory", before, "MB", 400.0)
    yield Line(f"the same after {briefs} briefs, never renewed", after, "MB", 400.0)
    yield Line("growth", after / before, "times", 1.1)


def main() -> None:
    """Print the table line by line."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("--briefs", type=int, default=500, help="how many briefs one process builds for the last lines")
    briefs = parser.parse_args().briefs
    folder = MALANG if MALANG.is_dir() else EXAMPLES
    config = MALANG / "wagir.yaml" if MALANG.is_dir() else EXAMPLES / "sumber-lestari.yaml"
    print(f"{'':<58}{'measured':>10}      target    ratio")
    with tempfile.TemporaryDirectory() as out:
        for line in measure(config.resolve(), folder.resolve(), out=Path(out), briefs=briefs):
            print(line, flush=True)


if __name__ == "__main__":
    main()

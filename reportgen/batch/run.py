"""A batch: the plan carried out, the ledger kept, the index page written.

In: configurations, an output folder, how to build. Out: ``Report``, and on disk every brief, ``batch.jsonl`` and
``index.html``, which also tell of briefs that only an earlier run in this folder was asked for. It must not print:
whoever runs it is told each outcome as it comes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from reportgen import outputs
from reportgen.batch.attempt import Order, Task
from reportgen.batch.executors import Executor, Stop
from reportgen.batch.ledger import Ledger, Previous
from reportgen.batch.lock import alone_in
from reportgen.batch.outcomes import Outcome, Status, Subject
from reportgen.batch.plan import Plan
from reportgen.config.load import folder_of

INDEX = "index.html"
EXIT_SOME_FAILED = 7


@dataclass(frozen=True, slots=True)
class Manner:
    """How to run: with which executor, whether to stop at the first failure, whether to build what is current too."""

    executor: Executor
    fail_fast: bool = False
    force: bool = False
    stop: Stop = field(default_factory=Stop)


@dataclass(frozen=True, slots=True)
class Report:
    """What became of every brief of this run, in the order of the plan."""

    outcomes: tuple[Outcome, ...]
    ledger: Path
    index: Path

    def counts(self) -> dict[Status, int]:
        """Give how many briefs ended each way, every way named."""
        found = Counter(outcome.status for outcome in self.outcomes)
        return {status: found[status] for status in Status}

    @property
    def exit_code(self) -> int:
        """0 where all is well, 7 where some briefs failed or were not begun."""
        counts = self.counts()
        return EXIT_SOME_FAILED if counts[Status.FAILED] or counts[Status.NOT_RUN] else 0


def run(plan: Plan, order: Order, *, manner: Manner, heard: Callable[[Outcome], None]) -> Report:
    """Give the report of a whole batch; ``heard`` is told each outcome as it comes.

    Raises ``OutputError`` where the output folder cannot be written, or another batch is at work in it, before anything
    is built.
    """
    outputs.require_writable(order.out)
    with alone_in(order.out):
        return _run(plan, order, manner=manner, heard=heard)


def _run(plan: Plan, order: Order, *, manner: Manner, heard: Callable[[Outcome], None]) -> Report:
    ledger = Ledger(order.out)
    previous = ledger.previous()
    kept = _kept(plan, previous, order.out)
    ledger.begin(kept)
    outcomes: dict[int, Outcome] = {}

    def take(number: int, outcome: Outcome) -> None:
        outcomes[number] = outcome
        ledger.add(outcome)
        heard(outcome)
        if manner.fail_fast and outcome.status is Status.FAILED:
            manner.stop.requested = True

    try:
        _carry_out(plan, order, manner=manner, previous=previous, take=take)
    finally:
        report = _report(plan, outcomes, order.out, ledger=ledger, kept=kept)
    return report


def _kept(plan: Plan, previous: Previous, out: Path) -> tuple[Outcome, ...]:
    """Give what earlier runs recorded of other briefs than this run's, where it still stands.

    A brief that was made stands as long as its files are there, one that was not as long as its configuration is.
    """
    configs = {subject.config.resolve() for subject in plan.subjects}
    places = {_place(plan.subjects[number]) for number in plan.working_order}

    def stands(outcome: Outcome) -> bool:
        subject, product = outcome.subject, outcome.product
        if subject.config.resolve() in configs or _place(subject) in places:
            return False
        return subject.config.is_file() if product is None else all((out / each).is_file() for each in product.outputs)

    return tuple(outcome for outcome in previous.outcomes if stands(outcome))


def _carry_out(
    plan: Plan, order: Order, *, manner: Manner, previous: Previous, take: Callable[[int, Outcome], None]
) -> None:
    for number, outcome in plan.broken.items():
        _retire(outcome, plan, order.out, previous)
        take(number, outcome)
    for wave in plan.waves:
        if manner.stop.requested:
            return
        tasks = tuple(_task(number, plan.subjects[number], manner, previous) for number in wave)
        for task, outcome in manner.executor.outcomes(tasks, order, stop=manner.stop):
            known = previous.products.get(_place(task.subject))
            take(task.number, outcome.with_product(known) if outcome.status is Status.UNCHANGED else outcome)


def _task(number: int, subject: Subject, manner: Manner, previous: Previous) -> Task:
    # Without a line of the last run the index page could not say what the outputs hold, and so they are made again.
    return Task(number, subject, skip=not manner.force and _place(subject) in previous.products)


def _place(subject: Subject) -> tuple[str, str]:
    return str(subject.puskesmas), str(subject.period)


def _retire(outcome: Outcome, plan: Plan, out: Path, previous: Previous) -> None:
    """Take out of sight what an earlier run made from a configuration that no longer loads."""
    config = outcome.subject.config
    place = previous.folders.get(config.resolve()) or folder_of(config)
    taken = {_place(plan.subjects[number]) for number in plan.working_order}
    if place is not None and place not in taken and outcome.trouble is not None:
        outputs.retire(out.joinpath(*place), outcome.trouble.reason)


def _report(
    plan: Plan, outcomes: dict[int, Outcome], out: Path, *, ledger: Ledger, kept: tuple[Outcome, ...]
) -> Report:
    from reportgen.batch.index_page import index_page  # noqa: PLC0415 -- templates are heavy and come last

    every = tuple(
        outcomes.get(number) or Outcome(subject, Status.NOT_RUN) for number, subject in enumerate(plan.subjects)
    )
    ledger.close((*every, *kept))
    outputs.write_whole(out / INDEX, index_page((*every, *kept)).encode())
    return Report(every, ledger.path, out / INDEX)

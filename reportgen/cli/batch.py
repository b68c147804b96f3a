"""``reportgen batch``: many briefs at once, with a ledger and a page to look through."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.console import TALKATIVE, Console
from reportgen.cli.failures import INTERRUPTED
from reportgen.cli.options import DRY_RUN, OUT, Choices, as_options, choosing, talking

if TYPE_CHECKING:
    from reportgen.batch.executors import Executor, Stop
    from reportgen.batch.outcomes import Outcome
    from reportgen.batch.plan import Plan
    from reportgen.batch.run import Report

_EXAMPLES = """\b
Examples:
  reportgen batch configs/ -o out
  reportgen batch configs/malang configs/batu/*.yaml --jobs 4
  reportgen batch configs/ --lang id --format pdf,xlsx --force
  reportgen batch configs/ --json | jq 'select(.status == "failed") | .reason'

A folder stands for every *.yaml in it that names its own puskesmas.id. Briefs whose inputs have not
changed are left as they are; --force builds them again. OUT/batch.jsonl has a line a brief, and
OUT/index.html is the page to look through; both keep what earlier batches into OUT made of other
configurations. One batch at a time works in OUT. Ctrl-C finishes what is under way; pressed again, it
drops that too. The exit code is 7 when some briefs failed."""


@click.command(epilog=_EXAMPLES)
@click.argument(
    "named", metavar="CONFIG_OR_FOLDER...", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path)
)
@OUT
@choosing
@click.option("-j", "--jobs", type=click.IntRange(min=1), help="Worker processes; by default what this machine holds.")
@click.option("--executor", default="local", show_default=True, metavar="NAME", help="Who does the work: local.")
@click.option("--fail-fast", is_flag=True, help="Begin no further brief once one has failed.")
@click.option("--force", is_flag=True, help="Also build briefs whose inputs have not changed.")
@DRY_RUN
@talking
@click.pass_context
def command(ctx: click.Context, /, **asked: Any) -> None:
    """Build the briefs of many configurations, each failure an entry of the ledger."""
    from reportgen.batch.executors import Stop, executor  # noqa: PLC0415 -- nothing is imported for --help
    from reportgen.batch.plan import plan  # noqa: PLC0415 -- likewise
    from reportgen.cli.progress import planning  # noqa: PLC0415 -- likewise

    doer = executor(asked["executor"], jobs=asked["jobs"])
    console: Console = asked["console"]
    if not asked["dry_run"]:
        doer.prepare()
    with planning(console) as read:
        planned = plan(asked["named"], heard=read)
    if asked["dry_run"]:
        _show_plan(planned, asked["out"], console=console)
        return
    stop = Stop()
    with _asked_to_stop(stop, console) as was_asked:
        report = _run(planned, asked, doer=doer, stop=stop)
    _sum_up(report, console=console)
    ctx.exit(INTERRUPTED if was_asked else report.exit_code)


def _run(planned: Plan, asked: dict[str, Any], *, doer: Executor, stop: Stop) -> Report:
    from reportgen.batch.attempt import Order  # noqa: PLC0415 -- nothing is imported for --help
    from reportgen.batch.run import Manner, run  # noqa: PLC0415 -- likewise
    from reportgen.cli.progress import following  # noqa: PLC0415 -- likewise

    console, choices = asked["console"], asked["choices"]
    assert isinstance(console, Console)  # noqa: S101 -- what the decorators above put there
    assert isinstance(choices, Choices)  # noqa: S101 -- likewise
    manner = Manner(doer, fail_fast=asked["fail_fast"], force=asked["force"], stop=stop)
    with following(len(planned.subjects), console=console) as hear:

        def heard(outcome: Outcome) -> None:
            _record(outcome, console)
            hear(outcome)

        return run(planned, Order(asked["out"], as_options(choices)), manner=manner, heard=heard)


def _record(outcome: Outcome, console: Console) -> None:
    from reportgen.batch.outcomes import record  # noqa: PLC0415 -- nothing is imported for --help
    from reportgen.cli.telling import effort_words  # noqa: PLC0415 -- likewise

    console.record(record(outcome))
    if outcome.effort is not None:
        console.say(f"{outcome.subject.config}:{effort_words(outcome.effort)}", level=TALKATIVE)
    if outcome.trouble is not None and outcome.trouble.traceback is not None:
        console.say(outcome.trouble.traceback, level=TALKATIVE)


@contextmanager
def _asked_to_stop(stop: Stop, console: Console) -> Iterator[list[int]]:
    """Make Ctrl-C and a polite kill a request: the block yields the list of signals that came."""
    came: list[int] = []

    def ask(number: int, _frame: object) -> None:
        came.append(number)
        stop.ask()
        words = "stopping at once" if stop.at_once else "finishing what is under way; Ctrl-C again drops it"
        console.complain(f"\ninterrupted: {words}")

    handled = (signal.SIGINT, signal.SIGTERM)
    before = {number: signal.signal(number, ask) for number in handled}
    try:
        yield came
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


def _sum_up(report: Report, *, console: Console) -> None:
    counts = ", ".join(f"{number} {status.value.replace('_', ' ')}" for status, number in report.counts().items())
    console.result(counts)
    console.result(str(report.index))
    console.say(f"ledger: {report.ledger}")


def _show_plan(planned: Plan, out: Path, *, console: Console) -> None:
    for number, subject in enumerate(planned.subjects):
        broken = planned.broken.get(number)
        reason = broken.trouble.reason if broken and broken.trouble else None
        folder = None if reason else str(out / str(subject.puskesmas) / str(subject.period))
        console.record({"config": str(subject.config), "folder": folder, "reason": reason})
        console.result(f"{subject.config} → {f'{folder}/' if folder else reason}")

"""How the outcome of a brief is told: its files as results, its troubles and times beside them.

In: outcomes. Out: what ``build`` and ``batch`` print of them. It must not decide an exit code.
"""

from __future__ import annotations

from pathlib import Path

from reportgen.batch.outcomes import Effort, Outcome, Status, Trouble, record
from reportgen.cli.console import TALKATIVE, Console, coloured
from reportgen.cli.failures import defect_words
from reportgen.cli.wording import problem_lines


def tell_built(outcome: Outcome, out: Path, *, console: Console) -> None:
    """Print a built brief's files, or say why there is none."""
    console.record(record(outcome))
    if outcome.trouble is not None:
        tell_trouble(outcome, outcome.trouble, console=console)
        return
    if outcome.product is not None:
        for output in outcome.product.outputs:
            console.result(str(out / output))
        for notice in outcome.product.notices:
            console.say(f"  {coloured('note:', 'yellow')} {notice}")
    if outcome.effort is not None:
        console.say(effort_words(outcome.effort), level=TALKATIVE)


def tell_trouble(outcome: Outcome, trouble: Trouble, *, console: Console) -> None:
    """Say why there is no brief, with every diagnostic; of a defect, where its traceback is."""
    label = coloured(str(outcome.subject.config), "cyan", bold=True)
    if trouble.traceback is not None:
        console.complain(f"{label}: {defect_words(trouble.reason, trouble.traceback)}")
        console.say(trouble.traceback, level=TALKATIVE)
        return
    first, *others = problem_lines(_headline(trouble), trouble.diagnostics)
    console.complain("\n".join((f"{label}: {first}", *others)))


def _headline(trouble: Trouble) -> str:
    return trouble.reason if not trouble.diagnostics else f"no brief: {_KINDS[trouble.failure.value]}"


_KINDS = {
    "usage": "it asks for what cannot be done",
    "config": "the configuration is not valid",
    "no_rows": "there are no data of this puskesmas and period",
    "data": "the data are not valid",
    "figures": "it is final, and carries a published figure that cannot be reproduced",
    "signature": "its signature no longer fits",
    "source": "a source cannot be opened",
    "render": "the pages could not be made",
    "output": "the results could not be written",
    "internal": "a defect of reportgen",
}


def effort_words(effort: Effort) -> str:
    """Give the time in all and by stage: ``1.84 s: config 0.12, …``."""
    stages = ", ".join(f"{stage} {seconds:.2f}" for stage, seconds in effort.stages.items())
    memory = f"; peak memory {effort.peak_memory_mb:.0f} MB" if effort.peak_memory_mb is not None else ""
    return f"  {effort.seconds:.2f} s{': ' if stages else ''}{stages}{memory}"


def one_line(outcome: Outcome) -> str:
    """Give an outcome on one line: what it is, whose, and why it failed."""
    subject = outcome.subject
    whose = " ".join(filter(None, (subject.puskesmas or subject.config.name, subject.period)))
    why = f": {outcome.trouble.reason}" if outcome.trouble else ""
    colour = {Status.FAILED: "red", Status.NOT_RUN: "yellow"}.get(outcome.status, "green")
    word = outcome.status.value.replace("_", " ")
    return f"{coloured(f'{word:9}', colour)} {whose}{why}"

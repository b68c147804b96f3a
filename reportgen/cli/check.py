"""``reportgen check``: configuration, data and integrity, up to the findings and without pages."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.build import exit_code
from reportgen.cli.console import Console, coloured
from reportgen.cli.options import CONFIGURATION, Choices, as_options, strictly, talking

if TYPE_CHECKING:
    from reportgen.batch.outcomes import Trouble
    from reportgen.pipeline import Checked, Workshop

_EXAMPLES = """\b
Examples:
  reportgen check wagir.yaml
  reportgen check --strict configs/*.yaml
  reportgen check --json wagir.yaml

Nothing is written. Files meant to be extended are not briefs; check a file that extends them."""


@click.command(epilog=_EXAMPLES)
@click.argument("configs", metavar="CONFIG...", nargs=-1, required=True, type=CONFIGURATION)
@strictly
@talking
@click.pass_context
def command(ctx: click.Context, configs: tuple[Path, ...], *, strict: bool, console: Console) -> None:
    """Check each CONFIG and its data, and say what its brief would rest on."""
    from reportgen.pipeline import Workshop  # noqa: PLC0415 -- heavy

    workshop = Workshop()
    choices = Choices(strict=strict)
    ctx.exit(exit_code([_check(config, choices, workshop=workshop, console=console) for config in configs]))


def _check(config: Path, choices: Choices, *, workshop: Workshop, console: Console) -> int:
    from reportgen import pipeline  # noqa: PLC0415 -- heavy
    from reportgen.batch.outcomes import Outcome, Status, Subject, trouble  # noqa: PLC0415 -- likewise
    from reportgen.cli.telling import tell_trouble  # noqa: PLC0415 -- likewise
    from reportgen.errors import ReportgenError  # noqa: PLC0415 -- likewise

    try:
        checked = pipeline.check(config, options=as_options(choices), workshop=workshop)
    except ReportgenError as error:
        why = trouble(error)
        console.record(_record(config, None, why))
        tell_trouble(Outcome(Subject(config), Status.FAILED, trouble=why), why, console=console)
        return error.exit_code
    console.record(_record(config, checked, None))
    console.result(f"{config}: {coloured('ok', 'green')}, {checked.puskesmas} {checked.period}, {_verdict(checked)}")
    for notice in checked.notices:
        console.say(f"  {coloured('note:', 'yellow')} {notice}")
    return 0


def _verdict(checked: Checked) -> str:
    return f"data {checked.usability.replace('_', ' ')}"


def _record(config: Path, checked: Checked | None, trouble: Trouble | None) -> dict[str, Any]:
    from reportgen.batch.outcomes import diagnostic_record  # noqa: PLC0415 -- heavy

    return {
        "config": str(config),
        "ok": checked is not None,
        "exit_code": trouble.exit_code if trouble else 0,
        "puskesmas": checked.puskesmas if checked else None,
        "period": checked.period if checked else None,
        "usability": checked.usability if checked else None,
        "headline": dict(checked.headline) if checked else {},
        "notices": list(checked.notices) if checked else [],
        "reason": trouble.reason if trouble else None,
        "diagnostics": [diagnostic_record(each) for each in trouble.diagnostics] if trouble else [],
    }

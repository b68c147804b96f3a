"""``reportgen build``: one brief, or a few, one after the other in this process."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.console import Console
from reportgen.cli.options import CONFIGURATION, DRY_RUN, OUT, Choices, as_options, choosing, talking

SOME_FAILED = 7

_EXAMPLES = """\b
Examples:
  reportgen build wagir.yaml
  reportgen build wagir.yaml -o out --lang id --final
  reportgen build wagir.yaml turen.yaml --format pdf,html,json,xlsx
  reportgen build wagir.yaml --json | jq .outputs

Files go to OUT/<puskesmas id>/<period>/. With one CONFIG the exit code is that of its brief;
with several it is 7 when some of them failed."""


@click.command(epilog=_EXAMPLES)
@click.argument("configs", metavar="CONFIG...", nargs=-1, required=True, type=CONFIGURATION)
@OUT
@choosing
@DRY_RUN
@talking
@click.pass_context
def command(  # noqa: PLR0913 -- one argument an option of the command line
    ctx: click.Context, configs: tuple[Path, ...], *, out: Path, choices: Choices, dry_run: bool, console: Console
) -> None:
    """Build the brief of each CONFIG, in every language that it asks for."""
    if dry_run:
        _show_plan(configs, out, console=console)
        return
    ctx.exit(_build(configs, out, choices=choices, console=console))


def _build(configs: tuple[Path, ...], out: Path, *, choices: Choices, console: Console) -> int:
    from reportgen import outputs  # noqa: PLC0415 -- nothing is imported for --help
    from reportgen.batch.attempt import Order, Task, attempt  # noqa: PLC0415 -- likewise
    from reportgen.batch.outcomes import Subject  # noqa: PLC0415 -- likewise
    from reportgen.batch.plan import refuse_duplicates  # noqa: PLC0415 -- likewise
    from reportgen.cli.telling import tell_built  # noqa: PLC0415 -- likewise
    from reportgen.pipeline import Workshop  # noqa: PLC0415 -- heavy

    refuse_duplicates(configs)
    outputs.require_writable(out)
    order, workshop, codes = Order(out, as_options(choices)), Workshop(), []
    for number, config in enumerate(configs):
        outcome = attempt(Task(number, Subject(config)), order, workshop=workshop)
        tell_built(outcome, out, console=console)
        codes.append(outcome.exit_code)
    return exit_code(codes)


def exit_code(codes: list[int]) -> int:
    """Give the one code of several briefs: its own where there is one, else 7 where any failed."""
    if len(codes) == 1:
        return codes[0]
    return SOME_FAILED if any(codes) else 0


def _show_plan(configs: tuple[Path, ...], out: Path, *, console: Console) -> None:
    from reportgen.pipeline import identity  # noqa: PLC0415 -- heavy

    for config in configs:
        puskesmas, period = identity(config)
        folder = out / puskesmas / period
        console.record({"config": str(config), "puskesmas": puskesmas, "period": period, "folder": str(folder)})
        console.result(f"{config} → {folder}/")

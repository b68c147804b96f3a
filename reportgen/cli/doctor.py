"""``reportgen doctor``: is this machine able to render, and what to install if not."""

from __future__ import annotations

import click

from reportgen.cli.console import Console, coloured
from reportgen.cli.options import talking

CANNOT_RENDER = 6

_EXAMPLES = """\b
Examples:
  reportgen doctor
  reportgen doctor --everywhere        what to install on every system
  reportgen doctor --json

The exit code is 0 when briefs can be made, 6 when something that they need is missing."""


@click.command(epilog=_EXAMPLES)
@click.option("--everywhere", is_flag=True, help="Say what to install on every system, not only on this one.")
@talking
@click.pass_context
def command(ctx: click.Context, *, everywhere: bool, console: Console) -> None:
    """Look for all that rendering needs, make a page in memory, and say what is missing."""
    from reportgen.cli.machine import State, checks  # noqa: PLC0415 -- nothing is imported for --help
    from reportgen.cli.remedies import Remedy, instructions, this_system  # noqa: PLC0415 -- likewise

    colours = {State.OK: "green", State.SLOW: "yellow", State.MISSING: "red"}
    missing, remedies = False, dict.fromkeys([Remedy.NATIVES] if everywhere else [])
    system = None if everywhere else this_system()
    for check in checks():
        console.record({"check": check.what, "state": check.state.value, "found": check.found, "remedy": check.remedy})
        console.result(f"{coloured(f'{check.state.value:8}', colours[check.state])}{check.what}: {check.found}")
        missing |= check.state is State.MISSING
        if check.remedy is not None:
            remedies[check.remedy] = None
    for remedy in remedies:
        console.complain("\n".join(("", "To install or mend:", *instructions(remedy, system=system))))
    if not missing:
        console.result("This machine can make briefs.")
    ctx.exit(CANNOT_RENDER if missing else 0)

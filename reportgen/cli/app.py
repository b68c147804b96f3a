"""The root command: which commands there are, each imported when it is asked for.

In: arguments. Out: the command that was meant, run under the one place that maps errors to exit codes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from types import MappingProxyType
from typing import Any

import click

from reportgen import __version__
from reportgen.cli.failures import mapped

COMMANDS: Mapping[str, str] = MappingProxyType(
    {
        "build": "Build the brief of each configuration.",
        "batch": "Build many briefs, with a ledger and a page to look through.",
        "check": "Check configuration and data without rendering.",
        "sign": "Print the signature that makes a brief final.",
        "explain": "Say why each recommendation is made, or not.",
        "audit": "Say whether published figures are possible.",
        "new": "Write a configuration to start from, or one per row of a table.",
        "schema": "Print the JSON Schema of the configuration, for editors.",
        "doctor": "Say whether this machine can render, and what to install if not.",
        "completion": "Print the shell script that completes commands and options.",
    }
)
"""Every command with the line that ``--help`` shows, so that help needs to import none of them."""

_EXAMPLES = """\b
Examples:
  reportgen new wagir.yaml                 a commented configuration to start from
  reportgen check wagir.yaml               is it right, are the data?
  reportgen build wagir.yaml -o out        the brief, in out/wagir/2025-Q1/
  reportgen batch configs/ -o out          a district's briefs, and out/index.html
  reportgen sign wagir.yaml                the signature that makes it final, once it has been read
  reportgen explain wagir.yaml             why is this recommended, and that not?
  reportgen audit evidence.csv             are these published figures possible?

\b
Exit codes:
  0 all well                  4 data invalid, refused by a quality gate, or figures not reproducible
  1 internal error            5 source unreachable
  2 usage                     6 rendering or writing failed
  3 configuration invalid     7 some briefs of several failed
  130 interrupted"""


class Commands(click.Group):
    """A group whose commands are modules of this package, imported one by one and only when needed."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 -- click's signature
        """Give the names in the order in which a person meets them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002 -- click's signature
        """Give a command, importing its module; ``None`` where there is none of the name."""
        if cmd_name not in COMMANDS:
            return None
        command = import_module(f"reportgen.cli.{cmd_name}").command
        assert isinstance(command, click.Command)  # noqa: S101 -- a module of commands without one is a defect
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that the arguments name; a misspelt one gets its nearest neighbours."""
        nearest = None if args[0] in COMMANDS or ctx.resilient_parsing else _nearest(args[0])
        if nearest is not None:
            ctx.fail(f'No such command "{args[0]}". Did you mean "{nearest}"?')
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 -- click's
        """Write the list of commands."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command, and end with the exit code of whatever stops it."""
        with mapped(ctx):
            return super().invoke(ctx)


def _nearest(word: str) -> str | None:
    from difflib import get_close_matches  # noqa: PLC0415 -- for a misspelt command only

    found: Sequence[str] = get_close_matches(word, COMMANDS, n=1)
    return found[0] if found else None


@click.command(
    cls=Commands, epilog=_EXAMPLES, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100}
)
@click.version_option(__version__, "-V", "--version", prog_name="reportgen", message="%(prog)s %(version)s")
def app() -> None:
    """Bilingual policy briefs on lactation management, from one YAML file per puskesmas."""

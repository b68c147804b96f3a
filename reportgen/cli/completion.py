"""``reportgen completion``: the script that lets a shell complete commands, options and formats."""

from __future__ import annotations

import click

_EXAMPLES = """\b
Examples:
  bash:  reportgen completion bash > ~/.local/share/bash-completion/completions/reportgen
  zsh:   reportgen completion zsh > "${fpath[1]}/_reportgen"
  fish:  reportgen completion fish > ~/.config/fish/completions/reportgen.fish

Open a new shell afterwards."""


@click.command(epilog=_EXAMPLES)
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
@click.pass_context
def command(ctx: click.Context, shell: str) -> None:
    """Print the completion script for SHELL."""
    from click.shell_completion import get_completion_class  # noqa: PLC0415 -- only here

    kind = get_completion_class(shell)
    assert kind is not None  # noqa: S101 -- the choices above are those that click has
    click.echo(kind(ctx.find_root().command, {}, "reportgen", "_REPORTGEN_COMPLETE").source())

"""Where words go: results to standard output, everything else to standard error.

In: texts and records. Out: lines on a terminal, in a pipe or nowhere. It decides nothing about their content. When the
reader of standard output goes away, the work goes on in silence: what is being built is files, not the output.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from typing import IO, Any

import click

QUIET, NORMAL, TALKATIVE = -1, 0, 1


@dataclass(frozen=True, slots=True)
class Console:
    """How much to say, and whether results are lines for people or JSON for programs."""

    as_json: bool = False
    verbosity: int = NORMAL

    def result(self, text: str) -> None:
        """Print a result for people; nothing where programs are listening."""
        if not self.as_json:
            _write(text, sys.stdout)

    def record(self, values: Mapping[str, Any]) -> None:
        """Print a result for programs, one object a line; nothing where people are reading."""
        if self.as_json:
            _write(json.dumps(values, ensure_ascii=False), sys.stdout)

    def say(self, text: str, *, level: int = NORMAL) -> None:
        """Say something beside the result, unless asked to be quiet; ``TALKATIVE`` needs ``-v``."""
        if self.verbosity >= level:
            _write(text, sys.stderr)

    def complain(self, text: str) -> None:
        """Say what went wrong; quiet or not."""
        _write(text, sys.stderr)

    @property
    def has_terminal(self) -> bool:
        """Whether a person watches standard error."""
        return sys.stderr.isatty() and os.environ.get("TERM") != "dumb"


def coloured(text: str, colour: str, *, bold: bool = False) -> str:
    """Give the text in a colour, which is taken out again wherever it is not written to a terminal."""
    return click.style(text, fg=colour, bold=bold)


def _write(text: str, stream: IO[str]) -> None:
    plain = bool(os.environ.get("NO_COLOR")) or os.environ.get("TERM") == "dumb"
    try:
        click.echo(text, file=stream, color=False if plain else None)
    except BrokenPipeError:
        _silence(stream)


def _silence(stream: IO[str]) -> None:
    """Let further words, and the interpreter's own last flush, go nowhere."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, stream.fileno())
    os.close(nowhere)

"""Options that several commands share.

In: what was typed. Out: a ``Console`` and ``Choices``, which ``as_options`` turns into what ``pipeline`` takes. Nothing
heavy is imported before a command has work to do.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from reportgen.cli.console import NORMAL, QUIET, TALKATIVE, Console

if TYPE_CHECKING:
    from reportgen.pipeline import Options

Command = TypeVar("Command", bound=Callable[..., Any])

LANGUAGES = ("id", "en", "all")
FORMATS = ("pdf", "html", "json", "xlsx")
_DEFAULT_FORMATS = "pdf,json"


class FormatList(click.ParamType[tuple[str, ...]]):
    """Formats with commas between them."""

    name = "formats"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        """Give the formats, each once; refuse one that there is not."""
        if isinstance(value, tuple):
            return value
        asked = tuple(dict.fromkeys(part.strip().lower() for part in str(value).split(",") if part.strip()))
        unknown = [part for part in asked if part not in FORMATS]
        if unknown or not asked:
            what = f'"{unknown[0]}" is not a format' if unknown else "no format is named"
            self.fail(f"{what}; choose from {', '.join(FORMATS)}, with commas between them", param, ctx)
        return asked

    def shell_complete(
        self,
        ctx: click.Context,  # noqa: ARG002 -- click's signature
        param: click.Parameter,  # noqa: ARG002 -- click's signature
        incomplete: str,
    ) -> list[Any]:
        """Complete the last format of the list."""
        from click.shell_completion import CompletionItem  # noqa: PLC0415 -- only while completing

        before, _, last = incomplete.rpartition(",")
        given = f"{before}," if before else ""
        return [CompletionItem(given + name) for name in FORMATS if name.startswith(last) and name not in before]


@dataclass(frozen=True, slots=True)
class Choices:
    """What was asked for beyond the configuration; ``None`` leaves it to the configuration."""

    language: str | None = None
    formats: tuple[str, ...] = tuple(_DEFAULT_FORMATS.split(","))
    strict: bool = False
    status: str | None = None


def as_options(choices: Choices) -> Options:
    """Give the choices as ``pipeline`` takes them; ``--lang all`` is every language there is."""
    from reportgen.config.model import Status  # noqa: PLC0415 -- pydantic is heavy
    from reportgen.locales.languages import Language  # noqa: PLC0415 -- as late as its neighbours
    from reportgen.pipeline import Format, Options  # noqa: PLC0415 -- the whole pipeline is heavy

    asked = choices.language
    every = tuple(Language) if asked == "all" else (Language(asked),) if asked else None
    return Options(
        languages=every,
        formats=frozenset(map(Format, choices.formats)),
        strict=choices.strict,
        status=Status(choices.status) if choices.status else None,
    )


CONFIGURATION = click.Path(exists=True, dir_okay=False, path_type=Path)
OUT = click.option(
    "-o",
    "--out",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path("out"),
    show_default=True,
    help="Folder for the results.",
)
DRY_RUN = click.option("--dry-run", is_flag=True, help="Say what would be done, and do nothing.")


def talking(command: Command) -> Command:
    """Add ``--json``, ``-q`` and ``-v``; the command gets them as ``console``."""

    @click.option("--json", "as_json", is_flag=True, help="Print results as JSON, one object a line.")
    @click.option("-q", "--quiet", is_flag=True, help="Say nothing but results and errors.")
    @click.option("-v", "--verbose", is_flag=True, help="Say more: times a stage, tracebacks of defects.")
    @wraps(command)
    def with_console(*args: Any, as_json: bool, quiet: bool, verbose: bool, **values: Any) -> Any:
        if quiet and verbose:
            message = "-q and -v contradict each other"
            raise click.UsageError(message)
        verbosity = QUIET if quiet else TALKATIVE if verbose else NORMAL
        return command(*args, console=Console(as_json, verbosity), **values)

    return with_console  # type: ignore[return-value]  # click decorates the wrapper as it would the command


def strictly(command: Command) -> Command:
    """Add ``--strict``."""
    words = "Refuse rows that are otherwise kept out and listed, and wording that is remarked on."
    return click.option("--strict", is_flag=True, help=words)(command)


def choosing(command: Command) -> Command:
    """Add what to make of a configuration; the command gets it as ``choices``."""

    @click.option("--lang", "language", type=click.Choice(LANGUAGES), help="Languages; by default the configuration's.")
    @click.option(
        "--format",
        "formats",
        type=FormatList(),
        default=_DEFAULT_FORMATS,
        show_default=True,
        metavar="LIST",
        help=f"What to write, with commas between: {', '.join(FORMATS)}.",
    )
    @strictly
    @click.option("--draft", is_flag=True, help="Mark as a draft, whatever it says.")
    @click.option("--final", is_flag=True, help="Make it final, whatever it says; it must be signed.")
    @wraps(command)
    def with_choices(
        *args: Any,
        language: str | None,
        formats: tuple[str, ...],
        strict: bool,
        draft: bool,
        final: bool,
        **values: Any,
    ) -> Any:
        if draft and final:
            message = "--draft and --final exclude each other; give one of them"
            raise click.UsageError(message)
        status = "draft" if draft else "final" if final else None
        return command(*args, choices=Choices(language, formats, strict, status), **values)

    return with_choices  # type: ignore[return-value]  # click decorates the wrapper as it would the command

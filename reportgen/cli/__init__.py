"""Arguments → an exit code: the command line, and nothing that a library user would miss.

In: arguments, a terminal or pipes. Out: results on standard output, everything else on standard error, an exit code.
Importing this package, asking for help and completing a word import none of the heavy libraries.
"""

from __future__ import annotations


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    from reportgen import threads  # noqa: PLC0415 -- worker processes import this package and need no commands
    from reportgen.cli.app import app  # noqa: PLC0415 -- likewise

    threads.one_each()
    app(prog_name="reportgen")

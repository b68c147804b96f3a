"""Arguments → an exit code: the command line, and nothing that a library user would miss.

In: arguments, a terminal or pipes. Out: results on standard output, everything else on standard error, an exit code.
Importing this package, asking for help and completing a word import none of the heavy libraries.
"""

from __future__ import annotations

import gc

SELDOM = 50_000
"""How many new objects make Python look for garbage; by itself it does after some hundreds."""


def main() -> None:
    """Run the command line and leave the process with its exit code."""
    from reportgen import threads  # noqa: PLC0415 -- worker processes import this package and need no commands
    from reportgen.cli.app import app  # noqa: PLC0415 -- likewise

    threads.one_each()
    # Next to nothing of what is imported and set is garbage, and looking for it takes a tenth of the time of a brief.
    gc.set_threshold(SELDOM)
    app(prog_name="reportgen")

"""Long lines on a terminal.

In: a text. Out: lines that fit, or one line where nobody watches: another program must be able to find it whole.
"""

from __future__ import annotations

import shutil
import sys
import textwrap

_WIDEST = 110


def wrapped(text: str, *, indent: int, hanging: int = 2) -> list[str]:
    """Give the text in lines that fit a terminal, all but the first ``hanging`` further in; in one where there is none.

    A text without words is one empty line.
    """
    margin = " " * indent
    if not sys.stdout.isatty():
        return [margin + text]
    width = min(shutil.get_terminal_size().columns, _WIDEST)
    return textwrap.wrap(text, width, initial_indent=margin, subsequent_indent=margin + " " * hanging) or [margin]

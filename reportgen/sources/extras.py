"""Packages that only some formats need.

In: an attempt to import one. Out: the error that says which extra to install, where it is not there.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from reportgen.errors import Location
from reportgen.sources.files import refuse


@contextmanager
def needs(extra: str, *, package: str, name: str) -> Iterator[None]:
    """Let the imports within fail with ``DataError`` for the file ``name``, saying which extra brings the package."""
    try:
        yield
    except ImportError:
        hint = f'install it with `pip install "reportgen[{extra}]"`, or save the data as .csv or .xlsx'
        message = f"reading this file needs the package {package}, which is not installed"
        refuse("data.extra_missing", message, where=Location(file=name), hint=hint)

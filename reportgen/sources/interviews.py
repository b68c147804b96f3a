"""Coded interviews: informants and what they said, by theme.

In: a source's configuration, and the shelf that tables are kept on. Out: ``Interviews``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from reportgen.sources.dataset import Interviews
from reportgen.sources.shelf import Shelf

if TYPE_CHECKING:
    from reportgen.config.model import InterviewsSource


def read_interviews(name: str, source: InterviewsSource, *, shelf: Shelf) -> Interviews:
    """Give the interviews; ``name`` is what the configuration calls them."""
    raise NotImplementedError

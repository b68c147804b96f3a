"""What a field expects, for whoever writes a configuration.

In: words. Out: ``Expects``, a note in an annotation. It checks nothing.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Expects:
    """What a field expects, in the words of an error message; stands in the field's annotation."""

    words: str

"""Regulations and what may be cited of them on a day.

In: nothing. Out: ``Regulation`` with its ``Span`` values and ``Article`` values, and ``Citation``. Dates are days of
the brief's own date; no clock is asked.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from reportgen.locales.languages import Text
from reportgen.rulebook.marks import Mark


class Force(StrEnum):
    """What a regulation is on a day.

    ``unknown``: it was in force, and whether it still is was not checked.
    """

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    UNKNOWN = "unknown"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of days with one state: from the first day on, to the last (``None``: until further notice).

    ``mark`` is how well just this is verified; ``reported_by`` who says so where it is secondary.
    """

    first: date
    last: date | None
    force: Force
    mark: Mark
    reported_by: Text | None = None


@dataclass(frozen=True, slots=True)
class Article:
    """One article: its number as cited (``26(1)``), how well it is verified, and what it says in one line."""

    number: str
    mark: Mark
    line: Text | None = None


@dataclass(frozen=True, slots=True)
class Regulation:
    """One regulation.

    ``name`` is how it is cited (``PP 28/2024``), ``title`` its full name, ``line`` what it says in one sentence.
    ``spans`` do not overlap and stand in order. ``successors`` are the ids of what took its place. ``written`` are
    further ways in which running text writes its name. ``mark`` is how well its content is verified, ``reported_by``
    who reports it where that is secondary.
    """

    id: str
    name: Text
    title: Text
    line: Text
    spans: tuple[Span, ...]
    mark: Mark
    articles: Mapping[str, Article] = field(default_factory=dict)
    successors: tuple[str, ...] = ()
    reported_by: Text | None = None
    written: tuple[str, ...] = ()

    def on(self, day: date) -> Span | None:
        """Give the span that a day lies in; ``None`` before the first, and in a gap."""
        for span in self.spans:
            if span.first <= day and (span.last is None or day <= span.last):
                return span
        return None

    def force(self, day: date) -> Force:
        """Say what it is on a day; after the last span, and in a gap, it has ended."""
        span = self.on(day)
        if span is not None:
            return span.force
        return Force.NOT_YET if not self.spans or day < self.spans[0].first else Force.ENDED


@dataclass(frozen=True, slots=True)
class Citation:
    """A regulation by id, with the articles meant (none: the whole)."""

    regulation: str
    articles: tuple[str, ...] = ()

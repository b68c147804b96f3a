"""What a statistic gives before it is a finding: a value with its interval and test, or the reason why there is none.

In: nothing. Out: ``Effect`` and ``NoEffect``, which the pure statistics of this room return and its analyses turn into
findings with an id, a period and a source. It knows no data set.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.estimates import AbsenceReason, Interval, Test


@dataclass(frozen=True, slots=True)
class Effect:
    """One number: a share, a ratio, a difference, a coefficient; ``method`` names how it and its interval were got."""

    value: float
    interval: Interval | None
    method: str
    test: Test | None = None


@dataclass(frozen=True, slots=True)
class NoEffect:
    """Why there is no number."""

    reason: AbsenceReason


Outcome = Effect | NoEffect

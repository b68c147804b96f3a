"""What policy must know beside the findings: the brief's date, its indicators, and which variable is about what.

In: nothing. Out: ``Case``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from reportgen.findings import Usability
from reportgen.indicators import Indicator
from reportgen.periods import Period


@dataclass(frozen=True, slots=True)
class Case:
    """One brief as policy looks at it.

    ``day`` is the brief's own date: it says what law is in force, and deadlines count from it. ``variables`` gives the
    topic (or indicator) of a survey's variable by (analysis id, variable); ``themes`` that of a theme by (analysis id,
    theme). ``headline`` is the indicator of page one, ``None`` where it is not a register's. ``few_reports`` is the
    share of areas with figures below which no figure of a register is judged; ``None`` where it is not known.
    ``lower_is_better`` are the indicators of which less is better, also those that only a survey's variable is about.
    """

    day: date
    period: Period
    usability: Usability
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    headline: str | None = None
    variables: Mapping[tuple[str, str], str] = field(default_factory=dict)
    themes: Mapping[tuple[str, str], str] = field(default_factory=dict)
    few_reports: float | None = None
    lower_is_better: frozenset[str] = frozenset()

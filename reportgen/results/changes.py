"""What the next period is compared by, and what this one differs in from the one before, for results.json.

In: definitions of indicators, and ``Changes``. Out: plain values for JSON.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from reportgen.estimates import Estimate
from reportgen.findings import Change, Changes, SameAreas
from reportgen.indicators import Indicator

Json = dict[str, Any]


def indicators_json(indicators: Mapping[str, Indicator]) -> Json:
    """Give how each indicator is defined; ``age_range`` in completed months, both ends within, or null."""
    return {name: _indicator(each) for name, each in indicators.items()}


def _indicator(indicator: Indicator) -> Json:
    ages = indicator.age_range
    return {
        "label": indicator.label.as_mapping(),
        "numerator": indicator.numerator,
        "denominator": indicator.denominator,
        "age_range": [ages.lower, ages.upper] if ages is not None else None,
        "recall": indicator.recall.value,
        "direction": indicator.direction.value,
        "definition_sha": indicator.definition_sha,
    }


def changes_json(changes: Changes) -> Json:
    """Give what is different from the period before; ``unusable`` says why earlier results could not be used."""
    return {
        "previous": str(changes.previous),
        "source": changes.source,
        "sha256": changes.sha256 or None,
        "unusable": changes.unusable.value if changes.unusable is not None else None,
        "new": list(changes.new),
        "missing": list(changes.missing),
        "indicators": [_change(each) for each in changes.changes],
    }


def _change(change: Change) -> Json:
    return {
        "indicator": change.indicator,
        "kind": change.kind.value,
        "now": change.now,
        "before": _number(change.before),
        "revised": _number(change.revised),
        "difference": _number(change.difference),
        "same_areas": _same_areas(change.same_areas),
        "redefined": [aspect.value for aspect in change.aspects],
        "why_not_compared": change.why.value if change.why is not None else None,
    }


def _same_areas(same: SameAreas | None) -> Json | None:
    return None if same is None else {"areas": same.count, "difference": _number(same.difference)}


def _number(estimate: Estimate | None) -> Json | None:
    if estimate is None:
        return None
    interval = estimate.interval
    return {
        "value": estimate.value,
        "lower": interval.lower if interval is not None else None,
        "upper": interval.upper if interval is not None else None,
        "level": interval.level if interval is not None else None,
        "numerator": estimate.numerator,
        "denominator": estimate.denominator,
        "method": estimate.method,
        "period": str(estimate.period),
    }

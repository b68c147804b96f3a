"""Hiding published numbers that turn out to tell too much beside what others have published.

In: publishable findings, and ids. Out: findings without these numbers; what is computed from several is computed anew.
"""

from __future__ import annotations

from dataclasses import replace

from reportgen.disclosure.areas import shown_median, shown_run_chart, shown_shares, suppressed
from reportgen.estimates import Suppressed
from reportgen.findings import Finding, Findings


def withhold(findings: Findings, ids: frozenset[str]) -> Findings:
    """Give the findings with those of ``ids`` hidden; medians and run charts are of what is still shown."""
    if not ids:
        return findings
    items = tuple(_hidden(item) if item.id in ids else item for item in findings)
    estimates = {item.id: item.estimate for item in items if item.estimate is not None}
    medians = {chart.median: shown_shares(chart.points, estimates) for chart in findings.run_charts}
    items = tuple(shown_median(item, medians[item.id]) if item.id in medians else item for item in items)
    charts = tuple(shown_run_chart(chart, estimates) for chart in findings.run_charts)
    return replace(findings, items=items, run_charts=charts)


def _hidden(item: Finding) -> Finding:
    quantity = item.quantity
    return item if isinstance(quantity, Suppressed) else Finding(item.subject, suppressed(quantity))

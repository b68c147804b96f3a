"""Dataset → raw findings: coverage, comparison, trend.

In: the analyses of a configuration and a ``Bench``. Out: ``RawFindings``, which only ``disclosure`` may take further.
Nothing here knows which language is printed.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.bench import Bench
from reportgen.analysis.comparison import comparison
from reportgen.analysis.coverage import coverage
from reportgen.analysis.trend import trend
from reportgen.config.model import Analysis, ComparisonAnalysis, CoverageAnalysis
from reportgen.findings import Funnel, RunChart
from reportgen.raw import RawFinding, RawFindings

__all__ = ["Bench", "run"]


def run(analyses: Sequence[Analysis], *, bench: Bench) -> RawFindings:
    """Give everything that the analyses find, in the order of the configuration."""
    views = {name: bench.view(name) for name in dict.fromkeys(analysis.source for analysis in analyses)}
    items: list[RawFinding] = []
    funnels: list[Funnel] = []
    run_charts: list[RunChart] = []
    for analysis in analyses:
        view = views[analysis.source]
        if isinstance(analysis, CoverageAnalysis):
            items.extend(coverage(analysis, bench=bench, view=view))
        elif isinstance(analysis, ComparisonAnalysis):
            compared = comparison(analysis, bench=bench, view=view)
            items.extend(compared.items)
            funnels.extend(filter(None, [compared.funnel]))
        else:
            course = trend(analysis, bench=bench, view=view)
            items.extend(course.items)
            run_charts.extend(filter(None, [course.run_chart]))
    return RawFindings(tuple(items), tuple(funnels), tuple(run_charts))

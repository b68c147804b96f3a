"""Dataset → raw findings: coverage, comparison, trend.

In: the analyses of a configuration and a ``Bench``. Out: ``RawFindings``, which only ``disclosure`` may take further.
Nothing here knows which language is printed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from reportgen.analysis.bench import Bench
from reportgen.analysis.comparison import comparison
from reportgen.analysis.coverage import coverage
from reportgen.analysis.sums import sums_of
from reportgen.analysis.trend import trend
from reportgen.config.model import Analysis, ComparisonAnalysis, CoverageAnalysis, TrendAnalysis
from reportgen.findings import Funnel, RunChart
from reportgen.raw import RawFinding, RawFindings

__all__ = ["Bench", "run"]


def run(analyses: Sequence[Analysis], *, bench: Bench) -> RawFindings:
    """Give everything that the analyses find, in the order of the configuration."""
    of_registers = [each for each in analyses if each.source in bench.registers]
    of_surveys = [each for each in analyses if each.source in bench.surveys]
    of_interviews = [each for each in analyses if each.source in bench.interviews]
    found = _registers(of_registers, bench=bench)
    if of_surveys:
        from reportgen.analysis.study import run_study  # noqa: PLC0415 -- a register's brief needs none of it

        studied = run_study(of_surveys, bench=bench)
        found = replace(found, items=found.items + studied.items, study=studied.study, sums=found.sums + studied.sums)
    if of_interviews:
        from reportgen.analysis.voices import run_voices  # noqa: PLC0415 -- likewise

        numbers = {item.subject.id for item in found.items}
        found = replace(found, voices=run_voices(analyses, bench=bench, numbers=numbers))
    return found


def _registers(analyses: Sequence[Analysis], *, bench: Bench) -> RawFindings:
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
        elif isinstance(analysis, TrendAnalysis):
            course = trend(analysis, bench=bench, view=view)
            items.extend(course.items)
            run_charts.extend(filter(None, [course.run_chart]))
    return RawFindings(tuple(items), tuple(funnels), tuple(run_charts), sums=sums_of(items))

"""Which finding a theme stands beside.

In: the analyses of a configuration, what a theme is about, and a ``Bench``. Out: ids of findings. It computes none of
them, and does not know whether they may be shown.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from reportgen.analysis.bench import Bench
from reportgen.config.model import Analysis, CoverageAnalysis, DescribeAnalysis, JointAnalysis, PrevalenceAnalysis
from reportgen.locales.names import slugs
from reportgen.sources.dataset import Interviews


def beside(
    joints: Sequence[JointAnalysis], interviews: Interviews, *, analyses: Sequence[Analysis], bench: Bench
) -> dict[str, str | None]:
    """Give theme → id of the finding that it stands beside, ``None`` where nothing counts it, in order.

    What ``beside`` says goes first; then the first coverage of the theme's indicator; then the first prevalence of the
    theme's variable, and else its share among those described. Without ``themes`` all that any of this is said of.
    """
    found: dict[str, str | None] = {}
    for joint in joints:
        for theme in joint.themes or _all(joint, interviews):
            found[theme] = joint.beside.get(theme) or _number(interviews.about.get(theme), analyses, bench=bench)
    return found


def _all(joint: JointAnalysis, interviews: Interviews) -> tuple[str, ...]:
    return tuple(
        theme.id
        for theme in interviews.themes
        if theme.id in joint.beside or any(interviews.about.get(theme.id, (None, None)))
    )


def _number(about: tuple[str | None, str | None] | None, analyses: Sequence[Analysis], *, bench: Bench) -> str | None:
    indicator, variable = about or (None, None)
    found = _coverage(indicator, analyses) if indicator is not None else None
    if found is None and variable is not None:
        found = _prevalence(variable, analyses) or _described(variable, analyses, bench=bench)
    return found


def _coverage(indicator: str, analyses: Sequence[Analysis]) -> str | None:
    covering = (each for each in analyses if isinstance(each, CoverageAnalysis) and indicator in each.indicators)
    return next((f"{each.id}.{indicator}" for each in covering), None)


def _prevalence(variable: str, analyses: Sequence[Analysis]) -> str | None:
    """Give the whole of the first prevalence of an outcome, one of everybody (without ``only``) before others."""
    telling = [each for each in analyses if isinstance(each, PrevalenceAnalysis) and each.outcome == variable]
    telling.sort(key=lambda each: bool(each.only))
    return f"{telling[0].id}.proportion" if telling else None


def _described(variable: str, analyses: Sequence[Analysis], *, bench: Bench) -> str | None:
    """Give the share with the event, of the first description of a variable that has one."""
    for each in analyses:
        if isinstance(each, DescribeAnalysis) and variable in each.variables and each.source in bench.surveys:
            level = _event(variable, bench, source=each.source)
            if level is not None:
                return f"{each.id}.proportion.{variable}.{level}"
    return None


def _event(variable: str, bench: Bench, *, source: str) -> str | None:
    found = bench.surveys[source].codebook.get(variable)
    if found is None or found.event is None:
        return None
    short: Mapping[str, str] = slugs(level.id for level in found.levels)
    return short[found.event]

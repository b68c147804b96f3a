"""Which figures the data behind them can bear.

In: the verdicts on the register and on the survey. Out: yes or no. It gives no verdict of its own.
"""

from __future__ import annotations

from reportgen.findings import Finding, Quality, QualityReason, Usability
from reportgen.policy.matter import Matter


def of_register(finding: Finding, *, matter: Matter) -> bool:
    """Say whether a register's figure may be judged.

    Where the data cannot bear the headline, neither the headline nor what shares its denominator may; where that is
    because too few areas reported, no figure of the register may. A figure that tells how many were asked is itself
    about the data, and is judged whatever they are.
    """
    asked = matter.case.indicators.get(finding.subject.indicator or "")
    if asked is not None and asked.measures_asking:
        return True
    quality = matter.findings.register
    if quality is None or quality.usability is not Usability.NOT_USABLE or not _assessed(finding, quality, matter):
        return True
    if _too_few_reported(quality, matter):
        return False
    headline = matter.case.indicators.get(matter.case.headline or "")
    indicator = matter.case.indicators.get(finding.subject.indicator or "")
    if headline is None or indicator is None:
        return finding.subject.indicator != matter.case.headline
    return indicator.id != headline.id and indicator.denominator != headline.denominator


def _assessed(finding: Finding, quality: Quality, matter: Matter) -> bool:
    """Say whether a figure is of the register that the verdict is on; where that is not known, it is taken to be."""
    found = [matter.findings.get(each) for each in quality.ids.values()]
    sources = {each.quantity.source for each in found if each is not None}
    return not sources or finding.quantity.source in sources


def _too_few_reported(quality: Quality, matter: Matter) -> bool:
    """Say whether it is the areas' reporting that makes the data unusable.

    The verdict names this reason where it only asks for caution, too: the share of areas with figures tells which.
    """
    if QualityReason.FEW_REPORTS not in quality.reasons:
        return False
    areas = matter.estimate(quality.ids.get("subunits"))
    turns = matter.case.few_reports
    return areas is None or turns is None or areas.value < turns


def of_survey(variable: str, *, matter: Matter) -> bool:
    """Say whether a survey's figure on a variable may be judged; the verdict on a survey is on its outcome."""
    study = matter.findings.study
    return study is None or variable != study.outcome or study.usability is not Usability.NOT_USABLE


def of_ratio(finding: Finding, *, matter: Matter) -> bool:
    """Say whether a survey's ratio may be judged: it is of the outcome of the analysis that it stands in."""
    study = matter.findings.study
    analyses = study.associations if study is not None else ()
    outcome = next((each.outcome for each in analyses if each.analysis == finding.subject.analysis), None)
    return outcome is None or of_survey(outcome, matter=matter)

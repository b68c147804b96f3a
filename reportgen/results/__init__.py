"""results.json: all published findings, for other programs.

In: publishable ``Findings``, whose brief they are, and what happened on the way. Out: one JSON text by contract 1, in
full double precision and the same bytes for the same findings. It rounds nothing, hides nothing (``disclosure`` did)
and writes no file.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from reportgen.errors import Severity
from reportgen.estimates import Absent, Estimate, Interval, Spread, Suppressed
from reportgen.findings import Finding, Findings, Funnel, Group, Problem, Quality, RunChart, Verdict
from reportgen.indicators import Indicator
from reportgen.locales.languages import Text
from reportgen.results.changes import changes_json, indicators_json
from reportgen.results.policy import policy_json
from reportgen.results.study import study_json, voices_json

if TYPE_CHECKING:
    from reportgen.brief import Approval
    from reportgen.narrative.evidence import EvidenceStory
    from reportgen.supplied import Supplied

CONTRACT = 1
"""The version of the contract that the JSON is written to."""

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Header:
    """Whose results they are: the puskesmas's id and its full name; draft or final, and who signed a final.

    ``indicators`` are those of a register, so that the next period can tell a changed definition.
    """

    puskesmas: str
    name: Text
    draft: bool = True
    approval: Approval | None = None
    indicators: Mapping[str, Indicator] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Notice:
    """One thing that a reader of the results should know, worded in every language already.

    ``code`` is stable and dotted; ``where`` says the place in words that need no language (``register.csv, row 7``).
    """

    severity: Severity
    code: str
    message: Text
    where: str | None = None


def to_json(
    findings: Findings,
    *,
    header: Header,
    notices: Sequence[Notice] = (),
    evidence: EvidenceStory | None = None,
    supplied: Sequence[Supplied] = (),
) -> str:
    """Give the text of results.json, ending in a newline.

    A suppressed finding has ``value``, ``lower``, ``upper``, ``numerator``, ``denominator`` and ``n`` null and says why
    in ``reason``; so has one that could not be computed, with ``suppressed`` false.

    Raises ``ValueError`` for a number that is not finite: there is none in a sound store of findings.
    """
    document = {
        "contract": CONTRACT,
        "puskesmas": {"id": header.puskesmas, "name": header.name.as_mapping()},
        "period": str(findings.period),
        "status": "draft" if header.draft else "final",
        "sign_off": _sign_off(header.approval),
        "disclosure": {"minimum_cell": findings.minimum_cell, "audience": findings.audience.value},
        "indicators": indicators_json(header.indicators),
        "findings": [finding_json(finding) for finding in findings],
        "funnels": [_funnel(funnel) for funnel in findings.funnels],
        "run_charts": [_run_chart(chart) for chart in findings.run_charts],
        "quality": _quality(findings.register) if findings.register is not None else None,
        "study": study_json(findings.study) if findings.study is not None else None,
        "voices": [voices_json(each) for each in findings.voices],
        "evidence": _evidence(evidence) if evidence is not None else [],
        "changes": changes_json(findings.changes) if findings.changes is not None else None,
        "diagnostics": [_notice(notice) for notice in notices],
        **policy_json(findings.counsel, supplied),
    }
    return json.dumps(document, ensure_ascii=False, allow_nan=False, indent=1) + "\n"


def _sign_off(approval: Approval | None) -> Json | None:
    if approval is None:
        return None
    day, role = approval.day.isoformat(), approval.role.as_mapping()
    return {"name": approval.name, "role": role, "date": day, "hash": approval.hash}


def _evidence(story: EvidenceStory) -> list[Json]:
    from reportgen.results.evidence import evidence_json  # noqa: PLC0415 -- only where figures were supplied

    return evidence_json(story)


def finding_json(finding: Finding) -> Json:
    """Give a finding; one that is hidden or could not be computed has no numbers, and says why."""
    quantity, subject = finding.quantity, finding.subject
    return {
        "id": finding.id,
        "measure": quantity.measure.value,
        **_numbers(quantity if isinstance(quantity, Estimate) else None),
        "unit": quantity.unit.value,
        "method": None if isinstance(quantity, Absent) else quantity.method,
        "period": str(quantity.period),
        "group": _group(subject.group),
        **_comparison(quantity if isinstance(quantity, Estimate) else None),
        "suppressed": isinstance(quantity, Suppressed),
        "reason": None if isinstance(quantity, Estimate) else quantity.reason.value,
        "source": quantity.source,
        "label": subject.label.as_mapping(),
        "target": _target(finding.verdict),
    }


def _numbers(estimate: Estimate | None) -> Json:
    interval: Interval | None = estimate.interval if estimate else None
    return {
        "value": estimate.value if estimate else None,
        "lower": interval.lower if interval else None,
        "upper": interval.upper if interval else None,
        "level": interval.level if interval else None,
        "numerator": estimate.numerator if estimate else None,
        "denominator": estimate.denominator if estimate else None,
        "n": estimate.n if estimate else None,
        "spread": _spread(estimate.spread) if estimate and estimate.spread else None,
    }


def _spread(spread: Spread) -> Json:
    return {
        "standard_deviation": spread.standard_deviation,
        "lower_quartile": spread.lower_quartile,
        "upper_quartile": spread.upper_quartile,
    }


def _comparison(estimate: Estimate | None) -> Json:
    """Give what a ratio or difference is compared with, its test, and why its interval is doubted.

    ``df`` is a list, one number or two; ``doubts`` is an empty list where the interval is held to cover what it says.
    """
    test = estimate.test if estimate else None
    return {
        "adjusted": estimate.adjusted if estimate else None,
        "reference": estimate.reference if estimate else None,
        "weighted": estimate.weighted if estimate else None,
        "p_value": test.p_value if test else None,
        "test": test.name.value if test else None,
        "statistic": test.statistic if test else None,
        "df": list(test.df) if test else None,
        "doubts": [doubt.value for doubt in estimate.doubts] if estimate else None,
    }


def _group(group: Group | None) -> Json | None:
    if group is None:
        return None
    return {
        "by": group.by.value,
        "variable": group.variable,
        "level": group.level,
        "across": list(group.across) if group.across else None,
        "label": group.label.as_mapping(),
    }


def _target(verdict: Verdict | None) -> Json | None:
    if verdict is None:
        return None
    target = verdict.target
    return {
        "value": target.value,
        "year": target.year,
        "basis": target.basis.as_mapping(),
        "state": verdict.state.value,
    }


def _funnel(funnel: Funnel) -> Json:
    standings = {name: standing.value for name, standing in funnel.standings.items()}
    return {
        "id": funnel.id,
        "analysis": funnel.analysis,
        "indicator": funnel.indicator,
        "by": funnel.by.value,
        "benchmark": funnel.benchmark,
        "points": [{"id": point, "standing": standings.get(point)} for point in funnel.points],
        "limits": {
            "n": list(funnel.limits.n),
            "lower_95": list(funnel.limits.lower_95),
            "upper_95": list(funnel.limits.upper_95),
            "lower_998": list(funnel.limits.lower_998),
            "upper_998": list(funnel.limits.upper_998),
        },
        "dispersion": funnel.dispersion,
        "overdispersed": funnel.overdispersed,
        "method": funnel.method,
    }


def _run_chart(chart: RunChart) -> Json:
    return {
        "id": chart.id,
        "analysis": chart.analysis,
        "indicator": chart.indicator,
        "points": list(chart.points),
        "median": chart.median,
        "signal": chart.signal.value,
    }


def _quality(quality: Quality) -> Json:
    return {
        "usability": quality.usability.value,
        "reasons": [reason.value for reason in quality.reasons],
        "findings": dict(quality.ids),
        "subunit_label": quality.subunit_label.as_mapping() if quality.subunit_label else None,
        "reporting": [
            {"subunit": subunit, "month": str(month), "reported": reported.value}
            for (subunit, month), reported in quality.grid.items()
        ],
        "missing": list(quality.missing),
        "unexpected": list(quality.unexpected),
        "problems": [_problem(problem) for problem in quality.problems],
    }


def _problem(problem: Problem) -> Json:
    return {
        "kind": problem.kind.value,
        "subunit": problem.subunit,
        "month": str(problem.month) if problem.month else None,
        "where": str(problem.where),
        "values": [
            {
                "count": value.count,
                "column": value.column,
                "value": value.value,
                "hidden": value.hidden,
                "text": value.text,
            }
            for value in problem.values
        ],
    }


def _notice(notice: Notice) -> Json:
    return {
        "severity": notice.severity.value,
        "code": notice.code,
        "message": notice.message.as_mapping(),
        "where": notice.where,
    }

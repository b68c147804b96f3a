"""The one doorway from what was found to what may be published.

In: ``RawFindings`` and ``RawQuality``. Out: ``Findings``, in which a number that could point at a person is
``Suppressed`` and nothing of it is kept: not its interval, not its verdict, not its place in a funnel. Whatever a brief
shows, in a table, a chart, a sentence or a file, comes through ``publish``. It words nothing.

What is hidden is decided in ``hiding``: cells that are small in themselves, then whatever they could be solved from or
could be solved for them. What is computed from several findings at once (a funnel, a median, the signal of a run chart)
is then computed anew from those that are shown, so that it is the same whatever the hidden ones were.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportgen.disclosure.areas import shown_funnel, shown_median, shown_run_chart, shown_shares, suppressed
from reportgen.disclosure.hiding import hidden_ids
from reportgen.disclosure.rows import shown_problems
from reportgen.disclosure.rule import Rule
from reportgen.disclosure.voices import tell
from reportgen.estimates import AbsenceReason, Absent, Suppressed
from reportgen.findings import Association, Finding, Findings, Model, Quality, Study
from reportgen.periods import Period
from reportgen.raw import RawFinding, RawFindings, RawQuality

__all__ = ["Rule", "publish"]

TELLING = frozenset({AbsenceReason.NO_VARIATION, AbsenceReason.SEPARATION, AbsenceReason.ZERO_CELL})
"""Reasons that say of a group that nobody, or everybody, has the outcome."""


def publish(findings: RawFindings, quality: RawQuality | None, *, period: Period, rule: Rule) -> Findings:
    """Give what may be published of the findings and of the quality of a register's data behind them."""
    raw = (*findings.items, *(quality.items if quality is not None else ()))
    restricted = findings.study.restricted if findings.study else {}
    hidden = hidden_ids(raw, findings.sums, rule=rule, restricted=restricted)
    unweighted = hidden
    if any(item.weight_classes for item in raw):
        plain = tuple(replace(item, weight_classes=()) for item in raw)
        unweighted = hidden_ids(plain, findings.sums, rule=rule, restricted=restricted)
    items = tuple(_finding(item, hidden) for item in raw)
    estimates = {item.id: item.estimate for item in items if item.estimate is not None}
    medians = {chart.median: shown_shares(chart.points, estimates) for chart in findings.run_charts}
    items = tuple(shown_median(item, medians[item.id]) if item.id in medians else item for item in items)
    told = [tell(each, {item.id: item for item in items}, period=period, rule=rule) for each in findings.voices]
    return Findings(
        period=period,
        items=(*items, *(item for found, _ in told for item in found)),
        funnels=tuple(shown for funnel in findings.funnels if (shown := shown_funnel(funnel, estimates)) is not None),
        run_charts=tuple(shown_run_chart(chart, estimates) for chart in findings.run_charts),
        register=_quality(quality, rule) if quality is not None else None,
        audience=rule.audience,
        minimum_cell=rule.minimum_cell,
        study=_study(findings.study, {item.id: item for item in items}),
        voices=tuple(voices for _, voices in told),
        hidden_for_weights=hidden != unweighted,
    )


def _finding(item: RawFinding, hidden: frozenset[str]) -> Finding:
    quantity = item.quantity
    if item.subject.id not in hidden or (isinstance(quantity, Absent) and quantity.reason not in TELLING):
        return Finding(item.subject, quantity, item.verdict)
    return Finding(item.subject, suppressed(quantity))


def _study(study: Study | None, items: Mapping[str, Finding]) -> Study | None:
    """Give the study, its models without a reason that tells of what is hidden."""
    if study is None:
        return None
    associations = (
        replace(each, models=tuple(_model(each, model, items) for model in each.models)) for each in study.associations
    )
    return replace(study, associations=tuple(associations))


def _model(association: Association, model: Model, items: Mapping[str, Finding]) -> Model:
    rows = (name for each in association.exposures if each.variable in model.exposures for name in each.shares.values())
    if model.reason not in TELLING or not any(isinstance(items[name].quantity, Suppressed) for name in rows):
        return model
    return replace(model, reason=AbsenceReason.NOT_COMPUTABLE)


def _quality(quality: RawQuality, rule: Rule) -> Quality:
    return Quality(
        usability=quality.usability,
        reasons=quality.reasons,
        ids=quality.ids,
        subunit_label=quality.subunit_label,
        grid=quality.grid,
        missing=quality.missing,
        unexpected=quality.unexpected,
        problems=shown_problems(quality.problems, rule),
    )

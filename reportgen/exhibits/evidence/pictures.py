"""Published figures drawn beside the local one, and only those that are comparable with it.

In: the scene and pairs. Out: charts: bars for shares of one indicator, a forest plot for ratios of one kind. A figure
that is not comparable is on no axis here; the table says why.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.config.fields import PrintedNumber
from reportgen.config.model.evidence import Publication, RatioClaim, ShareClaim
from reportgen.estimates import Estimate, Interval, Measure, Unit
from reportgen.exhibits.chart import Bar, BarChart, Chart, Effect, ForestChart, ForestRole, ForestRow, Role
from reportgen.exhibits.evidence.figures import figure, respondents
from reportgen.exhibits.evidence.pairs import LocalRatio, Pair
from reportgen.exhibits.evidence.scene import EvidenceScene
from reportgen.exhibits.evidence.table import local_value
from reportgen.exhibits.wording import gap
from reportgen.findings import Finding
from reportgen.locales.messages import Several, Value, Words, message
from reportgen.publications import printed

EVERYTHING = 1000
_PER_CENT = 100


def evidence_charts(scene: EvidenceScene, pairs: Sequence[Pair]) -> tuple[Chart, ...]:
    """Give a picture an indicator, and one a pair of variables and kind of ratio, where anything is comparable."""
    drawn = [pair for pair in pairs if pair.is_drawn]
    shares: dict[str, list[Pair]] = {}
    ratios: dict[str, list[Pair]] = {}
    for pair in drawn:
        group = shares if pair.share is not None else ratios
        group.setdefault(pair.local[0].id, []).append(pair)
    return (
        *(_shares(scene, group) for group in shares.values()),
        *(_ratios(scene, group) for group in ratios.values()),
    )


def _shares(scene: EvidenceScene, pairs: Sequence[Pair]) -> Chart:
    local = pairs[0].local[0]
    indicator = scene.indicators[local.subject.indicator or ""]
    bars = [Bar(scene.place, local.estimate, gap(local), Role.THIS)]
    bars += [
        Bar(pair.audited.publication.citation, _share(scene, pair, pair.claim.published), role=Role.COMPARISON)
        for pair in pairs
        if isinstance(pair.claim.published, ShareClaim)
    ]
    caption = message("evidence.chart.shares", indicator=indicator.label)
    picture = BarChart(tuple(bars), message("captions.axis", among=indicator.among))
    notes = (message("evidence.note.interval"), message("evidence.note.rounded"))
    spoken = _spoken(caption, [(scene.place, local_value(local)), *_published(pairs)])
    return Chart(f"evidence-{indicator.id}", caption, spoken, picture, notes)


def _ratios(scene: EvidenceScene, pairs: Sequence[Pair]) -> Chart:
    first = pairs[0].ratios[0]
    kind = message(f"study.captions.measure.{first.measure.value}")
    labels = [variable.label if (variable := scene.variable(name)) else "" for name in _variables(first)]
    heading = message("evidence.chart.heading", exposure=labels[0], outcome=labels[1])
    effects = tuple(_effect(each.finding, adjusted=each.adjusted) for each in pairs[0].ratios)
    rows = [ForestRow(heading, ForestRole.HEADING), ForestRow(scene.place, ForestRole.EFFECT, effects)]
    unknown = False
    for pair in pairs:
        claim = pair.claim.published
        if isinstance(claim, RatioClaim):
            unknown = unknown or claim.adjusted is None
            estimate = _ratio(scene, pair, claim, measure=first.measure)
            effect = Effect(estimate, adjusted=bool(claim.adjusted))
            rows.append(ForestRow(pair.audited.publication.citation, ForestRole.EFFECT, (effect,)))
    adjusted = any(effect.adjusted for row in rows for effect in row.effects)
    caption = message("evidence.chart.ratios", exposure=labels[0], outcome=labels[1], measure=kind)
    picture = ForestChart(
        tuple(rows),
        message(f"study.captions.forest.axis.{first.measure.value}"),
        message("evidence.chart.crude_or_unknown") if unknown else message("study.captions.forest.crude"),
        message("study.captions.forest.adjusted") if adjusted else None,
        message("study.captions.forest.no_effect"),
        message("study.captions.reference"),
    )
    notes = (message("evidence.note.direction"), message("evidence.note.interval"), message("evidence.note.rounded"))
    said = [(scene.place, local_value(each.finding)) for each in pairs[0].ratios]
    spoken = _spoken(caption, [*said, *_published(pairs)])
    return Chart(
        f"evidence-{first.association.analysis}-{first.exposure}-{first.measure.value}", caption, spoken, picture, notes
    )


def _variables(ratio: LocalRatio) -> tuple[str, str]:
    return ratio.exposure, ratio.association.outcome


def _effect(found: Finding, *, adjusted: bool) -> Effect:
    return Effect(found.estimate, adjusted=adjusted, gap=gap(found))


def _published(pairs: Sequence[Pair]) -> list[tuple[Value, Value]]:
    return [
        (pair.audited.publication.citation, figure(pair.audited.publication, pair.claim.published)) for pair in pairs
    ]


def _spoken(caption: Words, items: Sequence[tuple[Value, Value]]) -> Words:
    said = tuple(message("captions.alternative.item", label=label, value=value) for label, value in items)
    return message("captions.alternative", caption=caption, values=Several(said, EVERYTHING))


def _share(scene: EvidenceScene, pair: Pair, claim: ShareClaim) -> Estimate:
    """Give a published share as a quantity to draw: the printed percent, or where there is none the counts' ratio."""
    publication = pair.audited.publication
    n = respondents(publication, claim)
    if claim.percent is not None:
        value = _number(publication, claim.percent) / _PER_CENT
    else:
        value = (claim.count or 0) / (n or 1)
    limits = None
    if claim.ci is not None:
        lower, upper = (_number(publication, limit) / _PER_CENT for limit in claim.ci)
        limits = Interval(lower, upper, claim.level)
    return Estimate(
        Measure.PROPORTION,
        value,
        Unit.SHARE,
        "as_published",
        scene.findings.period,
        publication.id,
        limits,
        claim.count,
        n if claim.count is not None else None,
        n,
    )


def _ratio(scene: EvidenceScene, pair: Pair, claim: RatioClaim, *, measure: Measure) -> Estimate:
    """Give a published ratio as a quantity to draw."""
    publication = pair.audited.publication
    limits = None
    if claim.ci is not None:
        lower, upper = (_number(publication, limit) for limit in claim.ci)
        limits = Interval(lower, upper, claim.level)
    return Estimate(
        measure,
        _number(publication, claim.value),
        Unit.RATIO,
        "as_published",
        scene.findings.period,
        publication.id,
        limits,
        n=respondents(publication, claim),
        adjusted=bool(claim.adjusted),
    )


def _number(publication: Publication, number: PrintedNumber) -> float:
    return float(printed(number, publication))

"""Which local figure stands beside a published one, and why the two are not drawn on one axis.

In: the scene. Out: ``Pair``. Comparable means the same kind of ratio of the same variables, or a share of the same
indicator: children's age, recall and population known and equal. Where anything is unknown the figures are not drawn
together.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from reportgen.config.model.evidence import Publication, RatioClaim, RatioKind, ShareClaim
from reportgen.estimates import Measure
from reportgen.exhibits.evidence.figures import age, ages_of, recall
from reportgen.exhibits.evidence.scene import EvidenceScene
from reportgen.findings import Association, Effects, Finding, Provenance, Usability
from reportgen.indicators import Indicator
from reportgen.integrity.verdicts import Verdict
from reportgen.locales.languages import Text
from reportgen.locales.messages import Percent, Words, message
from reportgen.publications import Audited, AuditedClaim

_MEASURES = {RatioKind.PREVALENCE_RATIO: Measure.PREVALENCE_RATIO, RatioKind.ODDS_RATIO: Measure.ODDS_RATIO}
_RATIOS = (Measure.PREVALENCE_RATIO, Measure.ODDS_RATIO)


class Apart(StrEnum):
    """Why a published figure is not drawn beside the local one."""

    IMPOSSIBLE = "impossible"
    KIND_UNKNOWN = "kind_unknown"
    KIND = "kind"
    GROUPS = "groups"
    AGE = "age"
    RECALL = "recall"
    POPULATION = "population"
    DEFINITION = "definition"
    LEVEL = "level"
    NO_VALUE = "no_value"
    NO_LOCAL_VALUE = "no_local_value"
    RECONSTRUCTED = "reconstructed"
    NOT_USABLE = "not_usable"


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, with its words."""

    apart: Apart
    words: Words


@dataclass(frozen=True, slots=True)
class LocalRatio:
    """A local ratio: the analysis it is of, the exposure's level and what it is compared with."""

    finding: Finding
    association: Association
    exposure: str
    level: str
    reference: str | None
    measure: Measure
    adjusted: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim, the local figures to stand beside it (none, a share, or ratios), and what keeps them off one axis."""

    audited: Audited
    claim: AuditedClaim
    share: Finding | None = None
    ratios: tuple[LocalRatio, ...] = ()
    reasons: tuple[Reason, ...] = ()

    @property
    def local(self) -> tuple[Finding, ...]:
        """The local findings."""
        return (self.share,) if self.share is not None else tuple(each.finding for each in self.ratios)

    @property
    def is_drawn(self) -> bool:
        """Whether the published figure is drawn beside the local one."""
        return bool(self.local) and not self.reasons


def pairs(scene: EvidenceScene) -> tuple[Pair, ...]:
    """Give every claim of every publication, in order, with what stands beside it."""
    return tuple(_pair(scene, audited, claim) for audited in scene.published for claim in audited.claims)


def _pair(scene: EvidenceScene, audited: Audited, claim: AuditedClaim) -> Pair:
    published = claim.published
    if isinstance(published, ShareClaim):
        share = _local_share(scene, published)
        if share is None:
            return Pair(audited, claim)
        found = (*_general(scene, claim, (share,)), *_share_reasons(scene, audited.publication, published, local=share))
        return Pair(audited, claim, share, reasons=found)
    if isinstance(published, RatioClaim):
        ratios = tuple(_local_ratios(scene, published))
        if not ratios:
            return Pair(audited, claim)
        findings = tuple(each.finding for each in ratios)
        found = (*_ratio_reasons(published, ratios), *_general(scene, claim, findings))
        return Pair(audited, claim, ratios=ratios, reasons=found)
    return Pair(audited, claim)


def _local_share(scene: EvidenceScene, claim: ShareClaim) -> Finding | None:
    """Give the register's figure on the indicator, or the survey's share with the outcome."""
    if claim.indicator is not None:
        for finding in scene.findings:
            subject = finding.subject
            if subject.indicator == claim.indicator and subject.group is None:
                return finding
    study = scene.findings.study
    for prevalence in study.prevalences if study is not None else ():
        if claim.outcome is not None and prevalence.outcome == claim.outcome and not prevalence.only:
            return scene.findings.get(prevalence.whole)
    return None


def _local_ratios(scene: EvidenceScene, claim: RatioClaim) -> Iterator[LocalRatio]:
    study = scene.findings.study
    for association in study.associations if study is not None else ():
        if claim.outcome is None or association.outcome != claim.outcome or association.only:
            continue
        for exposure in association.exposures:
            if exposure.variable != claim.exposure:
                continue
            measure = _measure(claim, association)
            for level, effects in exposure.effects.items() if measure is not None else ():
                for finding_id, adjusted in _ids(effects, measure or Measure.PREVALENCE_RATIO):
                    finding = scene.findings.get(finding_id)
                    if finding is not None and measure is not None:
                        yield LocalRatio(
                            finding, association, exposure.variable, level, exposure.reference, measure, adjusted
                        )


def _measure(claim: RatioClaim, association: Association) -> Measure | None:
    """Give the local ratio of the claim's kind, or else the first that there is."""
    asked = [each for each in association.measures if each in _RATIOS]
    wanted = _MEASURES.get(claim.kind)
    return wanted if wanted in asked else next(iter(asked), None)


def _ids(effects: Effects, measure: Measure) -> Iterator[tuple[str, bool]]:
    for ids, adjusted in ((effects.crude, False), (effects.adjusted, True)):
        if measure in ids:
            yield ids[measure], adjusted


def _general(scene: EvidenceScene, claim: AuditedClaim, local: tuple[Finding, ...]) -> Iterator[Reason]:
    """Give the reasons that hold for any kind of figure."""
    if claim.verdict is Verdict.IMPOSSIBLE:
        yield _reason(Apart.IMPOSSIBLE)
    if not any(each.estimate is not None for each in local):
        yield _reason(Apart.NO_LOCAL_VALUE)
    published, intervals = claim.published, (each.estimate.interval for each in local if each.estimate is not None)
    levels = {each.level for each in intervals if each is not None}
    if isinstance(published, RatioClaim | ShareClaim) and published.ci is not None and levels - {published.level}:
        there, here = (Percent(each, None) for each in (published.level, max(levels)))
        yield Reason(Apart.LEVEL, message("evidence.apart.level", there=there, here=here))
    study = scene.findings.study
    made = {each.name for each in study.surveys if each.provenance is Provenance.RECONSTRUCTED} if study else set()
    if any(each.quantity.source in made for each in local):
        yield _reason(Apart.RECONSTRUCTED)


def _ratio_reasons(claim: RatioClaim, ratios: tuple[LocalRatio, ...]) -> Iterator[Reason]:
    if claim.kind is RatioKind.UNSPECIFIED:
        yield _reason(Apart.KIND_UNKNOWN)
    elif ratios[0].measure is not _MEASURES.get(claim.kind):
        here = message(f"study.captions.measure.{ratios[0].measure.value}")
        yield Reason(
            Apart.KIND, message("evidence.apart.kind", there=message(f"evidence.kind.{claim.kind.value}"), here=here)
        )
    if len({each.level for each in ratios}) > 1:
        yield _reason(Apart.GROUPS)


def _share_reasons(
    scene: EvidenceScene, publication: Publication, claim: ShareClaim, *, local: Finding
) -> Iterator[Reason]:
    if claim.percent is None and (claim.count is None or (claim.n or publication.n) is None):
        yield _reason(Apart.NO_VALUE)
    indicator = scene.indicators.get(local.subject.indicator) if local.subject.indicator is not None else None
    if indicator is None:
        yield _reason(Apart.DEFINITION)
        return
    yield from _definition(publication, indicator)
    register = scene.findings.register
    unusable = register is not None and register.usability is Usability.NOT_USABLE
    if unusable and indicator.id == scene.headline:
        yield _reason(Apart.NOT_USABLE)


def _definition(publication: Publication, indicator: Indicator) -> Iterator[Reason]:
    """Give where a publication departs from the indicator that its figure is said to be of.

    What it does not state is as the indicator defines it. A population in words of its own cannot be held against the
    indicator's by a program, and counts as another one.
    """
    ages = ages_of(indicator)
    if publication.age is not None and publication.age != ages:
        here = message("evidence.age.any") if ages is None else age(ages)
        yield Reason(Apart.AGE, message("evidence.apart.age", there=age(publication.age), here=here))
    if publication.recall is not None and publication.recall is not indicator.recall:
        there, here = recall(publication.recall), recall(indicator.recall)
        yield Reason(Apart.RECALL, message("evidence.apart.recall", there=there, here=here))
    if publication.population is not None and not _alike(publication.population, indicator.among):
        words = message("evidence.apart.population", there=publication.population, here=indicator.among)
        yield Reason(Apart.POPULATION, words)


def _alike(first: Text, second: Text) -> bool:
    return all(first.in_(each).casefold() == second.in_(each).casefold() for each in first.languages & second.languages)


def _reason(apart: Apart) -> Reason:
    return Reason(apart, message(f"evidence.apart.{apart.value}"))

"""Published figures in words, with the decimals that they were printed with.

In: a publication and its claims. Out: messages. A figure is shown as published and never corrected; a p printed as
nought says so.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce

from reportgen.config.fields import PrintedNumber
from reportgen.config.model import evidence
from reportgen.exhibits.evidence.scene import EvidenceScene
from reportgen.indicators import Indicator, Recall
from reportgen.integrity.printed import Relation
from reportgen.locales.messages import Message, Number, Percent, Several, Value, Words, message
from reportgen.publications import Audited, AuditedClaim, printed, printed_p

EVERYTHING = 1000
_P_WORDS = {Relation.EQUAL: "evidence.p", Relation.BELOW: "evidence.p.below", Relation.ABOVE: "evidence.p.above"}
_Effect = evidence.RatioClaim | evidence.DifferenceClaim


def respondents(publication: evidence.Publication, claim: evidence.Claim) -> int | None:
    """Give how many a claim rests on, as far as it is stated."""
    return claim.n if claim.n is not None else publication.n


def label(scene: EvidenceScene, publication: evidence.Publication, claim: AuditedClaim) -> Value:
    """Give what a claim is of: its label, or its kind with the variables and the indicator that it names.

    An indicator from whose definition the publication departs is named as such.
    """
    published = claim.published
    indicator = scene.indicators.get(published.indicator) if published.indicator is not None else None
    if published.label is not None:
        return published.label
    if indicator is not None and departs(publication, indicator):
        return message("evidence.label.departs", indicator=indicator.short)
    if indicator is not None:
        return indicator.label
    kind = message(f"evidence.measure.{published.measure}")
    exposure, outcome = scene.variable(published.exposure), scene.variable(published.outcome)
    if exposure is not None and outcome is not None:
        return message("evidence.label.both", kind=kind, exposure=exposure.label, outcome=outcome.label)
    if outcome is not None:
        return outcome.label
    return kind


def figure(publication: evidence.Publication, claim: evidence.Claim) -> Words:  # noqa: PLR0911 -- one line a kind
    """Give a claim's figure as it was printed."""
    words = _Figures(publication)
    match claim:
        case evidence.ShareClaim():
            return words.share(claim)
        case evidence.RatioClaim():
            return words.ratio(claim)
        case evidence.DifferenceClaim():
            return words.effect(claim)
        case evidence.TestClaim():
            return words.test(claim)
        case evidence.WholeClaim():
            return words.whole(claim)
        case evidence.MeanClaim():
            return words.mean(claim)
        case evidence.CoefficientClaim():
            return words.coefficient(claim)
        case _:
            return words.score(claim)


@dataclass(frozen=True, slots=True)
class _Figures:
    """Figures of one publication, read as its language prints them."""

    publication: evidence.Publication

    def number(self, value: PrintedNumber) -> Number:
        read = printed(value, self.publication)
        return Number(float(read), read.decimals)

    def percent(self, value: PrintedNumber) -> Message:
        return message("evidence.percent", number=self.number(value))

    def interval(self, limits: tuple[PrintedNumber, PrintedNumber], level: float) -> Message:
        lower, upper = map(self.number, limits)
        words = "evidence.interval.signed" if lower.value < 0 else "evidence.interval"
        return message(words, level=Percent(level, None), lower=lower, upper=upper)

    def p(self, value: PrintedNumber) -> Message:
        read = printed_p(value, self.publication)
        number = Number(float(read.number), read.number.decimals)
        if read.is_zero:
            limit = Number(float(read.number.unit), read.number.decimals)
            return message("evidence.p.zero", limit=limit, printed=number)
        return message(_P_WORDS[read.relation], p=number)

    def share(self, claim: evidence.ShareClaim) -> Words:
        percent = None if claim.percent is None else self.percent(claim.percent)
        limits = None if claim.ci is None else self.interval(claim.ci, claim.level)
        if claim.count is None:
            both = percent is not None and limits is not None
            return _beside(percent or "", limits or "") if both else percent or limits or message("evidence.nothing")
        within = [each for each in (percent, limits) if each is not None]
        count = Number(claim.count)
        return _beside(count, chained(within)) if within else message("evidence.count", number=count)

    def ratio(self, claim: evidence.RatioClaim) -> Words:
        found = self.effect(claim)
        kind = message(f"evidence.kind.{claim.kind.value}")
        if claim.adjusted is not None:
            found = _joined(found, message(f"evidence.adjusted.{'yes' if claim.adjusted else 'no'}"))
        return _joined(found, kind)

    def effect(self, claim: _Effect) -> Words:
        found: Words = message("evidence.number", number=self.number(claim.value))
        if claim.ci is not None:
            found = _beside(self.number(claim.value), self.interval(claim.ci, claim.level))
        return found if claim.p is None else _joined(found, self.p(claim.p))

    def coefficient(self, claim: evidence.CoefficientClaim) -> Words:
        found = message("evidence.number", number=self.number(claim.value))
        return found if claim.ci is None else _beside(self.number(claim.value), self.interval(claim.ci, claim.level))

    def test(self, claim: evidence.TestClaim) -> Words:
        found = _joined(self.p(claim.p), message(f"evidence.test.{claim.test.value}"))
        if any(isinstance(each, _Effect) for each in self.publication.claims):
            return found
        return _joined(found, message("evidence.no_effect_size"))

    def whole(self, claim: evidence.WholeClaim) -> Words:
        stated = [each.count for each in claim.parts], [each.percent for each in claim.parts]
        counts = [Number(each) for each in claim.counts or stated[0] if each is not None]
        percents = [self.percent(each) for each in claim.percents or stated[1] if each is not None]
        parts: list[Value] = (
            [_beside(*both) for both in zip(counts, percents, strict=True)] if len(counts) == len(percents) else []
        )
        listed = Several(tuple(parts or counts or percents), EVERYTHING)
        if claim.total is None:
            return message("evidence.parts", parts=listed)
        return message("evidence.parts.total", parts=listed, total=Number(claim.total))

    def mean(self, claim: evidence.MeanClaim) -> Words:
        mean = self.number(claim.value)
        if claim.sd is None:
            return message("evidence.number", number=mean)
        return message("evidence.mean", mean=mean, sd=self.number(claim.sd))

    def score(self, claim: evidence.ScoreClaim) -> Words:
        ends = message("evidence.scale", lower=Number(claim.scale[0]), upper=Number(claim.scale[1]))
        if not claim.values:
            return ends
        return _joined(
            message("evidence.scores", values=Several(tuple(map(self.number, claim.values)), EVERYTHING)), ends
        )


def _joined(first: Value, second: Value) -> Message:
    return message("evidence.joined", first=first, second=second)


def _beside(first: Value, second: Value) -> Message:
    return message("evidence.beside", first=first, second=second)


def definition(scene: EvidenceScene, audited: Audited) -> Value:
    """Give a publication's design, n, indicator, children's age, recall and population; what it leaves out is said.

    What it leaves out is as its indicator defines it, where it names one and nothing that it states departs from it.
    """
    publication = audited.publication
    indicator = _indicator(scene, publication)
    n = publication.n
    parts: list[Value] = [message(f"evidence.design.{publication.design.value}")]
    parts.append(message("evidence.n.unknown") if n is None else message("evidence.n", n=Number(n)))
    if indicator is not None:
        parts.append(message("evidence.indicator", indicator=indicator.label))
    ages = publication.age or ages_of(indicator)
    parts.append(message("evidence.age.unknown") if ages is None else age(ages))
    asked = publication.recall or (indicator.recall if indicator is not None else None)
    parts.append(message("evidence.recall.unknown") if asked is None else recall(asked))
    among = publication.population or (indicator.among if indicator is not None else None)
    parts.append(
        message("evidence.population.unknown") if among is None else message("evidence.population", population=among)
    )
    return chained(parts)


def departs(publication: evidence.Publication, indicator: Indicator) -> bool:
    """Say whether a publication states another age or recall than the indicator's."""
    other_age = publication.age is not None and publication.age != ages_of(indicator)
    return other_age or publication.recall not in (None, indicator.recall)


def _indicator(scene: EvidenceScene, publication: evidence.Publication) -> Indicator | None:
    """Give the one indicator that a publication and its claims name, unless the publication departs from it."""
    named = {each.indicator for each in (publication, *publication.claims)} - {None}
    found = scene.indicators.get(named.pop() or "") if len(named) == 1 else None
    return None if found is None or departs(publication, found) else found


def chained(parts: Iterable[Value]) -> Value:
    """Give parts with semicolons between them; there must be one."""
    return reduce(_joined, parts)


def age(ends: tuple[int, int]) -> Message:
    """Give children's ages in completed months."""
    return message("evidence.age", lower=Number(ends[0]), upper=Number(ends[1]))


def recall(asked: Recall) -> Message:
    """Give over what time was asked."""
    return message(f"evidence.recall.{asked.value}")


def ages_of(indicator: Indicator | None) -> tuple[int, int] | None:
    """Give the ages that an indicator is about, or ``None`` where it has no limits."""
    if indicator is None or indicator.age_range is None:
        return None
    return indicator.age_range.lower, indicator.age_range.upper

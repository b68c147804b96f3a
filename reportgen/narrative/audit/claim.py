"""A claim as it was printed.

In: a claim of ``integrity``. Out: a message, its numbers with the decimals that they were printed with.
"""

from __future__ import annotations

from reportgen.integrity.claims import (
    Claim,
    CoefficientClaim,
    DifferenceClaim,
    MeanClaim,
    Part,
    PrintedInterval,
    RatioClaim,
    ShareClaim,
    TestClaim,
    WholeClaim,
)
from reportgen.locales.messages import Message, Number, Percent, Value
from reportgen.narrative.audit.figures import ends, listing, printed, printed_p, worded


def claim_words(claim: Claim) -> Message:
    """Give a claim with its label, where it has one."""
    figure = _figure(claim)
    return figure if claim.label is None else worded("audit.claim.labelled", label=claim.label, figure=figure)


def _figure(claim: Claim) -> Message:  # noqa: PLR0911 -- one line a kind of claim
    match claim:
        case ShareClaim():
            return _share(claim)
        case WholeClaim():
            return _whole(claim)
        case MeanClaim():
            return _mean(claim)
        case RatioClaim():
            return _ratio(claim)
        case DifferenceClaim():
            return _with_p(_effect(worded("audit.claim.difference"), claim), claim)
        case TestClaim():
            return _test(claim)
        case CoefficientClaim():
            words = worded("audit.claim.effect", what=worded(f"audit.coefficient.{claim.kind.value}"), **_value(claim))
            return _with_n(_with_interval(words, claim.interval), claim.n)
        case _:
            ends_of_scale = {"minimum": printed(claim.minimum), "maximum": printed(claim.maximum)}
            return worded("audit.claim.score", **ends_of_scale)


def _value(claim: CoefficientClaim | RatioClaim | DifferenceClaim) -> dict[str, Value]:
    return {"value": printed(claim.value)}


def _share(claim: ShareClaim) -> Message:
    given: dict[str, Value] = {}
    if claim.count is not None:
        given["count"] = Number(claim.count)
    if claim.n is not None:
        given["n"] = Number(claim.n)
    if claim.percent is not None:
        given["percent"] = printed(claim.percent)
    words = worded(f"audit.claim.share.{_SHARES[frozenset(given)]}", **given)
    return _with_interval(words, claim.interval)


def _with_interval(words: Message, interval: PrintedInterval | None) -> Message:
    if interval is None:
        return words
    level = Percent(interval.level, None)
    return worded("audit.claim.with_interval", claim=words, level=level, limits=_limits(interval))


_SHARES = {
    frozenset({"count", "n", "percent"}): "all",
    frozenset({"count", "percent"}): "count_percent",
    frozenset({"percent", "n"}): "percent_n",
    frozenset({"count", "n"}): "count_n",
    frozenset({"percent"}): "percent",
    frozenset({"count"}): "count",
}


def _whole(claim: WholeClaim) -> Message:
    parts = listing(_part(part) for part in claim.parts)
    if claim.total is None:
        return worded("audit.claim.whole", parts=parts)
    return worded("audit.claim.whole.total", total=Number(claim.total), parts=parts)


def _part(part: Part) -> Value:
    if part.percent is None:
        return Number(part.count or 0)
    if part.count is None:
        return worded("audit.claim.per_cent", percent=printed(part.percent))
    return worded("audit.claim.part", count=Number(part.count), percent=printed(part.percent))


def _mean(claim: MeanClaim) -> Message:
    value = printed(claim.mean)
    if claim.sd is None:
        return _with_n(worded("audit.claim.mean", value=value), claim.n)
    return _with_n(worded("audit.claim.mean.sd", value=value, sd=printed(claim.sd)), claim.n)


def _with_n(words: Message, n: int | None) -> Message:
    return words if n is None else worded("audit.claim.with_n", claim=words, n=Number(n))


def _ratio(claim: RatioClaim) -> Message:
    words = _effect(worded(f"audit.kind.{claim.kind.value}"), claim)
    if claim.adjusted:
        words = worded("audit.claim.adjusted", claim=words)
    return _with_n(_with_p(words, claim), claim.n)


def _effect(what: Message, claim: RatioClaim | DifferenceClaim) -> Message:
    if claim.interval is None:
        return worded("audit.claim.effect", what=what, **_value(claim))
    level = Percent(claim.interval.level, None)
    limits = _limits(claim.interval)
    return worded("audit.claim.effect.interval", what=what, **_value(claim), level=level, limits=limits)


def _limits(interval: PrintedInterval) -> Value:
    return ends(printed(interval.lower), printed(interval.upper))


def _with_p(words: Message, claim: RatioClaim | DifferenceClaim | TestClaim) -> Message:
    return words if claim.p is None else worded("audit.claim.with_p", claim=words, p=printed_p(claim.p))


def _test(claim: TestClaim) -> Message:
    name = "unnamed" if claim.test is None else claim.test.value
    words = _with_p(worded(f"audit.claim.test.{name}"), claim)
    rows, columns = _totals(claim)
    if not rows or not columns:
        return _with_n(words, claim.n)
    sides = {"rows": _numbers(rows), "columns": _numbers(columns)}
    return worded("audit.claim.test.totals", claim=words, **sides)


def _totals(claim: TestClaim) -> tuple[tuple[int, ...], tuple[int, ...]]:
    if claim.cells:
        return tuple(map(sum, claim.cells)), tuple(map(sum, zip(*claim.cells, strict=True)))
    return (claim.margins.rows, claim.margins.columns) if claim.margins is not None else ((), ())


def _numbers(totals: tuple[int, ...]) -> Value:
    return listing(Number(total) for total in totals)

"""The interval of a share against the usual methods for one proportion.

In: count, n and printed limits in percent. Out: a judgement that names the methods which print them. A design, weights
or clusters give other limits, so that none is called impossible here for its width.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import exp, log, sqrt

from reportgen.integrity.claims import PrintedInterval
from reportgen.integrity.methods import critical_values
from reportgen.integrity.printed import Rounding
from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Condition,
    ConditionKind,
    Figure,
    Judgement,
    Step,
    StepKey,
    Verdict,
    figures,
)

COUNTS = 60  # counts tried where a rounded percent leaves several
_EDGE = 1e-9
_ROUNDINGS = (Rounding.NEAREST, Rounding.TRUNCATION)

Limits = tuple[float, float]


class ShareMethod(StrEnum):
    """Methods for one proportion by name."""

    WILSON = "wilson"
    WALD = "wald"
    CLOPPER_PEARSON = "clopper_pearson"
    WILSON_CORRECTED = "wilson_corrected"
    AGRESTI_COULL = "agresti_coull"
    JEFFREYS = "jeffreys"
    LOGIT = "logit"


_TOLD = (ShareMethod.WILSON, ShareMethod.WALD, ShareMethod.CLOPPER_PEARSON)


@dataclass(frozen=True, slots=True)
class Fit:
    """A method and a count whose limits print so; ``cut`` where only with digits cut off."""

    method: ShareMethod
    count: int
    cut: bool


def limits(method: ShareMethod, count: int, n: int, *, z: float) -> Limits:
    """Give both limits of a proportion, 0–1 (Wald's may lie beyond); ``z`` is the normal quantile.

    Source: Newcombe RG (1998) Stat Med 17:857–872 (Wald, Wilson, with continuity correction, Clopper–Pearson); Brown
    LD, Cai TT, DasGupta A (2001) Stat Sci 16:101–133 (Agresti–Coull, Jeffreys, logit).
    """
    share = count / n
    match method:
        case ShareMethod.WALD:
            return _about(share, z * sqrt(share * (1 - share) / n))
        case ShareMethod.WILSON:
            return _about((count + z * z / 2) / (n + z * z), _wilson_half(share, n, z))
        case ShareMethod.WILSON_CORRECTED:
            return _wilson_corrected(count, n, z)
        case ShareMethod.AGRESTI_COULL:
            wide = (count + z * z / 2) / (n + z * z)
            return _about(wide, z * sqrt(wide * (1 - wide) / (n + z * z)))
        case ShareMethod.LOGIT:
            return _logit(count, n, z)
        case _:
            return _of_beta(count, n, z, shift=0.5 if method is ShareMethod.JEFFREYS else 0.0)


def _about(centre: float, half: float) -> Limits:
    return centre - half, centre + half


def _wilson_half(share: float, n: int, z: float) -> float:
    return z * sqrt(share * (1 - share) / n + z * z / (4 * n * n)) / (1 + z * z / n)


def _wilson_corrected(count: int, n: int, z: float) -> Limits:
    share, wide = count / n, 2 * (n + z * z)
    low, high = 0.0, 1.0
    if count > 0:
        root = z * z - 2 - 1 / n + 4 * share * (n * (1 - share) + 1)
        low = max(0.0, (2 * count + z * z - 1 - z * sqrt(max(root, 0.0))) / wide)
    if count < n:
        root = z * z + 2 - 1 / n + 4 * share * (n * (1 - share) - 1)
        high = min(1.0, (2 * count + z * z + 1 + z * sqrt(max(root, 0.0))) / wide)
    return low, high


def _logit(count: int, n: int, z: float) -> Limits:
    if not 0 < count < n:
        return float(count == n), float(count == n)
    middle, half = log(count / (n - count)), z * sqrt(n / (count * (n - count)))
    return 1 / (1 + exp(half - middle)), 1 / (1 + exp(-half - middle))


def _of_beta(count: int, n: int, z: float, *, shift: float) -> Limits:
    """Give Clopper and Pearson's limits, or Jeffreys' with a shift of a half."""
    from statistics import NormalDist  # noqa: PLC0415 -- as late as its neighbour

    from scipy.special import betaincinv  # noqa: PLC0415 -- heavy

    tail = NormalDist().cdf(-z)
    misses = n - count
    whole = 1.0 if shift == 0 else 0.0
    low = 0.0 if count == 0 else float(betaincinv(count + shift, misses + shift + whole, tail))
    high = 1.0 if misses == 0 else float(betaincinv(count + shift + whole, misses + shift, 1 - tail))
    return low, high


def _prints(found: Limits, interval: PrintedInterval, rounding: Rounding) -> bool:
    """Say whether limits print so; one beyond 0 or 100 per cent may have been held back there."""
    pairs = zip(found, (interval.lower, interval.upper), strict=True)
    return all(
        any(
            printed.bounds(rounding).meets(value - _EDGE, value + _EDGE)
            for value in (100 * limit, min(max(100 * limit, 0.0), 100.0))
        )
        for limit, printed in pairs
    )


def fits(counts: range, n: int, *, interval: PrintedInterval) -> Iterator[Fit]:
    """Give each method that prints the interval, with the first count that does, rounded or else cut off."""
    values = critical_values(interval.level)
    for method in ShareMethod:
        for rounding in _ROUNDINGS:
            holding = (
                count
                for count in counts
                if any(_prints(limits(method, count, n, z=z), interval, rounding) for z in values)
            )
            first = next(holding, None)
            if first is not None:
                yield Fit(method, first, cut=rounding is Rounding.TRUNCATION)
                break


def judge_share_interval(counts: range, n: int, *, interval: PrintedInterval) -> Judgement:
    """Say which methods give the interval, for whichever of the counts."""
    found = tuple(fits(counts, n, interval=interval))
    whole = tuple(fit for fit in found if not fit.cut)
    told = [(fit.method, fit.count) for fit in whole or found]
    told = told or [(method, counts[len(counts) // 2]) for method in _TOLD]
    steps = tuple(_step(method, count, n, interval=interval) for method, count in told)
    base = CheckName.SHARE_INTERVAL
    if whole:
        return Judgement(base, Verdict.CONSISTENT, steps=steps)
    condition = Condition(ConditionKind.TRUNCATED if found else ConditionKind.ANOTHER_METHOD)
    causes = () if found else (Cause.ANOTHER_METHOD, Cause.WEIGHTING, Cause.TYPING_SLIP)
    return Judgement(base, Verdict.CONSISTENT_ONLY_IF, conditions=(condition,), steps=steps, causes=causes)


def _step(method: ShareMethod, count: int, n: int, *, interval: PrintedInterval) -> Step:
    low, high = limits(method, count, n, z=critical_values(interval.level)[0])
    places = max(interval.lower.decimals, interval.upper.decimals)
    ends = (Figure("lowest", 100 * low, decimals=places + 1), Figure("highest", 100 * high, decimals=places + 1))
    given = figures(count=count, n=n, lower=interval.lower, upper=interval.upper)
    return Step(StepKey.INTERVAL_OF_SHARE, (Figure("method", word=method.value), *given, *ends))

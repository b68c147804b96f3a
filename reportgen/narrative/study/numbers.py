"""How a study's numbers are said in prose.

In: estimates. Out: values that a voice words. Differences of shares are told in people of every hundred, ratios with
two decimals, and a limit never rounds onto the value of no effect. Weighted shares come without *so many of so many*,
which they are not.
"""

from __future__ import annotations

from decimal import Decimal

from reportgen.estimates import Estimate, Interval, Unit
from reportgen.locales.messages import ConfidenceInterval, Message, Number, Percent, PlainInterval, Value, message
from reportgen.narrative.shares import FEWEST_FOR_PERCENT, decimals, share_with_interval

HUNDRED = 100
HALF_OF_LAST = 0.005
_SMALLEST_STEP = 0.5  # of one in a hundred; below it a decimal is needed to tell a number from nought


def no_effect(estimate: Estimate) -> float:
    """Give the value that means no difference between groups: 1 of a ratio, 0 of a difference."""
    return 1.0 if estimate.unit is Unit.RATIO else 0.0


def is_clear(estimate: Estimate) -> bool:
    """Say whether the interval leaves out no effect; an estimate without an interval is never clear."""
    limits, nothing = estimate.interval, no_effect(estimate)
    return limits is not None and not limits.lower <= nothing <= limits.upper


def ratio(value: float) -> Number:
    """Give a ratio with two decimals; three where two would make it 1."""
    return Number(value, 3 if value != 1 and abs(value - 1) < HALF_OF_LAST else 2)


def limits(interval: Interval) -> PlainInterval:
    """Give the interval of a ratio: two decimals, three where two would put a limit on 1."""
    near = any(limit != 1 and abs(limit - 1) < HALF_OF_LAST for limit in (interval.lower, interval.upper))
    return PlainInterval(interval, 3 if near else 2)


def of_hundred(difference: float) -> Number:
    """Give a difference of shares as people of every hundred, without its sign."""
    # By its decimals, as a percentage is rounded, so that 57.5% never stands beside 57 of every 100.
    value = float(Decimal(repr(abs(difference))) * HUNDRED)
    return Number(value, 1 if 0 < value < _SMALLEST_STEP else 0)


def limits_of_hundred(interval: Interval) -> Message:
    """Give the interval of a difference in people of every hundred: in words where it goes either way."""
    level = Percent(interval.level, 0)
    lower, upper = of_hundred(interval.lower), of_hundred(interval.upper)
    if interval.lower < 0 < interval.upper:
        return message("study.interval.either", level=level, lower=lower, upper=upper)
    if interval.upper <= 0:
        lower, upper = upper, lower
    return message("study.interval.to", level=level, lower=lower, upper=upper)


def share_in_full(estimate: Estimate) -> Message:
    """Give a share with its interval and its counts; of a weighted one, how many respondents it rests on."""
    if not estimate.weighted or estimate.interval is None:
        return share_with_interval(estimate)
    places = decimals(estimate)
    return message(
        "study.share.weighted",
        share=Percent(estimate.value, places),
        count=estimate.denominator or estimate.n or 0,
        interval=ConfidenceInterval(estimate.interval, places),
    )


def is_few(estimate: Estimate) -> bool:
    """Say whether a share rests on too few to be a percentage."""
    return (estimate.denominator or 0) < FEWEST_FOR_PERCENT


def whole_percent(share: float) -> Value:
    """Give a share in whole per cent."""
    return Percent(share, 0)

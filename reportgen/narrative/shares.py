"""How a share is said in prose.

In: estimates. Out: values that a voice words. Below 100 in the denominator a share has no decimals in prose, and one of
fewer than 20 is said as a count: more digits would promise more than so few people can bear.
"""

from __future__ import annotations

from fractions import Fraction

from reportgen.estimates import Estimate
from reportgen.locales.messages import ConfidenceInterval, Message, Ordinary, OutOf, Percent, Value, message

FEWEST_FOR_PERCENT = 20
FEWEST_FOR_DECIMALS = 100
EVERYDAY = tuple(
    Fraction(text)
    for text in "1/2 1/3 2/3 1/4 3/4 1/5 2/5 3/5 4/5 1/10 9/10".split()  # noqa: SIM905 -- reads best
)
NEAR_ENOUGH = Fraction(1, 50)


def decimals(estimate: Estimate) -> int:
    """Give how many decimals the estimate's percentage bears in prose."""
    return 1 if (estimate.denominator or 0) >= FEWEST_FOR_DECIMALS else 0


def share(estimate: Estimate) -> Value:
    """Give the share as prose says it: a percentage, or a count out of a count."""
    if estimate.numerator is not None and (estimate.denominator or 0) < FEWEST_FOR_PERCENT:
        return OutOf(estimate.numerator, estimate.denominator or 0)
    return Percent(estimate.value, decimals(estimate))


def share_with_interval(estimate: Estimate) -> Message:
    """Give the share with its interval and counts where it is said as a percentage; else the count alone."""
    if estimate.interval is None or estimate.numerator is None or estimate.denominator is None:
        return message("narrative.share", share=share(estimate))
    interval = ConfidenceInterval(estimate.interval, decimals(estimate))
    if estimate.denominator < FEWEST_FOR_PERCENT:  # beside a count, limits in per cent would pass for counts
        return message("narrative.share", share=share(estimate))
    counts = OutOf(estimate.numerator, estimate.denominator)
    return message("narrative.share.counts", share=share(estimate), counts=counts, interval=interval)


def everyday(estimate: Estimate) -> Ordinary | None:
    """Give the share as *two in three*, where a simple fraction is near enough and the count is large enough."""
    if (estimate.denominator or 0) < FEWEST_FOR_PERCENT:
        return None
    exact = Fraction(estimate.numerator or 0, estimate.denominator or 1)
    nearest = min(EVERYDAY, key=lambda fraction: abs(fraction - exact))
    if abs(nearest - exact) > NEAR_ENOUGH:
        return None
    return Ordinary(nearest.numerator, nearest.denominator)

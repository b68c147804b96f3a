"""Differences between groups in words: the absolute difference first, then the ratio, and for what it is adjusted.

In: comparisons. Out: messages. What goes with what is told and never what leads to what; a ratio of prevalences is
told as prevalence, one of odds as what it is; where an interval holds no effect, the sentence says that it cannot be
said.
"""

from __future__ import annotations

from reportgen.estimates import Estimate, Measure
from reportgen.locales.messages import Message, OutOf, Value, message
from reportgen.narrative.shares import share
from reportgen.narrative.study.comparisons import Clarity, Comparison
from reportgen.narrative.study.naming import named, what, within
from reportgen.narrative.study.numbers import limits, limits_of_hundred, of_hundred, ratio, share_in_full

NAMED_ON_PAGE_ONE = 4


def on_page_one(found: Comparison) -> Message | None:
    """Give one comparison as a key message; small numbers are told as counts, without a ratio."""
    if found.clarity is Clarity.NOTHING:
        return None
    if found.share is not None and found.other is not None and (found.is_small or found.clarity is Clarity.COUNTS_ONLY):
        return _counts(found)
    return sentence(found)


def sentence(found: Comparison) -> Message | None:
    """Give one comparison with its ratio."""
    if found.clarity is Clarity.NOTHING:
        return None
    if found.exposure.is_number and not found.level:
        return _step(found)
    if found.clarity is Clarity.COUNTS_ONLY:
        return _counts(found)
    state = "clear" if found.clarity is Clarity.CLEAR else "unclear"
    if found.difference is not None and found.difference.interval is not None:
        return _difference(found, found.difference, state=state)
    return _by_ratio(found, state=state)


def in_full(found: Comparison) -> Message | None:
    """Give one comparison with both shares and their difference; the ratio only where it makes the difference unclear.

    Where there are no such numbers, as ``sentence``.
    """
    difference = found.difference
    if found.share is None or found.other is None or difference is None or difference.interval is None:
        return sentence(found)
    state = "clear" if found.clarity is Clarity.CLEAR else "unclear"
    way = "fewer" if difference.value < 0 else "more"
    return message(
        f"study.beside.{state}.{way}",
        outcome=what(found.outcome),
        share=share_in_full(found.share),
        exposure=within(found.exposure.label),
        level=_level(found),
        other=share_in_full(found.other),
        reference=_reference(found),
        many=of_hundred(difference.value),
        interval=limits_of_hundred(difference.interval),
        tail=_after(found) if state == "unclear" else "",
    )


def _level(found: Comparison) -> Value:
    return found.exposure.level(found.level).label


def _reference(found: Comparison) -> Value:
    # A comparison of levels always has a reference: it is what the levels are beside.
    return found.exposure.level(found.exposure.reference or "").label


def _counts(found: Comparison) -> Message:
    return message(
        "study.difference.counts.small" if found.is_small else "study.difference.counts",
        outcome=what(found.outcome),
        share=_count(found.share),
        exposure=within(found.exposure.label),
        level=_level(found),
        other=_count(found.other),
        reference=_reference(found),
    )


def _count(share_: Estimate | None) -> Value:
    if share_ is None:
        return message("study.not_shown")
    return OutOf(share_.numerator or 0, share_.denominator or 0)


def _difference(found: Comparison, difference: Estimate, *, state: str) -> Message:
    assert difference.interval is not None  # noqa: S101 -- asked by the caller, told to the type checker
    way = "fewer" if difference.value < 0 else "more"
    return message(
        f"study.difference.{state}.{way}",
        outcome=what(found.outcome),
        many=of_hundred(difference.value),
        exposure=within(found.exposure.label),
        level=_level(found),
        reference=_reference(found),
        interval=limits_of_hundred(difference.interval),
        tail=_after(found),
    )


def _by_ratio(found: Comparison, *, state: str) -> Message:
    shown: Value = share(found.share) if found.share is not None else message("study.not_shown")
    other: Value = share(found.other) if found.other is not None else message("study.not_shown")
    return message(
        f"study.shares.{state}",
        outcome=what(found.outcome),
        share=shown,
        exposure=within(found.exposure.label),
        level=_level(found),
        other=other,
        reference=_reference(found),
        tail=_after(found),
    )


def _step(found: Comparison) -> Message | None:
    if found.ratio is None or found.ratio.interval is None:
        return None
    state = "clear" if found.clarity is Clarity.CLEAR else "unclear"
    return message(
        f"study.step.{state}",
        outcome=what(found.outcome),
        exposure=within(found.exposure.label),
        tail=tail(found),
    )


def _after(found: Comparison) -> Value:
    ending = tail(found)
    return message("study.tail", tail=ending) if ending else ""


def tail(found: Comparison) -> Value:
    """Give the ratio as the end of a sentence: adjusted for what, or without adjustment; empty where there is none."""
    estimate = found.ratio
    if estimate is None or estimate.interval is None:
        return ""
    kind = "prevalence" if estimate.measure is Measure.PREVALENCE_RATIO else "odds"
    value, interval = ratio(estimate.value), limits(estimate.interval)
    if estimate.adjusted and found.adjusted_for:
        names = named(found.adjusted_for, at_most=NAMED_ON_PAGE_ONE)
        return message(f"study.tail.{kind}.adjusted", names=names, ratio=value, interval=interval)
    return message(f"study.tail.{kind}", ratio=value, interval=interval)

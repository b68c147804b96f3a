"""A test in words: its name, statistic, degrees of freedom and p-value.

In: the outcome of a test. Out: a message.
"""

from __future__ import annotations

from reportgen.estimates import Estimate, Test
from reportgen.locales.messages import Number, PValue, Several, Value, Words, message


def tested(test: Test) -> Words:
    """Give the test with its numbers: ``uji kai-kuadrat 16,95 (db 1), p < 0,001``; an exact test has a p-value only."""
    name, p_value = message(f"study.captions.test.{test.name.value}"), PValue(test.p_value)
    if test.statistic is None:
        return message("study.captions.tested", test=name, p=p_value)
    statistic = Number(test.statistic, 2)
    if not test.df:
        return message("study.captions.tested.statistic", test=name, statistic=statistic, p=p_value)
    degrees: Value = Several(tuple(_degrees(each) for each in test.df))
    return message("study.captions.tested.df", test=name, statistic=statistic, df=degrees, p=p_value)


def _degrees(value: float) -> Number:
    return Number(value, 0 if float(value).is_integer() else 1)


def outcome_of_test(estimate: Estimate | None) -> Test | None:
    """Give the test that an estimate carries, or ``None``."""
    return estimate.test if estimate is not None else None

"""A decimal comma read as a mark of thousands, and the reverse.

In: a printed number and the range that it should lie in. Out: a ``Judgement``, or none where there is nothing to say.
"""

from __future__ import annotations

from reportgen.integrity.printed import Printed
from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Condition,
    ConditionKind,
    Judgement,
    Step,
    StepKey,
    Verdict,
    figures,
)

LARGEST_RATIO = 100  # a ratio between two groups of people above this is more often a comma misread


def decimal_mark(printed: Printed, *, plausible: tuple[float, float]) -> Judgement | None:
    """Give a judgement where the number lies outside of what is plausible and lies inside with the other decimal mark.

    Source: ISO 80000-1:2009, 7.3.2 (either mark is a decimal sign); "1,144 times" for 1.144 is the usual slip.
    """
    other = printed.other_reading
    low, high = plausible
    if other is None or low <= float(printed) <= high or not low <= float(other) <= high:
        return None
    step = Step(StepKey.READ_WITH_OTHER_MARK, figures(as_read=printed, otherwise=other))
    condition = Condition(ConditionKind.DECIMAL_MARK, figures(value=other))
    return Judgement(
        CheckName.DECIMAL_MARK,
        Verdict.CONSISTENT_ONLY_IF,
        conditions=(condition,),
        steps=(step,),
        causes=(Cause.DECIMAL_MARK,),
    )

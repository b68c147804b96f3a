"""Scores on their scale, cut-offs inside it, and coefficients inside their range.

In: a ``ScoreClaim`` or a ``CoefficientClaim``. Out: judgements.
"""

from __future__ import annotations

from reportgen.integrity.claims import CoefficientClaim, CoefficientKind, ScoreClaim
from reportgen.integrity.intervals import judge_order
from reportgen.integrity.marks import decimal_mark
from reportgen.integrity.printed import Printed
from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Condition,
    ConditionKind,
    Judgement,
    Lacking,
    Step,
    StepKey,
    Verdict,
    figures,
)


def _inside(check: CheckName, value: Printed, *, minimum: Printed | int, maximum: Printed | int) -> Judgement:
    low = minimum.exact if isinstance(minimum, Printed) else minimum
    high = maximum.exact if isinstance(maximum, Printed) else maximum
    fits = value.widest.meets(low, high)
    step = Step(StepKey.ALLOWED_RANGE, figures(value=value, minimum=minimum, maximum=maximum))
    verdict = Verdict.CONSISTENT if fits else Verdict.IMPOSSIBLE
    return Judgement(check, verdict, steps=(step,), causes=() if fits else (Cause.TYPING_SLIP,))


def judge_score(claim: ScoreClaim, *, study_n: int | None = None) -> tuple[Judgement, ...]:
    """Give the judgements of a score: every stated number within the scale, and a range the right way round."""
    del study_n  # a scale does not depend on how many answered it
    scale = {"minimum": claim.minimum, "maximum": claim.maximum}
    stated = [value for value in (claim.value, claim.lower, claim.upper) if value is not None]
    found = [_inside(CheckName.RANGE, value, **scale) for value in stated]
    if claim.lower is not None and claim.upper is not None:
        found.append(_inside(CheckName.INTERVAL_ORDER, claim.lower, minimum=claim.minimum, maximum=claim.upper))
    if claim.value is not None and claim.lower is not None and claim.upper is not None:
        found.append(_inside(CheckName.RANGE, claim.value, minimum=claim.lower, maximum=claim.upper))
    if claim.lower is not None and claim.above is not None:
        found.append(_apart(claim.lower, claim.above))
    if claim.cut_off is not None:
        found.append(_inside(CheckName.CUT_OFF, claim.cut_off, **scale))
    if not found:
        return (Judgement(CheckName.RANGE, Verdict.CANNOT_BE_CHECKED, lacking=(Lacking.VALUE,)),)
    return tuple(found)


def _apart(lower: Printed, below: Printed) -> Judgement:
    """Say whether a range begins above the end of the one below it: a score is in one range."""
    if lower.value == below.value:
        condition = Condition(ConditionKind.END_LEFT_OUT, figures(value=lower))
        return Judgement(CheckName.CUT_OFF, Verdict.CONSISTENT_ONLY_IF, conditions=(condition,))
    fits = lower.value > below.value
    step = Step(StepKey.RANGES_SHARE_A_SCORE, figures(lower=lower, upper=below))
    verdict = Verdict.CONSISTENT if fits else Verdict.IMPOSSIBLE
    return Judgement(CheckName.CUT_OFF, verdict, steps=(step,), causes=() if fits else (Cause.TYPING_SLIP,))


def judge_coefficient(claim: CoefficientClaim, *, study_n: int | None = None) -> tuple[Judgement, ...]:
    """Give the judgements of a coefficient.

    Kappa and correlations lie from −1 to 1; alpha has no lower end, and falls below nought only where items run
    against each other.

    Source: Cohen J (1960) Educ Psychol Meas 20:37–46; Cronbach LJ (1951) Psychometrika 16:297–334.
    """
    del study_n  # the ranges do not depend on n
    misread = decimal_mark(claim.value, plausible=(-1.0, 1.0))
    if misread is not None:
        return (misread,)
    found = [_coefficient(claim)]
    if claim.interval is not None:
        found.append(judge_order(claim.value, claim.interval))
    return tuple(found)


def _coefficient(claim: CoefficientClaim) -> Judgement:
    if claim.kind is not CoefficientKind.ALPHA:
        return _inside(CheckName.RANGE, claim.value, minimum=-1, maximum=1)
    step = Step(StepKey.ALLOWED_RANGE, figures(value=claim.value, maximum=1))
    if claim.value.widest.lower > 1:
        return Judgement(CheckName.RANGE, Verdict.IMPOSSIBLE, steps=(step,), causes=(Cause.TYPING_SLIP,))
    if claim.value.widest.upper < 0:
        condition = Condition(ConditionKind.ITEMS_AGAINST_EACH_OTHER)
        return Judgement(CheckName.RANGE, Verdict.CONSISTENT_ONLY_IF, conditions=(condition,), steps=(step,))
    return Judgement(CheckName.RANGE, Verdict.CONSISTENT, steps=(step,))

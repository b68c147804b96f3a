"""A printed p-value against its interval, and what is claimed against both.

In: printed p, limits, and whether an association is claimed. Out: judgements. A p from another test than the interval's
is usual, so that a p alone is never called impossible for differing from its interval.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.integrity.claims import PrintedInterval
from reportgen.integrity.intervals import Implied, Scale, implied
from reportgen.integrity.printed import PrintedP
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

_LEVELS = (0.9, 0.99, 0.999)


@dataclass(frozen=True, slots=True)
class Said:
    """What is said of an effect: whether there is an association, and below which p one is spoken of."""

    associated: bool | None
    alpha: float


def judge_printed_p(p: PrintedP) -> Judgement:
    """Say whether a p-value lies from 0 to 1 and is not printed as nought.

    Source: JAMA Network style 11.5 and JMIR instructions: no p is 0; below 0.001 it is "< 0.001".
    """
    step = Step(StepKey.PRINTED_P, figures(p=p.number))
    impossible = p.number.value > 1 or p.number.value < 0
    if impossible:
        return Judgement(CheckName.P_PRINTED, Verdict.IMPOSSIBLE, steps=(step,), causes=(Cause.TYPING_SLIP,))
    if p.is_zero:
        below = Condition(ConditionKind.P_BELOW, figures(limit=float(p.number.unit / 2)))
        return Judgement(CheckName.P_PRINTED, Verdict.CONSISTENT_ONLY_IF, conditions=(below,), steps=(step,))
    return Judgement(CheckName.P_PRINTED, Verdict.CONSISTENT, steps=(step,))


def implied_steps(found: Implied) -> tuple[Step, ...]:
    """Give standard error, z and p, each least and greatest, as steps."""
    keys = (StepKey.IMPLIED_STANDARD_ERROR, StepKey.IMPLIED_Z, StepKey.IMPLIED_P)
    ranges = (found.standard_error, found.z, found.p)
    return tuple(Step(key, figures(lowest=ends[0], highest=ends[1])) for key, ends in zip(keys, ranges, strict=True))


def judge_p_against_interval(p: PrintedP, interval: PrintedInterval, *, scale: Scale) -> Judgement:
    """Compare a printed p with the one that the interval implies.

    Source: Altman DG, Bland JM (2011) BMJ 343:d2304.
    """
    found = implied(interval, scale)
    steps = (Step(StepKey.PRINTED_P, figures(p=p.number)), *implied_steps(found))
    bounds = p.bounds()
    if bounds.meets(*found.p):
        return Judgement(CheckName.P_AGAINST_INTERVAL, Verdict.CONSISTENT, steps=steps)
    conditions, causes = [Condition(ConditionKind.ANOTHER_TEST)], [Cause.ANOTHER_METHOD, Cause.TYPING_SLIP]
    if bounds.meets(found.p[0] / 2, found.p[1] / 2):
        conditions, causes = [Condition(ConditionKind.ONE_SIDED), *conditions], [Cause.ONE_SIDED_TEST, *causes]
    for level in _LEVELS:
        other = implied(PrintedInterval(interval.lower, interval.upper, level), scale)
        if level != interval.level and bounds.meets(*other.p):
            conditions.insert(0, Condition(ConditionKind.ANOTHER_LEVEL, figures(level=level)))
            causes.insert(0, Cause.ANOTHER_LEVEL)
    return Judgement(
        CheckName.P_AGAINST_INTERVAL,
        Verdict.CONSISTENT_ONLY_IF,
        conditions=tuple(conditions),
        steps=steps,
        causes=tuple(causes),
        any_of=True,
    )


def judge_claim_against_p(p: PrintedP, said: Said) -> Judgement | None:
    """Say whether what is claimed agrees with the printed p; nothing where nothing is claimed.

    A p that prints like the limit itself is consistent only if it lies on the claimed side before rounding.
    """
    if said.associated is None:
        return None
    bounds = p.bounds()
    low, high = float(bounds.lower), float(bounds.upper)
    step = Step(StepKey.PRINTED_P, figures(p=p.number, alpha=said.alpha))
    surely = high <= said.alpha if said.associated else low >= said.alpha
    never = low >= said.alpha if said.associated else high <= said.alpha
    if surely:
        return Judgement(CheckName.CLAIM_AGAINST_P, Verdict.CONSISTENT, steps=(step,))
    if never:
        causes = (Cause.ONE_SIDED_TEST, Cause.TYPING_SLIP)
        return Judgement(CheckName.CLAIM_AGAINST_P, Verdict.IMPOSSIBLE, steps=(step,), causes=causes)
    condition = Condition(ConditionKind.P_BEYOND_ALPHA, figures(alpha=said.alpha))
    return Judgement(CheckName.CLAIM_AGAINST_P, Verdict.CONSISTENT_ONLY_IF, conditions=(condition,), steps=(step,))


def _p_supports(p: PrintedP | None, said: Said) -> bool:
    judgement = None if p is None else judge_claim_against_p(p, said)
    return judgement is not None and judgement.verdict is not Verdict.IMPOSSIBLE


def judge_claim_against_interval(
    interval: PrintedInterval, said: Said, *, scale: Scale, p: PrintedP | None
) -> Judgement | None:
    """Say whether what is claimed agrees with the interval; nothing where nothing is claimed or the level differs.

    An interval with no effect inside shows no association, nor does one without show that there is none. Where the
    printed p supports the claim, another test may lie behind it.
    """
    if said.associated is None or abs(1 - interval.level - said.alpha) > 1e-9:  # noqa: PLR2004 -- equal as decimals
        return None
    null = scale.no_effect
    lower, upper = interval.lower.bounds(), interval.upper.bounds()
    surely_inside = lower.upper <= null <= upper.lower
    surely_outside = lower.lower > null or upper.upper < null
    step = Step(
        StepKey.NO_EFFECT_VALUE, figures(lower=interval.lower, upper=interval.upper, no_effect=null, alpha=said.alpha)
    )
    if surely_outside if said.associated else surely_inside:
        return Judgement(CheckName.CLAIM_AGAINST_INTERVAL, Verdict.CONSISTENT, steps=(step,))
    if not (surely_inside or surely_outside):
        kind = ConditionKind.LIMIT_BEYOND_NO_EFFECT
    elif _p_supports(p, said):
        kind = ConditionKind.ANOTHER_TEST
    else:
        causes = (Cause.ONE_SIDED_TEST, Cause.ANOTHER_LEVEL, Cause.TYPING_SLIP)
        return Judgement(CheckName.CLAIM_AGAINST_INTERVAL, Verdict.IMPOSSIBLE, steps=(step,), causes=causes)
    return Judgement(
        CheckName.CLAIM_AGAINST_INTERVAL,
        Verdict.CONSISTENT_ONLY_IF,
        conditions=(Condition(kind),),
        steps=(step,),
        causes=(Cause.ANOTHER_METHOD,),
    )

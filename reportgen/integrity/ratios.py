"""A ratio, or a difference, with its interval, p and claim: all checks together.

In: a ``RatioClaim`` or a ``DifferenceClaim`` and the study's n. Out: judgements. Where kind, method or adjustment are
not stated, each way to read the claim is judged as one ``Reading``.
"""

from __future__ import annotations

from dataclasses import replace

from reportgen.integrity.claims import DifferenceClaim, Margins, PrintedInterval, RatioClaim, RatioKind
from reportgen.integrity.floors import judge_floor
from reportgen.integrity.intervals import Scale, implied, judge_order, judge_symmetry
from reportgen.integrity.marks import LARGEST_RATIO, decimal_mark
from reportgen.integrity.p_values import (
    Said,
    implied_steps,
    judge_claim_against_interval,
    judge_claim_against_p,
    judge_p_against_interval,
    judge_printed_p,
)
from reportgen.integrity.printed import Printed
from reportgen.integrity.readings import has_cells, judge_readings
from reportgen.integrity.verdicts import (
    Cause,
    CheckName,
    Condition,
    ConditionKind,
    Judgement,
    Lacking,
    Reading,
    Step,
    StepKey,
    Verdict,
    figures,
)

_ODDS = (RatioKind.ODDS_RATIO, RatioKind.UNSPECIFIED)


def judge_ratio(claim: RatioClaim, *, study_n: int | None) -> tuple[Judgement, ...]:
    """Give the judgements of a ratio."""
    found = [*_misread(claim.value, claim.interval)]
    if any(each.check is CheckName.DECIMAL_MARK for each in found):
        return tuple(found)
    if claim.value.widest.upper <= 0 or any(limit.value < 0 for limit in _limits(claim.interval)):
        step = Step(StepKey.ALLOWED_RANGE, figures(value=claim.value, minimum=0))
        return (Judgement(CheckName.RANGE, Verdict.IMPOSSIBLE, steps=(step,), causes=(Cause.TYPING_SLIP,)),)
    found += _effect(claim, scale=Scale.LOG)
    if any(each.check is CheckName.INTERVAL_ORDER and each.verdict is Verdict.IMPOSSIBLE for each in found):
        return tuple(found)
    n, sound, misfit = _margins(claim, study_n)
    found += [] if misfit is None else [misfit]
    judged_by_cells = sound is not None and has_cells(claim) and claim.kind is RatioKind.UNSPECIFIED
    if claim.kind in _ODDS and not judged_by_cells:
        reading = Reading.ODDS_RATIO if claim.kind is RatioKind.UNSPECIFIED else None
        found.append(judge_floor(claim, n, reading=reading))
    cells = claim.cells if sound is not None else ()
    return (*found, *judge_readings(replace(claim, margins=sound, cells=cells), n))


def judge_difference(claim: DifferenceClaim, *, study_n: int | None = None) -> tuple[Judgement, ...]:
    """Give the judgements of a difference; tables are not searched for it."""
    del study_n  # symmetry, p and claim do not depend on n
    return tuple(_effect(claim, scale=Scale.LINEAR))


def _limits(interval: PrintedInterval | None) -> tuple[Printed, ...]:
    return () if interval is None else (interval.lower, interval.upper)


def _misread(value: Printed, interval: PrintedInterval | None) -> list[Judgement]:
    plausible = (0.0, float(LARGEST_RATIO))
    if interval is not None and interval.lower.value <= interval.upper.value:
        plausible = (float(interval.lower), float(interval.upper))
    found = decimal_mark(value, plausible=plausible)
    return [] if found is None else [found]


def _effect(claim: RatioClaim | DifferenceClaim, *, scale: Scale) -> list[Judgement]:
    """Judge what ratios and differences share: point and limits, p, and the claim against both."""
    said = Said(claim.associated, claim.alpha)
    found: list[Judgement | None] = []
    interval = claim.interval
    if claim.p is not None:
        found += [judge_printed_p(claim.p), judge_claim_against_p(claim.p, said)]
    if interval is None:
        lacking = (Lacking.INTERVAL,)
        found.append(Judgement(CheckName.INTERVAL_SYMMETRY, Verdict.CANNOT_BE_CHECKED, lacking=lacking))
        return [each for each in found if each is not None]
    order = judge_order(claim.value, interval)
    found.append(order)
    if order.verdict is not Verdict.IMPOSSIBLE:
        method = claim.method if isinstance(claim, RatioClaim) else None
        symmetry = judge_symmetry(claim.value, interval, scale=scale, method=method)
        found.append(replace(symmetry, steps=(*symmetry.steps, *implied_steps(implied(interval, scale)))))
        found.append(judge_claim_against_interval(interval, said, scale=scale, p=claim.p))
        if claim.p is not None:
            found.append(judge_p_against_interval(claim.p, interval, scale=scale))
    return [each for each in found if each is not None]


def _margins(claim: RatioClaim, study_n: int | None) -> tuple[int | None, Margins | None, Judgement | None]:
    """Give n and the margins to search with, and a judgement where the two differ.

    Fewer than the study's n are missing answers; margins that add up to anything else cannot be used.
    """
    n, margins = claim.n or study_n, claim.margins
    totals = {} if margins is None else {"rows": sum(margins.rows), "columns": sum(margins.columns)}
    stated = {name: total for name, total in totals.items() if total}
    if not stated:
        return n, margins, None
    total = min(stated.values())
    if len(set(stated.values())) == 1 and n in (None, total):
        return total, margins, None
    step = Step(StepKey.MARGIN_TOTALS, figures(**totals, **({} if n is None else {"n": n})))
    causes = (Cause.MISSING_ANSWERS, Cause.TYPING_SLIP)
    if len(set(stated.values())) == 1 and n is not None and total < n and claim.n is None:
        missing = Condition(ConditionKind.SOME_MISSING, figures(missing=n - total))
        verdict = Verdict.CONSISTENT_ONLY_IF
        judgement = Judgement(CheckName.MARGINS, verdict, conditions=(missing,), steps=(step,), causes=causes)
        return total, margins, judgement
    return n, None, Judgement(CheckName.MARGINS, Verdict.IMPOSSIBLE, steps=(step,), causes=causes)

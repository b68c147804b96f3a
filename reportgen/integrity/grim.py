"""Means and standard deviations of whole-number answers against n.

In: a ``MeanClaim``. Out: judgements by GRIM, GRIMMER and the bounds that a scale sets. Exact fractions throughout: item
totals are whole, so that a sum, and a sum of squares of the same parity, must be whole.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from math import ceil, floor, sqrt

from reportgen.integrity.claims import MeanClaim
from reportgen.integrity.printed import Bounds, Printed, Rounding
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
    several,
)

_LISTED = 6
_SUMS = 2000  # sums tried by GRIMMER; beyond, n is so large that nothing can be said
_CAUSES = (Cause.MISSING_ANSWERS, Cause.FRACTIONS_ALLOWED, Cause.TYPING_SLIP)


def sums_that_give(mean: Printed, n: int, *, items: int, rounding: Rounding) -> range:
    """Give the whole sums of ``n`` answers to ``items`` items whose mean prints so.

    Source: Brown NJL, Heathers JAJ (2017) Soc Psychol Personal Sci 8:363–369 (GRIM).
    """
    return mean.bounds(rounding).times(n * items).whole_numbers()


def squares_range(total: int, n: int, *, scale: tuple[int | None, int | None]) -> tuple[int, int | None]:
    """Give the least and the greatest sum of squares of ``n`` whole numbers that add up to ``total``.

    ``scale`` holds the least and greatest value of one number, where known; ``None`` where there is no greatest sum.

    Source: a sum of squares is least where the numbers differ by at most one, and greatest where all but one lie at the
    ends of the scale.
    """
    quotient, rest = divmod(total, n)
    least = n * quotient**2 + 2 * quotient * rest + rest
    low, high = scale
    if low is None or high is None or high <= low:
        return least, None
    at_top, left = divmod(total - n * low, high - low)
    middle = low + left
    at_bottom = n - at_top - (1 if left else 0)
    return least, at_top * high**2 + at_bottom * low**2 + (middle**2 if left else 0)


def squares_that_give(
    sd: Bounds, total: int, *, n: int, scale: tuple[int | None, int | None], of_all: bool = False
) -> bool:
    """Say whether some whole sum of squares, of the parity of ``total``, gives an SD within the bounds.

    ``sd`` bounds the sample standard deviation (n − 1) of the whole numbers, or with ``of_all`` that divided by n.

    Source: Anaya J (2016) PeerJ Preprints 4:e2400v1 (GRIMMER); Allard A (2018), analytic GRIMMER.
    """
    centre = Fraction(total**2, n)
    low, high = max(sd.lower, Fraction(0)), max(sd.upper, Fraction(0))
    divisor = n if of_all else n - 1
    first, last = ceil(divisor * low**2 + centre), floor(divisor * high**2 + centre)
    least, most = squares_range(total, n, scale=scale)
    first = max(first, least)
    last = last if most is None else min(last, most)
    first += (first - total) % 2  # x² and x are odd or even together
    return first <= last


def _scale(claim: MeanClaim) -> tuple[int | None, int | None]:
    low = None if claim.minimum is None else claim.minimum * claim.items
    return low, None if claim.maximum is None else claim.maximum * claim.items


def judge_mean(claim: MeanClaim, *, study_n: int | None) -> tuple[Judgement, ...]:
    """Give the judgements of a mean with its standard deviation."""
    n = claim.n or study_n
    found = [each for each in (_mean_on_scale(claim),) if each]
    if found and found[0].verdict is Verdict.IMPOSSIBLE:
        return tuple(found)
    if n is None:
        return (*found, Judgement(CheckName.GRIM, Verdict.CANNOT_BE_CHECKED, lacking=(Lacking.N,)))
    if claim.whole:
        found.append(_grim(claim, n=n))
    if claim.sd is not None:
        found.append(_sd_bounds(claim, claim.sd, n=n))
        if claim.whole and n > 1:
            found.append(_grimmer(claim, claim.sd, n=n))
    return tuple(found) or (Judgement(CheckName.GRIM, Verdict.CANNOT_BE_CHECKED, lacking=(Lacking.SCALE,)),)


def _mean_on_scale(claim: MeanClaim) -> Judgement | None:
    if claim.minimum is None and claim.maximum is None:
        return None
    low = claim.mean.widest.lower if claim.minimum is None else Fraction(claim.minimum)
    high = claim.mean.widest.upper if claim.maximum is None else Fraction(claim.maximum)
    fits = claim.mean.widest.meets(low, high)
    ends = {"minimum": claim.minimum, "maximum": claim.maximum}
    stated = {name: value for name, value in ends.items() if value is not None}
    step = Step(StepKey.ALLOWED_RANGE, figures(value=claim.mean, **stated))
    verdict = Verdict.CONSISTENT if fits else Verdict.IMPOSSIBLE
    return Judgement(CheckName.RANGE, verdict, steps=(step,), causes=() if fits else (Cause.TYPING_SLIP,))


def _grim(claim: MeanClaim, *, n: int) -> Judgement:
    if n * claim.items >= 10**claim.mean.decimals:
        # every printable mean is then possible: the check has no teeth, which is not the same as passing it
        return Judgement(CheckName.GRIM, Verdict.CANNOT_BE_CHECKED, lacking=(Lacking.MORE_DIGITS,))
    for rounding in (Rounding.NEAREST, Rounding.TRUNCATION):
        sums = sums_that_give(claim.mean, n, items=claim.items, rounding=rounding)
        if sums:
            step = Step(
                StepKey.SUMS_THAT_GIVE_IT,
                (*figures(n=n, items=claim.items, mean=claim.mean), *several("sum", sums[:_LISTED])),
            )
            cut = rounding is Rounding.TRUNCATION
            verdict = Verdict.CONSISTENT_ONLY_IF if cut else Verdict.CONSISTENT
            conditions = (Condition(ConditionKind.TRUNCATED),) if cut else ()
            return Judgement(CheckName.GRIM, verdict, conditions=conditions, steps=(step,))
    below = floor(claim.mean.exact * n * claim.items)
    cells = n * claim.items
    step = Step(
        StepKey.NEAREST_MEANS,
        figures(n=n, items=claim.items, mean=claim.mean, below=below / cells, above=(below + 1) / cells),
    )
    return Judgement(CheckName.GRIM, Verdict.IMPOSSIBLE, steps=(step,), causes=_CAUSES)


def _grimmer(claim: MeanClaim, sd: Printed, *, n: int) -> Judgement:
    scale = _scale(claim)
    tried = 0
    ways = (Rounding.NEAREST, Rounding.TRUNCATION)
    for of_all, of_sd, of_mean in product((False, True), ways, ways):
        sums = sums_that_give(claim.mean, n, items=claim.items, rounding=of_mean)
        if len(sums) > _SUMS:
            return Judgement(CheckName.GRIMMER, Verdict.CANNOT_BE_CHECKED, lacking=(Lacking.MORE_DIGITS,))
        tried += len(sums)
        bounds = sd.bounds(of_sd).times(claim.items)
        fits = [total for total in sums if squares_that_give(bounds, total, n=n, scale=scale, of_all=of_all)]
        if fits:
            step = Step(StepKey.SUMS_THAT_GIVE_IT, (*figures(n=n, sd=sd), *several("sum", fits[:_LISTED])))
            cut = Condition(ConditionKind.TRUNCATED) if Rounding.TRUNCATION in (of_sd, of_mean) else None
            by_n = Condition(ConditionKind.SD_OF_ALL) if of_all else None
            conditions = tuple(each for each in (cut, by_n) if each is not None)
            verdict = Verdict.CONSISTENT_ONLY_IF if conditions else Verdict.CONSISTENT
            return Judgement(CheckName.GRIMMER, verdict, conditions=conditions, steps=(step,))
    if not tried:  # GRIM has said so already: no mean, no standard deviation about it
        return Judgement(CheckName.GRIMMER, Verdict.CANNOT_BE_CHECKED, lacking=(Lacking.VALUE,))
    step = Step(StepKey.NO_SUM_OF_SQUARES, figures(n=n, items=claim.items, mean=claim.mean, sd=sd))
    return Judgement(CheckName.GRIMMER, Verdict.IMPOSSIBLE, steps=(step,), causes=_CAUSES)


def _sd_bounds(claim: MeanClaim, sd: Printed, *, n: int) -> Judgement:
    """Compare an SD with the greatest that the scale allows about this mean.

    Source: Bhatia R, Davis C (2000) Am Math Mon 107:353–357: variance ≤ (maximum − mean)(mean − minimum); here n − 1.
    """
    if sd.widest.upper < 0:
        step = Step(StepKey.SD_RANGE, figures(sd=sd, minimum=0))
        return Judgement(CheckName.SD_BOUNDS, Verdict.IMPOSSIBLE, steps=(step,), causes=(Cause.TYPING_SLIP,))
    if claim.minimum is None or claim.maximum is None or n < 2:  # noqa: PLR2004 -- an SD needs two
        lacking = Lacking.MORE_PERSONS if n < 2 else Lacking.SCALE  # noqa: PLR2004 -- likewise
        return Judgement(CheckName.SD_BOUNDS, Verdict.CANNOT_BE_CHECKED, lacking=(lacking,))
    low, high = Fraction(claim.minimum), Fraction(claim.maximum)
    # the product is greatest at the middle of the scale: of the means that print so, take the one nearest to it
    middle = (low + high) / 2
    mean = min(max(middle, claim.mean.widest.lower), claim.mean.widest.upper)
    greatest = sqrt(float(max((high - mean) * (mean - low), Fraction(0)) * n / (n - 1)))
    step = Step(StepKey.SD_RANGE, figures(sd=sd, minimum=0, maximum=greatest))
    fits = float(sd.widest.lower) <= greatest * (1 + 1e-12)
    verdict = Verdict.CONSISTENT if fits else Verdict.IMPOSSIBLE
    return Judgement(CheckName.SD_BOUNDS, verdict, steps=(step,), causes=() if fits else (Cause.TYPING_SLIP,))

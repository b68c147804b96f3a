"""Whether a share rises or falls over groups that have an order.

In: cases and totals by group, in order. Out: ``Test``, or ``NoEffect`` with the reason. A course over time is
``trend``'s matter, not this one's.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.distributions import chi_square_tail
from reportgen.analysis.effects import NoEffect
from reportgen.estimates import AbsenceReason, Test, TestName


def check_groups(cases: Sequence[int], totals: Sequence[int], *, scores: Sequence[float]) -> None:
    """Refuse groups of differing number, and cases that are not among their total; raises ``ValueError``."""
    if not len(cases) == len(totals) == len(scores):
        message = f"{len(cases)} groups of cases, {len(totals)} totals and {len(scores)} scores are no ordered groups"
        raise ValueError(message)
    for count, total in zip(cases, totals, strict=True):
        if not 0 <= count <= total:
            message = f"{count} of {total} is no group of persons"
            raise ValueError(message)


def cochran_armitage(
    cases: Sequence[int], totals: Sequence[int], *, scores: Sequence[float] | None = None
) -> Test | NoEffect:
    """Give the two-sided test for a linear trend of a share over ordered groups, as a chi-square with one degree.

    ``scores`` place the groups, 1, 2, 3 … where none are given. Groups with nobody take no part. ``ZERO_DENOMINATOR``
    where nobody is in any; ``NO_VARIATION`` where all persons have one outcome or one score. Raises ``ValueError`` for
    what are no groups.

    Source: Cochran WG (1954) Biometrics 10:417–451; Armitage P (1955) Biometrics 11:375–386.
    """
    places = tuple(scores) if scores is not None else tuple(float(place) for place in range(1, len(totals) + 1))
    check_groups(cases, totals, scores=places)
    everyone = sum(totals)
    if everyone == 0:
        return NoEffect(AbsenceReason.ZERO_DENOMINATOR)
    share = sum(cases) / everyone
    centre = sum(total * place for total, place in zip(totals, places, strict=True)) / everyone
    scatter = sum(total * (place - centre) ** 2 for total, place in zip(totals, places, strict=True))
    if sum(cases) in {0, everyone} or len({place for total, place in zip(totals, places, strict=True) if total}) == 1:
        return NoEffect(AbsenceReason.NO_VARIATION)
    lean = sum(count * (place - centre) for count, place in zip(cases, places, strict=True))
    statistic = lean**2 / (share * (1 - share) * scatter)
    return Test(TestName.COCHRAN_ARMITAGE, chi_square_tail(statistic, 1), statistic, (1.0,))

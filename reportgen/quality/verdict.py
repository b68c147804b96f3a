"""One verdict on the data behind the headline, with its reasons.

In: what is known of the data, and the thresholds of the configuration. Out: ``Usability`` and the reasons that apply,
worst first. It counts nothing and words nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.findings import QualityReason, Usability
from reportgen.indicators import Direction, Indicator, Recall

if TYPE_CHECKING:
    from reportgen.config.model import Quality as Thresholds

_IMPLIED = frozenset({QualityReason.FEW_REPORTS, QualityReason.MONTHS_MISSING, QualityReason.NO_RECALL_COVERAGE})
_ASKED_OF_MOTHERS = frozenset({Recall.DAY, Recall.SINCE_BIRTH, Recall.RETROSPECTIVE})


@dataclass(frozen=True, slots=True)
class Evidence:
    """What a verdict rests on.

    ``numerator`` and ``denominator`` are the headline's sums over usable rows; ``unfilled`` is the sum of denominators
    whose numerator is empty. ``village_share`` and ``asked_share`` are 0–1, ``None`` where they cannot be known.
    ``months_missing`` and ``rows_kept_out`` (which the headline would have used) are numbers of them.
    """

    numerator: int
    denominator: int
    unfilled: int
    village_share: float | None
    asked_share: float | None
    months_missing: int
    rows_kept_out: int
    has_expected_list: bool


def judge(
    evidence: Evidence, *, headline: Indicator, thresholds: Thresholds
) -> tuple[Usability, tuple[QualityReason, ...]]:
    """Give the verdict: the worst that any reason asks for; complete data are usable."""
    against = tuple(dict.fromkeys(_against(evidence, headline, thresholds)))
    caution = tuple(
        reason for reason in dict.fromkeys(_caution(evidence, headline, thresholds)) if reason not in against
    )
    if QualityReason.NO_DENOMINATOR in against:
        # Without any figure it goes without saying that villages and months are missing.
        return Usability.NOT_USABLE, tuple(reason for reason in (*against, *caution) if reason not in _IMPLIED)
    if against:
        return Usability.NOT_USABLE, (*against, *caution)
    if caution:
        return Usability.CAUTION, caution
    return Usability.USABLE, (QualityReason.COMPLETE,)


def _against(evidence: Evidence, headline: Indicator, thresholds: Thresholds) -> list[QualityReason]:
    """Give what makes the data unusable for the headline."""
    left_empty = _numerator_left_empty(evidence, headline, thresholds)
    small = 0 < evidence.denominator < thresholds.minimum_denominator
    tests = (
        (QualityReason.NUMERATOR_LEFT_EMPTY, left_empty),
        (QualityReason.NO_DENOMINATOR, evidence.denominator == 0 and not left_empty),
        (QualityReason.SMALL_DENOMINATOR, small and not left_empty),
        (QualityReason.FEW_ASKED, _below(evidence.asked_share, thresholds.asked_caution)),
        (QualityReason.FEW_REPORTS, _below(evidence.village_share, thresholds.reporting_caution)),
    )
    return [reason for reason, applies in tests if applies]


def _caution(evidence: Evidence, headline: Indicator, thresholds: Thresholds) -> list[QualityReason]:
    """Give what asks for caution."""
    asked_unknown = evidence.asked_share is None and headline.recall in _ASKED_OF_MOTHERS
    tests = (
        (QualityReason.FEW_REPORTS, _below(evidence.village_share, thresholds.reporting_usable)),
        (QualityReason.FEW_ASKED, _below(evidence.asked_share, thresholds.asked_usable)),
        (QualityReason.NUMERATOR_EQUALS_DENOMINATOR, _numerator_copied(evidence, thresholds)),
        (QualityReason.MONTHS_MISSING, evidence.months_missing > 0),
        (QualityReason.ROWS_KEPT_OUT, evidence.rows_kept_out > 0),
        (QualityReason.NO_RECALL_COVERAGE, asked_unknown),
        (QualityReason.NO_EXPECTED_LIST, not evidence.has_expected_list),
    )
    return [reason for reason, applies in tests if applies]


def _numerator_left_empty(evidence: Evidence, headline: Indicator, thresholds: Thresholds) -> bool:
    """Say whether the numerator looks like a column that nobody filled in.

    Where less is better, none at all may well be true.
    """
    if headline.direction is Direction.LOWER and evidence.unfilled == 0:
        return False
    return evidence.numerator == 0 and evidence.denominator + evidence.unfilled >= thresholds.minimum_denominator


def _numerator_copied(evidence: Evidence, thresholds: Thresholds) -> bool:
    """Say whether the numerator looks like the denominator copied: everybody, among more than a few."""
    return evidence.numerator == evidence.denominator >= thresholds.minimum_denominator


def _below(share: float | None, threshold: float) -> bool:
    return share is not None and share < threshold

"""The entry of the room: a study in, verdicts out.

In: a ``Study``. Out: one ``Judged`` for each claim, in order. Nothing is corrected and nothing is worded.
"""

from __future__ import annotations

from reportgen.integrity.claims import (
    Claim,
    CoefficientClaim,
    DifferenceClaim,
    MeanClaim,
    RatioClaim,
    ScoreClaim,
    ShareClaim,
    Study,
    TestClaim,
)
from reportgen.integrity.grim import judge_mean
from reportgen.integrity.ranges import judge_coefficient, judge_score
from reportgen.integrity.ratios import judge_difference, judge_ratio
from reportgen.integrity.shares import judge_share
from reportgen.integrity.table_tests import judge_test
from reportgen.integrity.verdicts import Judged, Judgement, judged
from reportgen.integrity.wholes import judge_whole


def audit(study: Study) -> tuple[Judged, ...]:
    """Give each claim of the study with its judgements and an overall verdict, in the study's order."""
    return tuple(judged(claim, judge(claim, study_n=study.n)) for claim in study.claims)


def judge(claim: Claim, *, study_n: int | None) -> tuple[Judgement, ...]:  # noqa: PLR0911 -- one line a kind of claim
    """Give the judgements of one claim; ``study_n`` holds where the claim states no n of its own."""
    match claim:
        case ShareClaim():
            return judge_share(claim, study_n=study_n)
        case MeanClaim():
            return judge_mean(claim, study_n=study_n)
        case RatioClaim():
            return judge_ratio(claim, study_n=study_n)
        case DifferenceClaim():
            return judge_difference(claim, study_n=study_n)
        case TestClaim():
            return judge_test(claim, study_n=study_n)
        case CoefficientClaim():
            return judge_coefficient(claim, study_n=study_n)
        case ScoreClaim():
            return judge_score(claim, study_n=study_n)
        case _:
            return judge_whole(claim, study_n=study_n)

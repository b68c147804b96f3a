"""A share's own interval: which usual method prints it, against published limits."""

from __future__ import annotations

import pytest

from reportgen.integrity import audit
from reportgen.integrity.claims import PrintedInterval, ShareClaim, Study
from reportgen.integrity.methods import critical_values
from reportgen.integrity.printed import Printed
from reportgen.integrity.share_intervals import ShareMethod, fits, limits
from reportgen.integrity.verdicts import CheckName, ConditionKind, Judged, Verdict

Z = critical_values(0.95)[0]


def judged(count: int | None, n: int, percent: str, ci: tuple[str, str], *, weighted: bool = False) -> Judged:
    interval = PrintedInterval(Printed.read(ci[0]), Printed.read(ci[1]))
    claim = ShareClaim(count, n, Printed.read(percent), weighted, interval)
    return audit(Study("made", (claim,)))[0]


@pytest.mark.parametrize(
    ("method", "count", "n", "published"),
    [
        # Newcombe RG (1998) Stat Med 17:857-872, Table I
        (ShareMethod.WALD, 81, 263, (0.2522, 0.3638)),
        (ShareMethod.WILSON, 81, 263, (0.2553, 0.3662)),
        (ShareMethod.WILSON_CORRECTED, 81, 263, (0.2535, 0.3682)),
        (ShareMethod.CLOPPER_PEARSON, 81, 263, (0.2527, 0.3676)),
        (ShareMethod.WALD, 15, 148, (0.0527, 0.1500)),
        (ShareMethod.WILSON, 15, 148, (0.0624, 0.1605)),
        (ShareMethod.WILSON_CORRECTED, 15, 148, (0.0598, 0.1644)),
        (ShareMethod.CLOPPER_PEARSON, 15, 148, (0.0578, 0.1617)),
        (ShareMethod.WILSON, 0, 20, (0.0, 0.1611)),
        (ShareMethod.CLOPPER_PEARSON, 0, 20, (0.0, 0.1684)),
        (ShareMethod.WILSON, 1, 29, (0.0061, 0.1718)),
    ],
)
def test_limits_are_those_published(method: ShareMethod, count: int, n: int, published: tuple[float, float]) -> None:
    assert limits(method, count, n, z=Z) == pytest.approx(published, abs=5.1e-5)


@pytest.mark.parametrize("ci", [("66.7", "87.5"), ("68.4", "89.5"), ("66.1", "88.6")])
def test_an_interval_that_a_usual_method_prints_is_consistent(ci: tuple[str, str]) -> None:
    assert judged(45, 57, "78.9", ci).verdict is Verdict.CONSISTENT


def test_the_method_that_prints_it_is_named() -> None:
    interval = PrintedInterval(Printed.read("66.7"), Printed.read("87.5"))
    assert ShareMethod.WILSON in [fit.method for fit in fits(range(45, 46), 57, interval=interval)]


def test_an_interval_that_no_usual_method_prints_is_another_method_s_and_not_impossible() -> None:
    found = judged(45, 57, "78.9", ("60.7", "87.5"))
    assert found.verdict is Verdict.CONSISTENT_ONLY_IF
    assert [each.kind for each in found.conditions] == [ConditionKind.ANOTHER_METHOD]


def test_a_count_that_the_percentage_leaves_open_is_found() -> None:
    assert judged(None, 57, "78.9", ("66.7", "87.5")).verdict is Verdict.CONSISTENT


def test_wald_limits_beyond_a_hundred_are_those_of_wald_held_back_there_or_not() -> None:
    assert judged(56, 57, "98.2", ("94.8", "101.7")).verdict is Verdict.CONSISTENT
    assert judged(56, 57, "98.2", ("94.8", "100.0")).verdict is Verdict.CONSISTENT


def test_a_share_outside_of_its_interval_is_impossible() -> None:
    assert judged(45, 57, "78.9", ("80.7", "87.5")).verdict is Verdict.IMPOSSIBLE


def test_a_weighted_share_s_interval_cannot_be_checked() -> None:
    found = judged(45, 57, "71.0", ("60.0", "80.0"), weighted=True)
    (check,) = [each for each in found.judgements if each.check is CheckName.SHARE_INTERVAL]
    assert check.verdict is Verdict.CANNOT_BE_CHECKED
    assert found.verdict is not Verdict.IMPOSSIBLE

"""The two seeds: what is possible of the figures that their abstracts print."""

from __future__ import annotations

import pytest

from reportgen.integrity import audit
from reportgen.integrity.claims import Margins, PrintedInterval, RatioClaim, ShareClaim, Study, TestClaim, TestKind
from reportgen.integrity.methods import Method
from reportgen.integrity.printed import Printed, PrintedP
from reportgen.integrity.readings import judge_readings
from reportgen.integrity.tables import Table
from reportgen.integrity.verdicts import CheckName, ConditionKind, Judged, Judgement, Reading, Step, StepKey, Verdict

SHARES = ((None, "33.3"), (37, "61.4"), (37, "64.9"), (31, "54.4"), (56, "98.2"), (50, "87.7"), (45, "78.9"))


def ratio(value: str, lower: str, upper: str) -> RatioClaim:
    return RatioClaim(Printed.read(value), PrintedInterval(Printed.read(lower), Printed.read(upper)))


MAMPANG = ratio("1.547", "1.023", "2.339")


@pytest.fixture(scope="module")
def mampang() -> Judged:
    return audit(Study("mampang-prapatan", (MAMPANG,), n=250))[0]


def tomuan() -> tuple[Judged, ...]:
    shares = tuple(ShareClaim(count, 57, Printed.read(percent)) for count, percent in SHARES)
    test = TestClaim(PrintedP.read("0.000"), TestKind.CHI_SQUARE, margins=Margins((50, 7), (45, 12)))
    return audit(Study("tomuan", (*shares, test), n=57))


def of(judged: Judged, check: CheckName, reading: Reading | None = None) -> Judgement:
    (found,) = (each for each in judged.judgements if each.check is check and each.reading is reading)
    return found


def step(judgement: Judgement, key: StepKey) -> dict[str, float | None]:
    found: Step = next(each for each in judgement.steps if each.key is key)
    return {figure.name: figure.value for figure in found.figures}


def test_mampang_cannot_be_an_odds_ratio_of_250_persons(mampang: Judged) -> None:
    floor = of(mampang, CheckName.STANDARD_ERROR_FLOOR, Reading.ODDS_RATIO)
    assert floor.verdict is Verdict.IMPOSSIBLE
    assert step(floor, StepKey.FLOOR)["floor"] == pytest.approx(0.25298, abs=5e-6)
    assert step(floor, StepKey.FLOOR_AT_THIS_RATIO)["floor"] == pytest.approx(0.2545, abs=5e-5)
    assert step(floor, StepKey.BEST_SPLIT)["standard_error"] == pytest.approx(0.25299, abs=5e-6)
    assert step(floor, StepKey.N_NEEDED) == {"n": 359, "n_at_this_ratio": 364}
    implied = step(floor, StepKey.IMPLIED_STANDARD_ERROR)
    assert implied == {"lowest": pytest.approx(0.2108, abs=5e-5), "highest": pytest.approx(0.2111, abs=5e-5)}


def test_mampang_has_no_katz_table_and_one_of_a_model(mampang: Judged) -> None:
    katz = of(mampang, CheckName.RECONSTRUCTION, Reading.PREVALENCE_RATIO).tables[0]
    model = of(mampang, CheckName.RECONSTRUCTION, Reading.MODEL_BASED_RATIO).tables[0]
    assert (katz.n, katz.count, katz.truncated) == (250, 0, 0)
    assert (model.n, model.tables) == (250, (Table(165, 36, 26, 23),))


def test_one_hit_stands_beside_what_chance_would_find(mampang: Judged) -> None:
    katz = of(mampang, CheckName.RECONSTRUCTION, Reading.PREVALENCE_RATIO).tables[0]
    # 12 tables at the 41 values of n from 230 to 270: 0.29 each, give or take 0.08
    assert katz.expected_by_chance == pytest.approx(0.29, abs=0.17)
    model = of(mampang, CheckName.RECONSTRUCTION, Reading.MODEL_BASED_RATIO).tables[0]
    assert model.expected_by_chance is not None
    assert model.expected_by_chance > 0.3


def test_five_missing_answers_would_explain_mampang_as_a_prevalence_ratio(mampang: Judged) -> None:
    fewer = of(mampang, CheckName.RECONSTRUCTION, Reading.PREVALENCE_RATIO).tables[1]
    assert (fewer.n, fewer.tables) == (245, (Table(33, 65, 32, 115),))


def test_mampang_is_consistent_only_if_one_of_several_things_holds(mampang: Judged) -> None:
    assert mampang.verdict is Verdict.CONSISTENT_ONLY_IF
    assert mampang.conditions == ()
    (choice,) = mampang.choices
    assert [[condition.kind for condition in way] for way in choice.ways] == [
        [ConditionKind.CRUDE_PREVALENCE_RATIO, ConditionKind.SOME_MISSING],
        [ConditionKind.MODEL_BASED_STANDARD_ERROR],
        [ConditionKind.ADJUSTED],
    ]


def test_mampang_at_two_decimals_has_five_katz_tables() -> None:
    judgements = judge_readings(ratio("1.55", "1.02", "2.34"), 250)
    (katz,) = (found for each in judgements for found in each.tables if found.method is Method.KATZ)
    assert katz.tables == (
        Table(33, 67, 32, 118),
        Table(40, 80, 28, 102),
        Table(45, 87, 26, 92),
        Table(167, 58, 12, 13),
        Table(218, 17, 9, 6),
    )


def test_one_share_of_tomuan_is_impossible_and_six_are_consistent() -> None:
    verdicts = [judged.verdict for judged in tomuan()[:7]]
    assert verdicts == [Verdict.IMPOSSIBLE if position == 1 else Verdict.CONSISTENT for position in range(7)]


def test_the_impossible_share_comes_with_its_arithmetic_and_candidates() -> None:
    judgement = of(tomuan()[1], CheckName.COUNT_AND_PERCENT)
    assert step(judgement, StepKey.SHARE_COMPUTED)["computed"] == pytest.approx(64.912, abs=5e-4)
    assert step(judgement, StepKey.COUNTS_THAT_GIVE_IT)["count"] == 35
    assert step(judgement, StepKey.NO_DENOMINATOR_GIVES_IT)["largest"] == 1000


def test_a_share_without_a_count_names_the_count_that_gives_it() -> None:
    judgement = of(tomuan()[0], CheckName.COUNT_AND_PERCENT)
    assert step(judgement, StepKey.COUNTS_THAT_GIVE_IT)["count"] == 19


def test_the_p_of_tomuan_leaves_three_tables_by_pearson_and_two_by_fisher() -> None:
    tables = {each.test: each for each in of(tomuan()[7], CheckName.P_FROM_TABLE).tables}
    assert tables["pearson"].tables == (Table(43, 7, 2, 5), Table(44, 6, 1, 6), Table(45, 5, 0, 7))
    assert tables["fisher"].tables == tables["yates"].tables == (Table(44, 6, 1, 6), Table(45, 5, 0, 7))


def test_fisher_applies_to_tomuan_and_its_p_is_not_nought() -> None:
    judged = tomuan()[7]
    applies = of(judged, CheckName.TEST_APPLIES)
    assert step(applies, StepKey.SMALLEST_EXPECTED)["expected"] == pytest.approx(1.47, abs=5e-3)
    assert any(figure.word == "fisher" for figure in applies.steps[0].figures)
    kinds = [condition.kind for condition in judged.conditions]
    assert kinds == [ConditionKind.P_BELOW, ConditionKind.SMALL_EXPECTED_COUNT]
    assert judged.verdict is Verdict.CONSISTENT_ONLY_IF

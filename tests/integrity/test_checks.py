"""Each check by itself, one law a test."""

from __future__ import annotations

from fractions import Fraction

import pytest

from reportgen.integrity import audit
from reportgen.integrity.candidates import Space
from reportgen.integrity.claims import (
    Claim,
    CoefficientClaim,
    CoefficientKind,
    DifferenceClaim,
    Margins,
    MeanClaim,
    Part,
    PrintedInterval,
    RatioClaim,
    RatioKind,
    ScoreClaim,
    ShareClaim,
    Study,
    TestClaim,
    TestKind,
    WholeClaim,
)
from reportgen.integrity.methods import Method
from reportgen.integrity.printed import Printed, PrintedP, Relation, Rounding
from reportgen.integrity.reconstruction import Target, reconstruct
from reportgen.integrity.tables import Table
from reportgen.integrity.verdicts import CheckName, ConditionKind, Judged, Lacking, Verdict

number = Printed.read
p_value = PrintedP.read


def judged(claim: Claim, n: int | None = None) -> Judged:
    return audit(Study("study", (claim,), n=n))[0]


def verdict(claim: Claim, n: int | None = None) -> Verdict:
    return judged(claim, n).verdict


def of(claim: Claim, check: CheckName, n: int | None = None) -> Verdict:
    return next(each.verdict for each in judged(claim, n).judgements if each.check is check)


def kinds(claim: Claim, n: int | None = None) -> list[ConditionKind]:
    return [condition.kind for each in judged(claim, n).judgements for condition in each.conditions]


def interval(lower: str, upper: str, level: float = 0.95) -> PrintedInterval:
    return PrintedInterval(number(lower), number(upper), level)


def parts(*percents: str) -> tuple[Part, ...]:
    return tuple(Part(percent=number(percent)) for percent in percents)


class TestPrinted:
    @pytest.mark.parametrize(("text", "decimals"), [("1.547", 3), ("61.40", 2), ("57", 0), ("1,144", 0), (".05", 2)])
    def test_decimals_are_those_shown(self, text: str, decimals: int) -> None:
        assert number(text).decimals == decimals

    def test_a_decimal_comma_is_read_where_it_is_told(self) -> None:
        assert float(number("1,547", decimal_comma=True)) == 1.547
        assert float(number("1.144", decimal_comma=True)) == 1144
        with pytest.raises(ValueError, match="no number with a decimal point"):
            number("1,5")

    @pytest.mark.parametrize(
        ("rounding", "prints"),
        [(Rounding.HALF_UP, False), (Rounding.HALF_EVEN, True), (Rounding.TRUNCATION, True), (Rounding.NEAREST, True)],
    )
    def test_a_tie_goes_where_the_rounding_takes_it(self, rounding: Rounding, prints: bool) -> None:  # noqa: FBT001
        assert number("12").bounds(rounding).holds(Fraction(25, 2)) is prints

    def test_a_p_keeps_how_it_stands_to_its_number(self) -> None:
        assert [p_value(text).relation for text in ("0.05", "< 0.001", "p > 0.05")] == list(Relation)
        assert p_value(".000").is_zero
        assert not p_value("<0.000").is_zero


class TestShares:
    def test_one_below_its_count_is_not_a_share(self) -> None:
        assert verdict(ShareClaim(58, 57)) is Verdict.IMPOSSIBLE

    def test_digits_cut_off_are_a_condition(self) -> None:
        assert kinds(ShareClaim(2, 3, number("66.6"))) == [ConditionKind.TRUNCATED]

    def test_a_smaller_denominator_explains_it_only_where_the_claim_states_none(self) -> None:
        assert kinds(ShareClaim(30, None, number("54.5")), n=57) == [ConditionKind.DENOMINATOR]
        assert verdict(ShareClaim(30, 57, number("54.5"))) is Verdict.IMPOSSIBLE

    def test_a_count_and_a_percentage_without_any_denominator_are_impossible(self) -> None:
        assert verdict(ShareClaim(37, None, number("61.4"))) is Verdict.IMPOSSIBLE

    def test_a_percentage_above_100_with_another_reading_says_so(self) -> None:
        assert kinds(ShareClaim(percent=number("1,144"))) == [ConditionKind.DECIMAL_MARK]
        assert verdict(ShareClaim(percent=number("114.4"))) is Verdict.IMPOSSIBLE

    def test_a_weighted_share_cannot_be_checked(self) -> None:
        claim = ShareClaim(37, 57, number("61.4"), weighted=True)
        assert of(claim, CheckName.COUNT_AND_PERCENT) is Verdict.CANNOT_BE_CHECKED


class TestWholes:
    def test_rounded_thirds_add_up(self) -> None:
        assert verdict(WholeClaim(parts("33.3", "33.3", "33.3"))) is Verdict.CONSISTENT

    def test_percentages_beyond_what_rounding_allows_are_impossible(self) -> None:
        assert verdict(WholeClaim(parts("33.4", "33.4", "33.4"))) is Verdict.IMPOSSIBLE

    def test_too_few_are_missing_and_too_many_are_impossible(self) -> None:
        assert kinds(WholeClaim((Part(50), Part(6)), 57)) == [ConditionKind.SOME_MISSING]
        assert verdict(WholeClaim((Part(50), Part(8)), 57)) is Verdict.IMPOSSIBLE

    def test_a_part_must_be_the_sum_of_its_parts(self) -> None:
        whole = WholeClaim((Part(50, parts=(Part(30), Part(21))), Part(7)), 57)
        assert verdict(whole) is Verdict.IMPOSSIBLE

    def test_percentages_must_come_from_counts_that_add_up(self) -> None:
        # of 10: 3 + 3 + 3 is 9, and 33 % is no share of 10
        assert of(WholeClaim(parts("33", "33", "33"), 10), CheckName.PARTS_IN_COUNTS) is Verdict.CONSISTENT_ONLY_IF
        assert of(WholeClaim(parts("30", "30", "40"), 10), CheckName.PARTS_IN_COUNTS) is Verdict.CONSISTENT


class TestMeans:
    def test_the_published_example_of_grim_is_impossible(self) -> None:
        # Brown & Heathers 2017: a mean of 5.19 from 28 whole numbers; 5.18 and 5.21 are its neighbours
        assert verdict(MeanClaim(number("5.19"), n=28)) is Verdict.IMPOSSIBLE
        assert verdict(MeanClaim(number("5.18"), n=28)) is Verdict.CONSISTENT
        assert verdict(MeanClaim(number("5.21"), n=28)) is Verdict.CONSISTENT

    def test_more_items_leave_more_means(self) -> None:
        assert verdict(MeanClaim(number("5.19"), n=28, items=3)) is Verdict.CONSISTENT

    def test_more_answers_than_digits_cannot_be_checked(self) -> None:
        assert verdict(MeanClaim(number("5.19"), n=100)) is Verdict.CANNOT_BE_CHECKED

    def test_a_mean_off_its_scale_and_an_sd_too_large_for_it_are_impossible(self) -> None:
        assert verdict(MeanClaim(number("5.2"), n=9, minimum=1, maximum=5)) is Verdict.IMPOSSIBLE
        claim = MeanClaim(number("3.00"), number("2.20"), 10, minimum=1, maximum=5)
        assert of(claim, CheckName.SD_BOUNDS) is Verdict.IMPOSSIBLE  # at most √(4 · 10/9) = 2.108


class TestRatios:
    def test_a_point_outside_of_its_interval_is_impossible(self) -> None:
        assert verdict(RatioClaim(number("3.1"), interval("1.2", "2.9"))) is Verdict.IMPOSSIBLE

    def test_an_interval_not_symmetric_is_consistent_only_if_it_is_no_wald_interval(self) -> None:
        claim = RatioClaim(number("2.0"), interval("1.5", "4.0"))
        assert kinds(claim) == [ConditionKind.NOT_A_WALD_INTERVAL]

    def test_a_difference_is_symmetric_on_the_linear_scale(self) -> None:
        assert of(DifferenceClaim(number("10.0"), interval("2.0", "18.0")), CheckName.INTERVAL_SYMMETRY) is (
            Verdict.CONSISTENT
        )
        assert kinds(DifferenceClaim(number("6.0"), interval("2.0", "18.0"))) == [ConditionKind.NOT_A_WALD_INTERVAL]

    def test_a_p_of_0_052_said_to_be_below_0_05_is_impossible(self) -> None:
        claim = RatioClaim(number("1.547"), interval("0.997", "2.400"), p_value("0.052"), associated=True)
        assert of(claim, CheckName.CLAIM_AGAINST_P) is Verdict.IMPOSSIBLE

    @pytest.mark.parametrize(
        ("lower", "expected"),
        [("0.98", Verdict.IMPOSSIBLE), ("1.00", Verdict.CONSISTENT_ONLY_IF), ("1.02", Verdict.CONSISTENT)],
    )
    def test_an_interval_with_1_in_it_shows_no_association(self, lower: str, expected: Verdict) -> None:
        claim = RatioClaim(number("1.50"), interval(lower, "2.25"), associated=True)
        assert of(claim, CheckName.CLAIM_AGAINST_INTERVAL) is expected

    def test_a_p_that_the_interval_does_not_give_names_what_would(self) -> None:
        # 1.547 (1.023-2.339) implies p = 0.039, one-sided 0.019
        agreeing = RatioClaim(number("1.547"), interval("1.023", "2.339"), p_value("0.039"))
        assert of(agreeing, CheckName.P_AGAINST_INTERVAL) is Verdict.CONSISTENT
        halved = RatioClaim(number("1.547"), interval("1.023", "2.339"), p_value("0.019"))
        assert kinds(halved)[0] is ConditionKind.ONE_SIDED

    def test_a_ratio_of_1144_times_is_a_decimal_comma(self) -> None:
        assert kinds(RatioClaim(number("1,144"), kind=RatioKind.PREVALENCE_RATIO)) == [ConditionKind.DECIMAL_MARK]

    @pytest.mark.parametrize("adjusted", [True, False, None])
    def test_an_odds_ratio_narrower_than_its_n_allows_is_impossible_adjusted_or_not(
        self,
        adjusted: bool | None,  # noqa: FBT001 -- a case of the test
    ) -> None:
        claim = RatioClaim(
            number("1.547"), interval("1.023", "2.339"), kind=RatioKind.ODDS_RATIO, adjusted=adjusted, n=250
        )
        assert verdict(claim) is Verdict.IMPOSSIBLE

    def test_an_exposure_of_many_levels_has_no_floor(self) -> None:
        claim = RatioClaim(number("1.547"), interval("1.023", "2.339"), kind=RatioKind.ODDS_RATIO, n=250, binary=False)
        assert of(claim, CheckName.STANDARD_ERROR_FLOOR) is Verdict.CANNOT_BE_CHECKED

    def test_margins_single_out_the_table(self) -> None:
        target = Target(number("1.55"), interval("1.02", "2.34"))
        found = reconstruct(target, Space(250, 132, 71), methods=(Method.KATZ,))[0]
        assert found.tables == (Table(45, 87, 26, 92),)

    def test_a_method_stated_without_any_table_is_impossible(self) -> None:
        claim = RatioClaim(
            number("1.547"),
            interval("1.023", "2.339"),
            kind=RatioKind.PREVALENCE_RATIO,
            adjusted=False,
            method=Method.KATZ,
            margins=Margins((201, 49), (191, 59)),
            n=250,
        )
        assert verdict(claim) is Verdict.IMPOSSIBLE

    def test_a_search_beyond_its_budget_is_not_made(self) -> None:
        claim = RatioClaim(number("2"), interval("1", "3"), kind=RatioKind.ODDS_RATIO, n=4000)
        (lacking,) = {each.lacking for each in judged(claim).judgements if each.check is CheckName.RECONSTRUCTION}
        assert lacking == (Lacking.FEWER_TABLES,)


class TestTables:
    CELLS = ((43, 7), (2, 5))  # R: Pearson 0.00048, Yates 0.0027, Fisher 0.0031

    def test_a_chi_square_whose_p_is_fishers_says_so(self) -> None:
        claim = TestClaim(p_value("0.0031"), TestKind.CHI_SQUARE, cells=self.CELLS)
        assert ConditionKind.P_IS_OF in kinds(claim)

    def test_a_p_that_no_test_of_the_table_gives_is_impossible(self) -> None:
        assert verdict(TestClaim(p_value("0.0400"), TestKind.PEARSON, cells=self.CELLS)) is Verdict.IMPOSSIBLE

    def test_a_statistic_is_compared_with_those_of_the_table(self) -> None:
        claim = TestClaim(statistic=number("12.184"), test=TestKind.PEARSON, cells=self.CELLS)
        assert of(claim, CheckName.STATISTIC_FROM_TABLE) is Verdict.CONSISTENT

    def test_margins_that_do_not_add_up_are_impossible(self) -> None:
        assert verdict(TestClaim(p_value("0.5"), margins=Margins((50, 7), (45, 13)))) is Verdict.IMPOSSIBLE

    def test_a_larger_table_is_tested_with_its_degrees_of_freedom(self) -> None:
        # R: chisq.test(matrix(c(10, 20, 30, 20, 20, 20), 2, byrow = TRUE)) gives X-squared = 5.3333, p = 0.06948
        claim = TestClaim(p_value("0.069"), TestKind.PEARSON, cells=((10, 20, 30), (20, 20, 20)))
        assert of(claim, CheckName.P_FROM_TABLE) is Verdict.CONSISTENT

    def test_a_p_above_one_is_impossible(self) -> None:
        assert verdict(TestClaim(p_value("1.2"))) is Verdict.IMPOSSIBLE


class TestRanges:
    def test_scores_and_cut_offs_lie_on_their_scale(self) -> None:
        scale = {"minimum": number("0"), "maximum": number("5")}
        assert verdict(ScoreClaim(lower=number("0"), upper=number("3"), cut_off=number("4"), **scale)) is (
            Verdict.CONSISTENT
        )
        assert verdict(ScoreClaim(value=number("6"), **scale)) is Verdict.IMPOSSIBLE
        assert of(ScoreClaim(cut_off=number("7"), **scale), CheckName.CUT_OFF) is Verdict.IMPOSSIBLE

    @pytest.mark.parametrize(
        ("kind", "value", "expected"),
        [
            (CoefficientKind.KAPPA, "0.71", Verdict.CONSISTENT),
            (CoefficientKind.KAPPA, "1.20", Verdict.IMPOSSIBLE),
            (CoefficientKind.ALPHA, "1.02", Verdict.IMPOSSIBLE),
            (CoefficientKind.ALPHA, "-1.50", Verdict.CONSISTENT_ONLY_IF),
        ],
    )
    def test_coefficients_lie_in_their_range(self, kind: CoefficientKind, value: str, expected: Verdict) -> None:
        assert verdict(CoefficientClaim(kind, number(value))) is expected


class TestAbsurdNumbers:
    @pytest.mark.parametrize("margins", [None, Margins((10**9, 10**9))])
    def test_a_ratio_of_two_thousand_million_persons_is_not_searched(self, margins: Margins | None) -> None:
        claim = RatioClaim(number("1.9"), interval("1.2", "3.1"), n=2 * 10**9, margins=margins)
        assert verdict(claim) is not Verdict.IMPOSSIBLE

    def test_counts_and_denominators_of_large_n_are_not_listed_one_by_one(self) -> None:
        assert verdict(ShareClaim(None, 9 * 10**11, number("61.44444"))) is Verdict.CONSISTENT
        assert verdict(ShareClaim(4 * 10**11, 9 * 10**11, number("61.4"))) is Verdict.IMPOSSIBLE
        assert verdict(ShareClaim(4 * 10**8, None, number("61.4"))) is Verdict.CONSISTENT_ONLY_IF

    def test_a_reading_that_is_not_searched_is_not_taken_for_ruled_out(self) -> None:
        claim = RatioClaim(number("1.9"), interval("1.2", "3.1"), kind=RatioKind.ODDS_RATIO, n=10**6)
        assert verdict(claim) is Verdict.CONSISTENT


class TestWhatFalseAlarmsWouldBe:
    def test_a_standard_deviation_divided_by_n_is_a_condition(self) -> None:
        answers = (0, 0, 1, 4, 4, 5, 5)  # mean 2.7143; divided by n the SD is 2.0504, by n - 1 it is 2.2147
        claim = MeanClaim(number("2.714"), number("2.050"), len(answers))
        assert kinds(claim) == [ConditionKind.SD_OF_ALL]

    def test_ranges_that_share_an_end_leave_it_out_of_one_and_those_that_overlap_are_impossible(self) -> None:
        def band(lower: str) -> ScoreClaim:
            ends = (number("0"), number("5"))
            return ScoreClaim(*ends, lower=number(lower), upper=number("5"), above=number("3"))

        assert [verdict(band(lower)) for lower in ("4", "3", "2")] == [
            Verdict.CONSISTENT,
            Verdict.CONSISTENT_ONLY_IF,
            Verdict.IMPOSSIBLE,
        ]

    def test_a_p_that_prints_as_the_limit_does_not_gainsay_what_is_concluded(self) -> None:
        claim = RatioClaim(number("0.475"), interval("0.230", "0.982"), p_value("0.050"), associated=False)
        assert verdict(claim) is Verdict.CONSISTENT_ONLY_IF

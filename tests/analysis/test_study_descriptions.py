"""Who the respondents are and how many have the outcome, against counts and formulas written out by hand."""

from __future__ import annotations

from dataclasses import replace
from math import exp, log, sqrt

import numpy as np
import pytest
from surveys import Drawn, bench_of, by_id, choice, counted, number, survey, yes_no

from reportgen.analysis.describe import standard_deviation, weighted_quantile
from reportgen.analysis.study import run_study
from reportgen.config.model import DescribeAnalysis, PrevalenceAnalysis
from reportgen.errors import DataError
from reportgen.estimates import AbsenceReason, Absent, Estimate
from reportgen.findings import Provenance, Restriction, Step, StudyReason, Usability
from reportgen.raw import RawFindings, Sum
from reportgen.sources.dataset import Survey

PLACE = choice("place", "town", "village")
EBF = yes_no("ebf")


def described(survey: Survey, *variables: str, **settings: object) -> RawFindings:
    analysis = DescribeAnalysis(id="who", kind="describe", source="mothers", variables=variables, **settings)
    return run_study([analysis], bench=bench_of(survey))


def prevailing(survey: Survey, **settings: object) -> RawFindings:
    analysis = PrevalenceAnalysis(id="feeding", kind="prevalence", source="mothers", outcome="ebf", **settings)
    return run_study([analysis], bench=bench_of(survey))


def estimate(found: RawFindings, name: str) -> Estimate:
    quantity = by_id(found)[name].quantity
    assert isinstance(quantity, Estimate), quantity
    return quantity


def reason(found: RawFindings, name: str) -> AbsenceReason:
    quantity = by_id(found)[name].quantity
    assert isinstance(quantity, Absent), quantity
    return quantity.reason


def places() -> Survey:
    table = {
        ("town", "yes"): 18,
        ("town", "no"): 12,
        ("village", "yes"): 30,
        ("village", "no"): 10,
        (None, "yes"): 2,
        ("town", None): 5,
    }
    return counted((PLACE, EBF), table, drawn=Drawn(registered=100))


def test_shares_of_answers_are_of_those_who_answered() -> None:
    found = described(places(), "place")
    town = estimate(found, "who.proportion.place.town")
    assert (town.numerator, town.denominator, town.method) == (35, 75, "wilson")
    assert estimate(found, "who.count.place").value == 75
    assert estimate(found, "who.missing.place").value == 2
    assert not estimate(found, "who.missing.place").persons
    assert (
        Sum("who.count.place", ("who.proportion.place.town", "who.proportion.place.village"), of_numerators=True)
        in found.sums
    )


def test_a_number_has_mean_and_median_with_their_spread() -> None:
    ages = [20.0, 22.0, 25.0, 31.0, None]
    found = described(survey({"age": ages}, number("age")), "age")
    mean, median = estimate(found, "who.mean.age"), estimate(found, "who.median.age")
    deviation = sqrt((4.5**2 + 2.5**2 + 0.5**2 + 6.5**2) / 3)
    assert (mean.value, mean.n) == (24.5, 4)
    assert mean.spread.standard_deviation == pytest.approx(deviation)
    assert mean.interval.upper - 24.5 == pytest.approx(3.182446305284263 * deviation / 2)  # t of 3 degrees
    assert (median.value, median.spread.lower_quartile, median.spread.upper_quartile) == (23.5, 21.5, 26.5)  # R
    assert found.study.characteristics[0].levels == {}


def test_nobody_with_an_answer_is_absent_and_no_crash() -> None:
    found = described(survey({"age": [None, None], "place": [None, None]}, number("age"), PLACE), "age", "place")
    assert reason(found, "who.mean.age") is AbsenceReason.FEW_RESPONDENTS
    assert reason(found, "who.proportion.place.town") is AbsenceReason.FEW_RESPONDENTS


def test_weighted_quantiles_and_deviations_count_each_for_her_weight() -> None:
    values, weights = np.array([1.0, 2.0, 3.0]), np.array([1.0, 1.0, 2.0])
    assert weighted_quantile(values, 0.5, weights=weights) == 2.0
    assert weighted_quantile(values, 0.75, weights=weights) == 3.0
    assert standard_deviation(values, weights=weights) == pytest.approx(sqrt(0.6875 * 3 / 2))


def test_the_whole_is_of_those_whose_outcome_is_known_and_the_parts_add_up_to_what_is_in_the_table() -> None:
    found = prevailing(places(), by=("place",))
    whole, known = estimate(found, "feeding.proportion"), estimate(found, "feeding.known.place")
    assert (whole.numerator, whole.denominator) == (50, 72)
    assert estimate(found, "feeding.missing").value == 5
    parts = [estimate(found, f"feeding.proportion.place.{level}") for level in ("town", "village")]
    assert [(part.numerator, part.denominator) for part in parts] == [(18, 30), (30, 40)]
    assert (known.numerator, known.denominator) == (48, 70)
    assert estimate(found, "feeding.missing.place").value == 7
    rows = ("feeding.proportion.place.town", "feeding.proportion.place.village")
    assert Sum("feeding.known.place", rows, denominators_known=True) in (found.sums)


def test_the_exact_interval_is_had_on_request() -> None:
    assert estimate(prevailing(places(), method="clopper_pearson"), "feeding.proportion").method == "clopper_pearson"


def test_a_number_without_bands_is_given_by_its_few_whole_values() -> None:
    people = survey({"months": [0, 5, 5, 10, None], "ebf": ["yes", "no", "yes", "no", "no"]}, number("months"), EBF)
    found = prevailing(people, by=("months",))
    assert estimate(found, "feeding.proportion.months.5").denominator == 2
    assert list(found.study.prevalences[0].splits[0].levels) == ["0", "5", "10"]
    assert found.study.variable("feeding", "months").level("10").id == "10"


@pytest.mark.parametrize("values", [[float(place) for place in range(13)], [1.5, 2.0]])
def test_a_number_with_many_or_broken_values_is_refused_with_what_to_do(values: list[float]) -> None:
    people = survey({"months": values, "ebf": ["yes"] * len(values)}, number("months"), EBF)
    with pytest.raises(DataError) as caught:
        prevailing(people, by=("months",))
    assert "mothers.csv" in str(caught.value.diagnostics[0])
    assert "bands" in caught.value.diagnostics[0].hint


def test_all_problems_of_all_analyses_are_told_at_once() -> None:
    many = [float(place) for place in range(30)]
    people = survey(
        {"months": many, "age": many, "place": ["town"] * 30, "ebf": ["yes"] * 30},
        number("months"),
        number("age"),
        PLACE,
        EBF,
    )
    source = {"kind": "prevalence", "source": "mothers"}
    analyses = (
        PrevalenceAnalysis(id="feeding", outcome="ebf", by=("months", "age"), **source),
        PrevalenceAnalysis(id="again", outcome="place", by=("age",), **source),
    )
    with pytest.raises(DataError, match=r"3 problems.*mothers\.csv") as caught:
        run_study(analyses, bench=bench_of(people))
    assert [each.code for each in caught.value.diagnostics] == ["data.groups", "data.groups", "data.event"]


def test_a_design_gives_a_logit_interval_and_a_design_effect_by_hand() -> None:
    fed = [8, 6, 9, 3]  # of ten in each of four clusters
    answers = [answer for n in fed for answer in ["yes"] * n + ["no"] * (10 - n)]
    drawn = Drawn(cluster=[place // 10 for place in range(40)])
    found = prevailing(survey({"ebf": answers}, EBF, drawn=drawn))
    whole = estimate(found, "feeding.proportion")
    share = 26 / 40
    variance = 4 / 3 * sum((n - 6.5) ** 2 for n in fed) / 40**2
    half = 3.182446305284263 * sqrt(variance) / (share * (1 - share))  # t of 3 degrees
    assert whole.interval.lower == pytest.approx(1 / (1 + exp(half - log(share / (1 - share)))))
    simple = share * (1 - share) * 40 / 39 / 40
    assert estimate(found, "feeding.design_effect").value == pytest.approx(variance / simple)
    assert by_id(found)["feeding.design_effect"].derived_from == ("feeding.proportion",)
    assert found.study.surveys[0].n_clusters == 4
    assert StudyReason.FEW_CLUSTERS in found.study.reasons


def test_weights_move_the_share_and_leave_the_counts() -> None:
    people = survey({"ebf": ["yes", "no", "no"]}, EBF, drawn=Drawn(weight=[2.0, 1.0, 1.0]))
    whole = estimate(prevailing(people), "feeding.proportion")
    assert (whole.value, whole.numerator, whole.denominator, whole.weighted) == (pytest.approx(0.5), 1, 3, True)


def test_one_cluster_is_absent_with_the_reason() -> None:
    people = survey({"ebf": ["yes", "no", "no"]}, EBF, drawn=Drawn(cluster=[0, 0, 0]))
    found = prevailing(people)
    assert reason(found, "feeding.proportion") is AbsenceReason.FEW_CLUSTERS
    assert reason(found, "feeding.design_effect") is AbsenceReason.FEW_CLUSTERS


def test_only_selects_by_range_by_level_and_by_levels() -> None:
    people = survey(
        {
            "months": [0, 3, 5, 6, None, 5],
            "place": ["town", "village", "town", "town", "town", None],
            "ebf": ["yes"] * 6,
        },
        number("months"),
        PLACE,
        EBF,
    )
    ranged = prevailing(people, only={"months": (0, 5)})
    assert estimate(ranged, "feeding.proportion").denominator == 4
    assert ranged.study.prevalences[0].only == (Restriction("months", (), 0.0, 5.0),)
    assert estimate(ranged, "flow.mothers.selected").value == 4
    both = prevailing(people, only={"months": (0, 5), "place": "town"})
    assert estimate(both, "feeding.proportion").denominator == 2
    either = prevailing(people, only={"place": ("town", "village")})
    assert estimate(either, "feeding.proportion").denominator == 5


def test_only_that_names_no_level_is_refused() -> None:
    with pytest.raises(DataError, match="city"):
        prevailing(places(), only={"place": "city"})


def test_the_flow_goes_from_the_registered_to_the_known() -> None:
    found = prevailing(places())
    steps = {step: estimate(found, name).value for step, name in found.study.flow.steps}
    assert steps == {Step.REGISTERED: 100, Step.ANSWERED: 77, Step.OUTCOME_KNOWN: 72}
    with pytest.raises(DataError, match="registered"):
        prevailing(replace(places(), registered=70))


def test_the_verdict_turns_where_the_configuration_says() -> None:
    answers = ["yes", "no"] * 30
    assert verdict(answers) == (Usability.USABLE, (StudyReason.COMPLETE,))
    assert verdict(answers[:19]) == (Usability.NOT_USABLE, (StudyReason.FEW_RESPONDENTS,))
    assert verdict(answers[:20])[0] is Usability.USABLE
    assert verdict([*answers, *[None] * 16]) == (Usability.CAUTION, (StudyReason.MANY_MISSING,))
    assert verdict([*answers, *[None] * 141]) == (Usability.NOT_USABLE, (StudyReason.MANY_MISSING,))
    assert verdict(["yes"] * 30) == (Usability.NOT_USABLE, (StudyReason.NO_VARIATION,))
    assert verdict(answers, made=Provenance.ILLUSTRATIVE) == (Usability.CAUTION, (StudyReason.ILLUSTRATIVE,))


def verdict(
    answers: list[str | None], made: Provenance = Provenance.COLLECTED
) -> tuple[Usability, tuple[StudyReason, ...]]:
    study = prevailing(survey({"ebf": answers}, EBF, drawn=Drawn(made=made))).study
    return study.usability, study.reasons


def test_clusters_are_those_with_a_respondent_who_is_selected() -> None:
    size = 240
    people = survey(
        {
            "place": ["town" if each % 24 < 6 else "village" for each in range(size)],
            "ebf": ["yes" if each % 5 else "no" for each in range(size)],
        },
        PLACE,
        EBF,
        drawn=Drawn(cluster=[each % 24 for each in range(size)]),
    )
    assert StudyReason.FEW_CLUSTERS not in prevailing(people).study.reasons
    assert StudyReason.FEW_CLUSTERS in prevailing(people, only={"place": "town"}).study.reasons


def test_a_prevalence_is_the_headline_wherever_it_stands() -> None:
    who = DescribeAnalysis(id="who", kind="describe", source="mothers", variables=("place",))
    feeding = PrevalenceAnalysis(id="feeding", kind="prevalence", source="mothers", outcome="ebf")
    study = run_study([who, feeding], bench=bench_of(places())).study
    assert (study.headline, study.headline_analysis, study.outcome) == ("feeding.proportion", "feeding", "ebf")
    assert run_study([who], bench=bench_of(places())).study.headline == "who.count.place"

"""Agreement, reliability, a trend over an order and feeding by age, against counts and formulas written out by hand."""

from __future__ import annotations

import pytest
from surveys import Drawn, bench_of, by_id, choice, counted, number, survey, yes_no

from reportgen.analysis.study import run_study
from reportgen.config.model import AgreementAnalysis, FeedingAnalysis, ReliabilityAnalysis, TrendAnalysis
from reportgen.errors import DataError
from reportgen.estimates import AbsenceReason, Absent, Estimate, TestName
from reportgen.findings import Feeding, Restriction, Step, UnknownRule, Usability
from reportgen.locales.languages import Language
from reportgen.locales.messages import message
from reportgen.locales.voice import voice
from reportgen.raw import RawFindings, Sum
from reportgen.sources.dataset import Survey

FORM = choice("form", "1. Exclusive", "2. Not", event="1. Exclusive")
DERIVED = yes_no("derived")


def estimate(found: RawFindings, name: str) -> Estimate:
    quantity = by_id(found)[name].quantity
    assert isinstance(quantity, Estimate), quantity
    return quantity


def reason(found: RawFindings, name: str) -> AbsenceReason:
    quantity = by_id(found)[name].quantity
    assert isinstance(quantity, Absent), quantity
    return quantity.reason


def agreed(people: Survey, first: str = "form", second: str = "derived", **settings: object) -> RawFindings:
    analysis = AgreementAnalysis(
        id="definition", kind="agreement", source="mothers", variables=(first, second), **settings
    )
    return run_study([analysis], bench=bench_of(people))


def test_two_yes_no_variables_agree_on_the_event_whatever_their_levels_are_called() -> None:
    table = {
        ("1. Exclusive", "yes"): 40,
        ("1. Exclusive", "no"): 10,
        ("2. Not", "yes"): 5,
        ("2. Not", "no"): 45,
        ("2. Not", None): 7,
    }
    found = agreed(counted((FORM, DERIVED), table))
    observed = estimate(found, "definition.observed")
    assert (observed.numerator, observed.denominator) == (85, 100)
    by_chance = 0.5 * 0.45 + 0.5 * 0.55
    assert estimate(found, "definition.kappa").value == pytest.approx((0.85 - by_chance) / (1 - by_chance))
    assert estimate(found, "definition.missing").value == 7
    cells = found.study.agreements[0].cells
    assert cells["1. Exclusive", "no"] == "definition.proportion.1-exclusive.no"
    assert estimate(found, cells["1. Exclusive", "no"]).numerator == 10
    assert set(by_id(found)["definition.kappa"].derived_from) == set(cells.values())


def test_levels_of_one_name_agree_in_any_order_and_others_are_refused() -> None:
    first, second = choice("first", "low", "middle", "high"), choice("second", "high", "middle", "low")
    people = counted((first, second), {("low", "low"): 10, ("middle", "middle"): 5, ("high", "low"): 5})
    found = agreed(people, "first", "second", weights="linear")
    assert estimate(found, "definition.observed").numerator == 15
    assert estimate(found, "definition.kappa").method == "cohen_kappa_linear"
    other = counted((first, choice("second", "low", "high")), {("low", "low"): 10})
    with pytest.raises(DataError, match="cannot agree"):
        agreed(other, "first", "second")


def test_alpha_is_of_complete_respondents() -> None:
    items = {
        "one": ["yes", "yes", "no", "no", "yes"],
        "two": ["yes", "no", "no", "no", None],
        "three": [3.0, 2.0, 1.0, 1.0, 2.0],
    }
    people = survey(items, yes_no("one"), yes_no("two"), number("three"))
    analysis = ReliabilityAnalysis(id="scale", kind="reliability", source="mothers", items=tuple(items))
    found = run_study([analysis], bench=bench_of(people))
    # scores 5, 3, 1, 1: variance 11/3; items 1/3, 1/4, 11/12
    alpha = 3 / 2 * (1 - (1 / 3 + 1 / 4 + 11 / 12) / (11 / 3))
    assert estimate(found, "scale.alpha").value == pytest.approx(alpha)
    assert estimate(found, "scale.alpha").n == 4
    assert estimate(found, "scale.missing").value == 1
    without = 2 * (1 - (1 / 3 + 1 / 4) / (11 / 12))
    assert estimate(found, "scale.alpha.without.three").value == pytest.approx(without)


def test_an_item_without_an_event_is_refused() -> None:
    people = survey({"one": ["a", "b"], "two": ["a", "b"]}, choice("one", "a", "b"), choice("two", "a", "b"))
    analysis = ReliabilityAnalysis(id="scale", kind="reliability", source="mothers", items=("one", "two"))
    with pytest.raises(DataError, match="one"):
        run_study([analysis], bench=bench_of(people))


def trended(people: Survey) -> RawFindings:
    analysis = TrendAnalysis(id="with_age", kind="trend", source="mothers", outcome="derived", over="months")
    return run_study([analysis], bench=bench_of(people))


def test_a_number_is_its_own_score() -> None:
    table = {(0.0, "yes"): 18, (0.0, "no"): 2, (1.0, "yes"): 14, (1.0, "no"): 6, (5.0, "yes"): 8, (5.0, "no"): 12}
    lines = [line for line, count in table.items() for _ in range(count)]
    people = survey(
        {"months": [line[0] for line in lines], "derived": [line[1] for line in lines]}, number("months"), DERIVED
    )
    found = trended(people)
    centre, share = 2.0, 40 / 60
    lean = 18 * (0 - centre) + 14 * (1 - centre) + 8 * (5 - centre)
    statistic = lean**2 / (share * (1 - share) * 20 * (4 + 1 + 9))
    tested = estimate(found, "with_age.test")
    assert tested.test.name is TestName.COCHRAN_ARMITAGE
    assert tested.test.statistic == pytest.approx(statistic)
    assert list(found.study.trends[0].levels) == ["0", "1", "5"]
    assert found.study.headline == "with_age.proportion"


def test_a_choice_is_scored_by_the_place_of_its_levels() -> None:
    over = choice("months", "low", "middle", "high")
    table = {("low", "yes"): 10, ("low", "no"): 10, ("middle", "yes"): 12, ("middle", "no"): 8, ("high", "yes"): 20}
    found = trended(counted((over, DERIVED), table))
    share, lean = 42 / 60, 10 * -1 + 20 * 1
    assert estimate(found, "with_age.test").test.statistic == pytest.approx(lean**2 / (share * (1 - share) * 40))


def test_with_a_design_the_trend_is_a_slope_with_its_linearised_variance() -> None:
    answers = ["yes" if (place * 7) % 11 < 5 + place % 3 else "no" for place in range(120)]
    people = survey(
        {"months": [float(place % 3) for place in range(120)], "derived": answers},
        number("months"),
        DERIVED,
        drawn=Drawn(cluster=[place // 6 for place in range(120)]),
    )
    tested = estimate(trended(people), "with_age.test")
    assert tested.test.name is TestName.WALD
    assert tested.method.startswith("logistic_cluster")


QUESTIONS = ("breastfed", "water", "formula", "animal", "juice", "porridge")


def fed(*children: tuple[float | None, str], **settings: object) -> RawFindings:
    """Give what is found of children: age, and a letter a question: y(es), n(o), ? (missing)."""
    said = {"y": "yes", "n": "no", "?": None}
    answers = {name: [said[letters[place]] for _, letters in children] for place, name in enumerate(QUESTIONS)}
    people = survey(
        {"months": [age for age, _ in children], **answers}, number("months"), *(yes_no(each) for each in QUESTIONS)
    )
    given = {
        "water": ("water",),
        "formula": ("formula",),
        "animal_milk": ("animal",),
        "liquids": ("juice",),
        "foods": ("porridge",),
    } | settings
    analysis = FeedingAnalysis(
        id="ages", kind="feeding_by_age", source="mothers", age="months", breastfed="breastfed", **given
    )
    return run_study([analysis], bench=bench_of(people))


INFANTS = (
    (0, "ynnnnn"),  # exclusive
    (1, "yynnnn"),  # water
    (1, "yynnyn"),  # liquids override water
    (1.9, "yyynyn"),  # milk overrides liquids; 1.9 months are one completed month
    (0, "yyyyyy"),  # foods override milk
    (0, "nyyyyy"),  # not breastfed overrides all
    (1, "y?nnnn"),  # unknown
    (1, "?nnnnn"),  # unknown
    (1, "y?nnyn"),  # liquids, though water is not known
)


def test_later_classes_override_and_not_breastfed_overrides_all() -> None:
    found = fed(*INFANTS)
    shares = found.study.feeding[0].bands[0].shares
    numbers = {name: estimate(found, each).numerator for name, each in shares.items()}
    assert numbers == {
        Feeding.EXCLUSIVE: 1,
        Feeding.WATER: 1,
        Feeding.LIQUIDS: 2,
        Feeding.MILK: 1,
        Feeding.FOODS: 1,
        Feeding.NOT_BREASTFED: 1,
        Feeding.UNKNOWN: 2,
    }
    assert estimate(found, "ages.count.0_1").value == 9
    assert Sum("ages.count.0_1", tuple(shares.values()), of_numerators=True) in found.sums
    assert Sum("ages.proportion.EBF", tuple(f"ages.proportion.exclusive.{band}" for band in ("0_1", "2_3", "4_5"))) in (
        found.sums
    )


def test_unknown_answers_stay_or_leave_and_both_are_given_where_they_are_many() -> None:
    found = fed(*INFANTS)
    kept = estimate(found, "ages.proportion.EBF")
    dropped = estimate(found, found.study.feeding[0].sensitivity["EBF"])
    assert (kept.numerator, kept.denominator) == (1, 9)
    assert (dropped.numerator, dropped.denominator) == (1, 7)
    assert estimate(found, "ages.missing").value == 2
    other = fed(*INFANTS, unknown="drop")
    assert estimate(other, "ages.proportion.EBF").denominator == 7
    assert estimate(other, "ages.count.0_1").value == 7
    assert other.study.feeding[0].unknown_rule is UnknownRule.DROP
    few = fed(*[(0, "ynnnnn")] * 98, (0, "y?nnnn"), (0, "yynnnn"))
    assert few.study.feeding[0].sensitivity == {}


def test_the_headline_is_of_infants_under_six_months_and_says_exclusive_breastfeeding() -> None:
    older = [(each, "ynnnny") for each in (6, 11, 14, None)]
    found = fed(*INFANTS * 4, *older)
    study = found.study
    assert (study.headline, study.outcome) == ("ages.proportion.EBF", "ages.EBF")
    outcome = study.codebooks["ages"]["ages.EBF"]
    assert outcome.label.as_mapping()["en"] == "Exclusive breastfeeding under six months (EBF)"
    steps = {step: estimate(found, name).value for step, name in study.flow.steps}
    assert steps == {Step.ANSWERED: 40, Step.SELECTED: 36, Step.OUTCOME_KNOWN: 28}
    assert study.flow.only == (Restriction("months", lower=0, upper=5),)
    assert study.usability is Usability.CAUTION
    assert fed(*INFANTS * 4).study.flow.only == ()
    within = fed(*INFANTS * 4, *older, only={"months": ("1", "11")}).study
    assert within.flow.only == (Restriction("months", lower=1, upper=5),)
    assert within.feeding[0].only == (Restriction("months", lower=1, upper=11),)


def test_without_the_questions_of_exclusive_breastfeeding_there_is_no_headline_however_many_answered() -> None:
    found = fed(*[(0, "ynnnnn")] * 60, liquids=())
    assert reason(found, found.study.headline) is AbsenceReason.NOT_COMPUTABLE
    assert found.study.usability is Usability.NOT_USABLE


def test_findings_of_feeding_are_called_by_what_they_say_in_the_words_of_the_pages() -> None:
    found = by_id(fed(*INFANTS))
    for language in Language:
        pages = voice(language)
        for code in ("EvBF", "EIBF", "EBF2D", "EBF", "MixMF", "CBF", "BoF"):
            label = found[f"ages.proportion.{code}"].subject.label
            assert label.in_(language) == pages.say(message(f"study.captions.indicator.{code.lower()}"))
        for each in Feeding:
            label = found[f"ages.proportion.{each.value}.0_1"].subject.label
            assert label.in_(language) == pages.say(message(f"study.captions.status.{each.value}"))


def test_an_indicator_whose_question_was_not_asked_is_not_computable_and_never_nought() -> None:
    found = fed(*INFANTS)
    for code in ("EvBF", "EIBF", "EBF2D", "BoF"):
        assert reason(found, f"ages.proportion.{code}") is AbsenceReason.NOT_COMPUTABLE
    assert reason(found, "ages.proportion.CBF") is AbsenceReason.ZERO_DENOMINATOR
    mixed = estimate(found, "ages.proportion.MixMF")
    assert (mixed.numerator, mixed.denominator) == (2, 9)
    without = fed(*INFANTS, foods=())
    assert reason(without, "ages.proportion.EBF") is AbsenceReason.NOT_COMPUTABLE
    assert reason(without, "ages.proportion.exclusive.0_1") is AbsenceReason.NOT_COMPUTABLE
    assert estimate(without, "ages.proportion.not_breastfed.0_1").numerator == 1


def test_each_indicator_has_its_ages() -> None:
    found = fed((5.5, "ynnnnn"), (6, "ynnnnn"), (12, "ynnnnn"), (23, "nnnnnn"), (24, "ynnnnn"), (None, "ynnnnn"))
    assert estimate(found, "ages.proportion.EBF").denominator == 1
    assert estimate(found, "ages.proportion.CBF").denominator == 2
    assert estimate(found, "ages.proportion.CBF").numerator == 1


def test_questions_about_birth_are_of_children_under_two_years() -> None:
    found = fed((3, "yyynnn"), (20, "ynynnn"), (30, "yyyyyy"), ever="breastfed", early="water", first_two_days="animal")
    assert estimate(found, "ages.proportion.EvBF").denominator == 2
    assert estimate(found, "ages.proportion.EIBF").numerator == 1
    two_days = estimate(found, "ages.proportion.EBF2D")
    assert (two_days.numerator, two_days.denominator) == (2, 2)

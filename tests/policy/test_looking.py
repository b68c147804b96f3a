"""Each question of a rule sees what is there, and what is not there is unknown, never false."""

from __future__ import annotations

from dataclasses import replace

import pytest
from counsels import (
    GAP,
    NOTHING,
    SMALL,
    book,
    by_topic,
    case,
    figure,
    findings,
    share,
)
from surveyed import ONLY, Compared, Described, ratio, surveyed, variable, with_voices

from reportgen.estimates import Measure, Published
from reportgen.findings import (
    Findings,
    Funnel,
    FunnelLimits,
    Ground,
    GroupBy,
    QualityReason,
    Stance,
    Standing,
    Truth,
    Unsure,
    Usability,
)
from reportgen.policy.looking import look
from reportgen.policy.matter import Matter
from reportgen.rulebook import (
    AreasDiffer,
    AssociationIs,
    FigureIs,
    FigureState,
    Kept,
    Leaf,
    Power,
    QualityIs,
    RatioIs,
    RatioState,
    Rulebook,
    Said,
    Side,
    Verdict,
    Way,
)

ABOVE = frozenset({RatioState.ABOVE})
PR, OR = Measure.PREVALENCE_RATIO, Measure.ODDS_RATIO
HINDERS = frozenset({Way.HINDERS})


def seen(leaf: Leaf, found: Findings, rulebook: Rulebook | None = None, **overrides: object) -> Ground:
    if found.register is not None:
        overrides = {"usability": found.register.usability, **overrides}
    return look(leaf, matter=Matter(found, rulebook or book(), case(**overrides)), place="all[1]", negated=True)


def test_a_ground_says_where_in_the_rule_it_stands() -> None:
    ground = seen(FigureIs("imd", GAP), findings(figure("imd", share(9, 40))))
    assert (ground.place, ground.negated, ground.truth) == ("all[1]", True, Truth.HOLDS)


def test_a_figure_that_is_not_there_is_unknown_and_so_is_one_without_a_yardstick() -> None:
    missing = seen(FigureIs("imd", GAP), findings())
    assert (missing.truth, missing.seen, missing.unsure) == (Truth.UNKNOWN, None, Unsure.NOT_MEASURED)
    bare = seen(FigureIs("formula", GAP), findings(figure("formula", share(9, 40))))
    assert (bare.truth, bare.seen, bare.unsure) == (Truth.UNKNOWN, None, Unsure.NO_YARDSTICK)


def test_a_figure_that_cannot_be_said_is_no_gap_and_the_rule_may_ask_for_just_that() -> None:
    wide = findings(figure("imd", share(31, 40)))
    assert seen(FigureIs("imd", GAP), wide).truth is Truth.FAILS
    assert seen(FigureIs("imd", frozenset({FigureState.CANNOT_SAY})), wide).truth is Truth.HOLDS


@pytest.mark.parametrize("states", [GAP, frozenset({FigureState.MET}), frozenset(FigureState)])
def test_nothing_of_a_hidden_number_can_be_told_from_a_ground(states: frozenset[FigureState]) -> None:
    ground = seen(FigureIs("imd", states), findings(figure("imd", SMALL)))
    assert (ground.seen, ground.unsure, ground.gap) == ("cannot_say", Unsure.HIDDEN, None)


def test_a_rule_may_ask_for_more_or_fewer_than_the_rulebooks_floor() -> None:
    few = findings(figure("imd", share(2, 20)))
    assert seen(FigureIs("imd", GAP), few).unsure is Unsure.TOO_FEW
    assert seen(FigureIs("imd", GAP, at_least=20), few).truth is Truth.HOLDS
    assert seen(FigureIs("imd", GAP, at_least=20), few).floor == 20


# --- Ratios and associations ------------------------------------------------------------------------------------------


def support(ratios: dict[tuple[str, Measure, bool], Published], *, reference: str = "poor", **more: object) -> Compared:
    return Compared(variable("support", "poor", "good"), reference, ratios, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("limits", "state"),
    [((1.1, 2.0), "above"), ((0.4, 0.9), "below"), ((0.9, 1.4), "unclear"), ((1.0, 2.0), "unclear")],
)
def test_an_association_is_judged_by_its_interval_against_one(limits: tuple[float, float], state: str) -> None:
    found = surveyed(support({("good", PR, False): ratio(*limits)}))
    assert seen(AssociationIs("support", ABOVE), found).seen == state


@pytest.mark.parametrize(("poor", "state", "unsure"), [(30, "above", None), (29, "unclear", Unsure.TOO_FEW)])
def test_many_respondents_do_not_help_where_hardly_any_are_in_one_of_the_groups(
    poor: int, state: str, unsure: Unsure | None
) -> None:
    groups = {"poor": share(10, poor), "good": share(120, 150)}
    found = surveyed(support({("good", PR, False): ratio(1.1, 2)}, groups=groups))
    ground = seen(AssociationIs("support", ABOVE), found)
    assert (ground.seen, ground.unsure) == (state, unsure)


def test_a_group_that_is_hidden_counts_as_too_few() -> None:
    groups = {"poor": SMALL, "good": share(120, 150)}
    found = surveyed(support({("good", PR, False): ratio(1.1, 2)}, groups=groups))
    ground = seen(AssociationIs("support", ABOVE), found)
    assert (ground.seen, ground.unsure) == ("unclear", Unsure.TOO_FEW)


def test_where_the_better_level_is_the_reference_the_reading_is_inverted() -> None:
    found = surveyed(support({("poor", PR, False): ratio(0.4, 0.9)}, reference="good"))
    ground = seen(AssociationIs("support", ABOVE), found)
    assert (ground.seen, ground.truth) == ("above", Truth.HOLDS)
    found = surveyed(support({("poor", PR, False): ratio(1.1, 2.9)}, reference="good"))
    assert seen(AssociationIs("support", ABOVE), found).seen == "below"


def test_an_adjusted_ratio_goes_before_a_crude_one_and_a_prevalence_ratio_before_one_of_odds() -> None:
    ratios: dict[tuple[str, Measure, bool], Published] = {
        ("good", OR, False): ratio(1.5, 4.0),
        ("good", PR, False): ratio(1.2, 2.0),
        ("good", OR, True): ratio(1.1, 3.5),
        ("good", PR, True): ratio(0.9, 1.8),
    }
    order = []
    while ratios:
        (used,) = seen(AssociationIs("support", ABOVE), surveyed(support(ratios))).findings
        order.append(used)
        key = next(key for key in ratios if used == _id(*key))
        del ratios[key]
    assert order == [_id("good", *kind) for kind in ((PR, True), (OR, True), (PR, False), (OR, False))]


def _id(level: str, measure: Measure, adjusted: bool) -> str:  # noqa: FBT001 -- the key of a ratio
    return f"factors.{measure.value}.support.{level}" + (".adjusted" if adjusted else "")


def test_a_ratio_with_a_number_goes_before_one_without() -> None:
    absent = replace(NOTHING, measure=PR)
    found = surveyed(support({("good", PR, True): absent, ("good", PR, False): ratio(1.2, 2.0)}))
    assert seen(AssociationIs("support", ABOVE), found).truth is Truth.HOLDS


def test_an_association_counts_only_with_the_outcome_of_page_one() -> None:
    found = surveyed(support({("good", PR, False): ratio(1.2, 2.0)}, outcome="prelacteal"))
    ground = seen(AssociationIs("support", ABOVE), found)
    assert (ground.truth, ground.unsure) == (Truth.UNKNOWN, Unsure.NOT_MEASURED)


def test_everybodys_association_goes_before_that_of_some() -> None:
    some = support({("good", PR, False): ratio(0.4, 0.8)}, analysis="some", only=ONLY)
    found = surveyed(some, support({("good", PR, False): ratio(1.2, 2.0)}))
    assert seen(AssociationIs("support", ABOVE), found).findings == ("factors.prevalence_ratio.support.good",)


def test_a_hidden_ratio_and_one_of_unusable_data_are_unclear() -> None:
    hidden = replace(SMALL, measure=PR)
    ground = seen(AssociationIs("support", ABOVE), surveyed(support({("good", PR, False): hidden})))
    assert (ground.seen, ground.unsure) == ("unclear", Unsure.HIDDEN)
    weak = surveyed(support({("good", PR, False): ratio(1.2, 2.0)}), usability=Usability.NOT_USABLE)
    assert seen(AssociationIs("support", ABOVE), weak).unsure is Unsure.DATA_NOT_USABLE
    few = surveyed(support({("good", PR, False): ratio(1.2, 2.0, n=29)}))
    assert seen(AssociationIs("support", ABOVE), few).unsure is Unsure.TOO_FEW


def test_a_ratio_by_id_is_held_against_another_value_than_one() -> None:
    found = surveyed(support({("good", PR, False): ratio(1.2, 2.0)}))
    name = "factors.prevalence_ratio.support.good"
    assert seen(RatioIs(name, ABOVE), found).truth is Truth.HOLDS
    assert seen(RatioIs(name, ABOVE, of=1.5), found).seen == "unclear"
    assert seen(RatioIs(name, frozenset({RatioState.BELOW}), of=3.0), found).truth is Truth.HOLDS


def test_a_share_or_nothing_at_all_is_no_ratio() -> None:
    described = Described(variable("q12"), {"yes": share(9, 40)})
    for name in ("who.proportion.q12.yes", "no.such.finding"):
        ground = seen(RatioIs(name, frozenset(RatioState)), surveyed(described))
        assert (ground.truth, ground.unsure) == (Truth.UNKNOWN, Unsure.NOT_MEASURED)


# --- What was said ----------------------------------------------------------------------------------------------------


def told(raised: int, hinders: int, supports: int = 0, **more: object) -> Findings:
    stances = {Stance.HINDERS: hinders, Stance.SUPPORTS: supports}
    return with_voices(findings(), {"theatre": (raised, stances)}, **more)  # type: ignore[arg-type]


THEMES = {("said", "theatre"): "imd"}


def test_what_most_say_of_a_topic_holds_and_has_no_size() -> None:
    ground = seen(Said("imd", HINDERS), told(14, 11, 3), themes=THEMES)
    assert (ground.truth, ground.seen, ground.gap) == (Truth.HOLDS, "hinders", None)
    start = "said.proportion.theatre"
    assert ground.findings == (start, f"{start}.hinders", f"{start}.supports")


def test_divided_informants_are_mixed() -> None:
    assert seen(Said("imd", HINDERS), told(10, 5, 5), themes=THEMES).truth is Truth.FAILS
    assert seen(Said("imd", frozenset({Way.MIXED})), told(10, 5, 5), themes=THEMES).truth is Truth.HOLDS


def test_a_topic_that_nobody_was_asked_about_is_unknown_and_one_that_nobody_raised_is_not_held() -> None:
    assert seen(Said("imd", HINDERS), findings()).unsure is Unsure.NOT_MEASURED
    nobody = seen(Said("imd", frozenset(Way)), told(0, 0), themes=THEMES)
    assert (nobody.truth, nobody.seen) == (Truth.FAILS, None)


def test_where_few_stances_are_known_it_is_raised_and_which_way_is_unknown() -> None:
    few = told(10, 2)
    assert seen(Said("imd", HINDERS), few, themes=THEMES).truth is Truth.UNKNOWN
    raised = seen(Said("imd", frozenset({Way.RAISED})), few, themes=THEMES)
    assert (raised.truth, raised.seen, raised.unsure) == (Truth.HOLDS, "raised", None)


@pytest.mark.parametrize("tail", ["", ".hinders", ".supports"])
def test_a_hidden_count_of_informants_leaves_unknown_which_way_they_point(tail: str) -> None:
    found = told(14, 11, 3, hidden=frozenset({f"said.proportion.theatre{tail}"}))
    ground = seen(Said("imd", HINDERS), found, themes=THEMES)
    assert (ground.truth, ground.unsure) == (Truth.UNKNOWN, Unsure.HIDDEN)


def test_of_two_themes_on_a_topic_one_is_enough() -> None:
    said = {"theatre": (10, {Stance.SUPPORTS: 10}), "ward": (4, {Stance.HINDERS: 4})}
    found = with_voices(findings(), said)
    ground = seen(Said("imd", HINDERS), found, themes={**THEMES, ("said", "ward"): "imd"})
    assert ground.truth is Truth.HOLDS
    assert ground.findings[0] == "said.proportion.ward"


def test_interviews_that_are_not_usable_tell_nothing() -> None:
    ground = seen(Said("imd", HINDERS), told(0, 0, usability=Usability.NOT_USABLE), themes=THEMES)
    assert (ground.truth, ground.unsure) == (Truth.UNKNOWN, Unsure.DATA_NOT_USABLE)


# --- Quality and areas ------------------------------------------------------------------------------------------------


def test_the_verdict_on_the_data_is_seen_with_the_numbers_behind_it() -> None:
    asked = figure("recall_coverage", replace(share(20, 100), interval=None), analysis="quality")
    found = findings(asked, usability=Usability.NOT_USABLE, reasons=(QualityReason.FEW_ASKED,))
    assert found.register is not None
    found = replace(found, register=replace(found.register, ids={"asked": asked.id}))
    ground = seen(QualityIs(frozenset({Verdict.NOT_USABLE})), found)
    assert (ground.truth, ground.seen, ground.findings) == (Truth.HOLDS, "not_usable", (asked.id,))
    assert seen(QualityIs(frozenset({Verdict.CAUTION})), found).truth is Truth.FAILS


def test_a_rule_may_ask_of_the_data_of_a_register_alone() -> None:
    asked = QualityIs(frozenset({Verdict.USABLE, Verdict.CAUTION}), Kept.REGISTER)
    assert seen(asked, findings()).truth is Truth.HOLDS
    ground = seen(asked, surveyed())
    assert (ground.truth, ground.unsure, ground.seen) == (Truth.UNKNOWN, Unsure.NOT_MEASURED, None)
    assert seen(replace(asked, source=Kept.SURVEY), surveyed()).truth is Truth.HOLDS


LIMITS = FunnelLimits((1,), (0.0,), (1.0,), (0.0,), (1.0,))


def compared(*standings: Standing, by: GroupBy = GroupBy.SUBUNIT, name: str = "imd") -> Findings:
    points = {f"villages.{name}.{place}": standing for place, standing in enumerate(standings)}
    benchmark = figure(name, share(300, 600), analysis="villages")
    funnel = Funnel(
        "f", "villages", name, by, benchmark.id, tuple(points), points, LIMITS, 1.0, overdispersed=False, method="exact"
    )
    return findings(benchmark, funnels=(funnel,))


WITHIN = (Standing.WITHIN,) * 4


def test_areas_on_the_worse_side_are_named() -> None:
    found = compared(Standing.LOWER, *WITHIN, Standing.HIGHER)
    assert seen(AreasDiffer("imd", Side.WORSE), found).findings == ("villages.imd.0",)
    assert seen(AreasDiffer("imd", Side.BETTER), found).findings == ("villages.imd.5",)


def test_where_less_is_better_the_higher_areas_are_the_worse() -> None:
    found = compared(Standing.LOWER, *WITHIN, Standing.HIGHER, name="formula")
    assert seen(AreasDiffer("formula", Side.WORSE), found).findings == ("villages.formula.5",)


def test_what_one_in_twenty_is_by_chance_makes_no_difference() -> None:
    ground = seen(AreasDiffer("imd", Side.WORSE), compared(Standing.POSSIBLY_LOWER, *WITHIN))
    assert (ground.truth, ground.seen, ground.findings) == (Truth.FAILS, None, ())


def test_fewer_than_five_areas_tell_nothing_and_no_comparison_is_unknown() -> None:
    assert seen(AreasDiffer("imd", Side.WORSE), compared(Standing.LOWER, *WITHIN[:3])).unsure is Unsure.TOO_FEW
    assert seen(AreasDiffer("imd", Side.WORSE), findings()).unsure is Unsure.NOT_MEASURED


def test_other_puskesmas_are_the_districts_business() -> None:
    found = compared(Standing.LOWER, *WITHIN, by=GroupBy.UNIT)
    assert seen(AreasDiffer("imd", Side.WORSE), found).unsure is Unsure.NOT_MEASURED
    assert seen(AreasDiffer("imd", Side.WORSE), found, book(reader=Power.DISTRICT)).truth is Truth.HOLDS


def test_areas_of_data_that_cannot_bear_it_are_not_compared() -> None:
    found = replace(compared(Standing.LOWER, *WITHIN, name="ebf_24h_0_5"))
    assert found.register is not None
    weak = replace(found.register, usability=Usability.NOT_USABLE, reasons=(QualityReason.FEW_ASKED,))
    ground = seen(AreasDiffer("ebf_24h_0_5", Side.WORSE), replace(found, register=weak))
    assert (ground.truth, ground.unsure) == (Truth.UNKNOWN, Unsure.DATA_NOT_USABLE)


def test_a_survey_answers_by_topic() -> None:
    described = Described(variable("q12"), {"yes": share(9, 40)})
    ground = seen(FigureIs("imd", GAP), surveyed(described), variables=by_topic({"q12": "imd"}))
    assert (ground.truth, ground.findings) == (Truth.HOLDS, ("who.proportion.q12.yes",))

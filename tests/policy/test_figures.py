"""A name leads to one figure: a register's share of the whole area, or else a survey's; and to one yardstick."""

from __future__ import annotations

from dataclasses import replace

import pytest
from counsels import INDICATORS, OWN, REFERENCES, SMALL, TARGET, TOPICS, book, by_topic, case, figure, findings, share
from surveyed import ONLY, Described, surveyed, variable

from reportgen.findings import Finding, Findings, Group, GroupBy, QualityReason, Usability
from reportgen.indicators import Direction
from reportgen.locales.languages import Text
from reportgen.periods import parse_period
from reportgen.policy import figures
from reportgen.policy.figures import Figure
from reportgen.policy.matter import Matter
from reportgen.policy.yardsticks import yardstick
from reportgen.rulebook import Mark, Rulebook

WHO = by_topic({"q12": "imd", "q13": "rooming_in", "score": "support"})
IMD = Described(variable("q12"), {"yes": share(96, 240), "no": share(144, 240)})


def matter(found: Findings, rulebook: Rulebook | None = None, **overrides: object) -> Matter:
    if found.register is not None:
        overrides = {"usability": found.register.usability, **overrides}
    return Matter(found, rulebook or book(), case(**overrides))


def the(name: str, found: Findings, **overrides: object) -> Figure | None:
    return figures.figure(name, matter=matter(found, **overrides))


def id_of(name: str, found: Findings, **overrides: object) -> str | None:
    meant = the(name, found, **overrides)
    return meant.finding.id if meant is not None else None


def test_a_register_goes_before_a_survey() -> None:
    both_kinds = surveyed(IMD, more=(figure("imd", share(10, 100)),))
    assert id_of("imd", both_kinds, variables=WHO) == "coverage.imd"
    assert id_of("imd", surveyed(IMD), variables=WHO) == "who.proportion.q12.yes"


def test_what_puskesmas_share_is_the_districts_and_not_this_ones() -> None:
    unit = Group(GroupBy.UNIT, "Wagir", Text.same("Wagir"))
    one = figure("imd", share(9, 30), analysis="units")
    district = figure("imd", share(900, 3000), analysis="units")
    beside = Finding(replace(one.subject, id="units.imd.unit.wagir", group=unit), one.quantity)
    assert id_of("imd", findings(district, beside)) is None
    assert id_of("imd", findings(district, beside, figure("imd", share(9, 30)))) == "coverage.imd"


def test_a_village_is_not_the_whole_area() -> None:
    assert id_of("imd", findings(figure("imd", share(9, 30), area="Sumbersari"))) is None


def test_the_share_asked_among_the_numbers_on_the_data_gives_way_to_the_one_with_an_interval() -> None:
    counted = figure("recall_coverage", replace(share(50, 100), interval=None), analysis="quality")
    counted = replace(counted, subject=replace(counted.subject, id="quality.asked"))
    measured = figure("recall_coverage", share(50, 100))
    assert id_of("recall_coverage", findings(counted, measured)) == "coverage.recall_coverage"
    assert id_of("recall_coverage", findings(counted)) == "quality.asked"


def test_a_variable_goes_by_its_topic_and_by_its_own_name() -> None:
    assert id_of("imd", surveyed(IMD), variables=WHO) == "who.proportion.q12.yes"
    assert id_of("q12", surveyed(IMD), variables=WHO) == "who.proportion.q12.yes"


def test_a_variable_of_a_topics_name_gives_way_to_the_one_with_the_topic() -> None:
    namesake = Described(variable("imd"), {"yes": share(1, 100)})
    assert id_of("imd", surveyed(namesake, IMD), variables=WHO) == "who.proportion.q12.yes"


def test_everybody_goes_before_some_and_the_headline_before_both() -> None:
    some = Described(variable("q12"), {"yes": share(9, 40)}, analysis="some", only=ONLY)
    variables = {**WHO, ("some", "q12"): "imd", ("feeding", "ebf"): "ebf_24h_0_5"}
    assert id_of("imd", surveyed(some, IMD), variables=variables) == "who.proportion.q12.yes"
    assert id_of("ebf_24h_0_5", surveyed(), variables=variables, headline=None) == "feeding.proportion"


def test_an_outcome_that_stands_in_no_table_of_its_own_is_the_share_of_page_one() -> None:
    found = surveyed()
    assert found.study is not None
    assert id_of("ebf", replace(found, study=replace(found.study, prevalences=()))) == "feeding.proportion"


def test_of_a_score_the_last_level_counts_unless_it_has_an_event() -> None:
    score = Described(variable("score", "poor", "good"), {"poor": share(114, 186), "good": share(72, 186)})
    assert id_of("support", surveyed(score), variables=WHO) == "who.proportion.score.good"
    other = Described(variable("q13", "never", "always"), {"never": share(1, 100), "always": share(99, 100)})
    assert id_of("rooming_in", surveyed(other), variables=WHO) is None


def test_a_rule_may_name_the_level_that_counts() -> None:
    other = Described(variable("q13", "never", "always"), {"never": share(1, 100), "always": share(99, 100)})
    found = figures.figure("rooming_in", matter=matter(surveyed(other), variables=WHO), level="always")
    assert found is not None
    assert found.finding.id == "who.proportion.q13.always"


def test_a_hidden_figure_is_found_so_that_it_is_not_said_to_be_unmeasured() -> None:
    assert id_of("imd", findings(figure("imd", SMALL))) == "coverage.imd"


def test_a_figure_is_called_by_its_topic_or_else_as_its_variable_is() -> None:
    called = the("imd", surveyed(IMD), variables=WHO)
    own = the("q12", surveyed(IMD))
    assert called is not None
    assert own is not None
    assert (called.label, own.label) == (TOPICS["imd"].label, IMD.variable.label)


# --- Whether the data can bear it -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("lower_is_better", "direction"), [(frozenset(), Direction.HIGHER), (frozenset({"imd"}), Direction.LOWER)]
)
def test_an_indicator_that_only_a_survey_tells_of_keeps_its_direction(
    lower_is_better: frozenset[str], direction: Direction
) -> None:
    meant = the("q12", surveyed(IMD), variables=WHO, indicators={}, lower_is_better=lower_is_better)
    assert meant is not None
    assert meant.direction is direction


def sound(name: str, found: Findings, **overrides: object) -> bool:
    meant = the(name, found, **overrides)
    assert meant is not None
    return meant.sound


def test_data_that_cannot_bear_the_headline_leave_other_denominators_alone() -> None:
    items = figure("ebf_24h_0_5", share(9, 40)), figure("imd", share(9, 40)), figure("recall_coverage", share(4, 40))
    found = findings(*items, usability=Usability.NOT_USABLE, reasons=(QualityReason.FEW_ASKED,))
    assert not sound("ebf_24h_0_5", found)
    assert sound("imd", found)
    assert sound("recall_coverage", found)
    twin = replace(INDICATORS["imd"], denominator="recalled_0_5")
    assert not sound("imd", found, indicators={**INDICATORS, "imd": twin})


@pytest.mark.parametrize(("areas", "is_sound"), [(0.2, False), (0.3, True), (0.7, True), (None, False)])
def test_where_too_few_areas_reported_no_figure_of_the_register_is_sound(areas: float | None, is_sound: bool) -> None:  # noqa: FBT001 -- a table's column
    reported = replace(figure("imd", replace(share(2, 10), value=areas or 0.0), analysis="quality"), verdict=None)
    reported = replace(reported, subject=replace(reported.subject, id="quality.subunits", indicator=None))
    reasons = (QualityReason.FEW_ASKED, QualityReason.FEW_REPORTS)
    items = (figure("imd", share(9, 40)), *((reported,) if areas is not None else ()))
    found = findings(*items, usability=Usability.NOT_USABLE, reasons=reasons)
    assert found.register is not None
    ids = {"subunits": "quality.subunits"} if areas is not None else {}
    found = replace(found, register=replace(found.register, ids=ids))
    assert sound("imd", found, few_reports=0.3) is is_sound


def test_the_verdict_on_one_register_says_nothing_of_another() -> None:
    asked = replace(figure("ebf_24h_0_5", share(9, 40), analysis="quality"), verdict=None)
    asked = replace(asked, subject=replace(asked.subject, id="quality.asked", indicator=None))
    elsewhere = replace(share(9, 40), source="hospital")
    found = findings(asked, figure("ebf_24h_0_5", elsewhere), usability=Usability.NOT_USABLE)
    assert found.register is not None
    assert sound("ebf_24h_0_5", replace(found, register=replace(found.register, ids={"asked": asked.id})))
    same = findings(asked, figure("ebf_24h_0_5", share(9, 40)), usability=Usability.NOT_USABLE)
    assert not sound("ebf_24h_0_5", replace(same, register=replace(found.register, ids={"asked": asked.id})))


def test_a_survey_that_cannot_bear_its_outcome_still_bears_other_answers() -> None:
    found = surveyed(IMD, usability=Usability.NOT_USABLE)
    assert not sound("ebf", found)
    assert sound("q12", found)


# --- Yardsticks -------------------------------------------------------------------------------------------------------


def test_a_rules_own_threshold_goes_first_then_the_target_in_force_then_the_topics() -> None:
    mine = replace(TARGET, value=0.55)
    looked = matter(findings(), book(targets={"ebf_24h_0_5": mine}), period=parse_period("2024-Q4"))
    threshold = yardstick(("ebf_24h_0_5",), matter=looked, threshold=0.7)
    assert threshold is not None
    assert (threshold.value, threshold.own) == (0.7, True)
    assert yardstick(("ebf_24h_0_5",), matter=looked) is mine
    assert yardstick(("imd",), matter=looked) is OWN
    assert yardstick(("formula",), matter=looked) is None


def test_a_known_target_that_is_not_in_force_on_the_briefs_day_is_no_yardstick() -> None:
    # It may be of a year gone by, or not yet set on that day: what is in force, the rulebook says, as it does page one.
    none_in_force = matter(findings(), book(targets={}))
    assert REFERENCES["who_2030"] in none_in_force.book.references.values()
    assert yardstick(("ebf_24h_0_5",), matter=none_in_force) is None


def test_a_topics_threshold_that_nobody_checked_is_none() -> None:
    unchecked = replace(TOPICS["imd"], yardstick=replace(OWN, mark=Mark.UNVERIFIED))
    assert yardstick(("imd",), matter=matter(findings(), book(topics={"imd": unchecked}))) is None

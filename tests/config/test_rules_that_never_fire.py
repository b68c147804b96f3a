from __future__ import annotations

import time
from collections.abc import Sequence
from itertools import product
from textwrap import indent

import pytest
from counsels import book, counsel_of, figure, findings, only, rule, share
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.config.look import Look
from reportgen.config.places import Entry, Keys, Place
from reportgen.config.policy_file import built_in
from reportgen.config.rule_answers import Known
from reportgen.config.rule_checks import check_rules
from reportgen.config.satisfiable import can_hold
from reportgen.config.tree import parse_tree
from reportgen.errors import Diagnostic
from reportgen.findings import Usability
from reportgen.rulebook import AllOf, AnyOf, Condition, FigureIs, FigureState, Not, QualityIs, Verdict


def found(when: str, *, needs: str | None = None, policy: str = "", indicators: str = "") -> tuple[Diagnostic, ...]:
    """Give the problems of a policy with one rule, whose condition is written in YAML."""
    rule = f"why: Because\naction: act\n{f'needs: {needs}' if needs else ''}\nwhen:\n{indent(when, '  ')}"
    text = f"{indicators}\npolicy:\n{indent(policy, '  ')}\n  rules:\n    odd:\n{indent(rule, '      ')}\n"
    return problems(text)


def problems(text: str) -> tuple[Diagnostic, ...]:
    tree = parse_tree(text, "contoh.yaml")
    assert isinstance(tree.root, Keys), tree.problems
    look = Look(tree.root)
    check_rules(look)
    return tuple(look.found)


def all_of(*conditions: str) -> str:
    return "all:\n" + "\n".join(f"  - {{{each}}}" for each in conditions)


GAP, MET, CANNOT = (f"figure: imd, is: {state}" for state in ("gap", "met", "cannot_say"))


@pytest.mark.parametrize(
    "conditions",
    [
        (GAP, MET),
        (GAP, CANNOT),
        ("figure: imd, is: gap, threshold: 0.5", "figure: imd, is: met, threshold: 0.8"),
        ("figure: imd, is: met, threshold: 0.8", "figure: imd, is: cannot_say, threshold: 0.5"),
        ("figure: imd, is: gap, threshold: 0.5, at_least: 50", "figure: imd, is: cannot_say, threshold: 0.5"),
        (GAP, "not: {figure: imd, is: [gap, met]}"),
        ("said: imd, way: hinders", "said: imd, way: supports"),
        ("said: imd, way: mixed", "not: {said: imd, way: raised}"),
        ("finding: support.ratio, is: above", "finding: support.ratio, is: below"),
        ("finding: support.ratio, is: above, of: 2", "finding: support.ratio, is: unclear"),
        ("association: imd, is: above", "association: imd, is: [below, unclear]"),
        ("areas: imd, side: worse", "not: {areas: imd, side: worse}"),
        ("quality: usable", "quality: [caution, not_usable]"),
        ("any: [{figure: imd, is: gap}, {quality: not_usable}]", "figure: imd, is: met"),
    ],
)
def test_conditions_that_exclude_each_other_are_named(conditions: Sequence[str]) -> None:
    (problem,) = found(all_of("figure: rooming_in, is: gap", *conditions))
    assert problem.code == "config.never_fires"
    assert "policy.rules.odd can never fire" in problem.message
    assert "when.all[0]" not in problem.message
    assert problem.where is not None
    assert (problem.where.file, problem.where.key) == ("contoh.yaml", "policy.rules.odd")


@pytest.mark.parametrize(
    "conditions",
    [
        ("figure: imd, is: gap", "figure: rooming_in, is: met"),
        ("figure: imd, is: gap, threshold: 0.8", "figure: imd, is: met, threshold: 0.5"),
        ("figure: imd, is: gap, threshold: 0.8", "figure: imd, is: cannot_say, threshold: 0.5"),
        ("figure: imd, is: gap", "figure: imd, is: met, threshold: 0.5"),
        ("figure: imd, is: cannot_say, threshold: 0.5, at_least: 50", "figure: imd, is: gap, threshold: 0.5"),
        ("said: imd, way: raised", "not: {said: imd, way: [hinders, supports, mixed]}"),
        ("finding: support.ratio, is: above", "finding: support.ratio, is: unclear, of: 2"),
        ("areas: imd, side: worse", "areas: imd, side: better"),
        ("quality: [usable, caution]", "not: {quality: usable}"),
        ("any: [{figure: imd, is: gap}, {quality: caution}]", "figure: imd, is: met"),
        ('figure: place, level: "1", is: gap', 'figure: place, level: "2", is: met'),
    ],
)
def test_conditions_that_can_hold_together_pass(conditions: Sequence[str]) -> None:
    assert found(all_of(*conditions)) == ()


def test_of_an_indicator_where_lower_is_better_a_gap_lies_above() -> None:
    own = "indicators: {bottle: {numerator: fed, denominator: asked, direction: lower}}"
    both = ("figure: bottle, is: gap, threshold: 0.5", "figure: bottle, is: met, threshold: 0.8")
    assert found(all_of(*both), indicators=own) == ()
    assert len(found(all_of(*both))) == 1
    other = ("figure: bottle, is: gap, threshold: 0.8", "figure: bottle, is: met, threshold: 0.5")
    assert len(found(all_of(*other), indicators=own)) == 1


def test_a_survey_s_variable_has_the_direction_of_the_indicator_that_it_is_about() -> None:
    own = "indicators: {bottle: {numerator: fed, denominator: asked, direction: lower}}\n"
    own += "sources: {mothers: {variables: {q7: {topic: bottle}}}}"
    both = all_of("figure: q7, is: gap, threshold: 0.5", "figure: q7, is: met, threshold: 0.8")
    assert found(both, indicators=own) == ()
    assert len(found(both)) == 1


def test_the_briefs_own_target_is_what_a_figure_without_a_threshold_is_held_against() -> None:
    both = all_of("figure: pumps, is: gap", "figure: pumps, is: met, threshold: 0.7")
    assert found(both) == ()
    assert len(found(both, policy="targets: [{indicator: pumps, value: 0.6, basis: Plan}]")) == 1
    assert found(both, policy="targets: [{indicator: pumps, value: 0.9, basis: Plan}]") == ()


def test_a_topics_threshold_counts_where_no_target_can_take_its_place() -> None:
    both = all_of("figure: pumps, is: gap", "figure: pumps, is: met, threshold: 0.9")
    topic = "topics: {pumps: {label: Pumps, threshold: {value: 0.8, basis: Ours, mark: C}}}"
    known = "reference_targets: {plan: {indicator: pumps, value: 0.95, year: 2030, level: global, basis: Plan}}"
    assert found(both) == ()
    assert len(found(both, policy=topic)) == 1
    assert found(both, policy=f"{topic}\n{known}") == ()
    assert found(both, policy=topic.replace("mark: C", "mark: U")) == ()
    assert found(both, policy=f"{topic}\ntargets: [{{indicator: pumps, value: 0.95, basis: Plan}}]") == ()


def test_a_built_in_threshold_is_known_too() -> None:
    assert len(found(all_of("figure: rooming_in, is: gap", "figure: rooming_in, is: met, threshold: 0.9"))) == 1
    assert found(all_of("figure: rooming_in, is: gap", "figure: rooming_in, is: met, threshold: 0.7")) == ()


def test_no_built_in_rule_can_never_fire() -> None:
    look = Look(Keys({"policy": Entry(Place("built in"), built_in().root)}, Place("built in")))
    check_rules(look)
    assert look.found == []
    assert len(built_in().policy.rules) > 10


def test_the_floor_is_the_policys_own() -> None:
    both = all_of("figure: imd, is: gap, threshold: 0.5", "figure: imd, is: cannot_say, threshold: 0.5, at_least: 20")
    assert len(found(both)) == 1
    assert found(both, policy="minimum_n: 10") == ()


def test_a_rule_on_unusable_data_has_to_allow_them() -> None:
    (problem,) = found("quality: not_usable")
    assert "when (quality is not_usable) and needs (quality is usable or caution) exclude each other" in problem.message
    assert "needs:" in str(problem.hint)
    assert found("quality: not_usable", needs="not_usable") == ()
    assert len(found("quality: caution", needs="usable")) == 1
    assert found("not: {quality: usable}") == ()


def test_the_message_says_which_conditions_and_where_they_stand() -> None:
    (problem,) = found(all_of("quality: usable", GAP, "areas: imd, side: worse", f"{MET}, at_least: 50"))
    assert problem.message == (
        "policy.rules.odd can never fire: when.all[1] (imd is gap) and when.all[3] (imd is met on at least 50) "
        "exclude each other"
    )
    assert problem.hint == "take one of them away, or write `any:` where either is enough"


def test_three_conditions_that_hold_two_by_two_are_named_together() -> None:
    trio = ("not: {figure: imd, is: gap}", "not: {figure: imd, is: met}", "not: {figure: imd, is: cannot_say}")
    (problem,) = found(all_of("figure: rooming_in, is: gap", *trio))
    assert problem.message.endswith(
        "when.all[1] (not: imd is gap), when.all[2] (not: imd is met) and "
        "when.all[3] (not: imd is cannot_say) cannot all hold"
    )


def test_a_part_that_can_never_hold_is_named_alone() -> None:
    (problem,) = found(all_of(GAP, "not: {figure: rooming_in, is: [gap, met, cannot_say]}"))
    assert problem.message.endswith("when.all[1] (not: rooming_in is gap or met or cannot_say) never holds")


def test_an_any_needs_one_branch_that_can_hold() -> None:
    dead = "all: [{figure: imd, is: gap}, {figure: imd, is: met}]"
    assert found(f"any:\n  - {{{dead}}}\n  - {{{GAP}}}") == ()
    assert len(found(f"any:\n  - {{{dead}}}\n  - {{quality: not_usable}}")) == 1


def test_parts_of_nested_alls_are_one_conjunction() -> None:
    (problem,) = found(f"all:\n  - all: [{{{GAP}}}]\n  - all: [{{quality: usable}}, {{{MET}}}]")
    assert "when.all[0].all[0]" in problem.message
    assert "when.all[1].all[1]" in problem.message


def test_every_rule_is_checked_and_misshapen_ones_are_passed_over() -> None:
    never = "{why: W, action: a, when: {quality: not_usable}}"
    text = (
        f"policy: {{rules: {{one: {never}, two: off, three: {{when: 3}}, four: {{when: {{is: gap}}}}, five: {never}}}}}"
    )
    assert [problem.where.key for problem in problems(text) if problem.where] == [
        "policy.rules.one",
        "policy.rules.five",
    ]
    assert problems("policy: {rules: 3, targets: 7, topics: [1], minimum_n: many}") == ()


def test_a_rule_of_many_parts_is_judged_quickly_or_not_at_all() -> None:
    start = time.perf_counter()
    parts = [f"figure: figure_{n}, is: gap, threshold: 0.{n:02}" for n in range(1, 60)]
    assert len(found(all_of(*parts, GAP, MET))) == 1
    tangled = [
        f"any: [{{figure: figure_{n}, is: gap}}, {{figure: figure_{(n * 7) % 40}, is: met}}, {{figure: imd, is: gap}}]"
        for n in range(40)
    ]
    found(all_of(*tangled, "not: {figure: imd, is: gap}"))
    found(all_of(*(f"figure: imd, is: gap, threshold: 0.{n:03}, at_least: {n}" for n in range(1, 150))))
    assert found(all_of(*(f"figure: figure_{n}, is: gap" for n in range(5_000)), GAP, MET)) == ()
    assert time.perf_counter() - start < 30


# --- Against the engine -----------------------------------------------------------------------------------------------

THRESHOLDS = (0.3, 0.5)
KNOWN = Known((("imd", 0.8),), frozenset({"formula"}), book().floor)
LIMITS = (0.1, 0.3, 0.4, 0.5, 0.6, 0.8, 0.9)


def asked_of(name: str, *thresholds: float | None) -> st.SearchStrategy[Condition]:
    states = st.sets(st.sampled_from(FigureState), min_size=1, max_size=2).map(frozenset)
    floors = st.sampled_from((None, 60))
    return st.builds(FigureIs, st.just(name), states, st.none(), st.sampled_from(thresholds), floors)


def conditions(leaf: st.SearchStrategy[Condition]) -> st.SearchStrategy[Condition]:
    verdicts = st.sets(st.sampled_from(Verdict), min_size=1, max_size=2).map(lambda found: QualityIs(frozenset(found)))
    joined = lambda parts, kind: st.lists(parts, min_size=2, max_size=3).map(lambda found: kind(tuple(found)))  # noqa: E731
    return st.recursive(
        leaf | leaf | verdicts,
        lambda parts: joined(parts, AllOf) | joined(parts, AllOf) | joined(parts, AnyOf) | parts.map(Not),
        max_leaves=6,
    )


def ever_fires(when: Condition, needs: Verdict, name: str) -> bool:
    """Ask the engine about every interval, number of infants and verdict."""
    book_of_one = only(rule("odd", when, does="low_imd", needs=needs))
    intervals = [(lower, upper) for lower in LIMITS for upper in LIMITS if lower <= upper]
    for (lower, upper), n, usability in product(intervals, (20, 40, 80), Usability):
        estimate = share(n // 2, n, (lower, upper))
        (outcome,) = counsel_of(findings(figure(name, estimate), usability=usability), book_of_one).outcomes
        if outcome.fired:
            return True
    return False


@settings(max_examples=60, deadline=None)
@given(conditions(asked_of("imd", None, *THRESHOLDS)), st.sampled_from(Verdict))
def test_a_rule_is_refused_exactly_where_the_engine_never_fires_it(when: Condition, needs: Verdict) -> None:
    allowed = QualityIs(frozenset(tuple(Verdict)[: tuple(Verdict).index(needs) + 1]))
    assert can_hold((when, allowed), KNOWN) is ever_fires(when, needs, "imd")


@settings(max_examples=30, deadline=None)
@given(conditions(asked_of("formula", *THRESHOLDS, 0.8)))
def test_where_lower_is_better_the_engine_agrees_too(when: Condition) -> None:
    assert can_hold((when,), KNOWN) is ever_fires(when, Verdict.NOT_USABLE, "formula")

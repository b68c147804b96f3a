"""Conditions are joined by Kleene's logic, and a rule that fires can say what made it."""

from __future__ import annotations

from itertools import product

import pytest
from counsels import GAP, MET, book, case, figure, findings, only, rule, share
from hypothesis import given
from hypothesis import strategies as st

from reportgen.findings import Ground, Truth, Usability
from reportgen.policy.deciding import decide
from reportgen.policy.deciding import rule as ruled
from reportgen.policy.matter import Matter
from reportgen.rulebook import AllOf, AnyOf, Condition, FigureIs, Not, QualityIs, Verdict

HOLDS, FAILS, UNKNOWN = Truth.HOLDS, Truth.FAILS, Truth.UNKNOWN
MATTER = Matter(findings(figure("imd", share(9, 40))), book(), case())
LEAVES: dict[Truth, Condition] = {
    HOLDS: FigureIs("imd", GAP),
    FAILS: FigureIs("imd", MET),
    UNKNOWN: FigureIs("rooming_in", GAP),
}
CONDITIONS: st.SearchStrategy[Condition] = st.recursive(
    st.sampled_from(list(LEAVES.values())),
    lambda parts: st.one_of(
        st.lists(parts, min_size=1, max_size=3).map(lambda found: AllOf(tuple(found))),
        st.lists(parts, min_size=1, max_size=3).map(lambda found: AnyOf(tuple(found))),
        parts.map(Not),
    ),
    max_leaves=8,
)


def truth(condition: Condition) -> Truth:
    return decide(condition, matter=MATTER).truth


@pytest.mark.parametrize(
    ("first", "second", "together", "either"),
    [
        (HOLDS, HOLDS, HOLDS, HOLDS),
        (HOLDS, FAILS, FAILS, HOLDS),
        (HOLDS, UNKNOWN, UNKNOWN, HOLDS),
        (FAILS, FAILS, FAILS, FAILS),
        (FAILS, UNKNOWN, FAILS, UNKNOWN),
        (UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN),
    ],
)
def test_what_cannot_be_told_stays_so_unless_the_rest_decides(
    first: Truth, second: Truth, together: Truth, either: Truth
) -> None:
    for one, other in ((first, second), (second, first)):
        assert truth(AllOf((LEAVES[one], LEAVES[other]))) is together
        assert truth(AnyOf((LEAVES[one], LEAVES[other]))) is either


def test_the_contrary_of_what_cannot_be_told_cannot_be_told() -> None:
    assert [truth(Not(LEAVES[each])) for each in (HOLDS, FAILS, UNKNOWN)] == [FAILS, HOLDS, UNKNOWN]


@given(CONDITIONS, CONDITIONS)
def test_de_morgans_laws_hold(one: Condition, other: Condition) -> None:
    assert truth(Not(AllOf((one, other)))) is truth(AnyOf((Not(one), Not(other))))
    assert truth(Not(AnyOf((one, other)))) is truth(AllOf((Not(one), Not(other))))


@given(CONDITIONS, CONDITIONS, CONDITIONS)
def test_joining_knows_no_order_and_no_brackets(one: Condition, two: Condition, three: Condition) -> None:
    for join in (AllOf, AnyOf):
        assert truth(join((one, two, three))) is truth(join((three, join((one, two)))))


@given(CONDITIONS)
def test_denying_twice_changes_nothing(condition: Condition) -> None:
    assert truth(Not(Not(condition))) is truth(condition)


@given(CONDITIONS)
def test_what_holds_has_a_ground_that_holds_or_a_denied_one_that_fails(condition: Condition) -> None:
    decided = decide(condition, matter=MATTER)
    if decided.truth is HOLDS:
        assert decided.causes
        assert all(each.truth is (FAILS if each.negated else HOLDS) for each in decided.causes)
        assert set(decided.causes) <= set(decided.grounds)


@given(CONDITIONS)
def test_every_ground_stands_in_a_place_of_its_own(condition: Condition) -> None:
    places = [each.place for each in decide(condition, matter=MATTER).grounds]
    assert len(places) == len(set(places))


def grounds(condition: Condition) -> tuple[Ground, ...]:
    return decide(condition, matter=MATTER).grounds


def test_places_tell_the_way_through_a_rule() -> None:
    inner = AllOf((LEAVES[HOLDS], Not(AnyOf((LEAVES[FAILS],)))))
    found = grounds(AnyOf((LEAVES[UNKNOWN], inner)))
    assert [each.place for each in found] == ["any[0]", "any[1].all[0]", "any[1].all[1].not.any[0]"]
    assert [each.negated for each in found] == [False, False, True]
    assert [each.place for each in grounds(LEAVES[HOLDS])] == [""]
    assert [each.negated for each in grounds(Not(Not(LEAVES[HOLDS])))] == [False]


def test_what_held_beside_a_part_that_failed_is_no_cause() -> None:
    lost = AllOf((FigureIs("imd", GAP, threshold=0.5), LEAVES[FAILS]))
    decided = decide(AnyOf((lost, LEAVES[HOLDS])), matter=MATTER)
    assert [each.place for each in decided.causes] == ["any[1]"]


@pytest.mark.parametrize(("usability", "needs"), list(product(Usability, Verdict)))
def test_a_rule_is_blocked_where_the_data_are_worse_than_it_needs(usability: Usability, needs: Verdict) -> None:
    looked = Matter(MATTER.findings, MATTER.book, case(usability=usability))
    outcome = ruled(rule("low_imd", LEAVES[HOLDS], needs=needs), matter=looked).outcome
    order = ["usable", "caution", "not_usable"]
    assert outcome.blocked is (order.index(usability.value) > order.index(needs.value))
    assert outcome.fired is not outcome.blocked


def test_a_rule_that_does_not_hold_is_not_said_to_be_blocked() -> None:
    looked = Matter(MATTER.findings, MATTER.book, case(usability=Usability.NOT_USABLE))
    for each in (FAILS, UNKNOWN):
        outcome = ruled(rule("low_imd", LEAVES[each], needs=Verdict.USABLE), matter=looked).outcome
        assert (outcome.fired, outcome.blocked) == (False, False)


def test_a_rule_may_ask_for_the_verdict_on_the_data_itself() -> None:
    weak = QualityIs(frozenset({Verdict.NOT_USABLE}))
    looked = Matter(MATTER.findings, only(), case(usability=Usability.NOT_USABLE))
    assert decide(weak, matter=looked).truth is HOLDS
    assert decide(weak, matter=MATTER).truth is FAILS

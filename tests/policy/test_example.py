"""The counsel made by hand, which the tests of pages rest on, is one that the engine could give."""

from __future__ import annotations

from counsels import ACTIONS, book, counselled, example_findings

from reportgen.findings import Counsel
from reportgen.rulebook import Call


def example() -> Counsel:
    made = counselled().counsel
    assert made is not None
    return made


def test_it_speaks_only_of_findings_that_are_there() -> None:
    made, found = example(), example_findings()
    assert made.bundle is not None
    named = [name for each in made.outcomes for ground in each.grounds for name in ground.findings]
    named += [each.finding for each in (*made.bundle.practices, *made.monitoring) if each.finding is not None]
    named += [each.raised_by for each in made.bundle.practices if each.raised_by is not None]
    named += [*made.bundle.score.values(), made.bundle.association or ""]
    assert [name for name in named if found.get(name) is None] == []


def test_it_holds_one_of_each_call_and_its_rules_and_actions_are_the_rulebooks() -> None:
    made = example()
    assert {each.call for each in made.recommendations} == set(Call)
    assert {each.rule for each in made.outcomes} <= set(book().rules)
    assert {each.action for each in made.recommendations} <= set(ACTIONS)
    assert len(made.headline) == 3


def test_every_recommendation_has_a_rule_that_fired() -> None:
    made = example()
    for each in made.recommendations:
        outcome = made.outcome(each.rule)
        assert outcome is not None
        assert outcome.fired

"""The policy data that the program brings along: marked, in both languages, and fitting together."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from pydantic import BaseModel

from reportgen.config import catalogue
from reportgen.config.load import Loaded
from reportgen.config.model.law import Marked
from reportgen.config.policy_file import built_in, read
from reportgen.errors import ConfigError
from reportgen.locales.languages import Language, Text
from reportgen.rulebook import (
    AllOf,
    AnyOf,
    AreasDiffer,
    AssociationIs,
    Call,
    Citation,
    Condition,
    Design,
    FigureIs,
    Force,
    Mark,
    Not,
    Rulebook,
    Said,
    Verdict,
)

Change = Callable[..., Loaded]
LAST_OF_OLD, FIRST_OF_NEW = date(2024, 7, 25), date(2024, 7, 26)


@pytest.fixture
def book(changed: Change) -> Rulebook:
    """Give the rulebook of a brief that adds nothing of its own but its target."""
    return changed().rulebook


def parts(value: object, path: str = "policy") -> Iterator[tuple[str, object]]:
    """Go through a checked value and all that it holds, with where each stands."""
    yield path, value
    if isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from parts(getattr(value, name), f"{path}.{name}")
    elif isinstance(value, dict):
        for name, each in value.items():
            yield from parts(each, f"{path}.{name}")
    elif isinstance(value, tuple):
        for position, each in enumerate(value):
            yield from parts(each, f"{path}[{position}]")


EVERY = list(parts(built_in().policy))


def leaves(condition: Condition) -> Iterator[Condition]:
    if isinstance(condition, AllOf | AnyOf):
        for part in condition.parts:
            yield from leaves(part)
    elif isinstance(condition, Not):
        yield from leaves(condition.part)
    else:
        yield condition


def test_every_text_is_written_in_both_languages_without_stray_space() -> None:
    texts = {path: text for path, text in EVERY if isinstance(text, Text)}
    assert len(texts) > 150
    for path, text in texts.items():
        assert text.languages == frozenset(Language), path
        for language in Language:
            words = text.in_(language)
            assert words == " ".join(words.split()), path


def test_the_numbers_of_a_text_are_the_same_in_both_languages() -> None:
    def numbers(words: str, sign: str) -> list[float]:
        grouped = "." if sign == "," else ","
        plain = re.sub(rf"(?<=\d)\{grouped}(?=\d{{3}}\b)", "", words)
        plain = re.sub(rf"(?<=\d)\{sign}(?=\d)", ".", plain)
        return sorted(float(found) for found in re.findall(r"\d+(?:\.\d+)?", plain))

    for path, text in EVERY:
        if isinstance(text, Text):
            indonesian, english = (text.in_(language) for language in (Language.INDONESIAN, Language.ENGLISH))
            assert numbers(indonesian, ",") == numbers(english, "."), path


def test_whatever_is_known_at_second_hand_says_who_reports_it() -> None:
    secondary = [(path, fact) for path, fact in EVERY if isinstance(fact, Marked) and fact.mark is Mark.SECONDARY]
    assert secondary
    assert all(fact.reported_by is not None for _, fact in secondary)
    for regulation in built_in().policy.regulations.values():
        assert not isinstance(regulation, str)
        if any(article.mark is Mark.SECONDARY for article in regulation.articles.values()):
            assert regulation.reported_by is not None


def test_every_marked_fact_has_its_mark_written_out() -> None:
    for path, fact in EVERY:
        if isinstance(fact, Marked):
            assert "mark" in fact.model_fields_set, path


def cited(book: Rulebook) -> Iterator[tuple[str, Citation]]:
    for kind in (book.actions, book.topics, book.options):
        for name, each in kind.items():
            yield from ((name, citation) for citation in each.law)


def test_nothing_unverified_can_be_reached_from_an_action_a_topic_or_an_option(book: Rulebook) -> None:
    assert list(cited(book))
    for name, citation in cited(book):
        regulation = book.regulations[citation.regulation]
        assert regulation.mark.may_be_printed, name
        for number in citation.articles:
            assert regulation.articles[number].mark.may_be_printed, f"{name}: {citation.regulation} {number}"
    for each in (*book.actions.values(), *book.options.values()):
        assert all(book.evidence[name].mark.may_be_printed for name in each.evidence), each.id
    assert all(each.yardstick.mark.may_be_printed for each in book.references.values())


def test_every_action_has_an_actor_and_an_option_that_holds_it(book: Rulebook) -> None:
    held = [name for option in book.options.values() for name in option.actions]
    assert sorted(held) == sorted(book.actions)
    assert all(action.actor in book.actors for action in book.actions.values())


def test_every_action_is_led_to_by_a_rule_and_every_rule_and_topic_leads_to_an_action(book: Rulebook) -> None:
    assert {rule.action for rule in book.rules.values()} == set(book.actions)
    assert {topic.action for topic in book.topics.values()} <= set(book.actions)
    assert book.switched_off == ()


def test_rules_ask_only_of_what_there_is(book: Rulebook) -> None:
    indicators = set(catalogue.names())
    for rule in book.rules.values():
        for leaf in leaves(rule.when):
            if isinstance(leaf, FigureIs):
                assert leaf.figure in indicators | set(book.topics), rule.id
            elif isinstance(leaf, Said | AssociationIs):
                assert leaf.topic in book.topics, rule.id
            elif isinstance(leaf, AreasDiffer):
                assert leaf.indicator in indicators, rule.id
    assert set(book.targets) | {each.indicator for each in book.references.values()} <= indicators
    assert {owner.figure for owner in book.owners} <= indicators | set(book.topics)


def test_reasons_hold_no_figures_and_end_as_sentences(book: Rulebook) -> None:
    for rule in book.rules.values():
        for _, words in rule.why.versions:
            assert not re.search(r"\d", words), rule.id
            assert words.endswith("."), rule.id


def test_what_page_one_prints_of_an_action_is_one_short_sentence(book: Rulebook) -> None:
    for action in book.actions.values():
        for _, words in action.do.versions:
            assert len(words) <= 110, f"{action.id}: {len(words)}"
            assert words.endswith("."), action.id
            assert words.count(". ") == 0, action.id


def test_the_five_practices_their_bundle_and_the_share_asked_have_a_threshold_of_our_own(book: Rulebook) -> None:
    practices = [topic for topic in book.topics.values() if topic.practice]
    assert [topic.id for topic in practices] == ["anc_counselling", "imd", "rooming_in", "no_prelacteal", "education"]
    assert [topic.id for topic in book.topics.values() if topic.bundle] == ["support"]
    for topic in book.topics.values():
        ours = topic.practice or topic.bundle or topic.id == "recall_coverage"
        assert (topic.yardstick is not None) is ours
        if topic.yardstick is not None:
            found = (topic.yardstick.value, topic.yardstick.own, topic.yardstick.mark)
            assert found == (0.80, True, Mark.CALCULATED)


def test_going_on_as_now_comes_first_and_asks_for_nothing(book: Rulebook) -> None:
    first, *others = book.options.values()
    assert (first.id, first.actions, first.design) == ("as_now", (), None)
    assert len(others) >= 2
    assert all(option.actions for option in others)


def test_an_effect_that_is_worded_as_one_was_found_by_a_review_or_a_trial(book: Rulebook) -> None:
    causal = re.compile(r"\b(raise|lower|menurunkan|meningkatkan)", re.IGNORECASE)
    for each in (*book.options.values(), *book.evidence.values()):
        words = " ".join(text for _, text in (each.effect if hasattr(each, "effect") else each.line).versions)
        if causal.search(words):
            assert isinstance(each.design, Design), each.id
            assert each.design.may_be_causal, each.id


def test_the_old_and_the_new_government_regulation_hand_over_on_one_day(book: Rulebook) -> None:
    old, new = book.regulations["pp-33-2012"], book.regulations["pp-28-2024"]
    assert (old.force(LAST_OF_OLD), new.force(LAST_OF_OLD)) == (Force.IN_FORCE, Force.NOT_YET)
    assert (old.force(FIRST_OF_NEW), new.force(FIRST_OF_NEW)) == (Force.ENDED, Force.IN_FORCE)
    assert old.successors == ("pp-28-2024",)
    ended = old.on(LAST_OF_OLD)
    assert ended is not None
    assert ended.mark is Mark.SECONDARY


def test_where_the_practices_rest_on_the_old_regulation_the_new_one_stands_beside_it_if_an_article_is_known(
    book: Rulebook,
) -> None:
    def law(name: str) -> set[str]:
        return {citation.regulation for citation in book.topics[name].law}

    for name in ("anc_counselling", "imd", "no_prelacteal", "education"):
        assert {"pp-33-2012", "pp-28-2024"} <= law(name)
    # No article of PP 28/2024 on rooming-in has been found.
    assert "pp-28-2024" not in law("rooming_in")


def test_regulations_whose_status_nobody_has_checked_since_2024_say_so(book: Rulebook) -> None:
    for name in ("permenkes-15-2013", "permenkes-15-2014"):
        assert book.regulations[name].force(LAST_OF_OLD) is Force.IN_FORCE
        assert book.regulations[name].force(FIRST_OF_NEW) is Force.UNKNOWN


def test_rules_on_the_data_themselves_may_fire_on_any_data_and_those_on_gaps_may_not(book: Rulebook) -> None:
    lenient = {name for name, rule in book.rules.items() if rule.needs is Verdict.NOT_USABLE}
    assert lenient == {"weak_data", "low_recall", "inconclusive"}
    assert {book.actions[book.rules[name].action].call for name in lenient} == {Call.MEND, Call.WAIT}


def test_a_damaged_file_of_the_program_is_said_with_its_place(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("actors:\n  head: {label: Head, power: nobody}\n", encoding="utf-8")
    with pytest.raises(ConfigError, match="belong to the program") as caught:
        read(tmp_path)
    (problem,) = caught.value.diagnostics
    assert problem.where is not None
    assert (problem.where.line, problem.where.column) == (2, 30)

"""What a brief of a given day may cite: PP 33/2012 until 25 July 2024, PP 28/2024 from the next day on."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from reportgen.findings import Cited
from reportgen.locales.languages import Text
from reportgen.policy.law import cited
from reportgen.rulebook import Article, Citation, Force, Mark, Regulation, Span

REPORTER = Text.same("Law site")
OLD_LAST, NEW_FIRST = date(2024, 7, 25), date(2024, 7, 26)


def regulation(name: str, *spans: Span, successors: tuple[str, ...] = (), **articles: Mark) -> Regulation:
    return Regulation(
        name,
        Text.same(name.upper()),
        Text.same(f"Title of {name}"),
        Text.same(f"Line of {name}"),
        spans,
        Mark.VERIFIED,
        articles={
            number.removeprefix("a"): Article(number.removeprefix("a"), mark) for number, mark in articles.items()
        },
        successors=successors,
    )


def span(first: date, last: date | None = None, force: Force = Force.IN_FORCE, mark: Mark = Mark.VERIFIED) -> Span:
    return Span(first, last, force, mark, REPORTER if mark is Mark.SECONDARY else None)


OLD = regulation(
    "old",
    span(date(2012, 3, 1), date(2020, 12, 31)),
    span(date(2021, 1, 1), OLD_LAST, mark=Mark.SECONDARY),
    successors=("new",),
    a9=Mark.VERIFIED,
    a18=Mark.UNVERIFIED,
    a14=Mark.SECONDARY,
)
NEW = regulation("new", span(NEW_FIRST), a26=Mark.VERIFIED)
BOOK = {"old": OLD, "new": NEW}


def law(day: date, *citations: Citation, book: dict[str, Regulation] | None = None) -> tuple[Cited, ...]:
    return cited(citations or (Citation("old", ("9",)),), BOOK if book is None else book, day=day)


def names(found: tuple[Cited, ...]) -> list[tuple[str, Force]]:
    return [(each.regulation, each.force) for each in found]


def test_before_its_first_day_a_regulation_is_left_out() -> None:
    assert law(date(2012, 2, 29)) == ()
    assert names(law(date(2012, 3, 1))) == [("old", Force.IN_FORCE)]


def test_on_its_last_day_it_is_cited_as_in_force_without_a_successor() -> None:
    (found,) = law(OLD_LAST)
    assert (found.force, found.successors, found.articles) == (Force.IN_FORCE, (), ("9",))
    assert (found.name, found.line) == (OLD.name, OLD.line)


def test_the_day_after_it_has_ended_and_names_its_successor() -> None:
    (found,) = law(NEW_FIRST)
    assert (found.force, found.successors) == (Force.ENDED, (NEW.name,))


def test_that_it_has_ended_is_as_sure_as_the_span_that_ended() -> None:
    (ended,) = law(NEW_FIRST)
    (early,) = law(date(2016, 11, 1))
    assert ended.force_reported_by == REPORTER
    assert early.force_reported_by is None


def test_an_ended_regulation_is_left_out_where_its_successor_is_cited_beside_it() -> None:
    both = (Citation("old"), Citation("new"))
    assert names(law(OLD_LAST, *both)) == [("old", Force.IN_FORCE)]
    assert names(law(NEW_FIRST, *both)) == [("new", Force.IN_FORCE)]


def test_in_a_gap_between_two_spans_it_has_ended() -> None:
    paused = regulation("paused", span(date(2015, 1, 1), date(2016, 12, 31)), span(date(2019, 1, 1)))
    book = {"paused": paused}
    forces = [names(law(day, Citation("paused"), book=book))[0][1] for day in (date(2016, 12, 31), date(2017, 1, 1))]
    assert forces == [Force.IN_FORCE, Force.ENDED]
    assert names(law(date(2019, 1, 1), Citation("paused"), book=book)) == [("paused", Force.IN_FORCE)]


def test_a_status_that_nobody_checked_stays_unknown() -> None:
    book = {"dim": regulation("dim", span(date(2013, 1, 1), date(2024, 7, 25)), span(NEW_FIRST, None, Force.UNKNOWN))}
    assert names(law(NEW_FIRST, Citation("dim"), book=book)) == [("dim", Force.UNKNOWN)]


def test_a_span_with_mark_u_makes_no_claim_that_it_is_in_force_or_has_ended() -> None:
    book = {
        "u": regulation("u", span(date(2013, 1, 1), OLD_LAST, mark=Mark.UNVERIFIED), successors=("new",)),
        "new": NEW,
    }
    for day in (OLD_LAST, NEW_FIRST):
        (found,) = law(day, Citation("u"), book=book)
        assert (found.force, found.successors) == (Force.UNKNOWN, ())
    assert names(law(NEW_FIRST, Citation("u"), Citation("new"), book=book)) == [("new", Force.IN_FORCE)]


def test_an_article_that_nobody_checked_is_left_out_and_said_to_be() -> None:
    (found,) = law(OLD_LAST, Citation("old", ("9", "18")))
    assert (found.articles, found.unprinted) == (("9",), True)
    (whole,) = law(OLD_LAST, Citation("old", ("9",)))
    assert not whole.unprinted


def test_an_article_that_the_regulation_does_not_list_is_left_out() -> None:
    (found,) = law(OLD_LAST, Citation("old", ("99",)))
    assert (found.articles, found.unprinted) == ((), True)


def test_a_secondary_article_says_who_reports_it() -> None:
    told = replace(OLD, reported_by=REPORTER)
    (found,) = law(OLD_LAST, Citation("old", ("9", "14")), book={"old": told})
    assert (found.articles, found.mark, found.reported_by) == (("9", "14"), Mark.SECONDARY, REPORTER)
    (plain,) = law(OLD_LAST, Citation("old", ("9",)), book={"old": told})
    assert (plain.mark, plain.reported_by) == (Mark.VERIFIED, None)


def test_a_secondary_article_of_which_nobody_says_who_reports_it_is_left_out() -> None:
    (found,) = law(OLD_LAST, Citation("old", ("9", "14")))
    assert (found.articles, found.mark, found.unprinted) == (("9",), Mark.VERIFIED, True)


def test_a_secondary_regulation_says_who_reports_it() -> None:
    book = {"old": replace(OLD, mark=Mark.SECONDARY, reported_by=REPORTER)}
    (found,) = law(OLD_LAST, Citation("old", ("9",)), book=book)
    assert (found.mark, found.reported_by) == (Mark.SECONDARY, REPORTER)


def test_a_regulation_whose_content_nobody_checked_reaches_no_page() -> None:
    unread = {"old": replace(OLD, mark=Mark.UNVERIFIED), "new": NEW}
    assert law(OLD_LAST, book=unread) == ()
    unread = {"old": OLD, "new": replace(NEW, mark=Mark.UNVERIFIED)}
    (found,) = law(NEW_FIRST, Citation("old"), Citation("new"), book=unread)
    assert (found.regulation, found.successors) == ("old", ())


def test_successors_are_followed_to_what_is_in_force_that_day() -> None:
    middle = regulation("middle", span(date(2015, 1, 1), date(2019, 12, 31)), successors=("last", "coming"))
    first = regulation("first", span(date(2010, 1, 1), date(2014, 12, 31)), successors=("middle",))
    last = regulation("last", span(date(2020, 1, 1)))
    coming = regulation("coming", span(date(2030, 1, 1)))
    book = {each.id: each for each in (first, middle, last, coming)}
    assert law(date(2016, 1, 1), Citation("first"), book=book)[0].successors == (middle.name,)
    assert law(date(2021, 1, 1), Citation("first"), book=book)[0].successors == (last.name,)
    assert names(law(date(2021, 1, 1), Citation("first"), Citation("last"), book=book)) == [("last", Force.IN_FORCE)]


def test_a_circle_of_successors_ends() -> None:
    one = regulation("one", span(date(2010, 1, 1), date(2014, 12, 31)), successors=("other",))
    other = regulation("other", span(date(2010, 1, 1), date(2014, 12, 31)), successors=("one",))
    found = law(date(2021, 1, 1), Citation("one"), Citation("other"), book={"one": one, "other": other})
    assert [(each.force, each.successors) for each in found] == [(Force.ENDED, ()), (Force.ENDED, ())]


def test_a_regulation_that_is_switched_off_is_not_cited() -> None:
    assert names(law(OLD_LAST, Citation("gone"), Citation("old"))) == [("old", Force.IN_FORCE)]


def test_a_regulation_cited_twice_stands_once_with_all_its_articles() -> None:
    (found,) = law(OLD_LAST, Citation("old", ("9",)), Citation("old", ("18", "9")))
    assert (found.articles, found.unprinted) == (("9",), True)

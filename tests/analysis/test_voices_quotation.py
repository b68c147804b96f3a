"""Which words stand for a theme: those chosen by hand, then spread over groups, sides and informants."""

from __future__ import annotations

from dataclasses import replace

import pytest
from interviews import said

from reportgen.analysis.quotation import chosen_quotes
from reportgen.raw import RawSegment

GROUPS = {"m1": "mother", "m2": "mother", "m3": "mother", "k1": "volunteer", "k2": "volunteer", "h1": "husband"}


def picked(*segments: RawSegment, number: int) -> list[str]:
    return [segment.informant for segment in chosen_quotes(segments, GROUPS, number=number)]


def test_quotes_are_spread_over_groups() -> None:
    segments = said("m1 imd hinders", "m2 imd hinders", "m3 imd hinders", "k1 imd hinders", "h1 imd hinders")
    assert picked(*segments, number=3) == ["m1", "k1", "h1"]


def test_the_other_side_is_heard_before_another_group() -> None:
    segments = said("m1 imd hinders", "k1 imd hinders", "h1 imd hinders", "m2 imd supports")
    assert picked(*segments, number=2) == ["m1", "m2"]


def test_nobody_is_quoted_twice_while_somebody_else_is_there() -> None:
    segments = said("m1 imd hinders", "m1 imd supports - other words that are long enough to be read", "m2 imd -")
    assert picked(*segments, number=2) == ["m1", "m2"]
    assert picked(*segments, number=3) == ["m1", "m2", "m1"]


def test_a_quote_chosen_by_hand_comes_first_and_none_of_them_is_left_out() -> None:
    first, second, third = said("m1 imd hinders", "k1 imd hinders", "h1 imd hinders")
    by_hand = replace(third, chosen=True)
    assert picked(first, second, by_hand, number=2) == ["h1", "m1"]
    assert picked(*(replace(each, chosen=True) for each in (first, second, third)), number=1) == ["m1", "k1", "h1"]
    assert picked(first, by_hand, number=0) == ["h1"]


@pytest.mark.parametrize(
    ("lengths", "shortest"), [((20, 60, 50), 2), ((301, 299), 1), ((39, 30), 1), ((300, 400), 0), ((40, 39), 0)]
)
def test_the_shortest_that_says_something_is_taken(lengths: tuple[int, ...], shortest: int) -> None:
    segments = [replace(said("m1 imd hinders")[0], quote="x" * length) for length in lengths]
    (quote,) = chosen_quotes(segments, GROUPS, number=1)
    assert len(quote.quote) == lengths[shortest]


def test_words_that_two_coders_coded_are_one_quote() -> None:
    segments = said("m1 imd hinders ana the same words", "m1 imd hinders budi the same words")
    assert picked(*segments, number=2) == ["m1"]
    ana, budi = segments
    assert chosen_quotes((ana, replace(budi, chosen=True)), GROUPS, number=2)[0].chosen


def test_words_stay_as_they_were_spoken_and_keep_their_translation() -> None:
    segment = replace(said("m1 imd hinders")[0], quote="  Ya…  gitu, «katanya».", translation="Well, so they say.")
    assert chosen_quotes([segment], GROUPS, number=1) == (segment,)

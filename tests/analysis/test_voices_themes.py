"""Who raised which theme: informants are counted, never segments, and contradiction is not averaged away."""

from __future__ import annotations

import pytest
from interviews import said

from reportgen.analysis.themes import balance, contradicted, is_coded, number_with, reach, stances_of, within
from reportgen.findings import Reach, Stance

SUPPORTS, HINDERS, MIXED = Stance.SUPPORTS, Stance.HINDERS, Stance.MIXED


def test_an_informant_counts_once_however_often_a_theme_is_raised() -> None:
    stances = stances_of("imd", said("m1 imd hinders", "m1 imd hinders", "m1 imd hinders", "m2 imd", "m2 family"))
    assert stances == {"m1": HINDERS, "m2": None}


@pytest.mark.parametrize(
    ("lines", "stance"),
    [
        (("m1 imd supports", "m1 imd hinders"), MIXED),
        (("m1 imd mixed", "m1 imd supports"), MIXED),
        (("m1 imd -", "m1 imd supports"), SUPPORTS),
        (("m1 imd -",), None),
    ],
)
def test_an_informant_has_one_stance_on_a_theme(lines: tuple[str, ...], stance: Stance | None) -> None:
    assert stances_of("imd", said(*lines)) == {"m1": stance}


def test_those_of_a_group_are_picked_out() -> None:
    stances = stances_of("imd", said("m1 imd hinders", "k1 imd supports", "k2 imd supports"))
    assert within(stances, {"k1", "k2", "k3"}) == {"k1": SUPPORTS, "k2": SUPPORTS}
    assert number_with(stances, SUPPORTS) == 2


def test_a_theme_without_any_stance_is_not_coded() -> None:
    assert not is_coded({"m1": None, "m2": None})
    assert is_coded({"m1": None, "m2": MIXED})


def test_a_theme_is_contradicted_where_one_supports_and_another_hinders() -> None:
    assert contradicted({"m1": SUPPORTS, "m2": HINDERS, "m3": HINDERS})
    assert not contradicted({"m1": SUPPORTS, "m2": MIXED, "m3": None})
    assert not contradicted({})


@pytest.mark.parametrize(
    ("stances", "stance"),
    [
        ((SUPPORTS, SUPPORTS, HINDERS), SUPPORTS),
        ((HINDERS, HINDERS, HINDERS, HINDERS, SUPPORTS, SUPPORTS), HINDERS),
        ((HINDERS, HINDERS, HINDERS, SUPPORTS, SUPPORTS), MIXED),
        ((MIXED,), MIXED),
        ((SUPPORTS, None), SUPPORTS),
        ((SUPPORTS, None, None), None),
        ((None,), None),
        ((), None),
    ],
)
def test_two_thirds_of_the_stances_known_tip_the_balance(
    stances: tuple[Stance | None, ...], stance: Stance | None
) -> None:
    assert balance({f"m{place}": each for place, each in enumerate(stances)}) is stance


@pytest.mark.parametrize(
    ("raised", "far"),
    [
        ({"mother": 0, "volunteer": 0}, Reach.NOBODY),
        ({"mother": 1, "volunteer": 0, "husband": 0}, Reach.ONE_GROUP),
        ({"mother": 4, "volunteer": 1, "husband": 0}, Reach.SOME_GROUPS),
        ({"mother": 4, "volunteer": 1, "husband": 2}, Reach.ALL_GROUPS),
        ({"mother": 4}, Reach.ONE_GROUP),
        ({}, Reach.NOBODY),
    ],
)
def test_a_theme_reaches_as_far_as_groups_raised_it(raised: dict[str, int], far: Reach) -> None:
    assert reach(raised) is far

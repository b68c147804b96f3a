"""No hidden count can be worked out from what is published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from reportgen.analysis.proportions import Basis, change, proportion
from reportgen.disclosure import Rule, publish
from reportgen.disclosure.hiding import hidden_ids
from reportgen.estimates import Estimate, Suppressed
from reportgen.findings import Audience, Findings, Group, GroupBy, Only, Restriction, Subject
from reportgen.locales.languages import Text
from reportgen.periods import parse_period
from reportgen.raw import RawFinding, RawFindings, Sum

BASIS = Basis(parse_period("2025-Q1"), "register")
RULE = Rule(5, Audience.PUBLIC)
Counts = tuple[int, int]


def finding(
    name: str,
    counts: Counts,
    *,
    village: str | None = None,
    indicator: str = "ebf",
    counted: tuple[str, str] | None = None,
) -> RawFinding:
    group = Group(GroupBy.SUBUNIT, village, Text.same(village)) if village is not None else None
    subject = Subject(name, "coverage", indicator, Text.same(indicator), group)
    return RawFinding(subject, proportion(*counts, basis=BASIS), counted=counted)


def villages(*parts: Counts, indicator: str = "ebf", counted: tuple[str, str] | None = None) -> RawFindings:
    filled = {f"{indicator}.{number}": counts for number, counts in enumerate(parts) if counts[1]}
    whole = (sum(above for above, _ in filled.values()), sum(below for _, below in filled.values()))
    items = [finding(indicator, whole, indicator=indicator, counted=counted)]
    items += [
        finding(name, counts, village=name.rsplit(".", 1)[1], indicator=indicator, counted=counted)
        for name, counts in filled.items()
    ]
    return RawFindings(tuple(items), sums=(Sum(indicator, tuple(filled)),))


def hidden(raw: RawFindings) -> set[str]:
    return set(hidden_ids(raw.items, raw.sums, rule=RULE))


def test_one_small_village_takes_the_next_smallest_with_it() -> None:
    assert hidden(villages((20, 40), (2, 9), (30, 60), (12, 25))) == {"ebf.1", "ebf.3"}


def test_two_small_villages_that_are_a_small_cell_together_take_a_third() -> None:
    assert hidden(villages((20, 40), (2, 9), (1, 12), (12, 25))) == {"ebf.1", "ebf.2", "ebf.3"}


def test_two_small_villages_that_are_no_small_cell_together_take_none() -> None:
    assert hidden(villages((20, 40), (4, 19), (4, 12), (12, 25))) == {"ebf.1", "ebf.2"}


def test_without_small_villages_nothing_is_hidden() -> None:
    assert hidden(villages((20, 40), (14, 29), (0, 12), (12, 25))) == set()


def test_of_two_villages_both_are_hidden_and_the_whole_is_shown() -> None:
    assert hidden(villages((2, 9), (30, 60))) == {"ebf.0", "ebf.1"}


def test_a_village_that_alone_reported_hides_the_whole_with_it() -> None:
    assert hidden(villages((2, 9))) == {"ebf", "ebf.0"}


def test_a_count_that_another_indicator_shows_is_hidden_there_too() -> None:
    fed = villages((20, 40), (2, 4), (30, 60), (12, 25), counted=("fed", "asked"))
    asked = villages((40, 90), (4, 20), (60, 80), (25, 60), indicator="asked", counted=("asked", "infants"))
    both = RawFindings(fed.items + asked.items, sums=fed.sums + asked.sums)
    assert {"ebf.1", "asked.1", "ebf.3", "asked.3"} <= hidden(both)


def test_a_count_that_is_not_small_stays_where_another_indicator_shows_it() -> None:
    fed = villages((20, 40), (2, 8), (30, 60), (12, 25), counted=("fed", "asked"))
    asked = villages((40, 90), (8, 20), (60, 90), (25, 50), indicator="asked", counted=("asked", "infants"))
    both = RawFindings(fed.items + asked.items, sums=fed.sums + asked.sums)
    assert hidden(both) == {"ebf.1", "ebf.3"}


def test_levels_of_one_variable_add_up_to_their_common_denominator() -> None:
    def level(name: str, count: int) -> RawFinding:
        group = Group(GroupBy.VARIABLE, name, Text.same(name), variable="place")
        subject = Subject(f"who.{name}", "who", None, Text.same("place"), group, variable="place")
        return RawFinding(subject, proportion(count, 100, basis=BASIS))

    items = tuple(level(name, count) for name, count in {"town": 60, "shore": 3, "hills": 25, "islands": 12}.items())
    raw = RawFindings(items, sums=(Sum(None, tuple(item.subject.id for item in items), of_numerators=True),))
    assert hidden(raw) == {"who.shore", "who.islands"}


def test_a_level_of_which_the_size_is_hidden_is_hidden_in_every_table() -> None:
    group = Group(GroupBy.VARIABLE, "shore", Text.same("Shore"), variable="place")
    size = RawFinding(
        Subject("who.shore", "who", None, Text.same("place"), group, variable="place"), proportion(3, 100, basis=BASIS)
    )
    row = RawFinding(
        Subject("feeding.shore", "feeding", None, Text.same("ebf"), group, variable="ebf"),
        proportion(0, 40, basis=BASIS),
    )
    assert hidden(RawFindings((size, row))) == {"who.shore", "feeding.shore"}


def test_two_figures_that_differ_by_a_few_people_are_not_both_shown() -> None:
    def whole(name: str, counts: Counts) -> RawFinding:
        return RawFinding(Subject(name, name, None, Text.same("ebf"), variable="ebf"), proportion(*counts, basis=BASIS))

    def hidden_of(young: Counts, only: Only) -> frozenset[str]:
        items = (whole("all", (107, 390)), whole("young", young))
        return hidden_ids(items, (), rule=RULE, restricted={"all": (), "young": only})

    months = (Restriction("months", lower=0, upper=5),)
    assert hidden_of((105, 387), months) == {"young"}
    assert hidden_of((105, 360), months) == {"young"}
    assert hidden_of((80, 300), months) == set()
    assert hidden_of((105, 387), ()) == set()


def test_what_is_derived_from_a_village_hidden_for_anothers_sake_is_hidden_too() -> None:
    raw = villages((20, 40), (2, 9), (30, 60), (12, 25))
    first, second = raw.items[4], raw.items[1]
    assert isinstance(first.quantity, Estimate)
    assert isinstance(second.quantity, Estimate)
    ratio = RawFinding(
        Subject("ratio", "ratio", None, Text.same("x")),
        change(first.quantity, second.quantity),
        derived_from=("ebf.3", "ebf.0"),
    )
    assert "ratio" in hidden(RawFindings((*raw.items, ratio), sums=raw.sums))


def test_a_hidden_whole_of_which_the_size_is_known_gives_no_part_away() -> None:
    raw = villages((2, 3), (0, 387))
    known = RawFindings(raw.items, sums=(replace(raw.sums[0], denominators_known=True),))
    assert hidden(raw) == {"ebf", "ebf.0"}
    assert hidden(known) == {"ebf", "ebf.0", "ebf.1"}


def test_an_internal_audience_sees_everything() -> None:
    raw = villages((20, 40), (2, 9), (30, 60))
    assert hidden_ids(raw.items, raw.sums, rule=Rule(5, Audience.INTERNAL)) == frozenset()


def test_fewer_are_hidden_than_there_are() -> None:
    raw = villages(*[(10 + number, 30 + number) for number in range(12)], (1, 3))
    assert len(hidden(raw)) == 2


def _reach(found: Findings, parts: Sequence[str], *, of: int) -> list[tuple[str, float, float]]:
    """Give the least and the greatest that each hidden count can be for one who knows all that is published."""
    whole = found["ebf"].estimate
    assert whole is not None
    unseen = [name for name in parts if isinstance(found[name].quantity, Suppressed)]
    shown = [found[name].estimate for name in parts if name not in unseen]
    left = [
        (whole.numerator or 0) - sum(each.numerator or 0 for each in shown if each),
        (whole.denominator or 0) - sum(each.denominator or 0 for each in shown if each),
    ]
    size = len(unseen)
    equal = np.zeros((2, 2 * size))
    equal[0, :size] = equal[1, size:] = 1
    above = np.hstack((np.eye(size), -np.eye(size)))
    reached = []
    for position, name in enumerate(unseen):
        goal = np.zeros(2 * size)
        goal[of * size + position] = 1
        ends = [
            linprog(sign * goal, A_ub=above, b_ub=np.zeros(size), A_eq=equal, b_eq=left, bounds=(0, None)).fun * sign
            for sign in (1, -1)
        ]
        reached.append((name, ends[0], ends[1]))
    return reached


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 12), st.integers(0, 25)), min_size=2, max_size=7))
def test_no_adversary_can_solve_a_small_count(drawn: list[Counts]) -> None:
    parts = [(above, above + over) for above, over in drawn]
    assume(any(below for _, below in parts))
    raw = villages(*parts)
    found = publish(raw, None, period=BASIS.period, rule=RULE)
    if isinstance(found["ebf"].quantity, Suppressed):
        return
    names = [item.subject.id for item in raw.items[1:]]
    true = {item.subject.id: item.quantity for item in raw.items[1:]}
    for of in (0, 1):
        for name, least, greatest in _reach(found, names, of=of):
            estimate = true[name]
            assert isinstance(estimate, Estimate)
            count = (estimate.numerator, estimate.denominator)[of] or 0
            if 0 < count < RULE.minimum_cell:
                assert greatest - least > 0.5, (parts, name)

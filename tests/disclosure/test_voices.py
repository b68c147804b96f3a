"""The doorway for interviews: no small group of informants is told of, and nothing is lost by merging."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping

import pytest
import stories
from hypothesis import given
from hypothesis import strategies as st
from interviews import PERIOD, Asked, both, raw_voices, said, voices_findings, voices_of

from reportgen import results
from reportgen.analysis.themes import stances_of
from reportgen.codebook import Level
from reportgen.disclosure import Rule, publish
from reportgen.disclosure.informants import joined_words, told_groups, told_profiles
from reportgen.disclosure.voices import tell
from reportgen.estimates import AbsenceReason, Absent, Estimate
from reportgen.findings import (
    Accord,
    Audience,
    Finding,
    Findings,
    Judged,
    Reach,
    Stance,
    TargetState,
    Usability,
    Voices,
    VoicesReason,
)
from reportgen.locales.languages import Language, Text
from reportgen.raw import RawFindings, RawInformant, RawSegment, RawVoices

PUBLIC = Rule(5, Audience.PUBLIC)
INTERNAL = Rule(5, Audience.INTERNAL)
FOUR = {
    "mother": [f"m{place}" for place in range(8)],
    "volunteer": [f"k{place}" for place in range(6)],
    "husband": ["h1", "h2", "h3"],
    "parent": ["p1", "p2"],
}


def told(voices: RawVoices, *published: Finding, rule: Rule = PUBLIC) -> tuple[dict[str, Finding], Voices]:
    findings, bound = tell(voices, {each.id: each for each in published}, period=PERIOD, rule=rule)
    return {each.id: each for each in findings}, bound


def counts(findings: Mapping[str, Finding], name: str) -> tuple[int | None, int | None]:
    estimate = findings[name].estimate
    assert estimate is not None
    return estimate.numerator, estimate.denominator


# --- Groups -----------------------------------------------------------------------------------------------------------


def merged(sizes: Mapping[str, int], rule: Rule = PUBLIC) -> list[tuple[str, ...]]:
    people = {group: [f"{group}{place}" for place in range(size)] for group, size in sizes.items()}
    voices = raw_voices(people, ())
    return [group.joins for group in told_groups(voices.groups, voices.informants, rule=rule)]


@pytest.mark.parametrize(
    ("sizes", "groups"),
    [
        ({"a": 5, "b": 5}, [("a",), ("b",)]),
        ({"a": 8, "b": 3, "c": 6, "d": 2}, [("a",), ("b", "d"), ("c",)]),
        ({"a": 4, "b": 9, "c": 7}, [("a", "c"), ("b",)]),
        ({"a": 1, "b": 2, "c": 9, "d": 3}, [("a", "b", "d"), ("c",)]),
        ({"a": 4, "b": 4, "c": 4, "d": 4}, [("a", "b"), ("c", "d")]),
        ({"a": 1, "b": 2}, [("a", "b")]),
        ({"a": 3}, [("a",)]),
        ({"a": 6, "b": 0}, [("a",)]),
        ({}, []),
    ],
)
def test_the_smallest_group_is_joined_with_the_next_until_all_are_large_enough(
    sizes: dict[str, int], groups: list[tuple[str, ...]]
) -> None:
    assert merged(sizes) == groups


@pytest.mark.parametrize("rule", [INTERNAL, Rule(0, Audience.PUBLIC), Rule(1, Audience.PUBLIC)])
def test_without_a_minimum_nothing_is_merged_and_every_attribute_is_told(rule: Rule) -> None:
    assert merged({"a": 1, "b": 2, "c": 9}, rule) == [("a",), ("b",), ("c",)]
    voices = raw_voices(FOUR, said("h1 imd"), Asked(attributes={"h1": {"place": "Posyandu Melati"}}))
    (quote,) = told(voices, rule=rule)[1].theme("imd").quotes
    assert [value for _, value in quote.attributes] == [Text.same("Posyandu Melati")]


def test_a_merged_group_says_who_is_in_it_in_both_languages() -> None:
    husbands, parents, circle = both("Suami", "Husbands"), both("Orang tua", "Parents"), both("PKK", "PKK")
    assert joined_words([husbands, parents]) == both("Suami dan orang tua", "Husbands and parents")
    assert joined_words([husbands, parents, circle]) == both("Suami, orang tua dan PKK", "Husbands, parents and PKK")
    assert joined_words([husbands, Text.of({"id": "Kader"})]) == Text.of({"id": "Suami dan kader"})
    bound = told(raw_voices(FOUR, said("h1 imd")))[1]
    assert bound.group("husband+parent").merged == ("husband", "parent")
    assert bound.group("mother").merged == ()


sizes = st.dictionaries(st.sampled_from("abcdefg"), st.integers(0, 9), max_size=7)


@given(sizes, st.integers(0, 8))
def test_merging_leaves_no_small_group_and_loses_nobody(sizes: dict[str, int], minimum: int) -> None:
    people = {group: [f"{group}{place}" for place in range(size)] for group, size in sizes.items()}
    voices = raw_voices(people, ())
    groups = told_groups(voices.groups, voices.informants, rule=Rule(minimum, Audience.PUBLIC))
    everybody = sorted(name for group in groups for name in group.members)
    assert everybody == sorted(each.id for each in voices.informants)
    if len(groups) > 1:
        assert min(len(group.members) for group in groups) >= minimum


# --- Attributes -------------------------------------------------------------------------------------------------------

VALUES = st.fixed_dictionaries(
    {}, optional={"school": st.sampled_from(["SD", "SMP", ""]), "place": st.sampled_from(["A", "B", "C"])}
)
PEOPLE = st.lists(st.tuples(st.sampled_from(["mother", "husband", "parent"]), VALUES), max_size=30)


@given(PEOPLE, st.integers(2, 6))
def test_no_quote_is_told_with_a_group_and_attributes_that_fewer_than_the_minimum_share(
    people: list[tuple[str, dict[str, str]]], minimum: int
) -> None:
    rule = Rule(minimum, Audience.PUBLIC)
    groups = [Level(name, Text.same(name)) for name in ("mother", "husband", "parent")]
    informants = [RawInformant(f"i{place}", *person, place) for place, person in enumerate(people)]
    joined = told_groups(groups, informants, rule=rule)
    profiles = told_profiles(joined, informants, attributes=("school", "place"), rule=rule)
    assert set(profiles) == {each.id for each in informants}
    for group in joined:
        by_profile = Counter(profiles[name] for name in group.members)
        for profile, number in by_profile.items():
            described = [
                each for each in informants if each.id in group.members and profile_holds(each.attributes, profile)
            ]
            if profile or len(informants) >= minimum:
                assert number >= minimum
                assert len(described) >= minimum
        for name in group.members:
            own = next(each for each in informants if each.id == name)
            assert profile_holds(own.attributes, profiles[name])


def profile_holds(attributes: Mapping[str, str], profile: tuple[tuple[str, str], ...]) -> bool:
    return all(attributes.get(name) == value for name, value in profile)


def attributes_of(people: Mapping[str, Mapping[str, str]], *, minimum: int = 2) -> dict[str, dict[str, str]]:
    voices = raw_voices({"mother": list(people)}, (), Asked(attributes=people))
    rule = Rule(minimum, Audience.PUBLIC)
    groups = told_groups(voices.groups, voices.informants, rule=rule)
    profiles = told_profiles(groups, voices.informants, attributes=tuple(voices.attributes), rule=rule)
    return {name: dict(profile) for name, profile in profiles.items()}


def test_the_rarest_attribute_is_dropped_and_a_common_one_kept() -> None:
    found = attributes_of(
        {
            "m1": {"school": "SD", "place": "A"},
            "m2": {"school": "SD", "place": "B"},
            "m3": {"school": "SD", "place": "C"},
        }
    )
    assert found == {"m1": {"school": "SD"}, "m2": {"school": "SD"}, "m3": {"school": "SD"}}


def test_one_who_would_stand_out_by_what_is_left_unsaid_is_joined_by_others() -> None:
    found = attributes_of({"m1": {"school": "SD"}, "m2": {"school": "SD"}, "m3": {"school": "S2"}})
    assert found == {"m1": {}, "m2": {}, "m3": {}}
    found = attributes_of({name: {"school": "SD"} for name in ("m1", "m2")} | {"m3": {"school": "S2"}, "m4": {}})
    assert found == {"m1": {"school": "SD"}, "m2": {"school": "SD"}, "m3": {}, "m4": {}}


# --- Counts -----------------------------------------------------------------------------------------------------------

SAID = said(
    *("m0 imd hinders", "m0 imd hinders", "m1 imd hinders", "m2 imd mixed", "k0 imd supports", "k1 imd -"),
    *("h1 imd hinders", "p1 imd supports", "p1 imd hinders", "m3 family -", "m4 family -", "m5 other supports"),
)


def test_themes_are_counted_in_informants_of_all_asked() -> None:
    findings, bound = told(raw_voices(FOUR, SAID))
    theme = bound.theme("imd")
    assert counts(findings, theme.whole) == (7, 19)
    assert {group: counts(findings, name) for group, name in theme.by_group.items()} == {
        "mother": (3, 8),
        "volunteer": (2, 6),
        "husband+parent": (2, 5),
    }
    assert {stance: counts(findings, name) for stance, name in theme.stances.items()} == {
        Stance.SUPPORTS: (1, 7),
        Stance.HINDERS: (3, 7),
        Stance.MIXED: (2, 7),
    }
    assert counts(findings, theme.stances_by_group["husband+parent", Stance.MIXED]) == (1, 2)
    assert (theme.reach, theme.contradicted) == (Reach.ALL_GROUPS, True)


def test_ids_say_what_is_counted() -> None:
    findings = told(raw_voices(FOUR, SAID))[0]
    assert {
        "said.count.informants",
        "said.count.informants.husband-parent",
        "said.count.segments",
        "said.proportion.imd",
        "said.proportion.imd.mother",
        "said.proportion.imd.hinders",
        "said.proportion.imd.mother.hinders",
    } <= findings.keys()
    estimate = findings["said.proportion.imd"].estimate
    assert estimate is not None
    assert (estimate.interval, estimate.persons, estimate.method) == (None, False, "informants")


def test_a_group_called_like_a_stance_does_not_take_its_id() -> None:
    people = {"supports": ["a1", "a2", "a3", "a4", "a5"], "mixed": ["b1", "b2", "b3", "b4", "b5"]}
    findings, bound = tell(
        raw_voices(people, said("a1 imd supports", "b1 imd hinders")), {}, period=PERIOD, rule=PUBLIC
    )
    assert len({each.id for each in findings}) == len(findings)
    assert bound.theme("imd").by_group["supports"] == "said.proportion.imd.group-supports"


def test_a_stance_is_not_counted_where_none_was_coded_nor_in_a_group_that_did_not_raise_the_theme() -> None:
    findings, bound = told(raw_voices(FOUR, SAID))
    assert bound.theme("family").stances == {}
    assert bound.theme("family").stances_by_group == {}
    assert bound.theme("sanctions").reach is Reach.NOBODY
    assert counts(findings, bound.theme("sanctions").whole) == (0, 19)
    only_mothers = told(raw_voices(FOUR, said("m1 imd hinders")))[1].theme("imd")
    assert {group for group, _ in only_mothers.stances_by_group} == {"mother"}


def test_segments_are_counted_once_and_of_the_themes_asked_for() -> None:
    lines = ("m0 imd hinders ana x", "m0 imd hinders budi x", "m0 family - ana x", "m0 other - ana x")
    findings = told(raw_voices(FOUR, said(*lines)))[0]
    estimate = findings["said.count.segments"].estimate
    assert estimate is not None
    assert estimate.value == 2


def test_two_coders_have_a_kappa_a_theme_and_one_has_none() -> None:
    lines = ("m0 imd - ana x", "m0 imd - budi x", "m1 family - ana y", "m1 family - budi y")
    findings, bound = told(raw_voices(FOUR, said(*lines)))
    assert bound.theme("imd").kappa == "said.kappa.imd"
    estimate = findings["said.kappa.imd"].estimate
    assert estimate is not None
    assert (estimate.value, estimate.n) == (pytest.approx(1), 2)
    absent = findings["said.kappa.sanctions"].quantity
    assert isinstance(absent, Absent)
    assert absent.reason is AbsenceReason.NO_VARIATION
    assert told(raw_voices(FOUR, SAID))[1].theme("imd").kappa is None


def test_nobody_asked_is_absent_and_not_usable() -> None:
    findings, bound = told(raw_voices({"mother": []}, ()))
    absent = findings["said.proportion.imd"].quantity
    assert isinstance(absent, Absent)
    assert absent.reason is AbsenceReason.ZERO_DENOMINATOR
    assert bound.usability is Usability.NOT_USABLE


def test_a_single_group_after_merging_is_a_reason_for_caution() -> None:
    bound = told(raw_voices({"mother": ["m1", "m2", "m3"], "husband": ["h1", "h2", "h3"]}, said("m1 imd")))[1]
    assert bound.usability is Usability.CAUTION
    assert VoicesReason.ONE_GROUP in bound.reasons


LINES = st.lists(
    st.tuples(
        st.sampled_from([name for names in FOUR.values() for name in names]),
        st.sampled_from(["imd", "family"]),
        st.sampled_from([*Stance, None]),
    )
)


@given(LINES, st.integers(0, 7))
def test_groups_add_up_to_the_whole_whatever_is_merged(
    lines: list[tuple[str, str, Stance | None]], minimum: int
) -> None:
    segments = [RawSegment(name, theme, f"{name} {theme}", None, stance, None) for name, theme, stance in lines]
    findings, bound = told(raw_voices(FOUR, segments), rule=Rule(minimum, Audience.PUBLIC))
    for theme in bound.themes:
        parts = [counts(findings, name) for name in theme.by_group.values()]
        assert (sum(above or 0 for above, _ in parts), sum(below or 0 for _, below in parts)) == counts(
            findings, theme.whole
        )
        assert counts(findings, theme.whole)[0] == len(stances_of(theme.id, segments))
        for stance, name in theme.stances.items():
            of_groups = [
                counts(findings, each)[0] or 0
                for (_, said_so), each in theme.stances_by_group.items()
                if said_so is stance
            ]
            assert sum(of_groups) == counts(findings, name)[0]


# --- Quotes and the joint display -------------------------------------------------------------------------------------


def test_a_quote_of_a_small_group_bears_the_merged_one_and_its_own_words() -> None:
    voices = raw_voices(
        FOUR, said("p1 imd hinders - Dulu juga dikasih air putih."), Asked(attributes={"p1": {"x": "y"}})
    )
    (quote,) = told(voices)[1].theme("imd").quotes
    assert (quote.group, quote.attributes) == ("husband+parent", ())
    assert (quote.text, quote.language) == ("Dulu juga dikasih air putih.", Language.INDONESIAN)
    assert quote.stance is Stance.HINDERS


def test_a_theme_stands_beside_a_published_number_with_what_each_group_said() -> None:
    low = stories.finding(stories.proportion(20, 100), state=TargetState.NOT_MET)
    voices = raw_voices(
        FOUR,
        said("m0 imd hinders", "m1 imd hinders", "k0 imd supports", "h1 imd hinders", "p1 imd -", "m1 family hinders"),
        Asked(joint={"imd": low.id, "family": None, "sanctions": low.id, "unasked": low.id}),
    )
    imd, family, sanctions = told(voices, low)[1].joint
    assert (imd.finding, imd.judged, imd.stance, imd.accord) == (
        low.id,
        Judged.UNFAVOURABLE,
        Stance.HINDERS,
        Accord.AGREES,
    )
    assert imd.said == {"mother": Stance.HINDERS, "volunteer": Stance.SUPPORTS, "husband+parent": Stance.HINDERS}
    assert (family.finding, family.accord) == (None, Accord.SILENT)
    assert (sanctions.finding, sanctions.accord, sanctions.said) == (low.id, Accord.SILENT, {})


def test_a_hidden_number_judges_nothing() -> None:
    hidden = stories.finding(stories.SMALL)
    (row,) = told(raw_voices(FOUR, said("m0 imd hinders"), Asked(joint={"imd": hidden.id})), hidden)[1].joint
    assert (row.judged, row.accord) == (Judged.CANNOT_SAY, Accord.UNCLEAR)


def test_no_joint_display_is_made_where_none_is_asked_for() -> None:
    assert told(raw_voices(FOUR, SAID))[1].joint == ()


# --- Out of the doorway -----------------------------------------------------------------------------------------------


def as_json(findings: Findings) -> dict[str, object]:
    text = results.to_json(findings, header=results.Header("x", Text.same("X")))
    parsed: dict[str, object] = json.loads(text)
    return parsed


def test_interviews_go_through_the_doorway_into_results() -> None:
    voices = raw_voices(FOUR, SAID, Asked(attributes={f"m{place}": {"school": "SD"} for place in range(8)}))
    published = publish(RawFindings((), voices=(voices,)), None, period=PERIOD, rule=PUBLIC)
    (bound,) = as_json(published)["voices"]  # type: ignore[misc]
    imd = bound["themes"][0]
    assert imd["stances_by_group"][0] == ["mother", "supports", "said.proportion.imd.mother.supports"]
    assert imd["quotes"][0]["attributes"] == [[{"id": "school (id)", "en": "school (en)"}, {"id": "SD", "en": "SD"}]]
    assert imd["quotes"][0]["language"] == "id"
    assert imd["reach"] == "all_groups"
    assert bound["saturation"][0] == {"order": 1, "new": 1, "cumulative": 1}
    assert "parent" not in {group["id"] for group in bound["groups"]}


def test_every_id_of_the_made_up_voices_is_a_finding_with_a_quantity() -> None:
    findings = voices_findings()
    bound = voices_of(findings)
    for theme in bound.themes:
        for name in (theme.whole, *theme.by_group.values(), *theme.stances.values(), *theme.stances_by_group.values()):
            assert isinstance(findings[name].quantity, Estimate)
    assert {row.accord for row in bound.joint} == set(Accord)
    assert {theme.reach for theme in bound.themes} == set(Reach)
    assert as_json(findings)["voices"]

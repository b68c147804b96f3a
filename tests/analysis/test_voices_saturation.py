"""Whether further interviews brought new themes, and what to keep in mind with a set of interviews."""

from __future__ import annotations

from dataclasses import replace

import pytest
from interviews import Asked, raw_voices, said

from reportgen.analysis.saturation import course, is_saturated
from reportgen.analysis.voices_verdict import Gathered, verdict
from reportgen.findings import Provenance, SaturationPoint, Usability, VoicesReason
from reportgen.raw import RawVoices


def points(*new: int) -> tuple[SaturationPoint, ...]:
    return tuple(SaturationPoint(order, each, sum(new[:order])) for order, each in enumerate(new, start=1))


def test_a_theme_is_new_once_and_an_interview_without_a_segment_brings_none() -> None:
    voices = raw_voices(
        {"mother": ["m1", "m2", "m3", "m4"]},
        said("m3 family", "m3 imd", "m1 imd", "m1 imd", "m4 other", "m4 sanctions"),
    )
    assert course(voices.informants, voices.segments, themes={"imd", "family", "sanctions"}) == points(1, 0, 1, 1)


def test_interviews_go_by_their_order_not_by_the_order_of_the_list() -> None:
    voices = raw_voices({"mother": ["m1", "m2"]}, said("m1 imd", "m2 imd", "m2 family"))
    backwards = tuple(replace(each, order=9 - each.order) for each in voices.informants)
    assert [point.new for point in course(backwards, voices.segments, themes={"imd", "family"})] == [2, 0]


@pytest.mark.parametrize(
    ("new", "saturated"),
    [
        ((3, 1, 0, 1, 0, 0, 0), True),
        ((3, 1, 0, 0, 1, 0, 0), False),
        ((3, 0, 0, 0, 0, 0), False),
        ((0, 0, 0, 0, 0, 0, 0), False),
        ((), False),
    ],
)
def test_three_interviews_in_a_row_after_four_must_bring_nothing_new(new: tuple[int, ...], saturated: bool) -> None:  # noqa: FBT001
    assert is_saturated(points(*new)) is saturated


def quiet(**changes: object) -> tuple[RawVoices, Gathered]:
    """Give interviews with which nothing is the matter, but for what is changed."""
    voices = raw_voices({"mother": ["m1"]}, said("m1 imd - ana", "m1 imd - budi"), Asked())
    gathered = Gathered(n_informants=20, n_groups=4, n_segments=50, saturation=points(3, 0, 0, 0, 0, 0, 0))
    facts = {name: change for name, change in changes.items() if hasattr(voices.facts, name)}
    amounts = {name: change for name, change in changes.items() if name not in facts}
    return replace(voices, facts=replace(voices.facts, **facts)), replace(gathered, **amounts)  # type: ignore[arg-type]


def test_interviews_with_nothing_the_matter_are_complete() -> None:
    voices, gathered = quiet()
    assert verdict(voices.facts, gathered) == (Usability.USABLE, (VoicesReason.COMPLETE,))


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"n_informants": 5}, VoicesReason.FEW_INFORMANTS),
        ({"n_groups": 1}, VoicesReason.ONE_GROUP),
        ({"saturation": points(1, 1, 1, 1, 1, 1, 1)}, VoicesReason.NOT_SATURATED),
        ({"n_coders": 1}, VoicesReason.ONE_CODER),
        ({"unmapped": (("Lain-lain", 3),)}, VoicesReason.CODES_UNMAPPED),
        ({"provenance": Provenance.ILLUSTRATIVE}, VoicesReason.ILLUSTRATIVE),
        ({"provenance": Provenance.RECONSTRUCTED}, VoicesReason.RECONSTRUCTED),
    ],
)
def test_each_doubt_calls_for_caution_and_is_named(changes: dict[str, object], reason: VoicesReason) -> None:
    voices, gathered = quiet(**changes)
    assert verdict(voices.facts, gathered) == (Usability.CAUTION, (reason,))


def test_six_informants_are_not_few() -> None:
    voices, gathered = quiet(n_informants=6)
    assert verdict(voices.facts, gathered)[0] is Usability.USABLE


def test_without_a_segment_nothing_may_be_said() -> None:
    voices, gathered = quiet(n_segments=0, saturation=points(0, 0, 0, 0, 0, 0, 0))
    assert verdict(voices.facts, gathered) == (Usability.NOT_USABLE, (VoicesReason.NOT_SATURATED,))

"""Two coders: how far they agree on a theme, over the words that both coded."""

from __future__ import annotations

import pytest
from interviews import said

from reportgen.analysis.coders import coders, kappa_of, n_judged
from reportgen.analysis.effects import Effect, NoEffect
from reportgen.estimates import AbsenceReason
from reportgen.raw import RawSegment


def judged_by_two(*, both: int, first: int, second: int, neither: int) -> tuple[RawSegment, ...]:
    """Give stretches of talk that both coders coded: with ``imd`` by both, by one of them, by neither."""
    lines: list[str] = []
    pairs = [("imd", "imd")] * both + [("imd", "other")] * first + [("other", "imd")] * second
    for place, (ana, budi) in enumerate([*pairs, *[("other", "other")] * neither]):
        lines += [f"m{place % 7} {ana} - ana words number {place}", f"m{place % 7} {budi} - budi words number {place}"]
    return said(*lines)


def test_kappa_is_that_of_a_table_worked_by_hand() -> None:
    # 20 both, 5 and 10 one of them, 15 neither: observed 35/50, by chance 1/2, (0.7 - 0.5) / (1 - 0.5)
    segments = judged_by_two(both=20, first=5, second=10, neither=15)
    found = kappa_of("imd", segments)
    assert isinstance(found, Effect)
    assert found.value == pytest.approx(0.4)
    assert n_judged(segments) == 50


def test_words_that_one_coder_left_alone_are_no_disagreement() -> None:
    alone = said(*(f"m1 imd - ana only ana read {place}" for place in range(9)))
    found = kappa_of("imd", judged_by_two(both=20, first=5, second=10, neither=15) + alone)
    assert isinstance(found, Effect)
    assert found.value == pytest.approx(0.4)


def test_the_same_words_of_two_informants_are_two_stretches_of_talk() -> None:
    segments = said("m1 imd - ana Tidak tahu", "m1 imd - budi Tidak  tahu", "m2 imd - ana Tidak tahu")
    assert n_judged(segments) == 1


def test_two_themes_on_the_same_words_are_no_disagreement() -> None:
    segments = said("m1 imd - ana x", "m1 family - ana x", "m1 imd - budi x", "m2 family - ana y", "m2 other - budi y")
    found = kappa_of("imd", segments)
    assert isinstance(found, Effect)
    assert found.value == pytest.approx(1)


def test_a_theme_that_nobody_gave_has_no_kappa() -> None:
    segments = judged_by_two(both=0, first=0, second=0, neither=8)
    assert kappa_of("imd", segments) == NoEffect(AbsenceReason.NO_VARIATION)


def test_coders_who_read_nothing_in_common_have_no_kappa() -> None:
    segments = said("m1 imd - ana x", "m2 imd - budi y")
    assert kappa_of("imd", segments) == NoEffect(AbsenceReason.ZERO_DENOMINATOR)


def test_agreement_of_one_or_three_coders_is_refused() -> None:
    assert coders(said("m1 imd", "m2 imd")) == ()
    for segments in (said("m1 imd - ana"), said("m1 imd - ana", "m1 imd - budi", "m1 imd - citra")):
        with pytest.raises(ValueError, match="two coders"):
            kappa_of("imd", segments)

"""Values of studies in words: p-values that are never nought, intervals of ratios."""

import pytest

from reportgen.estimates import Interval
from reportgen.locales.languages import Language
from reportgen.locales.messages import PlainInterval, PValue
from reportgen.locales.voice import voice

INDONESIAN, ENGLISH = voice(Language.INDONESIAN), voice(Language.ENGLISH)
SPACE = "\N{NO-BREAK SPACE}"


def plain(words: str) -> str:
    return words.replace(SPACE, " ")


@pytest.mark.parametrize(
    ("value", "indonesian", "english"),
    [
        (0.0, "p < 0,001", "p < 0.001"),
        (4.5e-8, "p < 0,001", "p < 0.001"),
        (0.00099, "p < 0,001", "p < 0.001"),
        (0.001, "p = 0,001", "p = 0.001"),
        (0.0031, "p = 0,003", "p = 0.003"),
        (0.0124, "p = 0,01", "p = 0.01"),
        (0.039, "p = 0,04", "p = 0.04"),
        (0.325, "p = 0,33", "p = 0.33"),
        (0.979, "p = 0,98", "p = 0.98"),
        (0.997, "p > 0,99", "p > 0.99"),
        (1.0, "p > 0,99", "p > 0.99"),
    ],
)
def test_a_p_value_has_two_decimals_or_three_and_is_never_nought(value: float, indonesian: str, english: str) -> None:
    assert plain(INDONESIAN.say(PValue(value))) == indonesian
    assert plain(ENGLISH.say(PValue(value))) == english


@pytest.mark.parametrize(("value", "words"), [(0.049, "0.049"), (0.051, "0.051"), (0.044, "0.04"), (0.055, "0.06")])
def test_near_five_per_cent_a_p_value_keeps_the_decimal_that_tells_its_side(value: float, words: str) -> None:
    assert ENGLISH.say(PValue(value, bare=True)) == words


def test_a_p_value_holds_together_on_its_line() -> None:
    assert ENGLISH.say(PValue(0.0001)) == f"p{SPACE}<{SPACE}0.001"
    assert ENGLISH.say(PValue(0.0001, bare=True)) == f"<{SPACE}0.001"


def test_the_interval_of_a_ratio_has_two_decimals_and_its_level() -> None:
    interval = Interval(1.023, 2.339)
    assert INDONESIAN.say(PlainInterval(interval)) == "IK\u00a095%: 1,02–2,34"
    assert ENGLISH.say(PlainInterval(interval)) == "95%\u00a0CI 1.02–2.34"
    assert ENGLISH.say(PlainInterval(interval, bare=True)) == "1.02–2.34"


def test_an_interval_that_begins_below_nought_has_a_word_between_its_limits() -> None:
    interval = Interval(-0.104, 0.3)
    assert INDONESIAN.say(PlainInterval(interval, bare=True)) == "−0,10 sampai 0,30"
    assert ENGLISH.say(PlainInterval(interval)) == "95%\u00a0CI −0.10 to 0.30"

"""Numbers, percentages, dates and lists in a language's conventions.

In: plain numbers and dates with a language. Out: strings. Rounding is half away from zero, as a spreadsheet does (Babel
by itself rounds half to even), on the shortest decimal that names the number, so that 0.285 rounds as it reads.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import ROUND_HALF_UP, Decimal

from babel.dates import format_date, get_month_names
from babel.lists import format_list
from babel.numbers import format_decimal

from reportgen.locales.languages import Language
from reportgen.periods import Month

PER_CENT = Decimal(100)
MINUS = "−"
_ENDS = (Decimal(0), PER_CENT)
_MOST_PLACES = 4


def rounded(value: float | Decimal, decimals: int) -> Decimal:
    """Give ``value`` rounded half away from zero; nought never carries a minus."""
    exact = value if isinstance(value, Decimal) else Decimal(repr(float(value)))
    result = exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)
    return abs(result) if result == 0 else result


def decimal(value: float | Decimal, decimals: int, language: Language) -> str:
    """Give ``1.234,5`` (id) or ``1,234.5`` (en) with exactly so many decimals and a true minus sign."""
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    words: str = format_decimal(rounded(value, decimals), format=pattern, locale=language.locale)
    return words.replace("-", MINUS)


def percent_number(share: float, decimals: int, language: Language) -> str:
    """Give a share 0–1 as a percentage without its sign: ``76,3``."""
    return decimal(_per_cent(share), decimals, language)


def percent(share: float, decimals: int | None, language: Language) -> str:
    """Give a share 0–1 as a percentage, the sign closed up: ``76,3%``.

    ``decimals`` of ``None`` gives all that the share has. A share that is not nought is never ``0%``, and one that is
    not all never ``100%``: it gets the decimals that tell it apart.
    """
    exact = _per_cent(share)
    places = _places(exact) if decimals is None else decimals
    while rounded(exact, places) in _ENDS and exact not in _ENDS and places < _MOST_PLACES:
        places += 1
    return decimal(exact, places, language) + "%"


def _places(exact: Decimal) -> int:
    exponent = exact.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def points(difference: float, decimals: int, language: Language, *, signed: bool = True) -> str:
    """Give a difference of shares in percentage points, without the unit: ``+5,2``, ``−3.0``."""
    words = decimal(_per_cent(difference), decimals, language)
    is_positive = rounded(_per_cent(difference), decimals) > 0
    return f"+{words}" if signed and is_positive else words


SMALLEST_P, LARGEST_P = Decimal("0.001"), Decimal("0.995")
_TWO_PLACES_FROM = Decimal("0.01")
_ROUND_FIVE_PER_CENT = (Decimal("0.045"), Decimal("0.055"))


def p_value(value: float, language: Language) -> tuple[str, str]:
    """Give a p-value as its sign and its number: ``=`` and ``0,04``, ``<`` and ``0,001``, ``>`` and ``0,99``.

    Two decimals from 0.01 on, three below; near 0.05 three too, where two would show 0.049 as 0.05.

    Source: New England Journal of Medicine, Statistical Reporting Guidelines; AMA Manual of Style, 11th ed., 19.4.
    """
    exact = Decimal(repr(float(value)))
    if exact < SMALLEST_P:
        return "<", decimal(SMALLEST_P, 3, language)
    if exact >= LARGEST_P:
        return ">", decimal(Decimal("0.99"), 2, language)
    lower, upper = _ROUND_FIVE_PER_CENT
    close = exact < _TWO_PLACES_FROM or lower <= exact < upper
    return "=", decimal(exact, 3 if close else 2, language)


def month_name(month: Month, language: Language, *, short: bool = False) -> str:
    """Give ``Februari 2025`` or ``Feb 2025``."""
    names = get_month_names("abbreviated" if short else "wide", locale=language.locale)
    return f"{names[month.number]} {month.year}"


def month_only(month: Month, language: Language) -> str:
    """Give ``Februari``."""
    name: str = get_month_names("wide", locale=language.locale)[month.number]
    return name


def short_month(month: Month, language: Language) -> str:
    """Give ``Agu`` or ``Aug``."""
    name: str = get_month_names("abbreviated", locale=language.locale)[month.number]
    return name


def long_date(day: date, language: Language) -> str:
    """Give ``21 November 2026``."""
    words: str = format_date(day, format="d MMMM y", locale=language.locale)
    return words


def listing(items: Sequence[str], language: Language) -> str:
    """Give ``A, B, dan C`` or ``A, B and C``."""
    words: str = format_list(list(items), locale=language.locale)
    return words


def _per_cent(share: float) -> Decimal:
    return Decimal(repr(float(share))) * PER_CENT

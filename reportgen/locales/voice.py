"""A voice: one language's way of wording messages, numbers, dates and lists.

In: a language and its catalogue. Out: strings. Rooms that draw or print take a ``Voice`` and ask it for every word, so
none of them contains a sentence.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache

from reportgen.locales import numbers
from reportgen.locales.catalogue import Catalogue, catalogue
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import (
    ConfidenceInterval,
    Message,
    Number,
    Ordinary,
    OutOf,
    Percent,
    PlainInterval,
    Points,
    PValue,
    Several,
    ShortMonth,
    ShortQuarter,
    Value,
)
from reportgen.periods import Month, Period, PeriodKind

_ROMAN = ("I", "II", "III", "IV")


@cache
def voice(language: Language) -> Voice:
    """Give the voice of a language, made once a process."""
    return Voice(language, catalogue(language))


@dataclass(frozen=True, slots=True)
class Voice:
    """Words in one language."""

    language: Language
    catalogue: Catalogue

    def say(self, value: Value) -> str:  # noqa: C901, PLR0911, PLR0912 -- one line a kind of value is the clearest table
        """Word any value.

        Raises ``KeyError`` for a message that the catalogue lacks or a value that the message names and did not get:
        both are defects, which the tests of the catalogues find before a brief does.
        """
        match value:
            case Message():
                return self._message(value)
            case Text():
                return value.in_(self.language)
            case str():
                return value
            case bool():
                message = "a truth value has no words"
                raise TypeError(message)
            case int():
                return self.number(value)
            case Number():
                return self.number(value.value, value.decimals)
            case Percent():
                return self.percent(value.share, value.decimals)
            case Points():
                return self.points(value)
            case OutOf():
                return self._fill(
                    "value.out_of", numerator=self.number(value.numerator), denominator=self.number(value.denominator)
                )
            case Ordinary():
                return self._ordinary(value)
            case ConfidenceInterval():
                return self._interval(value)
            case PlainInterval():
                return self._plain_interval(value)
            case PValue():
                return self._p_value(value)
            case Several():
                return self._several(value)
            case ShortMonth():
                return numbers.short_month(value.month, self.language)
            case ShortQuarter():
                return self._fill("value.quarter.short", quarter=self._quarter(value.quarter))
            case Month():
                return self.month(value)
            case Period():
                return self.period(value)
            case date():
                return numbers.long_date(value, self.language)

    def number(self, value: float, decimals: int = 0) -> str:
        """Give ``1.234`` or ``1,234``; rounded half away from zero."""
        return numbers.decimal(value, decimals, self.language)

    def percent(self, share: float, decimals: int | None = 1) -> str:
        """Give ``76,3%`` or ``76.3%`` for a share 0–1."""
        return numbers.percent(share, decimals, self.language)

    def points(self, value: Points) -> str:
        """Give ``5,2 poin persentase`` or ``5.2 percentage points``."""
        difference = value.difference if value.signed else abs(value.difference)
        rounded = numbers.points(difference, value.decimals, self.language, signed=value.signed)
        if value.bare:
            return rounded
        return self._message(Message("value.points", (("points", rounded),), count=2))

    def month(self, month: Month, *, short: bool = False) -> str:
        """Give ``Februari 2025`` (or ``Feb 2025``)."""
        return numbers.month_name(month, self.language, short=short)

    def period(self, period: Period) -> str:
        """Give ``Triwulan I 2025`` or ``Q1 2025``; a year, a month or a span in the language's own way."""
        if period.kind is PeriodKind.QUARTER:
            return self._fill("value.quarter", quarter=self._quarter(period.quarter), year=str(period.start.year))
        if period.kind is PeriodKind.YEAR:
            return str(period.start.year)
        if period.kind is PeriodKind.MONTH:
            return self.month(period.first_month)
        if period.kind is PeriodKind.MONTHS:
            return self._months(period.first_month, period.last_month)
        return self._span(*(numbers.long_date(day, self.language) for day in (period.start, period.end)))

    def _quarter(self, quarter: int) -> str:
        return _ROMAN[quarter - 1] if self.language is Language.INDONESIAN else str(quarter)

    def _months(self, first: Month, last: Month) -> str:
        if first.year == last.year:
            return f"{numbers.month_only(first, self.language)}–{self.month(last)}"
        return self._span(self.month(first), self.month(last))

    def _span(self, first: str, last: str) -> str:
        return self._fill("value.span", first=first, last=last)

    def _fill(self, identity: str, **values: str) -> str:
        return self.catalogue.fill(identity, values, count=None)

    def _message(self, message: Message) -> str:
        values = {name: self.say(value) for name, value in message.values}
        return self.catalogue.fill(message.id, values, count=message.count)

    def _ordinary(self, value: Ordinary) -> str:
        words = {
            name: self._fill(f"value.small.{number}")
            for name, number in (("numerator", value.numerator), ("denominator", value.denominator))
        }
        return self._fill("value.ordinary", **words)

    def _interval(self, value: ConfidenceInterval) -> str:
        word = numbers.points if value.points else numbers.percent_number
        lower, upper = (
            word(limit, value.decimals, self.language) for limit in (value.interval.lower, value.interval.upper)
        )
        level = numbers.percent(value.interval.level, 0, self.language)
        dash = "value.interval.signed" if value.points else "value.interval"
        return self._fill(dash, level=level, lower=lower, upper=upper)

    def _plain_interval(self, value: PlainInterval) -> str:
        lower, upper = (self.number(limit, value.decimals) for limit in (value.interval.lower, value.interval.upper))
        dash = "value.interval.signed" if value.interval.lower < 0 else "value.interval"
        if value.bare:
            return self._fill(f"{dash}.bare", lower=lower, upper=upper)
        level = numbers.percent(value.interval.level, 0, self.language)
        return self._fill(dash, level=level, lower=lower, upper=upper)

    def _p_value(self, value: PValue) -> str:
        sign, words = numbers.p_value(value.value, self.language)
        if value.bare:
            return words if sign == "=" else f"{sign}\N{NO-BREAK SPACE}{words}"
        return self._fill("value.p", sign=sign, value=words)

    def _several(self, value: Several) -> str:
        shown = [self.say(item) for item in value.items[: value.at_most]]
        hidden = len(value.items) - len(shown)
        if hidden:
            rest = self._message(Message("value.more", (("count", Number(hidden)),), count=hidden))
            shown.append(rest)
        return numbers.listing(shown, self.language)

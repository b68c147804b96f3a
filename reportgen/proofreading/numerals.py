"""Numbers in running text, however a language writes them.

In: words in a language. Out: the numbers in them, and those that two languages do not share. Digits are read by the
language's own marks (``1.234,5`` and ``1,234.5``), the Roman numeral of a quarter as its number; words from *three* on
count too, up to *ninety-nine*, while *one* and *two* do not: they hide in articles, in *both* and in *twice*.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from reportgen.locales.languages import Language
from reportgen.proofreading.passages import Flaw

NUMBERS = "numbers"
_QUARTERS = {"I": "1", "II": "2", "III": "3", "IV": "4"}
_ROMAN_QUARTER = re.compile(r"\b(?:triwulan|tw)\s+(I{1,3}|IV)\b", re.IGNORECASE)
_ENGLISH_QUARTER = re.compile(r"\bQ([1-4])\b")
_PLACES = re.compile(r"\{[^{}]*\}")
_RUPIAH = re.compile(r"\bRp(?=\d)")
_MARKS = {Language.INDONESIAN: (".", ","), Language.ENGLISH: (",", ".")}
"""Between thousands, and before decimals."""
_NUMBER = {
    language: re.compile(
        rf"(?<![\w.,])\d{{1,3}}(?:[{group}]\d{{3}})+(?:[{mark}]\d+)?(?!\d)|(?<![A-Za-z\d])\d+(?:[{mark}]\d+)?"
    )
    for language, (group, mark) in _MARKS.items()
}
_UNITS = {
    Language.INDONESIAN: ("satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan", "sepuluh"),
    Language.ENGLISH: ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
}
_TEENS = ("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_SATU, _ONE = ("|".join(_UNITS[language]) for language in (Language.INDONESIAN, Language.ENGLISH))
_SPELT = {
    Language.INDONESIAN: re.compile(
        rf"\b(?!(?:se)?perempat)(?:ke|ber|(?:se)?per)?(?:(?P<tens>{_SATU}) puluh(?: (?P<more>{_SATU}))?"
        rf"|(?P<teen>{_SATU}|se) ?belas|(?P<unit>{_SATU})(?:nya)?)\b",
        re.IGNORECASE,
    ),
    Language.ENGLISH: re.compile(
        rf"\b(?:(?P<tens>{'|'.join(_TENS)})(?:[- ](?P<more>{_ONE}))?|(?P<teen>{'|'.join(_TEENS)})|(?P<unit>{_ONE}))\b",
        re.IGNORECASE,
    ),
}
_FEW = {
    Language.INDONESIAN: {
        Decimal(1): r"\b(?:satu|pertama|se(?:jam|hari|minggu|bulan|tahun|kali|orang))\b",
        Decimal(2): r"\b(?:ke)?dua(?:nya)?\b",
    },
    Language.ENGLISH: {
        Decimal(1): r"\b(?:one|single|once|first|an?(?= (?:hour|day|week|month|year)))\b",
        Decimal(2): r"\b(?:two|both|twice|second)\b",
    },
}
"""How one and two hide; they excuse a digit in the other language and are not counted by themselves."""
_ORDINALS = {"third": 3, "thirds": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9}
_FEWEST = 3
_AROUND = 24
_ORDINALS |= {"tenth": 10}
_ORDINAL = re.compile(rf"\b({'|'.join(_ORDINALS)})\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """One number: as it is written, its value, and the words just before and after it."""

    written: str
    value: Decimal
    before: str = ""
    after: str = ""

    @property
    def decimals(self) -> int:
        """With how many decimals it is written."""
        exponent = self.value.as_tuple().exponent
        return max(0, -exponent) if isinstance(exponent, int) else 0


def figures_of(text: str, language: Language) -> tuple[Figure, ...]:
    """Give the numbers that stand in a text in digits, in order; a named place (``{count}``) holds none."""
    plain = _ROMAN_QUARTER.sub(lambda match: f"TW {_QUARTERS[match[1].upper()]}", _PLACES.sub(" ", text))
    plain = _RUPIAH.sub("Rp ", _ENGLISH_QUARTER.sub(r"quarter \1", plain))
    group, mark = _MARKS[language]
    return tuple(
        Figure(
            match[0],
            Decimal(match[0].replace(group, "").replace(mark, ".")),
            plain[max(0, match.start() - _AROUND) : match.start()],
            plain[match.end() : match.end() + _AROUND],
        )
        for match in _NUMBER[language].finditer(plain)
    )


def spelt(text: str, language: Language) -> Counter[Decimal]:
    """Give how often a text spells each number from three to ninety-nine in words."""
    found = Counter(_value(match, language) for match in _SPELT[language].finditer(text))
    if language is Language.ENGLISH:
        found += Counter(Decimal(_ORDINALS[match[1].casefold()]) for match in _ORDINAL.finditer(text))
    return Counter({number: times for number, times in found.items() if number >= _FEWEST})


def _value(match: re.Match[str], language: Language) -> Decimal:
    """Give what a spelt number is: of tens with or without units, of eleven to nineteen, or of a unit."""
    units = _UNITS[language]
    parts = {name: words.casefold() for name, words in match.groupdict().items() if words is not None}
    if "tens" in parts:
        tens = _TENS.index(parts["tens"]) + 2 if language is Language.ENGLISH else units.index(parts["tens"]) + 1
        return Decimal(tens * 10 + (units.index(parts["more"]) + 1 if "more" in parts else 0))
    if "teen" in parts:
        teens = units if language is Language.INDONESIAN else _TEENS
        return Decimal(11 if parts["teen"] == "se" else teens.index(parts["teen"]) + 11)
    return Decimal(units.index(parts["unit"]) + 1)


def differing(texts: Mapping[Language, str]) -> Flaw | None:
    """Give the numbers that one language has and the other has not; ``None`` where they are the same, or one is alone.

    A number up to ten may stand in digits in one language and in words in the other.
    """
    if len(texts) < len(Language):
        return None
    counted = {
        language: Counter(figure.value for figure in figures_of(words, language)) + spelt(words, language)
        for language, words in texts.items()
    }
    indonesian, english = counted[Language.INDONESIAN], counted[Language.ENGLISH]
    only = {
        Language.INDONESIAN: _unspelt(indonesian - english, texts[Language.ENGLISH], Language.ENGLISH),
        Language.ENGLISH: _unspelt(english - indonesian, texts[Language.INDONESIAN], Language.INDONESIAN),
    }
    if not any(only.values()):
        return None
    found = "; ".join(f"{_listed(numbers)} only in {language.value}" for language, numbers in only.items() if numbers)
    return Flaw(NUMBERS, found, "the same numbers in both languages", "correct the one that is wrong")


def _unspelt(numbers: Counter[Decimal], other: str, language: Language) -> Counter[Decimal]:
    """Give the numbers without those that the other language spells as one or two."""
    left = Counter(numbers)
    for number, words in _FEW[language].items():
        left[number] -= len(re.findall(words, other, re.IGNORECASE))
    return +left


def _listed(numbers: Counter[Decimal]) -> str:
    return ", ".join(f"{number:f}" for number in sorted(numbers.elements()))

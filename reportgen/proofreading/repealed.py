"""Regulations that a text names, and whether it may name them as it does.

In: a passage, regulations, the brief's own date. Out: flaws: a regulation that has ended by then, named in a sentence
that does not say so. A text that is dated before the end is right.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from reportgen.proofreading.passages import Flaw, Passage
from reportgen.rulebook import Force, Regulation

REPEALED = "repealed_law"
_NUMBERED = re.compile(r"^(?P<kind>.+?)\s+(?:No\.?\s*|Nomor\s+)?(?P<number>\d+)/(?P<year>\d{4})$")
_KINDS: Mapping[str, tuple[str, ...]] = {
    "UU": ("UU", "Undang-Undang", "Law", "Act"),
    "PP": ("PP", "Peraturan Pemerintah", "Government Regulation", "GR"),
    "Perpres": ("Perpres", "Peraturan Presiden", "Presidential Regulation"),
    "Permenkes": (
        "Permenkes",
        "PMK",
        "Peraturan Menteri Kesehatan",
        "Minister of Health Regulation",
        "MoH Regulation",
        "Ministry of Health Regulation",
        "Health Minister Regulation",
        "Regulation of the Minister of Health",
    ),
    "Kepmenkes": (
        "Kepmenkes",
        "Keputusan Menteri Kesehatan",
        "Minister of Health Decree",
        "MoH Decree",
        "Ministry of Health Decree",
        "Decree of the Minister of Health",
    ),
}
"""How the kinds of regulation are written, in either language: by the short form of a regulation's name."""
_SAYS_SO = re.compile(
    r"\b(?:dicabut|mencabut|pencabutan|(?:tidak|tak)(?: lagi)? berlaku|berlaku sampai|digantikan|diganti|menggantikan|"
    r"pengganti|superseded|supersed(?:es|ing)|repeal(?:ed|s|ing)?|replac(?:ed|es|ing)|revok(?:ed|es|ing)|"
    r"no longer (?:in force|applies|valid)|(?:was )?in force until|ended|lapsed)\b",
    re.IGNORECASE,
)
_SENTENCES = re.compile(r"(?<=[.!?;])\s+(?=[A-Z“\"(])")
_ABBREVIATED = re.compile(r"\b(No|Art|Arts|art|arts|no)\.\s+(?=[\dA-Z])")


def repealed(
    passage: Passage, regulations: Iterable[Regulation], day: date, *, known: Iterable[Regulation] = ()
) -> tuple[Flaw, ...]:
    """Give every regulation that has ended on ``day`` and is named without a word of it in the same sentence.

    ``known`` are regulations that may have taken its place, which are then called by their names.
    """
    words = _ABBREVIATED.sub(r"\1 ", passage.plain)
    ended = [each for each in regulations if each.force(day) is Force.ENDED and _named(each).search(words)]
    sentences = _SENTENCES.split(words) if ended else []
    return tuple(
        _flaw(regulation, match[0], day, called={each.id: each.name.in_(passage.language) for each in known})
        for regulation in ended
        for sentence in sentences
        if (match := _named(regulation).search(sentence)) and not _SAYS_SO.search(sentence)
    )


def _flaw(regulation: Regulation, found: str, day: date, *, called: Mapping[str, str]) -> Flaw:
    last = regulation.spans[-1].last
    since = f"; its last day was {last}" if last is not None else ""
    after = ", ".join(called.get(each, each) for each in regulation.successors)
    after = f", or name what took its place ({after})" if after else ""
    return Flaw(
        REPEALED,
        found,
        f"law in force on {day}{since}",
        f"say in the same sentence that it is no longer in force{after}",
    )


def _named(regulation: Regulation) -> re.Pattern[str]:
    """Give a pattern of every way in which running text names a regulation."""
    names = (words for _, words in (*regulation.name.versions, *regulation.title.versions))
    return _pattern((*names, *regulation.written))


@lru_cache(maxsize=512)
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join(dict.fromkeys(map(_way, names))), re.IGNORECASE)


def _way(name: str) -> str:
    literal = r"\s+".join(re.escape(word) for word in name.split())
    numbered = _NUMBERED.match(name)
    if numbered is None:
        return rf"(?<!\w){literal}(?!\w)"
    kinds = next((ways for ways in _KINDS.values() if numbered["kind"].casefold() in map(str.casefold, ways)), ())
    kind = "|".join(re.escape(each).replace(r"\ ", r"\s+") for each in kinds or (numbered["kind"],))
    of_the_state = r"(?:\s+(?:RI|Republik\s+Indonesia))?"
    number = rf"(?:\s+\(?(?:No\.?|Nomor|Number)\)?)?\s*{numbered['number']}"
    year = rf"(?:\s*/\s*|\s+(?:Tahun|of|year)\s+|\s*/\s*Tahun\s+){numbered['year']}"
    return rf"(?<!\w)(?:{kind}){of_the_state}{number}{year}(?!\d)"

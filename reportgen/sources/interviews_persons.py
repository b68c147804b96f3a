"""What in a quote would tell who somebody is: a person's name, a telephone or identity number, an e-mail address.

In: what somebody said. Out: kinds only, never the words themselves. A name is found by what stands before it (Bu, Pak,
Bidan, "nama saya"), by a list of frequent given names, or because the configuration lists it. Words are not enough to
be sure: who writes the quotes reads them all the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from reportgen.sources.interviews_words import FREQUENT, INSTITUTIONS, ORDINARY, ROLES, TITLES
from reportgen.sources.spelling import collapse
from reportgen.sources.survey_identity import Identifies, looks

_WORD = r"[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_]))*"
_TOKEN = re.compile(rf"{_WORD}\.?|\S")
_ABBREVIATED = frozenset({"ny", "tn", "sdr", "sdri", "bpk", "dr", "drg", "drs", "dra", "hj", "mr", "mrs", "ms", "prof"})
_INTRODUCES = re.compile(
    r"\b(?:nama(?:\s+(?:panggilan|lengkap))?\s+(?:saya|aku|dia|suami(?:nya|\s+saya)?|anak(?:nya|\s+saya)?|ibu(?:nya)?"
    r"|bayi(?:nya|\s+saya)?)|namanya|nama\s*:|bernama|panggil(?:an)?\s+saya|dipanggil|my\s+name\s+is|is\s+called"
    r"|(?:his|her)\s+name\s+is|named)\s+(?:adalah\s+|itu\s+|si\s+)?",
    re.IGNORECASE,
)
_MOBILE = re.compile(r"(?<![\w.,])8[1-9]\d(?:[ -]?\d){7,9}(?!\w)(?![.,]\d)")
_SIXTEEN = re.compile(r"(?<![\w.,])\d(?:[.-]?\d){15}(?!\w)(?![.,]\d)")
_INITIALS = 3
"""Up to so many capitals and nothing else are initials, the usual way to leave a name out, or an abbreviation."""
_TITLES_WITHOUT_STOP = TITLES - _ABBREVIATED
_BLANK = " ⸱ "
"""What stands in place of words that are allowed: a sign that is no word."""


@dataclass(frozen=True, slots=True)
class Watch:
    """What to look for beside what is found by itself: ``names`` that must not stand, ``allowed`` words that may."""

    names: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()


def identifying(text: str, watch: Watch) -> tuple[Identifies, ...]:
    """Give the kinds of what identifies a person in a text; none where nothing was found."""
    found = [kind for kind in (looks([text]), _number(text)) if kind is not None]
    if _listed(text, watch.names) or any(_persons(_without(text, watch.allowed))):
        found.append(Identifies.NAME)
    return tuple(dict.fromkeys(found))


def _number(text: str) -> Identifies | None:
    if _SIXTEEN.search(text):
        return Identifies.IDENTITY
    return Identifies.PHONE if _MOBILE.search(text) else None


def _listed(text: str, names: Sequence[str]) -> bool:
    return bool(names) and _phrases(tuple(names)).search(text) is not None


def _without(text: str, allowed: Sequence[str]) -> str:
    return _phrases(tuple(allowed)).sub(_BLANK, text) if allowed else text


@lru_cache(maxsize=64)
def _phrases(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Give what finds any of some words, whole, whatever their case; the longest first."""
    spelled = sorted((collapse(phrase) for phrase in phrases), key=len, reverse=True)
    either = "|".join(r"\s+".join(re.escape(word) for word in phrase.split()) for phrase in spelled)
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)


def _persons(text: str) -> Iterator[bool]:
    """Go through everything that may be a name, and say of each whether it looks like one."""
    tokens = [match[0] for match in _TOKEN.finditer(text)]
    for place, word in enumerate(tokens):
        yield _is_frequent(word, place, tokens)
        if _is_title(word):
            yield _follows(tokens, place + 1)
    for match in _INTRODUCES.finditer(text):
        yield _follows(_TOKEN.findall(text[match.end() :])[:_INITIALS], 0)


def _is_title(word: str) -> bool:
    """Say whether a word stands before names; one that only its full stop tells from a word must have it."""
    bare = word.rstrip(".").casefold()
    if bare == "h":
        return word == "H."
    return bare in _ABBREVIATED or (bare in _TITLES_WITHOUT_STOP and not word.endswith("."))


def _follows(tokens: Sequence[str], place: int) -> bool:
    """Say whether a name stands at a place, be it after further titles and roles ("Bu Bidan …", "Pak Haji …")."""
    for written in tokens[place:]:
        bare = written.rstrip(".")
        word = bare.casefold()
        if word in FREQUENT:
            return True
        if not (_is_title(written) or word in ROLES):
            return word not in INSTITUTIONS | ORDINARY and _looks_like_name(bare)
        if written.endswith(".") and not _is_title(written):
            return False  # the sentence ends here
    return False


def _looks_like_name(word: str) -> bool:
    if not word[:1].isupper():
        return False
    return not (word.isupper() and len(word) <= _INITIALS)


def _is_frequent(word: str, place: int, tokens: Sequence[str]) -> bool:
    """Say whether a word is a given name that many bear: with a capital, and not within the name of an institution."""
    bare = word.rstrip(".")
    before = tokens[place - 1].casefold() if place else ""
    return bare[:1].isupper() and bare.casefold() in FREQUENT and before not in INSTITUTIONS

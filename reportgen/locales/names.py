"""Proper names of places as they are printed, and as they stand in ids.

In: names as a register records them. Out: the same names, readable, and slugs. A proper name reads the same in every
language, so this needs no catalogue.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ROMAN = re.compile(r"(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_ABBREVIATIONS = frozenset({"RT", "RW", "UPT", "UPTD"})


def readable(name: str) -> str:
    """Give a place's name as it is printed: ``SUMBERSUKO`` becomes ``Sumbersuko``; one in small letters stays as it is.

    Roman numerals and the abbreviations of administration keep their capitals (``KEPANJEN II``, ``RW 05``).
    """
    return _WORD.sub(_cased, name) if name.isupper() else name


def _cased(match: re.Match[str]) -> str:
    word = match[0]
    return word if word in _ABBREVIATIONS or _ROMAN.fullmatch(word) else word.capitalize()


def slug(name: str) -> str:
    """Give small ASCII letters, digits and hyphens; ``""`` where a name has none of them."""
    letters = (letter for letter in unicodedata.normalize("NFKD", name) if not unicodedata.combining(letter))
    return re.sub(r"[^a-z0-9]+", "-", "".join(letters).lower()).strip("-")


def slugs(names: Iterable[str]) -> dict[str, str]:
    """Give name → slug, no two alike.

    Names that would share a slug are numbered in alphabetical order (``sumber``, ``sumber-2``), whatever order they
    come in, so that an id stays the same from run to run.
    """
    unique = sorted(set(names))
    taken: dict[str, str] = {}
    given = {slug(name) for name in unique}
    for name in unique:
        wanted = slug(name) or "unnamed"
        free, number = wanted, 1
        while free in taken or (number > 1 and free in given):
            number += 1
            free = f"{wanted}-{number}"
        taken[free] = name
    return {name: short for short, name in taken.items()}

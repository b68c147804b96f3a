"""One term a concept, and no causal verb for what was only seen together.

In: a passage, and a ``Glossary`` (from ``configs/glossary.yaml``). Out: flaws. Words are found as whole words, in
capitals or not; a phrase that the glossary lets pass is taken out before anything is looked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from fnmatch import fnmatchcase
from functools import cached_property

from reportgen.locales.languages import Language
from reportgen.proofreading.passages import Flaw, Kind, Passage

TERM = "term"
CAUSAL = "causal"
_GAP = " … "
_CAUSAL_EXPECTED = "words that claim no cause"
_CAUSAL_ADVICE = (
    "say what goes together, or was found side by side; a cross-sectional figure shows no cause, and an action may not "
    "promise an effect"
)


@dataclass(frozen=True, slots=True)
class Term:
    """One concept in one language: the word for it, and those that must not stand for it.

    ``instead_of`` are whole words or phrases, ``patterns`` regular expressions for what needs its surroundings.
    ``house`` where the other words are right too, and only this program's own texts keep to the one.
    """

    concept: str
    language: Language
    term: str
    why: str
    instead_of: tuple[str, ...] = ()
    patterns: tuple[str, ...] = ()
    house: bool = False


@dataclass(frozen=True, slots=True)
class Exemption:
    """Words that may stand at some places (``voices.*``), and why."""

    check: str
    words: str
    at: str
    why: str

    def covers(self, check: str, found: str, place: str) -> bool:
        """Say whether it lets these words pass here."""
        return check == self.check and fnmatchcase(place, self.at) and fnmatchcase(found.lower(), self.words.lower())


@dataclass(frozen=True)
class Glossary:
    """The terms, the causal words and what is let pass, by language."""

    terms: tuple[Term, ...] = ()
    causal: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    harmless: Mapping[Language, tuple[str, ...]] = field(default_factory=dict)
    exemptions: tuple[Exemption, ...] = ()

    @cached_property
    def any_term(self) -> Mapping[Language, re.Pattern[str]]:
        """One pattern a language that finds any word that must not stand, so that a clean text costs one search."""
        return {language: _any(_sought(term) for term in self._of(language)) for language in Language}

    @cached_property
    def each_term(self) -> Mapping[Language, tuple[tuple[Term, re.Pattern[str]], ...]]:
        """Every term of a language with the pattern of its other words."""
        return {
            language: tuple((t, re.compile(_sought(t), re.IGNORECASE)) for t in self._of(language))
            for language in Language
        }

    @cached_property
    def any_cause(self) -> Mapping[Language, re.Pattern[str]]:
        """One pattern a language that finds a causal word."""
        return {language: _any(self.causal.get(language, ())) for language in Language}

    @cached_property
    def any_harmless(self) -> Mapping[Language, re.Pattern[str]]:
        """One pattern a language that finds a phrase of method in which a causal word claims nothing."""
        return {language: _any(map(_literal, self.harmless.get(language, ()))) for language in Language}

    def _of(self, language: Language) -> Iterator[Term]:
        return (term for term in self.terms if term.language is language)


def variants(passage: Passage, glossary: Glossary) -> tuple[Flaw, ...]:
    """Give every word of a passage that stands for a concept in place of its term."""
    if not passage.kind.is_ours or not glossary.any_term[passage.language].search(passage.plain):
        return ()
    return tuple(
        Flaw(TERM, match[0], term.term, term.why)
        for term, pattern in glossary.each_term[passage.language]
        if passage.house or not term.house
        for match in pattern.finditer(passage.plain)
        if not _let_pass(TERM, match[0], passage, glossary)
    )


def causes(passage: Passage, glossary: Glossary) -> tuple[Flaw, ...]:
    """Give every causal word of a passage that may not be causal."""
    if passage.may_be_causal or passage.kind is Kind.DEFINITION or not passage.kind.says_something:
        return ()
    words = glossary.any_harmless[passage.language].sub(_GAP, passage.plain)
    return tuple(
        Flaw(CAUSAL, match[0], _CAUSAL_EXPECTED, _CAUSAL_ADVICE)
        for match in glossary.any_cause[passage.language].finditer(words)
        if not _let_pass(CAUSAL, match[0], passage, glossary)
    )


def _let_pass(check: str, found: str, passage: Passage, glossary: Glossary) -> bool:
    return any(each.covers(check, found, passage.place) for each in glossary.exemptions)


def _sought(term: Term) -> str:
    return "|".join((*map(_literal, term.instead_of), *term.patterns)) or r"(?!)"


def _literal(phrase: str) -> str:
    words = r"\s+".join(re.escape(word) for word in phrase.split())
    return rf"(?<!\w){words}(?!\w)"


def _any(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", re.IGNORECASE)

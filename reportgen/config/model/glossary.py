"""The glossary of ``configs/glossary.yaml``.

In: a mapping. Out: ``GlossaryDefinition``. It is the program's own; no configuration lays anything over it.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import ConfigDict, Field

from reportgen.config.fields import Name, NonEmpty
from reportgen.config.model.base import Frozen
from reportgen.locales.languages import Language


class TermDefinition(Frozen):
    """The word for a concept in one language, and the words that must not stand for it."""

    term: NonEmpty
    """The word."""
    instead_of: tuple[NonEmpty, ...] = ()
    """Whole words or phrases, in capitals or not."""
    patterns: tuple[NonEmpty, ...] = ()
    """Regular expressions, for what needs its surroundings."""
    house: Annotated[bool, Field(strict=True)] = False
    """The other words are right too; only this program's own texts keep to the one."""


class ConceptDefinition(Frozen):
    """One concept."""

    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)

    indonesian: Annotated[TermDefinition | None, Field(alias="id")] = None
    """Its word in Indonesian."""
    english: Annotated[TermDefinition | None, Field(alias="en")] = None
    """Its word in English."""
    why: NonEmpty
    """Why it is this word."""


class ExemptionDefinition(Frozen):
    """Words that may stand at some places."""

    check: Literal["term", "causal"]
    """Which check."""
    words: NonEmpty
    """The words, with `*` for any letters."""
    at: NonEmpty
    """A message's id or a dotted path, with `*` for any part."""
    why: NonEmpty
    """Why they may."""


class GlossaryDefinition(Frozen):
    """One term a concept, the causal words, and what is let pass."""

    terms: dict[Name, ConceptDefinition]
    """The concepts, by name."""
    causal: dict[Language, tuple[NonEmpty, ...]]
    """Regular expressions of words that claim a cause."""
    harmless: dict[Language, tuple[NonEmpty, ...]]
    """Phrases of method in which such a word claims nothing."""
    exempt: tuple[ExemptionDefinition, ...] = ()
    """Words that may stand at some places."""
    names: dict[Language, tuple[NonEmpty, ...]]
    """Phrases with a number that belongs to a name or a definition."""

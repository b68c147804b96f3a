"""``configs/glossary.yaml`` → ``Glossary``.

In: the file that belongs to the program. Out: terms, causal words and what is let pass; read when first asked for, and
once a process.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from reportgen import resources
from reportgen.config.model.glossary import ConceptDefinition, GlossaryDefinition
from reportgen.config.tree import read_tree
from reportgen.config.validate import validate
from reportgen.errors import ConfigError
from reportgen.locales.languages import Language
from reportgen.proofreading import Exemption, Glossary, Term


def path() -> Path:
    """Give where the glossary stands."""
    return resources.configs() / "glossary.yaml"


@cache
def glossary() -> Glossary:
    """Give the glossary.

    Raises ``ConfigError`` where its file is damaged.
    """
    definition = _definition()
    terms = tuple(term for concept, each in definition.terms.items() for term in _terms(concept, each))
    exemptions = tuple(Exemption(each.check, each.words, each.at, each.why) for each in definition.exempt)
    return Glossary(terms, definition.causal, definition.harmless, exemptions)


def named_numbers() -> Mapping[Language, tuple[str, ...]]:
    """Give the phrases whose number belongs to a name or a definition, by language."""
    return _definition().names


@cache
def _definition() -> GlossaryDefinition:
    tree = read_tree(path())
    definition, problems = (None, ()) if tree.root is None else validate(GlossaryDefinition, tree.root)
    if definition is None or tree.problems:
        message = f"the glossary is not valid: {path()}"
        raise ConfigError(message, diagnostics=(*tree.problems, *problems))
    return definition


def _terms(concept: str, definition: ConceptDefinition) -> Iterator[Term]:
    words = {Language.INDONESIAN: definition.indonesian, Language.ENGLISH: definition.english}
    for language, each in words.items():
        if each is not None:
            yield Term(concept, language, each.term, definition.why, each.instead_of, each.patterns, each.house)

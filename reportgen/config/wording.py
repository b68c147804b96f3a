"""The texts of a configuration: where each stands, in which languages, and what it is.

In: ``Look``. Out: ``Written``. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.config.fields import THEME_KEYS, LevelDefinition, ThemeDefinition
from reportgen.config.look import Look
from reportgen.config.places import Keys, Leaf, Node, Place, Step, dotted
from reportgen.config.shape import Annotation, takes
from reportgen.locales.languages import Language, Text
from reportgen.proofreading import Kind, Passage
from reportgen.rulebook import Design

_BESIDE: Mapping[type, tuple[str, ...]] = {ThemeDefinition: THEME_KEYS, LevelDefinition: ("raw",), Text: ()}
"""What may stand beside the languages of a text, by what is expected at its spot."""
_LANGUAGES = {language.value: language for language in Language}
_CAUSAL_DESIGNS = frozenset(each.value for each in Design if each.may_be_causal)
_KINDS: tuple[tuple[tuple[str, ...], Kind], ...] = (
    (("brief", "title"), Kind.TITLE),
    (("brief", "note"), Kind.NOTE),
    (("notes",), Kind.NOTE),
    (("study",), Kind.STUDY),
    (("indicators", "*", "definition"), Kind.DEFINITION),
    (("indicators", "*", "caveat"), Kind.DEFINITION),
    (("sources", "*", "note"), Kind.SOURCE),
    (("evidence", "*", "citation"), Kind.SOURCE),
    (("evidence", "*", "population"), Kind.SOURCE),
    (("policy", "regulations"), Kind.LAW),
    (("policy", "evidence", "*", "citation"), Kind.SOURCE),
    (("policy", "evidence", "*", "line"), Kind.EVIDENCE),
    (("policy", "actions", "*", "do"), Kind.ACTION),
    (("policy", "actions", "*", "how"), Kind.ACTION),
    (("policy", "rules", "*", "why"), Kind.REASON),
    (("policy", "options", "*", "label"), Kind.OPTION),
    (("policy", "options", "*", "effect"), Kind.OPTION),
)
"""What the texts under a path are; what is not listed is a name or a label."""


@dataclass(frozen=True, slots=True)
class Written:
    """One text of a configuration: its path, its words by language with their places, and what it is.

    ``same`` where one text serves every language.
    """

    path: tuple[Step, ...]
    words: Mapping[Language, Leaf]
    kind: Kind
    may_be_causal: bool
    same: bool
    house: bool = False

    def passages(self, languages: tuple[Language, ...] = tuple(Language)) -> Iterator[tuple[Passage, Place]]:
        """Go through the words in each of these languages that it has, with where they stand."""
        for language in languages:
            leaf = self.words.get(language)
            if leaf is not None:
                place = dotted(self.path)
                passage = Passage(str(leaf.value), language, self.kind, place, self.may_be_causal, self.house)
                yield passage, leaf.place

    def plain(self, languages: tuple[Language, ...] = tuple(Language)) -> dict[Language, str]:
        """Give the words by language, as far as it has them."""
        return {language: str(self.words[language].value) for language in languages if language in self.words}


def texts(look: Look, *, house: bool = False) -> Iterator[Written]:
    """Go through every text of a configuration; ``house`` says that it is the program's own."""
    for path, node, expected in look.spots:
        words, same = _words(node, expected)
        if words:
            yield Written(path, words, kind_of(path), _found_by_review(look, path), same, house)


def kind_of(path: tuple[Step, ...]) -> Kind:
    """Say what the text at a path of a configuration is."""
    for start, kind in _KINDS:
        if len(path) >= len(start) and all(part in ("*", step) for part, step in zip(start, path, strict=False)):
            return kind
    return Kind.LABEL


def _words(node: Node, expected: Annotation) -> tuple[dict[Language, Leaf], bool]:
    """Give the words of a text by language, and whether one text serves all."""
    if not isinstance(node, Keys | Leaf) or (isinstance(node, Leaf) and not isinstance(node.value, str)):
        return {}, False
    beside = next((keys for shape, keys in _BESIDE.items() if takes(expected, shape)), None)
    if beside is None:
        return {}, False
    if isinstance(node, Leaf):
        return dict.fromkeys(Language, node), True
    entries = node.entries.items()
    return {
        _LANGUAGES[str(key)]: entry.node
        for key, entry in entries
        if key not in beside and str(key) in _LANGUAGES
        if isinstance(entry.node, Leaf) and isinstance(entry.node.value, str)
    }, False


def _found_by_review(look: Look, path: tuple[Step, ...]) -> bool:
    """Say whether a text tells what a review or a trial found."""
    if path[:1] != ("policy",) or path[1:2] not in {("options",), ("evidence",)}:
        return False
    design = look.at(*path[:3], "design")
    return isinstance(design, Leaf) and design.value in _CAUSAL_DESIGNS

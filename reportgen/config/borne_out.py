"""What bears out the numbers of an action, a rule, an option or a topic: the evidence and the law that it rests on.

In: a merged tree and a path in its ``policy``. Out: verified texts by language. A fact that nobody has checked bears
nothing out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from reportgen.config.glossary_file import named_numbers
from reportgen.config.places import Items, Keys, Leaf, Node, Place, Step, find
from reportgen.config.policy_file import built_in
from reportgen.config.wording import Written
from reportgen.locales.languages import Language
from reportgen.proofreading import Flaw, Passage, unverified
from reportgen.rulebook import Mark

_GROUPS = frozenset({"actions", "rules", "options", "topics", "evidence"})
_PRINTABLE = frozenset(mark.value for mark in Mark if mark.may_be_printed)


@dataclass(frozen=True, slots=True)
class Ledger:
    """A merged tree, asked what bears a number out."""

    root: Keys
    _names: Mapping[Language, tuple[str, ...]] = field(default_factory=named_numbers)

    def flaws(self, written: Written, languages: tuple[Language, ...]) -> Iterator[tuple[Flaw, Passage, Place]]:
        """Go through the numbers of a text of ``policy`` that nothing bears out, each with where it stands."""
        path = written.path
        if path[:1] != ("policy",) or path[1] not in _GROUPS or path[3:4] == ("citation",):
            return
        for passage, place in written.passages(languages):
            language = passage.language
            verified = tuple(self._texts(str(path[1]), path[2], language))
            for flaw in unverified(passage, verified, names=self._names[language]):
                yield flaw, passage, place

    def _texts(self, group: str, name: Step, language: Language) -> Iterator[str]:
        entry = self._entry(group, name)
        if group == "evidence":
            yield from self._evidence(entry, language)
            return
        if group == "rules":
            yield from _percentages(find(entry, ("when",)))
            entry = self._entry("actions", _word(find(entry, ("action",))) or "")
        yield from self._basis(entry, language)
        for action in _words(find(entry, ("actions",))):
            yield from self._basis(self._entry("actions", action), language)

    def _entry(self, group: str, name: Step) -> Node | None:
        """Give an entry of the configuration's own, or else the built-in one of that name."""
        own = find(self.root, ("policy", group, name))
        return own if own is not None else find(built_in().root, (group, name))

    def _basis(self, entry: Node | None, language: Language) -> Iterator[str]:
        for name in _words(find(entry, ("evidence",))):
            yield from self._evidence(self._entry("evidence", name), language)
        law = find(entry, ("law",))
        for citation in law.items if isinstance(law, Items) else ():
            regulation = self._entry("regulations", _word(find(citation, ("regulation",))) or "")
            yield from _said(regulation, ("line", "title"), language)
            for article in _words(find(citation, ("articles",))):
                yield from _said(find(regulation, ("articles", article)), ("line",), language)

    def _evidence(self, entry: Node | None, language: Language) -> Iterator[str]:
        yield from _said(entry, ("line", "citation"), language)


def _said(entry: Node | None, keys: tuple[str, ...], language: Language) -> Iterator[str]:
    """Go through the words of an entry that is verified."""
    if _word(find(entry, ("mark",))) not in _PRINTABLE:
        return
    for key in keys:
        text = find(entry, (key,))
        leaf = text.node(language.value) if isinstance(text, Keys) else text
        yield _word(leaf) or ""


_ABSURD = 1e6
"""No number of a rule is so large; one that is, is refused elsewhere."""


def _percentages(condition: Node | None) -> Iterator[str]:
    """Go through the numbers of a rule's own condition, as percentages and as they are."""
    if isinstance(condition, Leaf) and isinstance(condition.value, int | float) and abs(condition.value) < _ABSURD:
        yield f"{round(condition.value * 100)}%"
        yield f"{condition.value:g}"
    children: list[Node] = list(condition.items) if isinstance(condition, Items) else []
    children += [entry.node for entry in condition.entries.values()] if isinstance(condition, Keys) else []
    for child in children:
        yield from _percentages(child)


def _word(node: Node | None) -> str | None:
    return node.value if isinstance(node, Leaf) and isinstance(node.value, str) else None


def _words(node: Node | None) -> tuple[str, ...]:
    items = node.items if isinstance(node, Items) else ()
    return tuple(word for item in items if (word := _word(item)) is not None)

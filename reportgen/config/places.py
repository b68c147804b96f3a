"""A configuration as a tree in which every key and value knows where it stands.

In: nothing. Out: ``Leaf``, ``Items``, ``Keys`` (together ``Node``), and the plain values that pydantic is given. It
reads no file and knows no key by name.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from reportgen.config.fields import Located
from reportgen.config.printed import Written
from reportgen.errors import Diagnostic, Location, Severity

LeafValue = str | int | float | bool | None
Key = str | int
Step = str | int
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Place:
    """A spot in a file; ``line`` and ``column`` count from 1. ``file`` is as the person named it."""

    file: str
    line: int = 1
    column: int = 1

    def located(self, key: str | None = None) -> Location:
        """Give the location of a diagnostic about ``key`` (dotted)."""
        return Location(file=self.file, line=self.line, column=self.column, key=key)


@dataclass(frozen=True, slots=True)
class Leaf:
    """A single value; ``written`` is what stands in the file (``007`` where the value is 7)."""

    value: LeafValue
    written: str
    place: Place


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[Node, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Entry:
    """A key's place, and its value; ``covers`` is true where it lies over one of a file further below."""

    place: Place
    node: Node
    covers: bool = False


@dataclass(frozen=True, slots=True)
class Keys:
    """A mapping, in the file's order.

    ``replaces`` is true where it took the place of a value that is no mapping: what lies further below must then not
    show through, which keeps merging associative.
    """

    entries: dict[Key, Entry]
    place: Place
    replaces: bool = False

    def node(self, key: Key) -> Node | None:
        """Give a key's value, or ``None`` where the key is absent."""
        entry = self.entries.get(key)
        return entry.node if entry is not None else None


Node = Leaf | Items | Keys


def plain(node: Node) -> object:
    """Give the bare value: dict, list or scalar; strings are ``Located`` in the folder of their file."""
    match node:
        case Leaf(value=str(text)):
            return Located.at(text, _folder(node.place.file))
        case Leaf(value=float(number)):
            return Written.as_text(number, node.written)
        case Leaf():
            return node.value
        case Items():
            return [plain(item) for item in node.items]
        case Keys():
            return {key: plain(entry.node) for key, entry in node.entries.items()}


@lru_cache(maxsize=256)
def _folder(file: str) -> Path:
    return Path(file).parent


def child(node: Node | None, step: Step) -> Node | None:
    """Give what stands under one key or at one index (from 0); ``None`` where nothing does."""
    if isinstance(node, Keys):
        return node.node(step)
    if isinstance(node, Items) and isinstance(step, int) and 0 <= step < len(node.items):
        return node.items[step]
    return None


def find(node: Node | None, path: tuple[Step, ...]) -> Node | None:
    """Give what stands at the end of a path; ``None`` where the path ends early."""
    for step in path:
        node = child(node, step)
    return node


def nearest(root: Node, path: tuple[Step, ...]) -> Place:
    """Give where to point for a path: its value, or the key of the nearest parent that exists."""
    node, place = root, root.place
    for position, step in enumerate(path):
        below = child(node, step)
        if below is None:
            return place
        last = position == len(path) - 1
        in_mapping = isinstance(node, Keys) and not last
        place = node.entries[step].place if in_mapping and isinstance(node, Keys) else below.place
        node = below
    return place


def dotted(path: tuple[Step, ...]) -> str:
    """Give ``analyses[0].indicators[2]``; indices count from 0."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text


def shown(node: Node) -> str:
    """Give a value as a message quotes it: strings in quotation marks, cut where long; lists and mappings by name."""
    match node:
        case Items(items=()):
            return "an empty list"
        case Items():
            return "a list"
        case Keys(entries=entries):
            keys = list(entries)
            return (
                f"a group of keys ({_cut(', '.join(str(key) for key in keys))})" if keys else "an empty group of keys"
            )
        case Leaf(value=None):
            return "empty"
        case Leaf(value=str(text)):
            return f'"{_cut(" ".join(text.split()) or text)}"'
        case Leaf():
            return _cut(node.written)


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def texts_in(node: Node | None) -> Iterator[tuple[int, Leaf]]:
    """Go through the words of a list of names with their indices; anything else is passed over."""
    if isinstance(node, Items):
        for index, item in enumerate(node.items):
            if isinstance(item, Leaf) and isinstance(item.value, str):
                yield index, item


@dataclass(frozen=True, slots=True)
class Problem:
    """A problem before it becomes a diagnostic: what is wrong, and what to do."""

    code: str
    message: str
    hint: str | None = None

    def at(self, place: Place, *, key: str | None = None) -> Diagnostic:
        """Give the diagnostic at a place."""
        return Diagnostic(Severity.ERROR, f"config.{self.code}", self.message, place.located(key), self.hint)

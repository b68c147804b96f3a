"""Is a file a brief's configuration, or only meant to be extended? Asked of ten thousand files before any is loaded.

In: a path. Out: yes or no. It stops reading as soon as the answer is known and reports nothing: a file that cannot be
read counts as a configuration, so that loading it says what is wrong.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ruamel.yaml.error import YAMLError
from ruamel.yaml.events import AliasEvent, ScalarEvent

from reportgen.config.places import Leaf, find
from reportgen.config.tree import MAX_BYTES, events, parse_tree

_WHOSE = ("puskesmas", "id")


def is_layer(path: Path) -> bool:
    """Say whether a file is only meant to be extended: it names no ``puskesmas.id`` of its own."""
    try:
        with path.open("rb") as stream:
            text = stream.read(MAX_BYTES + 1).decode("utf-8-sig")
    except (OSError, UnicodeDecodeError):
        return False
    try:
        named = _named(text)
    except YAMLError:
        return False
    if named is not None:
        return not named
    tree = parse_tree(text, str(path))
    return tree.root is not None and not _is_filled(find(tree.root, _WHOSE))


def _is_filled(node: object) -> bool:
    return isinstance(node, Leaf) and node.value is not None


def _named(text: str) -> bool | None:
    """Say whether the text names its id; ``None`` where aliases make that too hard to see in passing."""
    steps: list[_Level] = []
    for event in events(text):
        kind = type(event).__name__
        if isinstance(event, AliasEvent):
            if len(steps) <= len(_WHOSE):
                return None
            continue
        if kind in {"MappingEndEvent", "SequenceEndEvent"}:
            steps.pop()
            if steps:
                steps[-1].filled()
        elif kind in {"MappingStartEvent", "SequenceStartEvent"}:
            if _at_the_id(steps):
                return True  # no id at all, which loading will say
            steps.append(_Level(mapping=kind == "MappingStartEvent"))
        elif isinstance(event, ScalarEvent) and steps:
            if _at_the_id(steps):
                return bool(event.value != "" or event.style is not None)
            steps[-1].take(event)
    return False


def _at_the_id(steps: list[_Level]) -> bool:
    """Say whether what comes next is the value of ``puskesmas.id``."""
    return tuple(step.key for step in steps) == _WHOSE and not steps[-1].wants_key


class _Level:
    """A mapping or list that is being read past, and the key whose value comes next."""

    __slots__ = ("key", "mapping", "wants_key")

    def __init__(self, *, mapping: bool) -> None:
        self.mapping = mapping
        self.key: str | None = None
        self.wants_key = mapping

    def take(self, event: Any) -> None:
        if self.wants_key:
            self.key, self.wants_key = event.value, False
        else:
            self.filled()

    def filled(self) -> None:
        self.wants_key = self.mapping

"""Events of a YAML text → nodes with places.

In: the reader's events. Out: a ``Node``, and the problems that reading can go on after: duplicate keys, unknown tags,
numbers that are not finite. What would exhaust the machine (depth, aliases of aliases) ends the reading at once, for
sizes are counted as the events come. It knows no key by name but YAML's own ``<<``.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from reportgen.config.places import Entry, Items, Key, Keys, Leaf, Node, Place, Problem
from reportgen.config.scalars import resolve, resolve_tagged
from reportgen.errors import Diagnostic

MAX_DEPTH = 40
MAX_NODES = 50_000
_COLLECTION_TAGS = {
    MappingStartEvent: "tag:yaml.org,2002:map",
    SequenceStartEvent: "tag:yaml.org,2002:seq",
}
_TAG_HINT = "take the tag away; values are words, numbers, true/false, lists and groups of keys"


class GiveUp(Exception):  # noqa: N818 -- it ends the reading of one file, and never leaves this module
    """Ends the reading of a file that cannot or must not be read further."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        """Take the reason."""
        super().__init__(diagnostic.message)
        self.diagnostic = diagnostic


@dataclass(slots=True)
class _Open:
    """A list or mapping whose end has not come yet."""

    place: Place
    mapping: bool
    anchor: str | None
    nodes: list[Node] = field(default_factory=list)
    size: int = 1
    height: int = 1


@dataclass(frozen=True, slots=True)
class _Anchored:
    """What an alias stands for, and how much of it there is when written out."""

    node: Node
    size: int
    height: int


@dataclass(slots=True)
class Builder:
    """Builds one file's tree; ``problems`` are those that it could read past."""

    file: str
    problems: list[Diagnostic] = field(default_factory=list)
    _stack: list[_Open] = field(default_factory=list)
    _anchors: dict[str, _Anchored] = field(default_factory=dict)
    _root: Node | None = None
    _merge_keys: set[Place] = field(default_factory=set)

    def build(self, stream: Iterable[Any]) -> Node | None:
        """Give the root of what the events say; ``None`` where they say nothing.

        Raises ``GiveUp`` where the text must not be read further.
        """
        documents = 0
        for event in stream:
            match event:
                case ScalarEvent():
                    leaf = self._leaf(event)
                    self._add(_Anchored(leaf, 1, 1), event.anchor)
                case MappingStartEvent() | SequenceStartEvent():
                    self._open(event)
                case MappingEndEvent() | SequenceEndEvent():
                    self._close()
                case AliasEvent():
                    self._alias(event)
                case DocumentStartEvent():
                    documents += 1
                    self._one_document(documents, event)
        return self._root

    def _place(self, event: Any) -> Place:
        return Place(self.file, event.start_mark.line + 1, event.start_mark.column + 1)

    def _refuse(self, problem: Problem, place: Place) -> None:
        self.problems.append(problem.at(place))

    def _one_document(self, documents: int, event: Any) -> None:
        if documents > 1:
            problem = Problem("syntax", "a second document starts here", "a configuration is one document")
            raise GiveUp(problem.at(self._place(event)))

    def _leaf(self, event: Any) -> Leaf:
        place, written = self._place(event), event.value
        value: Any = written
        try:
            if event.tag is not None:
                value = resolve_tagged(str(event.tag), written)
            elif event.style is None:
                value = resolve(written)
        except LookupError:
            self._refuse(Problem("tag", f"the tag {event.tag} is not known", _TAG_HINT), place)
        except ValueError as error:
            self._refuse(Problem("value", str(error), "if it is a code or a word, put it in quotation marks"), place)
        leaf = Leaf(value, written, place)
        if written == "<<" and event.style is None and event.tag is None:
            self._merge_keys.add(place)
        return leaf

    def _open(self, event: Any) -> None:
        place = self._place(event)
        if event.tag is not None and str(event.tag) not in {_COLLECTION_TAGS[type(event)], "!"}:
            self._refuse(Problem("tag", f"the tag {event.tag} is not known", _TAG_HINT), place)
        if len(self._stack) >= MAX_DEPTH:
            raise GiveUp(_too_deep().at(place))
        self._stack.append(_Open(place, isinstance(event, MappingStartEvent), event.anchor))

    def _close(self) -> None:
        done = self._stack.pop()
        node: Node = self._mapping(done) if done.mapping else Items(tuple(done.nodes), done.place)
        self._add(_Anchored(node, done.size, done.height), done.anchor)

    def _alias(self, event: Any) -> None:
        place, name = self._place(event), str(event.anchor)
        if any(frame.anchor == name for frame in self._stack):
            problem = Problem("alias", f"*{name} stands inside what it stands for", "write the values out")
            raise GiveUp(problem.at(place))
        if name not in self._anchors:
            hint = f"an alias needs an anchor &{name} further up in the same file"
            raise GiveUp(Problem("alias", f"nothing is named &{name} before this", hint).at(place))
        anchored = self._anchors[name]
        if len(self._stack) + anchored.height > MAX_DEPTH:
            raise GiveUp(_too_deep().at(place))
        self._add(anchored, None, place)

    def _add(self, anchored: _Anchored, anchor: str | None, place: Place | None = None) -> None:
        if anchor is not None:
            self._anchors[anchor] = anchored
        if not self._stack:
            self._root = anchored.node
            return
        frame = self._stack[-1]
        frame.nodes.append(anchored.node)
        frame.size += anchored.size
        frame.height = max(frame.height, anchored.height + 1)
        if sum(open_.size for open_ in self._stack) > MAX_NODES:
            message = f"the file holds more than {MAX_NODES} values, aliases written out"
            raise GiveUp(Problem("too_many", message, "is it a configuration?").at(place or anchored.node.place))

    def _mapping(self, done: _Open) -> Keys:
        entries: dict[Key, Entry] = {}
        merged: dict[Key, Entry] = {}
        merge_at: Place | None = None
        for key, value in zip(done.nodes[::2], done.nodes[1::2], strict=True):
            if key.place in self._merge_keys:
                if merge_at is not None:
                    self._refuse(_duplicate("<<", merge_at), key.place)
                merge_at = key.place
                merged.update((name, entry) for name, entry in self._merge(value).items() if name not in merged)
            else:
                self._entry(entries, key, value)
        kept = {name: entry for name, entry in merged.items() if name not in entries}
        return Keys(kept | entries, done.place)

    def _entry(self, entries: dict[Key, Entry], key: Node, value: Node) -> None:
        name = key.value if isinstance(key, Leaf) else None
        if isinstance(name, bool) or not isinstance(name, str | int):
            written = key.written if isinstance(key, Leaf) else "a list or a group of keys"
            hint = "put it in quotation marks"
            self._refuse(Problem("key", f"{written or 'nothing'} cannot be a key; expected a word", hint), key.place)
        elif name in entries:
            self._refuse(_duplicate(str(name), entries[name].place), key.place)
        else:
            # An empty value has no place of its own: YAML puts it where the next key starts.
            empty = isinstance(value, Leaf) and value.value is None and value.written == ""
            entries[name] = Entry(key.place, Leaf(None, "", key.place) if empty else value)

    def _merge(self, value: Node) -> dict[Key, Entry]:
        merged: dict[Key, Entry] = {}
        for part in value.items if isinstance(value, Items) else (value,):
            if isinstance(part, Keys):
                merged.update((name, entry) for name, entry in part.entries.items() if name not in merged)
            else:
                hint = "write `<<: *name`, where &name stands before a group of keys"
                self._refuse(Problem("merge", "<< takes a group of keys, or a list of them", hint), part.place)
        return merged


def _duplicate(name: str, first: Place) -> Problem:
    message = f'the key "{name}" stands here a second time; the first is on line {first.line}, column {first.column}'
    return Problem("duplicate_key", message, "keep one of the two")


def _too_deep() -> Problem:
    return Problem("too_deep", f"the values are nested more than {MAX_DEPTH} deep", "is it a configuration?")

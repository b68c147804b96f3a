"""A file and all that it extends → one merged tree, each value still knowing its own file.

In: a path. Out: ``Merged``. Mappings merge deep, lists and single values replace; later files of ``extends`` win over
earlier ones, and the file itself over all. Files that are extended are read once a process, because a batch extends
the same ones ten thousand times. It checks nothing but ``extends`` itself.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from reportgen.config.places import Entry, Items, Keys, Leaf, Node, Place, Problem, shown
from reportgen.config.suggest import did_you_mean
from reportgen.config.tree import Tree, read_tree
from reportgen.errors import Diagnostic

EXTENDS = "extends"
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Merged:
    """``root`` is ``None`` where the file itself cannot be read; ``whole`` is false where a file it extends cannot."""

    root: Keys | None
    whole: bool
    files: tuple[Path, ...]
    problems: tuple[Diagnostic, ...]


def merge(below: Node, above: Node) -> Node:
    """Give one tree laid over another; it does not matter which two of three are merged first."""
    if not isinstance(above, Keys):
        return above
    if not isinstance(below, Keys):
        return Keys(above.entries, above.place, replaces=True)
    if above.replaces:
        return above
    entries = dict(below.entries)
    for key, entry in above.entries.items():
        covered = entries.get(key)
        entries[key] = entry if covered is None else Entry(entry.place, merge(covered.node, entry.node), covers=True)
    return Keys(entries, above.place, replaces=below.replaces)


def read_merged(path: Path) -> Merged:
    """Give a configuration with everything that it extends merged in, and every problem in any of the files.

    Raises ``OSError`` where ``path`` itself cannot be opened.
    """
    reading = _Reading()
    root = reading.merged(path, read_tree(path), ())
    return Merged(root, reading.whole, tuple(reading.files), tuple(reading.problems))


@dataclass(slots=True)
class _Reading:
    """One configuration's reading: each file once, however many extend it."""

    files: list[Path] = field(default_factory=list)
    problems: list[Diagnostic] = field(default_factory=list)
    whole: bool = True
    _done: dict[str, Keys | None] = field(default_factory=dict)

    def merged(self, path: Path, tree: Tree, chain: tuple[Path, ...]) -> Keys | None:
        """Give a tree with all that it extends merged in; ``chain`` is the files that led to it."""
        self.files.append(path)
        self.problems.extend(tree.problems)
        if tree.root is None:
            self.whole = False
            return None
        entry = tree.root.entries.get(EXTENDS)
        own = Keys({key: value for key, value in tree.root.entries.items() if key != EXTENDS}, tree.root.place)
        if entry is None:
            return own
        below: Keys | None = None
        for leaf in self._named(entry.node):
            base = self._base(leaf, (*chain, path))
            if base is not None:
                below = base if below is None else _keys(merge(below, base))
        return own if below is None else _keys(merge(below, own))

    def _named(self, node: Node) -> tuple[Leaf, ...]:
        named: list[Leaf] = []
        for item in node.items if isinstance(node, Items) else (node,):
            if isinstance(item, Leaf) and isinstance(item.value, str) and item.value.strip():
                named.append(item)
            else:
                self._refuse(
                    "extends", f"extends is {shown(item)}; expected a file's path, or a list of paths", item.place
                )
        return tuple(named)

    def _base(self, leaf: Leaf, chain: tuple[Path, ...]) -> Keys | None:
        path = Path(os.path.normpath(Path(leaf.place.file).parent / str(leaf.value)))
        identity = os.path.realpath(path)
        identities = [os.path.realpath(link) for link in chain]
        if identity in identities:
            circle = [*chain[identities.index(identity) :], path]
            self._refuse("circle", f"extends goes in a circle: {' → '.join(str(link) for link in circle)}", leaf.place)
            return None
        if len(chain) > _LONGEST_CHAIN:
            self._refuse("extends", f"more than {_LONGEST_CHAIN} files extend one another", leaf.place)
            return None
        if identity not in self._done:
            tree = self._open(path, leaf.place)
            self._done[identity] = None if tree is None else self.merged(path, tree, chain)
        return self._done[identity]

    def _open(self, path: Path, place: Place) -> Tree | None:
        try:
            return _read_once(path)
        except FileNotFoundError:
            hint = did_you_mean(path.name, _neighbours(path)) or f"paths are relative to the folder of {place.file}"
            self._refuse("no_base", f"extends {path}, and there is no such file", place, hint)
        except OSError as error:
            self._refuse("no_base", f"extends {path}, which cannot be read: {error.strerror}", place)
        return None

    def _refuse(self, code: str, message: str, place: Place, hint: str | None = None) -> None:
        self.whole = False
        self.problems.append(Problem(code, message, hint).at(place, key=EXTENDS))


def _keys(node: Node) -> Keys:
    assert isinstance(node, Keys)  # noqa: S101 -- merging two mappings gives a mapping
    return node


def _neighbours(path: Path) -> list[str]:
    try:
        return [name for name in os.listdir(path.parent) if name.endswith((".yaml", ".yml"))]  # noqa: PTH208 -- names only
    except OSError:
        return []


@dataclass(frozen=True, slots=True)
class _Kept:
    stamp: tuple[int, int]
    tree: Tree


_kept: dict[tuple[str, str], _Kept] = {}


def _read_once(path: Path) -> Tree:
    """Give a file's tree, read again only where its size or time of change is another."""
    key = (str(path), os.path.abspath(path))  # noqa: PTH100 -- resolving links here would cost a system call a part
    status = path.stat()
    stamp = (status.st_mtime_ns, status.st_size)
    kept = _kept.get(key)
    if kept is None or kept.stamp != stamp:
        kept = _kept[key] = _Kept(stamp, read_tree(path))
    return kept.tree

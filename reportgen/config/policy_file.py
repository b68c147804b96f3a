"""The built-in policy data of ``configs/policy/``, and a configuration's own entries laid over them.

In: the files that belong to the program; the ``policy`` of a merged configuration. Out: ``BuiltIn``; a tree in which
each entry of the configuration's own is whole; a configuration that holds every entry. The built-in files are read and
checked once a process: what a configuration does not touch is not checked again with each of ten thousand.

An entry is laid over the built-in one of its name key by key. Two things are taken whole, because halves of two would
make a third that nobody wrote: a text, in all its languages, and a condition that asks a question of its own.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from reportgen import resources
from reportgen.config.extends import merge
from reportgen.config.model import Config
from reportgen.config.model.conditions import QUESTIONS, ConditionDefinition
from reportgen.config.model.policy import SECTIONS, Policy
from reportgen.config.places import Entry, Keys, Node
from reportgen.config.shape import Annotation, alternatives, below, fields, model_at, takes
from reportgen.config.tree import read_tree
from reportgen.config.validate import validate
from reportgen.errors import ConfigError, Diagnostic
from reportgen.locales.languages import Text

POLICY = "policy"


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """The built-in data: as they stand in their files, as checked values, and the files themselves."""

    root: Keys
    policy: Policy
    files: tuple[Path, ...]

    def names(self, section: str) -> tuple[str, ...]:
        """Give the names of a section, in the order of the file."""
        group = self.root.node(section)
        return tuple(map(str, group.entries)) if isinstance(group, Keys) else ()


@cache
def built_in() -> BuiltIn:
    """Give the built-in policy data.

    Raises ``ConfigError`` where a file is damaged.
    """
    return read(resources.configs() / POLICY)


def read(folder: Path) -> BuiltIn:
    """Give the policy data of a folder, its files in the order of their names.

    Raises ``ConfigError`` with every problem of every file.
    """
    files = tuple(sorted(folder.glob("*.yaml")))
    trees = [read_tree(path) for path in files]
    problems: list[Diagnostic] = [problem for tree in trees for problem in tree.problems]
    root: Keys | None = None
    for tree in trees:
        if tree.root is not None:
            root = tree.root if root is None else _keys(merge(root, tree.root))
    policy, invalid = (None, ()) if root is None else validate(Policy, root)
    problems += invalid
    if root is None or policy is None or problems:
        message = f"the policy data that belong to the program are not valid: {folder}"
        raise ConfigError(message, diagnostics=tuple(problems))
    return BuiltIn(root, policy, files)


def laid_over(root: Keys) -> Keys:
    """Give a configuration's tree with each of its own policy entries laid over the built-in one of that name.

    Built-in entries that the configuration does not name stay out of it.
    """
    entry = root.entries.get(POLICY)
    if entry is None or not isinstance(entry.node, Keys):
        return root
    sections = {key: Entry(each.place, _section(str(key), each.node)) for key, each in entry.node.entries.items()}
    own = Keys(sections, entry.node.place)
    return Keys({**root.entries, POLICY: Entry(entry.place, own)}, root.place, root.replaces)


def _section(section: str, own: Node) -> Node:
    known = built_in().root.node(section) if section in SECTIONS else None
    if not isinstance(own, Keys) or not isinstance(known, Keys):
        return own
    expected = fields(Policy)[section]
    return Keys({name: _entry(known.node(name), each, expected) for name, each in own.entries.items()}, own.place)


def _entry(known: Node | None, own: Entry, expected: Annotation) -> Entry:
    if known is None or not isinstance(own.node, Keys):
        return own
    # An entry over one that a file further below switched off brings the built-in one back.
    alone = Keys(own.node.entries, own.node.place)
    return Entry(own.place, merge(known, _whole_where_needed(alone, below(expected, "", None))))


def _whole_where_needed(node: Node, expected: Annotation) -> Node:
    """Give a node in which what must be taken whole does not let the built-in value show through."""
    if not isinstance(node, Keys) or expected is None:
        return node
    entries = {
        key: Entry(each.place, _whole_where_needed(each.node, below(expected, key, node)))
        for key, each in node.entries.items()
    }
    asks = model_at(alternatives(expected), node) is ConditionDefinition and any(key in QUESTIONS for key in entries)
    return Keys(entries, node.place, replaces=node.replaces or asks or takes(expected, Text))


def with_built_in(config: Config) -> Config:
    """Give a checked configuration with the built-in entries that it does not name; they come first."""
    own = config.policy
    update = {section: _all(getattr(built_in().policy, section), getattr(own, section)) for section in SECTIONS}
    return config.model_copy(update={POLICY: own.model_copy(update=update)})


def _all(known: Mapping[str, object], own: Mapping[str, object]) -> dict[str, object]:
    return {**known, **own}


def _keys(node: Node) -> Keys:
    assert isinstance(node, Keys)  # noqa: S101 -- a mapping laid over a mapping is one
    return node

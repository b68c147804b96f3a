"""The policy of a merged configuration as its checks look at it: which names exist, which are switched off.

In: ``Look``, whose tree holds the configuration's own entries, each laid over the built-in one of its name; the
built-in data. Out: names, and the references of an entry with their places. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from reportgen import resources
from reportgen.config.look import Look, Named, word
from reportgen.config.model.policy import SECTIONS
from reportgen.config.places import Entry, Items, Keys, Leaf, Node, Place, Step, dotted, find, texts_in
from reportgen.config.policy_file import POLICY, built_in
from reportgen.config.survey_look import sources_of
from reportgen.rulebook import Mark

OFF = "off"


@dataclass(frozen=True)
class PolicyLook:
    """The policy of a configuration, the built-in data behind it."""

    look: Look

    def entries(self, section: str) -> Iterator[tuple[str, Entry]]:
        """Go through the entries that the configuration itself names."""
        group = self.look.group(POLICY, section)
        for name, entry in group.entries.items() if group is not None else ():
            yield str(name), entry

    @cached_property
    def off(self) -> dict[str, frozenset[str]]:
        """What is switched off, by section."""
        return {
            section: frozenset(name for name, entry in self.entries(section) if is_off(entry.node))
            for section in SECTIONS
        }

    def known(self, section: str) -> frozenset[str]:
        """Give every name of a section that may be named: built-in or own, and not switched off."""
        own = {name for name, _ in self.entries(section)}
        return frozenset({*built_in().names(section), *own}) - self.off[section]

    def entry(self, section: str, name: str) -> Node | None:
        """Give an entry: the configuration's own with the built-in one beneath, else the built-in one."""
        own = self.look.at(POLICY, section, name)
        return own if own is not None else find(built_in().root, (section, name))

    def mark(self, section: str, name: str) -> str:
        """Give the mark of an entry; one that has none is unverified."""
        return word(find(self.entry(section, name), ("mark",))) or Mark.UNVERIFIED.value

    @cached_property
    def variables(self) -> frozenset[str]:
        """The variables of the brief's surveys."""
        groups = [self.look.group("sources", name, "variables") for name in sources_of(self.look, "survey")]
        return frozenset(str(name) for group in groups if group is not None for name in group.entries)

    @cached_property
    def themes(self) -> frozenset[str]:
        """The themes of the brief's interviews."""
        groups = [self.look.group("sources", name, "themes") for name in sources_of(self.look, "interviews")]
        return frozenset(str(name) for group in groups if group is not None for name in group.entries)

    def listed(self, *path: Step) -> Iterator[Named]:
        """Go through the words of a list with their places."""
        for position, leaf in texts_in(self.look.at(*path)):
            yield Named(str(leaf.value), leaf.place, dotted((*path, position)))

    def groups(self, *path: Step) -> Iterator[tuple[tuple[Step, ...], Keys]]:
        """Go through the mappings of a list with their paths."""
        node = self.look.at(*path)
        for position, item in enumerate(node.items if isinstance(node, Items) else ()):
            if isinstance(item, Keys):
                yield (*path, position), item


def is_off(node: Node) -> bool:
    """Say whether an entry is switched off."""
    return isinstance(node, Leaf) and node.value == OFF


def is_built_in(place: Place) -> bool:
    """Say whether a spot lies in the program's own policy data."""
    return Path(place.file).is_relative_to(resources.configs() / POLICY)

"""A merged tree as the cross-checks look at it: safe to ask for what may be missing or misshapen.

In: the merged tree. Out: words, groups and indices where they are what they should be, else nothing. It judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cached_property

from reportgen.config import catalogue
from reportgen.config.model import Config
from reportgen.config.places import Items, Keys, Leaf, Node, Place, Problem, Step, dotted, find, texts_in
from reportgen.config.shape import Annotation, walk
from reportgen.errors import Diagnostic, Severity

Spot = tuple[tuple[Step, ...], Node, Annotation]


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it stands in a configuration: the words, their place, their dotted key."""

    word: str
    place: Place
    key: str


@dataclass
class Look:
    """A merged tree, as the checks look at it."""

    root: Keys
    found: list[Diagnostic] = field(default_factory=list)

    def refuse(self, problem: Problem, place: Place, key: str) -> None:
        """Add a problem at a place."""
        self.found.append(problem.at(place, key=key))

    def remark(self, problem: Problem, place: Place, key: str) -> None:
        """Add a warning at a place, once: an office may have its reasons."""
        warning = replace(problem.at(place, key=key), severity=Severity.WARNING)
        if warning not in self.found:
            self.found.append(warning)

    def at(self, *path: Step) -> Node | None:
        """Give what stands at a path, or ``None``."""
        return find(self.root, path)

    def group(self, *path: Step) -> Keys | None:
        """Give the mapping at a path, or ``None``."""
        node = self.at(*path)
        return node if isinstance(node, Keys) else None

    def named(self, *path: Step) -> Named | None:
        """Give the words at a path, or ``None``."""
        node = self.at(*path)
        if isinstance(node, Leaf) and isinstance(node.value, str):
            return Named(node.value, node.place, dotted(path))
        return None

    def present(self, *path: Step) -> bool:
        """Say whether a path has a value that is not empty."""
        node = self.at(*path)
        return node is not None and not (isinstance(node, Leaf) and node.value is None)

    @cached_property
    def spots(self) -> tuple[Spot, ...]:
        """Every spot of the tree that the model knows: its path, its node, what is expected there."""
        return tuple(walk(Config, self.root))

    @cached_property
    def analyses(self) -> tuple[int, ...]:
        """The indices of the analyses that are mappings."""
        node = self.at("analyses")
        return (
            tuple(i for i, item in enumerate(node.items) if isinstance(item, Keys)) if isinstance(node, Items) else ()
        )

    def asked(self, index: int) -> Iterator[Named]:
        """Go through the indicators that an analysis names."""
        one = self.named("analyses", index, "indicator")
        if one is not None:
            yield one
        for position, leaf in texts_in(self.at("analyses", index, "indicators")):
            yield Named(str(leaf.value), leaf.place, f"analyses[{index}].indicators[{position}]")

    @cached_property
    def used(self) -> frozenset[str]:
        """The indicators that the analyses name."""
        return frozenset(named.word for index in self.analyses for named in self.asked(index))

    @cached_property
    def local(self) -> tuple[str, ...]:
        """The indicators that the configuration defines itself."""
        group = self.group("indicators")
        return tuple(str(name) for name in group.entries) if group is not None else ()

    @cached_property
    def known(self) -> frozenset[str]:
        """Every indicator that may be named."""
        return frozenset((*catalogue.names(), *self.local))

    def counts_of(self, indicator: str) -> dict[str, str]:
        """Give which counts an indicator needs, as far as is known: ``numerator``, ``denominator`` → count name."""
        if indicator in self.local:
            parts = {part: self.named("indicators", indicator, part) for part in ("numerator", "denominator")}
            return {part: named.word for part, named in parts.items() if named is not None}
        if indicator in catalogue.names():
            defined = catalogue.indicator(indicator)
            return {"numerator": defined.numerator, "denominator": defined.denominator}
        return {}

    def unique(self, names: Iterable[Named], what: str) -> None:
        """Refuse every word that stands a second time."""
        first: dict[str, Named] = {}
        for named in names:
            earlier = first.setdefault(named.word, named)
            if earlier is not named:
                message = f'a second {what} "{named.word}"; the first is at {earlier.place.located()}'
                self.refuse(Problem("twice", message, "keep one of the two"), named.place, named.key)


def word(node: Node | None) -> str | None:
    """Give a node's words, or ``None``."""
    return node.value if isinstance(node, Leaf) and isinstance(node.value, str) else None

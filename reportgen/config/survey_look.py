"""The variables of a survey source as the cross-checks look at them: how each is made, its answers, its event.

In: ``Look`` and a source's name. Out: ``Seen`` by variable name, as far as the tree says. It judges nothing; whatever
is misshapen is left out or unknown, for ``validate`` reports it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from reportgen.config.fields import code_text
from reportgen.config.look import Look, word
from reportgen.config.model import VariableType
from reportgen.config.places import Items, Keys, Leaf, Node, Place, Step, dotted

YES, NO = "yes", "no"
"""The answers of a derived variable."""


@dataclass(frozen=True, slots=True)
class Code:
    """An answer's code as it stands in a configuration, with its place and its dotted key."""

    text: str
    place: Place
    key: str


@dataclass(frozen=True, slots=True)
class Seen:
    """A variable.

    ``made_by`` lists which of ``column``, ``derive`` and ``score_of`` it has: one, where it is right. ``levels`` is
    ``None`` where they are the file's to say, and empty for a number. ``has_event`` is true where an answer counts.
    """

    name: str
    path: tuple[Step, ...]
    made_by: tuple[str, ...]
    is_number: bool
    levels: tuple[str, ...] | None
    has_event: bool

    @property
    def is_derived(self) -> bool:
        """Whether it is worked out from other variables' answers."""
        return self.made_by == ("derive",)

    @property
    def is_score(self) -> bool:
        """Whether it counts other variables' events."""
        return self.made_by == ("score_of",)


def sources_of(look: Look, kind: str) -> tuple[str, ...]:
    """Give the names of the sources of one kind, ``register`` or ``survey``."""
    sources = look.group("sources")
    names = sources.entries if sources is not None else ()
    return tuple(str(name) for name in names if kind_of(look, str(name)) == kind)


def kind_of(look: Look, source: str) -> str | None:
    """Give a source's kind as it is written, or ``None``."""
    return word(look.at("sources", source, "kind"))


def variables_of(look: Look, source: str) -> Mapping[str, Seen]:
    """Give the variables of a survey source by name."""
    path = ("sources", source, "variables")
    group = look.group(*path)
    entries = group.entries if group is not None else {}
    return {
        str(name): _seen(str(name), (*path, name), entry.node)
        for name, entry in entries.items()
        if isinstance(entry.node, Keys)
    }


def code(node: Node | None) -> str | None:
    """Give an answer's code as a file spells it, or ``None`` where there is none."""
    if not isinstance(node, Leaf) or isinstance(node.value, bool) or not isinstance(node.value, str | int | float):
        return None
    return code_text(node.value)


def codes_at(look: Look, *path: Step) -> Iterator[Code]:
    """Go through the answers named at a path: one, or a list of them."""
    node = look.at(*path)
    if isinstance(node, Items):
        for index, item in enumerate(node.items):
            text = code(item)
            if text is not None:
                yield Code(text, item.place, dotted((*path, index)))
        return
    text = code(node)
    if node is not None and text is not None:
        yield Code(text, node.place, dotted(path))


def number(node: Node | None) -> float | None:
    """Give a node's number, or ``None``."""
    value = node.value if isinstance(node, Leaf) else None
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def numbers(node: Node | None) -> tuple[float, ...] | None:
    """Give a list's numbers; ``None`` where it is no list, or holds anything else."""
    if not isinstance(node, Items):
        return None
    found = [number(item) for item in node.items]
    return None if any(each is None for each in found) else tuple(each for each in found if each is not None)


def filled(keys: Keys, name: str) -> bool:
    """Say whether a key stands there with a value."""
    node = keys.node(name)
    return node is not None and not (isinstance(node, Leaf) and node.value is None)


def _seen(name: str, path: tuple[Step, ...], keys: Keys) -> Seen:
    made_by = tuple(key for key in ("column", "derive", "score_of") if filled(keys, key))
    is_number = word(keys.node("type")) == VariableType.NUMBER or (
        made_by == ("score_of",) and not isinstance(keys.node("bands"), Keys)
    )
    derived = made_by == ("derive",)
    return Seen(name, path, made_by, is_number, _levels(keys, made_by, is_number=is_number), derived or _event(keys))


def _event(keys: Keys) -> bool:
    return filled(keys, "event")


def _levels(keys: Keys, made_by: tuple[str, ...], *, is_number: bool) -> tuple[str, ...] | None:
    if is_number:
        return ()
    if made_by == ("derive",):
        return (YES, NO)
    named = keys.node("bands" if made_by == ("score_of",) else "values")
    return tuple(str(key) for key in named.entries) if isinstance(named, Keys) else None

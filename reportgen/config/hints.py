"""What to do about a wrong value: quotation marks, a decimal point, a share instead of a percentage.

In: what a spot expects and what stands there. Out: a hint, or nothing where none is sure. It judges nothing;
``validate`` does.
"""

from __future__ import annotations

import re

from reportgen.config.fields import LevelDefinition, ThemeDefinition
from reportgen.config.places import Items, Keys, Leaf, Node
from reportgen.config.shape import (
    Annotation,
    alternatives,
    below,
    choices,
    limits,
    takes,
    takes_group,
    takes_list,
    takes_pair,
)
from reportgen.config.suggest import did_you_mean
from reportgen.locales.languages import Text

_NUMBER = re.compile(r"\s*([-+]?\d+(?:[.,]\d+)?)\s*(%?)\s*")
_PER_CENT = 100
_TRUE_WORDS = frozenset({"yes", "on", "ya", "y", "true", "benar"})
_FALSE_WORDS = frozenset({"no", "off", "tidak", "n", "false", "salah"})


def hint_for(expected: Annotation, node: Node | None) -> str | None:
    """Give what to do about a value, or ``None`` where nothing sure can be said."""
    if isinstance(node, Keys):
        wants_hyphens = takes_list(expected) and not takes_group(expected)
        return "a list is expected: begin each entry with a hyphen, `- …`" if wants_hyphens else None
    if isinstance(node, Items):
        return _list(expected, node)
    if node is None or node.value is None:
        return "write a value, or take the line away"
    if takes_pair(expected):
        return f"write both: [{node.written}, …]" if not isinstance(node.value, bool) else None
    if takes_list(expected):
        return _choice(expected, node) or _one_in_brackets(expected, node)
    return _choice(expected, node) or _number(expected, node) or _truth(expected, node) or _quoted(expected, node)


def _list(expected: Annotation, node: Items) -> str | None:
    if takes_list(expected):
        return None if node.items else "write at least one entry, or take the key away"
    if takes_group(expected):
        return "write a line for each, with a colon: `name: …`"
    return "take the brackets or hyphens away: one value is expected, not a list"


def _one_in_brackets(expected: Annotation, node: Leaf) -> str | None:
    each = below(expected, 0, None)
    words = choices(each)
    if words and node.written not in words:
        return None  # brackets alone would not help
    if any(shape.model is not None for shape in alternatives(each)):
        return "a list is expected: begin each entry with a hyphen, `- …`"
    return f"write [{node.written}]" if not isinstance(node.value, bool) else None


def hint_for_key(name: str) -> str | None:
    """Give a name that would do in place of one that does not."""
    mended = re.sub(r"[^a-z0-9]+", "_", name.casefold()).strip("_")
    return f'such as "{mended}"' if mended and mended != name and mended[0].isalpha() else None


def _choice(expected: Annotation, node: Leaf) -> str | None:
    return did_you_mean(node.written, choices(expected))


def _number(expected: Annotation, node: Leaf) -> str | None:
    if not (takes(expected, int) or takes(expected, float)):
        return None
    match = _NUMBER.fullmatch(node.written)
    if match is None:
        return None
    value = float(match[1].replace(",", "."))
    _, greatest = limits(expected)
    share = greatest == 1
    if share and (match[2] or 1 < value <= _PER_CENT):
        return f"a share is written 0 to 1: {value:g} % is {value / _PER_CENT:g}"
    if isinstance(node.value, str):
        return f"write {value:g}, with a decimal point and without quotation marks or signs"
    return None


def _truth(expected: Annotation, node: Leaf) -> str | None:
    if not takes(expected, bool):
        return None
    word = node.written.casefold()
    return "write true" if word in _TRUE_WORDS else "write false" if word in _FALSE_WORDS else None


def _quoted(expected: Annotation, node: Leaf) -> str | None:
    written = (str, Text, LevelDefinition, ThemeDefinition)
    if isinstance(node.value, str) or not any(takes(expected, words) for words in written):
        return None
    return f'put it in quotation marks: "{node.written}"'

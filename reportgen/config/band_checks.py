"""Where a number or a score is cut: bands that ascend, and of a score cover every score once.

In: ``Look`` and a variable. Out: problems added to it.
"""

from __future__ import annotations

from itertools import pairwise

from reportgen.config.look import Look
from reportgen.config.places import Items, Keys, Node, Problem, dotted, nearest, shown
from reportgen.config.suggest import near_or_all
from reportgen.config.survey_look import NO, YES, Seen, filled, numbers

_SCORE_HINT = "write each band with its ends, such as {poor: [0, 3], good: [4, 5]}"


def check_bands(look: Look, seen: Seen) -> None:
    """Check how a variable is cut, and that the answers it words are those that it can have."""
    node = look.at(*seen.path, "bands")
    if seen.is_score:
        _score(look, seen, node)
    elif seen.is_derived:
        _derived(look, seen, node)
    elif seen.is_number:
        _number(look, seen, node)


def _refuse(look: Look, seen: Seen, message: str, hint: str, *below: str | int) -> None:
    path = (*seen.path, *below)
    look.refuse(Problem("value", message, hint), nearest(look.root, path), dotted(path))


def _number(look: Look, seen: Seen, node: Node | None) -> None:
    key = dotted((*seen.path, "bands"))
    if isinstance(node, Keys):
        _refuse(look, seen, f"{key} is {shown(node)}, and {seen.name} is a number", _STARTS, "bands")
    for index, (one, other) in enumerate(pairwise(numbers(node) or ()), start=1):
        if other <= one:
            message = f"{key} has {other:g} after {one:g}; expected rising numbers"
            _refuse(look, seen, message, _STARTS, "bands", index)


_STARTS = "write where each band begins, lowest first, such as [20, 25, 30]"


def _derived(look: Look, seen: Seen, node: Node | None) -> None:
    if isinstance(node, Items | Keys):
        hint = "a derived variable is yes or no; take `bands` away"
        _refuse(look, seen, f"{dotted(seen.path)} has `bands`, but is worked out by `derive`", hint, "bands")
    _values_are(look, seen, (YES, NO))


def _score(look: Look, seen: Seen, node: Node | None) -> None:
    if isinstance(node, Items):
        message = f"{dotted((*seen.path, 'bands'))} is a list, and {seen.name} is a score"
        _refuse(look, seen, message, _SCORE_HINT, "bands")
    elif isinstance(node, Keys):
        _covers(look, seen, node)
        _values_are(look, seen, tuple(str(name) for name in node.entries))
    else:
        group = look.group(*seen.path)
        for key in ("values", "event", "reference"):
            if group is not None and filled(group, key):
                message = f"{dotted(seen.path)} has `{key}`, and a score has answers only where `bands` cut it"
                _refuse(look, seen, message, _SCORE_HINT, key)


def _covers(look: Look, seen: Seen, bands: Keys) -> None:
    """Refuse bands that leave out a score, or claim one twice: it would belong nowhere, or to two."""
    items = look.at(*seen.path, "score_of")
    highest = len(items.items) if isinstance(items, Items) else None
    expected = 0.0
    for name, entry in bands.entries.items():
        ends = numbers(entry.node)
        if ends is None or len(ends) != 2:  # noqa: PLR2004 -- from, to
            return  # misshapen, which is said already
        message = _misfit(ends, expected)
        if message is not None:
            hint = f"{_SCORE_HINT}; the first begins at 0, each next one where the last ends plus 1"
            _refuse(
                look, seen, f"{dotted((*seen.path, 'bands', name))} is {_span(ends)}; {message}", hint, "bands", name
            )
            return
        expected = ends[1] + 1
    if highest is not None and bands.entries and expected != highest + 1:
        last = list(bands.entries)[-1]
        message = (
            f"{dotted((*seen.path, 'bands'))} end at {expected - 1:g}, and a score of {highest} items goes to {highest}"
        )
        _refuse(look, seen, message, f"let the last band end at {highest}", "bands", last)


def _misfit(ends: tuple[float, ...], expected: float) -> str | None:
    lower, upper = ends
    if not (lower.is_integer() and upper.is_integer()):
        return "expected whole numbers, for a score counts answers"
    if upper < lower:
        return "expected the lower number first"
    if lower > expected:
        return f"a score of {expected:g} belongs to no band"
    if lower < expected:
        return f"expected it to begin at {expected:g}"
    return None


def _span(ends: tuple[float, ...]) -> str:
    return f"[{', '.join(f'{each:g}' for each in ends)}]"


def _values_are(look: Look, seen: Seen, levels: tuple[str, ...]) -> None:
    values = look.at(*seen.path, "values")
    if not isinstance(values, Keys):
        return
    for name, entry in values.entries.items():
        key = dotted((*seen.path, "values", name))
        if str(name) not in levels:
            message = f'{key}: "{name}" is no answer that {seen.name} can have'
            look.refuse(Problem("no_level", message, near_or_all(str(name), levels)), entry.place, key)
        elif isinstance(entry.node, Keys) and "raw" in entry.node.entries:
            message = f"{key} has `raw`, and {seen.name} is worked out, not read from the file"
            look.refuse(Problem("value", message, "take `raw` away"), entry.node.entries["raw"].place, f"{key}.raw")
    for level in levels:
        if level not in {str(name) for name in values.entries}:
            message = f'{dotted((*seen.path, "values"))} has no words for "{level}"'
            _refuse(look, seen, message, f"add `{level}: {{id: …, en: …}}`", "values")

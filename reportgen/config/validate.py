"""A tree and a model → a checked value, or every problem of it in plain English.

In: a merged tree and a class of ``config.model``. Out: the model's instance, or located diagnostics. pydantic says
which spot is wrong; what is said of it is read off the model by ``shape``, so that none of pydantic's words shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from reportgen.config.fields import THEME_KEYS, LevelDefinition, ThemeDefinition
from reportgen.config.hints import hint_for, hint_for_key
from reportgen.config.places import Items, Keys, Leaf, Node, Problem, Step, child, dotted, find, nearest, plain, shown
from reportgen.config.shape import (
    Annotation,
    Shape,
    alternatives,
    below,
    expected_words,
    fields,
    key_of,
    kinds,
    model_at,
    tag_of,
    takes,
)
from reportgen.config.suggest import did_you_mean, near_or_all
from reportgen.errors import Diagnostic
from reportgen.locales.languages import Language, Text
from reportgen.periods import Period

Model = TypeVar("Model", bound=BaseModel)
_IN_A_KEY = "[key]"
_MISSING = frozenset({"missing", "union_tag_not_found"})
_UNKNOWN = frozenset({"extra_forbidden", "invalid_key"})
_LENGTHS = frozenset({"too_short", "too_long"})
_TOP = "the configuration"
_RAW = "raw"


def validate(model: type[Model], root: Keys, *, whole: bool = True) -> tuple[Model | None, tuple[Diagnostic, ...]]:
    """Give the checked value of a tree (``None`` where there are problems), and every problem in it.

    Where the tree is not ``whole`` (a file that it extends could not be read), what is missing is not complained of.
    """
    try:
        return model.model_validate(plain(root)), ()
    except ValidationError as error:
        raw = error.errors(include_url=False, include_input=False)
    places = [item["loc"] for item in raw]
    spots = [spot for item in raw if not _follows(item, places) if (spot := _trace(item, model, root)) is not None]
    problems: dict[object, Diagnostic] = {}
    for spot in spots:
        if whole or spot.error not in _MISSING:
            for problem in _diagnostics(spot, root):
                problems.setdefault((problem.where, problem.code), problem)
    return None, tuple(problems.values())


def _follows(item: Any, places: list[Any]) -> bool:
    """Say whether a list is only called too short because its entries are wrong, which is said of each."""
    loc = item["loc"]
    return item["type"] == "too_short" and any(len(other) > len(loc) and other[: len(loc)] == loc for other in places)


@dataclass(frozen=True, slots=True)
class _Spot:
    """Where an error lies: its path in the tree, what is expected there, and what is expected of its parent."""

    path: tuple[Step, ...]
    expected: Annotation
    parent: Annotation
    error: str
    said: str
    in_key: bool

    @property
    def is_length(self) -> bool:
        """Whether a list is too short or too long."""
        return self.error in _LENGTHS


def _trace(item: Any, model: type[BaseModel], root: Keys) -> _Spot | None:
    """Find an error's spot: pydantic's own steps also name branches of unions, which no file has.

    ``None`` where it is of a branch that the file does not take: a list is not to be blamed for being no group of keys.
    """
    annotation: Annotation = model
    parent: Annotation = model
    node: Node | None = root
    path: list[Step] = []
    branch = False
    for step in item["loc"]:
        if step == _IN_A_KEY:
            break
        if not branch and len(kinds(alternatives(annotation))) > 1:
            branch = True  # the step is the kind, which `below` reads from the tree itself
            continue
        branch = False
        form = _form_named(step, annotation, node)
        if form is not None:
            if form == _form(node):
                continue
            if any(_form_of(shape) == _form(node) for shape in alternatives(annotation)):
                return None
            break
        expected = below(annotation, step, node)
        if expected is None and not _may_be_unknown(annotation, node, step):
            break
        path.append(step)
        parent, annotation, node = annotation, expected, child(node, step)
    said = str(item["ctx"]["error"]) if item["type"] == "value_error" else ""
    if item["type"] == "missing" and path and isinstance(path[-1], int):
        return _Spot(tuple(path[:-1]), parent, parent, "too_short", "", in_key=False)
    return _Spot(tuple(path), annotation, parent, item["type"], said, item["loc"][-1:] == (_IN_A_KEY,))


def _form_named(step: Step, annotation: Annotation, node: Node | None) -> type[Node] | None:
    """Give the form that pydantic's name for a branch of a union stands for; ``None`` where a step is no such name."""
    shapes = alternatives(annotation)
    models = [shape.model for shape in shapes if shape.model is not None]
    if len(shapes) < 2 or len(models) > 1 or child(node, step) is not None:  # noqa: PLR2004 -- a union
        return None
    name = str(step)
    if any(name in fields(model) for model in models):  # a key that is missing, of the group of keys that stands here
        return None
    if any(name == model.__name__ or name.endswith(f", {model.__name__}]") for model in models):  # with a validator
        return Keys
    return Items if name.startswith("tuple[") else Keys if name.startswith("dict[") else Leaf


def _form(node: Node | None) -> type[Node]:
    return Leaf if node is None else type(node)


def _form_of(shape: Shape) -> type[Node]:
    return Items if shape.is_list else Keys if shape.is_group or shape.model is not None else Leaf


def _may_be_unknown(annotation: Annotation, node: Node | None, step: Step) -> bool:
    return model_at(alternatives(annotation), node) is not None and child(node, step) is not None


def _diagnostics(spot: _Spot, root: Keys) -> Iterator[Diagnostic]:
    node = find(root, spot.path)
    if spot.in_key:
        yield _bad_key(spot, root)
    elif spot.error in _UNKNOWN:
        yield _unknown_key(spot, root)
    elif spot.error in _MISSING:
        yield from _missing(spot, root)
    elif spot.error == "union_tag_invalid":
        yield _unknown_kind(spot, root)
    elif isinstance(node, Keys) and (wrong := _bad_words(spot, node)):
        yield from wrong
    elif spot.said and not (spot.said.startswith("is ") and _is_plain(spot.expected, node)):
        key = dotted(spot.path) or _TOP
        words = f"{key} {spot.said}" if spot.said.startswith(("is ", "has ")) else f"{key}: {spot.said}"
        yield Problem("value", words, hint_for(spot.expected, node)).at(nearest(root, spot.path), key=key)
    else:
        yield _wrong(spot, root, node)


def _is_plain(expected: Annotation, node: Node | None) -> bool:
    """Say whether the model's words for a spot are better than what its validator says of a value it cannot use."""
    unwritable = isinstance(node, Items | Keys) or (isinstance(node, Leaf) and isinstance(node.value, bool | None))
    return unwritable or any(takes(expected, bare) for bare in (Text, LevelDefinition, ThemeDefinition, Period, Path))


def _wrong(spot: _Spot, root: Keys, node: Node | None) -> Diagnostic:
    key = dotted(spot.path) or _TOP
    is_what = shown(node) if node is not None else "not there"
    expected = expected_words(spot.expected)
    if isinstance(node, Items) and not node.items:
        expected = f"at least one; {expected}"
    elif isinstance(node, Items) and spot.is_length:
        is_what = f"a list of {len(node.items)}"
    problem = Problem("value", f"{key} is {is_what}; expected {expected}", hint_for(spot.expected, node))
    return problem.at(nearest(root, spot.path), key=key)


def _key_place(root: Keys, path: tuple[Step, ...]) -> Any:
    parent = find(root, path[:-1])
    if isinstance(parent, Keys) and path and path[-1] in parent.entries:
        return parent.entries[path[-1]].place
    return nearest(root, path)


def _unknown_key(spot: _Spot, root: Keys) -> Diagnostic:
    *above, name = spot.path
    model = model_at(alternatives(spot.parent), find(root, tuple(above)))
    known = fields(model) if model is not None else {}
    where = f" in {dotted(tuple(above))}" if above else ""
    problem = Problem("unknown_key", f'unknown key "{name}"{where}', near_or_all(str(name), known))
    return problem.at(_key_place(root, spot.path), key=dotted(spot.path))


def _bad_key(spot: _Spot, root: Keys) -> Diagnostic:
    *above, name = spot.path
    message = f'{dotted(tuple(above))} has the name "{name}"; expected {expected_words(key_of(spot.parent))}'
    return Problem("name", message, hint_for_key(str(name))).at(_key_place(root, spot.path), key=dotted(spot.path))


def _missing(spot: _Spot, root: Keys) -> Iterator[Diagnostic]:
    untold = spot.error == "union_tag_not_found"
    path = (*spot.path, tag_of(alternatives(spot.expected))) if untold else spot.path
    *above, name = path
    parent = find(root, tuple(above))
    expected = spot.expected if path == spot.path else None
    words = (
        expected_words(expected) if expected is not None else f"one of {', '.join(kinds(alternatives(spot.expected)))}"
    )
    if isinstance(parent, Keys) and _misspelt(str(name), parent, spot.parent):
        return  # the unknown key's "did you mean" says it already
    hint = f"write `{name}: …` under {dotted(tuple(above))}" if above else f"write `{name}: …`"
    if path in {("puskesmas",), ("puskesmas", "id")}:
        hint += "; a file that is meant to be extended is not built by itself, but through the files that extend it"
    problem = Problem("missing", f"{dotted(path)} is missing; expected {words}", hint)
    yield problem.at(nearest(root, path), key=dotted(path))


def _misspelt(name: str, parent: Keys, annotation: Annotation) -> bool:
    model = model_at(alternatives(annotation), parent)
    known = fields(model) if model is not None else {}
    strangers = [str(key) for key in parent.entries if str(key) not in known]
    return any(did_you_mean(stranger, known) == did_you_mean(name, [name]) for stranger in strangers)


def _unknown_kind(spot: _Spot, root: Keys) -> Diagnostic:
    shapes = alternatives(spot.expected)
    path = (*spot.path, tag_of(shapes))
    node = find(root, path)
    known = kinds(shapes)
    hint = did_you_mean(str(node.value), known) if isinstance(node, Leaf) else None
    message = f"{dotted(path)} is {shown(node) if node else 'missing'}; expected one of {', '.join(known)}"
    return Problem("value", message, hint).at(nearest(root, path), key=dotted(path))


def _bad_words(spot: _Spot, node: Keys) -> tuple[Diagnostic, ...]:
    """Give what is wrong with words by language; of an answer also ``raw`` may stand beside them, of a theme more."""
    if takes(spot.expected, ThemeDefinition):
        return tuple(_bad_text(spot.path, node, beside=THEME_KEYS)) if node.entries else ()
    if takes(spot.expected, LevelDefinition):
        return tuple(_bad_text(spot.path, node, beside=(_RAW,))) if node.entries else ()
    return tuple(_bad_text(spot.path, node)) if takes(spot.expected, Text) else ()


def _bad_text(path: tuple[Step, ...], node: Keys, *, beside: tuple[str, ...] = ()) -> Iterator[Diagnostic]:
    languages = [language.value for language in Language]
    key = dotted(path)
    if not node.entries:
        yield Problem("value", f"{key} is an empty group of keys", "write {id: …, en: …}").at(node.place, key=key)
    for name, entry in node.entries.items():
        if name in beside:
            continue
        if name not in languages:
            known = [*beside, *languages]
            message = f'{key} has the key "{name}", which is no language of a brief; expected {" or ".join(known)}'
            hint = did_you_mean(str(name), known) or "or put words with a colon in quotation marks"
            yield Problem("unknown_key", message, hint).at(entry.place, key=f"{key}.{name}")
        elif not (isinstance(entry.node, Leaf) and isinstance(entry.node.value, str) and entry.node.value.strip()):
            message = f"{key}.{name} is {shown(entry.node)}; expected words in quotation marks"
            yield Problem("value", message, hint_for(str, entry.node)).at(entry.node.place, key=f"{key}.{name}")

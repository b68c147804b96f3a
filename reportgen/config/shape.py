"""What the model expects at each spot of a configuration, read off the model itself.

In: classes of ``config.model``. Out: ``Shape``: the fields, the choices and the plain English of a spot, so that
messages and suggestions can never drift from the model. It checks nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Gt, Le, Lt, MinLen
from pydantic import BaseModel
from pydantic.fields import FieldInfo

from reportgen.config.fields import Expects, LevelDefinition, ThemeDefinition
from reportgen.config.places import Items, Keys, Leaf, Node, Step
from reportgen.locales.languages import Text
from reportgen.periods import EXPECTED, Period

Annotation = Any
_TAGS = ("kind", "measure")


@dataclass(frozen=True)
class Shape:
    """One alternative of a spot: its bare type, and what its annotation says beside it."""

    bare: Annotation
    metadata: tuple[object, ...] = ()

    @property
    def model(self) -> type[BaseModel] | None:
        """The model class, where the spot holds one."""
        return self.bare if isinstance(self.bare, type) and issubclass(self.bare, BaseModel) else None

    @property
    def is_list(self) -> bool:
        """Whether the spot holds a list."""
        return _origin(self.bare) is tuple

    @property
    def is_group(self) -> bool:
        """Whether the spot holds names of the writer's own choice."""
        return _origin(self.bare) is dict


def _origin(annotation: Annotation) -> Any:
    return get_origin(annotation)


def alternatives(annotation: Annotation) -> tuple[Shape, ...]:
    """Give what may stand at a spot; that it may be empty is not said."""
    return _alternatives(annotation)


@lru_cache(maxsize=1024)
def _alternatives(annotation: Annotation) -> tuple[Shape, ...]:
    if _origin(annotation) is Annotated:
        bare, *metadata = get_args(annotation)
        flat = tuple(_flat(metadata))
        return tuple(Shape(shape.bare, shape.metadata + flat) for shape in _alternatives(bare))
    if _origin(annotation) in {Union, UnionType}:
        return tuple(shape for part in get_args(annotation) for shape in _alternatives(part))
    return () if annotation is NoneType else (Shape(annotation),)


def _flat(metadata: list[object]) -> Iterator[object]:
    for item in metadata:
        if isinstance(item, FieldInfo):
            yield from item.metadata
        else:
            yield item


@lru_cache(maxsize=256)
def fields(model: type[BaseModel]) -> dict[str, Annotation]:
    """Give a model's fields by the key that is written for them."""
    return {info.alias or name: _annotation(info) for name, info in model.model_fields.items()}


def _annotation(info: FieldInfo) -> Annotation:
    if not info.metadata:
        return info.annotation
    return Annotated[info.annotation, *info.metadata]


def tag_of(shapes: tuple[Shape, ...]) -> str:
    """Give the key that tells the models of a spot apart: ``kind``, or of a claim ``measure``."""
    models = [shape.model for shape in shapes if shape.model is not None]
    return next((tag for tag in _TAGS if all(_tag_words(model, tag) for model in models)), _TAGS[0])


@lru_cache(maxsize=256)
def _tag_words(model: type[BaseModel], tag: str) -> tuple[str, ...]:
    annotation = model.model_fields[tag].annotation if tag in model.model_fields else None
    return get_args(annotation) if _origin(annotation) is Literal else ()


def kinds(shapes: tuple[Shape, ...]) -> dict[str, type[BaseModel]]:
    """Give the models that a ``kind:`` (or ``measure:``) tells apart, by kind."""
    models = [shape.model for shape in shapes if shape.model is not None]
    tag = tag_of(shapes)
    return {kind: model for model in models for kind in _tag_words(model, tag)}


def model_at(shapes: tuple[Shape, ...], node: Node | None) -> type[BaseModel] | None:
    """Give the model that a spot holds; where there are several, the one that its own tag names."""
    models = [shape.model for shape in shapes if shape.model is not None]
    if len(models) <= 1:
        return models[0] if models else None
    kind = node.node(tag_of(shapes)) if isinstance(node, Keys) else None
    return kinds(shapes).get(str(kind.value)) if isinstance(kind, Leaf) else None


def below(annotation: Annotation, step: Step, node: Node | None) -> Annotation | None:
    """Give what is expected one step further down, or ``None`` where the model has no such spot."""
    shapes = alternatives(annotation)
    model = model_at(shapes, node)
    if model is not None:
        return fields(model).get(str(step))
    for shape in shapes:
        origin, arguments = _origin(shape.bare), get_args(shape.bare)
        if origin is dict and not (isinstance(node, Items)):
            return arguments[1]
        if origin is tuple and isinstance(step, int):
            return arguments[step] if is_fixed(shape) and step < len(arguments) else arguments[0]
    return None


def is_fixed(shape: Shape) -> bool:
    """Say whether a spot takes a list of so many and no more, such as both limits of an interval."""
    return _origin(shape.bare) is tuple and Ellipsis not in get_args(shape.bare)


def key_of(annotation: Annotation) -> Annotation:
    """Give what the names of a mapping must be."""
    for shape in alternatives(annotation):
        if _origin(shape.bare) is dict:
            return get_args(shape.bare)[0]
    return str


def walk(
    annotation: Annotation, node: Node, path: tuple[Step, ...] = ()
) -> Iterator[tuple[tuple[Step, ...], Node, Annotation]]:
    """Go through every spot of a tree that the model knows: its path, its node, what is expected there."""
    yield path, node, annotation
    if any(takes(annotation, words) for words in (Text, LevelDefinition, ThemeDefinition)):
        return
    children: list[tuple[Step, Node]] = []
    if isinstance(node, Keys):
        children = [(key, entry.node) for key, entry in node.entries.items()]
    elif isinstance(node, Items):
        children = list(enumerate(node.items))
    for step, child in children:
        expected = below(annotation, step, node)
        if expected is not None:
            yield from walk(expected, child, (*path, step))


def choices(annotation: Annotation) -> tuple[str, ...]:
    """Give the words that a spot chooses from; none where it is free."""
    found: list[str] = []
    for shape in alternatives(annotation):
        if isinstance(shape.bare, type) and issubclass(shape.bare, Enum):
            found.extend(str(member.value) for member in shape.bare)
        elif _origin(shape.bare) is Literal:
            found.extend(str(value) for value in get_args(shape.bare))
    return tuple(found)


def expected_words(annotation: Annotation) -> str:
    """Say in plain English what a spot expects."""
    shapes = alternatives(annotation)
    told_apart = kinds(shapes)
    if len(told_apart) > 1:
        return f"a group of keys with `{tag_of(shapes)}:` ({', '.join(told_apart)})"
    return ", or ".join(dict.fromkeys(_words(shape) for shape in shapes)) or "nothing"


_PLAIN: dict[Annotation, str] = {
    Text: "words, or {id: …, en: …}",
    Period: EXPECTED,
    Path: "a file's path",
    bool: "true or false",
    str: "words in quotation marks",
}


def _words(shape: Shape) -> str:  # noqa: PLR0911 -- one line a kind of spot is the clearest table
    for item in reversed(shape.metadata):  # what stands around a type says more than the type itself
        if isinstance(item, Expects):
            return item.words
    listed = choices(shape.bare)
    if listed:
        return listed[0] if len(listed) == 1 else f"one of {', '.join(listed)}"
    if shape.bare in {int, float}:
        return ("a whole number" if shape.bare is int else "a number") + _bounds(shape.metadata)
    if shape.bare in _PLAIN:
        return _PLAIN[shape.bare]
    if _origin(shape.bare) is tuple:
        return f"{_how_many(shape)}, each {expected_words(get_args(shape.bare)[0])}"
    if shape.model is not None:
        return f"a group of keys ({', '.join(fields(shape.model))})"
    return "names with what belongs to each"


def _how_many(shape: Shape) -> str:
    if is_fixed(shape):
        return f"a list of exactly {len(get_args(shape.bare))}"
    least = next((item.min_length for item in shape.metadata if isinstance(item, MinLen)), 0)
    return f"a list of at least {least}" if least > 1 else "a list"


def _bounds(metadata: tuple[object, ...]) -> str:
    lower: object = next((item.ge for item in metadata if isinstance(item, Ge)), None)
    above: object = next((item.gt for item in metadata if isinstance(item, Gt)), None)
    upper: object = next((item.le for item in metadata if isinstance(item, Le)), None)
    under: object = next((item.lt for item in metadata if isinstance(item, Lt)), None)
    start = f"from {lower}" if lower is not None else f"above {above}" if above is not None else ""
    end = f"to {upper}" if upper is not None else f"below {under}" if under is not None else ""
    if start and not end:
        return f" {start} up" if lower is not None else f" {start}"
    return f" {start} {end}".rstrip() if start or end else ""


def limits(annotation: Annotation) -> tuple[float | None, float | None]:
    """Give the least and the greatest number that a spot takes, each ``None`` where it is open."""
    for shape in alternatives(annotation):
        if shape.bare in {int, float}:
            least = next((float(i.ge) for i in shape.metadata if isinstance(i, Ge)), None)  # type: ignore[arg-type]
            greatest = next((float(i.le) for i in shape.metadata if isinstance(i, Le)), None)  # type: ignore[arg-type]
            return least, greatest
    return None, None


def takes(annotation: Annotation, bare: type) -> bool:
    """Say whether a value of a plain type may stand at a spot."""
    return any(shape.bare is bare for shape in alternatives(annotation))


def takes_pair(annotation: Annotation) -> bool:
    """Say whether a list of so many and no more may stand at a spot, and nothing else."""
    return all(is_fixed(shape) for shape in alternatives(annotation))


def takes_group(annotation: Annotation) -> bool:
    """Say whether names with what belongs to each may stand at a spot."""
    return any(shape.is_group for shape in alternatives(annotation))


def takes_list(annotation: Annotation) -> bool:
    """Say whether a list may stand at a spot."""
    return any(shape.is_list for shape in alternatives(annotation))

"""The base of every part of a configuration: no key that nobody knows, and nothing that changes.

In: nothing. Out: ``Frozen``.
"""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise

from pydantic import BaseModel, ConfigDict, GetJsonSchemaHandler
from pydantic.json_schema import JsonSchemaValue
from pydantic_core import CoreSchema


class Frozen(BaseModel):
    """A part of a configuration: frozen, and refusing keys that it does not know.

    The words under a key are its description in the JSON Schema. They are read from the source when the schema is
    asked for: pydantic's own ``use_attribute_docstrings`` reads them whenever the class is made, so that a quarter of
    the time before each brief went into it. For the same reason a part is built when it is first used, and so but once,
    within the whole that is asked for.
    """

    model_config = ConfigDict(extra="forbid", frozen=True, strict=False, defer_build=True)

    @classmethod
    def __get_pydantic_json_schema__(cls, core_schema: CoreSchema, handler: GetJsonSchemaHandler) -> JsonSchemaValue:
        """Give pydantic's schema of the part, each key with the words that stand under it."""
        schema = handler(core_schema)
        properties = handler.resolve_ref_schema(schema)["properties"]
        for name, words in _described(cls).items():
            properties[cls.model_fields[name].alias or name]["description"] = words
        return schema


def _described(model: type[BaseModel]) -> dict[str, str]:
    """Give the words under each key of a model; those of the classes that it builds on come first."""
    words: dict[str, str] = {}
    for part in reversed(model.__mro__):
        if issubclass(part, Frozen) and part is not Frozen:
            words.update(_under_each(part))
    return words


def _under_each(model: type[BaseModel]) -> dict[str, str]:
    definition = ast.parse(inspect.getsource(model)).body[0]
    assert isinstance(definition, ast.ClassDef)  # noqa: S101 -- what a class's source is
    return {
        key.target.id: inspect.cleandoc(below.value.value)
        for key, below in pairwise(definition.body)
        if isinstance(key, ast.AnnAssign) and isinstance(key.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    }

"""JSON Schema of a configuration, for editors.

In: the model. Out: two schemas. The full one describes a whole configuration; in the layer one nothing is required at
any depth, for files that are extended or extend others. Of a policy entry nothing is required in either, for the
built-in one of its name lies beneath. Draft 7, which every YAML language server reads: a reference stands alone there,
so what pydantic writes beside one is moved around it.
"""

from __future__ import annotations

from typing import Any

from reportgen.config.extends import EXTENDS
from reportgen.config.model import Config
from reportgen.config.model.policy import LAID_OVER

Schema = dict[str, Any]
_LAID_OVER = frozenset(model.__name__ for model in LAID_OVER)
_DRAFT = "http://json-schema.org/draft-07/schema#"
_PATH = {"type": "string", "minLength": 1}
_EXTENDS: Schema = {
    "description": "One file or a list of files that this one builds on; later ones and the file itself win. "
    "Paths are relative to the file they stand in.",
    "anyOf": [_PATH, {"type": "array", "items": _PATH}],
}


def full_schema() -> Schema:
    """Give the schema of a whole configuration, with everything in one file."""
    return _schema("A puskesmas's brief", layer=False)


def layer_schema() -> Schema:
    """Give the schema of a file that is extended or extends others: the same keys, and nothing required."""
    return _schema("Part of the configuration of briefs", layer=True)


def _schema(title: str, *, layer: bool) -> Schema:
    raw = Config.model_json_schema(by_alias=True, ref_template="#/definitions/{model}")
    definitions = raw.pop("$defs")
    schema = {"$schema": _DRAFT, **_mended(raw, layer=layer), "title": title}
    schema["properties"] = {EXTENDS: _EXTENDS, **schema["properties"]}
    schema["definitions"] = {
        name: _mended(part, layer=layer or name in _LAID_OVER) for name, part in definitions.items()
    }
    return schema


def _mended(part: Schema, *, layer: bool) -> Schema:
    """Give one schema object in the dialect of draft 7, and without its demands where it is for a layer."""
    mended: Schema = {}
    fixed = "prefixItems" in part
    for keyword, value in part.items():
        if keyword in {"title", "discriminator"} or (layer and keyword in _demands(fixed=fixed)):
            continue
        if keyword == "prefixItems":  # how draft 2020 says what draft 7 says with a list of `items`
            mended["items"] = _mended_value(keyword, value, layer=layer)
            continue
        # Without what is required, an analysis without its kind fits several kinds: then any will do.
        name = "anyOf" if layer and keyword == "oneOf" else keyword
        mended[name] = _mended_value(keyword, value, layer=layer)
    reference = mended.pop("$ref", None)
    if reference is None:
        return mended
    return {"allOf": [{"$ref": reference}], **mended} if mended else {"$ref": reference}


def _demands(*, fixed: bool) -> frozenset[str]:
    """Give what a layer does not demand; a list of exactly so many is written at once, and stays one."""
    return frozenset({"required", "minProperties"}) if fixed else frozenset({"required", "minProperties", "minItems"})


_BY_NAME = frozenset({"properties", "patternProperties"})


def _mended_value(keyword: str, value: Any, *, layer: bool) -> Any:
    if keyword in _BY_NAME:
        return {name: _mended(part, layer=layer) for name, part in value.items()}
    if keyword in {"default", "enum", "const"}:
        return value
    if isinstance(value, dict):
        return _mended(value, layer=layer)
    if isinstance(value, list):
        return [_mended(part, layer=layer) if isinstance(part, dict) else part for part in value]
    return value

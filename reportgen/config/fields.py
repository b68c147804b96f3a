"""Field types of a configuration: texts, periods, codes, paths.

In: scalars and mappings as read from YAML. Out: checked values for ``config.model``. Strings read from a file arrive as
``Located``, which remembers the file they stand in, so that a path is relative to that file however it was inherited.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, PlainSerializer, StringConstraints, WithJsonSchema

from reportgen.locales.languages import Language, Text
from reportgen.periods import EXPECTED, Period, parse_period


class Located(str):
    """A string that remembers the folder of the file it was read from."""

    __slots__ = ("folder",)
    folder: Path

    @classmethod
    def at(cls, text: str, folder: Path) -> Located:
        """Give ``text``, standing in a file of ``folder``."""
        located = cls(text)
        located.folder = folder
        return located


def _text(value: Any) -> Text:
    if isinstance(value, Text):
        return value
    if isinstance(value, str):
        if not value.strip():
            message = "is empty; write the words, or {id: …, en: …}"
            raise ValueError(message)
        return Text.same(str(value))
    if not isinstance(value, Mapping):
        message = f"is {value!r}, not a text; write the words in quotation marks, or {{id: …, en: …}}"
        raise ValueError(message)
    known = {language.value for language in Language}
    unknown = sorted(str(key) for key in value if key not in known)
    if unknown:
        message = f'has "{unknown[0]}", which is no language of a brief; the languages are {", ".join(sorted(known))}'
        raise ValueError(message)
    for key, words in value.items():
        if not isinstance(words, str) or not words.strip():
            message = f'has {words!r} for "{key}"; expected words in quotation marks'
            raise ValueError(message)
    if not value:
        message = "is empty; write {id: …, en: …}"
        raise ValueError(message)
    return Text.of({key: str(words) for key, words in value.items()})


def _period(value: Any) -> Period:
    if isinstance(value, Period):
        return value
    if isinstance(value, bool) or not isinstance(value, str | int):
        message = f"is {value!r}; write {EXPECTED}"
        raise ValueError(message)
    return parse_period(value)


def _path(value: Any) -> Path:
    if isinstance(value, Path):
        return value
    if not isinstance(value, str) or not value.strip():
        message = f"is {value!r}; expected a file's path"
        raise ValueError(message)
    folder = value.folder if isinstance(value, Located) else Path()
    return Path(folder, value)


TextField = Annotated[
    Text,
    BeforeValidator(_text),
    PlainSerializer(lambda text: text.as_mapping()),
    WithJsonSchema(
        {
            "title": "Text",
            "description": "Words that read the same in every language, or one text a language.",
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "properties": {language.value: {"type": "string", "minLength": 1} for language in Language},
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ],
        }
    ),
]
"""Words in a brief: a string, or ``{id: …, en: …}``."""

PeriodField = Annotated[
    Period,
    BeforeValidator(_period),
    PlainSerializer(str),
    WithJsonSchema(
        {
            "title": "Period",
            "description": EXPECTED,
            "anyOf": [
                {"type": "integer", "minimum": 1900, "maximum": 2999},
                {
                    "type": "string",
                    "pattern": r"^\d{4}(-Q[1-4]|-\d{2}(/\d{4}-\d{2})?|-\d{2}-\d{2}/\d{4}-\d{2}-\d{2})?$",
                },
            ],
        }
    ),
]
"""A month, quarter, year or study period."""

PathField = Annotated[
    Path,
    BeforeValidator(_path),
    PlainSerializer(str),
    WithJsonSchema({"title": "Path", "type": "string", "description": "Relative to the file it stands in."}),
]
"""A file's path, relative to the configuration file that it stands in."""

Identifier = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=64)]
"""Letters, digits and single hyphens: it names a folder."""

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64)]
"""A name within the configuration: small letters, digits, underscores."""

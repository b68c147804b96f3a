"""Field types of a configuration: texts, periods, codes, paths.

In: scalars and mappings as read from YAML. Out: checked values for ``config.model``. Strings read from a file arrive as
``Located``, which remembers the file they stand in, so that a path is relative to that file however it was inherited.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StringConstraints, WithJsonSchema

from reportgen.locales.languages import Language, Text
from reportgen.periods import EXPECTED, Period, parse_period


@dataclass(frozen=True, slots=True)
class Expects:
    """What a field expects, in the words of an error message; stands in the field's annotation."""

    words: str


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
        raise ValueError(message)  # noqa: TRY004 -- pydantic reports a ValueError, and lets a TypeError through
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
        raise ValueError(message)  # noqa: TRY004 -- likewise
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

Identifier = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9]+(-[A-Za-z0-9]+)*$", max_length=64),
    Expects("letters, digits and single hyphens, at most 64"),
]
"""Letters, digits and single hyphens: it names a folder."""

Name = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z][a-z0-9_]*$", max_length=64),
    Expects("small letters, digits and underscores, beginning with a letter"),
]
"""A name within the configuration: small letters, digits, underscores."""

Code = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Za-z0-9.\-/]+$"),
    Expects("letters, digits, full stops, hyphens and strokes, in quotation marks"),
]
"""An official code: always a string, so that no leading nought is lost."""

NonEmpty = Annotated[str, StringConstraints(pattern=r"\S"), Expects("words, in quotation marks where in doubt")]
"""A string that is not blank: a column's heading, a sheet, a value."""

Share = Annotated[float, Field(ge=0, le=1, strict=True)]
"""A share, 0–1."""

Year = Annotated[int, Field(ge=1900, le=2999, strict=True)]
"""A calendar year."""


def _encoding(value: str) -> str:
    try:
        codecs.lookup(value)
    except LookupError:
        message = f'is "{value}", which is no text encoding; expected utf-8, windows-1252, iso-8859-1 or the like'
        raise ValueError(message) from None
    return value


Encoding = Annotated[NonEmpty, AfterValidator(_encoding)]
"""The name of a text encoding."""

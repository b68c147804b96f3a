"""Field types of a configuration: texts, periods, codes, paths.

In: scalars and mappings as read from YAML. Out: checked values for ``config.model``. Strings read from a file arrive as
``Located``, which remembers the file they stand in, so that a path is relative to that file however it was inherited.
"""

from __future__ import annotations

import codecs
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer, StringConstraints, WithJsonSchema

from reportgen.config.expects import Expects
from reportgen.config.printed import PrintedField, PrintedNumber, PrintedPField, Written
from reportgen.locales.languages import Language, Text
from reportgen.periods import EXPECTED, Period, parse_period

__all__ = [
    "THEME_KEYS",
    "Code",
    "DayField",
    "Encoding",
    "Expects",
    "Identifier",
    "LevelDefinition",
    "LevelField",
    "LevelKey",
    "Located",
    "Name",
    "NonEmpty",
    "NoteField",
    "PathField",
    "PeriodField",
    "PrintedField",
    "PrintedNumber",
    "PrintedPField",
    "Share",
    "TextField",
    "ThemeDefinition",
    "ThemeField",
    "Written",
    "Year",
    "code_text",
]


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


def _day(value: Any) -> date:
    if isinstance(value, date):
        return value
    try:
        return date.fromisoformat(str(value))
    except ValueError:
        message = f'is "{value}"; write a day as "2024-07-26", in quotation marks'
        raise ValueError(message) from None


DayField = Annotated[
    date,
    BeforeValidator(_day),
    PlainSerializer(str),
    Expects('a day: "2024-07-26"'),
    WithJsonSchema({"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"}),
]
"""A day, ISO 8601."""

_BY_LANGUAGE = {language.value: {"type": "string", "minLength": 1} for language in Language}

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
                    "properties": _BY_LANGUAGE,
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ],
        }
    ),
]
"""Words in a brief: a string, or ``{id: …, en: …}``."""


def _filled(value: Any) -> Any:
    """Give the words, or ``None`` where a slot for words stands empty in every language."""
    words = value.values() if isinstance(value, Mapping) else (value,)
    empty = all(each is None or (isinstance(each, str) and not each.strip()) for each in words)
    return None if empty else value


_SLOT = {"type": "object", "properties": {key: {"type": ["string", "null"]} for key in _BY_LANGUAGE}}

NoteField = Annotated[
    TextField | None,
    BeforeValidator(_filled),
    WithJsonSchema(
        {
            "title": "Note",
            "description": "Words that a person writes, in every language of the brief; empty until then.",
            "anyOf": [{"type": ["string", "null"]}, {**_SLOT, "additionalProperties": False}],
        }
    ),
]
"""Words that a person writes: a string, or ``{id: …, en: …}``; ``None`` where the slot is still empty."""

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
    Expects("a name (small letters, digits and underscores, beginning with a letter)"),
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


@dataclass(frozen=True, slots=True)
class LevelDefinition:
    """One answer: its words (``None``: those of the file, or else its code), and how the file may spell it.

    ``raw`` of ``None`` means that the file spells it as its key.
    """

    label: Text | None
    raw: tuple[str, ...] | None


def _level_key(value: Any) -> str:
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        message = f"is {value!r}; write an answer's code: a number, or words in quotation marks"
        raise ValueError(message)  # noqa: TRY004 -- likewise
    text = code_text(value)
    if not text.strip():
        message = "is empty; write an answer's code"
        raise ValueError(message)
    return text


def code_text(value: str | float) -> str:
    """Give a code as a file spells it: whole numbers without a decimal point."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _level(value: Any) -> LevelDefinition:
    if isinstance(value, LevelDefinition):
        return value
    if value is None:
        return LevelDefinition(None, None)
    if not isinstance(value, Mapping) or "raw" not in value:
        return LevelDefinition(_text(value), None)
    raw = value["raw"]
    spellings = raw if isinstance(raw, list | tuple) else [raw]
    words = {key: text for key, text in value.items() if key != "raw"}
    if not spellings:
        message = 'has an empty "raw"; list how the file spells this answer'
        raise ValueError(message)
    return LevelDefinition(_text(words) if words else None, tuple(_level_key(each) for each in spellings))


LevelKey = Annotated[
    str,
    BeforeValidator(_level_key),
    Expects("an answer's code: a number, or words in quotation marks"),
    WithJsonSchema({"anyOf": [{"type": "string", "minLength": 1}, {"type": "number"}]}),
]
"""The code of an answer, as its key in ``values``."""

LevelField = Annotated[
    LevelDefinition,
    BeforeValidator(_level),
    PlainSerializer(lambda level: {"raw": level.raw, "label": level.label.as_mapping() if level.label else None}),
    Expects("the answer's words: text, {id: …, en: …}, or {raw: [how the file spells it], id: …, en: …}"),
    WithJsonSchema(
        {
            "title": "Answer",
            "description": "The words of an answer; raw lists how the file spells it.",
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "properties": {
                        "raw": {
                            "anyOf": [
                                {"type": ["string", "number"]},
                                {"type": "array", "items": {"type": ["string", "number"]}, "minItems": 1},
                            ]
                        },
                        **_BY_LANGUAGE,
                    },
                    "additionalProperties": False,
                    "minProperties": 1,
                },
                {"type": "null"},
            ],
        }
    ),
]
"""One answer of a variable."""


@dataclass(frozen=True, slots=True)
class ThemeDefinition:
    """One theme: its words, how a file may spell it (``None``: as its key), and what counts it, where anything does."""

    label: Text
    raw: tuple[str, ...] | None = None
    indicator: str | None = None
    variable: str | None = None
    topic: str | None = None


THEME_KEYS = ("raw", "indicator", "variable", "topic")
"""What may stand beside the words of a theme."""


def _theme(value: Any) -> ThemeDefinition:
    if isinstance(value, ThemeDefinition):
        return value
    if not isinstance(value, Mapping):
        return ThemeDefinition(_text(value))
    words = {key: text for key, text in value.items() if key not in THEME_KEYS}
    about = {key: value[key] for key in ("indicator", "variable", "topic") if value.get(key) is not None}
    for key, name in about.items():
        if not isinstance(name, str):
            message = f'has {name!r} for "{key}"; write its name'
            raise ValueError(message)  # noqa: TRY004 -- likewise
    level = _level({"raw": value["raw"], **words}) if "raw" in value else LevelDefinition(_text(words), None)
    if level.label is None:
        message = "has no words; add {id: …, en: …}"
        raise ValueError(message)
    return ThemeDefinition(level.label, level.raw, about.get("indicator"), about.get("variable"), about.get("topic"))


ThemeField = Annotated[
    ThemeDefinition,
    BeforeValidator(_theme),
    PlainSerializer(lambda theme: {"label": theme.label.as_mapping(), "raw": theme.raw}),
    Expects("the theme's words: {id: …, en: …}, with raw, indicator, variable or topic beside them where needed"),
    WithJsonSchema(
        {
            "title": "Theme",
            "description": "The words of a theme, how the file spells it, and the indicator or variable it is about.",
            "anyOf": [
                {"type": "string", "minLength": 1},
                {
                    "type": "object",
                    "properties": {
                        "raw": {
                            "anyOf": [
                                {"type": "string"},
                                {"type": "array", "items": {"type": "string"}, "minItems": 1},
                            ]
                        },
                        "indicator": {"type": "string", "minLength": 1},
                        "variable": {"type": "string", "minLength": 1},
                        "topic": {"type": "string", "minLength": 1},
                        **_BY_LANGUAGE,
                    },
                    "additionalProperties": False,
                    "minProperties": 1,
                },
            ],
        }
    ),
]
"""One theme of interviews."""

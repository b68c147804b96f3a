"""What a survey's analyses put together, as results.json gives it: structures by finding id, no number twice.

In: a publishable ``Study``. Out: plain mappings and lists. It hides nothing (``disclosure`` did).
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Any

from reportgen.findings import Study, Voices
from reportgen.locales.languages import Text

Json = dict[str, Any]


def study_json(study: Study) -> Json:
    """Give the study; mappings by two levels are lists of ``[first, second, finding id]``."""
    return {field.name: _plain(getattr(study, field.name)) for field in fields(study)}


def voices_json(voices: Voices) -> Json:
    """Give what people said, by theme."""
    return {field.name: _plain(getattr(voices, field.name)) for field in fields(voices)}


def _plain(value: object) -> Any:
    if isinstance(value, Text | Enum):
        return value.as_mapping() if isinstance(value, Text) else value.value
    if is_dataclass(value) and not isinstance(value, type):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, dict):
        if any(isinstance(key, tuple) for key in value):
            return [[*map(_plain, key), _plain(inner)] for key, inner in value.items()]
        return {_key(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    return value


def _key(key: object) -> str:
    return str(key.value) if isinstance(key, Enum) else str(key)

"""A checked configuration as plain values that read the same wherever it is signed.

In: parts of ``config.model``. Out: values for JSON in which every path stands for its file: the name and the hash of
the bytes. Folders are left out, so that a signature holds on another machine, and whatever key names a file, now or
later, is covered.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from pathlib import Path
from typing import Any, TypeAlias

from reportgen.manifest import Hashes

Json: TypeAlias = "str | int | float | bool | list[Json] | dict[str, Json] | None"


def canonical(value: Any, hashes: Hashes) -> Json:
    """Give a value of a configuration for JSON; a file that is not there has no hash.

    Raises ``TypeError`` for a kind of value that no configuration has: what is not understood must not pass unsigned.
    """
    match value:
        case None | bool() | int() | float() | str() if not isinstance(value, Enum):
            return str(value) if isinstance(value, str) else value
        case Path():
            return {"name": value.name, "sha256": _hash(value, hashes)}
        case Enum() | date():
            return str(value.value if isinstance(value, Enum) else value.isoformat())
    return _of_parts(value, hashes)


def _of_parts(value: Any, hashes: Hashes) -> Json:
    parts = _parts(value)
    if parts is None:
        text = f"a configuration holds a {type(value).__name__}, which cannot be signed"
        raise TypeError(text)
    if isinstance(parts, list):
        return [canonical(each, hashes) for each in parts]
    return {str(canonical(key, hashes)): canonical(each, hashes) for key, each in parts.items()}


def files_of(value: Any) -> tuple[Path, ...]:
    """Give every path that a value of a configuration names, in order, each once."""
    return tuple(dict.fromkeys(_paths(value)))


def _paths(value: Any) -> Iterator[Path]:
    if isinstance(value, Path):
        yield value
    elif not isinstance(value, str | Enum):
        parts = _parts(value)
        for each in parts.values() if isinstance(parts, dict) else parts or ():
            yield from _paths(each)


def _parts(value: Any) -> list[Any] | dict[Any, Any] | None:
    """Give what a value is made of; ``None`` where it is of one piece, or unknown."""
    if isinstance(value, Mapping):
        return dict(value)
    if isinstance(value, list | tuple):
        return list(value)
    if isinstance(value, set | frozenset):
        return sorted(value)
    kind = type(value)
    names = [each.name for each in fields(kind)] if is_dataclass(kind) else getattr(kind, "model_fields", None)
    return None if names is None else {name: getattr(value, name) for name in names}


def _hash(path: Path, hashes: Hashes) -> str | None:
    try:
        return hashes.of_folder(path) if path.is_dir() else hashes.of(path)
    except OSError:
        return None

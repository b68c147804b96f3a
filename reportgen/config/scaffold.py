"""New configurations: a commented one to start from, or one a row of a table.

In: a path, or a table's header and rows (``cli`` reads the file). Out: YAML files that ``load`` accepts. Nothing is
overwritten unless asked for, and nothing is written at all where any row has a problem.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from reportgen import resources
from reportgen.config.facilities import FacilityRow, FacilityTable, read_facilities
from reportgen.errors import ConfigError, Diagnostic, Location, OutputError, Severity, UsageError

_FEW = 5


@dataclass(frozen=True, slots=True)
class Parent:
    """What every new configuration shares: the file it extends, and the source that ``is`` belongs to."""

    extends: Path
    source: str = "register"


class Starter(StrEnum):
    """What a new configuration is for: counts by village and month, or answers of respondents."""

    REGISTER = "register"
    SURVEY = "survey"


_FILES = {Starter.REGISTER: "starter.yaml", Starter.SURVEY: "starter-survey.yaml"}


def new_config(path: Path, *, starter: Starter = Starter.REGISTER, overwrite: bool = False) -> Path:
    """Write a commented configuration to start from, and give its path.

    Raises ``UsageError`` where the file is there already, ``OutputError`` where it cannot be written.
    """
    if not overwrite:
        _refuse_existing([path])
    text = (resources.configs() / _FILES[starter]).read_text(encoding="utf-8")
    identity = re.sub(r"[^A-Za-z0-9]+", "-", path.stem).strip("-")[:64].strip("-")
    if identity:
        text = text.replace("  id: example ", f'  id: "{identity}" ', 1)
    _write(path, text)
    return path


def configs_from_table(
    table: FacilityTable, folder: Path, *, parent: Parent, overwrite: bool = False
) -> tuple[Path, ...]:
    """Write one short configuration a row into ``folder``, named after its id; give their paths in the table's order.

    Columns: ``id``, ``name`` or ``name_id`` and ``name_en``, ``code``, ``is``, and ``district`` and ``province``
    likewise with or without a language; every other column is passed over. A missing id is made from the name, with
    the code behind it where names repeat.

    Raises ``ConfigError`` with every problem of the table, ``UsageError`` where files are there already,
    ``OutputError`` where they cannot be written.
    """
    facilities = read_facilities(table)
    paths = [folder / f"{facility.id}.yaml" for facility in facilities]
    _refuse_the_parent(paths, parent, table)
    if not overwrite:
        _refuse_existing(paths)
    extends = _relative(parent.extends, folder)
    for path, facility in zip(paths, facilities, strict=True):
        _write(path, _yaml(facility, extends, parent.source))
    return tuple(paths)


def _refuse_the_parent(paths: Sequence[Path], parent: Parent, table: FacilityTable) -> None:
    target = os.path.realpath(parent.extends).casefold()
    for path in paths:
        if os.path.realpath(path).casefold() == target:
            message = f'the id "{path.stem}" would overwrite {parent.extends}, which the new files extend'
            where = Location(file=table.file, sheet=table.sheet)
            problem = Diagnostic(Severity.ERROR, "table.parent", message, where, "write into another folder")
            raise ConfigError(message, diagnostics=(problem,))


def _refuse_existing(paths: Sequence[Path]) -> None:
    there = [path for path in paths if path.exists()]
    if there:
        named = ", ".join(str(path) for path in there[:_FEW]) + (" …" if len(there) > _FEW else "")
        what = "1 file is" if len(there) == 1 else f"{len(there)} files are"
        message = f"{what} there already, and nothing was written: {named}; --force overwrites"
        raise UsageError(message)


def _relative(extends: Path, folder: Path) -> str:
    try:
        return Path(os.path.relpath(extends, folder)).as_posix()
    except ValueError:  # another drive
        return extends.resolve().as_posix()


def _write(path: Path, text: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        message = f"{path} cannot be written: {error.strerror}"
        raise OutputError(message) from None


def _yaml(facility: FacilityRow, extends: str, source: str) -> str:
    lines = [f"extends: {quoted(extends)}", "puskesmas:", f"  id: {quoted(facility.id)}"]
    if facility.code:
        lines.append(f"  code: {quoted(facility.code)}")
    lines += [f"  {key}: {_text(texts)}" for key, texts in facility.texts]
    if facility.value:
        lines += ["sources:", f"  {source}: {{is: {quoted(facility.value)}}}"]
    return "\n".join(lines) + "\n"


def _text(texts: str | tuple[tuple[str, str], ...]) -> str:
    if isinstance(texts, str):
        return quoted(texts)
    return f"{{{', '.join(f'{language}: {quoted(words)}' for language, words in texts)}}}"


def quoted(words: str) -> str:
    """Give words as a YAML string in double quotation marks, so that no code is read as a number."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(char if char.isprintable() else f"\\U{ord(char):08X}" for char in escaped) + '"'

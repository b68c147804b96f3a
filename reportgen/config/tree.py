"""One YAML file → a tree with places; the only module that calls the YAML reader.

In: a path. Out: ``Tree`` (or none, where the text cannot be read to its end) with every problem found on the way.
Duplicate keys, unknown tags, numbers that are not finite, and texts built to exhaust the machine (size, depth, aliases
of aliases) are refused. It knows no key by name but YAML's own ``<<``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.reader import ReaderError

from reportgen.config.building import Builder, GiveUp
from reportgen.config.places import Items, Keys, Leaf, Place, Problem
from reportgen.errors import Diagnostic

MAX_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Tree:
    """What a file holds. ``root`` is ``None`` where it could not be read to its end."""

    root: Keys | None
    problems: tuple[Diagnostic, ...]


def read_tree(path: Path) -> Tree:
    """Give the tree of a YAML file, and every problem in it; never raises for what the file holds.

    Raises ``OSError`` where the file cannot be opened.
    """
    start = Place(str(path))
    with path.open("rb") as stream:
        raw = stream.read(MAX_BYTES + 1)
    if len(raw) > MAX_BYTES:
        problem = Problem("too_large", f"the file is larger than {MAX_BYTES // 1024} KiB", "is it a configuration?")
        return Tree(None, (problem.at(start),))
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return Tree(None, (_not_utf8(raw, error, start),))
    return parse_tree(text, str(path))


def _not_utf8(raw: bytes, error: UnicodeDecodeError, start: Place) -> Diagnostic:
    before = raw[: error.start].decode("utf-8", errors="replace")
    line = before.count("\n") + 1
    column = len(before) - (before.rfind("\n") + 1) + 1
    problem = Problem(
        "encoding", f"the byte 0x{raw[error.start]:02X} here is not UTF-8", "save the file with the encoding UTF-8"
    )
    return problem.at(Place(start.file, line, column))


def parse_tree(text: str, file: str) -> Tree:
    """Give the tree of a YAML text that stands in ``file``."""
    builder = Builder(file)
    try:
        root = builder.build(events(text))
    except GiveUp as stop:
        return Tree(None, (*builder.problems, stop.diagnostic))
    except YAMLError as error:
        return Tree(None, (*builder.problems, _syntax(error, text, file)))
    if root is None or (isinstance(root, Leaf) and root.value is None):
        problem = Problem("empty", "the file is empty", "`reportgen new` writes a configuration to start from")
        return Tree(None, (*builder.problems, problem.at(Place(file))))
    if not isinstance(root, Keys):
        kind = "a list" if isinstance(root, Items) else "a single value"
        problem = Problem(
            "not_a_mapping", f"the file holds {kind}; expected keys with values", "such as `period: 2025-Q1`"
        )
        return Tree(None, (*builder.problems, problem.at(root.place)))
    return Tree(root, tuple(builder.problems))


def events(text: str) -> Iterator[Any]:
    """Give the events of a YAML text one after the other, as they are read."""
    yield from YAML(typ="safe", pure=True).parse(text)


_SYNTAX_HINTS = (
    ("mapping values are not allowed", 'a text with ": " in it goes into quotation marks'),
    ("cannot start any token", "lines are indented with spaces, not tabs; a text that starts with @, ` or % is quoted"),
    ("undefined alias", "an alias *name needs an anchor &name further up in the same file"),
    ("another document", "a configuration is one document: take the line --- away"),
    ("unknown escape", "inside \"…\" a backslash is written \\\\; or use '…'"),
    ("expected ',' or", "a bracket or brace is not closed, or a comma is missing before this"),
    ("found duplicate anchor", "give the second anchor another name"),
    ("could not find expected ':'", "a key is followed by a colon and a space"),
    ("did not find expected", "look at the indentation here and on the line above"),
    ("expected <block end>", "look at the indentation here and on the line above"),
)


def _syntax(error: YAMLError, text: str, file: str) -> Diagnostic:
    if isinstance(error, ReaderError):
        before = text[: error.position]
        line, column = before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1
        character = error.character if isinstance(error.character, int) else ord(str(error.character)[:1] or "\0")
        message = f"the character U+{character:04X} may not stand in a YAML file"
        return Problem("syntax", message, "delete it").at(Place(file, line, column))
    mark = getattr(error, "problem_mark", None) or getattr(error, "context_mark", None)
    place = Place(file, mark.line + 1, mark.column + 1) if mark is not None else Place(file)
    reason = (error.problem if isinstance(error, MarkedYAMLError) else None) or "it cannot be read"
    parts = [part for part in (getattr(error, "context", None), reason) if part]
    hint = next((hint for words, hint in _SYNTAX_HINTS if words in " ".join(parts)), None)
    return Problem("syntax", f"this is not valid YAML: {', '.join(parts)}", hint).at(place)

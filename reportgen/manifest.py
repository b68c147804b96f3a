"""What went into a brief and what came out, by hash.

In: paths and bytes. Out: the text of ``manifest.json``, and the fingerprint that tells a batch nothing changed.
No clock, no machine's paths, no secrets: files are named without their folders.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from reportgen import __version__, resources

_MADE_OF_OTHERS = frozenset({"__pycache__", "_data"})
"""Folders of the package that hold no program: compiled modules, and in a wheel what ``reference`` covers."""
PACKAGES = ("jinja2", "matplotlib", "numpy", "pandas", "scipy", "weasyprint", "pydantic", "babel", "python-calamine")


@dataclass(slots=True)
class Hashes:
    """SHA-256 of files, each read once a process as long as its size and time of change stay the same."""

    _known: dict[tuple[Path, int, int], str] = field(default_factory=dict)

    def of(self, path: Path) -> str:
        """Give the hash of a file's bytes."""
        facts = path.stat()
        key = (path.resolve(), facts.st_size, facts.st_mtime_ns)
        if key not in self._known:
            with path.open("rb") as file:
                self._known[key] = hashlib.file_digest(file, "sha256").hexdigest()
        return self._known[key]

    def of_folder(self, folder: Path) -> str:
        """Give one hash over a folder: every file's relative name and hash, in order."""
        digest = hashlib.sha256()
        for path in sorted(_files(folder)):
            digest.update(f"{path.relative_to(folder).as_posix()}\0{self.of(path)}\n".encode())
        return digest.hexdigest()


def _files(folder: Path) -> Iterator[Path]:
    """Go through the files of a folder, also where a folder in it is a link, but for what nobody wrote to be read."""
    seen: set[Path] = set()
    for here, folders, names in os.walk(folder, followlinks=True):
        place = Path(here).resolve()
        folders[:] = [] if place in seen else [name for name in folders if name not in _MADE_OF_OTHERS]
        if place not in seen:
            yield from (Path(here, name) for name in names if not name.startswith(".") and not name.endswith("~"))
        seen.add(place)


@dataclass(frozen=True, slots=True)
class Inputs:
    """What a brief is made from."""

    configs: tuple[Path, ...]
    data: tuple[Path, ...]
    templates: tuple[Path, ...]
    options: Mapping[str, str]


def describe(inputs: Inputs, hashes: Hashes) -> dict[str, Any]:
    """Give the inputs as names and hashes, ready for JSON."""
    return {
        "contract": 1,
        "reportgen": {"version": __version__, "program": program(), "reference": reference()},
        "packages": _packages(),
        "options": dict(inputs.options),
        "configs": _named(inputs.configs, hashes),
        "data": _named(inputs.data, hashes),
        "templates": [hashes.of_folder(path) if path.is_dir() else hashes.of(path) for path in inputs.templates],
    }


def fingerprint(description: Mapping[str, Any]) -> str:
    """Give one hash over all inputs."""
    return hashlib.sha256(json.dumps(description, sort_keys=True).encode()).hexdigest()


def to_json(description: Mapping[str, Any], outputs: Mapping[str, bytes]) -> bytes:
    """Give the text of ``manifest.json``."""
    content = {
        **description,
        "fingerprint": fingerprint(description),
        "outputs": {name: hashlib.sha256(content).hexdigest() for name, content in outputs.items()},
    }
    return (json.dumps(content, indent=1, ensure_ascii=False) + "\n").encode()


def still_current(folder: Path, description: Mapping[str, Any], hashes: Hashes) -> bool:
    """Say whether ``folder`` holds the whole output of just these inputs."""
    try:
        manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if not isinstance(manifest, dict) or manifest.get("fingerprint") != fingerprint(description):
        return False
    outputs: Mapping[str, str] = manifest.get("outputs", {})
    return bool(outputs) and all(
        (folder / name).is_file() and hashes.of(folder / name) == digest for name, digest in outputs.items()
    )


def _named(paths: Iterable[Path], hashes: Hashes) -> list[dict[str, str]]:
    return [{"name": path.name, "sha256": hashes.of(path)} for path in paths]


@cache
def _packages() -> dict[str, str]:
    return {name: version(name) for name in PACKAGES}


@cache
def program() -> str:
    """Give one hash over the program's own modules, the same from a checkout and from a wheel."""
    return Hashes().of_folder(Path(__file__).resolve().parent)


@cache
def reference() -> str:
    """Give one hash over what comes with the program: templates, catalogues, themes, definitions, rules."""
    hashes = Hashes()
    return hashlib.sha256(
        f"{hashes.of_folder(resources.templates())}{hashes.of_folder(resources.configs())}".encode()
    ).hexdigest()

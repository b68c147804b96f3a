"""Files on disk, written so that a reader never sees half of one.

In: bytes by file name. Out: a folder that holds the files of one run. A file appears whole or not at all; files that an
earlier run left and this one did not make are taken away; when a brief fails, what an earlier run made is kept, but
under ``not-current/`` with the reason beside it, so that nothing old looks current and nothing is lost.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path

from reportgen.errors import OutputError

RETIRED = "not-current"
REASON = "WHY.txt"
OURS = ("brief.*", "results.json", "tables.xlsx", "manifest.json")
"""The names that this program gives its files; a folder may hold others, which are left alone."""


def deliver(folder: Path, files: Mapping[str, bytes]) -> tuple[Path, ...]:
    """Write ``files`` into ``folder`` and give their paths, the last one in ``files`` written last.

    Raises ``OutputError`` where the folder cannot be written.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, content in files.items():
            write_whole(folder / name, content)
        _remove(path for path in ours(folder) if path.name not in files)
        _clear(folder / RETIRED)
    except OSError as error:
        raise _unwritable(folder, error) from error
    return tuple(folder / name for name in files)


def retire(folder: Path, reason: str) -> None:
    """Move what an earlier run made into ``not-current/``, with the reason; do nothing where there is nothing."""
    earlier = ours(folder)
    if not earlier:
        return
    try:
        aside = folder / RETIRED
        aside.mkdir(exist_ok=True)
        for path in earlier:
            path.replace(aside / path.name)
        write_whole(aside / REASON, f"{reason}\n".encode())
    except OSError as error:
        raise _unwritable(folder, error) from error


def require_writable(folder: Path) -> None:
    """Make ``folder``, or raise ``OutputError`` saying what stands in the way."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=folder, prefix=".probe-")
        os.close(handle)
        Path(name).unlink()
    except OSError as error:
        raise _unwritable(folder, error) from error


def write_whole(path: Path, content: bytes) -> None:
    """Write a file so that it appears whole: under another name first, then moved into place."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def ours(folder: Path) -> tuple[Path, ...]:
    """Give the files in ``folder`` that this program made, by their names."""
    return tuple(sorted(path for pattern in OURS for path in folder.glob(pattern) if path.is_file()))


def _clear(folder: Path) -> None:
    if folder.is_dir():
        _remove([*ours(folder), folder / REASON])
        if not any(folder.iterdir()):
            folder.rmdir()


def _remove(paths: Iterable[Path]) -> None:
    for path in paths:
        path.unlink(missing_ok=True)


def _unwritable(folder: Path, error: OSError) -> OutputError:
    reason = error.strerror or str(error)
    return OutputError(f"{folder}: cannot be written ({reason}); choose another output folder with -o")

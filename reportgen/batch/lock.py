"""One batch at a time in an output folder.

In: the folder. Out: a block in which no other batch works there, or ``OutputError`` that says which one does. The lock
is the operating system's, so that it ends with its process however that ends; the file only tells whose it is. Where a
file system has no locks, a batch goes on without.
"""

from __future__ import annotations

import errno
import json
import os
import socket
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from reportgen.errors import Diagnostic, Location, OutputError, Severity

NAME = "batch.lock"
_LOCKED_BYTE = 1 << 20
"""Beyond the words in the file: Windows lets nobody read a byte that is locked."""
_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}
_TRIES = 10


@contextmanager
def alone_in(out: Path) -> Iterator[None]:
    """Keep other batches out of the folder for as long as the block lasts.

    Raises ``OutputError`` where one is at work there already, naming its process and since when.
    """
    file = _taken(out / NAME)
    try:
        yield
    finally:
        if file is not None:
            _let_go(file, out / NAME)


def _let_go(file: BinaryIO, path: Path) -> None:
    """Remove the file and unlock it, in this order, so that who locks it next sees that it is gone, and makes another.

    Windows removes no open file; there it is the other way round, and a file that has a new holder stays.
    """
    if sys.platform == "win32":
        file.close()
    with suppress(OSError):
        path.unlink()
    file.close()


def _taken(path: Path) -> BinaryIO | None:
    """Give the file with its lock, ``None`` where there are no locks to be had."""
    for _ in range(_TRIES):
        file = path.open("a+b")
        try:
            _lock(file)
        except OSError as error:
            holder = _holder(file)
            file.close()
            if error.errno in _HELD:
                raise _busy(path, holder) from error
            return None
        if _is_still(file, path):
            _sign(file)
            return file
        file.close()
    raise _busy(path, "other batches, one after the other")


def _lock(file: BinaryIO) -> None:
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 -- of that system alone

        file.seek(_LOCKED_BYTE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
    else:
        import fcntl  # noqa: PLC0415 -- of other systems alone

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _is_still(file: BinaryIO, path: Path) -> bool:
    """Say whether the file locked is the one that stands there, not one that its holder has removed meanwhile."""
    try:
        return os.path.samestat(os.fstat(file.fileno()), path.stat())
    except FileNotFoundError:
        return False


def _sign(file: BinaryIO) -> None:
    since = datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
    file.truncate(0)
    file.write(json.dumps({"process": os.getpid(), "host": socket.gethostname(), "since": since}).encode())
    file.flush()


def _holder(file: BinaryIO) -> str:
    try:
        file.seek(0)
        told = json.loads(file.read())
        return f"process {told['process']} on {told['host']}, since {told['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "a process that has not said which"


def _busy(path: Path, holder: str) -> OutputError:
    message = f"another batch is at work in this folder: {holder}"
    hint = "wait until it has ended, or choose another output folder with -o"
    diagnostic = Diagnostic(Severity.ERROR, "batch.busy", message, Location(file=str(path.parent)), hint)
    return OutputError(f"{path.parent}: {message}; {hint}", diagnostics=(diagnostic,))

"""What has been read once, kept for the next brief of the same process.

In: a file's path, the options it was read with, and how to read it. Out: the value, from the shelf where the file has
not changed since. A batch makes one shelf a worker, so that 39 briefs share one copy of the district's register.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar, cast

from reportgen.sources.files import format_of, missing

_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class _State:
    size: int
    modified: int


@dataclass(frozen=True, slots=True)
class Shelf:
    """Tables by path and reading options; a file that has changed is read anew and its old table let go."""

    _kept: dict[tuple[Path, Hashable], tuple[_State, object]] = field(default_factory=dict)

    def take(self, path: Path, options: Hashable, *, read: Callable[[], _Kept]) -> _Kept:
        """Give what ``read`` makes of the file, calling it only where the shelf does not hold it already.

        ``options`` must contain all that ``read`` depends on besides the file. Raises ``SourceError`` where the file
        is not there, and whatever ``read`` raises; a failure is not kept.
        """
        format_of(path)
        key = (path.resolve(), options)
        state = _state(path)
        if key in self._kept and self._kept[key][0] == state:
            return cast("_Kept", self._kept[key][1])
        self._kept.pop(key, None)
        value = read()
        self._kept[key] = (state, value)
        return value


def _state(path: Path) -> _State:
    try:
        status = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise missing(path) from None
    except OSError:
        return _State(-1, -1)  # there, but closed to us: reading it will say so
    return _State(status.st_size, status.st_mtime_ns)

"""Is this machine able to render? What ``reportgen doctor`` looks at.

In: nothing. Out: checks, each with what was found and, where it is amiss, which ``Remedy`` mends it. It changes nothing
and leaves no file behind.
"""

from __future__ import annotations

import ctypes
import ctypes.util
import os
import re
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from importlib.metadata import PackageNotFoundError, requires, version
from pathlib import Path

from reportgen import resources
from reportgen.cli.remedies import Remedy

OLDEST_PYTHON = (3, 11)
_PAGE = """<!DOCTYPE html>
<html lang="id"><head><title>ASI eksklusif</title></head><body><h1>82,0%</h1></body></html>"""


class State(StrEnum):
    """Whether a thing is as it must be: ``slow`` works, but not as fast as it should."""

    OK = "ok"
    SLOW = "slow"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing looked at."""

    what: str
    state: State
    found: str
    remedy: Remedy | None = None


@dataclass(frozen=True, slots=True)
class Native:
    """A system library: the names it goes by, and how it tells its version (``None`` where it cannot)."""

    title: str
    names: tuple[str, ...]
    version: Callable[[ctypes.CDLL], str] | None = None
    needed: bool = True


def _words(function: str) -> Callable[[ctypes.CDLL], str]:
    def ask(library: ctypes.CDLL) -> str:
        asked = getattr(library, function)
        asked.restype = ctypes.c_char_p
        answer = asked()
        return answer.decode() if isinstance(answer, bytes) else "?"

    return ask


def _fontconfig(library: ctypes.CDLL) -> str:
    number = int(library.FcGetVersion())
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


NATIVES = (
    Native("GObject", ("gobject-2.0", "libgobject-2.0.so.0", "libgobject-2.0-0", "libgobject-2.0.dylib")),
    Native(
        "Pango",
        ("pango-1.0", "libpango-1.0.so.0", "libpango-1.0-0", "libpango-1.0.dylib"),
        _words("pango_version_string"),
    ),
    Native(
        "Pango for FreeType", ("pangoft2-1.0", "libpangoft2-1.0.so.0", "libpangoft2-1.0-0", "libpangoft2-1.0.dylib")
    ),
    Native(
        "HarfBuzz",
        ("harfbuzz", "libharfbuzz.so.0", "libharfbuzz-0", "libharfbuzz.0.dylib"),
        _words("hb_version_string"),
    ),
    Native(
        "HarfBuzz-subset",
        ("harfbuzz-subset", "libharfbuzz-subset.so.0", "libharfbuzz-subset-0", "libharfbuzz-subset.0.dylib"),
        needed=False,
    ),
    Native("fontconfig", ("fontconfig", "libfontconfig.so.1", "libfontconfig-1", "libfontconfig.1.dylib"), _fontconfig),
)


def checks() -> Iterator[Check]:
    """Give every check, the cheap ones first; the last one makes a page."""
    yield python()
    yield packages()
    yield from map(native, NATIVES)
    yield fonts()
    yield writing(Path.cwd())
    yield page()


def python() -> Check:
    """Look at the interpreter."""
    found = ".".join(map(str, sys.version_info[:3]))
    if sys.version_info[:2] < OLDEST_PYTHON:
        return Check("Python", State.MISSING, f"{found}; 3.11 or later is needed", Remedy.PYTHON)
    return Check("Python", State.OK, found)


def packages() -> Check:
    """Look for every Python library that reportgen asks for, without importing any."""
    wanted = [_name(line) for line in requires("reportgen") or () if "extra ==" not in line]
    missing = [name for name in wanted if _version(name) is None]
    if missing:
        return Check("Python libraries", State.MISSING, f"not installed: {', '.join(missing)}", Remedy.PACKAGES)
    return Check("Python libraries", State.OK, ", ".join(f"{name} {_version(name)}" for name in wanted))


def _name(requirement: str) -> str:
    match = re.match(r"[A-Za-z0-9._-]+", requirement)
    return match[0] if match else requirement


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None


def native(library: Native) -> Check:
    """Look for a system library as the dynamic loader does."""
    loaded = _load(library.names)
    if loaded is not None:
        return Check(library.title, State.OK, library.version(loaded) if library.version else "found")
    if library.needed:
        return Check(library.title, State.MISSING, "not found", Remedy.NATIVES)
    return Check(library.title, State.SLOW, "not found: briefs are made, but more slowly", Remedy.NATIVES)


def _load(names: tuple[str, ...]) -> ctypes.CDLL | None:
    _look_in_msys()
    for name in (*names, *filter(None, map(ctypes.util.find_library, names[:1]))):
        try:
            return ctypes.CDLL(name)
        except OSError:
            continue
    return None


def _look_in_msys() -> None:
    if sys.platform == "win32":
        folders = os.environ.get("WEASYPRINT_DLL_DIRECTORIES", r"C:\msys64\mingw64\bin").split(os.pathsep)
        for folder in filter(os.path.isdir, folders):
            os.add_dll_directory(folder)


def fonts() -> Check:
    """Look for the fonts that belong to reportgen."""
    try:
        missing = [path.name for path in resources.fonts() if not path.is_file()]
    except FileNotFoundError as error:
        return Check("Bundled fonts", State.MISSING, str(error), Remedy.REINSTALL)
    if missing:
        return Check("Bundled fonts", State.MISSING, f"not there: {', '.join(missing)}", Remedy.REINSTALL)
    return Check("Bundled fonts", State.OK, resources.FONT_FAMILY)


def writing(folder: Path) -> Check:
    """Try whether results can be written below ``folder``."""
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Check("Writing", State.OK, str(folder))
    except OSError as error:
        return Check("Writing", State.MISSING, f"{folder}: {error.strerror or error}", Remedy.FOLDER)


def page() -> Check:
    """Make one page in memory."""
    try:
        from reportgen.pdf import Press  # noqa: PLC0415 -- what fails without the libraries looked for above

        made = Press().print(_PAGE, css='html { font-family: "IBM Plex Sans" }').pdf
    except Exception as error:  # noqa: BLE001 -- whatever it is, it is what the person must be told
        return Check("A page", State.MISSING, f"{type(error).__name__}: {error}", Remedy.NATIVES)
    return Check("A page", State.OK, f"{len(made):,} bytes of PDF")

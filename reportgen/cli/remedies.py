"""What to install where: the commands that make a machine able to render.

In: a remedy and what is known of the machine. Out: instructions, this machine's first. It runs none of them.
"""

from __future__ import annotations

import platform
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from types import MappingProxyType


class Remedy(StrEnum):
    """What mends a failed check."""

    PYTHON = "python"
    PACKAGES = "packages"
    NATIVES = "natives"
    REINSTALL = "reinstall"
    FOLDER = "folder"


class System(StrEnum):
    """A family of systems that install in one way; the values are how people call them."""

    DEBIAN = "Debian, Ubuntu"
    FEDORA = "Fedora, RHEL"
    ALPINE = "Alpine"
    ARCH = "Arch"
    MACOS = "macOS"
    WINDOWS = "Windows"
    WITHOUT_ROOT = "Without root, any system"


NATIVES: Mapping[System, str] = MappingProxyType(
    {
        System.DEBIAN: "sudo apt-get install libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fontconfig",
        System.FEDORA: "sudo dnf install pango harfbuzz fontconfig",
        System.ALPINE: "sudo apk add so:libgobject-2.0.so.0 so:libpango-1.0.so.0 so:libpangoft2-1.0.so.0"
        " so:libharfbuzz.so.0 so:libharfbuzz-subset.so.0 so:libfontconfig.so.1",
        System.ARCH: "sudo pacman -S pango harfbuzz fontconfig",
        System.MACOS: "brew install pango",
        System.WINDOWS: "install MSYS2, then in its shell: pacman -S mingw-w64-x86_64-pango",
        System.WITHOUT_ROOT: "micromamba create -n reportgen -c conda-forge python=3.12 pango harfbuzz fontconfig\n"
        "micromamba run -n reportgen python -m pip install reportgen\n"
        "(conda in place of micromamba does as well)",
    }
)

_PYTHON: Mapping[System, str] = MappingProxyType(
    {
        System.DEBIAN: "sudo apt-get install python3 python3-venv    (Debian 12, Ubuntu 24.04 or later)",
        System.FEDORA: "sudo dnf install python3.12",
        System.ALPINE: "sudo apk add python3",
        System.ARCH: "sudo pacman -S python",
        System.MACOS: "brew install python@3.12",
        System.WINDOWS: "winget install Python.Python.3.12",
        System.WITHOUT_ROOT: "micromamba create -n reportgen -c conda-forge python=3.12",
    }
)

_EVERYWHERE: Mapping[Remedy, str] = MappingProxyType(
    {
        Remedy.PACKAGES: "python -m pip install --upgrade reportgen",
        Remedy.REINSTALL: "python -m pip install --force-reinstall --no-deps reportgen",
        Remedy.FOLDER: "go to a folder that you may write to, or name one with -o",
    }
)

_FAMILIES = MappingProxyType(
    {
        "debian": System.DEBIAN,
        "ubuntu": System.DEBIAN,
        "fedora": System.FEDORA,
        "rhel": System.FEDORA,
        "centos": System.FEDORA,
        "alpine": System.ALPINE,
        "arch": System.ARCH,
    }
)


def this_system() -> System | None:
    """Give the family of this machine, or ``None`` where it is none that we know."""
    if sys.platform in {"darwin", "win32"}:
        return System.MACOS if sys.platform == "darwin" else System.WINDOWS
    try:
        release = platform.freedesktop_os_release()
    except OSError:
        return None
    return family((release.get("ID", ""), *release.get("ID_LIKE", "").split()))


def family(names: Iterable[str]) -> System | None:
    """Give the family that one of the names belongs to, the first that is known."""
    return next((_FAMILIES[name] for name in names if name in _FAMILIES), None)


def instructions(remedy: Remedy, *, system: System | None) -> Iterator[str]:
    """Give what to do, as lines: for this system and without root, or for every system where this one is not known."""
    if remedy in _EVERYWHERE:
        yield _EVERYWHERE[remedy]
        return
    commands = _PYTHON if remedy is Remedy.PYTHON else NATIVES
    for each in System if system is None else (system, System.WITHOUT_ROOT):
        first, *others = commands[each].splitlines()
        yield f"{each.value}:"
        yield from (f"    {line}" for line in (first, *others))

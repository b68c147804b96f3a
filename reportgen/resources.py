"""Where templates, configs, catalogues and fonts are found, in a checkout and in an installed wheel.

In: names. Out: paths. This is the only module that knows there are two places: in a wheel the top-level folders stand
inside the package, in a checkout beside it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
FONT_FILES = ("IBMPlexSans-Regular.ttf", "IBMPlexSans-SemiBold.ttf", "IBMPlexSans-Italic.ttf")
FONT_FAMILY = "IBM Plex Sans"


@cache
def _folder(name: str) -> Path:
    for parent in (_PACKAGE / "_data", _PACKAGE.parent):
        if (parent / name).is_dir():
            return parent / name
    message = f"the folder {name}/ that belongs to reportgen is missing: the installation is damaged"
    raise FileNotFoundError(message)


def templates() -> Path:
    """Give the folder of the built-in templates."""
    return _folder("templates")


def configs() -> Path:
    """Give the folder of the built-in reference data (indicators)."""
    return _folder("configs")


def catalogues() -> Path:
    """Give the folder with one ``<language>.po`` a language."""
    return templates() / "locale"


def fonts() -> tuple[Path, ...]:
    """Give the bundled font files: regular, semi-bold, italic."""
    return tuple(templates() / "fonts" / name for name in FONT_FILES)

"""The stylesheet of a theme.

In: a theme's name and an office's folder. Out: CSS text. A theme is the default theme and what it changes: its own
``themes/<name>/brief.css`` comes after the default one, and an office's file comes in place of the built-in one of the
same name. Fonts are no part of it: ``pdf`` registers the bundled ones.
"""

from __future__ import annotations

from pathlib import Path

from reportgen.errors import Diagnostic, Location, RenderError, Severity
from reportgen.html.search import folders

_DEFAULT = "default"


def stylesheet(theme: str, *, office: Path | None = None) -> str:
    """Give the CSS of a theme.

    Raises ``RenderError``, with the themes there are, where the theme has no ``brief.css``.
    """
    names = (_DEFAULT,) if theme == _DEFAULT else (_DEFAULT, theme)
    return "\n".join(_read(name, folders(office)) for name in names)


def _read(theme: str, roots: tuple[Path, ...]) -> str:
    for root in roots:
        file = root / "themes" / theme / "brief.css"
        if file.is_file():
            return file.read_text(encoding="utf-8")
    raise _missing(theme, roots)


def _missing(theme: str, roots: tuple[Path, ...]) -> RenderError:
    there = sorted({file.parent.name for root in roots for file in root.glob("themes/*/brief.css")})
    what = f'there is no theme "{theme}"'
    hint = f"choose one of: {', '.join(there)}; or add a folder with a brief.css"
    where = Location(str(roots[0] / "themes" / theme / "brief.css"))
    problem = Diagnostic(Severity.ERROR, "render.theme", what, where, hint)
    return RenderError(f"{what}; {hint}", diagnostics=(problem,))

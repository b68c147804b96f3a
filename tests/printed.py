"""Printed briefs made by hand, and what can be read off their pages."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from datetime import date
from functools import cache
from pathlib import Path

import briefs

from reportgen.brief import Brief
from reportgen.config.model import Layout
from reportgen.html import Setting, render, stylesheet
from reportgen.locales.languages import Language
from reportgen.locales.voice import voice
from reportgen.pdf import Press, Printed

WORD_JOINER = "\u2060"


def html(
    brief: Brief, languages: Sequence[Language], *, layout: Layout = Layout.SEPARATE, logo: bytes | None = None
) -> str:
    width = 124 if layout is Layout.PARALLEL else 174
    setting = Setting(layout=layout, created=date(2025, 3, 31))
    voices = [voice(language) for language in languages]
    return render(brief, voices, pictures=briefs.pictures(brief, logo=logo, width=width), setting=setting)


def printed(press: Press, brief: Brief, languages: Sequence[Language], *, layout: Layout = Layout.SEPARATE) -> Printed:
    """Give a brief printed in the default theme; printed once however many tests look at it."""
    return _printed(press, brief, tuple(languages), layout)


@cache
def _printed(press: Press, brief: Brief, languages: tuple[Language, ...], layout: Layout) -> Printed:
    return press.print(html(brief, languages, layout=layout, logo=briefs.LOGO), css=stylesheet("default"))


def pages(pdf: bytes) -> list[str]:
    """Give the text of each page, laid out as it is seen."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "printed.pdf"
        file.write_bytes(pdf)
        text = subprocess.run(["pdftotext", "-layout", file, "-"], capture_output=True, text=True, check=True).stdout
    return text.replace(WORD_JOINER, "").split("\f")[:-1]

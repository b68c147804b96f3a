"""The press: what is loaded once a process, and how one document is printed.

In: HTML and CSS text. Out: ``Printed``. Fonts and parsed stylesheets are kept between documents, which halves the cost
of each; nothing of a document is kept.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from hashlib import sha256
from typing import Any

from weasyprint import CSS, HTML
from weasyprint.text.fonts import FontConfiguration

from reportgen import resources
from reportgen.errors import Diagnostic, RenderError, ReportgenError, Severity
from reportgen.pdf.complaints import Complaints, listening
from reportgen.pdf.fetcher import ClosedFetcher
from reportgen.pdf.fonts import FONT_FACES, foreign_characters
from reportgen.pdf.languages import ContentLanguages
from reportgen.pdf.structure import mend_structure

_VARIANT = "pdf/ua-1"
_KEPT_SHEETS = 16
_SHOWN = 10
_FONT_HINT = "write them with characters that the face has, and name no other face in a theme"


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed document: its bytes, how many pages it has, and what WeasyPrint warned of."""

    pdf: bytes
    pages: int
    warnings: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A parsed stylesheet, with what WeasyPrint had to say of it."""

    css: Any
    warnings: tuple[Diagnostic, ...]


class Press:
    """Prints documents, one after the other, with fonts and stylesheets kept warm.

    ``strict`` makes every warning of the engine an error: an ignored declaration, an unknown element.
    """

    def __init__(self, *, strict: bool = False) -> None:
        """Load the bundled fonts; nothing else is looked for until a document is printed."""
        self._strict = strict
        self._fonts = FontConfiguration()
        self._sheets: dict[str, _Sheet] = {}
        self._faces = self._parse(FONT_FACES)
        gc.freeze()

    def print(self, html: str, *, css: str) -> Printed:
        """Give the PDF of ``html`` under ``css``.

        The document's title, authors, description, keywords, dates and language come from its own head. Raises
        ``RenderError``, with every problem found, where something was asked for from outside the document, could not
        be shown, or needs a character that the bundled fonts lack.
        """
        sheet = self._sheet(css)
        complaints = Complaints(list(sheet.warnings))
        with _uncollected(), listening(complaints), _contained():
            printed, pages = self._set(html, css=css, sheet=sheet, complaints=complaints)
        gc.collect()
        return Printed(printed, pages, complaints.settle(strict=self._strict))

    def _set(self, html: str, *, css: str, sheet: _Sheet, complaints: Complaints) -> tuple[bytes, int]:
        document = HTML(string=html, url_fetcher=ClosedFetcher(complaints)).render(
            font_config=self._fonts, stylesheets=[self._faces.css, sheet.css], pdf_variant=_VARIANT
        )
        languages = ContentLanguages.of(document)
        pdf: bytes = document.write_pdf(
            finisher=partial(_finish, languages=languages, complaints=complaints),
            pdf_variant=_VARIANT,
            pdf_identifier=sha256(f"{css}\0{html}".encode()).hexdigest()[:32].encode(),
            custom_metadata=True,
        )
        return pdf, len(document.pages)

    def _sheet(self, css: str) -> _Sheet:
        key = sha256(css.encode()).hexdigest()
        if key not in self._sheets:
            if len(self._sheets) >= _KEPT_SHEETS:
                self._sheets.pop(next(iter(self._sheets)))
            self._sheets[key] = self._parse(css)
        return self._sheets[key]

    def _parse(self, css: str) -> _Sheet:
        complaints = Complaints([])
        with listening(complaints), _contained():
            parsed = CSS(string=css, font_config=self._fonts, url_fetcher=ClosedFetcher(complaints))
        return _Sheet(parsed, tuple(complaints.found))


def _finish(document: Any, pdf: Any, *, languages: ContentLanguages, complaints: Complaints) -> None:
    missing = foreign_characters(document.fonts.values(), family=resources.FONT_FAMILY)
    if missing:
        shown = ", ".join(f'"{character}" (U+{ord(character):04X})' for character in missing[:_SHOWN])
        more = f" and {len(missing) - _SHOWN} more" if len(missing) > _SHOWN else ""
        message = f"not shown in {resources.FONT_FAMILY}, the bundled face: {shown}{more}"
        complaints.add(Severity.ERROR, "render.characters", message, hint=_FONT_HINT)
    mend_structure(pdf, languages.spoken)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold garbage collection back: a layout is one large web of cycles, searched in vain while it grows.

    What was laid out is then collected at once. That is cheap, for ``Press`` has set apart what stays for good; left
    to itself, the collector takes longer and lets a worker grow to twice the size.
    """
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()


@contextmanager
def _contained() -> Iterator[None]:
    """Turn what the engine raises into ``RenderError``: a document or a theme that it cannot set is no defect here."""
    try:
        yield
    except ReportgenError:
        raise
    except Exception as error:
        message = f"the PDF engine failed: {type(error).__name__}: {error}"
        raise RenderError(message) from error

"""The closed fetcher: a document shows what it carries and the bundled fonts, nothing else.

In: the addresses that a document or stylesheet names. Out: their content where it is within them; a complaint and a
refusal everywhere else. Refusals are written down here because WeasyPrint passes silently over a picture that is
missing inside an SVG.
"""

from __future__ import annotations

from typing import Any

from weasyprint.urls import URLFetcher

from reportgen import resources
from reportgen.errors import Severity
from reportgen.pdf.complaints import Complaints

FONT_ADDRESSES = frozenset(file.as_uri() for file in resources.fonts())
_HINT = "put the picture into the document as a data: address; nothing is fetched from disk or network"


class ClosedFetcher(URLFetcher):  # type: ignore[misc]  # WeasyPrint carries no types
    """Fetches ``data:`` addresses and the bundled fonts; everything else becomes a complaint."""

    def __init__(self, complaints: Complaints) -> None:
        """Write refusals down in ``complaints``."""
        super().__init__(allowed_protocols={"data", "file"}, allow_redirects=False)
        self._complaints = complaints

    def fetch(self, url: str, headers: Any = None) -> Any:
        """Give what ``url`` holds.

        Raises ``ValueError``, which WeasyPrint expects of a fetcher, for an address outside the document.
        """
        if url.startswith("data:") or url in FONT_ADDRESSES:
            return super().fetch(url, headers)
        message = f"refused to fetch {url}"
        self._complaints.add(Severity.ERROR, "render.fetch", message, hint=_HINT)
        raise ValueError(message)

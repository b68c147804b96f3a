"""Drawn pictures as data URIs, so that a document carries all that it shows.

In: bytes of charts and of a logo. Out: ``data:`` URIs. It must not draw, resize or read a file.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from reportgen.errors import RenderError
from reportgen.locales.languages import Language

_SIGNATURES = ((b"\x89PNG\r\n\x1a\n", "image/png"), (b"\xff\xd8\xff", "image/jpeg"))
_LOOK_AHEAD = 1024


@dataclass(frozen=True, slots=True)
class Pictures:
    """The pictures of a brief: ``charts`` maps (chart id, language) to SVG bytes; ``logo`` is a PNG, JPEG or SVG."""

    charts: Mapping[tuple[str, Language], bytes] = field(default_factory=lambda: MappingProxyType({}))
    logo: bytes | None = None

    def chart(self, chart: str, language: Language) -> str:
        """Give a chart's data URI.

        Raises ``RenderError`` where the chart was not drawn for the language.
        """
        drawn = self.charts.get((chart, language))
        if drawn is None:
            message = f'the chart "{chart}" was not drawn for the language "{language.value}"'
            raise RenderError(message)
        return picture_uri(drawn, name=chart)


def picture_uri(picture: bytes, *, name: str) -> str:
    """Give a picture's ``data:`` URI; its kind is told from its first bytes, never from a file name.

    Raises ``RenderError``, with ``name``, where the bytes are neither PNG, JPEG nor SVG.
    """
    return f"data:{_kind(picture, name)};base64,{b64encode(picture).decode('ascii')}"


def _kind(picture: bytes, name: str) -> str:
    for signature, kind in _SIGNATURES:
        if picture.startswith(signature):
            return kind
    if b"<svg" in picture[:_LOOK_AHEAD]:
        return "image/svg+xml"
    message = f'the picture "{name}" is not a PNG, JPEG or SVG; save it as one of these'
    raise RenderError(message)

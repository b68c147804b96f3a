"""What one process keeps warm between briefs.

In: nothing. Out: a ``Workshop`` whose parts are made at first use and kept: registers read, files hashed, publications
judged, the press with its fonts and style sheets. It holds no state of a brief, so any brief may be made after any
other.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from reportgen.manifest import Hashes
from reportgen.sources import Shelf

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reportgen.config.model import Publication
    from reportgen.exhibits.chart import Chart
    from reportgen.locales.voice import Voice
    from reportgen.pdf import Press
    from reportgen.publications import Audited


class Workshop:
    """The warm parts of one process."""

    @cached_property
    def shelf(self) -> Shelf:
        """Registers, each read once."""
        return Shelf()

    @cached_property
    def hashes(self) -> Hashes:
        """Files, each hashed once."""
        return Hashes()

    @cached_property
    def _judged(self) -> dict[str, Audited]:
        return {}

    def judge(self, publications: Sequence[Publication]) -> tuple[Audited, ...]:
        """Give each publication with its claims judged; briefs that inherit the same evidence share the verdicts."""
        from reportgen.publications import audited  # noqa: PLC0415 -- only where figures were supplied

        keys = [each.model_dump_json() for each in publications]
        for key, publication in zip(keys, publications, strict=True):
            if key not in self._judged:
                self._judged[key] = audited(publication)
        return tuple(self._judged[key] for key in keys)

    @cached_property
    def press(self) -> Press:
        """The PDF engine with its fonts and style sheets."""
        from reportgen.pdf import Press  # noqa: PLC0415 -- WeasyPrint is heavy; only printing needs it

        return Press()

    def draw(self, chart: Chart, voice: Voice, *, width_mm: float | None) -> bytes:
        """Give a chart as SVG in one language."""
        from reportgen.exhibits.drawing import draw  # noqa: PLC0415 -- matplotlib is heavy; only drawing needs it

        return draw(chart, voice, width_mm=width_mm)

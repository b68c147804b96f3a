"""Interviews → what disclosure control works on: informants and segments of the themes that an analysis asks for.

In: the analyses of interviews, and a ``Bench``. Out: ``RawVoices``.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.bench import Bench
from reportgen.config.model import Analysis
from reportgen.raw import RawVoices


def run_voices(analyses: Sequence[Analysis], *, bench: Bench) -> tuple[RawVoices, ...]:
    """Give what people said, by source of interviews."""
    raise NotImplementedError

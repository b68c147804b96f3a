"""A survey's analyses → raw findings, and the ``Study`` that binds them.

In: the analyses of surveys, and a ``Bench``. Out: ``RawFindings``.
"""

from __future__ import annotations

from collections.abc import Sequence

from reportgen.analysis.bench import Bench
from reportgen.config.model import Analysis
from reportgen.raw import RawFindings


def run_study(analyses: Sequence[Analysis], *, bench: Bench) -> RawFindings:
    """Give everything that the surveys' analyses find, in the order of the configuration."""
    raise NotImplementedError

"""Findings + rulebook → ``Counsel``: what is recommended, why, on what basis, and by when.

In: publishable findings, the dated rulebook, and what a configuration says of both (``Case``). Out: ``Counsel``, whose
figures are findings by id. It words nothing, reads no file, and reaches nothing before disclosure control.
"""

from __future__ import annotations

from reportgen.findings import Counsel, Findings
from reportgen.policy.case import Case
from reportgen.rulebook import Rulebook

__all__ = ["Case", "counsel"]


def counsel(findings: Findings, book: Rulebook, *, case: Case) -> Counsel:
    """Give what the rules make of the findings."""
    return Counsel(case.day, (), (), None, (), ())

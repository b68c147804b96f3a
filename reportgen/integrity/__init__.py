"""Are these figures possible? Claims of publications and supplied figures in, verdicts out.

In: a ``Study`` with its claims, numbers kept as printed. Out: ``Judged`` claims. Pure and without language; it reads no
file and corrects nothing. "Impossible" means: not reproducible from what is stated.
"""

from reportgen.integrity.auditing import audit

__all__ = ["audit"]

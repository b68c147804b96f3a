"""What the exhibits of published figures are about.

In: publishable findings and publications with judged claims. Out: ``EvidenceScene``, which every builder of this room
reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.codebook import Variable
from reportgen.findings import Findings
from reportgen.indicators import Indicator
from reportgen.locales.languages import Text
from reportgen.publications import Audited


@dataclass(frozen=True, slots=True)
class EvidenceScene:
    """Publications, and the local findings to set beside them.

    ``indicators`` are those of the register and those that publications name; ``headline`` is the register's on page
    one. ``eligible`` says whom the local survey asked, where its authors told.
    """

    findings: Findings
    place: Text
    published: tuple[Audited, ...]
    indicators: Mapping[str, Indicator]
    headline: str | None = None
    eligible: Text | None = None

    def variable(self, name: str | None) -> Variable | None:
        """Give a variable of any local survey by its name, or ``None`` where none has it."""
        study = self.findings.study
        if study is None or name is None:
            return None
        return next((book[name] for book in study.codebooks.values() if name in book), None)

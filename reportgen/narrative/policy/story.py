"""What the words on policy are about.

In: publishable findings with the ``Counsel`` that the rules gave. Out: ``PolicyStory``, which every other module of
this room reads.
"""

from __future__ import annotations

from dataclasses import dataclass

from reportgen.findings import Counsel, Findings
from reportgen.locales.languages import Text


@dataclass(frozen=True, slots=True)
class PolicyStory:
    """Recommendations and the findings that they rest on."""

    findings: Findings
    counsel: Counsel
    place: Text

"""What people said, as it may be told: groups too small are merged, attributes that point at somebody dropped.

In: ``RawVoices``, and the findings that may be published, which themes stand beside. Out: ``Voices`` with findings on
informants. Informants are counted, and no small group of them is left.
"""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.disclosure.rule import Rule
from reportgen.findings import Finding, Voices
from reportgen.periods import Period
from reportgen.raw import RawVoices


def tell(
    voices: RawVoices, published: Mapping[str, Finding], *, period: Period, rule: Rule
) -> tuple[tuple[Finding, ...], Voices]:
    """Give the findings on informants, and what binds them."""
    raise NotImplementedError

"""What the words on policy are about.

In: publishable findings with the ``Counsel`` that the rules gave. Out: ``PolicyStory``, which every other module of
this room reads.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from reportgen.findings import Counsel, Findings
from reportgen.indicators import Indicator
from reportgen.locales.languages import Text
from reportgen.rulebook import DEFAULT_FLOOR

if TYPE_CHECKING:
    from reportgen.supplied import Supplied


@dataclass(frozen=True, slots=True)
class PolicyStory:
    """Recommendations and the findings that they rest on.

    ``indicators`` defines every indicator that is named, ``headline`` is that of page one (``None`` where it is not a
    register's), ``floor`` the smallest denominator that is judged, ``supplied`` what the configuration gives of other
    places and times, with what the checks say of it.
    """

    findings: Findings
    counsel: Counsel
    place: Text
    indicators: Mapping[str, Indicator] = field(default_factory=dict)
    headline: str | None = None
    floor: int = DEFAULT_FLOOR
    supplied: tuple[Supplied, ...] = ()

"""Why an effect was not estimated, in words.

In: effects that have no number. Out: notes, one a reason.
"""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.estimates import AbsenceReason, Absent
from reportgen.findings import Finding
from reportgen.locales.messages import Several, Value, Words, message

EVERYTHING = 1000


def reasons(named: Iterable[tuple[Value, Finding | None]], *, told: frozenset[AbsenceReason]) -> tuple[Words, ...]:
    """Give a note a reason, with all that it holds for; reasons in ``told`` have been told already."""
    by_reason: dict[AbsenceReason, list[Value]] = {}
    for name, found in named:
        if found is not None and isinstance(found.quantity, Absent) and found.quantity.reason not in told:
            by_reason.setdefault(found.quantity.reason, []).append(name)
    return tuple(
        message("study.captions.absent", groups=Several(tuple(dict.fromkeys(names)), EVERYTHING), reason=words(reason))
        for reason, names in by_reason.items()
    )


def words(reason: AbsenceReason) -> Words:
    """Give a reason in words."""
    return message(f"study.captions.reason.{reason.value}")

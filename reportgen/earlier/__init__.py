"""What was published for the period before, set beside the findings of now.

In: an earlier ``results.json`` of the same puskesmas, and publishable findings. Out: ``Changes``. Both sides have
passed disclosure control already: it computes only from what readers can know.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.earlier.comparing import Scope, compare
from reportgen.earlier.reading import EarlierError, Wanted, read
from reportgen.earlier.revisions import NOTHING, Revised, revised
from reportgen.errors import Diagnostic, Location, Severity
from reportgen.findings import Changes, Findings, Unusable
from reportgen.indicators import Indicator

__all__ = ["EarlierError", "Scope", "Sought", "Wanted", "changes", "compare", "read", "telling"]


@dataclass(frozen=True, slots=True)
class Sought:
    """Where earlier results are, and whether a person named the file or it was merely found.

    ``unsigned`` says that a brief which is signed may not use it; ``where`` is the place that names it.
    """

    path: Path
    wanted: Wanted
    named: bool
    unsigned: bool = False
    where: Location | None = None


def telling(findings: Findings, sought: Sought, *, indicators: Mapping[str, Indicator]) -> Revised:
    """Give what may not be shown beside what was published earlier, signed or not; nothing where that is of no use."""
    try:
        return revised(findings, read(sought.path, sought.wanted), indicators=indicators)
    except EarlierError:
        return NOTHING  # whether that is an error, ``changes`` says


def changes(
    findings: Findings, sought: Sought, *, scope: Scope | None, withheld: frozenset[str] = frozenset()
) -> Changes | None:
    """Give what is different from the period before; ``None`` where nothing of this brief can be compared.

    A file that was merely found and is of no use makes no brief fail: ``Changes.unusable`` says why. One that was named
    is read, and refused, even where nothing can be compared. ``withheld`` are indicators whose revision is not shown.

    Raises ``EarlierError`` where the named file is of no use.
    """
    if sought.unsigned:
        return _of_no_use(sought, Unusable.UNSIGNED)
    try:
        published = read(sought.path, sought.wanted)
    except EarlierError as error:
        if sought.named:
            raise _named(error, sought) from None
        return _of_no_use(sought, error.why)
    return compare(findings, published, scope=scope, withheld=withheld) if scope is not None else None


def _named(error: EarlierError, sought: Sought) -> EarlierError:
    """Give the error with the place that names the file."""
    if sought.where is None:
        return error
    hint = "name the results.json of the period before, or take brief.previous away"
    place = Diagnostic(Severity.ERROR, "earlier.named", f"brief.previous names {sought.path}", sought.where, hint)
    return EarlierError(error.message, diagnostics=(*error.diagnostics, place))


def _of_no_use(sought: Sought, why: Unusable) -> Changes:
    return Changes(sought.wanted.period, (), source=sought.path.name, unusable=why)

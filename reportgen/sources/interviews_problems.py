"""Everything that is the matter with one source of interviews, said at once.

In: problems as they are met. Out: one ``DataError`` with all of them. What was said in an interview is never quoted.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from reportgen.errors import DataError, Diagnostic, Location, Severity

_MOST_LISTED = 50


@dataclass(frozen=True, slots=True)
class Problems:
    """The problems found so far; ``name`` is the file's."""

    name: str
    found: list[Diagnostic] = field(default_factory=list)

    def add(self, code: str, message: str, *, where: Location | None = None, hint: str | None = None) -> None:
        """Note one; ``where`` is the file where nothing closer is known."""
        place = where or Location(file=self.name)
        self.found.append(Diagnostic(Severity.ERROR, f"data.{code}", message, place, hint))

    def raise_if_any(self) -> None:
        """Raise ``DataError`` with all problems, where there is one."""
        if not self.found:
            return
        first = f"{self.found[0].where}: {self.found[0].message}"
        more = f"{self.name}: {len(self.found)} problems with the interviews; the first: {first}"
        told = self.found[:_MOST_LISTED]
        if len(self.found) > _MOST_LISTED:
            left = f"and {len(self.found) - _MOST_LISTED} more problems"
            told = [*told, Diagnostic(Severity.ERROR, "data.more", left, Location(file=self.name))]
        raise DataError(first if len(self.found) == 1 else more, diagnostics=tuple(told))

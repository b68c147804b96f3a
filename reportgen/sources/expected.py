"""The villages that should report, by puskesmas.

In: a list of villages as a configuration points at it, and the shelf. Out: ``ExpectedVillages``, read once for all
briefs. It must not say who reported.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.errors import Location
from reportgen.sources.files import refuse
from reportgen.sources.shelf import Shelf
from reportgen.sources.spelling import collapse, suggest
from reportgen.sources.tables import Written, read_table

if TYPE_CHECKING:
    from reportgen.config.model import Expected


@dataclass(frozen=True, slots=True)
class ExpectedVillages:
    """Villages by their puskesmas's case-folded name, in the list's order; under ``""`` where the list is of one."""

    villages: Mapping[str, tuple[str, ...]]
    by_unit: bool
    where: Location

    def names(self, unit: str) -> bool:
        """Say whether the list has this puskesmas."""
        return self._key(unit) in self.villages

    def of(self, unit: str, *, spelled: Sequence[str]) -> tuple[str, ...]:
        """Give a puskesmas's villages, those in ``spelled`` (the register's own) in that spelling.

        Raises ``DataError`` where the list has no village of it.
        """
        key = self._key(unit)
        if key not in self.villages:
            hint = suggest(unit, self.villages, what="puskesmas on the list")
            message = f'the list of villages that should report has none of "{unit}"'
            refuse("data.not_expected", message, where=self.where, hint=hint)
        recorded = {name.casefold(): name for name in spelled}
        return tuple(recorded.get(name.casefold(), name) for name in self.villages[key])

    def _key(self, unit: str) -> str:
        return collapse(unit).casefold() if self.by_unit else ""


def expected_villages(expected: Expected, *, shelf: Shelf) -> ExpectedVillages:
    """Give the list, from the shelf where it stands there.

    Raises ``SourceError`` and ``DataError`` as ``read_table`` does.
    """
    written = Written.as_declared(expected)
    options = (written, expected.unit, expected.column)
    return shelf.take(expected.path, options, read=lambda: _read(written, expected.unit, column=expected.column))


def _read(written: Written, unit: str | None, *, column: str) -> ExpectedVillages:
    table = read_table(written, (column,) if unit is None else (column, unit))
    villages = [collapse(cell) for cell in table.columns[collapse(column)]]
    units = [""] * len(villages)
    if unit is not None:
        units = [collapse(cell).casefold() for cell in table.columns[collapse(unit)]]
    listed: dict[str, dict[str, str]] = {}
    for name, village in zip(units, villages, strict=True):
        if village:
            listed.setdefault(name, {}).setdefault(village.casefold(), village)
    where = Location(file=table.name, sheet=table.sheet, field=unit)
    return ExpectedVillages({name: tuple(own.values()) for name, own in listed.items()}, unit is not None, where)

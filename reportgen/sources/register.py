"""One puskesmas's view of a register.

In: a source's configuration, and the shelf that tables are kept on. Out: ``Register``, or an error that names every
cell of this puskesmas that cannot be read. What other puskesmas wrote is only counted: it is not theirs to mend.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, NoReturn, cast

from reportgen.errors import DataError, Diagnostic, Location, NoRowsError, Severity
from reportgen.periods import Month, Period
from reportgen.sources.dataset import Register, RegisterTable, UnreadableCell
from reportgen.sources.expected import ExpectedVillages, expected_villages
from reportgen.sources.files import refuse
from reportgen.sources.register_table import Columns, read_register_table
from reportgen.sources.shelf import Shelf
from reportgen.sources.spelling import collapse, nearest
from reportgen.sources.tables import Written

if TYPE_CHECKING:
    from reportgen.config.model import RegisterSource

_SHOWN = 10
_FRAME_NAMES = ("unit", "subunit", "month", "row")


def read_register(name: str, source: RegisterSource, *, shelf: Shelf) -> Register:
    """Give the register as the puskesmas ``source.is_`` sees it; ``name`` is what the configuration calls it.

    Raises ``SourceError`` where a file is not there; ``NoRowsError`` where it holds no row of this puskesmas;
    ``DataError`` for everything else, with the places of all cells that cannot be read unless they are to be excluded.
    """
    table = _table(name, source, shelf=shelf)
    listing = source.subunit.expected if source.subunit else None
    listed = expected_villages(listing, shelf=shelf) if listing else None
    unit = _unit(table, source, listed=listed)
    own = tuple(cell for cell in table.unreadable if cell.unit == unit)
    if own and source.bad_rows.value == "refuse":
        _refuse_cells(table, own)
    return Register(
        name=name,
        table=table,
        unit=unit,
        expected=listed.of(unit or source.is_ or "", spelled=_subunits(table, unit)) if listed else None,
        subunit_label=source.subunit.label if source.subunit else None,
        zero_is_unreported=source.zero_means.value == "unreported",
        unreadable=own,
        unreadable_elsewhere=len(table.unreadable) - len(own),
    )


def require_rows(register: Register, period: Period) -> None:
    """Let a register pass that holds rows of its puskesmas in ``period``.

    Raises ``NoRowsError``, which names the months that the file does hold for it.
    """
    months = sorted(set(register.frame.loc[register.own, "month"].tolist()))
    if any(period.first_month.ordinal <= month <= period.last_month.ordinal for month in months):
        return
    held = ", ".join(str(Month.from_ordinal(month)) for month in months if month > 0) or "no month that can be read"
    file = register.table.provenance.name
    message = f"{_called(register.unit)} has no row for {period} in {file}"
    hint = f"the file holds, for it: {held}"
    diagnostic = Diagnostic(Severity.ERROR, "data.no_rows_in_period", message, Location(file=file), hint)
    text = f"{message}; {hint}"
    raise NoRowsError(text, diagnostics=(diagnostic,))


def _table(name: str, source: RegisterSource, *, shelf: Shelf) -> RegisterTable:
    if reserved := next((count for count in source.counts if count in _FRAME_NAMES), None):
        message = f'the source "{name}" calls a count "{reserved}", which is a name that reportgen needs itself'
        refuse("data.reserved_name", message, hint="give the count another name")
    columns = Columns(
        unit=source.unit,
        subunit=source.subunit.column if source.subunit else None,
        month=source.month,
        year=source.year,
        counts=tuple(source.counts.items()),
    )
    written = Written.as_declared(source)
    return shelf.take(source.path, (written, columns), read=lambda: read_register_table(written, columns))


def _unit(table: RegisterTable, source: RegisterSource, *, listed: ExpectedVillages | None) -> str:
    """Give the unit as the frame spells it."""
    if source.unit is None:
        return ""
    units = _units(table)
    where = Location(file=table.provenance.name, sheet=table.provenance.sheet, field=collapse(source.unit))
    if source.is_ is None and len(units) > 1:
        hint = f"write `is:` with one of {', '.join(list(units.values())[:_SHOWN])}"
        message = f"the register holds {len(units)} puskesmas, and the source does not say which is this one"
        refuse("data.no_unit", message, where=where, hint=hint)
    wanted = next(iter(units), "") if source.is_ is None else collapse(source.is_)
    if wanted.casefold() not in units:
        _refuse_unit(wanted, units.values(), where=where, listed=listed)
    return units[wanted.casefold()]


def _units(table: RegisterTable) -> Mapping[str, str]:
    """Give every unit by its case-folded name, worked out once a table; units with unreadable rows only are in it."""
    if "units" not in table.memo:
        names = [*table.frame["unit"].unique().tolist(), *(cell.unit for cell in table.unreadable if cell.unit)]
        table.memo["units"] = {name.casefold(): name for name in names}
    return cast("Mapping[str, str]", table.memo["units"])


def _subunits(table: RegisterTable, unit: str) -> tuple[str, ...]:
    return tuple(table.frame.loc[table.frame["unit"] == unit, "subunit"].unique().tolist())


def _refuse_unit(wanted: str, units: Iterable[str], *, where: Location, listed: ExpectedVillages | None) -> NoReturn:
    names = tuple(units)
    message = f'no row of "{wanted}"'
    if listed is not None and listed.names(wanted):
        hint = f"it is on the list of those that should report; {len(names)} puskesmas have done so"
    elif close := nearest(wanted, names):
        hint = f'did you mean "{close}"? If not, it has not reported: the file holds {len(names)} puskesmas'
    else:
        hint = f"the file holds {len(names)} puskesmas, none of that name"
    diagnostic = Diagnostic(Severity.ERROR, "data.no_rows_of_unit", message, where, hint)
    text = f"{where.file} has {message}; {hint}"
    raise NoRowsError(text, diagnostics=(diagnostic,))


def _refuse_cells(table: RegisterTable, cells: tuple[UnreadableCell, ...]) -> NoReturn:
    hint = "mend the cell, or write `bad_rows: exclude` to leave it out and have the brief say so"
    diagnostics = [
        Diagnostic(Severity.ERROR, "data.unreadable_cell", _wording(cell), cell.where, hint) for cell in cells
    ]
    file = table.provenance.name
    if elsewhere := len(table.unreadable) - len(cells):
        message = f"cells that cannot be read in rows of other puskesmas: {elsewhere}"
        diagnostics.append(Diagnostic(Severity.NOTE, "data.unreadable_elsewhere", message, Location(file=file)))
    first = f"{cells[0].where}: {_wording(cells[0])}"
    message = first if len(cells) == 1 else f"{file}: {len(cells)} cells cannot be read; the first: {first}"
    raise DataError(message, diagnostics=tuple(diagnostics))


def _wording(cell: UnreadableCell) -> str:
    found = f'"{cell.text}"' if cell.text.strip() else "an empty cell"
    return f"{found} where {cell.expected} is due"


def _called(unit: str) -> str:
    return f'"{unit}"' if unit else "the register's puskesmas"

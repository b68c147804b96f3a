"""``reportgen new``: a commented configuration to start from, or one per row of a table."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.console import Console
from reportgen.cli.options import CONFIGURATION, DRY_RUN, talking

if TYPE_CHECKING:
    from reportgen.config.facilities import FacilityTable

_EXAMPLES = """\b
Examples:
  reportgen new wagir.yaml
  reportgen new mothers.yaml --kind survey
  reportgen new --from-table puskesmas.xlsx --extends kab-malang.yaml -o configs/malang

The table has a header and a row a puskesmas. Columns: id; name, or name_id and name_en; and, where
wanted, code, is (how the register spells it), district, province. Others are passed over. A missing
id is made from the name. What all of them share belongs in the file that they extend."""


@click.command(epilog=_EXAMPLES)
@click.argument("path", metavar="[PATH]", required=False, type=click.Path(dir_okay=False, path_type=Path))
@click.option(
    "--kind",
    type=click.Choice(["register", "survey"]),
    help="What PATH is for: counts by village and month (register, the default), or answers of mothers (survey).",
)
@click.option("--from-table", "table", type=CONFIGURATION, metavar="FILE", help="CSV or XLSX with a row a puskesmas.")
@click.option("--sheet", metavar="NAME", help="Sheet of a workbook; by default the first.")
@click.option("--extends", "parent", type=CONFIGURATION, metavar="BASE", help="Configuration that every one extends.")
@click.option(
    "--source", default="register", show_default=True, metavar="NAME", help="Source that column is belongs to."
)
@click.option(
    "-o",
    "--out",
    "folder",
    type=click.Path(file_okay=False, path_type=Path),
    default=Path(),
    show_default="this folder",
    help="Folder for the configurations.",
)
@click.option("--force", is_flag=True, help="Overwrite files that are there already.")
@DRY_RUN
@talking
def command(  # noqa: PLR0913 -- one argument an option of the command line
    *,
    path: Path | None,
    kind: str | None,
    table: Path | None,
    sheet: str | None,
    parent: Path | None,
    source: str,
    folder: Path,
    force: bool,
    dry_run: bool,
    console: Console,
) -> None:
    """Write a commented configuration to PATH, or one per row of a table."""
    if (path is None) == (table is None):
        message = "give either PATH or --from-table FILE"
        raise click.UsageError(message)
    if table is not None and kind is not None:
        message = "--kind goes with PATH; with --from-table, the files take their source from --extends BASE"
        raise click.UsageError(message)
    if table is None and path is not None:
        written = (path,) if dry_run else _one(path, kind=kind or "register", force=force)
    elif table is not None and parent is not None:
        facilities = _read(table, sheet)
        written = _many(facilities, folder, parent=(parent, source), force=force, dry_run=dry_run)
        _warn_of_namesakes(facilities, console=console)
    else:
        message = "--from-table needs --extends BASE, the configuration that holds what all of them share"
        raise click.UsageError(message)
    for file in written:
        console.record({"config": str(file)})
        console.result(str(file))


def _one(path: Path, *, kind: str, force: bool) -> tuple[Path, ...]:
    from reportgen.config.scaffold import Starter, new_config  # noqa: PLC0415 -- pydantic is heavy

    return (new_config(path, starter=Starter(kind), overwrite=force),)


def _many(
    table: FacilityTable, folder: Path, *, parent: tuple[Path, str], force: bool, dry_run: bool
) -> tuple[Path, ...]:
    from reportgen.config.facilities import read_facilities  # noqa: PLC0415 -- pydantic is heavy
    from reportgen.config.scaffold import Parent, configs_from_table  # noqa: PLC0415 -- likewise

    if dry_run:
        return tuple(folder / f"{facility.id}.yaml" for facility in read_facilities(table))
    return configs_from_table(table, folder, parent=Parent(*parent), overwrite=force)


def _warn_of_namesakes(table: FacilityTable, *, console: Console) -> None:
    from reportgen.config.facilities import namesakes, read_facilities  # noqa: PLC0415 -- pydantic is heavy

    for same in namesakes(read_facilities(table)):
        rows = ", ".join(f"row {each.row} is {each.id}" for each in same)
        console.complain(
            f'{table.file}: {len(same)} rows are called "{same[0].name}" ({rows}); see that each is a puskesmas of its '
            "own, and tell them apart in their names: readers see only these"
        )


def _read(path: Path, sheet: str | None) -> FacilityTable:
    """Give the whole table, every column; a CSV's delimiter is the one that makes most of its header out."""
    from reportgen.config.facilities import FacilityTable  # noqa: PLC0415 -- pydantic is heavy
    from reportgen.sources.csv_rows import csv_rows  # noqa: PLC0415 -- only here
    from reportgen.sources.files import Format, load  # noqa: PLC0415 -- likewise
    from reportgen.sources.workbook_rows import workbook_rows  # noqa: PLC0415 -- likewise

    content = load(path)
    if content.format is Format.WORKBOOK:
        name, rows = workbook_rows(content, sheet, decimal=".")
    else:
        name, rows = None, csv_rows(content, delimiter=_delimiter(content.data), encoding="utf-8")
    header = tuple(next(rows, []))
    filled = ((number, tuple(row)) for number, row in enumerate(rows, start=2) if any(map(str.strip, row)))
    return FacilityTable(str(path), header, tuple(filled), name)


def _delimiter(data: bytes) -> str:
    from reportgen.config.facilities import COLUMNS  # noqa: PLC0415 -- pydantic is heavy

    header = data.split(b"\n", 1)[0].decode("utf-8-sig", errors="replace")

    def known(sign: str) -> int:
        return sum(cell.strip().strip('"').lower() in COLUMNS for cell in header.split(sign))

    return max(",;\t", key=known)

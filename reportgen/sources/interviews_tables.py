"""Informants and coded segments from tables.

In: a source's configuration, and the shelf. Out: ``Asked`` and ``Said``. Every segment whose theme, informant, stance
or words are not in order is noted with its row; nothing that was said is quoted.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.findings import Stance
from reportgen.sources.dataset import Provenance
from reportgen.sources.interviews_parts import STANCES, Asked, Claims, Said, folded, rows_said
from reportgen.sources.interviews_persons import Watch, identifying
from reportgen.sources.interviews_problems import Problems
from reportgen.sources.interviews_sheet import Row, Sheet, Wanted, read_sheet
from reportgen.sources.shelf import Shelf
from reportgen.sources.spelling import suggest
from reportgen.sources.tables import Written

if TYPE_CHECKING:
    from reportgen.config.model import InterviewsSource

_SEGMENT_NEEDS = ("informant", "theme", "quote")
_SEGMENT_MAY = ("translation", "stance", "coder", "segment")
_SPOKEN = frozenset({"quote", "translation"})
_ATTRIBUTE = "attribute:"


@dataclass(frozen=True, slots=True)
class Told:
    """What the file of segments gave, and where it came from."""

    said: tuple[Said, ...]
    provenance: Provenance


def read_informants(path: Path, source: InterviewsSource, *, shelf: Shelf, in_project: bool = False) -> list[Asked]:
    """Give the informants of a table; beside a project the project may know the group and what else describes them.

    Raises as ``read_sheet`` does.
    """
    columns = source.informant_columns
    attributes = {f"{_ATTRIBUTE}{name}": each.column for name, each in source.attributes.items()}
    needs, may = {"informant": columns.informant}, {"date": columns.date}
    (may if in_project and source.group_variable is not None else needs)["group"] = columns.group
    (may if in_project else needs).update(attributes)
    if not in_project and "date" in columns.model_fields_set:
        needs["date"] = may.pop("date")
    written = _written(path, source, sheet=source.informants_sheet)
    sheet = read_sheet(written, Wanted(needs, may), drop=source.drop, shelf=shelf)
    return [_asked(row, sheet) for row in sheet.rows()]


def _asked(row: Row, sheet: Sheet) -> Asked:
    uses = [use for use in sheet.headings if use.startswith(_ATTRIBUTE) and row[use]]
    return Asked(
        id=row["informant"],
        group=row["group"],
        day=row["date"],
        attributes={use.removeprefix(_ATTRIBUTE): row[use] for use in uses},
        where=sheet.where(row.number, "informant"),
        where_group=sheet.where(row.number, "group"),
        where_day=sheet.where(row.number, "date"),
    )


def _written(path: Path, source: InterviewsSource, *, sheet: str | None) -> Written:
    return Written(path, sheet, source.csv.delimiter, source.csv.decimal, source.csv.encoding)


def read_segments(source: InterviewsSource, informants: Collection[str], *, shelf: Shelf, problems: Problems) -> Told:
    """Give the segments that are in order, and note the others; ``informants`` are the ids that are known.

    Raises as ``read_sheet`` does.
    """
    columns = source.columns
    may = {use: getattr(columns, use) for use in _SEGMENT_MAY if use not in columns.model_fields_set}
    needs = {use: getattr(columns, use) for use in (*_SEGMENT_NEEDS, *_SEGMENT_MAY) if use not in may}
    written = _written(source.path, source, sheet=source.sheet)
    sheet = read_sheet(written, Wanted(needs, may, _SPOKEN), drop=source.drop, shelf=shelf)
    reading = _Reading(sheet, source, informants, problems)
    said = tuple(each for row in sheet.rows() if (each := reading.said(row)) is not None)
    reading.refuse_unknown()
    _check_names(said, sheet, problems)
    table = sheet.table
    return Told(said, Provenance(table.name, table.sha256, table.sheet, len(table.rows)))


class _Reading:
    """Segments being read; spellings that nobody knows are gathered, to be told once each."""

    def __init__(self, sheet: Sheet, source: InterviewsSource, informants: Collection[str], problems: Problems) -> None:
        self._sheet, self._problems = sheet, problems
        self._themes = Claims.of(source.themes)
        self._informants = {folded(each): each for each in informants}
        self._watch = Watch(source.names, source.allowed)
        self._unknown: dict[tuple[str, str], list[int]] = defaultdict(list)

    def said(self, row: Row) -> Said | None:
        """Give a row's segment, or ``None`` with what is the matter noted."""
        informant = self._known(row, "informant", self._informants.get(folded(row["informant"])))
        theme = self._known(row, "theme", self._themes.find(row["theme"]))
        if not row["quote"]:
            self._note(row, "quote", "empty_quote", "the quote is empty", "write what was said, or delete the row")
        stance = self._stance(row)
        if informant is None or theme is None or not row["quote"]:
            return None
        return Said(
            informant=informant,
            theme=theme,
            quote=row["quote"],
            translation=row["translation"],
            stance=stance,
            coder=row["coder"],
            name=row["segment"],
            where=self._sheet.where(row.number, "quote"),
            where_translation=self._sheet.where(row.number, "translation"),
        )

    def _known(self, row: Row, use: str, meaning: str | None) -> str | None:
        if not row[use]:
            self._note(row, use, f"no_{use}", f"the segment has no {use}", "fill the cell, or delete the row")
        elif meaning is None:
            self._unknown[use, row[use]].append(row.number)
        return meaning

    def _stance(self, row: Row) -> Stance | None:
        if not row["stance"]:
            return None
        stance = STANCES.get(folded(row["stance"]))
        if stance is None:
            self._unknown["stance", row["stance"]].append(row.number)
        return stance

    def _note(self, row: Row, use: str, code: str, message: str, hint: str) -> None:
        self._problems.add(code, message, where=self._sheet.where(row.number, use), hint=hint)

    def refuse_unknown(self) -> None:
        """Note every spelling that nobody knows, with how many segments have it."""
        for (use, text), rows in sorted(self._unknown.items(), key=lambda each: (each[0][0], -len(each[1]))):
            segments = "1 segment" if len(rows) == 1 else f"{len(rows)} segments"
            shown = "(not repeated, for it looks like a person)" if identifying(text, self._watch) else f'"{text[:60]}"'
            message = f"{_UNKNOWN[use]} {shown}, in {segments} ({rows_said(rows)})"
            self._problems.add(
                f"unknown_{use}", message, where=self._sheet.where(rows[0], use), hint=self._hint(use, text)
            )

    def _hint(self, use: str, text: str) -> str:
        if use == "stance":
            return "write supports, hinders or mixed (mendukung, menghambat, campuran), or leave the cell empty"
        if use == "theme":
            near = suggest(text, self._themes.spellings, what="spellings of themes")
            return f"{near}; add it to `themes:`, or under `raw` of the theme that it is"
        near = suggest(text, self._informants.values(), what="informants")
        return f"{near}; add the informant to the file of informants"


_UNKNOWN = {
    "informant": "no informant is called",
    "theme": "no theme is spelled",
    "stance": "no stance is called",
}


def _check_names(said: tuple[Said, ...], sheet: Sheet, problems: Problems) -> None:
    """Refuse two segments of one theme and one coder with one name: a quote could not be chosen by it."""
    first: dict[tuple[str, str, str], Said] = {}
    for each in said:
        if each.name and first.setdefault((each.name, each.theme, each.coder), each) is not each:
            row = each.where.row or 0
            earlier = first[each.name, each.theme, each.coder].where.row
            message = f'the segment "{each.name[:60]}" stands there twice for one theme, also in row {earlier}'
            where = sheet.where(row, "segment")
            problems.add("segment_twice", message, where=where, hint="give each segment a name of its own")

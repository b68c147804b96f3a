"""A table with one claim a row → checked publications.

In: header and rows as some reader gave them. Out: ``Publication`` values, or every problem with its row and column. It
opens no file. Rows that name the same study make one publication; what is said of the study may stand in any of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from reportgen.config.evidence_file import EVIDENCE, checked, refused
from reportgen.config.facilities import slug
from reportgen.config.fields import PrintedNumber
from reportgen.config.model import Publication
from reportgen.config.places import Entry, Items, Keys, Leaf, LeafValue, Node, Place
from reportgen.config.suggest import did_you_mean
from reportgen.errors import Diagnostic, Location, Severity

STUDY_COLUMNS = ("study", "citation", "citation_id", "citation_en", "design", "study_n", "language")
_TEXTS = ("label", "label_id", "label_en")
_WORDS = ("measure", "test", "kind", "method", "where", "indicator", "exposure", "outcome")
_COUNTS = ("n", "count", "total", "items")
_PRINTED = ("percent", "value", "p", "sd", "statistic", "cut_off")
_YES_OR_NO = ("adjusted", "weighted", "whole", "binary")
_LISTS = ("rows", "columns", "cells", "counts", "percents", "values", "scale", "bands")
_LIMITS = ("ci_lower", "ci_upper", "level")
CLAIM_COLUMNS = (*_WORDS, *_TEXTS, *_COUNTS, *_PRINTED, *_LIMITS, *_YES_OR_NO, "says", *_LISTS)
COLUMNS = (*STUDY_COLUMNS, *CLAIM_COLUMNS)
"""Every column that is read; others are passed over."""

_YES, _NO = frozenset({"yes", "ya", "true", "1"}), frozenset({"no", "tidak", "false", "0"})
_SAYS = {"yes": "association", "ya": "association", "no": "no_association", "tidak": "no_association"}
_NUMBER = re.compile(r"[-+−]?(\d{1,3}([.,]\d{3})+|\d*)([.,]\d*)?")
_RELATION = re.compile(r"(?P<relation><=|>=|[<>≤≥=])?\s*(?P<number>.*)")
_KEY = re.compile(r"evidence\[\d+\](?:\.claims\[\d+\])?")
_BEFORE = re.compile(rf"{_KEY.pattern}\.")
_ROW = 0
"""The column of a place that is the row as a whole."""


@dataclass(frozen=True, slots=True)
class ClaimTable:
    """A table as read: ``rows`` holds each row's number (the header being row 1) and its cells as text."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    sheet: str | None = None


def publications_of(table: ClaimTable) -> tuple[Publication, ...]:
    """Give the publications of a table, in the order in which they first appear.

    Raises ``ConfigError`` with all problems at once.
    """
    reading = _Reading(table)
    root = reading.root()
    problems = tuple(reading.problems)
    found: tuple[Publication, ...] = ()
    if root is not None:
        found, others = checked(root)
        problems = (*problems, *(reading.located(each) for each in others))
    if problems:
        raise refused(Path(table.file), problems)
    return found


@dataclass(frozen=True, slots=True)
class _Cell:
    text: str
    place: Place

    def leaf(self, value: object | None = None) -> Leaf:
        # a number as printed keeps the decimals that it was written with
        return Leaf(cast("LeafValue", self.text if value is None else value), self.text, self.place)


_Row = Mapping[str, _Cell]


@dataclass(slots=True)
class _Reading:
    table: ClaimTable
    problems: list[Diagnostic] = field(default_factory=list)

    def root(self) -> Keys | None:
        """Give the table as the tree that a configuration would have; ``None`` where it is no such table."""
        columns = self._columns()
        if columns is None:
            return None
        studies: dict[str, list[_Row]] = {}
        for number, cells in self.table.rows:
            row = self._row(number, cells, columns)
            if row:
                name = row["study"].text if "study" in row else Path(self.table.file).stem
                studies.setdefault(name, []).append(row)
        start = Place(self.table.file, 1, _ROW)
        if not studies:
            self._refuse("no_rows", "there is a header, and no row below it", (1, None), "write one claim a row")
            return None
        items = tuple(self._study(name, rows) for name, rows in studies.items())
        return Keys({EVIDENCE: Entry(start, Items(items, start))}, start)

    def located(self, problem: Diagnostic) -> Diagnostic:
        """Give a problem of the tree with its row and column, its words without the tree's keys."""
        where = problem.where or Location()
        column = where.column or _ROW
        name = self.table.header[column - 1].strip() if column else None
        place = Location(file=self.table.file, sheet=self.table.sheet, row=where.line, field=name)
        return replace(problem, message=_plain(problem.message), hint=_plain(problem.hint or "") or None, where=place)

    def _refuse(self, code: str, message: str, at: tuple[int, str | None], hint: str | None = None) -> None:
        where = Location(file=self.table.file, sheet=self.table.sheet, row=at[0], field=at[1])
        self.problems.append(Diagnostic(Severity.ERROR, f"table.{code}", message, where, hint))

    def _columns(self) -> dict[str, int] | None:
        columns: dict[str, int] = {}
        for index, cell in enumerate(self.table.header):
            name = cell.strip().casefold()
            if name in COLUMNS and name in columns:
                self._refuse("column_twice", f'the column "{name}" is there twice', (1, name), "take one away")
            elif name in COLUMNS:
                columns[name] = index
            elif name and (near := did_you_mean(name, COLUMNS)):
                self._refuse("column", f'there is no column "{name}" of a claim', (1, cell.strip()), near)
        if "measure" not in columns and not self.problems:
            hint = "the columns are told by `reportgen audit --help`"
            self._refuse("no_column", 'there is no column "measure"', (1, None), hint)
            return None
        return columns

    def _row(self, number: int, cells: tuple[str, ...], columns: Mapping[str, int]) -> _Row:
        found: dict[str, _Cell] = {}
        for name, index in columns.items():
            text = " ".join(cells[index].split()) if index < len(cells) else ""
            if text:
                found[name] = _Cell(text, Place(self.table.file, number, index + 1))
        return found

    def _study(self, name: str, rows: list[_Row]) -> Keys:
        said = self._said_once(rows)
        place = next(iter(rows[0].values())).place
        at = Place(place.file, place.line, _ROW)
        named = said.get("study", _Cell(name, at))
        entries: dict[str | int, Entry] = {"id": Entry(named.place, named.leaf(slug(name) or name))}
        citation = _text(said, "citation") or named.leaf()
        entries["citation"] = Entry(citation.place, citation)
        for key, column in (("design", "design"), ("n", "study_n"), ("language", "language")):
            if column in said:
                cell = said[column]
                entries[key] = Entry(cell.place, cell.leaf(_whole(cell.text) if key == "n" else cell.text.casefold()))
        claims = tuple(_Claim(row).node() for row in rows)
        entries["claims"] = Entry(at, Items(claims, at))
        return Keys(entries, at)

    def _said_once(self, rows: Iterable[_Row]) -> _Row:
        """Give what the rows say of their study; two rows must not say two things."""
        said: dict[str, _Cell] = {}
        for row in rows:
            for column in (column for column in STUDY_COLUMNS if column in row):
                first = said.setdefault(column, row[column])
                if first.text != row[column].text:
                    message = f'{column} is "{row[column].text}", and "{first.text}" in row {first.place.line}'
                    hint = "write the same for every claim of a study, or leave it out after the first"
                    self._refuse("differs", message, (row[column].place.line, column), hint)
        return said


def _plain(words: str) -> str:
    return _KEY.sub("the row", _BEFORE.sub("", words))


def _text(row: _Row, name: str) -> Node | None:
    """Give words that read the same in every language, or one text a language."""
    versions = {code: row[f"{name}_{code}"] for code in ("id", "en") if f"{name}_{code}" in row}
    if len(versions) == 1 and name not in row:
        return next(iter(versions.values())).leaf()
    if versions:
        place = next(iter(versions.values())).place
        return Keys({code: Entry(cell.place, cell.leaf()) for code, cell in versions.items()}, place)
    return row[name].leaf() if name in row else None


def _whole(text: str) -> object:
    """Give a whole number, thousands taken together; any other text as it is, for the check to refuse."""
    plain = re.sub(r"(?<=\d)[.,\s](?=\d{3}\b)", "", text)
    return int(plain) if re.fullmatch(r"[-+]?\d+", plain) else text


@dataclass(frozen=True, slots=True)
class _Claim:
    """A row as a claim's group of keys."""

    row: _Row

    def node(self) -> Keys:
        """Give the group of keys."""
        place = next(iter(self.row.values())).place
        entries: dict[str | int, Entry] = {}
        for key, node in self._entries():
            entries[key] = Entry(node.place, node)
        return Keys(entries, Place(place.file, place.line, _ROW))

    def _entries(self) -> Iterable[tuple[str, Node]]:
        row = self.row
        yield from ((name, self._word(row[name])) for name in _WORDS if name in row)
        label = _text(row, "label")
        if label is not None:
            yield "label", label
        yield from ((name, row[name].leaf(_whole(row[name].text))) for name in _COUNTS if name in row)
        yield from ((name, self._printed(row[name])) for name in _PRINTED if name in row)
        yield from self._interval()
        yield from ((name, _yes_or_no(row[name])) for name in _YES_OR_NO if name in row)
        if "says" in row:
            word = row["says"].text.casefold().replace(" ", "_")
            yield "says", row["says"].leaf(_SAYS.get(word, word))
        yield from self._lists()

    def _word(self, cell: _Cell) -> Leaf:
        return cell.leaf(cell.text if cell is self.row.get("where") else cell.text.casefold())

    def _interval(self) -> Iterable[tuple[str, Node]]:
        limits = [self.row[name] for name in ("ci_lower", "ci_upper") if name in self.row]
        if limits:
            yield "ci", Items(tuple(map(self._printed, limits)), limits[0].place)
        if "level" in self.row:
            yield "level", _level(self.row["level"])

    def _lists(self) -> Iterable[tuple[str, Node]]:
        row, table = self.row, [name for name in ("rows", "columns", "cells") if name in self.row]
        if table:
            place = row[table[0]].place
            yield "table", Keys({name: Entry(row[name].place, _counts(row[name])) for name in table}, place)
        yield from ((name, _counts(row[name])) for name in ("counts", "scale") if name in row)
        for name in ("percents", "values"):
            if name in row:
                parts = tuple(self._printed(part) for part in _split(row[name], ";"))
                yield name, Items(parts, row[name].place)
        if "bands" in row:
            yield "bands", _bands(row["bands"])

    def _printed(self, cell: _Cell) -> Leaf:
        """Give a number with the text that it was printed with; any other text as it is, for the check to refuse."""
        found = _RELATION.fullmatch(cell.text)
        bare = (found["number"] if found else cell.text).rstrip("% ")
        if not _NUMBER.fullmatch(bare) or not any(sign.isdigit() for sign in bare):
            return cell.leaf()
        if "," in bare:  # read as the language of the study prints it, with the rest of the publication
            return cell.leaf()
        try:
            value = float(bare.replace("−", "-"))
        except ValueError:
            return cell.leaf()
        relation = (found["relation"] or "") if found else ""
        if relation and cell is not self.row.get("p"):
            return cell.leaf()
        return cell.leaf(PrintedNumber(value, f"{relation}{bare}" if relation != "=" else bare))


def _yes_or_no(cell: _Cell) -> Leaf:
    word = cell.text.casefold()
    return cell.leaf(word in _YES) if word in _YES | _NO else cell.leaf()


def _level(cell: _Cell) -> Leaf:
    """Give a level as a share; 95 and 95% are 0.95."""
    try:
        number = float(cell.text.rstrip("% ").replace(",", "."))
    except ValueError:
        return cell.leaf()
    return cell.leaf(number / 100 if number > 1 else number)


def _split(cell: _Cell, sign: str) -> tuple[_Cell, ...]:
    return tuple(_Cell(part.strip(), cell.place) for part in cell.text.split(sign) if part.strip())


def _counts(cell: _Cell) -> Items:
    """Give ``50;7`` as a list, and ``45/5;0/7`` as a list of lists: cells row by row."""
    parts = _split(cell, ";")
    if "/" not in cell.text:
        return Items(tuple(part.leaf(_whole(part.text)) for part in parts), cell.place)
    rows = (Items(tuple(each.leaf(_whole(each.text)) for each in _split(part, "/")), cell.place) for part in parts)
    return Items(tuple(rows), cell.place)


def _bands(cell: _Cell) -> Node:
    """Give ``poor 0-3; good 4-5`` as bands with their ends."""
    entries: dict[str | int, Entry] = {}
    for part in _split(cell, ";"):
        found = re.fullmatch(r"(?P<name>[^\d].*?)\s*[:\s]\s*(?P<low>-?\d+)\s*[-–]\s*(?P<high>-?\d+)", part.text)
        if found is None:
            return cell.leaf()
        ends = Items((cell.leaf(int(found["low"])), cell.leaf(int(found["high"]))), cell.place)
        entries[found["name"].strip()] = Entry(cell.place, ends)
    return Keys(entries, cell.place)

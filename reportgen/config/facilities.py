"""Rows of a table of facilities → checked rows, each with an id of its own.

In: header and rows as some reader gave them. Out: ``FacilityRow``, or every problem of the table with its row and
column. It opens no file and writes none.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from reportgen.config.suggest import did_you_mean
from reportgen.errors import ConfigError, Diagnostic, Location, Severity
from reportgen.locales.languages import Language

Cell = str | int | float | bool | None
_ID = re.compile(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*")
_LONGEST_ID = 64
_CODE = re.compile(r"[A-Za-z0-9.\-/]+")
_TITLES = re.compile(r"^((upt|uptd|blud|puskesmas|pusat kesehatan masyarakat|pkm)\b[\s.]*)+", re.IGNORECASE)
_TEXTS = ("name", "district", "province")
_LANGUAGES = tuple(language.value for language in Language)
_NAME_COLUMNS = ("name", *(f"name_{language}" for language in _LANGUAGES))
COLUMNS = ("id", "code", "is", *_TEXTS, *(f"{text}_{language}" for text in _TEXTS for language in _LANGUAGES))


@dataclass(frozen=True, slots=True)
class FacilityTable:
    """A table as read: ``rows`` holds each row's number (as a spreadsheet counts, the header being 1) and cells."""

    file: str
    header: tuple[Cell, ...]
    rows: tuple[tuple[int, tuple[Cell, ...]], ...]
    sheet: str | None = None


@dataclass(frozen=True, slots=True)
class FacilityRow:
    """One facility: ``value`` is how the register spells it; ``texts`` its name, district, province where given."""

    row: int
    id: str
    code: str
    value: str
    texts: tuple[tuple[str, str | tuple[tuple[str, str], ...]], ...]

    @property
    def name(self) -> str:
        """The name that an id is made from."""
        return self._words("name")

    @property
    def district(self) -> str:
        """The district's name; empty where the table does not tell it."""
        return self._words("district")

    def _words(self, text: str) -> str:
        words = dict(self.texts).get(text, "")
        return words if isinstance(words, str) else words[0][1]


def read_facilities(table: FacilityTable) -> tuple[FacilityRow, ...]:
    """Give the facilities of a table, every one with its id.

    Raises ``ConfigError`` with all problems at once.
    """
    reading = _Reading(table)
    facilities = reading.facilities()
    if reading.problems:
        problems = sorted(reading.problems, key=lambda found: (found.where.row or 0) if found.where else 0)
        count = "a problem" if len(problems) == 1 else f"{len(problems)} problems"
        message = f"{table.file} has {count}; nothing was written"
        raise ConfigError(message, diagnostics=tuple(problems))
    return facilities


def namesakes(facilities: Iterable[FacilityRow]) -> tuple[tuple[FacilityRow, ...], ...]:
    """Give those of one name, in the table's order, wherever there is more than one."""
    found: defaultdict[str, list[FacilityRow]] = defaultdict(list)
    for each in facilities:
        found[slug(each.name)].append(each)
    return tuple(tuple(same) for same in found.values() if len(same) > 1)


@dataclass(slots=True)
class _Reading:
    table: FacilityTable
    problems: list[Diagnostic] = field(default_factory=list)
    name_column: str = "name"

    def facilities(self) -> tuple[FacilityRow, ...]:
        columns = self._columns()
        self.name_column = next((column for column in _NAME_COLUMNS if column in columns), "")
        if not self.name_column:
            near = did_you_mean("name_id", [_cell(cell) for cell in self.table.header if cell is not None])
            self._refuse("no_column", 'there is no column "name" or "name_id"', (1, None), near)
            return ()
        rows = [self._row(number, cells, columns) for number, cells in self.table.rows if any(map(_cell, cells))]
        if not rows:
            self._refuse("empty", "the table has no rows", (1, None), "a row a puskesmas is needed")
        found = [row for row in rows if row is not None]
        return tuple(self._identified(found))

    def _refuse(self, code: str, message: str, at: tuple[int, str | None], hint: str | None = None) -> None:
        where = Location(file=self.table.file, sheet=self.table.sheet, row=at[0], field=at[1])
        self.problems.append(Diagnostic(Severity.ERROR, f"table.{code}", message, where, hint))

    def _columns(self) -> dict[str, int]:
        columns: dict[str, int] = {}
        for index, cell in enumerate(self.table.header):
            name = _cell(cell).casefold()
            if name in COLUMNS and name in columns:
                self._refuse("column_twice", f'the column "{name}" is there twice', (1, name), "take one away")
            elif name in COLUMNS:
                columns[name] = index
        return columns

    def _row(self, number: int, cells: tuple[Cell, ...], columns: Mapping[str, int]) -> FacilityRow | None:
        values = {name: _cell(cells[index]) if index < len(cells) else "" for name, index in columns.items()}
        before = len(self.problems)
        texts = tuple(self._texts(number, values))
        for column in (column for column in values if column.startswith(_TEXTS) and values[column].isdigit()):
            message = f'{column} is "{values[column]}"; expected a name'
            self._refuse("text", message, (number, column), "codes go into the column code")
        identity, code = values.get("id", ""), values.get("code", "")
        if identity and not (_ID.fullmatch(identity) and len(identity) <= _LONGEST_ID):
            hint = f"such as {slug(identity)}" if slug(identity) else None
            self._refuse("id", f'id is "{identity}"; expected letters, digits and single hyphens', (number, "id"), hint)
        if code and not _CODE.fullmatch(code):
            self._refuse("code", f'code is "{code}"; expected letters, digits, . - and /', (number, "code"))
        if "is" in values and not values["is"]:
            self._refuse("empty", "is is empty", (number, "is"), "write the puskesmas as the register spells it")
        if len(self.problems) > before:
            return None
        return FacilityRow(number, identity, code, values.get("is", ""), texts)

    def _texts(self, number: int, values: Mapping[str, str]) -> Iterator[tuple[str, str | tuple[tuple[str, str], ...]]]:
        for text in _TEXTS:
            by_language = [language for language in _LANGUAGES if f"{text}_{language}" in values]
            given = [(language, values[f"{text}_{language}"]) for language in by_language]
            if len(given) < len(_LANGUAGES) or not any(words for _, words in given):
                # One column alone holds a proper name, which reads the same in every language.
                name = values.get(text) or next((words for _, words in given if words), "")
                if name:
                    yield text, name
                elif text == "name":
                    self._refuse("empty", "the name is empty", (number, self.name_column))
                continue
            for column in (f"{text}_{language}" for language, words in given if not words):
                self._refuse("empty", f"{column} is empty, and the other language is not", (number, column))
            yield text, tuple(given)

    def _identified(self, rows: list[FacilityRow]) -> Iterator[FacilityRow]:
        made = [replace(row, id=row.id or slug(row.name)) for row in rows]
        repeated: defaultdict[str, int] = defaultdict(int)
        for row in made:
            repeated[row.id.casefold()] += 1
        named = [
            row if original.id or repeated[row.id.casefold()] == 1 else replace(row, id=_told_apart(row))
            for original, row in zip(rows, made, strict=True)
        ]
        first: dict[str, int] = {}
        for original, row in zip(rows, named, strict=True):
            column = "id" if original.id else self.name_column
            earlier = first.setdefault(row.id.casefold(), row.row)
            if not row.id:
                self._refuse(
                    "id", f'no id can be made from "{row.name}"', (row.row, column), "give it one in a column id"
                )
            elif earlier != row.row:
                hint = "give each an id of its own in a column id, its code in a column code, or its district"
                self._refuse("id_twice", f'the id "{row.id}" is that of row {earlier} already', (row.row, column), hint)
            yield row


def _told_apart(row: FacilityRow) -> str:
    """Give the id with the code, else the district; as it is where the row has neither."""
    further = slug(row.code) or slug(row.district)
    return f"{row.id[: _LONGEST_ID - len(further) - 1].rstrip('-')}-{further}"[:_LONGEST_ID] if further else row.id


def _cell(cell: Cell) -> str:
    """Give a cell's words, white space collapsed; a whole number without the ``.0`` that a spreadsheet adds."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return " ".join(str(cell).split())


def slug(words: str) -> str:
    """Give ``sukaraja-kota`` for ``UPT Puskesmas Sukaraja (Kota)``; empty where no Latin letter or digit is left."""
    bare = _TITLES.sub("", words.strip()) or words
    latin = unicodedata.normalize("NFKD", bare).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", latin.casefold()).strip("-")[:_LONGEST_ID].strip("-")

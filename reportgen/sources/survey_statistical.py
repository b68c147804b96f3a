"""A survey's columns from an SPSS (.sav) or Stata (.dta) file, with what the file says of them.

In: a file's bytes. Out: columns of ``RawTable``: codes as recorded, never their labels; the labels and the codes
declared missing stand beside them.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any, NoReturn

import numpy as np

from reportgen.errors import Location
from reportgen.sources.extras import needs
from reportgen.sources.files import FileContent, Format, refuse
from reportgen.sources.spelling import collapse
from reportgen.sources.survey_raw import Columns, Described, RawColumn, check_cells
from reportgen.sources.survey_text import Read, is_dropped
from reportgen.sources.value_text import number, value_text

_PIECE = 100_000
_DEFAULT_ENCODING = "utf-8"


def read_statistical(content: FileContent, *, encoding: str, drop: Sequence[str]) -> Read:
    """Give every column but those to drop; ``encoding`` counts where it is not UTF-8, for the file names its own.

    Raises ``DataError`` for a damaged file, text that cannot be read, one too large, and where the extra package is not
    installed.
    """
    spss = content.format is Format.SPSS
    with needs("spss" if spss else "stata", package="pyreadstat", name=content.name):
        import pyreadstat  # noqa: PLC0415 -- an extra

    door = pyreadstat.read_sav if spss else pyreadstat.read_dta
    options: dict[str, Any] = {"user_missing": True, "output_format": "dict"}
    if encoding.lower() not in {_DEFAULT_ENCODING, "utf8"}:
        options["encoding"] = encoding

    def read(**more: Any) -> tuple[Mapping[str, list[object]], Any]:
        try:
            found: tuple[Mapping[str, list[object]], Any] = door(BytesIO(content.data), **options, **more)
        except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, ValueError, OverflowError) as error:
            _refuse(content.name, str(error))
        return found

    _, about = read(metadataonly=True)
    check_cells(content.name, rows=about.number_rows or 0, columns=len(about.column_names))
    names = [name for name in about.column_names if not _is_dropped(name, about, drop)]
    columns, letters, size = _columns(names, read, name=content.name)
    if not size:
        refuse("data.no_rows", "the file holds no case", where=Location(file=content.name))
    return Read(None, np.arange(1, size + 1, dtype=np.int64), _described(columns, names, _About(about, letters)))


def _is_dropped(name: str, about: Any, drop: Sequence[str]) -> bool:
    label = about.column_names_to_labels.get(name)
    return is_dropped(collapse(name), drop) or (label is not None and is_dropped(collapse(label), drop))


@dataclass(frozen=True, slots=True)
class _About:
    """What the file says; ``letters`` are Stata's missing codes (``.a``), known only once data are read."""

    meta: Any
    letters: Mapping[str, set[str]]


def _columns(
    names: list[str], read: Callable[..., tuple[Mapping[str, list[object]], Any]], *, name: str
) -> tuple[tuple[RawColumn, ...], Mapping[str, set[str]], int]:
    columns = Columns([collapse(each) for each in names], name=name)
    letters: dict[str, set[str]] = {}
    size, found = 0, _PIECE
    while found == _PIECE and names:
        values, about = read(usecols=names, row_offset=size, row_limit=_PIECE)
        found = len(values[names[0]]) if values else 0
        size += found
        check_cells(name, rows=size, columns=len(names))
        for each, codes in about.missing_user_values.items():
            letters.setdefault(each, set()).update(value_text(code) for code in codes)
        if found:
            columns.add(values[each] for each in names)
    return columns.done(value_text), letters, size


def _described(columns: Sequence[RawColumn], names: Sequence[str], about: _About) -> tuple[RawColumn, ...]:
    return tuple(
        RawColumn(column.heading, column.codes, column.texts, _said(name, column.texts, about=about))
        for name, column in zip(names, columns, strict=True)
    )


def _said(name: str, texts: Sequence[str], *, about: _About) -> Described:
    labels = about.meta.variable_value_labels.get(name, {})
    ranges = about.meta.missing_ranges.get(name, [])
    codes = about.letters.get(name, set())
    known = (*texts, *(value_text(code) for code in labels))
    label = about.meta.column_names_to_labels.get(name)
    return Described(
        label=collapse(label) or None if label else None,
        value_labels={value_text(code): collapse(words) for code, words in labels.items() if collapse(words)},
        missing=frozenset(text for text in known if text in codes or any(_within(text, each) for each in ranges)),
    )


def _within(text: str, ends: Mapping[str, object]) -> bool:
    """Say whether a text is in a range declared missing: numbers by size, words only where they are an end."""
    low, high = ends["lo"], ends["hi"]
    if isinstance(low, str) or isinstance(high, str):
        return bool(text) and text in {collapse(str(low)), collapse(str(high))}
    found = number(text, decimal=".")
    return found is not None and float(str(low)) <= found <= float(str(high))


def _refuse(name: str, said: str) -> NoReturn:
    where = Location(file=name)
    if any(word in said.lower() for word in ("character set", "byte sequence", "encoding", "codec")):
        message = f"the file's text is not in an encoding that can be read ({said})"
        hint = "say which one it is, such as csv: {encoding: windows-1252}, or save the file again in Unicode (UTF-8)"
        refuse("data.encoding", message, where=where, hint=hint)
    hint = "open it in the program that made it and save it again; saving it as .csv helps too"
    refuse("data.damaged_file", f"the file is damaged, or of a kind that is not read ({said})", where=where, hint=hint)

"""A file's bytes, with its SHA-256, or an error that a person can act on.

In: a path from a configuration. Out: ``FileContent``. It must not parse anything; what kind of file it is, it tells
from the name and the first bytes only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum
from hashlib import sha256
from pathlib import Path
from typing import NoReturn

from reportgen.errors import DataError, Diagnostic, Location, Severity, SourceError
from reportgen.sources.spelling import nearest

MIB = 1024 * 1024
CSV_LIMIT = 512 * MIB
WORKBOOK_LIMIT = 256 * MIB
"""How large a workbook may be, unpacked; packed it can only be smaller."""

_SCHEME = re.compile(r"(?:^|/)([a-z][a-z0-9+.-]+):/", re.IGNORECASE)
_OLE2 = bytes.fromhex("d0cf11e0a1b11ae1")
_ZIP = b"PK\x03\x04"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


class Format(Enum):
    """What a file holds a table as."""

    CSV = "CSV"
    WORKBOOK = "workbook"
    PARQUET = "Parquet file"
    SPSS = "SPSS file"
    STATA = "Stata file"


_FORMATS = {
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".txt": Format.CSV,
    ".xlsx": Format.WORKBOOK,
    ".xlsm": Format.WORKBOOK,
    ".parquet": Format.PARQUET,
    ".sav": Format.SPSS,
    ".zsav": Format.SPSS,
    ".dta": Format.STATA,
}
_OLD_WORKBOOKS = {".xls", ".xlsb", ".ods"}
_SIGNATURES = {
    Format.PARQUET: (b"PAR1",),
    Format.SPSS: (b"$FL2", b"$FL3"),
    Format.STATA: (b"<stata_dta>", *(bytes([version]) for version in range(104, 116))),  # before and since release 13
}


@dataclass(frozen=True, slots=True)
class FileContent:
    """A whole file: its name (not its folder), its bytes, their SHA-256 in hexadecimal digits, and its format."""

    name: str
    data: bytes
    sha256: str
    format: Format


def refuse(code: str, message: str, *, where: Location | None = None, hint: str | None = None) -> NoReturn:
    """Raise ``DataError`` for one problem of a file."""
    diagnostic = Diagnostic(Severity.ERROR, code, message, where, hint)
    place = f"{where}: " if where else ""
    text = f"{place}{message}"
    raise DataError(text, diagnostics=(diagnostic,))


def missing(path: Path) -> SourceError:
    """Give the error for a file that is not there, with the nearest name that is."""
    hint = _hint_for_missing(path)
    message = f"the file {path} does not exist"
    where = Location(file=str(path))
    return SourceError(message, diagnostics=(Diagnostic(Severity.ERROR, "source.missing", message, where, hint),))


def _hint_for_missing(path: Path) -> str:
    folder = path.parent
    if not folder.is_dir():
        return f"its folder {folder} does not exist either; a path is relative to the configuration it stands in"
    close = nearest(path.name, sorted(entry.name for entry in folder.iterdir() if entry.is_file()))
    return f'did you mean "{close}"?' if close else "a path is relative to the configuration it stands in"


def load(path: Path) -> FileContent:
    """Give the whole file.

    Raises ``SourceError`` where it is not there or cannot be opened, ``DataError`` where it is too large or of a kind
    that is not read.
    """
    kind = format_of(path)
    limit = WORKBOOK_LIMIT if kind is Format.WORKBOOK else CSV_LIMIT
    try:
        if path.stat().st_size > limit:
            _refuse_size(path, limit=limit)
        data = path.read_bytes()
    except FileNotFoundError:
        raise missing(path) from None
    except OSError as error:
        message = f"the file {path} cannot be read: {error.strerror or error}"
        where = Location(file=str(path))
        hint = "check that it is a file, and that you may read it"
        diagnostic = Diagnostic(Severity.ERROR, "source.unreadable", message, where, hint)
        raise SourceError(message, diagnostics=(diagnostic,)) from error
    _check_signature(path.name, data, kind=kind)
    return FileContent(path.name, data, sha256(data).hexdigest(), kind)


def format_of(path: Path) -> Format:
    """Give the format that the file's name promises.

    Raises ``DataError`` for an address, an old workbook, or an ending that nobody knows.
    """
    where = Location(file=path.name)
    if scheme := _SCHEME.search(path.as_posix()):
        message = f"{scheme[1]}: addresses are not read in this version"
        refuse("data.address", message, where=where, hint="download the file and give its path")
    suffix = path.suffix.lower()
    if suffix in _FORMATS:
        return _FORMATS[suffix]
    hint = "save it as .csv or .xlsx"
    if suffix in _OLD_WORKBOOKS:
        message = f"a {suffix} workbook is not read"
        refuse("data.old_workbook", message, where=where, hint="open it in a spreadsheet and save it as .xlsx")
    message = f'the ending "{suffix}" is not read in this version' if suffix else "the file's name has no ending"
    refuse("data.format", message, where=where, hint=hint)


def _refuse_size(path: Path, *, limit: int) -> NoReturn:
    size = path.stat().st_size // MIB
    message = f"the file has {size} MiB; at most {limit // MIB} MiB are read"
    refuse("data.too_large", message, where=Location(file=path.name), hint="split it by year or by district")


def _check_signature(name: str, data: bytes, *, kind: Format) -> None:
    where = Location(file=name)
    if data.startswith(_OLE2):
        if _ENCRYPTED in data:
            hint = "take the password off in the spreadsheet program, and save it again"
            refuse("data.password", "the workbook is protected by a password", where=where, hint=hint)
        hint = "open it in a spreadsheet program and save it as .xlsx"
        refuse("data.old_workbook", "this is an old .xls workbook, whatever its name says", where=where, hint=hint)
    if kind is Format.CSV and data.startswith(_ZIP):
        refuse("data.format", "this is a workbook, not a CSV file", where=where, hint="name it .xlsx")
    if kind is Format.WORKBOOK and not data.startswith(_ZIP):
        hint = "open it in a spreadsheet program and save it as .xlsx; a CSV file must be named .csv"
        refuse("data.no_workbook", "this is not a workbook", where=where, hint=hint)
    if kind in _SIGNATURES and not data.startswith(_SIGNATURES[kind]):
        hint = "save it again from the program that made it, or give the file the ending of what it is"
        refuse("data.format", f"this is no {kind.value}, whatever its name says", where=where, hint=hint)

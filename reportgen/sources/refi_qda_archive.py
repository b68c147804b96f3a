"""The members of a REFI-QDA project file (``.qdpx``), which is a ZIP archive.

In: a path. Out: the bytes of single members, each within a limit. Nothing is ever written to disk, and the sizes that
an archive states of itself are not believed: reading stops at the limit. Sound and pictures stay packed.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from hashlib import file_digest
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reportgen.errors import DataError, Diagnostic, Location, Severity, SourceError
from reportgen.sources.files import MIB, missing, refuse

MOST_MEMBERS = 10_000
MOST_PACKED = 512 * MIB
MOST_STATED = 4096 * MIB
"""How much an archive may say that it unpacks to, sound and pictures included."""
MOST_XML = 64 * MIB
MOST_TEXT = 64 * MIB
"""How much text all sources may hold together."""

_PROJECT = "project.qde"
_SOURCES = "sources/"
_ENCRYPTED_BIT = 1
_EXPORT = "export it again as a REFI-QDA project (.qdpx) from the program it was coded in"


@dataclass(slots=True)
class Archive:
    """An open project file: ``name`` is the file's, without its folder."""

    name: str
    sha256: str
    _zip: ZipFile = field(repr=False)
    _by_name: dict[str, ZipInfo] = field(repr=False)
    _text_left: int = MOST_TEXT

    def project(self) -> tuple[str, bytes]:
        """Give the name and the bytes of the project's XML.

        Raises ``DataError`` where there is none, or more than one, or where it is too large.
        """
        found = [info for info in self._zip.infolist() if info.filename.casefold() == _PROJECT]
        if not found:
            message = f"the archive has no {_PROJECT} among its {len(self._zip.infolist())} members"
            refuse("data.no_project", message, where=self.where(), hint=_EXPORT)
        if len(found) > 1:
            message = f"the archive has {len(found)} project files ({', '.join(info.filename for info in found)})"
            refuse("data.two_projects", message, where=self.where(), hint=f"it must hold one; {_EXPORT}")
        return found[0].filename, self._read(found[0], most=MOST_XML)

    def text(self, path: str) -> str | None:
        """Give a source's text by its path below the folder of sources, or ``None`` where the archive lacks it.

        Raises ``DataError`` where it is no UTF-8, or the texts together are too large.
        """
        info = self._by_name.get(f"{_SOURCES}{path}".casefold())
        if info is None:
            return None
        data = self._read(info, most=self._text_left)
        self._text_left -= len(data)
        try:
            return data.decode("utf-8-sig")
        except UnicodeDecodeError:
            where = Location(file=f"{self.name} ({info.filename})")
            refuse("data.encoding", "the text is not written in UTF-8, as the format asks", where=where, hint=_EXPORT)

    def where(self) -> Location:
        """Give the place of the whole file."""
        return Location(file=self.name)

    def _read(self, info: ZipInfo, *, most: int) -> bytes:
        where = Location(file=f"{self.name} ({info.filename})")
        if info.flag_bits & _ENCRYPTED_BIT:
            refuse("data.password", "the archive is protected by a password", where=where, hint=_EXPORT)
        if info.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
            refuse("data.damaged_project", "it is packed in a way that is not read", where=where, hint=_EXPORT)
        try:
            with self._zip.open(info) as member:
                data = member.read(most + 1)
        except (BadZipFile, zlib.error, EOFError, OSError, NotImplementedError):
            refuse("data.damaged_project", "this part of the archive is damaged", where=where, hint=_EXPORT)
        if len(data) > most:
            message = f"it unpacks to more than {most // MIB} MiB, and was not read"
            refuse(
                "data.too_large", message, where=where, hint="a project of interviews is far smaller; export it anew"
            )
        return data


@contextmanager
def opened(path: Path) -> Iterator[Archive]:
    """Give the archive, open.

    Raises ``SourceError`` where the file is not there, ``DataError`` where it is no archive, or too large.
    """
    where = Location(file=path.name)
    try:
        with path.open("rb") as file:
            if path.stat().st_size > MOST_PACKED:
                _refuse_size(where, f"the file has more than {MOST_PACKED // MIB} MiB")
            sha256 = file_digest(file, "sha256").hexdigest()
            with ZipFile(file) as archive:
                _check_stated(archive, where)
                by_name = {info.filename.replace("\\", "/").casefold(): info for info in archive.infolist()}
                yield Archive(path.name, sha256, archive, by_name)
    except FileNotFoundError:
        raise missing(path) from None
    except BadZipFile:
        refuse("data.no_archive", "this is no REFI-QDA project: it is not a ZIP archive", where=where, hint=_EXPORT)
    except OSError as error:
        message = f"the file {path} cannot be read: {error.strerror or error}"
        diagnostic = Diagnostic(Severity.ERROR, "source.unreadable", message, where, "check that you may read it")
        raise SourceError(message, diagnostics=(diagnostic,)) from error


def _check_stated(archive: ZipFile, where: Location) -> None:
    members = archive.infolist()
    if len(members) > MOST_MEMBERS:
        _refuse_size(where, f"the archive has {len(members):,} members; at most {MOST_MEMBERS:,} are read")
    if sum(info.file_size for info in members) > MOST_STATED:
        _refuse_size(where, f"the archive unpacks to more than {MOST_STATED // MIB} MiB")


def _refuse_size(where: Location, message: str) -> None:
    hint = "export the project without its sound and pictures; only text is read"
    diagnostic = Diagnostic(Severity.ERROR, "data.too_large", message, where, hint)
    text = f"{where}: {message}"
    raise DataError(text, diagnostics=(diagnostic,))

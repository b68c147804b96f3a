"""How large a workbook is once unpacked, measured before anything opens it.

In: the bytes of a .xlsx, which is a ZIP archive. Out: nothing, or an error. The sizes that an archive states of itself
are not believed: each member is inflated piece by piece, counted, and thrown away, and the counting stops at the limit.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import NoReturn
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from reportgen.errors import Location
from reportgen.sources.files import MIB, WORKBOOK_LIMIT, refuse

_PIECE = MIB
_MOST_MEMBERS = 10_000
_LOCAL_HEADER = struct.Struct("<26xHH")
_RAW_DEFLATE = -15
_ENCRYPTED_BIT = 1


def check_unpacked_size(name: str, data: bytes, *, limit: int = WORKBOOK_LIMIT) -> None:
    """Let a workbook pass whose members come to at most ``limit`` bytes.

    Raises ``DataError`` for a larger one, one that is damaged, and one packed as no spreadsheet program packs.
    """
    where = Location(file=name)
    try:
        with ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
        if len(members) > _MOST_MEMBERS or sum(member.file_size for member in members) > limit:
            _refuse_size(name, limit=limit)
        unpacked = 0
        for member in members:
            unpacked += _unpacked_size(data, member, most=limit - unpacked)
            if unpacked > limit:
                _refuse_size(name, limit=limit)
    except (BadZipFile, zlib.error, struct.error, NotImplementedError):
        hint = "open it in a spreadsheet program and save it again"
        refuse("data.damaged_workbook", "the workbook is damaged", where=where, hint=hint)


def _refuse_size(name: str, *, limit: int) -> NoReturn:
    message = f"the workbook unpacks to more than {limit // MIB} MiB, and was not opened"
    hint = "delete the sheets that are not needed, or save the register's sheet as .csv"
    refuse("data.too_large", message, where=Location(file=name), hint=hint)


def _unpacked_size(data: bytes, member: ZipInfo, *, most: int) -> int:
    """Count a member's bytes, and stop a little after ``most``."""
    packed = _packed(data, member)
    if member.flag_bits & _ENCRYPTED_BIT or member.compress_type not in {ZIP_STORED, ZIP_DEFLATED}:
        message = "packed in a way that no spreadsheet program uses"
        raise BadZipFile(message)
    if member.compress_type == ZIP_STORED:
        return len(packed)
    inflater = zlib.decompressobj(_RAW_DEFLATE)
    total = 0
    rest: bytes | memoryview = packed
    while total <= most and not inflater.eof:
        piece = inflater.decompress(rest, _PIECE)
        rest = inflater.unconsumed_tail
        if not piece and not rest:
            break
        total += len(piece)
    return total


def _packed(data: bytes, member: ZipInfo) -> memoryview:
    name_length, extra_length = _LOCAL_HEADER.unpack_from(data, member.header_offset)
    start = member.header_offset + _LOCAL_HEADER.size + name_length + extra_length
    return memoryview(data)[start : start + member.compress_size]

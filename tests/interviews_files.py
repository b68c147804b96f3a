"""Small builders of coded interviews: tables, REFI-QDA projects, and the sources that read them."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from reportgen.config.model import InterviewsSource
from reportgen.errors import DataError
from reportgen.sources import Shelf
from reportgen.sources.dataset import Interviews
from reportgen.sources.interviews import read_interviews

GROUPS: dict[str, Any] = {
    "kader": {"id": "Kader", "en": "Volunteers"},
    "ibu": {"raw": ["Ibu", "ibu bayi"], "id": "Ibu", "en": "Mothers"},
}
THEMES: dict[str, Any] = {
    "imd": {"raw": ["imd", "Inisiasi"], "id": "IMD", "en": "Early initiation"},
    "dukungan": {"id": "Dukungan keluarga", "en": "Family support"},
}
INFORMANTS = ("informant,group,date", "K1,kader,2016-11-09", "K2,kader,2016-11-07", "M1,Ibu,2016-11-09")
SEGMENTS = (
    "informant,theme,quote",
    "K1,imd,Bayi langsung dibersihkan.",
    "M1,Inisiasi,Bayi ditaruh di dada.",
    "M1,dukungan,Suami ikut menemani.",
)


def written(folder: Path, name: str, *rows: str) -> Path:
    """Give a CSV file of these lines, the first being the header."""
    path = folder / name
    path.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return path


def tables(
    folder: Path, segments: tuple[str, ...] = SEGMENTS, informants: tuple[str, ...] = INFORMANTS, **keys: Any
) -> InterviewsSource:
    """Give a source of a table of segments and one of informants."""
    path = written(folder, "segments.csv", *segments)
    beside = written(folder, "informants.csv", *informants)
    return source(path, informants=beside, **keys)


def source(path: Path, **keys: Any) -> InterviewsSource:
    """Give a source as a configuration would declare it."""
    return InterviewsSource.model_validate(
        {"kind": "interviews", "path": path, "groups": GROUPS, "themes": THEMES, **keys}
    )


def interviews(declared: InterviewsSource) -> Interviews:
    """Give the interviews that a source reads."""
    return read_interviews("talks", declared, shelf=Shelf())


def refusal(declared: InterviewsSource) -> str:
    """Give everything that is said when interviews are refused; fails where they are not."""
    try:
        interviews(declared)
    except DataError as error:
        return "\n".join((error.message, *(str(diagnostic) for diagnostic in error.diagnostics)))
    message = "the interviews were read"
    raise AssertionError(message)


HEAD = '<?xml version="1.0" encoding="utf-8"?>\n<Project name="p" xmlns="urn:QDA-XML:project:1.0">'
CODES = """<Users><User guid="U1" name="One"/><User guid="U2" name="Two"/></Users>
<CodeBook><Codes>
<Code guid="C1" name="Inisiasi" isCodable="true"><Code guid="C2" name="halangan" isCodable="true"/></Code>
<Code guid="C3" name="keluarga::dukungan" isCodable="true"/>
<Code guid="C4" name="mendukung" isCodable="true"/>
<Code guid="C5" name="menghambat" isCodable="true"/>
<Code guid="C6" name="lain" isCodable="true"/>
</Codes></CodeBook>"""
CASES = """<Variables><Variable guid="V1" name="kelompok" typeOfVariable="Text"/>
<Variable guid="V2" name="date" typeOfVariable="Date"/><Variable guid="V3" name="umur" typeOfVariable="Integer"/>
</Variables><Cases>
<Case guid="K1" name="Kasus 1"><VariableValue><VariableRef targetGUID="V1"/><TextValue>kader</TextValue></VariableValue>
<VariableValue><VariableRef targetGUID="V2"/><DateValue>2016-11-09</DateValue></VariableValue>
<SourceRef targetGUID="S1"/></Case>
<Case guid="K2" name="Kasus 2"><VariableValue><VariableRef targetGUID="V1"/><TextValue>Ibu</TextValue></VariableValue>
<VariableValue><VariableRef targetGUID="V2"/><DateValue>2016-11-07</DateValue></VariableValue>
<VariableValue><VariableRef targetGUID="V3"/><IntegerValue>24</IntegerValue></VariableValue>
<SourceRef targetGUID="S2"/></Case></Cases>"""
FIRST = "Bayi kami 👶 taruh di dada. Sebentar saja."
SECOND = "Suami menemani. Mertua kasih air."


def selection(start: int, end: int, *codes: str, guid: str = "", coder: str = "U1") -> str:
    """Give a coded selection of a text."""
    codings = "".join(
        f'<Coding guid="G{start}{code}" creatingUser="{coder}"><CodeRef targetGUID="{code}"/></Coding>'
        for code in codes
    )
    return (
        f'<PlainTextSelection guid="{guid or f"P{start}{coder}{codes}"}" startPosition="{start}" endPosition="{end}">'
        f"{codings}</PlainTextSelection>".replace("'", "")
        .replace("(", "")
        .replace(")", "")
        .replace(",", "")
    )


def text_source(guid: str, name: str, *parts: str, path: str | None = None) -> str:
    """Give a source of text; its words stand in the parts, or in the file at ``path``."""
    at = f' plainTextPath="{path}"' if path is not None else ""
    return f'<TextSource guid="{guid}" name="{name}"{at}>{"".join(parts)}</TextSource>'


SOURCES = "<Sources>{}{}</Sources>".format(
    text_source(
        "S1", "Wawancara 1", selection(0, 26, "C1", "C4"), selection(27, 41, "C1", "C5", "C6"), path="internal://S1.txt"
    ),
    text_source("S2", "Wawancara 2", f"<PlainTextContent>{SECOND}</PlainTextContent>", selection(0, 15, "C3")),
)


def project(folder: Path, *, xml: str | None = None, member: str = "project.qde", **members: str) -> Path:
    """Give a project file; ``members`` are further members, by their names below the folder of sources."""
    path = folder / "talks.qdpx"
    inside = {"S1.txt": FIRST} if not members else {f"{name}.txt": text for name, text in members.items()}
    with ZipFile(path, "w", ZIP_DEFLATED) as archive:
        archive.writestr(member, HEAD + CODES + CASES + SOURCES + "</Project>" if xml is None else xml)
        for name, text in inside.items():
            archive.writestr(f"Sources/{name}", text)
    return path


def coded(path: Path, **keys: Any) -> InterviewsSource:
    """Give a source of a project, as a configuration would declare it."""
    given: dict[str, Any] = {
        "group_variable": "kelompok",
        "stance_codes": {"supports": "mendukung", "hinders": "menghambat"},
        **keys,
    }
    return source(path, **given)

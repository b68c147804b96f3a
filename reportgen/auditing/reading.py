"""A file with published figures → publications with every claim judged.

In: a path: YAML, CSV or XLSX. Out: ``Audited`` publications. It words nothing.
"""

from __future__ import annotations

from pathlib import Path

from reportgen.config.evidence_file import load_evidence
from reportgen.config.evidence_table import COLUMNS, ClaimTable, publications_of
from reportgen.config.model import Publication
from reportgen.locales.languages import Language, Text
from reportgen.publications import Audited, Begun, audited
from reportgen.sources.csv_rows import csv_rows
from reportgen.sources.files import FileContent, Format, load
from reportgen.sources.workbook_rows import workbook_rows

_CONFIGURATIONS = (".yaml", ".yml")
_DELIMITERS = ",;\t"


def audit_file(path: Path, *, sheet: str | None = None, begun: Begun | None = None) -> tuple[Audited, ...]:
    """Give the publications of a file with every claim judged; ``sheet`` is of a workbook, by default the first.

    ``begun`` is called as the checks of a claim begin.

    Raises ``ConfigError`` with every problem of the list or table, ``DataError`` for a file that is no table, and
    ``SourceError`` where it cannot be opened.
    """
    return tuple(audited(in_every_language(publication), begun) for publication in _publications(path, sheet))


def in_every_language(publication: Publication) -> Publication:
    """Give a publication whose words stand in every language: those of another where a brief asked for no more."""
    claims = tuple(
        claim if claim.label is None else claim.model_copy(update={"label": _filled(claim.label)})
        for claim in publication.claims
    )
    return publication.model_copy(update={"citation": _filled(publication.citation), "claims": claims})


def _filled(text: Text) -> Text:
    given = text.as_mapping()
    other = next(iter(given.values()))
    return Text.of({language.value: given.get(language.value, other) for language in Language})


def _publications(path: Path, sheet: str | None) -> tuple[Publication, ...]:
    if path.suffix.lower() in _CONFIGURATIONS:
        return load_evidence(path)
    return publications_of(_table(path, sheet))


def _table(path: Path, sheet: str | None) -> ClaimTable:
    content = load(path)
    name = None
    if content.format is Format.WORKBOOK:
        name, rows = workbook_rows(content, sheet, decimal=".")
    else:
        rows = csv_rows(content, delimiter=_delimiter(content), encoding="utf-8")
    header = tuple(cell.strip() for cell in next(rows, []))
    filled = ((number, tuple(row)) for number, row in enumerate(rows, start=2) if any(map(str.strip, row)))
    return ClaimTable(str(path), header, tuple(filled), name)


def _delimiter(content: FileContent) -> str:
    """Give the delimiter that makes most of the header out."""
    header = content.data.split(b"\n", 1)[0].decode("utf-8-sig", errors="replace")

    def known(sign: str) -> int:
        return sum(cell.strip().strip('"').casefold() in COLUMNS for cell in header.split(sign))

    return max(_DELIMITERS, key=known)

"""The verdicts as a report that looks like the briefs: one page where it fits.

In: ``Audited`` publications. Out: bytes by file name. It writes no file and judges nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from enum import StrEnum
from functools import reduce
from pathlib import Path

from reportgen.auditing.records import file_record
from reportgen.brief import Block, Brief, Bullets, Letterhead, NumberedTable, Paragraph, Section, Terms
from reportgen.config.model import Layout, Publication
from reportgen.exhibits.table import Align, Cell, Column, Row, Table
from reportgen.findings import Audience
from reportgen.html import Pictures, Setting, render, standalone, stylesheet
from reportgen.integrity.verdicts import Verdict
from reportgen.locales.languages import Language, Text
from reportgen.locales.messages import Message, Number, message
from reportgen.locales.voice import voice
from reportgen.narrative.audit import claim_words, long_form, verdict_words
from reportgen.narrative.audit.figures import joined
from reportgen.publications import Audited, AuditedClaim
from reportgen.workshop import Workshop

_NOTES = ("meaning", "consistent", "rounding", "tables")
_THEME = "default"


class Format(StrEnum):
    """A kind of file that an audit can come out as."""

    PDF = "pdf"
    HTML = "html"
    JSON = "json"


def report_files(
    path: Path, found: Sequence[Audited], *, languages: tuple[Language, ...], formats: frozenset[Format]
) -> dict[str, bytes]:
    """Give ``audit.pdf``, ``audit.html`` and ``audit.json``, as far as asked for, by name."""
    import json  # noqa: PLC0415 -- only where a file of it is asked for

    files: dict[str, bytes] = {}
    if formats & {Format.PDF, Format.HTML}:
        files |= _pages(report(path, found), languages, formats=formats)
    if Format.JSON in formats:
        files["audit.json"] = (json.dumps(file_record(path.name, found), ensure_ascii=False, indent=2) + "\n").encode()
    return files


def _pages(brief: Brief, languages: tuple[Language, ...], *, formats: frozenset[Format]) -> dict[str, bytes]:
    """Give the PDF and HTML: languages side by side where one page holds both, else one after the other."""
    layouts = (Layout.PARALLEL, Layout.SEQUENTIAL) if len(languages) > 1 else (Layout.SEPARATE,)
    voices, css, press = tuple(map(voice, languages)), stylesheet(_THEME), Workshop().press
    for layout in layouts:
        html = render(brief, voices, pictures=Pictures(), setting=Setting(layout))
        printed = press.print(html, css=css)
        if printed.pages == 1:
            break
    made = {"audit.pdf": printed.pdf, "audit.html": standalone(html, css=css).encode()}
    return {name: content for name, content in made.items() if Format(name.rpartition(".")[2]) in formats}


def report(path: Path, found: Sequence[Audited]) -> Brief:
    """Give the report as a brief without a puskesmas: what was found first, then each publication."""
    letterhead = Letterhead(None, Text.same(path.name), (), None, None, None, None)
    studies = tuple(_section(number, each) for number, each in enumerate(found, 1))
    arithmetic = _arithmetic(found)
    notes = Section("limitations", message("audit.report.notes"), (Bullets(tuple(map(_note, _NOTES))),))
    sections = (*studies, arithmetic, notes) if arithmetic.blocks else (*studies, notes)
    return Brief(
        puskesmas=path.stem,
        letterhead=letterhead,
        kind=message("audit.report.kind"),
        title=title(found),
        marks=(),
        audience=Audience.PUBLIC,
        draft=False,
        front=(Paragraph(summary(found)),),
        sections=sections,
    )


def _note(name: str) -> Message:
    return message(f"audit.note.{name}")


def _counts(found: Sequence[Audited]) -> dict[Verdict, int]:
    claims = [claim for each in found for claim in each.claims]
    return {verdict: sum(claim.verdict is verdict for claim in claims) for verdict in Verdict}


def title(found: Sequence[Audited]) -> Message:
    """Give what the audit comes to, in a line."""
    counts = _counts(found)
    total = sum(counts.values())
    for verdict, name in ((Verdict.IMPOSSIBLE, "impossible"), (Verdict.CONSISTENT_ONLY_IF, "conditional")):
        if counts[verdict]:
            return message(f"audit.report.title.{name}", counts[verdict], total=Number(total))
    return Message("audit.report.title.none", (("total", Number(total)),), total)


def summary(found: Sequence[Audited]) -> Message:
    """Give how many figures have each verdict that any has."""
    counts = {verdict: number for verdict, number in _counts(found).items() if number}
    parts = [
        message(f"audit.report.count.{verdict.value}", number=Number(number)) for verdict, number in counts.items()
    ]
    return message("audit.report.summary", counts=joined("audit.comma", parts))


def _section(number: int, each: Audited) -> Section:
    blocks = (Paragraph(study_words(each.publication)), NumberedTable(number, _table(number, each)))
    return Section(f"study-{number}", each.publication.citation, blocks)


def study_words(publication: Publication) -> Message:
    """Give a publication's design and n."""
    design = message(f"audit.design.{publication.design.value}")
    if publication.n is None:
        return message("audit.report.study.no_n", design=design)
    return message("audit.report.study", design=design, n=Number(publication.n))


def numbered(claim: AuditedClaim) -> Message:
    """Give a claim as printed, with its number."""
    return message("audit.report.numbered", number=claim.number, claim=claim_words(claim.judged.claim))


def _table(number: int, each: Audited) -> Table:
    columns = (
        Column(message("audit.report.figure"), Align.TEXT),
        Column(message("audit.report.verdict"), Align.TEXT),
    )
    rows = tuple(
        Row(numbered(claim), (Cell(verdict_words(claim.judged)),), emphasis=claim.verdict is Verdict.IMPOSSIBLE)
        for claim in each.claims
    )
    return Table(f"audit-{number}", message("audit.report.table"), columns, rows)


def _arithmetic(found: Sequence[Audited]) -> Section:
    """Give the arithmetic behind whatever is not plainly consistent, in the small type of what is looked up."""
    blocks: list[Block] = []
    for each in found:
        explained = [claim for claim in each.claims if claim.verdict is not Verdict.CONSISTENT]
        terms = tuple(term for claim in explained for term in _terms(claim))
        if terms and len(found) > 1:
            blocks.append(Paragraph(each.publication.citation))
        blocks += [Terms(terms)] if terms else []
    return Section("methods", message("audit.report.arithmetic"), tuple(blocks))


def _terms(claim: AuditedClaim) -> Iterator[tuple[Message, Message]]:
    """Give the sentences of a claim, each way to read it under its own term."""
    merged: dict[Message, Message] = {}
    for passage in long_form(claim.judged):
        if passage.lines:
            term = passage.heading or numbered(claim)
            before = (merged[term],) if term in merged else ()
            merged[term] = _running((*before, *passage.lines))
    yield from merged.items()


def _running(sentences: Sequence[Message]) -> Message:
    """Give sentences one after the other, as a paragraph."""
    return reduce(lambda first, second: message("audit.then", first=first, second=second), sentences)

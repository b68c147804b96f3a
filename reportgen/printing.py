"""A brief printed: every file that a run was asked for, as bytes.

In: a ``Brief`` with its story, and how it is to be printed. Out: file names with their contents. Which language
stands in which file is decided here, by the layout; a chart is drawn once a language, as wide as the layout's column.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen import results
from reportgen.config.model import Layout
from reportgen.findings import Audience
from reportgen.locales.languages import Language, Text
from reportgen.locales.voice import Voice, voice
from reportgen.narrative.notices import Notice
from reportgen.narrative.telling import Told, all_notices
from reportgen.workshop import Workshop

if TYPE_CHECKING:
    from reportgen.brief import Brief
    from reportgen.html import Pictures

PARALLEL_COLUMN_MM = 124.0
"""The width of one language's column where two stand side by side on a landscape page."""


class Format(StrEnum):
    """A kind of file that a brief can come out as."""

    PDF = "pdf"
    HTML = "html"
    JSON = "json"
    XLSX = "xlsx"


@dataclass(frozen=True, slots=True)
class Order:
    """How a brief is to be printed; ``created`` dates the documents, for no clock is asked."""

    layout: Layout
    languages: tuple[Language, ...]
    formats: frozenset[Format]
    theme: str
    office: Path | None
    created: date
    generator: str


@dataclass(frozen=True, slots=True)
class Document:
    """One file of pages before it is printed: its name without an ending, and its HTML."""

    name: str
    html: str


@dataclass(frozen=True, slots=True)
class Printout:
    """Files of pages by name, and what the engine warned of while it made them (such as a style it does not know)."""

    files: Mapping[str, bytes]
    warnings: tuple[str, ...]


def voices(languages: Sequence[Language]) -> tuple[Voice, ...]:
    """Give the voices of languages, in their order."""
    return tuple(voice(language) for language in languages)


def marks(brief: Brief) -> str:
    """Give what a file's name says beside the language: that it is a draft, that it is internal."""
    return (".draft" if brief.draft else "") + (".internal" if brief.audience is Audience.INTERNAL else "")


def draw_charts(brief: Brief, order: Order, *, workshop: Workshop) -> Pictures:
    """Give the brief's charts drawn in each language, and its logo."""
    from reportgen.html import Pictures  # noqa: PLC0415 -- Jinja2 is heavy; a check makes no pages

    width = PARALLEL_COLUMN_MM if order.layout is Layout.PARALLEL and len(order.languages) > 1 else None
    charts = {
        (block.chart.id, spoken.language): workshop.draw(block.chart, spoken, width_mm=width)
        for block in brief.charts()
        for spoken in voices(order.languages)
    }
    logo = brief.letterhead.logo
    return Pictures(charts, logo.read_bytes() if logo is not None else None)


def documents(brief: Brief, order: Order, *, pictures: Pictures) -> tuple[Document, ...]:
    """Give the files of pages: one a language where they are separate, else one for all."""
    from reportgen.html import Setting, render  # noqa: PLC0415 -- likewise

    setting = Setting(order.layout, order.office, order.created, order.generator)
    editions: list[tuple[tuple[Language, ...], str]]
    if order.layout is Layout.SEPARATE:
        editions = [((language,), f"brief.{language.value}{marks(brief)}") for language in order.languages]
    else:
        editions = [(order.languages, f"brief{marks(brief)}")]
    return tuple(
        Document(name, render(brief, voices(languages), pictures=pictures, setting=setting))
        for languages, name in editions
    )


def print_documents(found: Sequence[Document], order: Order, *, workshop: Workshop) -> Printout:
    """Give the HTML and PDF files that were asked for, by name, and what the engine warned of."""
    from reportgen.html import standalone, stylesheet  # noqa: PLC0415 -- likewise

    css = stylesheet(order.theme, office=order.office)
    files: dict[str, bytes] = {}
    warnings: list[str] = []
    for document in found:
        if Format.PDF in order.formats:
            printed = workshop.press.print(document.html, css=css)
            files[f"{document.name}.pdf"] = printed.pdf
            warnings += map(str, printed.warnings)
        if Format.HTML in order.formats:
            files[f"{document.name}.html"] = standalone(document.html, css=css).encode()
    return Printout(files, tuple(dict.fromkeys(warnings)))


def data_files(brief: Brief, told: Told, order: Order) -> dict[str, bytes]:
    """Give results.json and tables.xlsx, where they were asked for, by name."""
    files: dict[str, bytes] = {}
    if Format.JSON in order.formats:
        defined = told.register.indicators if told.register is not None else {}
        header = results.Header(brief.puskesmas, brief.letterhead.place, brief.draft, brief.approval, defined)
        said = tuple(_notice(notice, order.languages) for notice in all_notices(told))
        files["results.json"] = results.to_json(
            told.findings,
            header=header,
            notices=said,
            evidence=told.evidence,
            supplied=told.policy.supplied if told.policy is not None else (),
        ).encode()
    if Format.XLSX in order.formats:
        from reportgen import workbook  # noqa: PLC0415 -- only where a workbook is asked for

        files["tables.xlsx"] = workbook.write(brief, voices(order.languages))
    return files


def _notice(notice: Notice, languages: Sequence[Language]) -> results.Notice:
    words = Text.of({language.value: voice(language).say(notice.words) for language in languages})
    return results.Notice(notice.severity, notice.code, words, notice.where)

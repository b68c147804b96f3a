"""One brief as one HTML document, in one language or in several.

In: a brief, voices, pictures and a setting. Out: HTML text. The layout decides which page template is used; the
partials of a block are the same in each.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportgen.brief import (
    Block,
    Brief,
    Bullets,
    Headline,
    NumberedChart,
    NumberedTable,
    Paragraph,
    Stamp,
    Terms,
)
from reportgen.config.model import Layout
from reportgen.exhibits.table import Table
from reportgen.html.pictures import Pictures, picture_uri
from reportgen.html.search import environment, located_errors
from reportgen.locales.languages import Language
from reportgen.locales.messages import Message, Value
from reportgen.locales.voice import Voice

LONG_TABLE = 8
"""A table with more rows may break across pages; a shorter one is kept whole."""
LONGEST_PAIR = 26
"""Side by side, a table with more rows is parted: the two languages would break at different rows."""

SHORT_STUB = 24
"""Letters of a name such as a village's; a longer head of a row may be wrapped."""

_PARTS: dict[type[Block], str] = {
    Paragraph: "paragraph",
    Bullets: "bullets",
    Terms: "terms",
    Headline: "headline",
    Stamp: "stamp",
    NumberedTable: "table",
    NumberedChart: "chart",
}
_PAGE, _PAGES = "\ue000", "\ue001"
_RANGE = re.compile(r"(?<=[\d%])–(?=[\d+−])")
_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set.

    ``office`` is a folder of templates that come before the built-in ones; ``created`` is printed into the
    document's properties, and no clock is asked where it is ``None``.
    """

    layout: Layout = Layout.SEPARATE
    office: Path | None = None
    created: date | None = None
    generator: str = "reportgen"


@dataclass(frozen=True, slots=True)
class Edition:
    """What templates know of one language: ``say`` words a value, ``words`` a message by its id.

    ``place`` counts the editions of the document from 1. What begins with an underscore is out of a template's reach.
    """

    language: Language
    place: int
    _voice: Voice
    _pictures: Pictures

    @property
    def code(self) -> str:
        """The language's code, for ``lang``."""
        return self.language.value

    def say(self, value: Value) -> str:
        """Word a value; a range of numbers stays on one line."""
        return _RANGE.sub(f"–{_JOINER}", self._voice.say(value))

    def words(self, identity: str, **values: Value) -> str:
        """Word a message of the catalogues."""
        return self.say(Message(identity, tuple(values.items())))

    def has_short_stubs(self, table: Table) -> bool:
        """Tell whether the heads of a table's rows are names rather than sentences, and so are not to be wrapped."""
        return all(len(self.say(row.stub)) <= SHORT_STUB for row in table.rows)

    def chart(self, block: NumberedChart) -> str:
        """Give a chart's picture as a data URI."""
        return self._pictures.chart(block.chart.id, self.language)

    def folio(self) -> tuple[tuple[str, str], ...]:
        """Give *page x of y* as (words, counter) pairs: the counter's CSS class, or nothing after the last words."""
        worded = self.words("html.folio", page=_PAGE, pages=_PAGES)
        parts = worded.replace(_PAGE, f"{_PAGE}page-number{_PAGE}").replace(_PAGES, f"{_PAGE}page-count{_PAGE}")
        pieces = [*parts.split(_PAGE), ""]
        return tuple(zip(pieces[::2], pieces[1::2], strict=True))


def render(brief: Brief, voices: Sequence[Voice], *, pictures: Pictures, setting: Setting) -> str:
    """Give the HTML of a brief in the languages of ``voices``, in their order.

    ``Layout.SEPARATE`` and a single voice give one edition; ``SEQUENTIAL`` one after the other; ``PARALLEL`` side by
    side. Raises ``RenderError``: a template that cannot be used (file and line), a picture that is missing or of an
    unknown kind, ``SEPARATE`` with more than one voice.
    """
    layout = _layout(voices, setting.layout)
    editions = tuple(Edition(voice.language, place, voice, pictures) for place, voice in enumerate(voices, start=1))
    with located_errors(setting.office):
        page = environment(setting.office).get_template("brief.html")
        return page.render(
            brief=_without_paths(brief),
            editions=editions,
            layout=layout.value,
            created=setting.created,
            generator=setting.generator,
            logo=None if pictures.logo is None else picture_uri(pictures.logo, name=_logo_name(brief)),
            **_TOOLS,
        )


def _layout(voices: Sequence[Voice], asked: Layout) -> Layout:
    if len(voices) == 1:
        return Layout.SEPARATE
    if asked is Layout.SEPARATE or not voices:
        text = f"{len(voices)} languages cannot stand in one document of layout separate; render each by itself"
        raise ValueError(text)
    return asked


def _without_paths(brief: Brief) -> Brief:
    """Give the brief without its paths: a path in a template's hands would be a way to the machine's files."""
    return replace(brief, letterhead=replace(brief.letterhead, logo=None))


def _logo_name(brief: Brief) -> str:
    return "logo" if brief.letterhead.logo is None else str(brief.letterhead.logo)


def part(block: Block) -> str:
    """Give the name of the partial that prints a block."""
    return _PARTS[type(block)]


def pairs(block: Block) -> tuple[Block, ...]:
    """Give the blocks to align side by side: a list item by item, a long table part by part, anything else whole."""
    match block:
        case Bullets() | Terms():
            return tuple(replace(block, items=(item,)) for item in block.items)
        case NumberedTable():
            return tuple(NumberedTable(block.number, each) for each in _parts(block.table))
        case _:
            return (block,)


def _parts(table: Table) -> tuple[Table, ...]:
    """Give the table in parts of nearly one length that each fit a page; the notes stand below the last."""
    count = max(1, -(-len(table.rows) // LONGEST_PAIR))
    length = -(-len(table.rows) // count)
    parts = [table.rows[start : start + length] for start in range(0, len(table.rows), length)]
    last = len(parts) - 1
    return tuple(
        replace(
            table,
            id=table.id if place == 0 else f"{table.id}-{place + 1}",
            rows=rows,
            notes=table.notes if place == last else (),
            source=table.source if place == last else None,
        )
        for place, rows in enumerate(parts)
    ) or (table,)


def is_long(table: Table) -> bool:
    """Tell whether a table may break across pages."""
    return len(table.rows) > LONG_TABLE


def halves(block: Bullets | Terms, say: Callable[[Value], str]) -> tuple[Block, ...]:
    """Give a list as two of about the same length, to stand side by side; one of a single item stays whole.

    CSS columns would balance the two by laying them out again and again, which doubles the cost of a document.
    """
    weights = [len(say(item) if isinstance(block, Bullets) else "".join(map(say, item))) for item in block.items]
    if len(weights) < 2:  # noqa: PLR2004 -- a half needs an item
        return (block,)
    cut = min(range(1, len(weights)), key=lambda at: abs(sum(weights[:at]) - sum(weights[at:])))
    return type(block)(block.items[:cut]), type(block)(block.items[cut:])  # type: ignore[arg-type]


_TOOLS: dict[str, Callable[..., object]] = {"part": part, "pairs": pairs, "halves": halves, "is_long": is_long}

"""One brief as one HTML document, in one language or in several.

In: a brief, voices, pictures and a setting. Out: HTML text. The layout decides which page template is used; the
partials of a block are the same in each.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from reportgen.brief import Brief, NumberedChart
from reportgen.config.model import Layout
from reportgen.exhibits.table import Table
from reportgen.html.pictures import Pictures, picture_uri
from reportgen.html.pieces import TOOLS
from reportgen.html.search import environment, located_errors
from reportgen.locales.languages import Language
from reportgen.locales.messages import Message, Value
from reportgen.locales.voice import Voice

SHORT_STUB = 24
"""Letters of a name such as a village's; a longer head of a row may be wrapped."""

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
        return _RANGE.sub(f"–{_JOINER}", self.plain(value))

    def plain(self, value: Value) -> str:
        """Word a value that is not set in type: a property, an alternative text, a bookmark."""
        return self._voice.say(value)

    def words(self, identity: str, **values: Value) -> str:
        """Word a message of the catalogues."""
        return self.say(Message(identity, tuple(values.items())))

    def has_short_stubs(self, table: Table) -> bool:
        """Tell whether the heads of a table's rows are names rather than sentences, and so are not to be wrapped."""
        return all(len(self.say(row.stub)) <= SHORT_STUB for row in table.rows if row.cells)

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
    unknown kind; ``ValueError`` for ``SEPARATE`` with more than one voice, which is the caller's mistake.
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
            **TOOLS,
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

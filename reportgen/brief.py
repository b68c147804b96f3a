"""One frozen brief: everything that will stand on the pages, in order and numbered, before any language is chosen.

In: messages of ``narrative`` and values of ``exhibits``. Out: ``Brief``. ``html`` renders it in a voice; ``workbook``
writes its tables. It computes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportgen.exhibits.chart import Chart
from reportgen.exhibits.quotes import Quotes
from reportgen.exhibits.table import Table
from reportgen.findings import Audience, Usability
from reportgen.locales.languages import Text
from reportgen.locales.messages import Value, Words
from reportgen.periods import Period


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph."""

    words: Words


@dataclass(frozen=True, slots=True)
class Bullets:
    """A list of sentences."""

    items: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """A list of terms with what they mean (indicators and their definitions, methods)."""

    items: tuple[tuple[Value, Words], ...]


@dataclass(frozen=True, slots=True)
class Headline:
    """The headline number of page one: the figure large, what it is, and the lines that belong to it.

    ``figure`` is ``None`` where there is no number to show; ``lines`` then say why.
    """

    figure: Value | None
    what: Words
    lines: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Stamp:
    """The verdict on the data, one word and its reasons."""

    usability: Usability
    verdict: Words
    reasons: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class ActionLine:
    """One thing to do: what, by whom, by when, and (where it must be said) why it is provisional."""

    do: Words
    actor: Words
    due: Words
    remark: Words | None = None


@dataclass(frozen=True, slots=True)
class Actions:
    """Who should do what by when: the actions of page one, three at most, under their heading.

    ``first`` is the number of the first of them. Parted, the heading stands with the first alone, else ``None``;
    ``numbered`` says whether there are several.
    """

    heading: Words | None
    items: tuple[ActionLine, ...]
    first: int = 1
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class AdviceItem:
    """One recommendation: what to do and (in full) what goes with it, then its points (who, why, basis) by name."""

    do: Words
    how: Words | None
    points: tuple[tuple[Words, Words], ...]


@dataclass(frozen=True, slots=True)
class Advice:
    """Recommendations one by one; where they are ``numbered``, by the numbers of page one from ``first`` on."""

    items: tuple[AdviceItem, ...]
    first: int = 1
    numbered: bool = True


@dataclass(frozen=True, slots=True)
class Interpretation:
    """What the brief's own authors make of a section; ``missing`` where a draft asks for it."""

    words: Words
    missing: bool = False


@dataclass(frozen=True, slots=True)
class NumberedTable:
    """A table with its number in the brief."""

    number: int
    table: Table


@dataclass(frozen=True, slots=True)
class NumberedChart:
    """A chart with its number in the brief."""

    number: int
    chart: Chart


Block = (
    Paragraph
    | Bullets
    | Terms
    | Headline
    | Stamp
    | NumberedTable
    | NumberedChart
    | Quotes
    | Actions
    | Advice
    | Interpretation
)


@dataclass(frozen=True, slots=True)
class Section:
    """A section: a stable id (an anchor, a CSS class), its heading, its blocks."""

    id: str
    heading: Words
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who speaks, about which place and time; ``period`` is ``None`` where the document is of no time."""

    issuer: Text | None
    place: Text
    area: tuple[Text, ...]
    period: Period | None
    logo: Path | None
    contact: Text | None
    note: Words | None


@dataclass(frozen=True, slots=True)
class Approval:
    """Who read a final brief and lets it be passed on, on which day; ``hash`` is that of what was read."""

    name: str
    role: Text
    day: date
    hash: str


@dataclass(frozen=True, slots=True)
class Brief:
    """One brief.

    ``kind`` words what the document is (*ringkasan kebijakan*); ``marks`` are what every page must carry (*draft*,
    *not for publication*); ``front`` is page one after the title: headline, picture, key messages. ``approval`` is
    ``None`` for a draft.
    """

    puskesmas: str
    letterhead: Letterhead
    kind: Words
    title: Words
    marks: tuple[Words, ...]
    audience: Audience
    draft: bool
    front: tuple[Block, ...]
    sections: tuple[Section, ...]
    approval: Approval | None = None

    def blocks(self) -> Iterator[Block]:
        """Go through every block in reading order."""
        yield from self.front
        for section in self.sections:
            yield from section.blocks

    def tables(self) -> tuple[NumberedTable, ...]:
        """Give the tables in reading order."""
        return tuple(block for block in self.blocks() if isinstance(block, NumberedTable))

    def charts(self) -> tuple[NumberedChart, ...]:
        """Give the charts in reading order."""
        return tuple(block for block in self.blocks() if isinstance(block, NumberedChart))
